"""Command lines as nobody means them: any command, its options or others', and files of every kind."""

from __future__ import annotations

import json
from random import Random

from itareport.rules.sample import SAMPLE
from support.fuzzing.base import Files, command
from support.fuzzing.data import docx_of
from support.fuzzing.texts import with_mistakes
from support.fuzzing.words import disguised
from support.reports import sample_data

ARGUMENTS = "arguments.json"

_LINES = """
build FILE FILE -o OUT --to KIND --document DOCUMENT --template WORD --forms FOLDER -j N --no-embed --force --strict
validate FILE FILE --document DOCUMENT -o OUT --format FORMAT -j N --strict
status FILE FILE --format FORMAT -o OUT
rules RULE
schema --forms FOLDER --year YEAR -o OUT
init FOLDER --from WORD
new YEAR --from FILE -o OUT
import WORD -o OUT --into FILE --join-wraps
fmt FILE FILE --check --fix-thai --from CODING
diff FILE WORD --format FORMAT -o OUT
textconv WORD
forms list --forms FOLDER
forms new YEAR -o OUT
forms check FILE
template new OUT --forms FOLDER --year YEAR
template check WORD
nonsense FILE
"""
"""Nothing that opens a window, listens, waits, or starts LibreOffice."""

_VALUES = {
    "FILE": "data.yaml wrong.yaml folder folder/ @list.txt - missing report.docx *.yaml HEAD:data.yaml : [ @ folder/forms/2568.yaml",
    "WORD": "report.docx odd.docx template.docx data.yaml missing.docx folder -",
    "OUT": "out.docx out/ out.yaml out/a/b.docx data.yaml report.docx folder . data.yaml/x - list.txt out.json",
    "FOLDER": "folder folder/forms missing data.yaml . new",
    "KIND": "docx html docx,html x , docx,docx",
    "DOCUMENT": "report plan auto x",
    "FORMAT": "text json github gitlab sarif junit markdown html docx csv x",
    "YEAR": f"2569 ๒๕๖๙ 2568 2026 0 -1 {'9' * 5000} x",
    "N": "1 2 0 -1 x 99999999999",
    "RULE": "ITA101 ita101 ITA999 ITA",
    "CODING": "cp874 utf-8 x",
}
_ANYWHERE = (
    "-q",
    "-v",
    "--help",
    "--nonsense",
    "--",
    "-x",
    "--lang",
    "en",
    "",
    " ",
    "\x1b[31m",
    "ก" * 300,
    "-j",
    "--force",
    "1",
)


def any_arguments(dice: Random) -> Files:
    """A folder with files right and wrong, and a command line."""
    line = [_filled(word, dice) for word in _some_of(dice.choice(_LINES.strip().split("\n")).split(), dice)]
    for _more in range(dice.choice((0, 0, 0, 1, 2))):
        line.insert(dice.randint(0, len(line)), dice.choice(_ANYWHERE))
    return {
        ARGUMENTS: json.dumps(line).encode(),
        "data.yaml": SAMPLE.encode(),
        "wrong.yaml": with_mistakes(SAMPLE, dice).encode(),
        "report.docx": docx_of(sample_data(), embed=dice.random() < 0.5),
        "odd.docx": disguised(dice)["report.docx"],
        "list.txt": b"data.yaml\nwrong.yaml\n",
        "folder/data.yaml": SAMPLE.encode(),
        "folder/forms/2568.yaml": b"x: 1\n",
    }


def _some_of(words: list[str], dice: Random) -> list[str]:
    """A line of the list with some of its options, each with its value, and some of its files."""
    groups: list[list[str]] = []
    for word in words:
        if word.isupper() and groups[-1][-1].startswith("-"):
            groups[-1].append(word)
        else:
            groups.append([word])
    likely = {True: 0.25, False: 0.8}
    return [
        word
        for group in groups
        if group[0][0].islower() or dice.random() < likely[group[0][0] == "-"]
        for word in group
    ]


def _filled(word: str, dice: Random) -> str:
    return dice.choice(_VALUES[word].split()) if word in _VALUES else word


def command_ends(files: Files) -> str:
    """Every command line ends with one of the codes that it may end with."""
    return f"exit {command(*json.loads(files[ARGUMENTS])).code}"
