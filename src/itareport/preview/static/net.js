// Requests to the server: one write at a time, each for the file that the one before it left.

import { state } from "./state.js";

let turn = Promise.resolve();
let waiting = 0;

export function inTurn(task) {
  waiting += 1;
  turn = turn.then(task).catch(() => {}).finally(() => (waiting -= 1));
  return turn;
}

export function busy() {
  return waiting > 0;
}

// { status, body }; status 0 where nobody answers.
export async function send(method, path, content) {
  try {
    const options = { method, headers: content && { "Content-Type": "application/json" } };
    const answer = await fetch(path, { ...options, body: content && JSON.stringify(content) });
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (answer.ok || isJson) state.lost = "";
    return { status: answer.status, body: isJson ? await answer.json() : null, answer };
  } catch {
    return { status: 0, body: null };
  }
}

export const GONE = "ติดต่อโปรแกรมไม่ได้ ข้อความที่พิมพ์ยังไม่ได้บันทึก เปิดหน้านี้ใหม่จากคำสั่ง itareport preview";
