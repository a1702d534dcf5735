"""Data files of one run that are of the same agency and fiscal year."""

from __future__ import annotations

import pytest

from itareport.twins import Twins

FILE = "format: 1\nfiscal_year: 2568\nagency:\n  name: เทศบาล ก\nissues:\n  - number: 1\n"


def earlier(text: str) -> str:
    """What is reported of a file after FILE, which is called "a"."""
    twins = Twins()
    assert twins.earlier("a", FILE.encode()) == ""
    return twins.earlier("b", text.encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("เทศบาล ก", "เทศบาล  ก"),
        ("เทศบาล ก", '"เทศบาล ก"  # ชื่อเต็ม'),
        ("2568", "'2568'"),
        ("number: 1", "number: 2"),
        ("\n", "\r\n"),
        ("format: 1\nfiscal_year", "\ufefffiscal_year"),
        ("agency:\n", "agency:  # หน่วยงาน\n\n  # ตามประกาศ\n"),
        ("2568", "๒๕๖๘"),
    ],
)
def test_a_file_with_the_same_agency_and_year_is_a_twin(old: str, new: str) -> None:
    assert earlier(FILE.replace(old, new)) == "a"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2568", "2569"),
        ("เทศบาล ก", "เทศบาล ข"),
        ("fiscal_year: 2568\n", ""),
        ("  name: เทศบาล ก\n", ""),
        ("2568", "68"),
        ("  name: เทศบาล ก\n", "  name: เทศบาล ก\n  province: จังหวัดตาก\n"),
        ("  name: เทศบาล ก\n", "  name: เทศบาล ก\n  district: อำเภอเมือง\n"),
        ("  name: เทศบาล ก\n", "  name: เทศบาล ข\nsignatures:\n  - position: นายก\n    name: เทศบาล ก\n"),
    ],
)
def test_any_other_is_none(old: str, new: str) -> None:
    assert earlier(FILE.replace(old, new)) == ""


def test_agencies_of_one_name_in_two_provinces_are_no_twins() -> None:
    twins = Twins()
    names = [
        twins.earlier(province, FILE.replace("issues:", f"  province: {province}\nissues:").encode())
        for province in ("จังหวัดตาก", "จังหวัดน่าน")
    ]
    assert names == ["", ""]


def test_the_agency_counts_wherever_it_is_in_the_file() -> None:
    agency = "agency:\n  name: เทศบาล ก\n"
    assert earlier(FILE.replace(agency, "") + agency) == "a"


def test_a_file_is_no_twin_of_itself() -> None:
    twins = Twins()
    assert [twins.earlier("a", FILE.encode()) for _time in range(2)] == ["", ""]


def test_two_files_without_agency_are_no_twins() -> None:
    twins, text = Twins(), FILE.replace("เทศบาล ก", "").encode()
    assert [twins.earlier(name, text) for name in "ab"] == ["", ""]
