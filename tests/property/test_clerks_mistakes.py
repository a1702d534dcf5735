"""Whatever a clerk's hand does to a right file: either there is a finding, or every letter stands in some value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import given, note, settings
from hypothesis import strategies as st

from conftest import examples
from itareport.checking import check
from itareport.findings import Severity
from itareport.rules.sample import SAMPLE
from itareport.source import SourceFile, comments
from itareport.source.format import format_document

LINES = SAMPLE.splitlines()


def _dash_moved(line: str, random: Random) -> str:
    return " " * random.randint(0, 4) + line if "- " in line else line


def _dash_lost(line: str, random: Random) -> str:
    return line.replace("- ", random.choice(["", " ", "  "]), 1)


def _indented_otherwise(line: str, random: Random) -> str:
    return " " * max(0, len(line) - len(line.lstrip()) + random.randint(-3, 3)) + line.lstrip()


def _space_lost(line: str, random: Random) -> str:
    return re.sub(random.choice([": ", "- "]), lambda match: match.group()[0], line, count=1)


def _tab(line: str, random: Random) -> str:
    return line.replace(random.choice(["  ", " "]), "\t", random.randint(1, 3))


def _special_space(line: str, random: Random) -> str:
    return line.replace(" ", random.choice("\u00a0\u200b\u3000"), random.randint(1, 9))


def _broken(line: str, random: Random) -> str:
    place = random.randint(0, len(line))
    return line[:place] + "\n" + " " * random.choice([0, 0, 2, 8, 10, 12]) + line[place:].lstrip()


def _quote(line: str, random: Random) -> str:
    place = random.choice([len(line), line.find(": ") + 2, line.find("- ") + 2])
    return line[:place] + random.choice("\"'“”[]{}") + line[place:]


def _sign(line: str, random: Random) -> str:
    place = random.randint(0, len(line))
    return (
        line[:place] + random.choice([":", ": ", "-", "- ", "|", ">", "@", "&", "*", "!", "?", ",", "%"]) + line[place:]
    )


def _colon_lost(line: str, random: Random) -> str:
    return line.replace(":", random.choice(["", " ", "：", ";", "="]), 1)


def _twice(line: str, random: Random) -> str:
    return f"{line}\n{line}" if random.random() < 0.5 else ""


MISTAKES: tuple[Callable[[str, Random], str], ...] = (
    *(_dash_moved, _dash_lost, _indented_otherwise, _space_lost, _tab, _special_space, _broken, _quote, _sign),
    *(_colon_lost, _twice),
)


def _letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"[ก-๛0-9]", text))


def _values(value: Any) -> str:
    if isinstance(value, dict):
        return "".join(_values(item) for item in value.values())
    if isinstance(value, list):
        return "".join(map(_values, value))
    return value or ""


def _typed(source: SourceFile) -> str:
    """The file without its comments."""
    lines = list(source.lines)
    for comment in comments(source):
        lines[comment.line - 1] = lines[comment.line - 1][: comment.column - 1]
    return "\n".join(lines)


@settings(max_examples=examples(400))
@given(st.randoms(use_true_random=False))
def test_no_text_is_lost_in_silence(random: Random) -> None:
    lines = list(LINES)
    for _ in range(random.randint(1, 2)):
        place = random.randrange(1, len(lines))
        lines[place] = random.choice(MISTAKES)(lines[place], random)
    text = "\n".join(lines) + "\n"
    note(text)
    checked = check("f", text.encode())
    source = checked.document
    for finding in checked.findings:
        assert finding.message
        assert 1 <= finding.span.line <= len(source.lines)
        assert finding.span.column <= len(source.lines[finding.span.line - 1]) + 1
    if not any(finding.severity is Severity.ERROR for finding in checked.findings):
        assert not _letters(_typed(source)) - _letters(_values(source.value))
        assert format_document(source)
