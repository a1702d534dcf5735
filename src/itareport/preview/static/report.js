// The report as it will look, with a text box for each of its texts.

import { thai } from "./digits.js";
import { h } from "./dom.js";
import { byPlace, notes } from "./findings.js";
import { state, waiting, writable } from "./state.js";

let placed; // findings by the places of the drawing that is being made
let locked; // whether nothing may be changed for now

export function report() {
  const page = state.page;
  placed = byPlace(places(page));
  locked = !writable() || waiting();
  return h(
    "div",
    { id: "report", tabindex: "-1", class: state.report.readOnly ? "reading" : "" },
    page && [
      h("div", { class: "titles", "data-key": "titles" }, page.titles.map((line) => h("p", {}, line))),
      head(page),
      h("div", { class: "preface", "data-key": "preface" }, cell(page.preface)),
      table(page),
      page.groups.map(group),
    ],
  );
}

function cells(page) {
  const measures = (page?.issues ?? []).flatMap((issue) => issue.measures);
  return [...(page ? [page.preface] : []), ...measures.flatMap((measure) => [...measure.cells, ...measure.unprinted])];
}

export function allBoxes(page) {
  const titles = (page?.issues ?? []).map((issue) => issue.title);
  const entries = (page?.groups ?? []).flatMap((one) => one.entries);
  return [
    ...(page?.head ?? []),
    ...titles,
    ...entries.flatMap((entry) => entry.boxes),
    ...cells(page).flatMap((one) => [...one.boxes, ...extra(one)]),
  ];
}

// The paths that are drawn, so that a finding can stand at the nearest.
function places(page) {
  const found = new Set(allBoxes(page).map((one) => one.path));
  for (const one of cells(page)) found.add(one.path);
  for (const one of page?.groups ?? []) found.add(one.path);
  for (const entry of (page?.groups ?? []).flatMap((one) => one.entries)) found.add(entry.path);
  for (const issue of page?.issues ?? []) {
    found.add(issue.path);
    for (const measure of issue.measures) found.add(measure.path);
  }
  return found;
}

function head(page) {
  return h(
    "fieldset",
    { class: "head", "data-key": "head" },
    h("legend", {}, "ข้อมูลของรายงาน"),
    page.head.map((one) =>
      h(
        "div",
        { class: "field", "data-key": one.path },
        h("span", { class: "label", "aria-hidden": "true" }, one.label),
        box(one),
      ),
    ),
  );
}

// A field: its boxes, what was found in it as a whole, and the button for one more entry.
function cell(one) {
  const boxes = [...one.boxes, ...extra(one)];
  return [
    h("span", { class: "label", "aria-hidden": "true", "data-key": "label" }, one.label),
    boxes.map((each, place) => box(each, one, place, boxes.length)),
    one.boxes.some((each) => each.path === one.path) ? null : notes(one.path, placed.get(one.path)),
    !state.report.readOnly && one.list && button("เพิ่มข้อ", { add: one.path, label: `เพิ่มข้อ ${one.name}` }),
  ];
}

// Signatures or pictures: a few named boxes an entry.
function group(one) {
  if (state.report.readOnly && !one.entries.length) return null;
  return h(
    "section",
    { class: "group", "data-key": one.path, "data-place": one.path, "aria-label": one.what },
    notes(one.path, placed.get(one.path)),
    one.entries.map((entry) =>
      h(
        "div",
        { class: "card", role: "group", "aria-label": entry.place, "data-key": entry.path, "data-place": entry.path },
        entry.image && h("img", { src: entry.image, alt: entry.place, "data-key": "image" }),
        entry.boxes.map((each) => [h("span", { class: "label", "aria-hidden": "true" }, each.label), box(each)]),
        notes(entry.path, placed.get(entry.path)),
        !state.report.readOnly && button(`ลบ${one.what}`, { do: "remove", path: entry.path, describe: entry.place }),
      ),
    ),
    !state.report.readOnly && button(`เพิ่ม${one.what}`, { do: "insert", path: `${one.path}[${one.entries.length}]`, off: one.full, describe: one.what }),
  );
}

function table(page) {
  return h(
    "table",
    { "data-key": "table", role: "table" },
    h("colgroup", {}, page.columns.map((column) => h("col", { "data-width": column.width }))),
    h(
      "thead",
      { role: "rowgroup" },
      h("tr", { role: "row" }, page.columns.map((column) => h("th", { scope: "col", role: "columnheader" }, column.heading))),
    ),
    page.issues.map((issue) => body(issue, page.columns.length)),
  );
}

