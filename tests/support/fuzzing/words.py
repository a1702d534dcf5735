"""Word files in disguise, damaged in their XML or in their zip: reports to read, and templates to fill."""

from __future__ import annotations

import copy
import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pydantic import ValidationError

from itareport import importing, render, resources
from itareport.errors import ItareportError, NoTableError, NotWordError, TemplateError
from itareport.forms import edition_for
from itareport.ooxml import embed, package, relationships, stamp, text
from itareport.ooxml.zipping import zip_parts
from itareport.rules.sample import SAMPLE
from itareport.source import read_text
from itareport.source.dump import dump
from support import docx_faults, foreign
from support.fuzzing.base import Files, command
from support.fuzzing.data import docx_of, sample_parts
from support.fuzzing.texts import right_file
from support.reports import dealt, sample_data, some_texts
from support.valid import valid

Parts = dict[str, bytes]
WORD = "report.docx"
TEMPLATE = "template.docx"
MAIN = "word/document.xml"
W = f"{{{docx_faults.W}}}"

# The package: parts that are not what they seem.

DDE = docx_faults.document(docx_faults.field("DDEAUTO a b"))
CONTENTS = (
    b"",
    b"<",
    b"<a>",
    b"<!DOCTYPE a><a/>",
    b"\xff\xfe<\0",
    DDE,
    DDE.decode().replace("UTF-8", "utf-16").encode("utf-16"),
)
ENDINGS = (".bin", ".png", ".XML", ".xml ", ".rels", "", ".svg")
TYPES = ("application/octet-stream", "image/png", "image/svg+xml", "a/b+XML", "text/xml; charset=utf-8", " a/XML ", "")
KINDS = (
    *("header", "styles", "numbering", "settings", "custom-properties", "customXml", "image", "Header", "x"),
    *(
        "footnotes",
        "endnotes",
        "comments",
        "attachedTemplate",
        "hyperlink",
        "core-properties",
        "officeDocument",
        "altChunk",
    ),
)


def _rename(parts: Parts, dice: random.Random) -> None:
    name = dice.choice(sorted(parts.keys() - {"[Content_Types].xml"}))
    renamed = name.rpartition(".")[0] + dice.choice(ENDINGS)
    parts[renamed] = parts.pop(name)
    if dice.random() < 0.8:  # and whatever speaks of it goes with it
        old, new = name.rpartition("/")[2].encode(), renamed.rpartition("/")[2].encode()
        for each in [each for each in parts if each.endswith((".rels", "[Content_Types].xml"))]:
            parts[each] = parts[each].replace(old, dice.choice((new, new.upper(), new.replace(b"1", b"%31"))))


def _retype(parts: Parts, dice: random.Random) -> None:
    name, kind = dice.choice(sorted(parts)), dice.choice(TYPES)
    override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    default = f'<Default Extension="{name.rpartition(".")[2]}" ContentType="{kind}"/></Types>'
    _replace(parts, "[Content_Types].xml", "</Types>", dice.choice((override, default)))


def _type_otherwise(parts: Parts, dice: random.Random) -> None:
    """The same types in other letters, or with parameters."""
    old, new = dice.choice(
        [
            ("+xml", "+XML"),
            ("+xml", "+xml; charset=utf-8"),
            ("application/", "APPLICATION/"),
            ("Override", "override"),
            ("xml", "xmL"),
        ]
    )
    _replace(parts, "[Content_Types].xml", old, new)


def _tie(parts: Parts, dice: random.Random) -> None:
    source = dice.choice(("_rels/.rels", "word/_rels/document.xml.rels"))
    target = dice.choice(("/", "", "../", "/./", "file:///", "\\\\h\\")) + dice.choice(sorted(parts))
    kind, mode = f"{docx_faults.R}/{dice.choice(KINDS)}", dice.choice(("", "", "", ' TargetMode="External"'))
    tie = f'<Relationship Id="r{dice.random()}" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    _replace(parts, source, "</Relationships>", tie)


def _spoil(parts: Parts, dice: random.Random) -> None:
    parts[dice.choice(sorted(parts))] = dice.choice(CONTENTS)


def _add(parts: Parts, dice: random.Random) -> None:
    parts[f"word/{dice.choice(('header7', 'header9', 'x', 'styles2'))}{dice.choice(ENDINGS)}"] = dice.choice(CONTENTS)


