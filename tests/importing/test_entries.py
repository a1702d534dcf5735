"""Where the entries of a list begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.importing.blocks import Paragraph
from itareport.importing.entries import Ambiguity, generated_entries, split


def cell(*texts: str, level: int | None = None) -> list[list[Paragraph]]:
    return [[Paragraph(text, level) for text in texts]]


@pytest.mark.parametrize("text", ["- ไม่มี -", "-ไม่มี-", "– ไม่มี –"])
def test_a_text_between_two_dashes_keeps_both(text: str) -> None:
    assert split(cell(text)).value() == text
    assert split(cell("๑. แจ้งเวียน", f"๒. {text}")).value() == ["แจ้งเวียน", text]


@pytest.mark.parametrize(
    "texts",
    [
        ["๑. แจ้งเวียน", "๒. ตรวจสอบ"],
        ["1. แจ้งเวียน", "2. ตรวจสอบ"],
        ["1.แจ้งเวียน", "2.ตรวจสอบ"],
        ["1) แจ้งเวียน", "2) ตรวจสอบ"],
        ["๑) แจ้งเวียน", "๒) ตรวจสอบ"],
        ["(1) แจ้งเวียน", "(2) ตรวจสอบ"],
        ["(๑)แจ้งเวียน", "(๒)ตรวจสอบ"],
        ["1.) แจ้งเวียน", "2.) ตรวจสอบ"],
        ["1 แจ้งเวียน", "2 ตรวจสอบ"],
        ["- แจ้งเวียน", "- ตรวจสอบ"],
        ["-แจ้งเวียน", "-ตรวจสอบ"],
        ["– แจ้งเวียน", "– ตรวจสอบ"],
        ["• แจ้งเวียน", "• ตรวจสอบ"],
        ["๑.\tแจ้งเวียน", "๒.\tตรวจสอบ"],
        ["๑. แจ้งเวียน\n๒. ตรวจสอบ"],
        ["- แจ้งเวียน\n- ตรวจสอบ"],
        ["๑. แจ้งเวียน ๒. ตรวจสอบ"],
        ["๑. แจ้งเวียน ๒.ตรวจสอบ"],
        ["(1) แจ้งเวียน (2) ตรวจสอบ"],
        ["1) แจ้งเวียน 2) ตรวจสอบ"],
        ["  ๑. แจ้งเวียน  ", "", "  ๒. ตรวจสอบ  "],
        ["๑. แจ้งเวียน", "2. ตรวจสอบ"],
        ["๑ . แจ้งเวียน", "๒ . ตรวจสอบ"],
        ["ก. แจ้งเวียน", "ข. ตรวจสอบ"],
        ["ก.แจ้งเวียน", "ข.ตรวจสอบ"],
        ["ก) แจ้งเวียน", "ข) ตรวจสอบ"],
        ["(ก) แจ้งเวียน", "(ข) ตรวจสอบ"],
        ["ข้อ ๑ แจ้งเวียน", "ข้อ ๒ ตรวจสอบ"],
        ["ข้อที่ 1. แจ้งเวียน", "ข้อที่ 2. ตรวจสอบ"],
        ["o แจ้งเวียน", "o ตรวจสอบ"],
        ["\uf0b7 แจ้งเวียน", "\uf0b7 ตรวจสอบ"],
        ["ㆍแจ้งเวียน", "ㆍตรวจสอบ"],
    ],
)
def test_typed_numbers_and_dashes_are_taken_off(texts: list[str]) -> None:
    found = split(cell(*texts))
    assert found.value() == ["แจ้งเวียน", "ตรวจสอบ"]
    assert found.ambiguities == {}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("แจ้งเวียน", "แจ้งเวียน"),
        ("๑. แจ้งเวียน", ["แจ้งเวียน"]),
        ("- แจ้งเวียน", ["แจ้งเวียน"]),
        ("12 คน เข้าอบรม", "12 คน เข้าอบรม"),
        ("1 เดือนต่อครั้ง", "1 เดือนต่อครั้ง"),
        ("1.5 ล้านบาท", "1.5 ล้านบาท"),
        ("๒๕๖๘ เป็นปีแรก", "๒๕๖๘ เป็นปีแรก"),
        ("-5 องศา", "-5 องศา"),
        ("-", "-"),
        ("๑.", "๑."),
        ("แจ้งเวียน\nตรวจสอบ", "แจ้งเวียน\nตรวจสอบ"),
        ("ตามข้อ ๒. ของระเบียบ", "ตามข้อ ๒. ของระเบียบ"),
        ("ดำเนินการ ๑. แจ้ง ๒. ตรวจ", "ดำเนินการ ๑. แจ้ง ๒. ตรวจ"),
        ("ก. แจ้งเวียน", "ก. แจ้งเวียน"),
        ("ข้อ ๑ ของระเบียบ", "ข้อ ๑ ของระเบียบ"),
        ("☑ ดำเนินการแล้ว", "☑ ดำเนินการแล้ว"),
    ],
)
def test_one_paragraph_is_one_text_unless_it_is_numbered(text: str, value: str | list[str]) -> None:
    assert split(cell(text)).value() == value


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("๑. ทำตามข้อ ๒. ของระเบียบ ๒. ตรวจ", ["ทำตามข้อ ๒. ของระเบียบ", "ตรวจ"]),
        ("๑. แจ้งเจ้าหน้าที่ ๒. ตรวจ", ["แจ้งเจ้าหน้าที่", "ตรวจ"]),
        ("๑. ใช้เงิน 2.5 ล้าน ๒. ตรวจ", ["ใช้เงิน 2.5 ล้าน", "ตรวจ"]),
        ("๑. แจ้ง ๓. ตรวจ", ["แจ้ง ๓. ตรวจ"]),
        ("๙. ก ๑๐. ข ๑๑. ค", "๙. ก ๑๐. ข ๑๑. ค"),
        (" ".join(f"{number}. ข้อ{number}" for number in range(1, 13)), [f"ข้อ{number}" for number in range(1, 13)]),
    ],
)
def test_numbers_inside_a_line_count_only_as_the_next_of_a_list(text: str, entries: list[str] | str) -> None:
    assert split(cell(text)).value() == entries


def test_a_number_glued_to_the_text_before_it_begins_an_entry_and_is_doubted() -> None:
    found = split(cell("๑. แจ้งทาง Infographic๒. ตรวจสอบ"))
    assert found.value() == ["แจ้งทาง Infographic", "ตรวจสอบ"]
    assert found.ambiguities == {1: Ambiguity.GLUED}


def test_numbers_of_another_form_stay_inside_their_entry() -> None:
    found = split(cell("๑. แจ้งเวียน", "(๑) ทางเว็บไซต์", "(๒) ทางหนังสือ", "๒. ตรวจสอบ"))
    assert found.value() == ["แจ้งเวียน\n(๑) ทางเว็บไซต์\n(๒) ทางหนังสือ", "ตรวจสอบ"]
    assert found.ambiguities == {}


@pytest.mark.parametrize("mark", ["๑.๑ ", "(ก) ", "ก. ", "- "])
def test_sub_items_belong_to_the_entry_above_and_another_line_is_doubted(mark: str) -> None:
    found = split(cell("๑. แจ้งเวียน", f"{mark}ทางเว็บไซต์", "๒. ตรวจสอบ", "และสรุปผล"))
    assert found.value() == [f"แจ้งเวียน\n{mark}ทางเว็บไซต์", "ตรวจสอบ\nและสรุปผล"]
    assert found.ambiguities == {1: Ambiguity.CONTINUED}


def test_dashes_below_numbers_stay_inside_their_entry() -> None:
    assert split(cell("๑. แจ้งเวียน\n- ทางเว็บไซต์\n๒. ตรวจสอบ")).value() == ["แจ้งเวียน\n- ทางเว็บไซต์", "ตรวจสอบ"]


def test_numbers_out_of_order_are_kept_as_entries_and_doubted() -> None:
    found = split(cell("๑. ก", "๒. ข", "๒. ค"))
    assert found.value() == ["ก", "ข", "ค"]
    assert found.ambiguities == {2: Ambiguity.ORDER}


def test_a_text_in_front_of_the_numbers_keeps_the_cell_one_text() -> None:
    found = split(cell("ดำเนินการดังนี้", "๑. แจ้ง", "๒. ตรวจ"))
    assert found.value() == "ดำเนินการดังนี้\n๑. แจ้ง\n๒. ตรวจ"
    assert found.ambiguities == {0: Ambiguity.PREFACE}


def test_paragraphs_without_numbers_are_an_entry_each_and_doubted() -> None:
    found = split(cell("แจ้งเวียน", "ตรวจสอบ"))
    assert found.value() == ["แจ้งเวียน", "ตรวจสอบ"]
    assert found.ambiguities == {0: Ambiguity.UNNUMBERED}


def test_words_own_numbering_makes_entries_and_deeper_levels_lines() -> None:
    paragraphs = [Paragraph("แจ้งเวียน", 0), Paragraph("ทางเว็บไซต์", 1), Paragraph("ตรวจสอบ", 0)]
    assert split([paragraphs]).value() == ["แจ้งเวียน\nทางเว็บไซต์", "ตรวจสอบ"]


def test_words_own_numbering_makes_a_list_of_one() -> None:
    assert split(cell("แจ้งเวียน", level=0)).value() == ["แจ้งเวียน"]


def test_numbers_typed_after_words_bullets_are_taken_off_too() -> None:
    assert split(cell("๑. แจ้งเวียน", "๒. ตรวจสอบ", level=0)).value() == ["แจ้งเวียน", "ตรวจสอบ"]


def test_a_line_break_inside_a_paragraph_numbered_by_word_stays() -> None:
    assert split(cell("แจ้งเวียน\nทุกกอง", "ตรวจสอบ", level=2)).value() == ["แจ้งเวียน\nทุกกอง", "ตรวจสอบ"]


def test_rows_continue_the_list_of_the_rows_above() -> None:
    pieces = [[Paragraph("๑. แจ้ง")], [Paragraph("๒. ตรวจ")], [Paragraph("และสรุปผล")]]
    found = split(pieces)
    assert found.value() == ["แจ้ง", "ตรวจ และสรุปผล"]
    assert found.ambiguities == {1: Ambiguity.CONTINUED}


def test_rows_without_numbers_are_an_entry_each() -> None:
    assert split([[Paragraph("แจ้ง")], [Paragraph("ตรวจ")]]).value() == ["แจ้ง", "ตรวจ"]


def test_an_empty_cell_has_no_value() -> None:
    assert split([]).value() is None
    assert split(cell(" ", "\n")).value() is None


@given(st.lists(st.text("กข๑๒12.()- \t\n", max_size=12), max_size=6))
def test_no_character_but_numbers_dashes_and_spaces_is_lost(texts: list[str]) -> None:
    value = split(cell(*texts)).value()
    joined = "".join(value) if isinstance(value, list) else value or ""
    letters = [letter for letter in "".join(texts) if letter in "กข"]
    assert [letter for letter in joined if letter in "กข"] == letters


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (["ข้อความเดียว"], "ข้อความเดียว"),
        (["๑.\tก", "๒.\tข"], ["ก", "ข"]),
        (["๑.\tก\n๒. ไม่ใช่ข้อใหม่"], ["ก\n๒. ไม่ใช่ข้อใหม่"]),
        (["๑.\t๑. ก"], ["๑. ก"]),
        (["๑.\tก", "๒. พิมพ์เพิ่ม", "ไม่มีเลข"], ["ก", "พิมพ์เพิ่ม", "ไม่มีเลข"]),
        (["๑.\tก", "12 คน"], ["ก", "12 คน"]),
        (["๑. ข้อความเดียวที่ขึ้นต้นด้วยเลข"], "๑. ข้อความเดียวที่ขึ้นต้นด้วยเลข"),
        (["๑๐๐๑.\tก"], ["ก"]),
    ],
)
def test_a_cell_that_this_program_printed_is_read_exactly(texts: list[str], value: str | list[str]) -> None:
    assert generated_entries(cell(*texts)).value() == value


def test_a_cell_of_our_own_that_word_numbers_is_a_list() -> None:
    assert generated_entries(cell("ก", level=0)).value() == ["ก"]


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (["ก. แจ้งเวียน", "ข. ตรวจสอบ", "ก.ย. ๒๕๖๘ สรุปผล"], ["แจ้งเวียน", "ตรวจสอบ\nก.ย. ๒๕๖๘ สรุปผล"]),
        (["ก.พ. ๒๕๖๘ แจ้ง", "ข. ตรวจ"], ["ก.พ. ๒๕๖๘ แจ้ง", "ข. ตรวจ"]),
        (["จ. นครปฐม", "อ. เมือง"], ["จ. นครปฐม", "อ. เมือง"]),
        (["ก. แจ้ง", "ค. ตรวจ"], ["ก. แจ้ง", "ค. ตรวจ"]),
        (["ข้อ ๔ แจ้ง", "ข้อ ๕ ตรวจ"], ["ข้อ ๔ แจ้ง", "ข้อ ๕ ตรวจ"]),
    ],
)
def test_letters_are_marks_only_where_they_count_up_from_the_first(texts: list[str], value: list[str]) -> None:
    assert split(cell(*texts)).value() == value


@pytest.mark.parametrize("heading", ["ก. งานบริการ", "12 คน เข้าอบรม", "ข้อ ๔ ของระเบียบ"])
def test_a_mark_that_heads_no_list_is_a_text_in_front_of_the_numbers(heading: str) -> None:
    found = split(cell(heading, "๑. แจ้ง", "๒. ตรวจ"))
    assert found.value() == f"{heading}\n๑. แจ้ง\n๒. ตรวจ"
    assert found.ambiguities == {0: Ambiguity.PREFACE}
