"""Reports of few words, and what becomes of one whose editor adds, moves, rewords and deletes."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

Data = dict[str, Any]

WORDS = ["แจ้ง", "คู่มือ", "การทุจริต", "ตรวจสอบ", "๑๒", "E-Service", "&", "<b>", "น้ำ", "\n", " ", "ใหม่", "รายงาน", "ที่"]


def random_text(rnd: Random) -> str:
    return "ก" + "".join(rnd.choices(WORDS, k=rnd.randrange(1, 8)))


def random_report(rnd: Random) -> Data:
    """A report of few words, in which equal and like texts are common."""
    data: Data = {"format": 1, "fiscal_year": rnd.randrange(2567, 2570), "agency": {"name": random_text(rnd)}}
    data["issues"] = [
        {"number": number, "title": f"{number} {random_text(rnd)}", "measures": random_measures(rnd)}
        for number in range(1, 8)
    ]
    return data


def random_measures(rnd: Random) -> list[Data]:
    measures = []
    for _measure in range(rnd.randrange(1, 4)):
        lists = {field: [random_text(rnd) for _entry in range(rnd.randrange(1, 5))] for field in LISTS}
        measures.append(measure(random_text(rnd), **lists))
    return measures


LISTS = ("steps", "outputs", "outcomes")


def measure(name: str, **fields: Any) -> Data:
    return {"name": name, "steps": ["ทำ"], "period": "ไตรมาส ๑", "responsible": "สำนักปลัด", **fields}


def edit_at_random(data: Data, rnd: Random, text: str) -> None:
    issue, other = rnd.choice(data["issues"])["measures"], rnd.choice(data["issues"])["measures"]
    each = rnd.choice(issue)
    field = rnd.choice(LISTS)
    entries = each.get(field)
    match rnd.randrange(9):
        case 0:
            each["name"] += text
        case 1:
            each[field] = text
        case 2 if isinstance(entries, list):
            rnd.shuffle(entries)
        case 3 if isinstance(entries, list):
            entries.insert(rnd.randrange(len(entries) + 1), text)
        case 4 if isinstance(entries, list) and len(entries) > 1:
            entries.pop(rnd.randrange(len(entries)))
        case 5 if len(issue) > 1:
            issue.remove(each)
            other.insert(rnd.randrange(len(other) + 1), each)
        case 6:
            other.insert(rnd.randrange(len(other) + 1), deepcopy(each))
        case 7 if field != "steps":
            each.pop(field, None)
        case _:
            data["title"] = text