def _lose(parts: Parts, dice: random.Random) -> None:
    del parts[dice.choice(sorted(parts))]


def _replace(parts: Parts, name: str, old: str, new: str) -> None:
    if name in parts:
        parts[name] = parts[name].replace(old.encode(), new.encode())


DISGUISES = (_rename, _retype, _type_otherwise, _tie, _spoil, _add, _lose)


def disguised(dice: random.Random) -> Files:
    """A report of ours whose parts have other names, types and relationships."""
    parts = dict(sample_parts())
    for _time in range(dice.randint(1, 4)):
        dice.choice(DISGUISES)(parts, dice)
    return {WORD: docx_faults.zipped(parts)}


# The XML: numbers, names, namespaces, texts.

VALUES = (
    *(
        "",
        "0",
        "-1",
        "1",
        "7",
        "63",
        "64",
        "999999999",
        "99999999999999999999",
        "continue",
        "restart",
        "x",
        "preserve",
        "๑",
        "1e9",
        "5.5",
    ),
    *("0x10", " 5 ", "+5", "true", "none", "٣", "²", "9" * 400, "nil", "auto", "NaN", "Infinity", "-0"),
)
TEXTS = (
    "ประเด็นที่ ๓", "๑. ก ๒. ข", "", "\u2028", "\ufffd", "\ufeff", "ํา", "1.", "(1)", "-", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา",
    "อำเภอ จังหวัด", "ปีงบประมาณ ๒๕", "ปีงบประมาณ 2025", "\u200b", "<p>ก</p>", "ก" * 3000, "มาตรการ\x85ข", "ปีงบประมาณ ๙๙๙๙๙๙๙๙๙๙",
)  # fmt: skip
TAGS = (
    *(
        "p",
        "r",
        "t",
        "tc",
        "tr",
        "tbl",
        "sdt",
        "sdtContent",
        "sdtPr",
        "del",
        "ins",
        "br",
        "tab",
        "txbxContent",
        "pPr",
        "vMerge",
        "numPr",
    ),
    *(
        "gridSpan",
        "gridBefore",
        "gridAfter",
        "tcPr",
        "trPr",
        "tblGrid",
        "gridCol",
        "hMerge",
        "fldChar",
        "instrText",
        "fldSimple",
        "delText",
    ),
    *(
        "hyperlink",
        "smartTag",
        "moveFrom",
        "moveTo",
        "sectPr",
        "pict",
        "drawing",
        "commentReference",
        "footnoteReference",
        "noBreakHyphen",
    ),
    *(
        "sym",
        "ptab",
        "softHyphen",
        "cr",
        "bookmarkStart",
        "customXml",
        "altChunk",
        "tblHeader",
        "outlineLvl",
        "id",
        "rPr",
        "strike",
    ),
)
JINJA = (
    "{{ x }}", "{{ title }}", "{{", "}}", "{% if %}", "{%tr for issue in issues %}", "{%tr endfor %}", "{%p if title %}", "{%p endif %}",
    "{% for m in issue.measures %}", "{% endfor %}", "{{ issues }}", "{{r title }}", "{%tc endfor %}", "{# ก #}", "{%- -%}", "{{ 1/0 }}",
    "{{ 'ก' * 9999999 }}", "{% for a in range(99999999) %}", "{{ ''.__class__ }}", "{{ issues[0].measures[0].name }}", "{{ loop.index }}",
    "{% set a = 1 %}", "{%p for a in agency %}", "{% raw %}", "{% macro a() %}", "{{ 2568 | round }}", "{{ fiscal_year ** 99999999 }}",
)  # fmt: skip
NAMESPACES = (
    docx_faults.STRICT,
    docx_faults.R,
    docx_faults.MC,
    "",
    "urn:x",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "ก" * 5000,
)


def change(element: Any, other: Any, dice: random.Random, texts: tuple[str, ...] = TEXTS) -> None:
    """Change one element: take it away, double, wrap, rename or move it, or change its numbers or text."""
    parent = element.getparent()
    match dice.randrange(10):
        case 0:
            parent.remove(element)
        case 1 if len(list(other.iter())) < 400:
            element.append(copy.deepcopy(other))
        case 2:
            element.tag = W + dice.choice(TAGS)
        case 3 | 4:
            element.set(dice.choice(list(element.attrib) or [W + "val"]), dice.choice(VALUES))
        case 5:
            element.text = dice.choice(texts)
        case 6:
            element.append(element.makeelement(W + dice.choice(TAGS), {W + "val": dice.choice(VALUES)}))
        case 7 if len(list(element.iter())) < 40:
            for _copy in range(dice.choice([1, 5, 70])):
                element.addnext(copy.deepcopy(element))
        case 8:
            name = etree.QName(element).localname
            element.tag = f"{{{uri}}}{name}" if (uri := dice.choice(NAMESPACES)) else name
        case _:
            wrapper = element.makeelement(W + dice.choice(TAGS))
            parent.replace(element, wrapper)
            wrapper.append(element)


