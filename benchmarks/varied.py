"""Data files whose texts all differ, as those of many agencies do: what is remembered of one is no help with the next."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).parent.parent / "data" / "measures_2568.yaml"

_TEXT = re.compile(
    r"""
    ^(?P<before>
        \ +(?:-\ )?(?:name|period|responsible|district|province):\   # a text beside its key
      | \ {8,}-\ (?!name:)                                           # an entry of a list
    )
    (?P<text>.+?)(?P<after>\ +\#.*)?$                                # a comment stays what it is
    """,
    re.VERBOSE | re.MULTILINE,
)
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def varied(number: int) -> bytes:
    """The shipped data file as another agency's: each text but the form's own has this number at its end."""
    ending = f"แห่งที่ {number}".translate(_THAI)
    return _TEXT.sub(rf"\g<before>\g<text> {ending}\g<after>", _shipped()).encode()


def write_files(folder: Path, count: int) -> list[Path]:
    """So many varied data files in a folder, which is made."""
    folder.mkdir(parents=True)
    files = [folder / f"agency_{number:05}.yaml" for number in range(1, count + 1)]
    for number, file in enumerate(files, 1):
        file.write_bytes(varied(number))
    return files


@cache
def _shipped() -> str:
    return SHIPPED.read_text("utf-8")
