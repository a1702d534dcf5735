// Findings: beside the report, at their cells, and the way from one to the other.

import { thai } from "./digits.js";
import { h } from "./dom.js";
import { above, state, writable } from "./state.js";

// The hints of the families file and schema say what to type into the file, which nobody needs who types here.
function hint(finding) {
  return finding.rule < "ITA1" && writable() ? "" : finding.hint;
}

const SEVERITIES = { error: "ต้องแก้", warning: "ควรดู", info: "ข้อสังเกต" };

// The findings of the file and, in their place, those of a text that is being typed.
export function current() {
  const found = new Map(Object.entries(state.findings));
  for (const [path, entry] of state.typed) if (entry.findings) found.set(path, entry.findings);
  return found;
}

// The findings by the drawn place nearest to them: a finding of a missing key stands at its measure.
export function byPlace(places) {
  const placed = new Map();
  for (const [path, findings] of current()) {
    let place = path;
    while (place && !places.has(place)) place = above(place);
    placed.set(place, [...(placed.get(place) ?? []), ...findings]);
  }
  return placed;
}

export function notes(path, findings) {
  return h(
    "ul",
    { class: "notes", id: `notes-${path}`, "data-key": "notes" },
    (findings ?? []).map((finding) =>
      h(
        "li",
        { class: finding.severity, lang: state.report?.language },
        h("strong", {}, SEVERITIES[finding.severity]),
        ` ${finding.message}`,
        hint(finding) && h("span", { class: "hint" }, hint(finding)),
      ),
    ),
  );
}

export function list() {
  const all = Object.values(state.findings).flat();
  all.sort((one, other) => one.line - other.line || one.column - other.column);
  return h("ol", { id: "findings" }, all.map(item));
}

function item(finding) {
  return h(
    "li",
    { class: finding.severity, lang: state.report?.language },
    h(
      "a",
      { href: `#${finding.path}`, "data-to": finding.path },
      h("strong", { lang: "th" }, SEVERITIES[finding.severity]),
      h("span", { class: "where", lang: "th" }, ` บรรทัด ${finding.line}:${finding.column} `),
      h("span", { class: "message" }, finding.message),
    ),
    hint(finding) && h("p", { class: "hint" }, hint(finding)),
  );
}

export function tally() {
  const { errors, warnings } = state.report?.summary ?? { errors: 0, warnings: 0 };
  if (!errors && !warnings) return "ไม่พบข้อผิดพลาด";
  return [errors && `ต้องแก้ ${thai(errors)} แห่ง`, warnings && `ควรดู ${thai(warnings)} แห่ง`].filter(Boolean).join(" · ");
}

// Go to the place of a path: into its text box, or to the nearest thing that is drawn.
export function goTo(path) {
  for (let place = path; place; place = above(place)) {
    const drawn = document.querySelector(`#report [data-place="${CSS.escape(place)}"]`);
    if (!drawn) continue;
    const target = drawn.matches("textarea") ? drawn : drawn.querySelector("textarea") ?? drawn;
    if (!target.matches("textarea")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
    return;
  }
  document.getElementById("report").focus();
}
