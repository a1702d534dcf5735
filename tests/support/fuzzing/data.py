"""Right data of any kind, through all that reads and writes them; and data that are not quite right."""

from __future__ import annotations

import copy
import json
from functools import cache
from random import Random
from typing import Any

from jsonschema import Draft202012Validator
from pydantic import ValidationError

from itareport.checking import check
from itareport.diffing import compare, diff
from itareport.diffing.changes import Forms
from itareport.diffing.formats import written
from itareport.errors import EditError
from itareport.findings import Severity
from itareport.forms import Editions, edition_for
from itareport.importing import read_report
from itareport.ooxml import package
from itareport.render import render
from itareport.schema import json_schema
from itareport.source import edit, read_text
from itareport.source.dump import dump
from support.edited import edit_at_random, random_report, random_text
from support.fuzzing.base import Files
from support.fuzzing.texts import FILE, has_errors, right_file
from support.reports import PIECES, dealt, some_texts
from support.valid import valid

Data = dict[str, Any]
DATA, OPTIONS = "data.json", "options.json"


def _packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def _unpacked(data: bytes) -> Any:
    return json.loads(data.decode("utf-8", "surrogatepass"))


# Data to a data file and to Word, and back.


MEANINGFUL = (
    *(
        "๑. ",
        "1) ",
        "(๒) ",
        "๑.๑ ",
        "ก. ",
        "• ",
        "- ",
        "ข้อ ๑ ",
        "ประเด็นที่ ๒ ",
        "ประเด็นที่ ๑ การให้บริการ",
        "ลงชื่อ ......",
        "ภาคผนวก",
    ),
    *(
        "ปีงบประมาณ พ.ศ. ๒๕๖๙",
        "อำเภอเมือง จังหวัดเลย",
        "กรุงเทพมหานคร",
        "https://example.org/ก?a=1&b=2",
        "mailto:a@b.go.th",
        "ขั้นตอนหรือวิธีการปฏิบัติ",
    ),
    *(
        "ผู้รับผิดชอบ",
        "มาตรการ โครงการ หรือกิจกรรม",
        "พ.ต.อ. สมชาย ใจดี",
        "(นาย ก)",
        "ตำแหน่ง ",
        "ก" * 300,
        "คำ " * 80,
        "  ",
        "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘",
    ),
)
"""What means something to the reader of Word reports."""


def _texts(dice: Random) -> list[str]:
    """A handful of texts, some of which look like something else in a Word report."""
    like = ["".join(dice.choices([*MEANINGFUL, *PIECES[:12]], k=dice.randint(1, 3))) for _text in range(4)]
    return some_texts(dice) + [text for text in like if text.strip()]


def any_report(dice: Random) -> Files:
    """A right report with any of the optional fields and parts, and whether it is to be a plan."""
    pool = _texts(dice)
    data = dealt(pool, dice)
    plain = some_texts(dice)  # a title or an agency called ประเด็นที่ ๒ is not to be told from an issue
    data["agency"] = {key: dice.choice(plain) for key in data["agency"]}
    data |= {"title": dice.choice(plain)} if "title" in data else {}
    for issue in data["issues"]:
        for measure in issue["measures"]:
            _add_fields(measure, pool, dice)
    if dice.random() < 0.3:
        data["preface"] = _entries(pool, dice)
    if dice.random() < 0.3:
        data["signatures"] = [_signature(pool, dice) for _one in range(dice.randint(1, 3))]
    kind = dice.choice(["report", "plan"])
    return {DATA: _packed(data), OPTIONS: _packed({"kind": kind})}


def _entries(pool: list[str], dice: Random) -> Any:
    return dice.choice(pool) if dice.random() < 0.4 else dice.choices(pool, k=dice.randint(1, 4))


def _add_fields(measure: Data, pool: list[str], dice: Random) -> None:
    if dice.random() < 0.2:
        measure["budget"] = dice.choice(pool)
    for key in ("indicator", "target", "evidence", "remarks"):
        if dice.random() < 0.15:
            measure[key] = _entries(pool, dice)


def _signature(pool: list[str], dice: Random) -> Data:
    made = {key: dice.choice(pool) for key in ("name", "position", "role")}
    if dice.random() < 0.5:
        del made["role"]
    return made


