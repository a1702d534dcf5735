"""The data file of a new year: last year's file rolled over, or an empty form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from itareport.errors import UsageError
from itareport.fields import AGENCY, BY_KEY, KEYS, NextYear
from itareport.i18n import _
from itareport.source.dump import dump
from itareport.source.patch import update
from itareport.thai.digits import to_arabic, to_thai
from itareport.thai.periods import shift_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from itareport.findings import ValuePath
    from itareport.forms import Edition
    from itareport.source.source_file import SourceFile

FILL_IN = "เติมผลเมื่อสิ้นปีงบประมาณ ทีละข้อ ขึ้นบรรทัดใหม่และขึ้นต้นด้วย “- ”"
"""The comment above outputs and outcomes that wait for the end of the year: part of the data file, so always Thai."""

_MODELINE = "# yaml-language-server:"


def fiscal_year(typed: str) -> int:
    """The Buddhist fiscal year that is meant, typed in whichever digits.

    Raises:
        UsageError: it is none; a Gregorian year is answered with the Buddhist one.
    """
    from itareport.fields import BUDDHIST_ERA, FISCAL_YEARS

    year = int(typed) if typed.isdecimal() and len(typed) == len("2569") else 0
    if year in FISCAL_YEARS:
        return year
    hint = _("Write the Buddhist year in four digits, like 2569.")
    if year + BUDDHIST_ERA in FISCAL_YEARS:
        hint = _("Write the Buddhist year: {year}").format(year=year + BUDDHIST_ERA)
    raise UsageError(_("“{year}” is no fiscal year").format(year=typed), hint)


def newest(year: int) -> Path | None:
    """The newest ``data/measures_*.yaml``, by the year in its name; that of the new ``year`` itself is none."""
    years = {path.stem.removeprefix("measures_"): path for path in Path("data").glob("measures_*.yaml")}
    usable = {int(typed): path for typed, path in years.items() if typed.isdecimal() and int(typed) != year}
    return usable[max(usable)] if usable else None


def new_file(
    year: int, source: SourceFile | None, edition: Edition, old_edition: Edition | None = None, modeline: str = ""
) -> str:
    """The text of the data file of the fiscal year ``year`` (Buddhist), in the canonical layout.

    ``source`` is a file that is valid as a report or as a plan. Its names, steps, titles and comments stay. Its fiscal
    year and the years in its periods move, each in its own digits; outputs and outcomes lose their value, and with it
    the comments inside their lists and those about their text. An issue title that is the one of ``old_edition``, the
    edition of the source's year, becomes the one of ``edition``. Without a source an empty form of ``edition`` is made,
    which ``validate --document plan`` goes through field by field. ``modeline`` is the comment that tells editors the
    schema, put on top where the source has none.
    """
    if source is None:
        return _empty_form(year, edition, modeline)
    data: Any = source.value
    difference = year - int(data["fiscal_year"])
    comments: dict[ValuePath, str] = {}
    issues = []
    for number, issue in enumerate(data["issues"]):
        measures = [_moved(measure, difference) for measure in issue["measures"]]
        issues.append({**issue, **_title(issue, number, edition, old_edition), "measures": measures})
        comments.update(_fill_in(number, len(measures)))
    typed = data["fiscal_year"]
    moved = {**data, "fiscal_year": str(year) if typed == to_arabic(typed) else to_thai(year), "issues": issues}
    text = update(source, moved, comments)
    return text if not modeline or _MODELINE in text else f"{modeline}\n{text}"


def _moved(measure: dict[str, Any], difference: int) -> dict[str, Any]:
    moved = {**measure, **dict.fromkeys(KEYS.results)}
    for key, value in measure.items():
        what = BY_KEY[key].next_year
        if what is NextYear.EMPTIED:
            moved[key] = None
        elif what is NextYear.MOVED and value is not None:
            moved[key] = shift_years(value, difference)
    return moved


def _title(issue: dict[str, Any], index: int, edition: Edition, old: Edition | None) -> dict[str, str]:
    """The new edition's title for an issue that has the old edition's; nothing for an agency's own wording."""
    if old is None or issue.get("title") != old.issues[index]:
        return {}
    return {"title": edition.issues[index]}


def _fill_in(issue: int, measures: int) -> Iterator[tuple[ValuePath, str]]:
    for index in range(measures):
        for key in KEYS.results:
            yield ("issues", issue, "measures", index, key), FILL_IN


def _empty_form(year: int, edition: Edition, modeline: str) -> str:
    measure = dict.fromkeys(KEYS.standard)
    issues = [
        {"number": number, "title": title, "measures": [measure]}
        for number, title in enumerate(edition.issues, start=1)
    ]
    agency = dict.fromkeys(AGENCY)
    data = {"format": 1, "fiscal_year": year, "agency": agency, "issues": issues}
    comments = {**_teaching(year, edition), **{path: text for n in range(7) for path, text in _fill_in(n, 1)}}
    for key in KEYS.results:
        path = ("issues", 0, "measures", 0, key)
        comments[path] = f"{edition.columns[key]}\n{FILL_IN}"
    header = _HEADER.format(title=edition.plan_titles[0], year=to_thai(year))
    return dump(data, comments, [*filter(None, [modeline]), header, ""])


_HEADER = """\

{title} ปีงบประมาณ พ.ศ. {year}

ต้นปี  กรอกทุกช่องยกเว้น outputs และ outcomes แล้วตรวจด้วย  itareport validate --document plan
สิ้นปี  เติม outputs และ outcomes แล้วตรวจด้วย  itareport validate  และสร้างไฟล์ Word ด้วย  itareport build

พิมพ์ข้อความหลังเครื่องหมาย : โดยเว้นวรรคหนึ่งครั้ง ย่อหน้าด้วยการเว้นวรรคเท่านั้น ห้ามใช้ปุ่ม Tab
ข้อความหลังเครื่องหมาย # เป็นคำอธิบาย ไม่พิมพ์ลงในรายงาน
ข้อความที่มี “: ” หรือ “ #” อยู่ข้างใน ให้ใส่ในเครื่องหมายคำพูด เช่น "ผล: ดีมาก\""""


def _teaching(year: int, edition: Edition) -> dict[ValuePath, str]:
    """What each field wants, said once, at its first place."""
    measure: ValuePath = ("issues", 0, "measures", 0)
    columns = edition.columns
    return {
        ("agency", "name"): "เช่น องค์การบริหารส่วนตำบลไทยาวาส",
        ("agency", "district"): "ตามที่ต้องการให้พิมพ์ เช่น อำเภอนครชัยศรี ถ้าไม่มีให้ลบบรรทัด district:",
        ("agency", "province"): "ตามที่ต้องการให้พิมพ์ เช่น จังหวัดนครปฐม ถ้าไม่มีให้ลบบรรทัด province:",
        ("issues",): "ประเด็นทั้ง ๗ ต้องมีครบและเรียงตามลำดับ ประเด็นหนึ่งมีได้หลายมาตรการ: คัดลอกทั้งชุดตั้งแต่ “- name:” ลงมา",
        measure: columns["measure"],
        (*measure, "steps"): f"{columns['steps']} ทีละข้อ เช่น\n  - แจ้งเวียนส่วนราชการเพื่อถือปฏิบัติ\n  - ติดตามผลทุกเดือน",
        (*measure, "period"): f"{columns['period']} เช่น ไตรมาส ๑-๔ ปีงบประมาณ {to_thai(year)}",
        (*measure, "responsible"): f"{columns['responsible']} เช่น หัวหน้าสำนักปลัด / ผอ.กอง ทุกกอง",
    }
