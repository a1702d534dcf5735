"""The body of correct Thai that no rule may object to, and systematic damage to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from itareport import thai
from itareport.rules.thai_words import MISSPELLINGS, table
from itareport.thai.digits import to_arabic
from itareport.thai.repair import PRIVATE_USE

DATA = Path(__file__).parents[1] / "data" / "thai"
_SHIFTED = {letter: stored for stored, letter in PRIVATE_USE.items()}

Damaged = tuple[str, int, int]
"""A damaged text and the code points of the damage."""


def bodies() -> dict[str, list[str]]:
    """The texts of each body by its file's name, without the notes at its head."""
    files = sorted([*(DATA / "clean").glob("*.txt"), DATA / "mozilla.txt"])
    return {path.stem: _texts(path) for path in files}


def names_of_places() -> list[str]:
    """The names of Thailand's provinces, districts and subdistricts."""
    return _texts(DATA / "places.txt")


def words() -> list[str]:
    """The words of the dictionary rules' list."""
    return _texts(Path(thai.__file__).parent / "words" / "words.txt")


def sentences(texts: list[str]) -> int:
    """How many sentences the texts are worth, at 75 characters each: Thai has no sign for a sentence's end."""
    return sum(map(len, texts)) // 75


def damages() -> dict[str, Callable[[str, Random], Damaged | None]]:
    """For the id of each rule what damages a text in its way, None where a text gives no occasion."""
    return {
        "ITA201": _by("(?<=[ก-ฮ])า(?=[ก-ฮ])", lambda _: "ะา"),
        "ITA202": _by("[่-๋]?ำ", lambda found: found[:-1] + "\u0e4d\u0e32"),
        "ITA203": _by("ำ", lambda _: "า"),
        "ITA204": _by("(?<=[ก-ฮ])[ัิ-ู็-๋]", lambda found: " " + found),
        "ITA205": _by("(?<=[ก-ฮ])[ัิ-ู][่-๋]", lambda found: found[::-1]),
        "ITA206": _by("แ", lambda _: "เเ"),
        "ITA207": _by("(?<=[ก-ฮ])(?=[ก-ฮ])", lambda _: "\u200b"),
        "ITA208": _by("[่-์]", lambda found: _SHIFTED[found]),
        "ITA209": _misread,
        "ITA210": _by("(?<=[๐-๙])[๐-๙]", to_arabic),
        "ITA211": _by(r"(?<=[ก-๎]) (?=ๆ)", lambda _: "", reach=1),
        "ITA212": _by(r"(?<=[ก-๎])(?=ฯ)(?!ฯลฯ)", lambda _: " "),
        "ITA213": _by(r"(?<=พ\.ศ\.)[ \u00a0](?=[0-9๐-๙])", lambda _: "", reach=1),
        "ITA214": _misspelt,
        "ITA215": _other_digits,
        "ITA216": _all_am,
        "ITA217": _by("(?<=[ัื])(?=[ก-ฮ])|(?<=[ัื][่-๋])(?=[ก-ฮ])", lambda _: " ", reach=2),
        "ITA218": _by("(?<=[ก-ฮ]) (?=[ก-ฮ])", lambda _: " 👍 "),
        "ITA301": _by("(?<=[ก-ฮ])[ก-ฮ](?=[ิ-ู])", lambda _: "ฅ"),
        "ITA302": _by("(?<=[ก-ฮิ-ู])[่-๋](?=[ก-ฮ])", lambda _: "", reach=1),
        "ITA303": _by("(?<=[ก-ฮ])(?=[ก-ฮ][ัิ-ู])", lambda _: " "),
    }


def _texts(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def _by(pattern: str, change: Callable[[str], str], reach: int = 0) -> Callable[[str, Random], Damaged | None]:
    def damage(text: str, random: Random) -> Damaged | None:
        places = list(re.finditer(pattern, text))
        if not places:
            return None
        place = random.choice(places)
        new = change(place[0])
        damaged = text[: place.start()] + new + text[place.end() :]
        return damaged, place.start() - reach, place.start() + len(new) + reach

    return damage


def _misspelt(text: str, random: Random) -> Damaged | None:
    places = [
        (place, entry)
        for entry in table()
        if entry.list == MISSPELLINGS
        for place in _all(text, entry.right)
        if place in dict(table().find(text[:place] + entry.wrong + text[place + len(entry.right) :], MISSPELLINGS))
    ]
    if not places:
        return None
    place, entry = random.choice(places)
    damaged = text[:place] + entry.wrong + text[place + len(entry.right) :]
    return damaged, place, place + len(entry.wrong)


def _all(text: str, part: str) -> Iterator[int]:
    return (found.start() for found in re.finditer(re.escape(part), text))


def _all_am(text: str, _random: Random) -> Damaged | None:
    """Every า becomes ำ, where there are three or more: with fewer there is no telling."""
    if text.count("า") < 3:
        return None
    return text.replace("า", "ำ"), 0, len(text)


def _misread(text: str, random: Random) -> Damaged | None:
    stretch = random.choice(re.findall("[ก-๎]{6,}", text) or [""])
    if not stretch:
        return None
    place = text.index(stretch)
    misread = stretch.encode("cp874").decode("latin-1")
    return text[:place] + misread + text[place + len(stretch) :], place, place + len(misread)


def _other_digits(text: str, random: Random) -> Damaged | None:
    numbers = list(re.finditer("(?<![๐-๙.,A-Za-z/:])[๐-๙]+(?![๐-๙.,/:])", text))
    if len(numbers) < 2:
        return None
    number = random.choice(numbers[1:])
    return text[: number.start()] + to_arabic(number[0]) + text[number.end() :], number.start(), number.end()
