"""The data file of a new year: last year's file rolled over, or an empty form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from itareport.data import AGENCY, BUDDHIST_ERA, FISCAL_YEARS, PICTURES, PREFACE
from itareport.errors import UsageError
from itareport.fields import BY_KEY, KEYS, NextYear, Use
from itareport.i18n import _
from itareport.shape import Shape
from itareport.source.dump import dump
from itareport.source.patch import update
from itareport.stale_comments import MODELINE, without_stale_comments
from itareport.thai.digits import to_arabic, to_thai
from itareport.thai.periods import shift_years

if TYPE_CHECKING:
    from itareport.findings import ValuePath
    from itareport.forms import Edition
    from itareport.source.source_file import SourceFile

FILL_IN = "เติมผลเมื่อสิ้นปีงบประมาณ ทีละข้อ ขึ้นบรรทัดใหม่และขึ้นต้นด้วย “- ”"
"""The comment above outputs and outcomes that wait for the end of the year: part of the data file, so always Thai."""

_EXAMPLES_OF = 2568
"""The fiscal year of the examples in the table of the format."""


def fiscal_year(typed: str) -> int:
    """The Buddhist fiscal year that is meant, typed in Arabic or in Thai digits, as in a data file.

    Raises:
        UsageError: it is none; a Gregorian year is answered with the Buddhist one.
    """
    year = int(typed) if re.fullmatch("[0-9]{4}|[๐-๙]{4}", typed) else 0
    if year in FISCAL_YEARS:
        return year
    hint = _("Write the Buddhist year in four digits, like 2569.")
    if year + BUDDHIST_ERA in FISCAL_YEARS:
        hint = _("Write the Buddhist year: {year}").format(year=year + BUDDHIST_ERA)
    raise UsageError(_("“{year}” is not a fiscal year").format(year=typed), hint)


def newest(year: int) -> Path | None:
    """The newest ``data/measures_*.yaml``, by the year in its name; that of the new ``year`` itself is none."""
    years = {path.stem.removeprefix("measures_"): path for path in Path("data").glob("measures_*.yaml")}
    usable = {int(typed): path for typed, path in years.items() if typed.isdecimal() and int(typed) != year}
    return usable[max(usable)] if usable else None


def new_file(
    year: int, source: SourceFile | None, edition: Edition, old_edition: Edition | None = None, modeline: str = ""
) -> str:
    """The text of the data file of the fiscal year ``year`` (Buddhist), in the canonical layout.

    ``source`` is a file that is valid as a report or as a plan. Its names, steps, titles, signatures and comments stay.
    Its fiscal year and the years in its periods move, each in its own digits. Outputs, outcomes and what else belongs to
    one year lose their value, and with it the comments inside their lists and those about their text; so do the text
    before the table and the pictures. An issue title that is the one of ``old_edition``, the edition of the source's
    year, becomes the one of ``edition``; issues that only ``edition`` has are added. Comments that the new year makes
    false are taken out. Without a source an empty form of ``edition`` is made, which ``validate`` goes through field by
    field. ``modeline`` is the comment that tells editors the schema, put on top where the source has none.
    """
    if source is None:
        return _empty_form(year, edition, modeline)
    data: Any = source.value
    old_year = int(data["fiscal_year"])
    issues = [
        {
            **issue,
            **_title(issue, index, edition, old_edition),
            "measures": [_moved(measure, year - old_year, edition.shape) for measure in issue["measures"]],
        }
        for index, issue in enumerate(data["issues"])
    ]
    issues += _blank_issues(edition, len(issues))
    typed = data["fiscal_year"]
    moved = {**data, "fiscal_year": str(year) if typed == to_arabic(typed) else to_thai(year), "issues": issues}
    # Last year's analysis and photographs would be this year's only by mistake; the officials mostly stay.
    moved |= {part: None for part in (PREFACE, PICTURES) if part in data}
    text = update(source, moved, _fill_in(issues, edition))
    text = without_stale_comments(text, old_year, year)
    return text if not modeline or MODELINE in text else f"{modeline}\n{text}"


def _moved(measure: dict[str, Any], difference: int, shape: Shape) -> dict[str, Any]:
    moved = {key: None for key in KEYS.all if key in shape.columns and (key in shape.required or key in KEYS.results)}
    for key, value in measure.items():
        what = BY_KEY[key].next_year
        if what is NextYear.EMPTIED:
            moved[key] = None
        else:
            moved[key] = _shifted(value, difference) if what is NextYear.MOVED else value
    return moved


def _shifted(value: Any, difference: int) -> Any:
    if isinstance(value, list):
        return [_shifted(each, difference) for each in value]
    return None if value is None else shift_years(value, difference)


def _title(issue: dict[str, Any], index: int, edition: Edition, old: Edition | None) -> dict[str, str]:
    """The new edition's title for an issue that has the old edition's; nothing for an agency's own wording."""
    both = old is not None and index < min(len(old.issues), len(edition.issues))
    if not both or old is None or issue.get("title") != old.issues[index]:
        return {}
    return {"title": edition.issues[index]}