def comes_back(files: Files) -> str:
    """The data file holds the data, and so does the Word file, with and without data inside."""
    data, kind = _unpacked(files[DATA]), _unpacked(files[OPTIONS])["kind"]
    try:
        report = valid(data, kind)
    except ValidationError:
        checked = check(FILE, dump(data).encode(), kind)
        assert has_errors(checked), "the models refuse what the check lets pass"
        return "refused"
    checked = check(FILE, dump(data).encode(), kind)
    assert checked.report == report, [each.message for each in checked.findings]
    form = edition_for(report["fiscal_year"])
    whole = report
    inside = read_report(render(report, form, kind))
    assert inside.data == whole
    assert inside.route == "embedded", inside.findings
    table = read_report(render(report, form, kind, embed=False))
    assert _shown(table.data) == _shown(printed(whole, kind))
    return kind


def printed(data: Data, kind: str) -> Data:
    """What of the data the form of 2568 prints."""
    shown = copy.deepcopy(data)
    for issue in shown["issues"]:
        for measure in issue["measures"]:
            gone = {"budget", "indicator", "target", "evidence", "remarks"}
            for key in gone | ({"outputs", "outcomes"} if kind == "plan" else set()):
                measure.pop(key, None)
    return shown


def _shown(data: Data) -> Data:
    """Data as they are seen: the agency is one line, which is taken apart at the words of its parts."""
    shown = dict(data)
    if isinstance(shown.get("preface"), str):
        shown["preface"] = [shown["preface"]]
    shown["agency"] = " ".join(" ".join(part for part in data["agency"].values() if part).split())
    return shown


# Two reports.


def any_pair(dice: Random) -> Files:
    """A report, and what became of it or another one."""
    old = random_report(dice)
    new = copy.deepcopy(old) if dice.random() < 0.9 else random_report(dice)
    for _edit in range(dice.choice([0, 1, 2, 5, 12])):
        edit_at_random(new, dice, dice.choice([random_text(dice), *some_texts(dice)]))
    return {"old.json": _packed(old), "new.json": _packed(new)}


FORMATS = ("text", "markdown", "json", "html", "docx")


def differ(files: Files) -> str:
    """There are changes between two reports if and only if they are not equal, and every format shows them."""
    data = [_unpacked(files[name]) for name in ("old.json", "new.json")]
    try:
        old, new = (valid(each, "plan") for each in data)
    except ValidationError:
        return "refused"
    assert not diff(old, old)
    assert not diff(new, new)
    found, back = diff(old, new), diff(new, old)
    assert bool(found) == (old != new)
    assert len(found) == len(back)
    forms = Forms(Editions(), Editions())
    comparison = compare(old, new, forms)
    for kind in FORMATS:
        assert written(comparison, kind, "old", "new") or (not found and kind == "text")
    return "equal" if old == new else "changed"


# Data that are not quite right: the schema and the check.

VALUES: tuple[Any, ...] = (
    None, "", " ", "\u200b", " \u200b\u00a0", "ก", 5, -1, 0, 1.5, 1e300, True, [], [None], [""], ["ก", ""], [["ก"]], {}, {"name": "ก"},
    "\u2028", "ก\u0085", "\x07", "\ufffd", "\ufeff", "2025", 2025, 2568, "๒๕๖๘", "2700", "๑", "1", "1.0", "๗", 7, 8, "x\ny", "~", "null", "no",
    "-", "=", ["ก"] * 3, [{"ก": 1}], [5, True], "\u00ad", "\u3164", "\u115f", "\u2060", "\u034f", "\U000e0020", "<&>",
)  # fmt: skip
KEYS = (
    "peroid",
    "title",
    "name",
    "budget",
    "remarks",
    "preface",
    "pictures",
    "signatures",
    "format",
    "ก",
    "",
    "steps",
    "role",
    "file",
)


def nearly_right(dice: Random) -> Files:
    """A right report with a few values, keys or entries changed, added or gone."""
    data = _unpacked(any_report(dice)[DATA])
    for _change in range(dice.choice([0, 1, 1, 2, 4])):
        _change_somewhere(data, dice)
    return {DATA: _packed(data)}


def _change_somewhere(data: Data, dice: Random) -> None:
    holders = [data]
    for each in holders:
        items = each.values() if isinstance(each, dict) else each
        holders += [item for item in items if isinstance(item, (dict, list)) and item]
    # Half of the time near the top, where there are few.
    holder: Any = dice.choice(holders[: dice.choice([4, 12, len(holders)])])
    place = dice.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    match dice.randrange(6):
        case 0 | 1:
            holder[place] = copy.deepcopy(dice.choice([*VALUES, dice.choice(PIECES)]))
        case 2:
            del holder[place]
        case 3 if isinstance(holder, dict):
            holder[dice.choice(KEYS)] = copy.deepcopy(dice.choice(VALUES))
        case 4 if isinstance(holder, dict):
            holder[dice.choice(KEYS)] = holder.pop(place)
        case _ if isinstance(holder, list):
            holder.insert(dice.randint(0, len(holder)), copy.deepcopy(dice.choice(holder)))
        case _:
            holder[place] = [holder[place]]


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json_schema())


