"""Word reports as other people make them: the same data in tables of many shapes, none made by this program."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Word
    from docx.table import Table, _Cell

Data = dict[str, Any]

TITLE = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
PLAN_TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
ISSUES = (
    "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
    "การให้บริการและระบบ E-Service",
    "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
    "กระบวนการกำกับดูแลการใช้ทรัพย์สินของทางราชการ",
    "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
    "กระบวนการควบคุม ตรวจสอบ การใช้อำนาจและการบริหารงานบุคคล",
    "กลไกมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
)
HEADINGS = (
    "มาตรการ โครงการ หรือ กิจกรรมที่ดำเนินการเพื่อ ส่งเสริมคุณธรรมและความ โปร่งใสภายในหน่วยงาน",
    "ขั้นตอนหรือวิธีการปฏิบัติ",
    "ช่วงระยะเวลาใน การดำเนินการ",
    "ผู้รับผิดชอบ",
    "ผลการดำเนินการ (Output)",
    "ผลลัพธ์หรือผลสัมฤทธิ์ในการ ดำเนินการ (Outcome/Result)",
)
FIELDS = ("name", "steps", "period", "responsible", "outputs", "outcomes")
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

Numbers = Callable[[int], str]


def thai_dot(number: int) -> str:
    """``๑. ``"""
    return f"{thai(number)}. "


def arabic_dot(number: int) -> str:
    """``1. ``"""
    return f"{number}. "


def arabic_bracket(number: int) -> str:
    """``1) ``"""
    return f"{number}) "


def brackets(number: int) -> str:
    """``(1) ``"""
    return f"({number}) "


def dash(_number: int) -> str:
    """``- ``"""
    return "- "


def thai(number: int) -> str:
    """A number in Thai digits."""
    return str(number).translate(THAI_DIGITS)


def entries(value: str | Sequence[str], numbers: Numbers) -> list[str]:
    """A list's texts with their typed numbers; a single text as it is."""
    if isinstance(value, str):
        return [value]
    return [f"{numbers(number)}{text}" for number, text in enumerate(value, 1)]


def plan_of(data: Data) -> Data:
    """The same data without results."""
    issues = [
        {**issue, "measures": [{key: each[key] for key in FIELDS[:4]} for each in issue["measures"]]}
        for issue in data["issues"]
    ]
    return {**data, "issues": issues}


def saved(document: Word) -> bytes:
    """The bytes of a python-docx document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def agency_line(data: Data) -> str:
    """Name, district and province on one line."""
    return " ".join(data["agency"].values())


def opened(data: Data, title: str = TITLE) -> Word:
    """A document with the three title lines as paragraphs."""
    document = Document()
    for line in (title, f"ประจำปีงบประมาณ พ.ศ. {thai(data['fiscal_year'])}", agency_line(data)):
        document.add_paragraph(line)
    return document


def cell_at(document: Word, row: int, column: int) -> _Cell:
    """A cell of the first table, counted from 0, by python-docx."""
    return document.tables[0].rows[row].cells[column]


def table_in(document: Word | _Cell, columns: int = 6, headings: Sequence[str] = HEADINGS) -> Table:
    """A table with a row of headings."""
    table = document.add_table(0, columns)
    add_row(table, [[heading] for heading in headings[:columns]])
    return table


def add_row(table: Table, cells: Iterable[Sequence[str]], *, breaks: bool = False) -> list[_Cell]:
    """A row; each cell is given by its paragraphs, or with ``breaks`` by the lines of its one paragraph."""
    row = table.add_row().cells
    for cell, lines in zip(row, cells, strict=True):
        write(cell, ["\n".join(lines)] if breaks else lines)
    return list(row)


def write(cell: _Cell, paragraphs: Sequence[str], style: str | None = None) -> None:
    """Put paragraphs into an empty cell."""
    for index, text in enumerate(paragraphs):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.add_run(text)
        if style is not None:
            paragraph.style = style


def band(table: Table, text: str, *, merged: bool = True) -> None:
    """An issue's row: one cell over all columns, or its text in the first cell."""
    row = table.add_row().cells
    if merged:
        row[0].merge(row[-1])
    row[0].paragraphs[0].add_run(text)


