"""The look of the default templates: page, sizes, colours and styles, with what Thai needs in them.

Lengths are in twips (1/20 point), font sizes in half points, as WordprocessingML has them. Thai is complex script and
reads the ``cs`` twin of each property, so every font, size and boldness is said twice, in styles and never in a run.
"""

from __future__ import annotations

FONT = "TH Sarabun New"
OTHER_NAME = "TH SarabunPSK"
TEXT_SIZE, TITLE_SIZE, FOOTER_SIZE, TAG_SIZE = 28, 32, 24, 18

PAGE_WIDTH, PAGE_HEIGHT = 16838, 11906
MARGIN_TOP, MARGIN_SIDE, MARGIN_BOTTOM, FOOTER_FROM_EDGE = 567, 567, 690, 330
TABLE_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
TITLE_TO_TABLE = 80
CELL_TOP, CELL_SIDE, CELL_BOTTOM = 20, 80, 35
NUMBER_WIDTH = 280
LONG_NUMBER_WIDTHS = (400, 540)
"""Where the text starts behind ๑๐. and ๑๐๐., which do not fit in ``NUMBER_WIDTH``."""

LINE_COLOUR, HEADING_FILL, ISSUE_FILL, TAG_COLOUR = "7F8FA9", "D9E2F0", "F0F4FA", "808080"

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def font(size: int = 0, *, bold: bool = False, colour: str = "") -> str:
    """Run properties, each with its complex-script twin."""
    return (
        "<w:rPr>"
        + ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
        + "</w:rPr>"
    )


def style(key: str, name: str, layout: str = "", look: str = "", based_on: str = "Normal") -> str:
    """A paragraph style; all but the end mark's stand in Word's gallery."""
    gallery = (
        '<w:uiPriority w:val="99"/><w:semiHidden/>' if key == "ReportEnd" else '<w:uiPriority w:val="1"/><w:qFormat/>'
    )
    custom = "" if key in {"Title", "Footer"} else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>'
        f"{gallery}{f'<w:pPr>{layout}</w:pPr>' if layout else ''}{look}</w:style>"
    )


def table_style() -> str:
    """The table's borders, cell margins and shaded first row."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE_COLOUR}"/>' for side in sides)
    widths = (("top", CELL_TOP), ("left", CELL_SIDE), ("bottom", CELL_BOTTOM), ("right", CELL_SIDE))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in widths)
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="ตารางรายงาน"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{HEADING_FILL}"/><w:vAlign w:val="center"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def styles() -> str:
    """word/styles.xml: everything about the look but the page and the column widths."""
    number_tabs = "".join(f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in (NUMBER_WIDTH, *LONG_NUMBER_WIDTHS))
    hanging = f'<w:tabs>{number_tabs}</w:tabs><w:ind w:left="{NUMBER_WIDTH}" w:hanging="{NUMBER_WIDTH}"/>'
    centred = '<w:jc w:val="center"/>'
    return (
        f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:sz w:val="{TEXT_SIZE}"/><w:szCs w:val="{TEXT_SIZE}"/>'
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:uiPriority w:val="0"/><w:qFormat/></w:style>'
        + style(
            "Title",
            "Title",
            f'<w:spacing w:after="{TITLE_TO_TABLE}"/><w:contextualSpacing/>{centred}',
            font(TITLE_SIZE, bold=True),
        )
        + style("Footer", "footer", centred, font(FOOTER_SIZE))
        + style("ReportHeading", "หัวคอลัมน์", centred, font(bold=True))
        + style("ReportIssue", "ประเด็น", "<w:keepNext/>", font(bold=True))
        + style("ReportCell", "ข้อความในตาราง", '<w:jc w:val="left"/>')
        + style("ReportMeasure", "ชื่อมาตรการ", based_on="ReportCell")
        + style("ReportItem", "ข้อที่มีเลข", hanging, based_on="ReportCell")
        + style("ReportTag", "คำสั่งแม่แบบ", look=font(TAG_SIZE, colour=TAG_COLOUR))
        + style("ReportEnd", "ท้ายตาราง", look=font(2))
        + table_style()
        + "</w:styles>"
    )


def font_table() -> str:
    """word/fontTable.xml: the font's other name, so that a machine that has it only under that name finds it."""
    return (
        f'<w:fonts xmlns:w="{MAIN}"><w:font w:name="{FONT}"><w:altName w:val="{OTHER_NAME}"/>'
        '<w:panose1 w:val="020B0500040200020003"/><w:charset w:val="DE"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def settings() -> str:
    """word/settings.xml: the layout rules of Word 2013 and later, and Thai as the complex-script language."""
    return (
        f'<w:settings xmlns:w="{MAIN}"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting'
        ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:bidi="th-TH"/></w:settings>'
    )


def theme() -> str:
    """word/theme/theme1.xml: the least that the schema allows; no style refers to it."""
    colours = ("000000", "FFFFFF", "44546A", "E7E6E6", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
    names = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
    links = (("hlink", "0563C1"), ("folHlink", "954F72"))
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'
        for name, colour in (*zip(names, colours, strict=True), *links)
    )
    fonts = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface="{FONT}"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="itareport"><a:themeElements>'
        f'<a:clrScheme name="itareport">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="itareport"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="itareport"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
