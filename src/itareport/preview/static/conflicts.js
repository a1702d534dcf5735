// Texts that were typed while the file was changed elsewhere: both are shown, and the person chooses.

import { h } from "./dom.js";
import { allBoxes } from "./report.js";
import { state, textAt } from "./state.js";

export function conflicts() {
  const names = new Map(allBoxes(state.page).map((one) => [one.path, one.name]));
  const met = [...state.typed].filter(([path, entry]) => entry.conflict || !names.has(path));
  return h("div", {}, met.map(([path, entry]) => conflict(path, names.get(path), entry)));
}

function conflict(path, name, entry) {
  const readable = Boolean(state.report.report);
  const there = name ? textAt(path) ?? "ไม่มีข้อความ" : "ไม่มีช่องนี้แล้ว";
  return h(
    "section",
    { class: "conflict", "aria-label": `สองข้อความของ ${name ?? "ช่องที่ไม่มีแล้ว"}`, "data-key": path },
    h("h2", {}, name ?? "ช่องที่ไม่มีแล้ว"),
    h("p", { role: "alert" }, "ไฟล์ถูกแก้จากที่อื่นระหว่างที่พิมพ์ ข้อความที่พิมพ์ยังไม่ได้บันทึก เลือกว่าจะใช้ข้อความใด"),
    h(
      "div",
      { class: "sides" },
      side("ข้อความที่พิมพ์", entry.text, "ใช้ข้อความที่พิมพ์", { keep: "mine", path, off: !name || !state.report.writable }),
      side("ข้อความในไฟล์ตอนนี้", readable ? there : "ไฟล์ยังอ่านไม่ได้", "ใช้ข้อความในไฟล์", { keep: "file", path, off: !readable }),
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
