"""One part's text, paragraph by paragraph, and its fields: the rules of ``text`` applied to the XML's events.

Sources: ECMA-376 part 1, 17.3 (runs), 17.13 (tracked changes), 17.16 (fields); part 3, 9 (alternatives).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from itareport.ooxml import names
from itareport.ooxml.fields import Fields
from itareport.ooxml.markup import SPACE, attribute, scan
from itareport.ooxml.shown_text import BORDER, DELETED, LAYOUT_BREAKS, OFF, PAGE_BREAK, character_of, characters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SPACE = f"http://www.w3.org/XML/1998/namespace{SPACE}space"
_BLANKS = " \t\r\n"
_DELETED = DELETED - {"delText", "delInstrText"}  # the texts occur only inside the other two, which mute them


class Story(NamedTuple):
    """One part's text; ``unused_ties`` are the relationship ids of headers and footers that no page shows."""

    texts: list[str]
    unused_ties: set[str]


def read_story(data: bytes) -> Story:
    r"""The text of each paragraph of a part, with ``BORDER`` at the borders of cells.

    A tab is ``\t``, a line break ``\n``, a break of page or column ``PAGE_BREAK``.

    Raises:
        MarkupError: the part is no well-formed XML, which cannot happen to parts from ``package.read``.
    """
    reader = _Reader()
    scan(data, reader.start, reader.end, reader.text)
    reader.flush()
    unused = set() if reader.has_title_page else reader.first_page_ties
    return Story([text for text in reader.out if text is not None], unused)


def read_instructions(data: bytes) -> list[str]:
    r"""The instruction of each field of a part, as in ``PAGE \* THAIARABIC``, those in deleted text too.

    Raises:
        MarkupError: as ``read_story`` does.
    """
    reader = _Reader()
    scan(data, reader.start, reader.end, reader.text)
    return reader.fields.finished()


@dataclass
class _Paragraph:
    index: int | None
    """Its place in the output; None where it is not seen."""
    pieces: list[str]
    mark_deleted: bool = False


@dataclass
class _Container:
    """A row, a cell or a text box: no field and no merged paragraph reaches out of it."""

    start: int
    deleted: bool = False


class _Reader:
    """Takes the events of one part; what is open lies on small stacks, so that no depth is too deep."""

    def __init__(self) -> None:
        self.out: list[str | None] = []
        self.sink: list[str] | None = None
        self.open: list[_Paragraph] = []
        self.containers: list[_Container] = []
        self.fields = Fields()
        self.properties: list[bool] = []
        self.chosen: list[bool] = []
        self.passed_over: list[bool] = []
        self.carried: tuple[int, str] | None = None
        self.first_page_ties: set[str] = set()
        self.has_title_page = False
        self.unseen = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        handler = _STARTS.get(name)
        if handler is not None:
            handler(self, attributes)

    def end(self, name: str) -> None:
        handler = _ENDS.get(name)
        if handler is not None:
            handler(self)

    def text(self, text: str) -> None:
        if self.sink is not None:
            self.sink.append(text)

    def start_paragraph(self, _attributes: Mapping[str, str]) -> None:
        if self.unseen:
            self.open.append(_Paragraph(None, []))
            return
        carried, self.carried = self.carried, None
        self.open.append(_Paragraph(len(self.out), [carried[1]] if carried else []))
        self.out.append(None)

    def end_paragraph(self) -> None:
        paragraph = self.open.pop()
        if paragraph.index is None:
            return
        text = "".join(paragraph.pieces)
        if paragraph.mark_deleted:
            self.carried = (paragraph.index, text)
        else:
            self.out[paragraph.index] = text

    def flush(self) -> None:
        """Let a paragraph whose mark is deleted stand alone after all: nothing follows that it could join."""
        if self.carried is not None:
            index, self.out[index] = self.carried
            self.carried = None

    def start_text(self, attributes: Mapping[str, str]) -> None:
        if self.open and not (self.unseen or self.fields.muted):
            self.sink = self.open[-1].pieces if attributes.get(_SPACE) == "preserve" else []

    def end_text(self) -> None:
        """Close a text; where its outer spaces are not preserved, Word and LibreOffice drop them."""
        if self.sink is not None and self.open and self.sink is not self.open[-1].pieces:
            self.open[-1].pieces.append("".join(self.sink).strip(_BLANKS))
        self.sink = None

    def end_instruction(self) -> None:
        self.sink = None

    def add(self, text: str) -> None:
        if self.open and not (self.unseen or self.fields.muted or self.properties):
            self.open[-1].pieces.append(text)

    def symbol(self, attributes: Mapping[str, str]) -> None:
        """A symbol of a picture font, which LibreOffice saves as the same letter in ordinary text; or an emoji."""
        self.add(character_of(attribute(attributes, "char")) or "")

    def line_break(self, attributes: Mapping[str, str]) -> None:
        self.add(PAGE_BREAK if attribute(attributes, "type") in LAYOUT_BREAKS else "\n")

    def start_paragraph_properties(self, _attributes: Mapping[str, str]) -> None:
        self.properties.append(True)

    def start_other_properties(self, _attributes: Mapping[str, str]) -> None:
        self.properties.append(False)

    def end_properties(self) -> None:
        self.properties.pop()

    def start_deleted(self, _attributes: Mapping[str, str]) -> None:
        """Deleted text; among properties it says that the paragraph's mark or the whole row is deleted."""
        self.unseen += 1
        if self.properties and self.properties[-1]:
            if self.open:
                self.open[-1].mark_deleted = True
        elif self.properties:
            self.delete_container({})

    def delete_container(self, _attributes: Mapping[str, str]) -> None:
        if self.containers:
            self.containers[-1].deleted = True

    def end_deleted(self) -> None:
        self.unseen -= 1

    def start_alternatives(self, _attributes: Mapping[str, str]) -> None:
        self.chosen.append(False)

    def end_alternatives(self) -> None:
        self.chosen.pop()

    def start_alternative(self, _attributes: Mapping[str, str]) -> None:
        """Show the first alternative and pass over the others."""
        self.passed_over.append(bool(self.chosen) and self.chosen[-1])
        self.unseen += self.passed_over[-1]
        if self.chosen:
            self.chosen[-1] = True

    def end_alternative(self) -> None:
        self.unseen -= self.passed_over.pop()

    def start_table(self, _attributes: Mapping[str, str]) -> None:
        if not self.unseen:
            self.flush()
            self.out.append(BORDER)

    def start_container(self, _attributes: Mapping[str, str]) -> None:
        self.containers.append(_Container(len(self.out)))
        self.fields.enter()

    def end_container(self) -> None:
        container = self.containers.pop()
        self.flush()
        self.fields.leave()
        if container.deleted:
            self.out[container.start :] = []

    def end_cell(self) -> None:
        deleted = self.containers[-1].deleted
        self.end_container()
        if not (deleted or self.unseen):
            self.out.append(BORDER)

    def field_character(self, attributes: Mapping[str, str]) -> None:
        self.fields.mark(attribute(attributes, "fldCharType"))

    def start_simple_field(self, attributes: Mapping[str, str]) -> None:
        self.fields.start_simple(attribute(attributes, "instr"))

    def end_simple_field(self) -> None:
        self.fields.end_simple()

    def start_instruction(self, _attributes: Mapping[str, str]) -> None:
        self.sink = self.fields.instruction()

    def story_reference(self, attributes: Mapping[str, str]) -> None:
        if attribute(attributes, "type") == "first":
            self.first_page_ties.add(attribute(attributes, "id"))

    def title_page(self, attributes: Mapping[str, str]) -> None:
        self.has_title_page |= attribute(attributes, "val") not in OFF


