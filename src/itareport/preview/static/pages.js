// The second tab: the pages as they will be printed, drawn by the server when saving rests.

import { thai } from "./digits.js";
import { h, patchChildren } from "./dom.js";
import { send } from "./net.js";

const TABS = ["write", "pages"];
const by = (id) => document.getElementById(id);
let shown = "write";
let asked = 0;

export function openTab(name) {
  if (shown === name) return;
  shown = name;
  for (const tab of TABS) {
    by(tab).hidden = tab !== name;
    by(`tab-${tab}`).setAttribute("aria-selected", String(tab === name));
    by(`tab-${tab}`).tabIndex = tab === name ? 0 : -1;
  }
  if (name === "pages") ask();
}

export function pagesChanged() {
  if (shown === "pages") ask();
}

async function ask() {
  const turn = (asked += 1);
  by("pages").setAttribute("aria-busy", "true");
  if (!by("pages").children.length) show(h("p", { role: "status" }, "กำลังจัดหน้า"));
  const { status, body } = await send("GET", "pages.json");
  if (turn !== asked) return;
  by("pages").removeAttribute("aria-busy");
  if (status !== 200) {
    show(h("p", { class: "notice broken", role: "alert" }, body ? [body.message, body.hint].filter(Boolean).join(" ") : "จัดหน้าไม่ได้"));
    return;
  }
  const pictures = body.pages.map((address, index) =>
    h("img", { src: address, alt: `หน้า ${thai(index + 1)} จาก ${thai(body.pages.length)}`, "data-key": `page-${index}` }),
  );
  show(...(body.notes ?? []).map((note) => h("p", { class: "notice" }, note)), ...pictures);
}

function show(...children) {
  patchChildren(by("pages"), h("div", {}, children));
}

for (const tab of TABS) by(`tab-${tab}`).addEventListener("click", () => openTab(tab));
document.querySelector(".tabs").addEventListener("keydown", (event) => {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  openTab(shown === "write" ? "pages" : "write");
  by(`tab-${shown}`).focus();
});
