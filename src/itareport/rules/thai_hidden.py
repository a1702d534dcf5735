"""Characters that nobody can see, that are not the letters they look like, or that the report's font has not."""

from __future__ import annotations

from collections.abc import Iterator

from itareport.findings import Severity
from itareport.i18n import N_, _
from itareport.rules.thai_base import TextMatch, TextRule, shown, thai_rule
from itareport.thai.patterns import Pattern
from itareport.thai.repair import INVISIBLE, NO_BREAK_BLANK, PRIVATE_USE, STRAY_JOINER

_HIDDEN = Pattern(rf"(?: [{INVISIBLE}] | {STRAY_JOINER} )+ | {NO_BREAK_BLANK} | \t+")
_PRIVATE = Pattern("[\uf700-\uf71a]+")
_SYMBOL = Pattern("[\ue000-\uf6ff\uf71b-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
"""The other characters of private use: Word stores the signs of Symbol and Wingdings from U+F020 on."""
_MOJIBAKE = Pattern(
    r"""
    (?: เธ\S | เน\S ){4,}                                      # UTF-8 read as windows-874
  | (?: à[¸¹]\S ){3,}                                          # UTF-8 read as windows-1252
  | \u00ad? (?: [\u00a1-\u00ac\u00ae-\u00fb] \u00ad*+ ){6,}    # windows-874 read as windows-1252
    """
)
_ALWAYS_EMOJI = (
    r"\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be"
    r"\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757"
    r"\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff"
)
"""Unicode's property Emoji_Presentation (emoji-data.txt of 16.0), and the planes that hold nothing else.

Other signs, like ✓ and ☎, are letters of many fonts; U+FE0F after them asks for the picture.
"""
_PICTURE = rf"(?: [{_ALWAYS_EMOJI}][\ufe0f\U0001f3fb-\U0001f3ff]? | [\u203c-\u3299]\ufe0f )"
_EMOJI = Pattern(
    rf"""
    {_PICTURE} (?: \u200d? {_PICTURE} | \u200d[\u2640\u2642]\ufe0f? )*+   # 👍🏽, 👩‍🌾, two in a row
  | [0-9*\#] \ufe0f? \u20e3                                             # 1️⃣
    """
)
_NAMES = {
    "\t": N_("tab"),
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
    for match in _HIDDEN.compiled.finditer(text):
        character = match[0][0]
        name = _(_NAMES.get(character, _OTHER))
        before, after = text[max(0, match.start() - 3) : match.start()], text[match.end() : match.end() + 3]
        hint = _("Delete it between “{before}” and “{after}”, or let “itareport fmt --fix-thai” do so.")
        if character == "\u00a0":
            hint = _("Type an ordinary space between “{before}” and “{after}”, or none.")
        elif character == "\t":
            hint = _("Type a space between “{before}” and “{after}”, or begin a new entry there.")
        yield TextMatch(
            match.start(),
            match.end(),
            _("there is an invisible character here ({name}, U+{code})").format(
                name=name, code=f"{ord(character):04X}"
            ),
            hint.format(before=before, after=after),
        )


def _private_use(text: str) -> Iterator[TextMatch]:
    for match in _PRIVATE.compiled.finditer(text):
        likely = shown("".join(PRIVATE_USE[letter] for letter in match[0]))
        yield TextMatch(
            match.start(),
            match.end(),
            _("a character of an old font is used for “{likely}”: with other fonts it is printed as a box").format(
                likely=likely
            ),
            _("Type “{likely}” again, or let “itareport fmt --fix-thai” repair it.").format(likely=likely),
        )
    for match in _SYMBOL.compiled.finditer(text):
        message = _("U+{code:04X} is a sign of a symbol font: with other fonts it is printed as a box")
        hint = _("Delete it, or write in words what it says.")
        yield TextMatch(match.start(), match.end(), message.format(code=ord(match[0][0])), hint)


def _mojibake(text: str) -> Iterator[TextMatch]:
    for match in _MOJIBAKE.compiled.finditer(text):
        likely = _decoded(match[0])
        yield TextMatch(
            match.start(),
            match.end(),
            _("this was Thai and was read in the wrong encoding"),
            _("Probably “{likely}” is meant; type it again or copy it from the original document.").format(
                likely=likely
            )
            if likely
            else _("Copy the text again from the original document."),
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


def _emoji(text: str) -> Iterator[TextMatch]:
    for match in _EMOJI.compiled.finditer(text):
        yield TextMatch(
            match.start(),
            match.end(),
            _("TH Sarabun New has no “{letters}”: it is printed in another font or as a box").format(letters=match[0]),
            _("Delete it, or write in words what it says."),
        )


INVISIBLE_CHARACTER = thai_rule(
    207,
    "invisible-character",
    Severity.WARNING,
    N_("a character that nobody can see"),
    N_("It comes from web pages, PDF files and Excel, breaks searching and lines, and some fonts print it as a box."),
    "ดำเนินการ\u200bตามแผน",
    "ดำเนินการตามแผน",
)
PRIVATE_USE_CHARACTER = thai_rule(
    208,
    "private-use",
    Severity.WARNING,
    N_("a mark of an old Windows font or of a symbol font"),
    N_("It shows only with that one font; in another one it is a box or the mark of another letter."),
    "ดำเนินการตามแผนที\uf70aกำหนด",
    "ดำเนินการตามแผนที่กำหนด",
)
MOJIBAKE = thai_rule(
    209,
    "mojibake",
    Severity.WARNING,
    N_("Thai that was read in the wrong encoding"),
    N_("Nobody can read it. It happens when a file is opened with another encoding than it was saved with."),
    "´Óà¹Ô¹¡ÒÃµÒÁá¼¹",
    "ดำเนินการตามแผน",
)
EMOJI = thai_rule(
    218,
    "emoji",
    Severity.WARNING,
    N_("a picture character that the report's font does not have"),
    N_(
        "The program that opens the report takes it from any other font or prints a box, so it looks different on each "
        "machine. An official report does without."
    ),
    "ดำเนินการตามแผน 👍",
    "ดำเนินการตามแผน",
)
RULES = (
    TextRule(MOJIBAKE, _mojibake, letters=True),
    TextRule(PRIVATE_USE_CHARACTER, _private_use, letters=True),
    TextRule(EMOJI, _emoji, letters=True),
    TextRule(INVISIBLE_CHARACTER, _hidden, letters=True),
)