function body(issue, columns) {
  return h(
    "tbody",
    { role: "rowgroup", "data-key": issue.path },
    h(
      "tr",
      { class: "band", role: "row", "data-key": "band", "data-place": issue.path },
      h(
        "th",
        { colspan: columns, scope: "rowgroup", role: "rowheader" },
        h("div", { class: "title" }, h("span", { class: "place" }, issue.place), box(issue.title)),
        notes(issue.path, placed.get(issue.path)),
      ),
    ),
    issue.measures.map((measure, index) => row(measure, index, issue)),
    !state.report.readOnly &&
      h(
        "tr",
        { class: "more", role: "row", "data-key": "more" },
        h(
          "td",
          { colspan: columns, role: "cell" },
          button("เพิ่มมาตรการ", { do: "insert", path: `${issue.list}[${issue.measures.length}]`, describe: issue.place }),
        ),
      ),
  );
}

function row(measure, index, issue) {
  return h(
    "tr",
    { class: isChanged(measure.path) ? "measure changed" : "measure", role: "row", "data-key": measure.path, "data-place": measure.path },
    measure.cells.map((one, position) =>
      h(
        "td",
        { role: "cell", "data-key": one.path, "data-place": one.path, class: one.numbered ? "numbered" : "" },
        position === 0 && notes(measure.path, placed.get(measure.path)),
        cell(one),
        position === 0 && measure.unprinted.map((other) => h("div", { class: "unprinted", "data-key": other.path, "data-place": other.path }, cell(other))),
        !state.report.readOnly && position === 0 && measureTools(measure, index, issue),
      ),
    ),
  );
}

function measureTools(measure, index, issue) {
  const last = issue.measures.length - 1;
  return h(
    "div",
    { class: "measure-tools", role: "group", "aria-label": measure.place },
    button("↑", { do: "move", path: measure.path, to: index - 1, off: index === 0, label: `ย้ายขึ้น ${measure.place}` }),
    button("↓", { do: "move", path: measure.path, to: index + 1, off: index === last, label: `ย้ายลง ${measure.place}` }),
    button("ลบมาตรการ", { do: "remove", path: measure.path, off: last === 0, describe: measure.place }),
  );
}

// The empty box of an entry that is not in the file yet.
function extra(one) {
  if (!state.added.has(one.path)) return [];
  const index = one.boxes.length;
  return [{ path: `${one.path}[${index}]`, name: `${one.name} ข้อที่ ${thai(index + 1)}`, text: "", hint: "", extra: true }];
}

function isChanged(path) {
  return state.changes !== null && path in state.changes;
}

function box(one, field = null, place = 0, count = 1) {
  const entry = state.typed.get(one.path);
  const text = one.fixed ? "ตรงนี้มีหลายค่า แก้ในไฟล์ข้อมูล" : entry ? entry.text : one.text;
  const numbered = field && (field.numbered || count > 1) && field.list;
  const classes = ["box", entry && "typed", one.text || text ? "" : "empty", isChanged(one.path) && "changed"];
  return h(
    "div",
    { class: classes.filter(Boolean).join(" "), "data-key": one.path },
    numbered && !field.paragraphs && h("span", { class: "number", "aria-hidden": "true" }, `${thai(place + 1)}.`),
    h(
      "div",
      { class: "grow" },
      !state.report.readOnly && !one.fixed && area(one, Boolean(field?.list)),
      h("span", { class: "mirror", "data-place": state.report.readOnly ? one.path : null, "aria-hidden": state.report.readOnly || one.fixed ? null : "true" }, text || (state.report.readOnly ? one.hint : "")),
    ),
    !state.report.readOnly && numbered && !one.extra && entryTools(one, field, place),
    state.changes?.[one.path] && h("p", { class: "was" }, h("strong", {}, "เดิม: "), state.changes[one.path]),
    entry?.fault && h("p", { class: "fault", role: "alert" }, entry.fault),
    notes(one.path, entry?.findings ?? placed.get(one.path)),
  );
}

function area(one, list) {
  return h("textarea", {
    rows: "1",
    "aria-label": one.name,
    "aria-describedby": `notes-${one.path}`,
    "data-place": one.path,
    "data-text": one.text,
    "data-list": list,
    placeholder: one.hint || "ยังไม่ได้กรอก",
    readonly: locked && !state.typed.get(one.path)?.conflict,
    spellcheck: "false",
    lang: "th",
  });
}

function entryTools(one, field, place) {
  const last = field.boxes.length - 1;
  return h(
    "div",
    { class: "entry-tools", role: "group", "aria-label": one.name },
    button("↑", { do: "move", path: one.path, to: place - 1, off: place === 0, label: `ย้ายขึ้น ${one.name}` }),
    button("↓", { do: "move", path: one.path, to: place + 1, off: place === last, label: `ย้ายลง ${one.name}` }),
    button("✕", { do: "remove", path: one.path, label: `ลบ ${one.name}` }),
  );
}

function button(text, { do: action, path, to, add, off, label, describe }) {
  return h(
    "button",
    {
      type: "button",
      "data-do": action,
      "data-path": path,
      "data-to-index": to,
      "data-add": add,
      disabled: Boolean(off) || locked,
      "aria-label": label,
      title: label ?? describe,
      "data-key": `${action ?? "add"}${text}`,
    },
    text,
  );
}
