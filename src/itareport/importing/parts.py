"""What is below a report's table: who signed, and the pictures of the appendix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from itareport.data import MAX_SIGNATURES, SIGN_HERE, SIGN_HERE_NARROW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.importing.blocks import Cell, Image

APPENDIX = "ภาคผนวก"
_SIGNS = re.compile(r"\(? \s* ลงชื่อ \s* \)? \s* :?", re.VERBOSE)
_IN_BRACKETS = re.compile(r"(?: [^()] | \( [^()]* \) )+", re.VERBOSE)
_LINE_TO_SIGN_ON = " \t\n\u00a0.…_"
"""What a line to sign on is typed with, at either end of a name or a role."""
_PERSON = re.compile(r"นาย|นาง|น\.ส\.|ดร\.|ว่าที่|พ\.|พล|ร\.|จ\.|ส\.|ด\.ต\.|ม\.|หม่อม|ศ\.|รศ\.|ผศ\.|พระ")
_PRINTED_LINES = 3
_POSITION = re.compile(r"^ตำแหน่ง\s*:?\s*")


class Group(NamedTuple):
    """Lines that are together below the table: a cell of the table with this number, or (None) all paragraphs."""

    lines: tuple[str, ...]
    table: int | None = None


Signature = dict[str, str]


def group_of(cell: Cell, table: int) -> Group | None:
    """The lines of a cell below the table; those of a signature that this program printed are its whole paragraphs."""
    printed = tuple(paragraph.text for paragraph in cell.paragraphs())
    lines = printed if _as_printed(printed) else tuple(cell.lines())
    return Group(lines, table) if lines else None


def groups_of(lines: tuple[str, ...]) -> list[Group]:
    """The paragraphs below the table as one group, or as two where a note stands above the signatures."""
    start = next((index for index, line in enumerate(lines) if _role_in(line.strip()) is not None), 0)
    cut = start if _signatures(lines[start:]) else 0
    return [Group(some) for some in (lines[:cut], lines[cut:]) if some]


def read_signatures(groups: Sequence[Group]) -> tuple[list[Signature], list[Group]]:
    """The signatures below a table, and the groups that hold none.

    A group is read as a whole or not at all; more signatures than a report can have are none.
    """
    found: list[Signature] = []
    rest: list[Group] = []
    for group in groups:
        signatures = _signatures(group.lines)
        found += signatures
        if not signatures:
            rest.append(group)
    return (found, rest) if len(found) <= MAX_SIGNATURES else ([], list(groups))


def _signatures(lines: Sequence[str]) -> list[Signature]:
    """The signatures that the lines consist of; none where a line is something else."""
    if printed := _as_printed(lines):
        return [printed]
    found: list[Signature] = []
    role: str | None = None
    for line in map(str.strip, lines):
        if (signs := _role_in(line)) is not None:
            role = signs
        elif name := _name_in(line, signs=role is not None):
            found.append({"name": name, "position": "", "role": role or ""})
            role = None
        elif found and role is None:
            position = _POSITION.sub("", line)
            found[-1]["position"] = f"{found[-1]['position']} {position}".strip()
        else:
            return []
    if role is not None or any(not each["position"] for each in found):
        return []
    return [{key: text for key, text in each.items() if text} for each in found]


def _as_printed(lines: Sequence[str]) -> Signature | None:
    """The signature that this program printed in these lines, letter by letter; None where it did not."""
    if len(lines) != _PRINTED_LINES:
        return None
    signed, name, position = lines
    line = next((line for line in (SIGN_HERE, SIGN_HERE_NARROW) if signed.startswith(f"{line} ")), None)
    if line is None or not (name.startswith("(") and name.endswith(")")):
        return None
    role = signed.removeprefix(f"{line} ")
    return {"name": name[1:-1], "position": position} | ({"role": role} if role else {})


def _role_in(line: str) -> str | None:
    """The role in a line to sign on ("ลงชื่อ ........ ผู้รายงาน"), "" where it has none; None for another line."""
    signs = _SIGNS.match(line)
    role = "" if signs is None else line[signs.end() :].strip(_LINE_TO_SIGN_ON)
    return None if signs is None or role[:1] in {"(", ")"} or _is_dotted(role) else " ".join(role.split())


def _name_in(line: str, *, signs: bool) -> str:
    """The name in brackets that a line consists of, "" for another line; without a line to sign it needs a title."""
    name = line[1:-1].strip(_LINE_TO_SIGN_ON) if line.startswith("(") and line.endswith(")") else ""
    if _is_dotted(name) or _IN_BRACKETS.fullmatch(name) is None:
        return ""
    return name if signs or _PERSON.match(name) else ""


def _is_dotted(text: str) -> bool:
    """Whether a line to sign on is inside a text."""
    return ".." in text or "…" in text or "_" in text


def read_pictures(groups: Sequence[Group], images: Sequence[Image]) -> tuple[list[tuple[Image, str]], list[Group]]:
    """The pictures that this program printed below a table, each with its caption, and the groups that are none.

    It writes the caption of a picture as its description for screen readers too. Captions that were edited in Word
    since belong to the pictures that are left, in order, where there are as many of both.
    """
    image_of, left = _by_caption(groups, images)
    appendix = next((index for index, group in enumerate(groups) if group.lines == (APPENDIX,)), len(groups))
    below = range(appendix + 1, len(groups))
    edited = [index for index in below if groups[index].table is not None and index not in image_of]
    if len(edited) == len(left):
        image_of |= zip(edited, left, strict=True)
    found = [(image_of[index], _caption(groups[index])) for index in sorted(image_of)]
    rest = [group for index, group in enumerate(groups) if index not in image_of]
    if found:
        rest = [group for group in rest if group.lines != (APPENDIX,)]
    return found, rest


def _by_caption(groups: Sequence[Group], images: Sequence[Image]) -> tuple[dict[int, Image], list[Image]]:
    """The pictures whose caption is as it was printed, by the index of its group, and those that are left."""
    found: dict[int, Image] = {}
    left = list(images)
    for index, group in enumerate(groups):
        image = next((each for each in left if each.description == _caption(group)), None)
        if image is not None and group.table is not None:
            left.remove(image)
            found[index] = image
    return found, left


def _caption(group: Group) -> str:
    return "\n".join(group.lines)
