"""What the machine formats share: JSON as they write it, and a finding's words."""

from __future__ import annotations

import json
import re

from itareport.findings import Finding

_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(value: object) -> str:
    """JSON with Thai as it is; a surrogate, which a file name may hold, is escaped."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written) + "\n"


def words(finding: Finding) -> str:
    """The message, and the next step on a line of its own."""
    return f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
