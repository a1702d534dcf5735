"""Make the word lists of the dictionary rules from PyThaiNLP's public-domain lists.

Run it with pythainlp installed: ``python tests/data/thai/make_words.py``. It writes ``src/itareport/thai/words`` and, for a
look at what the Thai rules object to, ``misspelt_words.txt`` beside this file.
"""

from __future__ import annotations

import re
from pathlib import Path

from pythainlp.corpus import thai_words
from pythainlp.corpus.tnc import word_freqs

from itareport.rules.thai_text import check_text

HERE = Path(__file__).parent
WORDS = HERE.parents[2] / "src" / "itareport" / "thai" / "words"
THAI = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]{2,}")
TONED = re.compile("[่-๋]")
MIN_COMMON = 5
OFTEN = 20
MIN_PLACE = 4

# Two words in a row that look like a third one without its tone mark: each was seen in correct official prose.
RIGHT_IN_A_ROW = frozenset(
    [
        "รวมใจ",
        "ตลาดนำ",
        "คนหา",
        "นำเงิน",
        "เดียวนี้",
        "ขอเสนอ",
        "รักใคร",
        "ขอยกเว้น",
        "ขอแนะนำ",
        "ที่พึง",
        "นำเชื้อ",
        "ตนคิด",
        "ขอความ",
        "สามเสา",
        "ผมมา",
        "ที่มัน",
        "ทำราย",
        "ให้ราย",
        "รูอยู่",
        "ตนสังกัด",
        "ทองที่",
        "ดื่มดำ",
        "ม้านำ",
        "มินา",
        "เนีย",
        "ขอตกลง",
        "ขอเสีย",
        "นำขึ้น",
        "ขอเรียกร้อง",
        "นำมือ",
        "ผลราย",
        "นำข้าว",
        "ขอเสนอแนะ",
        "มาเร็ว",
        "นำลาย",
        "ขอต่อ",
        "ขอกำหนด",
        "นำคำ",
        "ขอยุติ",
        "นำท่า",
        "ขอสรุป",
        "เขาที่",
        "นำปลา",
        "นำอ้อย",
        "นำลง",
        "ฝายใน",
        "บนถึง",
        "มิชชัน",
        "บอดี",
    ]
)

# Words of today's official prose that PyThaiNLP's list lacks.
OFFICIAL = frozenset(
    [
        "พร้อมเพย์",
        "คิวอาร์โค้ด",
        "สตาร์ตอัป",
        "ซอฟต์พาวเวอร์",
        "ดิจิทัลวอลเล็ต",
        "แพลตฟอร์ม",
        "แดชบอร์ด",
        "แชตบอต",
        "เฟซบุ๊ก",
        "อินโฟกราฟิก",
        "เว็บไซต์",
        "อินเทอร์เน็ต",
        "แอปพลิเคชัน",
        "บล็อกเชน",
        "ไซเบอร์",
        "คอร์รัปชัน",
        "สินบน",
        "อีบิดดิง",
        "ธรรมาภิบาล",
        "ส่วนราชการ",
        "หน่วยรับตรวจ",
        "ผู้แจ้งเบาะแส",
        "ตัวชี้วัด",
        "สหวิชาชีพ",
        "ไลน์",
        "ไลฟ์สด",
        "เวิร์กชอป",
        "สแกน",
        "อัปโหลด",
        "ดาวน์โหลด",
        "ฟิลด์",
        "เธรด",
        "สแนป",
        "บิลด์",
        "เวิลด์",
        "โฟลเดอร์",
        "ฟอร์แมต",
        "เซิร์ฟเวอร์",
        "อัปเดต",
        "อัปเกรด",
        "ซอฟต์แวร์",
        "ฮาร์ดแวร์",
        "เบรลล์",
        "ไตรโคเดอร์มา",
        "บิวเวอเรีย",
        "ลัมปีสกิน",
        "ฮัจย์",
        "พาราลิมปิก",
        "ฟินเทค",
        "สัมปชัญญะ",
    ]
)


def main() -> None:
    """Write both lists."""
    candidates = {word for word in thai_words() if THAI.fullmatch(word)}
    words = {word for word in candidates if not check_text(word)} | OFFICIAL
    places = {place for place in _lines("places.txt") if len(place) >= MIN_PLACE and THAI.fullmatch(place)}
    often = {word for word, count in word_freqs() if count >= OFTEN}
    common = {word for word in words & often if len(word) >= MIN_COMMON and _is_told_by_tone(word)}
    (HERE / "misspelt_words.txt").write_text(
        "".join(f"{word}\n" for word in sorted(candidates - words)), encoding="utf-8"
    )
    (WORDS / "words.txt").write_text("".join(f"{word}\n" for word in sorted(words | places)), encoding="utf-8")
    (WORDS / "common.txt").write_text("".join(f"{word}\n" for word in sorted(common)), encoding="utf-8")


def _is_told_by_tone(word: str) -> bool:
    untoned = [word[: mark.start()] + word[mark.end() :] for mark in TONED.finditer(word)]
    return bool(untoned) and RIGHT_IN_A_ROW.isdisjoint(untoned)


def _lines(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").split()


if __name__ == "__main__":
    main()
