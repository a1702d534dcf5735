"""How the messages of rules and reports write numbers."""

from __future__ import annotations

from itareport import i18n
from itareport.thai.digits import to_thai


def number(value: int) -> str:
    """A number in the language in use: with Thai digits in Thai."""
    return to_thai(value) if i18n.language() == "th" else str(value)
