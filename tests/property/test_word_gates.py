"""Whatever a Word file calls its parts: it is read or refused in words, and nothing harmful is read as a report's part."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from conftest import examples
from itareport import importing, render
from itareport.errors import ItareportError
from itareport.forms import edition_for
from itareport.ooxml import embed, package, relationships, stamp, text
from itareport.schema import Report
from support import docx_faults
from support.reports import sample_data

if TYPE_CHECKING:
    from collections.abc import Callable

Parts = dict[str, bytes]

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
    "header",
    "styles",
    "numbering",
    "settings",
    "custom-properties",
    "customXml",
    "image",
    "Header",
    "x",
    "footnotes",
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


def _tie(parts: Parts, dice: random.Random) -> None:
    source = dice.choice(("_rels/.rels", "word/_rels/document.xml.rels"))
    target = "/" + dice.choice(sorted(parts))
    kind = f"{docx_faults.R}/{dice.choice(KINDS)}"
    _replace(
        parts,
        source,
        "</Relationships>",
        f'<Relationship Id="r{dice.random()}" Type="{kind}" Target="{target}"/></Relationships>',
    )


def _spoil(parts: Parts, dice: random.Random) -> None:
    parts[dice.choice(sorted(parts))] = dice.choice(CONTENTS)


def _add(parts: Parts, dice: random.Random) -> None:
    parts[f"word/{dice.choice(('header7', 'x', 'styles2'))}{dice.choice(ENDINGS)}"] = dice.choice(CONTENTS)


def _replace(parts: Parts, name: str, old: str, new: str) -> None:
    if name in parts:
        parts[name] = parts[name].replace(old.encode(), new.encode())


MUTATIONS: tuple[Callable[[Parts, random.Random], None], ...] = (_rename, _retype, _tie, _spoil, _add)


def test_a_disguised_part_is_refused_in_words_or_harmless() -> None:
    report = Report.model_validate(sample_data())
    good = package.read(render.render(report, edition_for(report.fiscal_year), "report"))
    read = 0
    for seed in range(examples(400)):
        dice = random.Random(seed)
        parts = dict(good)
        for _time in range(dice.randint(1, 4)):
            dice.choice(MUTATIONS)(parts, dice)
        data = docx_faults.zipped(parts)
        # A template is looked at in a process of its own, which takes a tenth of a second.
        for reader in (_look_into, _import, _read_for_reuse, *([_take_as_template] if seed % 20 == 0 else [])):
            try:
                reader(data)
            except ItareportError:
                continue
            read += 1
    assert 0 < read < examples(400) * 3


def _look_into(data: bytes) -> None:
    parts = package.read(data, reuse=False)
    stamp.state(parts)
    embed.extract(parts)
    text.stories(parts)


def _import(data: bytes) -> None:
    importing.read_report(data)


def _read_for_reuse(data: bytes) -> None:
    parts = package.read(data)
    main = relationships.main_part(parts) or ""
    for name in relationships.related(parts, main, *map(str.lower, KINDS)):
        assert b"DDEAU" not in parts[name], name


def _take_as_template(data: bytes) -> None:
    render.load_template(data)