def _blank_issues(edition: Edition, present: int) -> list[dict[str, Any]]:
    """The issues of an edition after the first ``present``, each with one measure to be filled in."""
    measure = {key: None for key in KEYS.all if key in edition.shape.columns}
    return [
        {"number": number, "title": title, "measures": [measure]}
        for number, title in enumerate(edition.issues, start=1)
        if number > present
    ]


def _fill_in(issues: list[dict[str, Any]], edition: Edition) -> dict[ValuePath, str]:
    """The comments above the results of every measure."""
    results = [key for key in KEYS.results if key in edition.shape.columns]
    return {
        ("issues", number, "measures", index, key): FILL_IN
        for number, issue in enumerate(issues)
        for index in range(len(issue["measures"]))
        for key in results
    }


def _empty_form(year: int, edition: Edition, modeline: str) -> str:
    issues = _blank_issues(edition, 0)
    data = {"format": 1, "fiscal_year": year, "agency": dict.fromkeys(AGENCY), "issues": issues}
    comments = _teaching(year, edition)
    for path, text in _fill_in(issues, edition).items():
        comments[path] = f"{comments[path]}\n{text}" if path in comments else text
    header = _HEADER.format(
        title=edition.plan_titles[0], year=to_thai(year), before=to_thai(year - 1), results=_listed(edition)
    )
    return dump(data, comments, [*filter(None, [modeline]), header, ""])


def _listed(edition: Edition) -> str:
    return " และ ".join(key for key in KEYS.results if key in edition.shape.columns) or "ผล"


_HEADER = """\

{title} ปีงบประมาณ พ.ศ. {year}

ไฟล์นี้ใช้ได้ทั้งปีงบประมาณ (๑ ตุลาคม {before} ถึง ๓๐ กันยายน {year})
ต้นปี   กรอกทุกช่อง ยกเว้น {results} แล้วสั่ง  itareport build  จะได้แผนสำหรับเผยแพร่
สิ้นปี  เติม {results} ให้ครบทุกมาตรการ แล้วสั่ง  itareport build  อีกครั้ง จะได้รายงานผล
ตรวจก่อนได้ทุกเมื่อด้วย  itareport validate

พิมพ์ข้อความหลังเครื่องหมาย : โดยเว้นวรรคหนึ่งครั้ง ย่อหน้าด้วยการเว้นวรรคเท่านั้น ห้ามใช้ปุ่ม Tab
ข้อความหลังเครื่องหมาย # เป็นคำอธิบาย ไม่พิมพ์ลงในรายงาน
ข้อความที่มี “: ” หรือ “ #” อยู่ข้างใน ให้ใส่ในเครื่องหมายคำพูด เช่น "ผล: ดีมาก\""""


def _teaching(year: int, edition: Edition) -> dict[ValuePath, str]:
    """What each field wants, written once, at its first place."""
    measure: ValuePath = ("issues", 0, "measures", 0)
    count = to_thai(len(edition.issues))
    found: dict[ValuePath, str] = {
        ("agency", "name"): "เช่น องค์การบริหารส่วนตำบลไทยาวาส",
        ("agency", "district"): "ตามที่ต้องการให้พิมพ์ เช่น อำเภอนครชัยศรี ถ้าไม่มีให้ลบบรรทัด district:",
        ("agency", "province"): "ตามที่ต้องการให้พิมพ์ เช่น จังหวัดนครปฐม ถ้าไม่มีให้ลบบรรทัด province:",
        ("issues",): f"ประเด็นทั้ง {count} ต้องมีครบและเรียงตามลำดับ ประเด็นหนึ่งมีได้หลายมาตรการ: คัดลอกทั้งชุดตั้งแต่ “- name:” ลงมา",
    }
    for key in edition.shape.columns:
        field = BY_KEY[key]
        heading = edition.heading_of(key)
        example = (
            shift_years(field.example, year - _EXAMPLES_OF) if field.next_year is NextYear.MOVED else field.example
        )
        if key == "name":
            found[measure] = heading
        elif field.use is Use.RESULT:
            found[(*measure, key)] = heading
        elif field.entries:
            found[(*measure, key)] = f"{heading} ทีละข้อ เช่น\n  - {example}"
        else:
            found[(*measure, key)] = f"{heading} เช่น {example}"
        if key not in edition.shape.required:
            found[(*measure, key)] += "\nถ้าไม่มีให้เว้นว่างไว้"
    return found