def agree(files: Files) -> str:
    """The JSON Schema refuses what the check finds errors in, and nothing else."""
    data = _unpacked(files[DATA])
    text = json.dumps(data, ensure_ascii=False, indent=1)
    checked = check(FILE, text.encode("utf-8", "surrogatepass"), "plan")
    refused = next(_validator().iter_errors(data), None)
    right = not has_errors(checked)
    said = [f"{each.path}: {each.message}" for each in checked.findings if each.severity is Severity.ERROR]
    assert right == (refused is None), said or (refused and f"{refused.json_path}: {refused.message[:300]}")
    return "right" if right else "refused"


# One value of a file set.


def any_edit(dice: Random) -> Files:
    """A right file, and an edit of one of its values or lists."""
    text = right_file(dice)
    source = read_text(FILE, text)
    paths = [*source.spans] or [()]
    new = dice.choice([*some_texts(dice), "", "x\ny", None])
    what = {"path": dice.choice(paths), "text": new, "do": dice.choice(["set", "insert", "remove", "move"])}
    return {FILE: text.encode(), OPTIONS: _packed({**what, "to": dice.randint(0, 4)})}


def edits_hold(files: Files) -> str:
    """The value at the path is the new one, every other one and every comment stay."""
    source = read_text(FILE, files[FILE].decode())
    options = _unpacked(files[OPTIONS])
    path = tuple(options["path"])
    text, to = options["text"], options["to"]
    try:
        result, wanted = _EDITS[options["do"]](source, path, text, to)
    except EditError:
        return f"{options['do']}: refused"
    again = read_text(FILE, result)
    if options["do"] in {"set", "insert"} and _is_of_groups(source.at(path)):
        return f"{options['do']}: a text for a group"  # which is a fault, and read as one
    assert len(again.findings) <= len(source.findings)
    assert again.value == wanted
    return str(options["do"])


def _is_of_groups(value: Any) -> bool:
    """Whether a value is a measure, an issue or the like, or a list of such."""
    return isinstance(value, dict) or (isinstance(value, list) and any(map(_is_of_groups, value)))


def _set(source: Any, path: Any, text: str | None, _to: int) -> tuple[str, Any]:
    return edit.set_value(source, path, text), _with(source.value, path, text or None)


def _insert(source: Any, path: Any, text: str | None, to: int) -> tuple[str, Any]:
    old = source.at(path)
    entries = old if isinstance(old, list) else [] if old is None else [old]
    result = edit.insert_entry(source, path, to, text or None)
    return result, _with(source.value, path, [*entries[:to], text or None, *entries[to:]])


def _remove(source: Any, path: Any, _text: str | None, _to: int) -> tuple[str, Any]:
    result = edit.remove_entry(source, path)
    wanted = copy.deepcopy(source.value)
    holder = _at(wanted, path[:-1])
    del holder[path[-1]]
    return result, wanted if holder or not path[:-1] else _with(wanted, path[:-1], None)


def _move(source: Any, path: Any, _text: str | None, to: int) -> tuple[str, Any]:
    result = edit.move_entry(source, path, to)
    wanted = copy.deepcopy(source.value)
    holder = _at(wanted, path[:-1])
    holder.insert(to, holder.pop(path[-1]))
    return result, wanted


_EDITS = {"set": _set, "insert": _insert, "remove": _remove, "move": _move}


def _at(value: Any, path: Any) -> Any:
    for step in path:
        value = value[step]
    return value


def _with(value: Any, path: Any, new: Any) -> Any:
    whole = copy.deepcopy(value)
    if not path:
        return new
    _at(whole, path[:-1])[path[-1]] = new
    return whole


def docx_of(data: Data, kind: str = "report", *, embed: bool = True) -> bytes:
    """The Word file of plain data."""
    report = valid(data, kind)
    return render(report, edition_for(report["fiscal_year"]), kind, embed=embed)


@cache
def sample_parts() -> dict[str, bytes]:
    """The parts of a small report of ours, not to be changed."""
    from support.reports import sample_data

    return package.read(docx_of(sample_data()))
