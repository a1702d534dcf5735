// The page: loads the report, draws it, listens for changes of the file and for the person.

import { add, fill, keep, leaving, restructure, meet, pasting, typing, undo } from "./boxes.js";
import { h, patch, patchChildren } from "./dom.js";
import { conflicts } from "./conflicts.js";
import { goTo, list, tally } from "./findings.js";
import { busy, GONE, send } from "./net.js";
import { openTab, pagesChanged } from "./pages.js";
import { report } from "./report.js";
import { above, known, state, waiting, writable } from "./state.js";
import { download, toggleMarks } from "./tools.js";

const by = (id) => document.getElementById(id);
let asked = 0;

// After a write of ours, or (not `ours`) when told of a change: then a write that is under way settles first, since what
// was read may be what it made of the file.
export async function load(ours = false, around = false) {
  const turn = (asked += 1);
  const { status, body } = await send("GET", "report.json");
  if (turn !== asked) return;
  if (!ours && busy()) {
    afterwards(around);
    return;
  }
  if (status !== 200) {
    state.lost = GONE;
    draw();
    return;
  }
  const before = state.report?.etag;
  state.report = body;
  state.etag = body.etag;
  state.findings = body.findings;
  state.page = body.page;
  if (before && before !== body.etag) {
    meet();
    state.changes = null;
    pagesChanged();
  } else if (around) pagesChanged();
  draw();
}

export function draw() {
  if (!state.report) return;
  patch(by("report"), report());
  fill();
  patch(by("findings"), list());
  patchChildren(by("notices"), notices());
  patchChildren(by("conflicts"), conflicts());
  by("tally").textContent = tally();
  by("file").textContent = state.report.file;
  by("kind").textContent = state.page ? (state.page.plan ? "แผนต้นปี" : "รายงานผล") : "";
  by("undo").disabled = !state.report.undo || !writable() || waiting();
  by("undo").hidden = state.report.readOnly;
  by("marks").setAttribute("aria-pressed", String(state.changes !== null));
  document.title = `${state.report.file} – รายงาน ITA`;
}

function notices() {
  const told = h("div");
  const say = (kind, text) => told.append(h("p", { class: `notice ${kind}`, role: "alert", "data-key": kind }, text));
  if (state.lost) say("lost", state.lost);
  else if (!state.report.report) say("broken", state.page ? BROKEN : UNREAD);
  if (waiting()) say("waiting", "มีข้อความที่รอให้เลือก ยังบันทึกอะไรไม่ได้จนกว่าจะเลือก");
  if (state.report.readOnly) told.append(h("p", { class: "notice reading", "data-key": "reading" }, "เปิดให้อ่านอย่างเดียว"));
  return told;
}

const BROKEN = "ไฟล์มีที่ผิดรูปแบบ จึงเขียนในหน้านี้ยังไม่ได้ ด้านล่างเป็นหน้าล่าสุดที่อ่านได้ แก้ในไฟล์ตามรายการสิ่งที่พบ แล้วหน้านี้จะกลับมาเขียนได้เอง";
const UNREAD = "ไฟล์มีที่ผิดรูปแบบจนอ่านไม่ได้ แก้ในไฟล์ตามรายการสิ่งที่พบ แล้วรายงานจะแสดงเอง";

export function say(text) {
  by("saved").textContent = "";
  requestAnimationFrame(() => (by("saved").textContent = text));
}

function listen() {
  const events = new EventSource("events");
  // What changed while nobody listened, at the start or after a break, is told by no event.
  events.onopen = () => load();
  events.onmessage = (event) => {
    const { etag, around } = JSON.parse(event.data);
    // The answer to a write of ours is on its way and brings this state with it.
    if (busy()) afterwards(around);
    else if (around || !known(etag)) load(false, around);
  };
  events.onerror = () => {
    if (state.lost) return;
    state.lost = GONE;
    draw();
  };
}

function afterwards(around = false) {
  setTimeout(() => (busy() ? afterwards(around) : load(false, around)), 20);
}

function onClick(event) {
  const link = event.target.closest("a[data-to]");
  if (link) {
    event.preventDefault();
    openTab("write");
    goTo(link.dataset.to);
  }
  const pressed = event.target.closest("button");
  if (!pressed) return;
  const { do: action, path, toIndex, add: cell, keep: which } = pressed.dataset;
  if (action === "insert") restructure({ do: "insert", path }, `${path}.name`);
  else if (action === "remove") restructure({ do: "remove", path });
  else if (action === "move") restructure({ do: "move", path, to: Number(toIndex) }, path.replace(/\d+\]$/, `${toIndex}]`));
  else if (cell) add(cell);
  else if (which) keep(which, path);
  else if (pressed.id === "undo") undo();
  else if (pressed.id === "marks") toggleMarks();
  else if (pressed.id === "word") download("docx");
  else if (pressed.id === "pdf") download("pdf");
}

function onKey(event) {
  const command = event.ctrlKey || event.metaKey;
  const area = event.target.closest("#report textarea");
  if (command && event.key === "s") {
    event.preventDefault();
    if (area) leaving(area);
  } else if (command && event.key === "Enter" && area) {
    const list = document.querySelector(`button[data-add="${CSS.escape(above(area.dataset.place))}"], button[data-add="${CSS.escape(area.dataset.place)}"]`);
    if (list) add(list.dataset.add);
  } else if (command && event.key === "z" && !area && !by("undo").disabled) {
    event.preventDefault();
    undo();
  }
}

document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
document.addEventListener("paste", (event) => {
  const text = event.target.matches("#report textarea") && event.clipboardData?.getData("text/plain");
  if (text && pasting(event.target, text)) event.preventDefault();
});
document.addEventListener("input", (event) => event.target.matches("#report textarea") && typing(event.target));
document.addEventListener("focusout", (event) => event.target.matches("#report textarea") && leaving(event.target));
addEventListener("beforeunload", (event) => state.typed.size && event.preventDefault());

load(true).then(listen);
