// The tool bar: Word, PDF, and what changed since the last commit.

import { refuses } from "./boxes.js";
import { thai } from "./digits.js";
import { inTurn, send } from "./net.js";
import { draw, say } from "./page.js";
import { state } from "./state.js";

// The press of a button leaves the box that was typed in: the server makes its answer of the file, so that is saved first.
function saved() {
  return inTurn(() => {});
}

export async function download(kind) {
  await saved();
  if (refuses()) return;
  say(kind === "pdf" ? "กำลังสร้าง PDF" : "กำลังสร้างไฟล์ Word");
  const { status, body, answer } = await send("GET", `report.${kind}`);
  if (status !== 200) {
    say(body ? [body.message, body.hint].filter(Boolean).join(" ") : "สร้างไฟล์ไม่ได้");
    return;
  }
  const name = decodeURIComponent(answer.headers.get("Content-Disposition").split("UTF-8''")[1]);
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
  say(`สร้าง ${name} แล้ว`);
}

export async function toggleMarks() {
  if (state.changes) state.changes = null;
  else {
    await saved();
    const { status, body } = await send("GET", "changes.json");
    if (status === 200) {
      state.changes = body.changes;
      const count = Object.keys(body.changes).length;
      const said = [count && `เปลี่ยนหรือเพิ่ม ${thai(count)} แห่ง`, body.removed && `ลบ ${thai(body.removed)} แห่ง`].filter(Boolean);
      say(said.join(" ") || "ไม่มีสิ่งที่เปลี่ยน");
    } else say(body ? [body.message, body.hint].filter(Boolean).join(" ") : "เทียบไม่ได้");
  }
  draw();
}
