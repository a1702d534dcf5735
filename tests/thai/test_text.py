from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.thai.text import clusters, is_plain, may_join
from support.clean_thai import bodies

THAI = st.text("กจนรวหอยเแใะาำิีุ่้็์ๆฯ ๑2,.ab\n\u00a0😀")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เจ้าหน้าที่", ["เจ้า", "ห", "น้า", "ที่"]),
        ("ลายลักษณ์", ["ลา", "ย", "ลั", "ก", "ษณ์"]),
        ("สิทธิ์", ["สิ", "ทธิ์"]),
        ("ปี ๒๕๖๘", ["ปี", " ", "๒๕๖๘"]),
        ("๑,๒๕๐.๗๕ บาท", ["๑,๒๕๐.๗๕", " ", "บา", "ท"]),
        ("E-Service 24 ชม.", ["E", "-", "Service", " ", "24", " ", "ช", "ม", "."]),
        ("ต่าง ๆ", ["ต่า", "ง", " ", "ๆ"]),
        ("ก\r\nข", ["ก", "\r\n", "ข"]),
        ("👩\u200d🌾!", ["👩\u200d🌾", "!"]),
        ("", []),
    ],
)
def test_a_cluster_is_what_a_reader_sees_as_one(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


@given(st.text() | THAI)
def test_the_clusters_joined_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ถ", "ึง"),
        ("ดำเน", "ินการ"),
        ("ศาสต", "ร์"),
        ("พัน", "ธุ์"),
        ("น", "้ำ"),
        ("การท", "ำงาน"),
        ("และเ", "จ้าหน้าที่"),
        ("นั้", "น"),
        ("ชื่", "อ"),
        ("เสี", "ย"),
        ("เดิ", "น"),
        ("เป็", "น"),
        ("เก็", "บ"),
    ],
)
def test_a_space_that_is_surely_inside_a_word(left: str, right: str) -> None:
    assert may_join(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("แผน", "การ"),
        ("ก็", "มี"),
        ("แล้วก็", "ไป"),
        ("ที่", "ดี"),
        ("และ", "ๆ"),
        ("เรื่อง", "ฯลฯ"),
        ("abc", "ึง"),
        ("๒๕๖๘", "าร"),
        ("", "ก"),
        ("ก", ""),
        ("เ", "a"),
        ("สระ เ", "แ"),
    ],
)
def test_a_space_that_may_be_meant(left: str, right: str) -> None:
    assert not may_join(left, right)


def test_no_space_of_clean_thai_is_inside_a_word() -> None:
    texts = [text for body in bodies().values() for text in body]
    parts = [text.split(" ") for text in texts]
    torn = [(left, right) for part in parts for left, right in pairwise(part) if may_join(left, right)]
    assert torn == []
    assert sum(map(len, parts)) > 4000


@pytest.mark.parametrize("text", ["", "ดำเนินการตามแผน", "พ.ศ. ๒๕๖๘ – ๒๕๖๙", "ต่าง ๆ\nน้ำ", "เกาะ เพราะ สิทธิ์ พันธุ์ ก็ เก็บ"])
def test_usual_thai_is_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    "text", ["กะา", "เเละ", "ก ็", "ก่ิ", "ที่่", "ก\u200bข", "ทํา", "\uf70a", "เ", "เธ”เธณเธฃเธ”", "กๅ", "มา่", "ก\u00a0ข"]
)
def test_damaged_thai_is_not_plain(text: str) -> None:
    assert not is_plain(text)
