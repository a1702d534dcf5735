"""Addresses in texts: where each begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.links import pieces


def addresses(text: str) -> list[str]:
    return [piece.address for piece in pieces(text) if piece.address]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ดู https://www.example.go.th/ita ครับ", ["https://www.example.go.th/ita"]),
        ("http://a.go.th, mailto:ita@a.go.th.", ["http://a.go.th", "mailto:ita@a.go.th"]),
        ("(https://a.go.th/x_(1))", ["https://a.go.th/x_(1)"]),
        ("“https://a.go.th/x”", ["https://a.go.th/x"]),
        ("https://a.go.th/reportและแผน", ["https://a.go.th/report"]),
        ("https://a.go.th/ข่าว/๒๕๖๘?หน้า=๑ ต่อ", ["https://a.go.th/ข่าว/๒๕๖๘?หน้า=๑"]),
        ("https://a.go.th/index.php?id=1&x=%E0%B8%81#top", ["https://a.go.th/index.php?id=1&x=%E0%B8%81#top"]),
        ("HTTPS://A.GO.TH", ["HTTPS://A.GO.TH"]),
        ("https://a.go.th\nhttps://b.go.th", ["https://a.go.th", "https://b.go.th"]),
        ("<https://a.go.th>", ["https://a.go.th"]),
    ],
)
def test_an_address_ends_where_a_reader_says(text, expected):
    assert addresses(text) == expected


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "xhttp://a.th", "https://", "mailto:", "www.example.go.th", "ftp://a.th", "๑๒:๓๐"]
)
def test_anything_else_is_no_link(text):
    assert addresses(text) == []


@given(st.text(st.sampled_from('htps:/mailto.กข๑ ().,\n"<&'), max_size=40) | st.text(max_size=40))
def test_no_character_is_lost(text):
    assert "".join(piece.text for piece in pieces(text)) == text
