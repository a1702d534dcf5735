"""The rules of the family *file*: what keeps a file from being read as the data format wants it."""

from __future__ import annotations

from itareport.findings import Example, Family, Rule, Severity
from itareport.i18n import N_

MAX_SHOWN = 60
"""Code points of a name that a message repeats."""

_PLACE = "        period: ไตรมาส ๒"


def _rule(id_: str, name: str, summary: str, why: str, example: Example | None = None) -> Rule:
    return Rule(id_, name, Family.FILE, Severity.ERROR, summary, why, example)


UNREADABLE = _rule(
    "ITA001",
    "unreadable-file",
    N_("the file cannot be read"),
    N_("A file that cannot be opened cannot be checked, and nobody should believe that it was."),
)
ENCODING = _rule(
    "ITA002",
    "not-utf-8",
    N_("the file is not written in UTF-8"),
    N_("Only UTF-8 shows the same Thai text on every machine. The program never guesses another encoding."),
)
TOO_LARGE = _rule(
    "ITA003",
    "too-large",
    N_("the file is larger than 4 MiB"),
    N_("A report of 160 measures an issue is far below 4 MiB: a larger file is another file, or a harmful one."),
)
TOO_MANY = _rule(
    "ITA004",
    "too-many-values",
    N_("the file holds more than 200,000 values"),
    N_("No report has so many values: such a file was made by mistake or to do harm."),
)
TOO_DEEP = _rule(
    "ITA005",
    "too-deep",
    N_("values are nested deeper than the format allows"),
    N_("The format has seven levels. Deeper nesting is a slip in the indentation, or a harmful file."),
    Example(_PLACE, "        period: [[[[[[[[ไตรมาส ๒]]]]]]]]", "        period: ไตรมาส ๒"),
)
EMPTY = _rule(
    "ITA006",
    "empty-file",
    N_("the file is empty"),
    N_("An empty file makes no report. Often the file was not saved, or another one was meant."),
)
INDENTATION = _rule(
    "ITA007",
    "indentation",
    N_("a line is indented otherwise than the lines it belongs to"),
    N_("The spaces at its start say what a line belongs to. One too many or too few makes it part of something else."),
    Example(_PLACE, "         period: ไตรมาส ๒", _PLACE),
)
UNCLOSED = _rule(
    "ITA008",
    "unclosed",
    N_("a quote or bracket is opened and never closed"),
    N_("The program reads everything after it as part of one text, to the end of the file."),
    Example(_PLACE, '        period: "ไตรมาส ๒', '        period: "ไตรมาส ๒"'),
)
TAB = _rule(
    "ITA009",
    "tab-indentation",
    N_("a line is indented with the Tab key"),
    N_("YAML knows spaces only: a tab has a different width in each program, so it cannot say what belongs to what."),
    Example(_PLACE, "\t\tperiod: ไตรมาส ๒", "        period: ไตรมาส ๒"),
)
REFUSED_CHARACTER = _rule(
    "ITA010",
    "refused-character",
    N_("a character that Word files cannot carry, or that is damage"),
    N_("Control characters, U+FFFD and the like come from a bad copy. Word would refuse the file, or show a box."),
    Example(_PLACE, '        period: "ไตรมาส\\x07 ๒"', "        period: ไตรมาส ๒"),
)
BOM_INSIDE = _rule(
    "ITA011",
    "bom-inside",
    N_("a byte order mark (U+FEFF) inside the file"),
    N_("It is invisible and comes from files that were joined. A key or text with it is not the one you see."),
    Example(_PLACE, "        period: \ufeffไตรมาส ๒", "        period: ไตรมาส ๒"),
)
DUPLICATE_KEY = _rule(
    "ITA012",
    "duplicate-key",
    N_("the same key occurs twice"),
    N_("Programs silently keep one of the two, so a whole issue can vanish from the report."),
    Example(
        _PLACE,
        "        period: ไตรมาส ๒\n        period: ไตรมาส ๓-๔",
        "        period: ไตรมาส ๑-๔",
    ),
)
GIT_CONFLICT = _rule(
    "ITA013",
    "git-conflict",
    N_("git's conflict markers are in the file"),
    N_("Two people changed the same lines and nobody has chosen yet. The file holds both, so neither is the data."),
    Example(
        _PLACE,
        "<<<<<<< HEAD\n        period: ไตรมาส ๒\n=======\n        period: ไตรมาส ๑-๔\n>>>>>>> main",
        "        period: ไตรมาส ๑-๔",
    ),
)
ANCHOR = _rule(
    "ITA014",
    "anchor-or-alias",
    N_("an anchor (&) or alias (*) of YAML"),
    N_("A text that begins with & or * is read as a reference to another place. A report's data says what it prints."),
    Example(_PLACE, "        period: *ไตรมาส ๒", '        period: "*ไตรมาส ๒"'),
)
TAG = _rule(
    "ITA015",
    "tag",
    N_("a tag (!) of YAML"),
    N_("A text that begins with ! is read as an instruction to make something else of the value."),
    Example(_PLACE, "        period: !สำคัญ ไตรมาส ๒", '        period: "!สำคัญ ไตรมาส ๒"'),
)
SECOND_DOCUMENT = _rule(
    "ITA016",
    "second-document",
    N_("a second document begins in the same file"),
    N_("One file is one agency's report of one fiscal year. What follows --- would never be printed."),
)
MERGE_KEY = _rule(
    "ITA017",
    "merge-key",
    N_("a merge key (<<) of YAML"),
    N_("It copies values from elsewhere, so a reviewer does not see what will be printed."),
    Example(
        _PLACE,
        "        period: ไตรมาส ๒\n        <<: ไตรมาส ๒",
        _PLACE,
    ),
)
COLON = _rule(
    "ITA018",
    "colon-in-text",
    N_("a text without quotes has a colon followed by a space"),
    N_("To YAML “: ” ends a key. A text that has it must be in quotes."),
    Example(_PLACE, "        period: ปีนี้: ไตรมาส ๒", '        period: "ปีนี้: ไตรมาส ๒"'),
)
MISSING_BLANK = _rule(
    "ITA019",
    "missing-blank",
    N_("no space after the colon of a key or the dash of an entry"),
    N_("Without the space YAML reads key and text, or dash and text, as one text."),
    Example(_PLACE, "        period:ไตรมาส ๒", "        period: ไตรมาส ๒"),
)
HASH = _rule(
    "ITA020",
    "text-after-hash",
    N_("text after # is lost, as YAML takes it for a comment"),
    N_("“ #1” after a text begins a comment and would not be printed. A comment has a space after its #."),
    Example(_PLACE, "        period: ไตรมาส #๒", '        period: "ไตรมาส #๒"'),
)
INVISIBLE_IN_KEY = _rule(
    "ITA021",
    "invisible-in-key",
    N_("an invisible character in a key or before it"),
    N_("The key looks right and is another one. Such characters come from a web page or a chat program."),
    Example(_PLACE, "        period\u200b: ไตรมาส ๒", "        period: ไตรมาส ๒"),
)
KEY_KIND = _rule(
    "ITA022",
    "key-kind",
    N_("a key is not a plain word"),
    N_("Keys are the names of the fields. A list, a mapping or nothing at all names no field."),
    Example(
        _PLACE,
        "        period: ไตรมาส ๒\n        [ไตรมาส]: ๓",
        _PLACE,
    ),
)
STRAY_LINE = _rule(
    "ITA023",
    "stray-line",
    N_("a line with neither the name of a field nor a dash"),
    N_("Each line is a field, an entry with its dash, or a comment. A text that was broken by Enter is none of them."),
    Example(_PLACE, "        period:\n        ไตรมาส ๒", _PLACE),
)
SWALLOWED_DASH = _rule(
    "ITA024",
    "merged-entries",
    N_("a dash that begins no entry, or an entry that lost its dash"),
    N_("Two entries become one text in the report, with the dash in its middle, and the numbers after them are wrong."),
    Example(
        "          - มีบริการออนไลน์ ๕ ประเภท",
        "          - มีบริการออนไลน์ ๕ ประเภท\n           - มีคู่มือครบ",
        "          - มีบริการออนไลน์ ๕ ประเภท\n          - มีคู่มือครบ",
    ),
)
DASH_AFTER_KEY = _rule(
    "ITA025",
    "dash-after-key",
    N_("a dash on the line of its field"),
    N_("The entries of a list begin on the lines below. A dash alone is an empty entry, not a printed dash."),
    Example(_PLACE, "        period: -", _PLACE),
)
WRONGLY_DECODED = _rule(
    "ITA026",
    "wrongly-decoded",
    N_("the Thai of the whole file is damaged"),
    N_("A program read the file in another encoding and saved what it saw. The text cannot be restored safely."),
)
NEEDS_QUOTES = _rule(
    "ITA027",
    "needs-quotes",
    N_("a text that must be in quotes, or whose quotes end too early"),
    N_("Some signs mean something else at the start of a text, and after a closing quote nothing may follow."),
    Example(_PLACE, '        period: "ไตรมาส ๑"-๒', '        period: "ไตรมาส ๑-๒"'),
)
MISSING_COLON = _rule(
    "ITA028",
    "missing-colon",
    N_("no colon after the name of a field"),
    N_("Without the colon the name is part of a text."),
    Example(_PLACE, "        period ไตรมาส ๒", _PLACE),
)
UNREADABLE_LINE = _rule(
    "ITA029",
    "unreadable-line",
    N_("a line that cannot be read, for another reason"),
    N_("Nothing after such a place can be read, so nothing after it was checked."),
    Example(_PLACE, "        period: [ไตรมาส ๒, , ไตรมาส ๓]", "        period: ไตรมาส ๒-๓"),
)

RULES = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
