"""Make the word lists of the dictionary rules from PyThaiNLP's public-domain lists.

Run it with pythainlp installed: ``python tests/data/thai/make_words.py``. It writes ``src/itareport/thai/words``.
"""

from __future__ import annotations

import re
from pathlib import Path

from itareport.rules.thai_text import check_text
from pythainlp.corpus import thai_words
from pythainlp.corpus.tnc import word_freqs

HERE = Path(__file__).parent
WORDS = HERE.parents[2] / "src" / "itareport" / "thai" / "words"
THAI = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]{2,}")
TONED = re.compile("[่-๋]")
SHORTEST_COMMON = 5
OFTEN = 20
SHORTEST_PLACE = 4

# Two words in a row that look like a third one without its tone mark: each was seen in correct official prose.
RIGHT_IN_A_ROW = frozenset(
    """
    รวมใจ ตลาดนำ คนหา นำเงิน เดียวนี้ ขอเสนอ รักใคร ขอยกเว้น ขอแนะนำ ที่พึง นำเชื้อ ตนคิด ขอความ สามเสา ผมมา ที่มัน ทำราย ให้ราย
    รูอยู่ ตนสังกัด ทองที่ ดื่มดำ ม้านำ มินา เนีย ขอตกลง
    """.split()
)


def main() -> None:
    """Write both lists."""
    words = {word for word in thai_words() if _is_good(word)}
    places = {place for place in _lines("places.txt") if len(place) >= SHORTEST_PLACE and _is_good(place)}
    often = {word for word, count in word_freqs() if count >= OFTEN}
    common = {word for word in words & often if len(word) >= SHORTEST_COMMON and _is_told_by_tone(word)}
    (WORDS / "words.txt").write_text("".join(f"{word}\n" for word in sorted(words | places)), encoding="utf-8")
    (WORDS / "common.txt").write_text("".join(f"{word}\n" for word in sorted(common)), encoding="utf-8")


def _is_good(word: str) -> bool:
    return THAI.fullmatch(word) is not None and not check_text(word)


def _is_told_by_tone(word: str) -> bool:
    untoned = [word[: mark.start()] + word[mark.end() :] for mark in TONED.finditer(word)]
    return bool(untoned) and RIGHT_IN_A_ROW.isdisjoint(untoned)


def _lines(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").split()


if __name__ == "__main__":
    main()
