from __future__ import annotations

import pytest

from itareport.rules import thai_lost_am, thai_slips
from itareport.rules.thai_phrases import Slip, Slips
from itareport.rules.thai_text import check_text

TABLES = {"lost": thai_lost_am.SLIPS, "slips": thai_slips.SLIPS}
ENTRIES = [(name, slip) for name, table in TABLES.items() for slip in table]


def in_place(slip: Slip, spelling: str) -> str:
    return (slip.before[0] if slip.before else "") + spelling + (slip.after[0] if slip.after else "")


def test_the_tables_are_short_and_have_no_entry_twice() -> None:
    keys = [(slip.wrong, slip.before, slip.after) for _, slip in ENTRIES]
    assert len(set(keys)) == len(keys)
    assert 300 < len(keys) < 600


@pytest.mark.parametrize(("table", "slip"), ENTRIES, ids=lambda value: getattr(value, "wrong", ""))
def test_a_slip_is_found_where_it_stands_and_its_right_spelling_is_not(table: str, slip: Slip) -> None:
    wrong = in_place(slip, slip.wrong)
    assert [(place, found.right) for place, found in TABLES[table].find(wrong)] == [
        (len(slip.before[0]) if slip.before else 0, slip.right)
    ]
    assert check_text(in_place(slip, slip.right)) == []


def test_neighbours_decide() -> None:
    table = Slips(
        [
            Slip("บคคง", "บคค", not_before=("ก",), not_after=("ข",)),
            Slip("ดตถท", "ดตถ", before=("ป",), after=("พ",)),
            Slip("มยรล", "มยร", alone=True),
            Slip("สหอ", "สหฮ"),
        ]
    )

    def found(text: str) -> list[tuple[int, str]]:
        return [(place, slip.wrong) for place, slip in table.find(text)]

    assert found("บคคง ฮบคคงฮ") == [(0, "บคคง"), (6, "บคคง")]
    assert found("กบคคง บคคงข") == []
    assert found("ปดตถทพ") == [(1, "ดตถท")]
    assert found("ดตถทพ ปดตถท") == []
    assert found("มยรล, กมยรล") == [(0, "มยรล")]
    assert found("สหอ") == [(0, "สหอ")]
    assert found("") == []


def test_the_longest_slip_is_told() -> None:
    table = Slips([Slip("กขคง", "1"), Slip("กขคงจฉ", "2"), Slip("คงจฉ", "3")])
    assert [(place, slip.right) for place, slip in table.find("กขคงจฉ")] == [(0, "2")]


def test_letters_outside_the_basic_plane_do_no_harm() -> None:
    table = Slips([Slip("กขคง", "1")])
    assert [place for place, _ in table.find("😀กขคง\ud800")] == [1]
