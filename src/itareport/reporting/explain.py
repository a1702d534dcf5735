"""What a rule is for, from the rule itself: for the terminal and for the manual."""

from __future__ import annotations

import re
from collections.abc import Sequence

from itareport.findings import Example, Family, Rule
from itareport.i18n import _
from itareport.rules.ignores import UNSILENCEABLE
from itareport.rules.sample import SAMPLE

_UNSEEN = re.compile("[\t\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ue000-\uf8ff\ufeff\ufffd]")
_CONTEXT = 1
_MAX_LENGTH = 160


def listing(rules: Sequence[Rule]) -> str:
    """One line a rule: id, name, severity and summary, in columns."""
    names = max(len(rule.name) for rule in rules)
    severities = max(len(rule.severity.value) for rule in rules)
    return "".join(
        f"{rule.id}  {rule.name:{names}}  {rule.severity.value:{severities}}  {_(rule.summary)}\n" for rule in rules
    )


def explain(rule: Rule) -> str:
    """The rule for the terminal: what it finds, why, a bad and a good example, and how to silence it."""
    parts = [f"{_heading(rule)}  ({rule.severity.value}, {rule.family.value})", _(rule.summary), _(rule.why)]
    if rule.example:
        for title, written in _examples(rule.example):
            parts.append(f"{title}\n" + "\n".join(f"    {line}" for line in written.splitlines()))
    parts.append(_silencing(rule))
    return "\n\n".join(parts) + "\n"


def page(rule: Rule) -> str:
    """The rule as a page of the manual, in Markdown."""
    kind = f"{rule.severity.value} · {rule.family.value}"
    parts = [f"# {_heading(rule)}", kind, f"**{_(rule.summary)}**", _(rule.why)]
    if rule.example:
        parts += [f"## {title}\n\n```yaml\n{written}```" for title, written in _examples(rule.example)]
    silencing = _("Silencing")
    parts += [f"## {silencing}", _silencing(rule)]
    return "\n\n".join(parts) + "\n"


def _heading(rule: Rule) -> str:
    return f"{rule.id} {rule.name}"


def _examples(example: Example) -> tuple[tuple[str, str], tuple[str, str]]:
    return (_("Wrong"), excerpt(example, example.bad)), (_("Right"), excerpt(example, example.good))


def excerpt(example: Example, written: str) -> str:
    """The lines of the sample data file around an example's place, with ``written`` there; what is unseen is named."""
    first = SAMPLE.index(example.place)
    last = first + len(written)
    lines = (SAMPLE[:first] + written + SAMPLE[first + len(example.place) :]).splitlines(keepends=True)
    shown, position = [], 0
    for number, line in enumerate(lines):
        if position < max(last, first + 1) and position + len(line) > first:
            shown.append(number)
        position += len(line)
    start, end = max(0, shown[0] - _CONTEXT), shown[-1] + _CONTEXT + 1
    return _UNSEEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", "".join(map(_cut, lines[start:end])))


def _cut(line: str) -> str:
    return line if len(line) <= _MAX_LENGTH else f"{line[:_MAX_LENGTH]}…\n"


def _silencing(rule: Rule) -> str:
    if rule.family in UNSILENCEABLE:
        return _("This error cannot be silenced: a file that has it cannot become a report.")
    if rule.family is Family.IMPORT:
        return _("It is reported once, when a Word file is read; the data file that was made has nothing to silence.")
    return _(
        "To silence it at one place, write “# itareport: ignore[{rule}]” at the end of the line, or alone on the "
        "line above."
    ).format(rule=rule.id)
