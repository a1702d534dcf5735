"""The page of the reference about the likeliest mistakes: what is typed, what the program says, what to type instead.

Each mistake is the bad example of a rule, checked by the program itself, so that the messages on the page are real.
"""

from __future__ import annotations

from itareport.checking import check
from itareport.findings import Example, Rule
from itareport.reporting import text
from itareport.reporting.explain import excerpt
from itareport.results import Result, shown_lines
from itareport.rules.catalogue import BY_ID
from itareport.rules.sample import SAMPLE

MISTAKES = {
    "ไฟล์อ่านไม่ได้": {
        "ITA009": "ย่อหน้าด้วยปุ่ม Tab",
        "ITA019": "ไม่เว้นวรรคหลังเครื่องหมาย :",
        "ITA018": "มีเครื่องหมาย : อยู่กลางข้อความ",
        "ITA020": "มีเครื่องหมาย # อยู่กลางข้อความ",
        "ITA008": "เปิดเครื่องหมายคำพูดแล้วไม่ปิด",
        "ITA012": "เขียนช่องเดียวกันซ้ำสองครั้ง",
        "ITA013": "รวมงานจาก git แล้วแก้ไม่หมด",
    },
    "ช่องไม่ครบหรือไม่ถูก": {
        "ITA052": "สะกดชื่อช่องผิด",
        "ITA051": "ลบช่องที่ต้องมี",
        "ITA053": "มีชื่อช่องแต่ไม่ได้เขียนข้อความ",
        "ITA056": "เขียนเป็นรายการในช่องที่ต้องเป็นข้อความเดียว",
        "ITA060": "เขียนปีงบประมาณเป็นคริสต์ศักราช",
        "ITA062": "คัดลอกประเด็นแล้วลืมเปลี่ยนเลข",
    },
    "เนื้อหาที่ควรดูอีกครั้ง": {
        "ITA101": "ลืมเปลี่ยนปีในช่วงเวลา",
        "ITA102": "ไตรมาสเกิน ๔",
        "ITA103": "ยังไม่ได้แทนที่ข้อความชั่วคราว",
        "ITA104": "คัดลอกขั้นตอนมาเป็นผลการดำเนินการ",
        "ITA106": "พิมพ์เลขข้อเอง",
    },
    "อักขระไทยที่เสียหาย": {
        "ITA202": "สระอำแยกเป็นสองตัว (มาจากการคัดลอก PDF)",
        "ITA203": "สระอำหายเหลือสระอา",
        "ITA206": "พิมพ์สระเอสองตัวแทนสระแอ",
        "ITA210": "เลขไทยปนเลขอารบิกในจำนวนเดียว",
        "ITA214": "คำที่สะกดผิดบ่อย",
    },
}
"""By the heading they are under: the id of a rule that has an example, and the mistake in a clerk's words."""

_FILE = "data/measures_2568.yaml"
_INTRODUCTION = """\
# ที่ผิดบ่อย: ข้อความที่โปรแกรมแสดงและวิธีแก้

แต่ละข้อมีสามส่วน คือที่พิมพ์ผิด สิ่งที่ `itareport validate` แสดง และที่ถูก ข้อความทั้งหมดในหน้านี้มาจากการตรวจจริง
วิธีอ่านข้อความอยู่ใน[คู่มือ](../manual/04-messages.md) และกฎทุกข้ออยู่ใน[รายการกฎ](rules/README.md)
"""


def page() -> str:
    """The page, in the language in use."""
    parts = [_INTRODUCTION]
    for heading, listed in MISTAKES.items():
        parts.append(f"## {heading}\n")
        parts += [_mistake(BY_ID[id_], title) for id_, title in listed.items()]
    return "\n".join(parts)


def _mistake(rule: Rule, title: str) -> str:
    assert rule.example is not None
    return (
        f"### {title}\n\nผิด\n\n```yaml\n{excerpt(rule.example, rule.example.bad)}```\n\n"
        f"โปรแกรมแสดง ([{rule.id}](rules/{rule.id}.md))\n\n```text\n{_said(rule, rule.example)}```\n\n"
        f"ถูก\n\n```yaml\n{excerpt(rule.example, rule.example.good)}```\n"
    )


def _said(rule: Rule, example: Example) -> str:
    """What the program says about the sample data file with the mistake in it."""
    typed = SAMPLE.replace(example.place, example.bad, 1)
    checked = check(_FILE, typed.encode())
    found = [finding for finding in checked.findings if finding.rule == rule.id]
    assert found, f"the bad example of {rule.id} does not show it"
    return text([Result(_FILE, found, shown_lines(checked.source_file, found))])
