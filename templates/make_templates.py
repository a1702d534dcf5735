"""Write the default Word templates beside this file: ``python templates/make_templates.py [FOLDER]``.

report.docx and plan.docx are what a user starts from to restyle the report in Word; the .prepared.json beside each is
the same template with its tags already found, so that a build need not look for them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import look

from itareport.ooxml.zipping import zip_parts
from itareport.templating.prepare import prepare

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Column:
    """One column of the table: its key in ``columns`` and ``measure``, its width, and whether it holds a list."""

    key: str
    width: int
    is_list: bool = False


@dataclass(frozen=True)
class Template:
    """One of the default templates: its name, its columns, and what a screen reader says of its table."""

    name: str
    columns: tuple[Column, ...]
    caption: str
    description: str


REPORT = Template(
    "report",
    (
        Column("measure", 2770),
        Column("steps", 3646, is_list=True),
        Column("period", 1446),
        Column("responsible", 1510),
        Column("outputs", 2884, is_list=True),
        Column("outcomes", 3448, is_list=True),
    ),
    "ผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "ตารางหกคอลัมน์ ได้แก่ มาตรการ ขั้นตอน ช่วงระยะเวลา ผู้รับผิดชอบ ผลการดำเนินการ และผลลัพธ์ "
    "แต่ละประเด็นเริ่มด้วยแถวเต็มความกว้าง ตามด้วยแถวของมาตรการ",
)
PLAN = Template(
    "plan",
    (
        Column("measure", 4510),
        Column("steps", 5614, is_list=True),
        Column("period", 2740),
        Column("responsible", 2840),
    ),
    "แผนการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "ตารางสี่คอลัมน์ ได้แก่ มาตรการ ขั้นตอน ช่วงระยะเวลา และผู้รับผิดชอบ แต่ละประเด็นเริ่มด้วยแถวเต็มความกว้าง ตามด้วยแถวของมาตรการ",
)
TEMPLATES = (REPORT, PLAN)


def paragraph(style: str, *texts: str) -> str:
    """A paragraph in a named style; a tab stands between two texts."""
    content = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(text)}</w:t>' for text in texts)
    run = f"<w:r>{content}</w:r>" if texts else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def value(name: str) -> str:
    """The tag that prints a value."""
    return "{{ " + name + " }}"


def cell(width: int, content: str, span: int = 1, fill: str = "") -> str:
    """A table cell that is ``width`` twips and ``span`` columns wide."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    filled = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{filled}</w:tcPr>{content}</w:tc>'


def row(cells: str, *, is_heading: bool = False) -> str:
    """A table row that is not split over two pages; a heading row stands on every page."""
    heading = "<w:tblHeader/>" if is_heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>{cells}</w:tr>"


def wide_row(columns: tuple[Column, ...], content: str, fill: str = "") -> str:
    """A row of one cell over all columns."""
    return row(cell(look.TABLE_WIDTH, content, span=len(columns), fill=fill))


def measure_cell(column: Column) -> str:
    """The content of a measure's cell: a text, or a list whose entries have their number before a hanging indent."""
    if column.key == "measure":
        return paragraph("ReportMeasure", "{{ measure.name }}")
    if not column.is_list:
        return paragraph("ReportCell", value(f"measure.{column.key}"))
    return "".join(
        (
            paragraph("ReportTag", "{%p for line in measure.paragraphs." + column.key + " %}"),
            paragraph("ReportTag", "{%p if line.number %}"),
            paragraph("ReportItem", "{{ line.number }}", "{{ line.text }}"),
            paragraph("ReportTag", "{%p else %}"),
            paragraph("ReportCell", "{{ line.text }}"),
            paragraph("ReportTag", "{%p endif %}"),
            paragraph("ReportTag", "{%p endfor %}"),
        )
    )


