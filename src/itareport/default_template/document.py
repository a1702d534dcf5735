"""The body of the default template: title lines, preface, the table, signatures, pictures."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips

from itareport.data import MAX_SIGNATURES, SIGN_HERE, SIGN_HERE_NARROW
from itareport.default_template import page
from itareport.default_template.styles import add_styles
from itareport.fields import BY_KEY, FIELDS
from itareport.ooxml import package
from itareport.ooxml.zipping import zip_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table, _Cell, _Row

    from itareport.default_template.columns import Column
    from itareport.fields import DocumentKind

BASE = Path(__file__).parent / "base"
PICTURES = 2
"""Pictures in a row."""

_CAPTIONS = {
    "report": "ผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "plan": "แผนการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
}
_SHORT = {field.column: field.short or field.heading for field in FIELDS}
_SIGN_HERE = f"{{% if signatures|length < {MAX_SIGNATURES} %}}{SIGN_HERE}{{% else %}}{SIGN_HERE_NARROW}{{% endif %}}"
_NUMBERS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ", "สิบเอ็ด")


def default_parts(columns: Sequence[Column], kind: DocumentKind) -> dict[str, bytes]:
    """The parts of the Word template with these columns, the same bytes for the same columns."""
    document = docx.Document(io.BytesIO(zip_parts(_base())))
    add_styles(document)
    _set_page(document)
    _loop(document, "for line in title_lines", "Title", "{{ line }}")
    _loop(document, "for text in preface", "ReportPreface", "{{ text }}")
    _add_table(document, columns, kind)
    _paragraph(document, "ReportEnd", "")
    _add_pictures(document)
    stream = io.BytesIO()
    document.save(stream)
    return package.read(stream.getvalue())


def _base() -> dict[str, bytes]:
    files = (file for file in BASE.rglob("*") if file.is_file())
    return {file.relative_to(BASE).as_posix(): file.read_bytes() for file in files}


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Twips(page.PAGE_WIDTH), Twips(page.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Twips(page.MARGIN_TOP), Twips(page.MARGIN_BOTTOM)
    section.left_margin = section.right_margin = Twips(page.MARGIN_SIDE)
    section.header_distance = section.footer_distance = Twips(page.FOOTER_FROM_EDGE)
    section.gutter = Twips(0)


def _loop(holder: Document | _Cell, opening: str, style: str, text: str) -> None:
    """A paragraph that is repeated: ``opening`` is docxtpl's tag without its braces."""
    _tag(holder, opening)
    _paragraph(holder, style, text)
    _tag(holder, "end" + opening.split(maxsplit=1)[0])


def _tag(holder: Document | _Cell, text: str) -> None:
    _paragraph(holder, "ReportTag", f"{{%p {text} %}}")


def _paragraph(holder: Document | _Cell, style: str, text: str) -> None:
    """A paragraph in the style with that id; a cell's own empty paragraph is used first."""
    empty = holder.paragraphs[-1] if isinstance(holder, docx.table._Cell) else None  # noqa: SLF001 - no public name
    if empty is None or empty.runs or empty._p.pPr is not None:  # noqa: SLF001 - whether it is still as Word made it
        empty = holder.add_paragraph()
    empty._p.style = style  # noqa: SLF001 - by its id; python-docx sets styles by their names
    if text:
        empty.add_run(text)


def _add_table(document: Document, columns: Sequence[Column], kind: DocumentKind) -> None:
    """The table: headings on every page, a band for each issue, a row for each measure."""
    table = _table(document, [column.width for column in columns], rows=7)
    count = _NUMBERS[len(columns)] if len(columns) < len(_NUMBERS) else str(len(columns))
    names = [_SHORT[column.name] for column in columns]
    listed = names[0] if len(names) == 1 else f"{' '.join(names[:-1])} และ{names[-1]}"
    _describe(
        table,
        _CAPTIONS[kind],
        f"ตาราง{count}คอลัมน์ ได้แก่ {listed} แต่ละประเด็นเริ่มด้วยแถวเต็มความกว้าง ตามด้วยแถวของมาตรการ",
    )
    head, opening, band, inner, measure, inner_end, end = table.rows
    _set_row(head, is_heading=True)
    for cell, column in zip(head.cells, columns, strict=True):
        _shade(cell, page.HEADING_FILL)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _paragraph(cell, "ReportHeading", f"{{{{ columns.{column.name} }}}}")
    _wide(opening, "ReportTag", "{%tr for issue in issues %}")
    _shade(_wide(band, "ReportIssue", "{{ issue.band }}"), page.ISSUE_FILL)
    _wide(inner, "ReportTag", "{%tr for measure in issue.measures %}")
    _set_row(measure)
    for cell, column in zip(measure.cells, columns, strict=True):
        _fill_measure(cell, column)
    _wide(inner_end, "ReportTag", "{%tr endfor %}")
    _wide(end, "ReportTag", "{%tr endfor %}")
    _wide(table.add_row(), "ReportTag", "{%tr if signatures %}")  # type: ignore[no-untyped-call]
    _add_signatures(table, columns)
    _wide(table.add_row(), "ReportTag", "{%tr endif %}")  # type: ignore[no-untyped-call]


