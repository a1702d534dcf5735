"""Fields that are open at a place of a part: what their instruction is, and whether what they show is text.

(ECMA-376 part 1, 17.16: a field is a pair of marks around its instruction and, after a third, its result; or one
element. Fields lie in each other, also one in another's instruction.)
"""

from __future__ import annotations

from dataclasses import dataclass, field

NESTED_FIELD = "\ufffc"
"""Stands in a field's instruction for a field inside it."""

_TYPED = {"HYPERLINK", "FORMTEXT"}
"""Fields whose result somebody typed."""


@dataclass
class _Field:
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False

    def shows(self) -> bool:
        words = "".join(self.instruction).split(maxsplit=1)
        return self.in_result and bool(words) and words[0].upper() in _TYPED


class Fields:
    """The open fields, innermost last; ``muted`` says that text at this place is no text of the document."""

    def __init__(self) -> None:
        self.muted = False
        self._instructions: list[str] = []
        self._open: list[_Field] = []
        self._outside: list[list[_Field]] = []
        self._depths: list[int] = []

    def mark(self, kind: str) -> None:
        """Take a mark of the kind "begin", "separate" or "end"."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            self._close(len(self._open) - 1)
        self._listen()

    def start_simple(self, instruction: str) -> None:
        """Open a field that is one element around its result."""
        self._depths.append(len(self._open))
        self._open.append(_Field([instruction], in_result=True))
        self._listen()

    def end_simple(self) -> None:
        """Close the innermost field that is one element, and those inside it without an end."""
        self._close(self._depths.pop())
        self._listen()

    def instruction(self) -> list[str] | None:
        """Where the text of an instruction at this place goes, None where no field waits for one."""
        return self._open[-1].instruction if self._open and not self._open[-1].in_result else None

    def enter(self) -> None:
        """Begin a cell or text box, out of which no field reaches."""
        self._outside.append(self._open)
        self._open = []
        self._listen()

    def leave(self) -> None:
        """End what ``enter`` began."""
        self._close(0)
        self._open = self._outside.pop()
        self._listen()

    def finished(self) -> list[str]:
        """The instructions of all fields at the end of a part, those without an end too."""
        self._close(0)
        return self._instructions

    def _close(self, depth: int) -> None:
        while len(self._open) > depth:
            closed = self._open.pop()
            self._instructions.append("".join(closed.instruction))
            outer = self.instruction()
            if outer is not None:
                outer.append(NESTED_FIELD)

    def _listen(self) -> None:
        self.muted = not all(each.shows() for each in self._open)