def table(template: Template) -> str:
    """The one table of a template."""
    columns = template.columns
    grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in columns)
    headings = "".join(
        cell(column.width, paragraph("ReportHeading", value(f"columns.{column.key}"))) for column in columns
    )
    rows = (
        row(headings, is_heading=True),
        wide_row(columns, paragraph("ReportTag", "{%tr for issue in issues %}")),
        wide_row(columns, paragraph("ReportIssue", "{{ issue.band }}"), look.ISSUE_FILL),
        wide_row(columns, paragraph("ReportTag", "{%tr for measure in issue.measures %}")),
        row("".join(cell(column.width, measure_cell(column)) for column in columns)),
        wide_row(columns, paragraph("ReportTag", "{%tr endfor %}")),
        wide_row(columns, paragraph("ReportTag", "{%tr endfor %}")),
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{look.TABLE_WIDTH}" w:type="dxa"/>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        ' w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(template.caption)}"/>'
        f'<w:tblDescription w:val="{escape(template.description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def document(template: Template) -> str:
    """word/document.xml: the title lines, the table, the page."""
    title = (
        paragraph("ReportTag", "{%p for line in title_lines %}"),
        paragraph("Title", "{{ line }}"),
        paragraph("ReportTag", "{%p endfor %}"),
    )
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/>'
        f'<w:pgSz w:w="{look.PAGE_WIDTH}" w:h="{look.PAGE_HEIGHT}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{look.MARGIN_TOP}" w:right="{look.MARGIN_SIDE}" w:bottom="{look.MARGIN_BOTTOM}" w:left="{look.MARGIN_SIDE}"'
        f' w:header="{look.FOOTER_FROM_EDGE}" w:footer="{look.FOOTER_FROM_EDGE}" w:gutter="0"/>'
        '<w:pgNumType w:fmt="thaiNumbers"/></w:sectPr>'
    )
    body = "".join(title) + table(template) + paragraph("ReportEnd") + page
    return f'<w:document xmlns:w="{look.MAIN}" xmlns:r="{RELATIONSHIPS}"><w:body>{body}</w:body></w:document>'


def footer() -> str:
    """word/footer1.xml: the page number, Thai in Word; LibreOffice prints ก ข ค when the switch is not in capitals."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE \\* THAIARABIC </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t xml:space="preserve">๑</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return f'<w:ftr xmlns:w="{look.MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{field}</w:p></w:ftr>'


def properties() -> str:
    """docProps/core.xml: title and author are filled in like the rest; no dates, so that equal data gives equal files."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ title }}</dc:title>'
        "<dc:creator>{{ agency.name }}</dc:creator><dc:language>th-TH</dc:language></cp:coreProperties>"
    )


PARTS = {
    "word/styles.xml": look.styles,
    "word/settings.xml": look.settings,
    "word/fontTable.xml": look.font_table,
    "word/theme/theme1.xml": look.theme,
    "word/footer1.xml": footer,
}


def content_types() -> str:
    """[Content_Types].xml."""
    kinds = {f"/{name}": f"{CONTENT_TYPE}.wordprocessingml.{Path(name).stem.rstrip('1')}+xml" for name in PARTS}
    kinds["/word/theme/theme1.xml"] = f"{CONTENT_TYPE}.theme+xml"
    kinds["/word/document.xml"] = f"{CONTENT_TYPE}.wordprocessingml.document.main+xml"
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(kinds.items()))
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relationships(targets: dict[str, str]) -> str:
    """A .rels part: target to relationship type, numbered rId1, rId2, ... in order."""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def parts(template: Template) -> dict[str, bytes]:
    """Every part of a template, by its name in the package."""
    inner = ("footer1", "styles", "settings", "fontTable", "theme/theme1")
    texts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            {
                "word/document.xml": f"{RELATIONSHIPS}/officeDocument",
                "docProps/core.xml": f"{PACKAGE}/relationships/metadata/core-properties",
            }
        ),
        "docProps/core.xml": properties(),
        "word/document.xml": document(template),
        "word/_rels/document.xml.rels": relationships(
            {f"{name}.xml": f"{RELATIONSHIPS}/{Path(name).stem.rstrip('1')}" for name in inner}
        ),
        **{name: make() for name, make in PARTS.items()},
    }
    return {name: (DECLARATION + text).encode("utf-8") for name, text in texts.items()}


def files() -> dict[str, bytes]:
    """The files that belong beside this script, by name."""
    made: dict[str, bytes] = {}
    for template in TEMPLATES:
        made[f"{template.name}.docx"] = zip_parts(parts(template))
        made[f"{template.name}.prepared.json"] = prepare(parts(template)).to_json().encode("utf-8")
    return made


def main() -> None:
    """Write all files into the folder named on the command line, or beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, data in files().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
