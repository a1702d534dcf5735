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
    "a quarter that no year has": {PERIOD: f"{WRONG}\n"},
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


def test_each_fault_is_told_with_its_place_and_what_to_do(golden, found) -> None:
    findings = {title: found(changes) for title, changes in FAULTS.items()}
    assert all(findings.values())
    golden(Path(__file__).with_name("faults.txt"), chapters(findings))
