from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from itareport.thai.digits import to_arabic, to_thai


def test_a_number_is_written_with_thai_digits() -> None:
    assert to_thai(2568) == "๒๕๖๘"


def test_only_the_digits_of_a_text_change() -> None:
    assert to_thai("ปี 1,234.50 (E-Service 0-9)") == "ปี ๑,๒๓๔.๕๐ (E-Service ๐-๙)"
    assert to_arabic("ไตรมาส ๑-๔ ปี ๒๕๖๘") == "ไตรมาส 1-4 ปี 2568"


@given(st.text("๐๑๒๓๔๕๖๗๘๙ก .-"))
def test_thai_digits_survive_a_round_trip(text: str) -> None:
    assert to_thai(to_arabic(text)) == text


@given(st.integers(min_value=0))
def test_python_reads_what_was_written(number: int) -> None:
    assert int(to_thai(number)) == number
