"""The file of a new form edition, made from an older one, with comments that teach what may be changed."""

from __future__ import annotations

from itareport.fields import FIELDS
from itareport.forms.edition import Column, Edition, is_required
from itareport.shape import MAX_ISSUES
from itareport.source import scalars
from itareport.source.dump import comment_lines
from itareport.thai.digits import to_thai

# Comments are part of the file, so always Thai.
_HEADER = """\
แบบรายงานของปีงบประมาณ พ.ศ. {year} คัดลอกจากแบบของปี {base} แล้วแก้ให้ตรงกับประกาศของปีนี้
ตรวจไฟล์นี้ด้วย  itareport forms check {file}

{{fiscal_year}} คือปีงบประมาณเป็นเลขไทย  {{agency}} คือชื่อหน่วยงาน อำเภอ และจังหวัด"""

_TITLES = "บรรทัดหัวเรื่อง ต้องมีสามบรรทัด"
_COLUMNS = """\
คอลัมน์เรียงตามลำดับที่พิมพ์ ต้องมี measure คอลัมน์อื่นลบ เพิ่ม หรือย้ายได้
กำหนดความกว้างเป็นมิลลิเมตร และให้ต้องกรอกทุกมาตรการได้ เช่น
  budget:
    heading: งบประมาณ (บาท)
    width: 25
    required: true"""
_OTHERS = "คอลัมน์ที่เพิ่มได้ ลบเครื่องหมาย # และเว้นวรรคหลังเครื่องหมายนั้นเพื่อใช้ แล้วย้ายไปไว้ตรงที่ต้องการ"
_ISSUES = "ชื่อประเด็นตามลำดับ มีได้ 1 ถึง {most} ประเด็น ไฟล์ข้อมูลของปีนี้ต้องมีครบทุกประเด็น"


def new_edition(year: int, base: Edition, file: str) -> str:
    """The text of the edition of the fiscal year ``year``, worded like ``base``; ``file`` is where it will be."""
    others = [f"  # {field.column}: {field.heading}" for field in FIELDS if field.column not in base.columns]
    header = _HEADER.format(year=to_thai(year), base=to_thai(base.fiscal_year), file=file)
    lines = [*comment_lines(header), "", f"fiscal_year: {year}", ""]
    for key, item, titles in (
        ("report", base.report_item, base.report_titles),
        ("plan", base.plan_item, base.plan_titles),
    ):
        lines += [f"{key}:", *(_text("  item:", item) if item else ())]
        lines += [*(f"  {line}" for line in comment_lines(_TITLES)), "  titles:"]
        lines += [line for title in titles for line in _text("    -", title)]
        lines.append("")
    if base.assessment_year:
        lines += [f"assessment_year: {base.assessment_year + year - base.fiscal_year}", ""]
    lines += [*comment_lines(_COLUMNS), "columns:"]
    for name, column in base.columns.items():
        lines += _column(name, column)
    if others:
        lines += [f"  # {_OTHERS}", *others]
    lines += ["", *comment_lines(_ISSUES.format(most=MAX_ISSUES)), "issues:"]
    lines += [line for title in base.issues for line in _text("  -", title)]
    return "\n".join(lines) + "\n"


def _column(name: str, column: Column) -> list[str]:
    if column.width is None and column.required == is_required(name):
        return _text(f"  {name}:", column.heading)
    lines = [f"  {name}:", *_text("    heading:", column.heading)]
    if column.width is not None:
        lines.append(f"    width: {column.width:g}")
    if column.required != is_required(name):
        lines.append(f"    required: {str(column.required).lower()}")
    return lines


def _text(before: str, text: str) -> list[str]:
    """A key or dash with its text, in quotes where they are needed; a text of several lines is a block."""
    first, *more = scalars.scalar(text)
    indent = " " * (len(before) - len(before.lstrip()) + 2)
    return [f"{before} {first}", *(f"{indent}{line}" if line else "" for line in more)]
