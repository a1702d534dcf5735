"""The keys of each mapping of the data format, and which of them a misspelt key was meant to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from itareport.data import AGENCY, ISSUE, PICTURE, REPORT, SIGNATURE
from itareport.fields import FIELDS, KEYS
from itareport.findings import ValuePath
from itareport.thai.unseen import UNSEEN

_KEYS: dict[ValuePath, tuple[str, ...]] = {
    (): REPORT,
    ("agency",): AGENCY,
    ("issues",): ISSUE,
    ("issues", "measures"): KEYS.all,
    ("signatures",): SIGNATURE,
    ("pictures",): PICTURE,
}
_MAX_KEY = 60
_LIKE_LATIN = str.maketrans("асеорхуіѕԁɡһјԛոνο", "aceopxyisdghjqnvo") | {
    0xFF41 + place: letter for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz")
}
"""Full-width letters, and Cyrillic, Armenian and Greek small letters that look like Latin ones (Unicode's confusables.txt)."""

_INVISIBLE = re.compile(rf"[\s{UNSEEN}]")
_OTHER_WORDS: dict[ValuePath, dict[str, str]] = {
    (): {
        "format": "version รุ่น รูปแบบ",
        "title": "ชื่อรายงาน หัวรายงาน",
        "fiscal_year": "year ปี ปีงบ ปีงบประมาณ ปีงบประมาณพ.ศ. ปีพ.ศ. พ.ศ.",
        "agency": "หน่วยงาน ชื่อหน่วยงาน ส่วนราชการ",
        "preface": "introduction intro analysis บทนำ คำนำ บทวิเคราะห์ การวิเคราะห์ ข้อความนำ",
        "issues": "ประเด็น issue",
        "signatures": "signature signers ลงนาม ผู้ลงนาม ลงชื่อ ลายเซ็น",
        "pictures": "picture images image photos photo ภาพ รูป รูปภาพ ภาพประกอบ ภาพถ่าย ภาคผนวก",
    },
    ("agency",): {
        "name": "title ชื่อ หน่วยงาน ชื่อหน่วยงาน",
        "district": "อำเภอ เขต อำเภอ/เขต",
        "province": "จังหวัด",
    },
    ("issues",): {
        "number": "เลขที่ ลำดับ ลำดับที่ ข้อ ประเด็นที่ ประเด็น issue",
        "title": "name ชื่อ ชื่อประเด็น ประเด็น issue",
        "measures": "มาตรการ",
    },
    ("issues", "measures"): {field.key: field.key_words for field in FIELDS},
    ("signatures",): {
        "name": "ชื่อ ผู้ลงนาม ชื่อผู้ลงนาม",
        "position": "title ตำแหน่ง",
        "role": "ฐานะ หน้าที่",
    },
    ("pictures",): {
        "file": "path image picture photo ไฟล์ ภาพ ไฟล์ภาพ",
        "caption": "text title description คำบรรยาย คำอธิบาย คำบรรยายภาพ",
    },
}
"""By the mapping that they are in: what people call the fields, without spaces."""


def allowed_keys(path: ValuePath) -> tuple[str, ...]:
    """The keys, in the order of the format, of the mapping at ``path``; none where the format has no mapping."""
    return _KEYS.get(_without_numbers(path), ())


def home_of(key: str) -> ValuePath | None:
    """The mapping, without the numbers of its path, that has a field of this name; None where no mapping has."""
    return next((path for path, keys in _KEYS.items() if key in keys), None)


def _without_numbers(path: ValuePath) -> ValuePath:
    return tuple(step for step in path if isinstance(step, str))


def nearest_key(key: str, path: ValuePath, missing: Sequence[str]) -> str | None:
    """The key that was probably meant, a missing one before one that is there already."""
    from difflib import get_close_matches

    plain = _INVISIBLE.sub("", key[:_MAX_KEY]).casefold().replace("-", "_").translate(_LIKE_LATIN)
    allowed = allowed_keys(path)
    others = _OTHER_WORDS.get(_without_numbers(path), {})
    meant = [field for field, words in others.items() if plain.partition("(")[0] in words.split()]
    if meant:
        return next((field for field in meant if field in missing), meant[-1])
    for candidates in (missing, allowed if home_of(key) is None else ()):
        matches = get_close_matches(plain[:40], candidates, n=1, cutoff=0.6)
        if matches:
            return str(matches[0])
    return None
