"""Data files with mistakes: what is typed wrong, cut, doubled or damaged, and in any layout."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

from itareport.checking import Checked, check
from itareport.findings import Severity
from itareport.rules.sample import SAMPLE
from itareport.source import SourceFile, comments, read_text
from itareport.source.dump import dump
from itareport.source.format import fix_thai, format_source
from support.fuzzing.base import Files, command
from support.messy import _Writer
from support.reports import dealt, sample_data, some_texts

SHIPPED = Path(__file__).parents[3] / "data" / "measures_2568.yaml"
FILE = "data.yaml"

PIECES = (
    ": ", "\n", "  ", "- ", "#", " #", "'", '"', "|", ">", "&a", "*a", "!x", "!!int ", "<<", "[", "]", "{", "}", ",", "?", "\t",
    "---\n", "...\n", "%YAML 1.2\n", "~", "null", "2568-13-01", "1:30", "=", "\ufeff", "\u0085", "\u2028", "\x00", "\x07",
    "\\", "\\x07", "\\ud800", "ก", "น้ำ", "😀", "format: 1\n", "issues:\n", "  - number: 1\n", "agency:\n", "\r", "\r\n", "\u00a0",
)  # fmt: skip
"""What means something to YAML, or is refused."""


def has_errors(checked: Checked) -> bool:
    """Whether a data file has an error, which stops a build."""
    return any(finding.severity is Severity.ERROR for finding in checked.findings)


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
    sign = random.choice([":", ": ", "-", "- ", "|", ">", "@", "&", "*", "!", "?", ",", "%"])
    return line[:place] + sign + line[place:]


def _colon_lost(line: str, random: Random) -> str:
    return line.replace(":", random.choice(["", " ", "：", ";", "="]), 1)


def _twice(line: str, random: Random) -> str:
    return f"{line}\n{line}" if random.random() < 0.5 else ""


def _comment(line: str, random: Random) -> str:
    place = random.randint(0, len(line))
    return line[:place] + random.choice([" # ", "#", "\n# ", "\n        #"]) + line[place:]


def _block(line: str, random: Random) -> str:
    key, colon, text = line.partition(random.choice([": ", "- "]))
    indent = " " * random.choice([0, 2, 10, 12, 12, 14])
    return f"{key}{colon}{random.choice(['|', '|-', '>', '|+', '>-', '|2'])}\n{indent}{text}" if colon else line


MISTAKES: tuple[Callable[[str, Random], str], ...] = (
    *(_dash_moved, _dash_lost, _indented_otherwise, _space_lost, _tab, _special_space, _broken, _quote, _sign),
    *(_colon_lost, _twice, _comment, _block),
)


def with_mistakes(text: str, random: Random, most: int = 2) -> str:
    """The text with one to ``most`` of its lines mistyped."""
    lines = text.splitlines()
    for _ in range(random.randint(1, most)):
        place = random.randrange(min(1, len(lines) - 1), len(lines))
        lines[place] = random.choice(MISTAKES)(lines[place], random)
    return "\n".join(lines) + "\n"


@cache
def _shipped() -> str:
    return SHIPPED.read_text(encoding="utf-8")


def right_file(dice: Random) -> str:
    """A data file without a mistake: the sample, the shipped one, or any other in the canonical or in any layout."""
    match dice.randrange(5):
        case 0 | 1:
            return SAMPLE
        case 2:
            return _shipped()
        case 3:
            return dump(dealt(some_texts(dice), dice))
    return _Writer(dice).file(_texts_of(dice.choice([sample_data(), dealt(some_texts(dice), dice, 1)]))).text


def _texts_of(value: Any) -> Any:
    """Plain data as YAML types it, every scalar a text."""
    if isinstance(value, dict):
        return {key: _texts_of(item) for key, item in value.items()}
    return [*map(_texts_of, value)] if isinstance(value, list) else str(value)


def mistyped(dice: Random) -> Files:
    """A right file with a few lines mistyped."""
    return {FILE: with_mistakes(right_file(dice), dice, dice.choice([1, 2, 2, 6])).encode()}


def damaged(dice: Random) -> Files:
    """A right file with pieces of it cut out, doubled, exchanged or damaged, or one that is made of nothing else."""
    text = "" if dice.random() < 0.2 else right_file(dice)
    for _ in range(dice.choice([1, 1, 3, 25])):
        start = dice.randint(0, len(text))
        end = start + dice.choice([0, 1, dice.randint(0, 30), dice.randint(0, 400)])
        piece = dice.choice(
            [dice.choice(PIECES), dice.choice(PIECES) * dice.choice([2, 50, 3000]), text[start:end] * 2, ""]
        )
        text = text[:start] + piece + text[end:]
    data = text.encode("utf-8", "surrogatepass")
    match dice.randrange(12):
        case 0:
            place = dice.randint(0, len(data))
            data = data[:place] + dice.randbytes(dice.randint(1, 8)) + data[place + dice.randint(0, 8) :]
        case 1:
            coding = dice.choice(["cp874", "utf-16", "utf-32", "utf-8-sig", "latin-1", "utf-7"])
            data = text.encode(coding, "replace")
        case 2:
            data = data.replace(b"\n", dice.choice([b"\r\n", b"\r", b"\n\n", b"\n \n", b" \n"]))
    return {FILE: data}


FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")


def judge(files: Files) -> str:
    """Nothing is lost in silence, by checking or by ``fmt``; every output is whole."""
    data = files[FILE]
    checked = check(FILE, data)
    for each in (checked, check(FILE, data, "plan"), check(FILE, data, "auto")):
        _findings_hold(each)
    source = checked.source_file
    if not source.findings:
        _keeps_all(source, format_source(source))
        _mends(source)
    right = not has_errors(checked)
    if right and "\\" not in source.text:
        assert not _letters(_typed(source)) - _letters(_values(source.value)), "text is lost in silence"
    _commands_hold(data, bool(source.findings), right)
    return "right" if right else "unreadable" if source.findings else "findings"


def _findings_hold(checked: Checked) -> None:
    lines = checked.source_file.lines
    assert (checked.report is None) == has_errors(checked)
    for finding in checked.findings:
        span = finding.span
        assert finding.message
        assert 1 <= span.line <= span.end_line <= len(lines), finding
        assert (span.line, span.column) <= (span.end_line, span.end_column), finding
        assert span.column <= len(lines[span.line - 1]) + 1, finding
        assert span.end_column <= len(lines[span.end_line - 1]) + 1, finding


def _keeps_all(source: SourceFile, text: str) -> None:
    again = read_text(FILE, text)
    assert not again.findings
    assert again.value == source.value
    assert format_source(again) == text, "the layout is not the same the second time"
    before, after = (Counter(_remarks(each)) for each in (source, again))
    assert before == after, "a comment is lost"


def _remarks(source: SourceFile) -> Iterable[str]:
    return (comment.text.rstrip() for comment in comments(source))


def _mends(source: SourceFile) -> None:
    text = fix_thai(source)
    again = read_text(FILE, text)
    assert not again.findings
    assert fix_thai(again) == text, "a second repair goes on"
    assert _shape(again.value) == _shape(source.value)
    assert Counter(_remarks(again)) == Counter(_remarks(source)), "a comment is lost by the repair"


def _shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shape(item) for key, item in value.items()}
    return [*map(_shape, value)] if isinstance(value, list) else value is None


def _commands_hold(data: bytes, unreadable: bool, right: bool) -> None:
    kind = FORMATS[zlib.crc32(data) % len(FORMATS)]
    ran = command("validate", FILE, "--document", "report", "--format", kind, codes={0, 1})
    assert (ran.code == 0) == right
    if kind in {"json", "gitlab", "sarif"}:
        json.loads(ran.out)
    elif kind == "junit":
        ET.fromstring(ran.out)
    command("status", FILE, "--format", "json")
    formatted = command("fmt", "--fix-thai", FILE, codes={0, 1})
    assert formatted.code == int(unreadable)
    if unreadable:
        assert Path(FILE).read_bytes() == data
    if right:
        command("new", "2600", "--from", FILE, "-o", "new.yaml", codes={0})
        ran = command("validate", "new.yaml", "--document", "plan", "--format", "json", codes={0, 1})
        wrong = [found for found in json.loads(ran.out)["findings"] if found["severity"] == "error"]
        # What depends on the place that an address or a period is at may be reported again; a fault may not be made.
        assert not wrong, wrong


def _letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"[ก-๛0-9]", text))


def _values(value: Any) -> str:
    if isinstance(value, dict):
        return "".join(_values(item) for item in value.values())
    if isinstance(value, list):
        return "".join(map(_values, value))
    return value or ""


def _typed(source: SourceFile) -> str:
    """The file without its comments and without the indentation that a block may name."""
    lines = list(source.lines)
    for comment in comments(source):
        lines[comment.line - 1] = lines[comment.line - 1][: comment.column - 1]
    return "\n".join(re.sub(r"([|>])[-+]?\d[-+]?\s*$", r"\1", line) for line in lines)
