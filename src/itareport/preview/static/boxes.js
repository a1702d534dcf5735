// Typing, leaving, choosing between two texts: what happens in a text box.

import { GONE, inTurn, send } from "./net.js";
import { above, follow, state, textAt, writable } from "./state.js";
import { draw, load, say } from "./page.js";

const REST = 250; // milliseconds without a key before what is being typed is checked
let timer;

export function typing(area) {
  const path = area.dataset.place;
  grow(area);
  const entry = state.typed.get(path);
  if (area.value === area.dataset.text && !entry?.conflict) {
    state.typed.delete(path);
    draw();
    return;
  }
  state.typed.set(path, { findings: null, ...entry, text: area.value, fault: "", base: entry?.base ?? state.etag });
  if (!entry || entry.conflict) draw();
  clearTimeout(timer);
  timer = setTimeout(() => check(path), REST);
}

async function check(path) {
  const entry = state.typed.get(path);
  if (!entry || entry.conflict || !writable()) return;
  const { text } = entry;
  const { status, body } = await send("POST", "check", { path, text, etag: entry.base });
  if (state.typed.get(path)?.text !== text || (status !== 200 && status !== 422)) return;
  entry.fault = status === 422 ? told(body) : "";
  entry.findings = status === 200 ? Object.entries(body.findings).filter(([at]) => at === path).flatMap(([, found]) => found) : null;
  draw();
}

export function leaving(area) {
  const entry = state.typed.get(area.dataset.place);
  if (entry && !entry.conflict) save(area.dataset.place);
}

export function save(path) {
  return inTurn(async () => {
    const entry = state.typed.get(path);
    if (!entry || entry.conflict) return;
    const { text, base } = entry;
    const { status, body } = await send("PUT", "value", { path, text, etag: base });
    if (status === 200) {
      follow(base, body.etag);
      if (state.typed.get(path)?.text === text) state.typed.delete(path);
      state.added.delete(above(path));
      say("บันทึกแล้ว");
    } else if (status === 409) {
      entry.conflict = true;
    } else {
      entry.fault = told(body);
    }
    if (status === 200 || status === 409) await load(true);
    else draw();
  });
}

function told(body) {
  return body ? [body.message, body.hint].filter(Boolean).join(" ") : GONE;
}

// The person has chosen: the text that was typed goes over the file as it is now, or is let go.
export async function keep(which, path) {
  const entry = state.typed.get(path);
  if (which === "file") state.typed.delete(path);
  else if (entry) Object.assign(entry, { conflict: false, base: state.etag });
  draw();
  if (which === "mine") await save(path);
  document.querySelector(`textarea[data-place="${CSS.escape(path)}"]`)?.focus();
}

export function restructure(edit, focus) {
  if (refuses()) return;
  inTurn(async () => {
    const { status, body } = await send("POST", "entry", { ...edit, etag: state.etag });
    await settled(status, body);
    if (status === 200 && focus) focusOn(focus);
  });
}

export function undo() {
  if (refuses()) return;
  inTurn(async () => {
    const { status, body } = await send("POST", "undo", { etag: state.etag });
    await settled(status, body, "เลิกทำแล้ว");
  });
}

// Several lines pasted into a list are that many entries: the first goes where it is pasted, the others after it.
export function pasting(area, pasted) {
  const lines = pasted.split(/\r\n?|\n/).map((line) => line.trim()).filter(Boolean);
  if (!("list" in area.dataset) || area.readOnly || lines.length < 2 || lines.length > 200) return false;
  const path = area.dataset.place;
  if (refuses(path)) return true;
  const { value, selectionStart, selectionEnd } = area;
  lines[0] = value.slice(0, selectionStart) + lines[0];
  lines.push(lines.pop() + value.slice(selectionEnd));
  inTurn(async () => {
    const entry = state.typed.get(path);
    const etag = entry?.base ?? state.etag;
    const { status, body } = await send("POST", "entry", { do: "paste", path, texts: lines, etag });
    if (status !== 200) state.typed.set(path, { findings: null, base: etag, ...entry, text: lines.join("\n"), fault: told(body), conflict: status === 409 });
    else if (state.typed.get(path)?.text === entry?.text) state.typed.delete(path);
    await settled(status, body);
    if (status !== 200) draw();
    else focusOn(/\[\d+\]$/.test(path) ? path.replace(/(\d+)\]$/, (_all, first) => `${Number(first) + lines.length - 1}]`) : `${path}[${lines.length - 1}]`);
  });
  return true;
}

async function settled(status, body, done = "บันทึกแล้ว") {
  if (status === 200) {
    follow(state.etag, body.etag);
    state.added.clear();
    say(done);
    await load(true);
  } else {
    say(told(body));
    if (status === 409) await load(true);
  }
}

// Entries change their places in an edit, and a Word file is made of what is saved: what is typed and cannot be saved must be
// settled before.
export function refuses(except) {
  const [path] = [...state.typed].find(([at, entry]) => at !== except && (entry.fault || entry.conflict)) ?? [];
  if (path) {
    say("แก้ช่องที่ยังไม่ได้บันทึกก่อน");
    focusOn(path);
  }
  return Boolean(path);
}

export function focusOn(path) {
  const area = document.querySelector(`textarea[data-place="${CSS.escape(path)}"]`);
  area?.focus();
  area?.scrollIntoView({ block: "nearest" });
}

function areas(cell) {
  return [...document.querySelectorAll("#report textarea")].filter(({ dataset }) => dataset.place === cell || (dataset.place.startsWith(`${cell}[`) && /^\[\d+\]$/.test(dataset.place.slice(cell.length))));
}

export function add(cell) {
  const boxes = areas(cell);
  const last = boxes[boxes.length - 1];
  if (last?.value.trim()) {
    state.added.add(cell);
    draw();
  }
  const all = areas(cell);
  all[all.length - 1]?.focus();
}

// After each drawing: a box that is not being typed in shows the file's text. (The policy allows no style attributes.)
export function fill() {
  for (const column of document.querySelectorAll("#report col")) column.style.width = `${column.dataset.width}%`;
  for (const area of document.querySelectorAll("#report textarea")) {
    const entry = state.typed.get(area.dataset.place);
    const text = entry ? entry.text : area.dataset.text;
    if (area.value !== text) area.value = text;
    grow(area);
  }
}

function grow(area) {
  const mirror = area.nextElementSibling;
  if (mirror.textContent !== area.value) mirror.textContent = area.value;
}

// Something else than this page made the file what it is: what is being typed waits for a choice.
export function meet() {
  for (const [path, entry] of state.typed) {
    if (entry.base !== state.report.etag) Object.assign(entry, { conflict: true, findings: null });
    if (entry.conflict && state.report.report && textAt(path) === entry.text) state.typed.delete(path);
  }
}
