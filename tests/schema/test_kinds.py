"""What is reported when a field has no value or one of another kind, for every field of the format.

``pytest --update`` writes kinds.txt, to be read before commit.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from itareport.fields import KEYS
from itareport.findings import Finding
from itareport.rules.sample import SAMPLE
from itareport.schema import Report
from itareport.schema.models import Agency, Issue, Measure, Picture, Signature
from support.checks import errors_in

LINES = {
    "format": ("number", "format: 1"),
    "title": ("text", "title: ก"),
    "fiscal_year": ("number", "fiscal_year: 2568"),
    "agency": ("group", "agency:"),
    "agency.name": ("text", "  name: ก"),
    "agency.district": ("text", "  district: ก"),
    "agency.province": ("text", "  province: ก"),
    "preface": ("entries", "preface: ก"),
    "signatures": ("list", "signatures:"),
    "signatures[0]": ("group", "  -"),
    "signatures[0].name": ("text", "    name: ก"),
    "signatures[0].position": ("text", "    position: ก"),
    "signatures[0].role": ("text", "    role: ก"),
    "pictures": ("list", "pictures:"),
    "pictures[0]": ("group", "  -"),
    "pictures[0].file": ("text", "    file: ก"),
    "pictures[0].caption": ("text", "    caption: ก"),
    "issues": ("list", "issues:"),
    "issues[0]": ("group", "  -"),
    "issues[0].number": ("number", "    number: 1"),
    "issues[0].title": ("text", "    title: ก"),
    "issues[0].measures": ("list", "    measures:"),
    "issues[0].measures[0]": ("group", "      -"),
    "issues[0].measures[0].name": ("text", "        name: ก"),
    "issues[0].measures[0].steps": ("entries", "        steps:"),
    "issues[0].measures[0].steps[0]": ("text", "          - ก"),
    "issues[0].measures[0].period": ("text", "        period: ก"),
    "issues[0].measures[0].responsible": ("text", "        responsible: ก"),
    "issues[0].measures[0].outputs": ("entries", "        outputs: ก"),
    "issues[0].measures[0].outcomes": ("entries", "        outcomes: ก"),
    "issues[0].measures[0].budget": ("text", "        budget: ก"),
    "issues[0].measures[0].indicator": ("entries", "        indicator: ก"),
    "issues[0].measures[0].target": ("entries", "        target: ก"),
    "issues[0].measures[0].evidence": ("entries", "        evidence: ก"),
    "issues[0].measures[0].remarks": ("entries", "        remarks: ก"),
}
"""Every field and entry of the format: what belongs there, and its line in a file."""

FIELDS = {field: kind for field, (kind, _line) in LINES.items()}
REST = SAMPLE[SAMPLE.index("  - number: 2") :]
GIVEN = {
    "nothing": "",
    "an empty text": ' ""',
    "a blank block": " |",
    "a text": " ข้อความ",
    "an empty list": " []",
    "a list": "\n{indent}- ก\n{indent}- ข",
    "a list in brackets": " [ก]",
    "fields": "\n{indent}a: ก\n{indent}b: ข",
    "fields in braces": " {{a: ก}}",
    "a text in braces": " {{ก}}",
    "no fields": " {{}}",
}
FITS = {"text": {"a text"}, "entries": {"a text", "a list", "a list in brackets"}}
ASKS_FOR = {
    "number": r"\bnumber|\byear\b|digits|format: 1",
    "text": r"\btexts?\b",
    "entries": r"\btexts?\b",
    "group": r"\bfields?\b|“(- )?(number: 1|name: |file: )",
    "list": r"“- (number: 1|name: text|file: picture.jpg)”",
}
"""Words of the hint that say what is to be typed."""


def file_with(field: str, given: str) -> str:
    """A data file of which ``field`` holds ``given``."""
    lines = []
    for each, (_kind, line) in LINES.items():
        if each == field:
            key = re.match("( *)(-|[a-z_]+:)", line)
            assert key is not None
            lines.append(key[0] + given.format(indent=f"{key[1]}  "))
        elif not each.startswith((f"{field}.", f"{field}[")):
            lines.append(line)
    return "\n".join(lines) + "\n" + (REST if field != "issues" else "")


def found(field: str, given: str) -> list[Finding]:
    return errors_in(file_with(field, GIVEN[given]))


MAY_WAIT = {"preface", "signatures", "pictures"} | {
    f"issues[0].measures[0].{key}" for key in KEYS.all if key not in KEYS.standard
}
CASES = [
    (field, given)
    for field, kind in FIELDS.items()
    for given in GIVEN
    if given not in FITS.get(kind, ()) and not (given == "nothing" and field in MAY_WAIT)
]


def test_no_field_is_left_out() -> None:
    fields = {f"{at}{name}" for at, model in (("", Report), ("agency.", Agency)) for name in model.model_fields}
    fields |= {f"issues[0].{name}" for name in Issue.model_fields}
    fields |= {f"signatures[0].{name}" for name in Signature.model_fields}
    fields |= {f"pictures[0].{name}" for name in Picture.model_fields}
    fields |= {f"issues[0].measures[0].{name}" for name in Measure.model_fields}
    assert fields <= set(FIELDS)


@pytest.mark.parametrize("field", dict.fromkeys(field for field, _given in CASES))
def test_the_hint_asks_for_what_belongs_there(field: str) -> None:
    for each, given in CASES:
        if each == field:
            asks_for_what_belongs_there(field, given)


def asks_for_what_belongs_there(field: str, given: str) -> None:
    told = [finding for finding in found(field, given) if finding.path.startswith(field)]
    assert told
    hints = {finding.hint for finding in told}
    in_braces = given in {"a text in braces", "fields in braces"} and FIELDS[field] in {"text", "entries"}
    asked_for = "quotes" if in_braces else ASKS_FOR[FIELDS[field]]
    assert any(re.search(asked_for, hint) for hint in hints), hints
    if FIELDS[field] != "text":
        assert not any("must be a text," in finding.message for finding in told)


ALIKE = {
    "text": ["agency.name", "agency.district", "issues[0].measures[0].steps[0]"],
    "entries": ["issues[0].measures[0].outcomes"],
}
"""The other fields of these kinds are reported in the same words."""


def test_what_is_reported_of_each(golden) -> None:
    lines = []
    for field, given in CASES:
        if field in ALIKE.get(FIELDS[field], FIELDS):
            told = [finding for finding in found(field, given) if finding.path == field]
            lines += [f"{field}: {given}\n    {each.rule} {each.message}\n    {each.hint}\n" for each in told]
    golden(Path(__file__).with_name("kinds.txt"), "".join(lines))