def _character(text: str) -> Callable[[_Reader, Mapping[str, str]], None]:
    return lambda reader, _attributes: reader.add(text)


_STARTS: dict[str, Callable[[_Reader, Mapping[str, str]], None]] = {
    f"{names.COMPATIBILITY}{SPACE}AlternateContent": _Reader.start_alternatives,
    f"{names.COMPATIBILITY}{SPACE}Choice": _Reader.start_alternative,
    f"{names.COMPATIBILITY}{SPACE}Fallback": _Reader.start_alternative,
    f"{names.SYMBOL_EX}{SPACE}symEx": _Reader.symbol,
}
_ENDS: dict[str, Callable[[_Reader], None]] = {
    f"{names.COMPATIBILITY}{SPACE}AlternateContent": _Reader.end_alternatives,
    f"{names.COMPATIBILITY}{SPACE}Choice": _Reader.end_alternative,
    f"{names.COMPATIBILITY}{SPACE}Fallback": _Reader.end_alternative,
}
for _word in (names.WORD, names.WORD_STRICT):
    _STARTS |= {
        f"{_word}{SPACE}{name}": handler
        for name, handler in {
            "p": _Reader.start_paragraph,
            "t": _Reader.start_text,
            "br": _Reader.line_break,
            "pPr": _Reader.start_paragraph_properties,
            **dict.fromkeys(("trPr", "tcPr"), _Reader.start_other_properties),
            **dict.fromkeys(_DELETED, _Reader.start_deleted),
            "cellDel": _Reader.delete_container,
            "tbl": _Reader.start_table,
            **dict.fromkeys(("tr", "tc", "txbxContent"), _Reader.start_container),
            "sym": _Reader.symbol,
            **dict.fromkeys(("headerReference", "footerReference"), _Reader.story_reference),
            "titlePg": _Reader.title_page,
            "fldChar": _Reader.field_character,
            "fldSimple": _Reader.start_simple_field,
            **dict.fromkeys(("instrText", "delInstrText"), _Reader.start_instruction),
            **{name: _character(text) for name, text in characters("stamp").items() if name != "br"},
        }.items()
    }
    _ENDS |= {
        f"{_word}{SPACE}{name}": ender
        for name, ender in {
            "p": _Reader.end_paragraph,
            "t": _Reader.end_text,
            **dict.fromkeys(("pPr", "trPr", "tcPr"), _Reader.end_properties),
            **dict.fromkeys(_DELETED, _Reader.end_deleted),
            **dict.fromkeys(("tr", "tc"), _Reader.end_cell),
            "txbxContent": _Reader.end_container,
            "fldSimple": _Reader.end_simple_field,
            **dict.fromkeys(("instrText", "delInstrText"), _Reader.end_instruction),
        }.items()
    }
