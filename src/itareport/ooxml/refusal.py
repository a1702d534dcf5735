"""The errors for Word files that are damaged, or that hold what a report must not hold."""

from __future__ import annotations

from itareport.errors import NotWordError
from itareport.i18n import _, shortened

_MAX_LENGTH = 80


class UnsafeError(NotWordError):
    """A Word file that could do harm; ``faults`` holds every reason, each a sentence that says where and what to do."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(
            _("the Word file is not safe to use: {faults}").format(faults=" ".join(faults)),
            _("If you know where the file comes from, copy its text into a new Word document and use that."),
            faults,
        )


def damaged() -> NotWordError:
    """The error for a file that is cut short or otherwise broken."""
    return NotWordError(
        _("the Word file is damaged or cut short"),
        _("Copy or download it once more; or open it in Word, let Word repair it, and save it under a new name."),
    )


def shown(text: str) -> str:
    """A name from a foreign file, made safe for a message: short, and without what would steer a terminal."""
    clean = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text[: _MAX_LENGTH + 1])
    return shortened(clean, _MAX_LENGTH)
