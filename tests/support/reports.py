"""Reports for tests: one short valid report, and hypothesis strategies for any other."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path

    from openxml_audit import OpenXmlValidator

LETTERS = "กขคงจฉชญดตถทธนบปผพฟมยรลวศสหอะาำิีึืุูเแโใไ่้๊๋์็ๆฯ๐๑๒๓๔๕๖๗๘๙"
SPECIALS = "&<>'\"{}%#[]:-|,*!?@`\\/=~()_.;+$^ abcXYZ019\t\n\u00a0\u200b\u00ad\u2013…“”‘’😀👩\u200d🏫𝄞"
"""What means something to YAML, XML, Jinja or Word, with spaces, invisible characters and letters above U+FFFF."""
PIECES = (
    *("ประชาชน", "จัดทำคู่มือ", "น้ำ", "ที่", "ผู้ใหญ่", "ฯ", "ๆ", "๑๒๓", "ABC xyz", "2568", " ", "  ", "\t", "\n", "\u00a0"),
    *("&", "<", ">", "&amp;", "'", '"', "“", "”", "{{", "}}", "{%", "%}", "{#", "{_{", "</w:t>", "\u200b", "\u00ad", "😀", "👩\u200d🏫", "𝄞"),
    *("#", " # ", ": ", "- ", "-", "|", ">", "*a", "&a", "!x", "@", "`", "?", "[", "]", ",", "\\", "/", "=", "~", "null", "no", "1.10", "…"),
)  # fmt: skip
"""The same in words and marks, of which ``texts`` makes texts."""


def sample_data() -> dict[str, Any]:
    """A valid report of the seven issues in the data file's shape: lists of one and more, and single texts."""
    return {
        "format": 1,
        "fiscal_year": 2568,
        "agency": {
            "name": "องค์การบริหารส่วนตำบลตัวอย่าง",
            "district": "อำเภอเมือง",
            "province": "จังหวัดตัวอย่าง",
        },
        "issues": [{"number": number, "measures": [_sample_measure(number)]} for number in range(1, 8)],
    }


def _sample_measure(number: int) -> dict[str, Any]:
    steps = [f"จัดทำคู่มือเรื่องที่ {number}", f"ประชาสัมพันธ์เรื่องที่ {number}", f"ติดตามผลเรื่องที่ {number}"]
    return {
        "name": f"มาตรการส่งเสริมคุณธรรมเรื่องที่ {number}",
        "steps": steps[: 1 + number % 3] if number != 3 else "เผยแพร่ข่าวสารทางเว็บไซต์",
        "period": f"ไตรมาส ๑-๔ ครั้งที่ {number}",
        "responsible": f"กองช่าง / งานที่ {number}",
        "outputs": [f"มีคู่มือครบทุกงานด้านที่ {number}"] if number != 3 else "เผยแพร่ครบ ๑๒๐ เรื่อง",
        "outcomes": [f"ประชาชนพึงพอใจด้านที่ {number}", f"ลดข้อร้องเรียนด้านที่ {number}"],
    }


def texts(max_size: int = 8) -> st.SearchStrategy[str]:
    """Any text that a cell may hold, mostly Thai and specials: never blank, nothing that the contract refuses."""
    pieces = st.lists(st.sampled_from(PIECES), min_size=1, max_size=max_size).map("".join)
    any_letters = st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\u2028\u2029\ufffd\ufffe\uffff\ufeff"),
        min_size=1,
        max_size=max_size,
    )
    return st.one_of(pieces, pieces, pieces, any_letters).filter(_is_seen)


def _is_seen(text: str) -> bool:
    return any(letter.isprintable() and not letter.isspace() for letter in text)


@st.composite
def reports(draw: st.DrawFn, max_measures: int = 2) -> dict[str, Any]:
    """The data of any valid report, in the data file's shape.

    A handful of texts is drawn and dealt out to the fields by a drawn seed: drawing each field by itself takes seconds.
    """
    pool = draw(st.lists(texts(), min_size=1, max_size=12))
    return dealt(pool, Random(draw(st.integers(0, 10_000))), max_measures)


def some_texts(dice: Random) -> list[str]:
    """A handful of texts as ``texts`` has them, without hypothesis."""
    made = ("".join(dice.choices(PIECES, k=dice.randint(1, 8))) for _text in range(dice.randint(1, 12)))
    return [*filter(_is_seen, made)] or ["ก"]


def dealt(pool: list[str], deal: Random, max_measures: int = 2) -> dict[str, Any]:
    """The data of a valid report with texts of ``pool``."""

    def text() -> str:
        return deal.choice(pool)

    def entries() -> str | list[str]:
        return text() if deal.random() < 0.3 else [text() for _entry in range(deal.randint(1, 4))]

    def measure() -> dict[str, Any]:
        return {
            "name": text(),
            "steps": entries(),
            "period": text(),
            "responsible": text(),
            "outputs": entries(),
            "outcomes": entries(),
        }

    def sometimes(key: str) -> dict[str, str]:
        return {key: text()} if deal.random() < 0.5 else {}

    return {
        "format": 1,
        **sometimes("title"),
        "fiscal_year": deal.randint(2500, 2699),
        "agency": {"name": text(), **sometimes("district"), **sometimes("province")},
        "issues": [
            {
                "number": number,
                **sometimes("title"),
                "measures": [measure() for _measure in range(deal.randint(1, max_measures))],
            }
            for number in range(1, 8)
        ],
    }


def grown(data: dict[str, Any], measures_each: int) -> dict[str, Any]:
    """The same report with ``measures_each`` measures in every issue: its own ones over and over."""
    issues = []
    for issue in data["issues"]:
        own = issue["measures"]
        issues.append({**issue, "measures": [own[index % len(own)] for index in range(measures_each)]})
    return {**data, "issues": issues}


@cache
def _audit() -> OpenXmlValidator:
    from openxml_audit import OpenXmlValidator

    return OpenXmlValidator(max_errors=0)


def validators(path: Path) -> list[str]:
    """What openxml-audit and our own table checks find wrong with a Word file; nothing when it is right."""
    from support import tables

    return [str(error) for error in _audit().validate(path).errors] + tables.faults(path)
