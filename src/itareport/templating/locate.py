"""Finding the tags in the tree of a part, and leaving a mark where each is."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from itareport.i18n import _, number
from itareport.ooxml.names import XML_SPACE, W
from itareport.ooxml.shown_text import SKIPPED, characters
from itareport.templating.blocks import check_keyword
from itareport.templating.places import Fault, Place, Places
from itareport.templating.tags import ENDS, ESCAPES, Scanner, Tag
from itareport.templating.template import PlacedTag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MAX_PARAGRAPH = 100_000
"""Code points of a paragraph that holds tags; a longer one is refused, so that no template takes long to read."""

MAX_TAGS = 5_000
"""Tags of a part; a template with more is refused. The default has about 30, and each takes a millisecond to check."""

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_LETTERS = {W + name: text for name, text in characters("tags").items()}
_NOT_TEXT = {W + name for name in SKIPPED["tags"] | {"p"}}
_REVISIONS = (W + "rsid", _W14 + "paraId", _W14 + "textId")
_NOISE = [W + "proofErr", W + "lastRenderedPageBreak"]


class TooManyTagsError(Exception):
    """A part has more than ``MAX_TAGS`` tags."""


class _Edit(NamedTuple):
    start: int
    end: int
    mark: int | None


class TagLocator:
    """The tags of one part; in its tree, mark ``n`` is where tag ``n`` of ``tags`` was."""

    def __init__(self, name: str, root: _Element) -> None:
        self.name = name
        self.root = root
        self.tags: list[PlacedTag] = []
        self.faults: list[Fault] = []
        self.scanner = Scanner()
        self._places: Places | None = None
        self._target = _new_word(root)

    @property
    def pattern(self) -> re.Pattern[str]:
        """A mark in the part's text; its group is the tag's number."""
        return re.compile(rf"(?:<|&lt;)\?{self._target} (\d+)\?(?:>|&gt;)")

    def find(self) -> None:
        """Mark every tag of the part."""
        _clean(self.root)
        for paragraph in list(self.root.iter(W + "p")):
            self._mark_paragraph(paragraph)
        for element in self.root.iter(etree.Element):
            self._mark_attributes(element)

    def in_tree(self) -> list[tuple[int, _Element]]:
        """The marks that are elements of the tree, in order, with the numbers of their tags."""
        return [(int(mark.text or 0), mark) for mark in self.root.iter(etree.PI)]

    def place(self, element: _Element, text: str) -> Place:
        """The place of an element, as long as it is where it was."""
        paragraph = element if element.tag == W + "p" else next(element.iterancestors(W + "p"), None)
        if paragraph is None:
            return Place(self.name, 0, text)
        if self._places is None:
            self._places = Places(self.name, self.root)
        return self._places.of(paragraph, text)

    def _mark_paragraph(self, paragraph: _Element) -> None:
        pieces = list(_pieces(paragraph))
        text = "".join(piece for _element, piece in pieces)
        if "{" not in text and not self.scanner.raw and not ESCAPES.search(text):
            return
        if len(text) > MAX_PARAGRAPH:
            message = _("the paragraph is longer than {count} characters").format(count=number(MAX_PARAGRAPH))
            self.faults.append(Fault(self.place(paragraph, text), message))
            return
        place = self.place(paragraph, text)
        edits: list[_Edit] = []
        for found in self.scanner.scan(text):
            if found.tag is None:
                self._unclosed(text[found.start : found.end], place)
            else:
                edits.append(_Edit(found.start, found.end, self._add(found.tag, place)))
        inside = {position for edit in edits for position in range(edit.start, edit.end)}
        escapes = (escape.start() for escape in ESCAPES.finditer(text))
        edits += [_Edit(start + 1, start + 2, None) for start in escapes if start not in inside]
        _write_back(pieces, sorted(edits), self._target)

    def _unclosed(self, text: str, place: Place) -> None:
        message = _("{tag} is not closed: {end} is missing")
        self.faults.append(Fault(place, message.format(tag=text[:30].rstrip(), end=ENDS[text[:2]])))

    def _add(self, tag: Tag, place: Place, *, one_line: bool = False) -> int | None:
        """The number of a new tag; None for a tag that leaves no trace."""
        if (tag.kind == "comment" and not tag.prefix) or (tag.keyword in {"raw", "endraw"} and not tag.prefix):
            return None
        wrong = check_keyword(tag)
        if tag.kind == "print" and tag.prefix:
            message = _(
                "{tag} is not supported: RichText, pictures and subdocuments of docxtpl are not available, only texts; "
                "write {plain}"
            )
            wrong = message.format(tag=tag.written, plain=f"{{{{ {tag.text} }}}}")
        if wrong:
            self.faults.append(Fault(place, wrong))
        if len(self.tags) >= MAX_TAGS:
            raise TooManyTagsError
        self.tags.append(PlacedTag(tag, place, one_line, faulty=bool(wrong)))
        return len(self.tags) - 1

    def _mark_attributes(self, element: _Element) -> None:
        """Tags in attributes (the alternative text of a table), field codes and the like, where they are whole."""
        for name, value in element.attrib.items():
            text = str(value)
            if "{{" in text or "{%" in text:
                element.set(name, self._marked(element, text))
        if (
            element.text
            and element.tag not in {W + "t", W + "delText"}
            and ("{{" in element.text or "{%" in element.text)
        ):
            element.text = self._marked(element, element.text)

    def _marked(self, element: _Element, text: str) -> str:
        marked: list[str] = []
        position = 0
        for found in Scanner().scan(text):
            if found.tag is None and element.tag == W + "instrText":
                message = _(
                    "{tag} is split over the instructions of a field: press Alt+F9 in Word and type it in one go"
                )
                fault = message.format(tag=text[found.start : found.end][:30].rstrip())
                self.faults.append(Fault(self.place(element, text), fault))
            if found.tag is None or found.tag.prefix or found.tag.keyword in {"raw", "endraw"}:
                continue
            number = self._add(found.tag, self.place(element, text), one_line=True)
            marked += [text[position : found.start], "" if number is None else f"<?{self._target} {number}?>"]
            position = found.end
        return "".join(marked) + text[position:]


def _new_word(root: _Element) -> str:
    """A word for the marks that the part has nowhere."""
    text, word = etree.tostring(root, encoding="unicode"), "itareport"
    while word in text:
        word += "x"
    return word


def _clean(root: _Element) -> None:
    """Take out what Word scatters between the characters of a tag, and line breaks that mean nothing."""
    for noise in [*root.iter(_NOISE), *_cursors(root)]:
        remove(noise)
    for element in root.iter(etree.Element):
        for name in [name for name in map(str, element.attrib) if name.startswith(_REVISIONS)]:
            del element.attrib[name]
        element.tail = None
        if element.text:
            element.text = None if len(element) else " ".join(element.text.split("\n"))


def _cursors(root: _Element) -> list[_Element]:
    """The bookmarks in which Word keeps where the cursor was last."""
    starts = [mark for mark in root.iter(W + "bookmarkStart") if mark.get(W + "name") == "_GoBack"]
    numbers = {mark.get(W + "id") for mark in starts}
    return starts + [mark for mark in root.iter(W + "bookmarkEnd") if mark.get(W + "id") in numbers]


def remove(element: _Element) -> None:
    """Take an element out of the tree with what is in it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _pieces(element: _Element) -> Iterator[tuple[_Element, str]]:
    """The texts of a paragraph, tracked insertions included, deletions not, and not those of a text box in it."""
    for child in element:
        if child.tag == W + "t":
            yield child, child.text or ""
        elif child.tag in _LETTERS:
            yield child, _LETTERS[child.tag]
        elif child.tag not in _NOT_TEXT and len(child):
            yield from _pieces(child)


