"""LibreOffice opens and saves files of ours: they stay ours, the texts stay the same and the data inside come back."""

from __future__ import annotations

import pytest

from itareport.ooxml import custom, embed, package, stamp, text
from itareport.ooxml.stamp import State
from itareport.ooxml.zipping import zip_parts
from support import markup, office
from support.docx_faults import STORY_TYPE, R, W, field, good_parts, paragraph, rels
from support.markup import run_alone

DATA = bytes(range(256)) * 40 + "ก\r\nข\n".encode()
CHANGED = '<w:{} w:id="{}" w:author="a" w:date="2020-01-01T00:00:00Z"{}>'


def cell(*texts: str, properties: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    return markup.cell(*map(paragraph, texts), properties=properties)


def table(*rows: str) -> str:
    listed = (f"<w:tr>{row}</w:tr>" for row in rows)
    return markup.table(*listed, properties='<w:tblW w:w="0" w:type="auto"/>', grid=(2000,) * 3)


def change(kind: str, inside: str, number: int) -> str:
    return CHANGED.format(kind, number, "") + inside + f"</w:{kind}>"


def deleted_mark(number: int) -> str:
    return f"<w:pPr><w:rPr>{CHANGED.format('del', number, '/')}</w:rPr></w:pPr>"


BODIES = {
    "blanks": paragraph("  สอง  ช่องว่าง   ", "ต่อ") + paragraph("พ.ศ.\u00a0๒๕๖๘ ก\u200bข \ufeff \u2011 \u00ad ๒ – “ก”"),
    "marks": run_alone(
        "<w:t>ก</w:t><w:tab/><w:t>ข</w:t><w:br/><w:t>ค</w:t><w:noBreakHyphen/><w:t>ง</w:t><w:softHyphen/><w:cr/><w:t>จ</w:t>"
    )
    + run_alone("<w:t>ซ้าย</w:t><w:ptab w:relativeTo='margin' w:alignment='right' w:leader='none'/><w:t>ขวา</w:t>")
    + run_alone('<w:sym w:font="Wingdings" w:char="F0FC"/><w:t> ถูก </w:t>'),
    "letters": paragraph("😀 R&amp;D &lt;5 A\u0301 ํา ๆ ฯ ถ ึง") + paragraph("ก" * 3000),
    "page breaks": run_alone('<w:t>หน้า</w:t><w:br w:type="page"/><w:t>ต่อ</w:t><w:br w:type="column"/><w:t>คอลัมน์</w:t>'),
    "table": table(
        cell("ประเด็นที่ ๑", properties='<w:gridSpan w:val="3"/>'),
        cell("ก", "") + cell("") + cell("ค", "ง"),
        '<w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="2000" w:type="dxa"/></w:trPr>' + cell("x") + cell("y"),
        '<w:trPr><w:gridAfter w:val="1"/><w:wAfter w:w="2000" w:type="dxa"/></w:trPr>' + cell("x") + cell("y"),
        cell("ตั้ง", properties='<w:vMerge w:val="restart"/>') + cell("1") + cell("2"),
        cell("", properties="<w:vMerge/>") + cell("3") + cell("4"),
        cell("สั้น"),
    ),
    "tracked changes": f"<w:p>{change('ins', '<w:r><w:t>เพิ่ม</w:t></w:r>', 1)}{change('del', '<w:r><w:delText>ลบ</w:delText></w:r>', 2)}</w:p>"
    f"<w:p>{deleted_mark(3)}<w:r><w:t>ต้น</w:t></w:r></w:p>"
    + paragraph("ปลาย")
    + f"<w:p>{change('moveFrom', '<w:r><w:t>ย้าย</w:t></w:r>', 4)}<w:r><w:t>อยู่</w:t></w:r></w:p>"
    + f"<w:p>{change('moveTo', '<w:r><w:t>ย้าย</w:t></w:r>', 5)}</w:p>"
    + table(
        f"<w:trPr>{CHANGED.format('del', 6, '/')}</w:trPr><w:tc><w:p>{deleted_mark(7)}"
        f"{change('del', '<w:r><w:delText>แถว</w:delText></w:r>', 8)}</w:p></w:tc>",
        cell("อยู่"),
    ),
    "fields": field("DATE \\@ yyyy", "2020")
    + field('HYPERLINK "https://a.example/"', "ลิงก์")
    + field("FORMTEXT", "กรอก")
    + field("MERGEFIELD a", "«a»")
    + field("TITLE", "ชื่อ")
    + '<w:p><w:fldSimple w:instr="AUTHOR"><w:r><w:t>ใคร</w:t></w:r></w:fldSimple></w:p>',
    "wrappers": f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('กล่อง')}</w:sdtContent></w:sdt>"
    '<w:p><w:smartTag w:uri="a" w:element="b"><w:r><w:t>ป้าย</w:t></w:r></w:smartTag></w:p>'
    '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>เว็บ</w:t></w:r></w:hyperlink></w:p>'
    '<w:p><w:r><w:t>นอก</w:t></w:r><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="width:99pt;height:50pt">'
    f"<v:textbox><w:txbxContent>{paragraph('ใน')}</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>",
}
FOOTER = (
    '<w:p><w:r><w:t xml:space="preserve">หน้า </w:t></w:r><w:fldSimple w:instr=" PAGE \\* THAIARABIC "><w:r><w:t>9</w:t></w:r>'
    '</w:fldSimple><w:r><w:t xml:space="preserve"> / </w:t></w:r></w:p>' + field("NUMPAGES", "77")
)