def band_text(number: int) -> str:
    """``ประเด็นที่ ๑ …``"""
    return f"ประเด็นที่ {thai(number)} {ISSUES[number - 1]}"


def measure_cells(measure: Data, numbers: Numbers = thai_dot) -> list[list[str]]:
    """The paragraphs of a measure's six cells."""
    return [entries(measure[field], numbers) if field in measure else [""] for field in FIELDS]


def run_on(data: Data) -> bytes:
    """As published in 2568: entries run on in one paragraph, bands not merged, a table a page with its headings."""
    document = opened(data)
    for first in (0, 2, 4, 6):
        table = table_in(document)
        for issue in data["issues"][first : first + 2]:
            band(table, band_text(issue["number"]), merged=False)
            for measure in issue["measures"]:
                add_row(table, [[" ".join(lines)] for lines in measure_cells(measure)])
        document.add_paragraph()
    return saved(document)


def typed(numbers: Numbers, *, breaks: bool = False, text: Callable[[int], str] = band_text) -> Callable[[Data], bytes]:
    """One table with merged bands, entries in paragraphs or on lines, with numbers of a kind."""

    def make(data: Data) -> bytes:
        document = opened(data)
        table = table_in(document)
        for issue in data["issues"]:
            band(table, text(issue["number"]))
            for measure in issue["measures"]:
                add_row(table, measure_cells(measure, numbers), breaks=breaks)
        return saved(document)

    return make


def automatic(style: str) -> Callable[[Data], bytes]:
    """Entries numbered, or with bullets, by Word: a style of python-docx's own template."""

    def make(data: Data) -> bytes:
        document = opened(data)
        table = table_in(document)
        for issue in data["issues"]:
            band(table, band_text(issue["number"]))
            for measure in issue["measures"]:
                row = table.add_row().cells
                for cell, field in zip(row, FIELDS, strict=True):
                    value = measure[field]
                    write(cell, [value] if isinstance(value, str) else value, None if isinstance(value, str) else style)
        return saved(document)

    return make


