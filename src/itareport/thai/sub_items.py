"""Lines of a text that are sub-items of the entry they are in: ๑.๑, (๑), ก. or a dash at their beginning."""

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


def is_sub_item(line: str) -> bool:
    """Whether a line begins as a sub-item does, with a space after its mark."""
    return _SUB_ITEM.compiled.match(line) is not None