def first_page_header(*, shown: bool) -> dict[str, bytes]:
    """A document with another header for its first page, which is shown or not."""
    parts = good_parts(paragraph("ก"), header=paragraph("หัว"))
    parts["word/first.xml"] = f'<w:hdr xmlns:w="{W}">{paragraph("แรก")}</w:hdr>'.encode()
    override = f'<Override PartName="/word/first.xml" ContentType="{STORY_TYPE.format("header")}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    parts["word/_rels/document.xml.rels"] = rels(
        ("rheader", f"{R}/header", "header1.xml", ""), ("rfirst", f"{R}/header", "first.xml", "")
    )
    section = '<w:headerReference w:type="first" r:id="rfirst"/>' + ("<w:titlePg/>" if shown else "") + "</w:sectPr>"
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"</w:sectPr>", section.encode())
    return parts


DOCUMENTS = {name: good_parts(body) for name, body in BODIES.items()} | {
    "header and footer": good_parts(paragraph("ก"), header=paragraph("หัว\u00a0กระดาษ  x") + "<w:p/>", footer=FOOTER),
    "first page": first_page_header(shown=True),
    "first page unseen": first_page_header(shown=False),
}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[dict[str, bytes], dict[str, bytes]]]:
    """The parts of each document, stamped and with data inside, before and after LibreOffice saved them."""
    folder = tmp_path_factory.mktemp("office")
    stamped = {name: stamp.stamp(embed.embed(parts, DATA), "0.1.0") for name, parts in DOCUMENTS.items()}
    for name, parts in stamped.items():
        (folder / f"{name}.docx").write_bytes(zip_parts(parts))
    files = office.convert_all([folder / f"{name}.docx" for name in stamped], "docx", folder / "saved")
    return {
        name: (stamped[name], package.read(file.read_bytes(), reuse=False))
        for name, file in zip(stamped, files, strict=True)
    }


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_saved_file_is_ours_with_the_same_texts(
    name: str, saved: dict[str, tuple[dict[str, bytes], dict[str, bytes]]]
) -> None:
    before, after = saved[name]
    assert text.stories(after) == text.stories(before)
    assert stamp.state(after) is State.RESAVED
    assert custom.properties(after) == custom.properties(before)
    assert embed.extract(after) == DATA
