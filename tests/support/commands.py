"""Running the command in this process, as a user's shell would."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from unittest.mock import patch

from itareport.__main__ import run


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


def invoke(*arguments: object, stdin: bytes = b"", lang: str = "en") -> Ran:
    """Run ``itareport`` with these arguments; ``stdin`` are the bytes on standard input."""
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for name in ("stdout", "stderr")}
    typed = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with patch.multiple(sys, stdin=typed, **streams):
        code = run(["--lang", lang, *map(str, arguments)])
    said = []
    for stream in streams.values():
        stream.flush()
        # On Windows paths are shown with backslashes; the tests name them as the other systems do.
        said.append(stream.buffer.getvalue().decode("utf-8", "surrogateescape").replace(os.sep, "/"))
    return Ran(int(code), *said)
