"""Our own checks of a Word report: what no validator sees, and what Thai in Word needs.

``faults`` runs all of them. ``left_over_tags`` is apart, since the data may hold braces too.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
NAMESPACES = {"w": MAIN, "dcterms": "http://purl.org/dc/terms/"}
FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
TWINS = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))

Tree = etree._Element
Trees = dict[str, Tree]


def faults(file: Path | bytes) -> list[str]:
    """Every fault of a Word file that one of ``CHECKS`` finds, each with the part it is in."""
    opened = trees(file)
    return [fault for check in CHECKS for fault in check(opened)]


def left_over_tags(file: Path | bytes) -> list[str]:
    """The template tags that still are in a filled file; only for data without braces."""
    return [
        f"{name}: {tag}"
        for name, tree in trees(file).items()
        for tag in re.findall(r"\{[{%#].*?[}%#]\}", "".join(tree.itertext()))
    ]


def rows_fill_the_grid(trees: Trees) -> Iterator[str]:
    """The cells of each row span all columns, and are as wide as the columns that they span."""
    for number, table in enumerate(_all(trees["word/document.xml"], "//w:tbl"), 1):
        grid = [int(column.get(f"{W}w", "0")) for column in _all(table, "w:tblGrid/w:gridCol")]
        width = _value(table, "w:tblPr/w:tblW", "w")
        if width != str(sum(grid)):
            yield f"table {number}: {width} wide, its columns {sum(grid)}"
        for line, row in enumerate(_all(table, "w:tr"), 1):
            place = 0
            for cell in _all(row, "w:tc"):
                span = int(_value(cell, "w:tcPr/w:gridSpan") or 1)
                wanted, found = sum(grid[place : place + span]), _value(cell, "w:tcPr/w:tcW", "w")
                if found != str(wanted):
                    yield f"table {number} row {line}: a cell is {found} wide, its columns {wanted}"
                place += span
            if place != len(grid):
                yield f"table {number} row {line}: spans {place} of {len(grid)} columns"


def one_row_is_repeated(trees: Trees) -> Iterator[str]:
    """The first row of the report's table, and no other, is repeated on each page; the pictures have no heading."""
    for number, table in enumerate(_all(trees["word/document.xml"], "//w:tbl")[:1], 1):
        rows = _all(table, "w:tr")
        repeated = [line for line, row in enumerate(rows, 1) if _all(row, "w:trPr/w:tblHeader")]
        if repeated != [1]:
            yield f"table {number}: the repeated rows are {repeated}, not the first"


def tables_have_fixed_columns(trees: Trees) -> Iterator[str]:
    """Column widths are ours, not the program's, and a screen reader is told what the table is."""
    for number, table in enumerate(_all(trees["word/document.xml"], "//w:tbl"), 1):
        if _value(table, "w:tblPr/w:tblLayout", "type") != "fixed":
            yield f"table {number}: its layout is not fixed"
        for name in ("tblCaption", "tblDescription"):
            if not _value(table, f"w:tblPr/w:{name}"):
                yield f"table {number}: no {name}"


def cells_end_with_a_paragraph(trees: Trees) -> Iterator[str]:
    """Word calls a file damaged in which a cell does not."""
    for name, tree in trees.items():
        for number, cell in enumerate(_all(tree, "//w:tc"), 1):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield f"{name}: cell {number} does not end with a paragraph"


def fields_are_closed(trees: Trees) -> Iterator[str]:
    """Each field that begins is ended, in its own paragraph."""
    for name, tree in trees.items():
        for number, paragraph in enumerate(_all(tree, "//w:p"), 1):
            kinds = [mark.get(f"{W}fldCharType", "") for mark in _all(paragraph, ".//w:fldChar")]
            if not re.fullmatch(r"(begin (separate )?end )*", "".join(f"{kind} " for kind in kinds)):
                yield f"{name}: the field marks of paragraph {number} are {kinds}"


def dates_are_dates(trees: Trees) -> Iterator[str]:
    """The core properties have no date, or one that exists, with its type."""
    core = trees.get("docProps/core.xml")
    if core is None:
        yield "no docProps/core.xml"
        return
    for date in _all(core, "//dcterms:created | //dcterms:modified"):
        text = date.text or ""
        try:
            sane = datetime.strptime(text, "%Y-%m-%dT%H:%M:%S%z").year >= 1980
        except ValueError:
            sane = False
        kind = date.get("{http://www.w3.org/2001/XMLSchema-instance}type")
        if not sane or kind != "dcterms:W3CDTF":
            yield f"docProps/core.xml: the date {text!r} of type {kind}"


