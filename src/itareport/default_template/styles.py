"""The styles of the default template.

Thai is complex script and reads the ``cs`` counterpart of each property, so every size and boldness is set twice, in
styles and never in a run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor, Twips

from itareport.default_template import page

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

_AFTER_CONTEXTUAL = (
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:outlineLvl",
)
"""What may follow ``w:contextualSpacing`` in ``w:pPr`` (ECMA-376 part 1, 17.3.1.26)."""
_AFTER_SIZE = ("w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:vertAlign", "w:rtl", "w:cs", "w:lang")
"""What may follow ``w:szCs`` in ``w:rPr`` (ECMA-376 part 1, 17.3.2.28)."""


def add_styles(document: Document) -> None:
    """Add every style of the report to a document that has but Normal and Normal Table."""
    title = _style(document, "Title", "Title", size=page.TITLE_SIZE, bold=True, centred=True)
    title.paragraph_format.space_after = Twips(page.TITLE_TO_TABLE)
    # The space is after the last title line only: its neighbours of the same style leave it out.
    title.element.pPr.insert_element_before(OxmlElement("w:contextualSpacing"), *_AFTER_CONTEXTUAL)
    _style(document, "Footer", "footer", size=page.FOOTER_SIZE, centred=True)
    _style(document, "ReportHeading", "หัวคอลัมน์", bold=True, centred=True)
    issue = _style(document, "ReportIssue", "ประเด็น", bold=True)
    issue.paragraph_format.keep_with_next = True
    _outline(issue, 0)
    cell = _style(document, "ReportCell", "ข้อความในตาราง")
    cell.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _style(document, "ReportMeasure", "ชื่อมาตรการ", based_on=cell)
    stops = (page.NUMBER_WIDTH, page.LONG_NUMBER_WIDTH, page.LONGEST_NUMBER_WIDTH)
    _hang(_style(document, "ReportItem", "ข้อที่มีเลข", based_on=cell), stops[0], stops[0], stops)
    _hang(_style(document, "ReportLongItem", "ข้อที่มีเลขสองหลัก", based_on=cell), stops[1], stops[1], stops[1:])
    sub_item = _style(document, "ReportSubItem", "ข้อย่อย", based_on=cell)
    _hang(sub_item, page.NUMBER_WIDTH + page.SUB_ITEM_WIDTH, page.SUB_ITEM_WIDTH, ())
    _add_styles_of_parts(document)
    _style(document, "ReportTag", "คำสั่งแม่แบบ", size=page.TAG_SIZE, colour=page.TAG_COLOUR)
    end = _style(document, "ReportEnd", "ท้ายตาราง", size=2)
    end.hidden, end.quick_style, end.priority = True, False, 99
    _add_link_style(document)
    _add_table_style(document)


def _add_styles_of_parts(document: Document) -> None:
    """Styles of what a report may have besides its table: preface, signatures, pictures."""
    preface = _style(document, "ReportPreface", "ความนำ")
    preface.paragraph_format.first_line_indent = Twips(720)
    preface.paragraph_format.space_after = Pt(4)
    signature = _style(document, "ReportSignature", "ลงนาม", centred=True)
    signature.paragraph_format.keep_with_next = True
    appendix = _style(document, "ReportAppendix", "ภาคผนวก", size=page.TITLE_SIZE, bold=True, centred=True)
    appendix.paragraph_format.page_break_before = True
    appendix.paragraph_format.keep_with_next = True
    _outline(appendix, 0)
    picture = _style(document, "ReportPicture", "ภาพ", centred=True)
    picture.paragraph_format.keep_with_next = True
    picture.paragraph_format.space_before = Pt(6)
    _style(document, "ReportCaption", "คำบรรยายภาพ", centred=True)


def _style(  # noqa: PLR0913 - each names one property of a style
    document: Document,
    key: str,
    name: str,
    *,
    based_on: ParagraphStyle | None = None,
    size: int = 0,
    bold: bool = False,
    centred: bool = False,
    colour: str = "",
) -> Any:
    """A paragraph style that shows in Word's gallery; ``size`` is in half points."""
    builtin = key in {"Title", "Footer"}
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
    style.element.styleId = key
    style.base_style = based_on or document.styles["Normal"]
    style.quick_style, style.priority = True, 1
    if bold:
        style.font.bold = style.font.cs_bold = True
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    if size:
        style.font.size = Pt(size / 2)
        twin = OxmlElement("w:szCs")
        twin.set(qn("w:val"), str(size))
        style.element.rPr.insert_element_before(twin, *_AFTER_SIZE)
    if centred:
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return style


def _hang(style: Any, left: int, hanging: int, stops: tuple[int, ...]) -> None:
    """Let the first line start before the others, and set the tab stops after its number."""
    style.paragraph_format.left_indent = Twips(left)
    style.paragraph_format.first_line_indent = Twips(-hanging)
    for stop in stops:
        style.paragraph_format.tab_stops.add_tab_stop(Twips(stop))


def _outline(style: Any, level: int) -> None:
    """Put paragraphs of a style into Word's navigation and a PDF's bookmarks; the last property, before ``w:rPr``."""
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level))
    style.element.get_or_add_pPr().append(outline)


def _add_link_style(document: Document) -> None:
    style = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    style.priority = 99
    style.font.color.rgb = RGBColor.from_string(page.LINK_COLOUR)
    style.font.underline = True


def _add_table_style(document: Document) -> None:
    """The table's borders and cell margins. The shading is in the cells: other programs draw none or all of a style's."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{page.LINE_COLOUR}"/>' for side in sides)
    widths = (
        ("top", page.CELL_TOP),
        ("left", page.CELL_SIDE),
        ("bottom", page.CELL_BOTTOM),
        ("right", page.CELL_SIDE),
    )
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in widths)
    style = (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="ตารางรายงาน"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
    document.styles.element.append(parse_xml(style))
