"""What the report rules say, word for word: ``pytest --update`` writes faults.txt, to be read before commit."""

from __future__ import annotations

from pathlib import Path

from itareport.rules.lengths import LIMIT
from support.told import chapters

PERIOD = "        period: ไตรมาส ๓\n"
WRONG = "        period: ไตรมาส ๗"
OUTPUT = "          - มีทะเบียนการยืมที่เป็นปัจจุบัน\n"
LAST = "      - name: มาตรการป้องกันการทุจริต\n"
AGAIN = f"""{LAST}        steps: ประกาศเจตนารมณ์
        period: ทุกปี
        responsible: งานนิติการ
        outputs: มีประกาศ
        outcomes: บุคลากรรับทราบ
"""

FAULTS = {
    "a period of another fiscal year": {PERIOD: "        period: ไตรมาส ๓ ปีงบประมาณ ๒๕๖๗\n"},
    "a quarter that does not exist": {PERIOD: f"{WRONG}\n"},
    "quarters that run backwards": {PERIOD: "        period: ไตรมาส ๔-๑\n"},
    "a Gregorian year": {PERIOD: "        period: ปีงบประมาณ ๒๐๒๕\n"},
    "a step of another year": {"- จัดทำแผนป้องกันการทุจริต": "- จัดทำแผน ประจำปีงบประมาณ ๒๕๖๗"},
    "a blank in a text": {"responsible: กองช่าง": "responsible: กองช่าง (ระบุชื่อ)"},
    "the next number in an entry": {"- จัดทำแผนป้องกันการทุจริต": "- จัดทำแผน๒.ประกาศแผน"},
    "a placeholder": {"responsible: กองช่าง": "responsible: (ระบุ)"},
    "outputs that are the steps": {OUTPUT: "          - แจ้งเวียนแนวทางการยืมพัสดุ\n"},
    "a measure twice": {LAST: AGAIN + LAST},
    "a typed number": {"- จัดทำแผนป้องกันการทุจริต": "- (๑) จัดทำแผนป้องกันการทุจริต"},
    "another issue title": {"  - number: 2\n": "  - number: 2\n    title: การให้บริการ\n"},
    "a text too long": {"responsible: กองช่าง": f"responsible: {'ก' * (LIMIT + 1)}"},
    "a year without a form edition": {"fiscal_year: 2568": "fiscal_year: ๒๖๐๑"},
    "an ignore of an error": {PERIOD: f"{PERIOD[:-1]}  # itareport: ignore[ITA051]\n"},
    "an ignore of a rule that finds nothing": {PERIOD: f"{PERIOD[:-1]}  # itareport: ignore[ITA101]\n"},
    "an ignore of no rule that there is": {PERIOD: f"{PERIOD[:-1]}  # itareport: ignore[ita999, X]\n"},
    "an ignore without a rule": {PERIOD: f"{PERIOD[:-1]}  # itareport: ignore\n"},
}
TEXT = "- จัดทำแผนป้องกันการทุจริต"
DAMAGED = {
    "vowels that cannot stand together": "จัดทำแผนป้องกะานการทุจริต",
    "a leading vowel without its letter": "จัดทำแผนเ ป้องกันการทุจริต",
    "a mark at the beginning": "ิจัดทำแผน",
    "a decomposed sara am": "จัดทํ\u0e32แผนป้องกันการทุจริต",
    "a blank before a mark": "จัดทำแผนป้องก ันการทุจริต",
    "marks typed twice": "จัดทำแผนที่่กำหนด",
    "marks in the wrong order": "จัดทำแผนท่ีกำหนด",
    "marks that nobody can put right": "จัดทำแผนที่้กำหนด",
    "a doubled sara e": "จัดทำเเผน",
    "a no-break space": "จัดทำ\u00a0แผน",
    "an invisible character at the beginning": "\u200bจัดทำแผน",
    "two private-use marks": "จัดทำแผนที\uf70a\uf70bกำหนด",
    "an encoding read wrongly": "´Óà¹Ô¹¡ÒÃµÒÁá¼¹",
    "a known slip": "จัดทำแผนตามมาตราฐาน",
    "a lost sara am": "ดาเนินการตามแผน",
    "sara am for every sara aa": "จัดทำแผนกำรตรวจสอบของประชำชน",
    "a syllable torn apart": "จัดทำแผนปั จจุบัน",
    "an emoji": "จัดทำแผน 👍",
    "a tab": "จัดทำ\\tแผน",
    "an act without its dots": "จัดทำแผนตาม พรบ. นี้",
    "an era that lost its letters": "จัดทำแผน (.. ๒๕๖๘)",
    "mixed digits": "จัดทำแผนปี ๒5๖8",
    "digits of two kinds": "จัดทำแผน ๓ ครั้ง ผู้เข้าร่วม 40 คน",
    "a repetition mark without blanks": "จัดทำแผนต่างๆ",
    "a parted abbreviation mark": "จัดทำแผน ฯ",
    "an et cetera without blanks": "จัดทำแผนฯลฯ",
    "an abbreviation without its blank": "จัดทำแผน พ.ศ.๒๕๖๘",
    "an abbreviation without its dots": "จัดทำแผน พศ ๒๕๖๘",
}
"""What the rules on Thai text find, each in the place of ``TEXT``."""


def test_each_fault_is_reported_with_its_place_and_what_to_do(golden, found) -> None:
    damaged = {title: {TEXT: f'- "{text}"'} for title, text in DAMAGED.items()}
    findings = {title: found(changes) for title, changes in (FAULTS | damaged).items()}
    assert all(findings.values())
    golden(Path(__file__).with_name("faults.txt"), chapters(findings))