def _change_xml(data: bytes, dice: random.Random, texts: tuple[str, ...]) -> bytes:
    """A part's XML changed at random places, still well-formed but where its prefixes are bound otherwise."""
    root = etree.fromstring(data)
    for _ in range(dice.choice((1, 1, 3, 10, 40))):
        elements = [each for each in root.iter(etree.Element) if each.getparent() is not None]
        if elements:
            numbered = [each for each in elements if each.attrib]
            first = dice.choice(numbered if numbered and dice.random() < 0.3 else elements)
            change(first, dice.choice(elements), dice, texts)
    made = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if dice.random() < 0.1:
        made = made.replace(dice.choice((docx_faults.W, docx_faults.R)).encode(), dice.choice(NAMESPACES).encode(), 1)
    return made


@cache
def _reports() -> tuple[Parts, ...]:
    built = [
        docx_of(sample_data()),
        docx_of(sample_data(), embed=False),
        docx_of(foreign.plan_of(sample_data()), "plan"),
    ]
    others = [shape(sample_data()) for shape in foreign.SHAPES.values()]
    return tuple(package.read(each, reuse=False) for each in [*built, *built, *others])


@cache
def _templates() -> tuple[Parts, ...]:
    return tuple(package.read(resources.template(f"{kind}.docx").read_bytes()) for kind in ("report", "plan"))


def _with_changes(parts: Parts, dice: random.Random, texts: tuple[str, ...]) -> bytes:
    changed = dict(parts)
    others = [name for name in sorted(parts) if name.endswith((".xml", ".rels")) and name != MAIN]
    for name in [MAIN] if dice.random() < 0.8 else dice.sample(others, min(3, len(others))):
        changed[name] = _change_xml(changed[name], dice, texts)
    return zip_parts(changed)


def changed_report(dice: random.Random) -> Files:
    """A report, ours or another's, with its XML changed."""
    return {WORD: _with_changes(dice.choice(_reports()), dice, TEXTS)}


def changed_template(dice: random.Random) -> Files:
    """A template with its XML and its tags changed, and a report to fill in."""
    parts = dice.choice(_templates())
    texts = (*JINJA, *dice.sample(TEXTS, 3))
    filled = dealt(some_texts(dice), dice)
    return {TEMPLATE: _with_changes(parts, dice, texts), "data.yaml": dump(filled).encode()}


# The zip.


