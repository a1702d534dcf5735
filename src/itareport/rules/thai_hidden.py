"""Characters that nobody can see or that are not the letters they look like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itareport.findings import Severity
from itareport.i18n import N_, _
from itareport.rules.thai_base import TextMatch, TextRule, shown, thai_rule
from itareport.thai.repair import INVISIBLE, NO_BREAK_BLANK, PRIVATE_USE, STRAY_JOINER

_HIDDEN = rf"(?:[{INVISIBLE}]|{STRAY_JOINER})+|{NO_BREAK_BLANK}"
_PRIVATE = "[\uf700-\uf71a]+"
_MOJIBAKE = r"(?:เธ\S|เน\S){4,}|(?:à[¸¹]\S){3,}|\u00ad?(?:[\u00a1-\u00ac\u00ae-\u00fb]\u00ad*+){6,}"
_NAMES = {
    "\u00a0": N_("no-break space"),
    "\u00ad": N_("soft hyphen"),
    "\u200b": N_("zero-width space"),
    "\u200c": N_("zero-width non-joiner"),
    "\u200d": N_("zero-width joiner"),
    "\u2060": N_("word joiner"),
    "\ufeff": N_("byte order mark"),
}
_OTHER = N_("control character")


def _hidden(text: str) -> Iterator[TextMatch]:
    for match in re.finditer(_HIDDEN, text):
        letter = match[0][0]
        name = _(_NAMES.get(letter, _OTHER))
        before, after = text[max(0, match.start() - 3) : match.start()], text[match.end() : match.end() + 3]
        yield TextMatch(
            match.start(),
            match.end(),
            _("an invisible character ({name}, U+{code}) stands here").format(name=name, code=f"{ord(letter):04X}"),
            _("Type an ordinary blank between “{before}” and “{after}”, or none.").format(before=before, after=after)
            if letter == "\u00a0"
            else _("Delete it between “{before}” and “{after}”, or let “itareport fmt --fix-thai” do so.").format(
                before=before, after=after
            ),
        )


def _private_use(text: str) -> Iterator[TextMatch]:
    for match in re.finditer(_PRIVATE, text):
        likely = shown("".join(PRIVATE_USE[letter] for letter in match[0]))
        yield TextMatch(
            match.start(),
            match.end(),
            _(
                "a character of an old font stands in place of “{likely}”: with other fonts it is printed as a box"
            ).format(likely=likely),
            _("Type “{likely}” again, or let “itareport fmt --fix-thai” repair it.").format(likely=likely),
        )


def _mojibake(text: str) -> Iterator[TextMatch]:
    for match in re.finditer(_MOJIBAKE, text):
        likely = _decoded(match[0])
        yield TextMatch(
            match.start(),
            match.end(),
            _("this was Thai once and was read in the wrong encoding"),
            _("Probably “{likely}” is meant; type it again or copy it from the first document.").format(likely=likely)
            if likely
            else _("Copy the text again from the first document."),
        )


def _decoded(damaged: str) -> str:
    for read_as, meant in (("cp874", "utf-8"), ("cp1252", "utf-8"), ("latin-1", "utf-8"), ("latin-1", "cp874")):
        try:
            text = damaged.encode(read_as).decode(meant)
        except UnicodeError:
            continue
        if text.isprintable():
            return text
    return ""


INVISIBLE_CHARACTER = thai_rule(
    207,
    "invisible-character",
    Severity.WARNING,
    N_("a character that nobody can see"),
    N_("It comes along from web pages and PDF files, breaks searching and lines, and some fonts print it as a box."),
    "ดำเนินการ\u200bตามแผน",
    "ดำเนินการตามแผน",
)
PRIVATE_USE_CHARACTER = thai_rule(
    208,
    "private-use",
    Severity.WARNING,
    N_("a mark of an old Windows font"),
    N_("It shows only with that one font; in another one it is a box or the mark of another letter."),
    "ดำเนินการตามแผนที\uf70aกำหนด",
    "ดำเนินการตามแผนที่กำหนด",
)
MOJIBAKE = thai_rule(
    209,
    "mojibake",
    Severity.WARNING,
    N_("Thai that was read in the wrong encoding"),
    N_("Nobody can read it. It arises when a file is opened in another encoding than it was saved in."),
    "´Óà¹Ô¹¡ÒÃµÒÁá¼¹",
    "ดำเนินการตามแผน",
)
RULES = (
    TextRule(MOJIBAKE, _mojibake, letters=True),
    TextRule(PRIVATE_USE_CHARACTER, _private_use, letters=True),
    TextRule(INVISIBLE_CHARACTER, _hidden, letters=True),
)