def _write_back(pieces: list[tuple[_Element, str]], edits: list[_Edit], target: str) -> None:
    """Put marks into the texts; a tag that goes over several texts is marked in the first and cut from the others."""
    position = 0
    for element, text in pieces:
        start, end = position, position + len(text)
        position = end
        first = bisect_left(edits, start, key=lambda edit: edit.end)
        mine = []
        while first < len(edits) and edits[first].start < end:
            if edits[first].end > start:
                mine.append(edits[first])
            first += 1
        if not mine:
            continue
        if element.tag != W + "t":
            remove(element)
            continue
        _write_text(element, text, start, mine, target)


def _write_text(element: _Element, text: str, start: int, edits: list[_Edit], target: str) -> None:
    cursor, written = 0, [""]
    marks: list[int] = []
    for edit in edits:
        written[-1] += text[cursor : max(edit.start - start, 0)]
        if edit.mark is not None and edit.start >= start:
            marks.append(edit.mark)
            written.append("")
        cursor = min(edit.end - start, len(text))
    written[-1] += text[cursor:]
    if not marks and not any(written):
        run = element.getparent()
        remove(element)
        if run is not None and not [child for child in run if child.tag != W + "rPr"]:
            remove(run)
        return
    element.text = written[0]
    element.set(XML_SPACE, "preserve")
    for mark, tail in zip(marks, written[1:], strict=True):
        instruction = etree.PI(target, str(mark))
        instruction.tail = tail
        element.append(instruction)
