"""What the machine formats share: JSON as they write it, and a finding's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from itareport.findings import Finding

_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(value: object) -> str:
    """JSON with Thai as it is; a surrogate, which a file name may hold, is escaped."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written) + "\n"


def array(entries: Iterable[object], depth: int = 0) -> Iterator[str]:
    """A JSON array as ``dumps`` writes it, an entry a piece; it is ``depth`` levels deep in what holds it."""
    inner, separator = "  " * (depth + 1), "["
    for entry in entries:
        yield f"{separator}\n{inner}" + dumps(entry).rstrip("\n").replace("\n", f"\n{inner}")
        separator = ","
    yield "[]" if separator == "[" else f"\n{'  ' * depth}]"


def words(finding: Finding) -> str:
    """The message, and the next step on a line of its own."""
    return f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