def _fill_measure(cell: _Cell, column: Column) -> None:
    """The content of a measure's cell: a text, or a list whose entries have their number before a hanging indent."""
    if column.name == "measure":
        _paragraph(cell, "ReportMeasure", "{{ measure.name }}")
        return
    if not BY_KEY[column.name].entries:
        _paragraph(cell, "ReportCell", f"{{{{ measure.{column.name} }}}}")
        return
    _tag(cell, f"for line in measure.paragraphs.{column.name}")
    _tag(cell, "if line.sub")
    _paragraph(cell, "ReportSubItem", "{{ line.text }}")
    _tag(cell, "elif line.digits > 1")
    _paragraph(cell, "ReportLongItem", "{{ line.number }}\t{{ line.text }}")
    _tag(cell, "elif line.number")
    _paragraph(cell, "ReportItem", "{{ line.number }}\t{{ line.text }}")
    _tag(cell, "else")
    _paragraph(cell, "ReportCell", "{{ line.text }}")
    _tag(cell, "endif")
    _tag(cell, "else")
    _paragraph(cell, "ReportCell", "")  # a cell must hold a paragraph
    _tag(cell, "endfor")


def _add_signatures(table: Table, columns: Sequence[Column]) -> None:
    """One to three signatures side by side, the last row of the table, without lines beside and below it.

    A table of their own would be torn from the last measure by a page's end: LibreOffice keeps rows of one table
    together, and no table with what follows it.
    """
    row = table.add_row()  # type: ignore[no-untyped-call]
    _set_row(row)
    ends = _thirds(columns)
    for place, (first, last) in enumerate(zip([0, *ends], ends, strict=False)):
        width = sum(column.width for column in columns[first:last])
        cell = row.cells[first].merge(row.cells[last - 1]) if last - first > 1 else row.cells[first]
        cell.width = Twips(width)
        borders = _element("tcBorders")
        borders.append(_element("top", val="single", sz=4, space=0, color=page.LINE_COLOUR))
        for side in ("left", "bottom", "right"):
            borders.append(_element(side, val="nil"))
        cell._tc.tcPr.append(borders)  # noqa: SLF001 - as in _table
        for number in range(place, MAX_SIGNATURES, len(ends)):
            _tag(cell, f"for signature in signature_places[{number}]")
            _paragraph(cell, "ReportSignature", "")
            _paragraph(cell, "ReportSignature", f"{_SIGN_HERE} {{{{ signature.role }}}}")
            _paragraph(cell, "ReportSignature", "({{ signature.name }})")
            _paragraph(cell, "ReportSignature", "{{ signature.position }}")
            _tag(cell, "endfor")
        _paragraph(cell, "ReportEnd", "")


def _thirds(columns: Sequence[Column]) -> list[int]:
    """Where the places for signatures end, in columns: as near to thirds of the table as its columns allow."""
    if len(columns) < MAX_SIGNATURES:
        return list(range(1, len(columns) + 1))
    ends = [0]
    total = sum(column.width for column in columns)
    for place in range(1, MAX_SIGNATURES):
        possible = range(ends[-1] + 1, len(columns) - MAX_SIGNATURES + place + 1)
        ends.append(
            min(possible, key=lambda end: abs(sum(c.width for c in columns[:end]) - total * place / MAX_SIGNATURES))
        )
    return [*ends[1:], len(columns)]


def _add_pictures(document: Document) -> None:
    """The pictures after the report, two to a row, each with its caption below it."""
    _tag(document, "if pictures")
    _paragraph(document, "ReportAppendix", "ภาคผนวก")
    table = _table(document, [page.TABLE_WIDTH // PICTURES] * PICTURES, rows=3, style="")
    _describe(table, "ภาคผนวก", "ภาพประกอบรายงาน สองภาพในหนึ่งแถว")
    opening, row, end = table.rows
    _wide(opening, "ReportTag", f"{{%tr for pair in pictures|batch({PICTURES}) %}}")
    _set_row(row)
    for place, cell in enumerate(row.cells):
        _tag(cell, f"if pair|length > {place}")
        _paragraph(cell, "ReportPicture", f"{{{{ pair[{place}].image }}}}")
        _paragraph(cell, "ReportCaption", f"{{{{ pair[{place}].caption }}}}")
        _tag(cell, "else")
        _paragraph(cell, "ReportCaption", "")
        _tag(cell, "endif")
    _wide(end, "ReportTag", "{%tr endfor %}")
    _paragraph(document, "ReportEnd", "")
    _tag(document, "endif")


def _table(document: Document, widths: list[int], rows: int, style: str = "ReportTable") -> Table:
    """A table of fixed widths in twips; without a style it has no lines."""
    table: Table = document.add_table(rows, len(widths))
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no name for most of what a table needs
    for child in list(properties):
        properties.remove(child)
    if style:
        properties.append(_element("tblStyle", val=style))
    properties.append(_element("tblW", w=sum(widths), type="dxa"))
    properties.append(_element("tblInd", w=0, type="dxa"))
    properties.append(_element("tblLayout", type="fixed"))
    flags = {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    properties.append(_element("tblLook", val="0620", **flags))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Twips(width)
    return table


def _describe(table: Table, caption: str, description: str) -> None:
    """What a screen reader says of a table; the last of its properties."""
    for name, text in (("tblCaption", caption), ("tblDescription", description)):
        table._tbl.tblPr.append(_element(name, val=text))  # noqa: SLF001 - as in _table


def _set_row(row: _Row, *, is_heading: bool = False) -> None:
    """Forbid a row to break; a heading row is repeated on every page. Filled rows that are too tall may break again."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - as in _table
    properties.append(_element("cantSplit"))
    if is_heading:
        properties.append(_element("tblHeader"))


def _wide(row: _Row, style: str, text: str) -> _Cell:
    """One cell over all columns."""
    cells = row.cells
    cell = cells[0].merge(cells[-1]) if len(cells) > 1 else cells[0]
    cell.width = Twips(page.TABLE_WIDTH)
    _paragraph(cell, style, text)
    _set_row(row)
    return cell


def _shade(cell: _Cell, fill: str) -> None:
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - as in _table
    properties.append(_element("shd", val="clear", color="auto", fill=fill))


def _element(name: str, **attributes: object) -> Any:
    """An element of Word with attributes of Word."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made