def fonts_are_one_family(trees: Trees) -> Iterator[str]:
    """All four slots of rFonts name one family, and no theme decides."""
    for name, tree in trees.items():
        for fonts in _all(tree, "//w:rFonts"):
            families = {fonts.get(f"{W}{slot}") for slot in FONT_SLOTS}
            if len(families) != 1 or None in families:
                yield f"{name}: a run's font slots are {sorted(map(str, families))}"
            if any(key.lower().endswith("theme") for key in fonts.attrib):
                yield f"{name}: a font is taken from the theme"
    if not _all(trees["word/styles.xml"], "w:docDefaults//w:rFonts"):
        yield "word/styles.xml: no default font"


def twins_agree(trees: Trees) -> Iterator[str]:
    """Bold, italic and size are set for complex script too."""
    for name, tree in trees.items():
        for properties in _all(tree, "//w:rPr"):
            for latin, thai in TWINS:
                if _toggle(properties, latin) != _toggle(properties, thai):
                    yield f"{name}: {latin} is {_toggle(properties, latin)}, {thai} is {_toggle(properties, thai)}"


def language_is_thai(trees: Trees) -> Iterator[str]:
    """Word breaks Thai lines by its dictionary only in text marked as Thai."""
    languages = {
        "word/styles.xml": _value(trees["word/styles.xml"], "w:docDefaults//w:lang", "bidi"),
        "word/settings.xml": _value(trees["word/settings.xml"], "w:themeFontLang", "bidi"),
    }
    yield from (
        f"{name}: the complex-script language is {found}" for name, found in languages.items() if found != "th-TH"
    )


def layout_is_modern(trees: Trees) -> Iterator[str]:
    """No compatibility mode, no justified Thai, no line height that clips marks."""
    mode = [
        setting.get(f"{W}val")
        for setting in _all(trees["word/settings.xml"], "//w:compatSetting")
        if setting.get(f"{W}name") == "compatibilityMode"
    ]
    if mode != ["15"]:
        yield f"word/settings.xml: compatibility mode {mode}"
    for name, tree in trees.items():
        if _all(tree, "//w:jc[@w:val='both' or @w:val='distribute']"):
            yield f"{name}: a paragraph is justified"
        if _all(tree, "//w:spacing[@w:lineRule='exact']"):
            yield f"{name}: a line height is exact"


def pages_are_numbered_in_thai(trees: Trees) -> Iterator[str]:
    """A4 landscape, and a page number that is Thai in Word."""
    document = trees["word/document.xml"]
    for section in _all(document, "//w:sectPr"):
        size = [_value(section, "w:pgSz", key) for key in ("w", "h", "orient")]
        if size != ["16838", "11906", "landscape"]:
            yield f"word/document.xml: the page is {size}"
        if _value(section, "w:pgNumType", "fmt") != "thaiNumbers":
            yield "word/document.xml: the pages are not numbered in Thai digits"
    footers = [tree for name, tree in trees.items() if name.startswith("word/footer")]
    if not any(re.search(r"PAGE\s+\\\*\s+THAIARABIC", "".join(footer.itertext())) for footer in footers):
        yield "no footer has the field PAGE \\* THAIARABIC"


CHECKS: tuple[Callable[[Trees], Iterator[str]], ...] = (
    rows_fill_the_grid,
    one_row_is_repeated,
    tables_have_fixed_columns,
    cells_end_with_a_paragraph,
    fields_are_closed,
    dates_are_dates,
    fonts_are_one_family,
    twins_agree,
    language_is_thai,
    layout_is_modern,
    pages_are_numbered_in_thai,
)


def trees(file: Path | bytes) -> Trees:
    """The XML of each part under word/ and docProps/, by its name."""
    with zipfile.ZipFile(io.BytesIO(file) if isinstance(file, bytes) else file) as archive:
        return {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if re.fullmatch(r"(word|docProps)/[^/]+\.xml", name)
        }


def _all(tree: Tree, path: str) -> list[Tree]:
    found = tree.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def _value(tree: Tree, path: str, key: str = "val") -> str | None:
    found = _all(tree, path)
    return found[0].get(f"{W}{key}") if found else None


def _toggle(properties: Tree, name: str) -> str | None:
    """The value of a property; for a switch that is without one, "on"."""
    found = properties.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val", "on")
