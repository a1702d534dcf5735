"""Hits and false alarms of each Thai rule: run ``python benchmarks/thai_rules.py``.

Every text of the clean body is damaged in the way of each rule, one place at a time. *found* are the damaged texts in
which the rule points at the damage, *other* those in which only another rule does; *alarms* are the hits in the texts
as they are. Damage that makes another correct word cannot be found, so *found* need not reach the whole.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from itareport.errors import UsageError
from itareport.rules import dictionary, thai_text
from itareport.rules.thai_base import TextRule
from support.clean_thai import bodies, damages, names_of_places, sentences


def main() -> None:
    """Print the table and the time that the rules take."""
    texts = [text for body in bodies().values() for text in body]
    print(f"{len(texts)} texts of clean Thai, {sum(map(len, texts))} letters, {sentences(texts)} sentences' worth")
    print(f"{len(names_of_places())} names of places\n")
    more = _dictionary()
    alarms = Counter(rule.rule.id for text in texts for rule, _ in thai_text.check_text(text, more))
    place_alarms = Counter(rule.rule.id for name in names_of_places() for rule, _ in thai_text.check_text(name))
    print(f"{'rule':<30}{'damaged':>9}{'found':>8}{'other':>8}{'share':>8}{'alarms':>8}{'places':>8}")
    for rule in (*thai_text.RULES, *sorted(more, key=lambda rule: rule.rule.id)):
        id_ = rule.rule.id
        damaged, found, other = _hits(rule, texts, more)
        share = f"{found / damaged:.0%}" if damaged else "-"
        print(
            f"{id_} {rule.rule.name:<23}{damaged:>9}{found:>8}{other:>8}{share:>8}{alarms[id_]:>8}{place_alarms[id_]:>8}"
        )
    _time(texts)


def _dictionary() -> tuple[TextRule, ...]:
    try:
        list(dictionary.RULES[0].check("ก"))
    except UsageError as error:
        print(f"without the dictionary rules: {error.message}\n")
        return ()
    return dictionary.RULES


def _hits(rule: TextRule, texts: list[str], more: tuple[TextRule, ...]) -> tuple[int, int, int]:
    random = Random(rule.rule.id)
    asked = more if rule in more else ()
    damaged = found = other = 0
    for text in texts:
        damage = damages()[rule.rule.id](text, random)
        if damage is None:
            continue
        damaged += 1
        wrong, start, end = damage
        there = {by.rule.id for by, hit in thai_text.check_text(wrong, asked) if hit.start < end and start < hit.end}
        found += rule.rule.id in there
        other += bool(there) and rule.rule.id not in there
    return damaged, found, other


def _time(texts: list[str]) -> None:
    best = min(_seconds(texts) for _ in range(5))
    print(
        f"\n{best * 1e9 / sum(map(len, texts)):.0f} ns a letter; a report of 8,000 letters {best * 8e6 / sum(map(len, texts)):.2f} ms"
    )


def _seconds(texts: list[str]) -> float:
    start = time.perf_counter()
    for start_of_report in range(0, len(texts), 90):  # a report has about so many texts
        list(thai_text.check_texts(texts[start_of_report : start_of_report + 90]))
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
