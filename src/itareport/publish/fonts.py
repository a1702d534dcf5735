"""Which fonts a PDF really shows its texts in, held against those that its Word file names."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pikepdf import Pdf

_NAMED = re.compile(r"<w:rFonts\b[^>]*?/?>")
_SLOT = re.compile(r'w:(?:ascii|hAnsi|cs)="([^"]+)"')
_FONT = re.compile(r'<w:font w:name="([^"]+)".*?</w:font>', re.DOTALL)
_OTHER = re.compile(r'<w:altName w:val="([^"]+)"')
_THEME = re.compile(r'<a:(?:latin|cs) typeface="([^"]+)"')
_SUBSET = re.compile(r"^/?[A-Z]{6}\+")
_STYLE = re.compile(r"-(?:regular|bold|italic|bolditalic|oblique)$", re.IGNORECASE)
_FILLERS = ("opensymbol", "emoji", "symbola", "wingdings")
"""Fonts that lend single signs, which no text font has: they take no font's place."""


class Substitution(NamedTuple):
    """A font that the Word file names and this machine lacks, and those that were taken in its place."""

    wanted: str
    used: tuple[str, ...]


def substitutions(document: bytes, families: Iterable[str]) -> Iterator[Substitution]:
    """The fonts of a Word file that are not among the ``families`` of its PDF, when others are.

    The names in the PDF are the truth on every system. Its Word file's other name for a font (``w:altName``) is as
    good as the first.
    """
    families = sorted(families)
    named = dict(_named(document))
    known = {plain(name) for names in named.values() for name in names}
    strangers = [family for family in families if not _is_one_of(family, known) and not _is_filler(family)]
    if not strangers:
        return
    used = {plain(family) for family in families}
    for wanted, names in named.items():
        if not any(_is_one_of(family, {plain(name) for name in names}) for family in used):
            yield Substitution(wanted, tuple(strangers))


def families_in(pdf: Pdf) -> set[str]:
    """The families of an open PDF's fonts, such as ``THSarabunNew``, without the prefix of a subset and the style."""
    names: set[str] = set()
    for page in pdf.pages:
        resources = page.obj.get("/Resources")
        if resources is not None and "/Font" in resources:
            # Of pikepdf 10.0 an object has items and no values.
            names.update(str(font.BaseFont) for _name, font in resources.Font.items() if "/BaseFont" in font)
    return {_STYLE.sub("", _SUBSET.sub("", name)) for name in names}


def _named(document: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each font that the Word file names, with its other names."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if _has_fonts(name)}
    texts = "".join(parts.values())
    others = {found[1]: _OTHER.findall(found[0]) for found in _FONT.finditer(texts)}
    slots = (slot for element in _NAMED.findall(texts) for slot in _SLOT.findall(element))
    for name in dict.fromkeys((*slots, *_THEME.findall(texts)) if "Theme=" in texts else slots):
        yield name, (name, *others.get(name, ()))


def _has_fonts(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")


def plain(name: str) -> str:
    """A family's name without what programs write in more than one way: case, spaces, hyphens."""
    return re.sub(r"[\s_-]", "", name).casefold().lstrip("/")


def _is_one_of(family: str, names: Iterable[str]) -> bool:
    return any(plain(family).startswith(name) for name in names)


def _is_filler(family: str) -> bool:
    return any(filler in plain(family) for filler in _FILLERS)