def damaged_zip(dice: random.Random) -> Files:
    """A report whose zip has other bytes, ends early, or has the same again."""
    data = bytearray(zip_parts(dice.choice(_reports()[:3])))
    for _time in range(dice.choice((1, 1, 2, 8))):
        signatures = [at for at in range(len(data)) if data[at : at + 2] == b"PK"] or [0]
        place = dice.choice((dice.randint(0, len(data)), dice.choice(signatures) + dice.randint(0, 46)))
        match dice.randrange(7):
            case 0:
                data[place : place + 1] = bytes([dice.randrange(256)])
            case 1:
                data[place : place + 4] = dice.choice((b"\xff" * 4, bytes(4), b"\x01\0\0\0", dice.randbytes(4)))
            case 2:
                del data[place:]
            case 3:
                data += data[place : place + dice.randint(0, 4000)]
            case 4:
                data[place:place] = dice.randbytes(dice.randint(1, 40))
            case 5:
                del data[place : place + dice.randint(1, 400)]
            case 6:
                data[:0] = dice.choice((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-1.7\n", b"<html>", bytes(30)))
    return {WORD: bytes(data)}


# Reports that were edited in Word, to be taken into their data file.


def edited_report(dice: random.Random) -> Files:
    """A data file, and the report that was built from it with a few texts and paragraphs of its table edited."""
    source = read_text("data.yaml", right_file(dice))
    try:
        report = valid(source.value)
    except ValidationError:
        return edited_report(dice)
    parts = package.read(render.render(report, edition_for(report["fiscal_year"]), embed=dice.random() < 0.7))
    root = etree.fromstring(parts[MAIN])
    for _edit in range(dice.choice((0, 1, 1, 2, 4))):
        _edit_in_word(dice.choice(root.findall(f".//{W}tc//{W}p")), dice)
    parts[MAIN] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return {WORD: zip_parts(parts), "data.yaml": source.text.encode()}


def _edit_in_word(paragraph: Any, dice: random.Random) -> None:
    typed = paragraph.findall(f".//{W}t")
    match dice.randrange(5):
        case 0 if len(paragraph.getparent().findall(f"{W}p")) > 1:
            paragraph.getparent().remove(paragraph)
        case 1:
            paragraph.addnext(copy.deepcopy(paragraph))
        case _ if typed:
            text = dice.choice(typed)
            place = dice.randint(0, len(text.text or ""))
            new = dice.choice(("ใหม่", " ", "๑. ", "ก\u200bข", "{{ x }}", "# ก", ": ", "", "จัดทำคู่มือการปฏิบัติงาน"))
            text.text = dice.choice(
                ((text.text or "")[:place] + new + (text.text or "")[place:], new, (text.text or "")[:place])
            )


def taken_in(files: Files) -> str:
    """What was edited is in the data file, and nothing else has changed; or the file is left as it is."""
    before = files["data.yaml"]
    ran = command("import", WORD, "--into", "data.yaml", codes={0, 1, 3})
    after = Path("data.yaml").read_bytes()
    if ran.code:
        if after == before:
            return "named"
        assert ran.code == 1, ran.err
    assert not read_text("data.yaml", after.decode()).findings
    again = command("import", WORD, "--into", "data.yaml", codes={0, 1})
    assert Path("data.yaml").read_bytes() == after, "what was taken in is taken in again"
    assert again.code == ran.code
    return "unchanged" if after == before else "taken in"


# What must hold.


def reads_well(files: Files) -> str:
    """A Word file is read, or refused in words, and nothing harmful in it is read as a part of a report."""
    data = files[WORD]
    for reader in (_look_into, _read_for_reuse):
        try:
            reader(data)
        except ItareportError as error:
            assert error.message
    command("textconv", WORD, codes={0})
    Path("data.yaml").write_text(SAMPLE, encoding="utf-8")
    differs = command("diff", WORD, "data.yaml", "--format", "json", codes={0, 1, 3})
    imported = command("import", WORD, "-o", "imported.yaml", codes={0, 1, 3})
    try:
        read = importing.read_report(data, join_wraps=True)
    except ItareportError as error:
        assert error.message
        assert imported.code == (1 if isinstance(error, NoTableError) else 3)
        assert not Path("imported.yaml").exists()
        assert differs.code == 3
        return type(error).__name__
    document = read_text("-", dump(read.data, read.comments))
    assert not document.findings
    assert not read_text("-", Path("imported.yaml").read_text("utf-8")).findings
    return str(read.route)


def _look_into(data: bytes) -> None:
    parts = package.read(data, reuse=False)
    stamp.state(parts)
    embed.extract(parts)
    text.stories(parts)


def _read_for_reuse(data: bytes) -> None:
    parts = package.read(data)
    main = relationships.main_part(parts) or ""
    for name in relationships.related(parts, main, *map(str.lower, KINDS)):
        assert b"DDEAU" not in parts[name], name


def fills_well(files: Files) -> str:
    """A template of which the check says nothing can be filled, and what comes out can be read; any other is refused."""
    data = files[TEMPLATE]
    try:
        faults = render.template_faults(data)
        render.template_warnings(data)
    except NotWordError as error:
        if not isinstance(error, package.UnsafeError):
            with pytest.raises(NotWordError):
                render.load_template(data)
            return "NotWordError"
        faults = list(error.faults)
    if faults:
        assert all(faults)
        with pytest.raises(TemplateError) as caught:
            render.load_template(data)
        assert caught.value.faults == tuple(faults)
        return "faults"
    source = read_text("data.yaml", files["data.yaml"].decode())
    report = valid(source.value)
    made = render.render(report, edition_for(report["fiscal_year"]), "report", render.load_template(data))
    parts = package.read(made)
    text.stories(parts)
    assert stamp.state(parts) is stamp.State.UNTOUCHED
    return "filled" if importing.read_report(made).data == report else "filled otherwise"