def other_order(data: Data) -> bytes:
    """Columns in another order, between a column of numbers and one for remarks; Arabic digits; other words."""
    document = Document()
    document.add_paragraph(f"{TITLE} ประจำปีงบประมาณ พ.ศ. {data['fiscal_year']}")
    document.add_paragraph(agency_line(data))
    headings = ("ลำดับที่", "มาตรการ/กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "วิธีดำเนินการ", "ผลลัพธ์", "ผลผลิต", "หมายเหตุ")
    table = table_in(document, 8, headings)
    fields = ("name", "responsible", "period", "steps", "outcomes", "outputs")
    for issue in data["issues"]:
        row = table.add_row().cells
        row[0].merge(row[-1]).paragraphs[0].add_run(f"{issue['number']}. {ISSUES[issue['number'] - 1]}")
        for number, measure in enumerate(issue["measures"], 1):
            cells = [entries(measure[field], arabic_dot) for field in fields]
            add_row(table, [[str(number)], *cells, [""]])
    return saved(document)


def plan(data: Data) -> bytes:
    """The plan at the year's start: four columns and the plan's title."""
    document = opened(data, PLAN_TITLE)
    table = table_in(document, 4)
    for issue in data["issues"]:
        band(table, band_text(issue["number"]))
        for measure in issue["measures"]:
            add_row(table, measure_cells(measure)[:4])
    return saved(document)


def issue_column(data: Data) -> bytes:
    """The issue in a first column of its own, merged down over its measures."""
    document = opened(data)
    table = table_in(document, 7, ("ประเด็น", *HEADINGS))
    for issue in data["issues"]:
        cells = [add_row(table, [[""], *measure_cells(measure)])[0] for measure in issue["measures"]]
        merged = cells[0].merge(cells[-1]) if len(cells) > 1 else cells[0]
        write(merged, [band_text(issue["number"])])
    return saved(document)


def split_rows(data: Data) -> bytes:
    """A row for each entry: the name only in the first row of its measure."""
    document = opened(data)
    table = table_in(document)
    for issue in data["issues"]:
        band(table, f"ประเด็นที่ {issue['number']} : {ISSUES[issue['number'] - 1]}")
        for measure in issue["measures"]:
            _rows_of(table, measure)
    return saved(document)


def merged_down(data: Data) -> bytes:
    """A row for each entry, with name, period and responsible merged down."""
    document = opened(data)
    table = table_in(document)
    for issue in data["issues"]:
        band(table, band_text(issue["number"]))
        for measure in issue["measures"]:
            rows = _rows_of(table, measure)
            for column in (0, 2, 3):
                if len(rows) > 1:
                    rows[0][column].merge(rows[-1][column])
    return saved(document)


def _rows_of(table: Table, measure: Data) -> list[list[_Cell]]:
    cells = measure_cells(measure)
    count = max(len(lines) for lines in cells)
    return [add_row(table, [[lines[index]] if index < len(lines) else [] for lines in cells]) for index in range(count)]


def titles_in_table(data: Data) -> bytes:
    """The title lines in rows of the report's own table, above the headings."""
    document = Document()
    table = document.add_table(0, 6)
    for line in (TITLE, f"ประจำปีงบประมาณ {data['fiscal_year']}", agency_line(data)):
        row = table.add_row().cells
        row[0].merge(row[-1]).paragraphs[0].add_run(line)
    add_row(table, [[heading] for heading in HEADINGS])
    for issue in data["issues"]:
        band(table, band_text(issue["number"]))
        for measure in issue["measures"]:
            add_row(table, measure_cells(measure))
    return saved(document)


def titles_in_header(data: Data) -> bytes:
    """The title lines in the page's header, and a heading above each table for its issue."""
    document = Document()
    header = document.sections[0].header
    for line in (TITLE, f"ประจำปีงบประมาณ พ.ศ. {data['fiscal_year']}", agency_line(data)):
        header.add_paragraph(line)
    for issue in data["issues"]:
        document.add_heading(band_text(issue["number"]), 2)
        table = table_in(document)
        for measure in issue["measures"]:
            add_row(table, measure_cells(measure))
    return saved(document)


def text_box(data: Data) -> bytes:
    """The title lines in a text box, which Word writes twice, for newer and for older programs."""
    document = Document()
    lines = (TITLE, f"ประจำปีงบประมาณ พ.ศ. {data['fiscal_year']}", agency_line(data))
    box = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            f"<wps:txbx><w:txbxContent>{box}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f"<v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    table = table_in(document)
    for issue in data["issues"]:
        band(table, band_text(issue["number"]))
        for measure in issue["measures"]:
            add_row(table, measure_cells(measure))
    return saved(document)


def in_a_frame(data: Data) -> bytes:
    """Title and report inside a table that only frames the page."""
    document = Document()
    frame = document.add_table(1, 1).cell(0, 0)
    for line in (TITLE, f"ประจำปีงบประมาณ พ.ศ. {thai(data['fiscal_year'])}", agency_line(data)):
        frame.add_paragraph(line)
    table = table_in(frame)
    for issue in data["issues"]:
        band(table, band_text(issue["number"]))
        for measure in issue["measures"]:
            add_row(table, measure_cells(measure))
    return saved(document)


def two_heading_rows(data: Data) -> bytes:
    """Headings in two rows, groups above; a row that numbers the columns; the headings again in the middle."""
    document = opened(data)
    table = document.add_table(0, 6)
    above = add_row(table, [["มาตรการ"], ["การดำเนินการ"], [], [], ["ผล"], []])
    below = add_row(table, [[], *([heading] for heading in HEADINGS[1:])])
    above[0].merge(below[0])
    above[1].merge(above[3])
    above[4].merge(above[5])
    add_row(table, [[f"({number})"] for number in range(1, 7)])
    for issue in data["issues"]:
        if issue["number"] == 4:
            add_row(table, [["มาตรการ"], *([heading] for heading in HEADINGS[1:])])
        band(table, f"{thai(issue['number'])}. {ISSUES[issue['number'] - 1]}")
        for measure in issue["measures"]:
            add_row(table, measure_cells(measure))
    return saved(document)


def goes_on(data: Data) -> bytes:
    """A second table without headings that goes on right below the first."""
    document = opened(data)
    table = table_in(document)
    for issue in data["issues"]:
        if issue["number"] == 4:
            document.add_paragraph()
            table = document.add_table(0, 6)
        band(table, band_text(issue["number"]))
        for measure in issue["measures"]:
            add_row(table, measure_cells(measure))
    return saved(document)


def tracked(data: Data) -> bytes:
    """Every text is in a content control, after a tracked deletion, and half of it inserted with changes tracked."""
    document = opened(data)
    table = table_in(document)
    for issue in data["issues"]:
        band(table, band_text(issue["number"]))
        for measure in issue["measures"]:
            for cell in add_row(table, measure_cells(measure)):
                for paragraph in cell.paragraphs:
                    _track(paragraph._p, paragraph.text)
    return saved(document)


def _track(element: Any, text: str) -> None:
    for run in element.findall(qn("w:r")):
        element.remove(run)
    half = len(text) // 2
    old, new = html.escape(text[:half]), html.escape(text[half:])
    who = 'w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'
    element.append(parse_xml(f"<w:del {nsdecls('w')} {who}><w:r><w:delText>ข้อความเดิม</w:delText></w:r></w:del>"))
    element.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">'
            f"{old}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    element.append(parse_xml(f'<w:ins {nsdecls("w")} {who}><w:r><w:t xml:space="preserve">{new}</w:t></w:r></w:ins>'))


SHAPES: dict[str, Callable[[Data], bytes]] = {
    "run on in one paragraph": run_on,
    "numbered ๑.": typed(thai_dot),
    "numbered 1.": typed(arabic_dot),
    "numbered 1)": typed(arabic_bracket),
    "numbered (1)": typed(brackets),
    "with dashes": typed(dash),
    "on lines of one paragraph": typed(thai_dot, breaks=True),
    "bands with a colon": typed(thai_dot, text=lambda number: f"ประเด็นที่ {number} : {ISSUES[number - 1]}"),
    "bands with a number only": typed(thai_dot, text=lambda number: f"{number}. {ISSUES[number - 1]}"),
    "bands without a number": typed(thai_dot, text=lambda number: ISSUES[number - 1]),
    "numbered by Word": automatic("List Number"),
    "bullets by Word": automatic("List Bullet"),
    "columns in another order": other_order,
    "issue in a column": issue_column,
    "a row for each entry": split_rows,
    "cells merged down": merged_down,
    "titles in the table": titles_in_table,
    "titles in the header": titles_in_header,
    "titles in a text box": text_box,
    "inside a frame": in_a_frame,
    "headings in two rows": two_heading_rows,
    "going on without headings": goes_on,
    "tracked changes and content controls": tracked,
}
"""The same data in every shape that python-docx can make."""


def page(body: str) -> str:
    """A page of HTML."""
    return f'<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"></head><body>{body}</body></html>'


def html_titles(data: Data) -> str:
    """The title lines as centred paragraphs."""
    lines = (TITLE, f"ประจำปีงบประมาณ พ.ศ. {thai(data['fiscal_year'])}", agency_line(data))
    return "".join(f'<p align="center"><b>{line}</b></p>' for line in lines)


def html_table(data: Data, cell: Callable[[str | list[str]], str], heads: Sequence[str] = HEADINGS) -> str:
    """A table with a band over all columns for each issue; ``cell`` writes the inside of a cell."""
    rows = ["<tr>" + "".join(f"<th>{heading}</th>" for heading in heads) + "</tr>"]
    for issue in data["issues"]:
        rows.append(f'<tr><td colspan="{len(heads)}">{band_text(issue["number"])}</td></tr>')
        inside = [[cell(measure[field]) for field in FIELDS[: len(heads)]] for measure in issue["measures"]]
        rows += ["<tr>" + "".join(f"<td>{each}</td>" for each in cells) + "</tr>" for cells in inside]
    return f'<table border="1">{"".join(rows)}</table>'


def html_lines(numbers: Numbers, tag: str) -> Callable[[str | list[str]], str]:
    """Cells whose entries are in elements of their own, after ``<br>``, or (``span``) run on."""

    def cell(value: str | list[str]) -> str:
        lines = [html.escape(line) for line in entries(value, numbers)]
        if tag == "br":
            return "<br>".join(lines)
        return (" " if tag == "span" else "").join(f"<{tag}>{line}</{tag}>" for line in lines)

    return cell


def html_list(tag: str) -> Callable[[str | list[str]], str]:
    """Cells with lists of HTML, which LibreOffice numbers by itself."""

    def cell(value: str | list[str]) -> str:
        if isinstance(value, str):
            return html.escape(value)
        return f"<{tag}>" + "".join(f"<li>{html.escape(text)}</li>" for text in value) + f"</{tag}>"

    return cell


def _escaped(cells: list[list[str]]) -> list[list[str]]:
    return [[html.escape(line) for line in lines] for lines in cells]


def html_rowspans(data: Data) -> str:
    """A column of issues and a row for each entry, with rowspan for what is common."""
    rows = ["<tr>" + "".join(f"<th>{heading}</th>" for heading in ("ประเด็น", *HEADINGS)) + "</tr>"]
    for issue in data["issues"]:
        cells = [_escaped(measure_cells(measure)) for measure in issue["measures"]]
        heights = [max(len(lines) for lines in each) for each in cells]
        first = f'<td rowspan="{sum(heights)}">{band_text(issue["number"])}</td>'
        for measure, height in zip(cells, heights, strict=True):
            for index in range(height):
                row = first
                first = ""
                for column, lines in enumerate(measure):
                    if column in {0, 2, 3}:
                        row += f'<td rowspan="{height}">{lines[0]}</td>' if index == 0 else ""
                    else:
                        row += f"<td>{lines[index] if index < len(lines) else ''}</td>"
                rows.append(f"<tr>{row}</tr>")
    return f'<table border="1">{"".join(rows)}</table>'


def html_tables_each(data: Data) -> str:
    """A heading and a table for each issue."""
    tables = []
    for issue in data["issues"]:
        rows = "".join(f"<th>{heading}</th>" for heading in HEADINGS)
        body = "".join(
            "<tr>"
            + "".join(f"<td>{'<br>'.join(lines)}</td>" for lines in _escaped(measure_cells(measure, arabic_bracket)))
            + "</tr>"
            for measure in issue["measures"]
        )
        tables.append(f'<h3>{band_text(issue["number"])}</h3><table border="1"><tr>{rows}</tr>{body}</table>')
    return "".join(tables)


HTML_SHAPES: dict[str, Callable[[Data], str]] = {
    "paragraphs ๑.": lambda data: html_titles(data) + html_table(data, html_lines(thai_dot, "p")),
    "paragraphs 1.": lambda data: html_titles(data) + html_table(data, html_lines(arabic_dot, "p")),
    "paragraphs (1)": lambda data: html_titles(data) + html_table(data, html_lines(brackets, "div")),
    "lines ๑.": lambda data: html_titles(data) + html_table(data, html_lines(thai_dot, "br")),
    "lines with dashes": lambda data: html_titles(data) + html_table(data, html_lines(dash, "br")),
    "run on": lambda data: html_titles(data) + html_table(data, html_lines(thai_dot, "span")),
    "ordered lists": lambda data: html_titles(data) + html_table(data, html_list("ol")),
    "bullet lists": lambda data: html_titles(data) + html_table(data, html_list("ul")),
    "rowspans": lambda data: html_titles(data) + html_rowspans(data),
    "a table for each issue": lambda data: html_titles(data) + html_tables_each(data),
    "titles in a table": lambda data: (
        f"<table><tr><td>{html_titles(data)}</td></tr></table>" + html_table(data, html_lines(thai_dot, "p"))
    ),
    "inside a frame": lambda data: (
        f"<table><tr><td>{html_titles(data)}{html_table(data, html_lines(thai_dot, 'p'))}</td></tr></table>"
    ),
}
"""The same data as pages of HTML, for LibreOffice to make Word files of."""


def from_html(data: Data, folder: Path) -> dict[str, bytes]:
    """A Word file for each of ``HTML_SHAPES``, made by LibreOffice."""
    from support import office

    pages = []
    for number, make in enumerate(HTML_SHAPES.values()):
        pages.append(folder / f"shape{number}.html")
        pages[-1].write_text(page(make(data)), encoding="utf-8")
    made = office.convert_all(pages, "docx:MS Word 2007 XML", folder / "docx")
    return {name: path.read_bytes() for name, path in zip(HTML_SHAPES, made, strict=True)}
