"""What a mark at the beginning of a line makes of it: a sub-item (๑.๑, (๑), ก. or a dash), or “- ไม่มี -”."""

from __future__ import annotations

from itareport.thai.patterns import Pattern

_SUB_ITEM = Pattern(
    r"""
    [ \t]*
    (?: [๐-๙0-9]+(?:\.[๐-๙0-9]+)+\.?    # ๑.๑ 1.1.1
      | \([๐-๙0-9a-zก-ฮ]{1,2}\)          # (๑) (1) (ก) (a)
      | [ก-ฮ][.)]                        # ก. ก)
      | [-–—•]                           # – as in a list without numbers
    )[ \t]+\S
    """
)


_DASHES = "-–—"


def is_between_dashes(text: str) -> bool:
    """Whether a text is set between two dashes, as offices write “- ไม่มี -” (nil): neither of them is a bullet."""
    text = text.strip()
    inner = text[1:-1].strip()
    same = text[:1] in _DASHES and text[:1] == text[-1:]
    return same and bool(inner) and "\n" not in inner and not {inner[0], inner[-1]} & set(_DASHES)


def is_sub_item(line: str) -> bool:
    """Whether a line begins as a sub-item does, with a space after its mark."""
    return _SUB_ITEM.compiled.match(line) is not None
