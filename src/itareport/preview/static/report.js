// The report as it will look, with a text box for each of its texts.

import { h } from "./dom.js";
import { byPlace, notes } from "./findings.js";
import { state, textAt, writable } from "./state.js";

const THAI = "๐๑๒๓๔๕๖๗๘๙";

export function thai(number) {
  return String(number).replace(/\d/g, (digit) => THAI[digit]);
}

let placed; // findings by the places of the drawing that is being made
let locked; // whether nothing may be changed for now

export function report() {
  const page = state.page;
  placed = byPlace(places(page));
  locked = !writable() || [...state.typed.values()].some((entry) => entry.conflict);
  return h(
    "div",
    { id: "report", tabindex: "-1", class: state.report.readOnly ? "reading" : "" },
    orphans(page),
    page && [
      h("div", { class: "titles", "data-key": "titles" }, page.titles.map((line) => h("p", {}, line))),
      head(page),
      table(page),
    ],
  );
}

function places(page) {
  const found = new Set();
  for (const box of page?.head ?? []) found.add(box.path);
  for (const issue of page?.issues ?? []) {
    found.add(issue.path).add(issue.title.path);
    for (const measure of issue.measures) {
      found.add(measure.path);
      for (const cell of measure.cells) {
        found.add(cell.path);
        for (const box of cell.boxes) found.add(box.path);
      }
    }
  }
  return found;
}

export function allBoxes(page) {
  const cells = (page?.issues ?? []).flatMap((issue) => issue.measures.flatMap((measure) => measure.cells));
  const titles = (page?.issues ?? []).map((issue) => issue.title);
  return [...(page?.head ?? []), ...titles, ...cells.flatMap((cell) => [...cell.boxes, ...extra(cell)])];
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
        h("span", { class: "label", "aria-hidden": "true" }, one.name),
        box(one),
      ),
    ),
  );
}

function table(page) {
  return h(
    "table",
    { "data-key": "table", role: "table" },
    h("colgroup", {}, page.columns.map((column) => h("col", { class: `column-${column.field}` }))),
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
    { class: "measure", role: "row", "data-key": measure.path, "data-place": measure.path },
    measure.cells.map((cell, position) =>
      h(
        "td",
        { role: "cell", "data-key": cell.path, "data-place": cell.path, class: cell.numbered ? "numbered" : "" },
        h("span", { class: "label", "aria-hidden": "true" }, cell.label),
        position === 0 && notes(measure.path, placed.get(measure.path)),
        [...cell.boxes, ...extra(cell)].map((one, place, all) => box(one, cell, place, all.length)),
        cell.boxes.some((one) => one.path === cell.path) ? null : notes(cell.path, placed.get(cell.path)),
        !state.report.readOnly && cell.list && button("เพิ่มข้อ", { add: cell.path, label: `เพิ่มข้อ ${cell.label} ${measure.place}` }),
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
function extra(cell) {
  if (!state.added.has(cell.path)) return [];
  const index = cell.boxes.length;
  const name = cell.boxes[0].name.replace(/ ข้อที่ [๐-๙]+$/, "");
  return [{ path: `${cell.path}[${index}]`, name: `${name} ข้อที่ ${thai(index + 1)}`, text: "", placeholder: "", extra: true }];
}

function box(one, cell = null, place = 0, count = 1) {
  const entry = state.typed.get(one.path);
  const text = entry ? entry.text : one.text;
  const numbered = cell && (cell.numbered || count > 1) && cell.list;
  const classes = ["box", entry && "typed", one.text || text ? "" : "empty", state.changes?.[one.path] && "changed"];
  return h(
    "div",
    { class: classes.filter(Boolean).join(" "), "data-key": one.path },
    numbered && h("span", { class: "number", "aria-hidden": "true" }, `${thai(place + 1)}.`),
    h(
      "div",
      { class: "grow" },
      !state.report.readOnly && !one.fixed && area(one),
      h("span", { class: "mirror", "data-place": state.report.readOnly ? one.path : null, "aria-hidden": state.report.readOnly ? null : "true" }, text || (state.report.readOnly ? one.placeholder : "")),
    ),
    !state.report.readOnly && numbered && !one.extra && entryTools(one, cell, place),
    state.changes?.[one.path] && h("p", { class: "was" }, h("strong", {}, "เดิม: "), state.changes[one.path]),
    entry?.fault && h("p", { class: "fault", role: "alert" }, entry.fault),
    notes(one.path, entry?.findings ?? placed.get(one.path)),
    entry?.conflict && conflict(one.path, one.name, entry),
  );
}

function area(one) {
  return h("textarea", {
    rows: "1",
    "aria-label": one.name,
    "aria-describedby": `notes-${one.path}`,
    "data-place": one.path,
    "data-text": one.text,
    placeholder: one.placeholder || "ยังไม่ได้กรอก",
    readonly: locked && !state.typed.get(one.path)?.conflict,
    spellcheck: "false",
    lang: "th",
  });
}

function entryTools(one, cell, place) {
  const last = cell.boxes.length - 1;
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

function conflict(path, name, entry) {
  const there = state.page && state.report.page ? textAt(path) : null;
  const readable = Boolean(state.report.page);
  return h(
    "section",
    { class: "conflict", "aria-label": `สองข้อความของ ${name}`, "data-key": "conflict" },
    h("p", { role: "alert" }, "ไฟล์ถูกแก้จากที่อื่นระหว่างที่พิมพ์ ข้อความที่พิมพ์ยังไม่ได้บันทึก เลือกว่าจะใช้ข้อความใด"),
    h(
      "div",
      { class: "sides" },
      side("ข้อความที่พิมพ์", entry.text, "ใช้ข้อความที่พิมพ์", { keep: "mine", path, off: !state.report.writable }),
      side("ข้อความในไฟล์ตอนนี้", readable ? there ?? "ไม่มีข้อความ" : "ไฟล์ยังอ่านไม่ได้", "ใช้ข้อความในไฟล์", { keep: "file", path, off: !readable }),
    ),
  );
}

function side(heading, text, action, { keep, path, off }) {
  return h(
    "div",
    {},
    h("h3", {}, heading),
    h("p", { class: "text" }, text),
    h("button", { type: "button", "data-keep": keep, "data-path": path, disabled: off }, action),
  );
}

// What was typed where the file has no place any more.
function orphans(page) {
  const drawn = new Set(allBoxes(page).map((one) => one.path));
  const lost = [...state.typed].filter(([path]) => !drawn.has(path));
  if (!lost.length) return null;
  return h(
    "section",
    { class: "orphans", "data-key": "orphans" },
    lost.map(([path, entry]) =>
      h(
        "div",
        { class: "conflict", "data-key": path },
        h("p", { role: "alert" }, "ช่องที่กำลังพิมพ์ไม่มีในไฟล์แล้ว ข้อความต่อไปนี้ยังไม่ได้บันทึก"),
        h("p", { class: "text" }, entry.text),
        h("button", { type: "button", "data-keep": "file", "data-path": path }, "ทิ้งข้อความนี้"),
      ),
    ),
  );
}
