"""What is reported of each fault of the data, word for word: ``pytest --update`` writes faults.txt, to be read before commit."""

from __future__ import annotations

import re
from pathlib import Path

from itareport.rules.sample import SAMPLE
from support.checks import errors_in
from support.told import chapters

YEAR = "fiscal_year: 2568"
PERIOD = "        period: ไตรมาส ๒\n"
STEPS = "        steps:\n          - สำรวจความต้องการของประชาชน\n          - ปรับปรุงระบบบริการออนไลน์\n"
STEP = "          - สำรวจความต้องการของประชาชน\n"
AGENCY = "agency:\n  name: องค์การบริหารส่วนตำบลตัวอย่าง\n  district: อำเภอเมือง\n  province: จังหวัดตัวอย่าง\n"
HEAD = SAMPLE[: SAMPLE.index("issues:")]


def put(old: str, new: str) -> str:
    assert SAMPLE.count(old) == 1
    return SAMPLE.replace(old, new)


def numbered(*numbers: int) -> str:
    remaining = iter(numbers)
    return re.sub(r"number: \d", lambda _match: f"number: {next(remaining)}", SAMPLE)


FAULTS = {
    "the first issue number out of range": numbered(9, 2, 3, 4, 5, 6, 7),
    "a list where the fields belong": "- a\n",
    "a text where the fields belong": "ข้อความ\n",
    "format in words": put("format: 1", "format: one"),
    "another format": put("format: 1", "format: 2"),
    "no format": put("format: 1\n", ""),
    "fiscal year without a value": put(YEAR, "fiscal_year:"),
    "fiscal year in words": put(YEAR, "fiscal_year: ปี 2568"),
    "fiscal year too small": put(YEAR, "fiscal_year: 256"),
    "Gregorian fiscal year": put(YEAR, "fiscal_year: ๒๐๒๕"),
    "fiscal year as fields": put(YEAR, "fiscal_year: {a: b}"),
    "no agency": put(AGENCY, ""),
    "agency without a value": put(AGENCY, "agency:\n"),
    "agency as a text": put(AGENCY, "agency: องค์การบริหารส่วนตำบลตัวอย่าง\n"),
    "agency without fields": put(AGENCY, "agency: {}\n"),
    "optional field without a value": put("district: อำเภอเมือง", "district:"),
    "optional field with an empty text": put("district: อำเภอเมือง", 'district: " "'),
    "issues without a value": HEAD + "issues:\n",
    "issues as a text": HEAD + "issues: ยังไม่มี\n",
    "no entry in issues": HEAD + "issues: []\n",
    "a text among the issues": HEAD + "issues:\n  - ข้อความ\n",
    "an empty entry among the issues": HEAD + "issues:\n  -\n" + SAMPLE[SAMPLE.index("  - number: 2") :],
    "issue number in words": put("number: 3", "number: สาม"),
    "issue number without a value": put("number: 3", "number:"),
    "no such issue": numbered(1, 2, 3, 4, 5, 6, 8),
    "an issue twice": numbered(1, 2, 3, 3, 5, 6, 7),
    "two issues twice": numbered(1, 2, 3, 3, 3, 6, 7),
    "an issue twice, and none missing": SAMPLE + SAMPLE[SAMPLE.index("  - number: 7") :],
    "issues out of order": numbered(1, 3, 2, 4, 5, 6, 7),
    "the first issue missing": HEAD + "issues:\n" + SAMPLE[SAMPLE.index("  - number: 2") :],
    "the last issues missing": SAMPLE[: SAMPLE.index("  - number: 6")],
    "measures without a value": SAMPLE[: SAMPLE.rindex("    measures:")] + "    measures:\n",
    "no entry in measures": SAMPLE[: SAMPLE.rindex("    measures:")] + "    measures: []\n",
    "an empty entry among the measures": SAMPLE + "      -\n",
    "a text among the measures": SAMPLE + "      - มาตรการ\n",
    "a field missing": put(PERIOD, ""),
    "a field misspelt": put(PERIOD, "        peroid: ไตรมาส ๒\n"),
    "a field misspelt with a dash": put(YEAR, "fiscal-year: 2568"),
    "a field in Thai": put(PERIOD, "        ระยะเวลา: ไตรมาส ๒\n"),
    "an unknown field": put(PERIOD, f"{PERIOD}        note: x\n"),
    "a text without a value": put(PERIOD, "        period:\n"),
    "an empty text": put(PERIOD, "        period: ''\n"),
    "a list in a text's place": put(PERIOD, "        period: [ก]\n"),
    "fields in a text's place": put(PERIOD, "        period:\n          a: b\n          c: d\n"),
    "a text with a colon": put(PERIOD, "        period: ไตรมาส: ๒\n"),
    "a text with a colon, read as a field": put(PERIOD, "        period:\n          ไตรมาส: ๒\n"),
    "fields run together": put("agency:\n", "agency: name:ก\n").replace(
        "  name: องค์การบริหารส่วนตำบลตัวอย่าง\n  district: อำเภอเมือง\n  province: จังหวัดตัวอย่าง\n", ""
    ),
    "a list without a value": put(STEPS, "        steps:\n"),
    "a list without entries": put(STEPS, "        steps: []\n"),
    "an empty text in a list's place": put(STEPS, "        steps: ''\n"),
    "an empty entry": put(STEP, "          -\n"),
    "an entry with an empty text": put(STEP, "          - ''\n"),
    "a list in an entry's place": put(STEP, "          - - ก\n"),
    "an entry with a colon": put(STEP, "          - ผล: ดี\n"),
    "fields in a list's place": put(STEPS, "        steps:\n          a: ก\n          b: ข\n"),
    "results without a value": put("outputs: เผยแพร่ข่าวสาร ๑๒๐ เรื่อง", "outputs:"),
    "results as fields": put("outputs: เผยแพร่ข่าวสาร ๑๒๐ เรื่อง", "outputs: {a: ก, b: ข}"),
}


def test_each_fault_is_reported_with_its_place_and_what_to_do(golden) -> None:
    findings = {title: errors_in(text) for title, text in FAULTS.items()}
    assert all(findings.values())
    golden(Path(__file__).with_name("faults.txt"), chapters(findings))
