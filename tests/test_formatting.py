"""``fmt`` in place: never over what was saved meanwhile, and other names of a file are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from itareport.errors import WriteError
from itareport.formatting import Formatted, format_file
from itareport.inputs import Input
from support.systems import posix

UNTIDY = "steps:\n- ก\n"
TIDY = "steps:\n  - ก\n"


class _SavedMeanwhile(Input):
    """A file that somebody saves right after it was read."""

    def read(self) -> bytes:
        data = super().read()
        assert self.path is not None
        self.path.write_text("steps:\n- ข\n", encoding="utf-8")
        return data


def test_a_file_that_was_saved_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(UNTIDY, encoding="utf-8")

    with pytest.raises(WriteError, match="changed meanwhile"):
        format_file(_SavedMeanwhile("a.yaml", path), check=False, fix_thai=False, cp874=False)

    assert path.read_text(encoding="utf-8") == "steps:\n- ข\n"
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


@posix
def test_other_names_of_a_file_are_reported(tmp_path: Path) -> None:
    path, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    assert format_file(Input("a.yaml", path), check=True, fix_thai=False, cp874=False).other_names == 0
    other.hardlink_to(path)

    formatted = format_file(Input("a.yaml", path), check=False, fix_thai=False, cp874=False)

    assert (formatted.layout, formatted.other_names) == ("changed", 1)
    assert path.read_text(encoding="utf-8") == TIDY
    assert other.read_text(encoding="utf-8") == UNTIDY


_MEASURE = "issues:\n  - measures:\n      - name: ก\n{}"
_PERIOD = "        period:"
_STEPS = "        steps:"


def _format(path: Path, text: str) -> Formatted:
    path.write_text(text, encoding="utf-8")
    return format_file(Input("a.yaml", path), check=False, fix_thai=False, cp874=False)


@pytest.mark.parametrize(
    ("written", "laid_out", "rule"),
    [
        (f"{_PERIOD} ปีงบ\n            ประมาณ ๒๕๖๘\n", f"{_PERIOD} ปีงบ\n          ประมาณ ๒๕๖๘\n", "ITA116"),
        (
            f"{_STEPS} # ก\n            แจ้งเวียน\n            ติดตามผล\n",
            f"{_STEPS} # ก\n          แจ้งเวียน\n          ติดตามผล\n",
            "ITA122",
        ),
        (
            f"{_STEPS}\n            ๑. แจ้งเวียน\n\n            ๒. ติดตามผล\n",
            f"{_STEPS}\n          ๑. แจ้งเวียน\n\n          ๒. ติดตามผล\n",
            "ITA106",
        ),
        (
            f"{_STEPS}\n        - ประชา\n          ชนรับรู้ # ก\n",
            f"{_STEPS}\n          # ก\n          - ประชา\n            ชนรับรู้\n",
            "ITA116",
        ),
    ],
)
def test_a_text_that_looks_broken_by_mistake_keeps_its_lines(
    tmp_path: Path, written: str, laid_out: str, rule: str
) -> None:
    path = tmp_path / "a.yaml"
    formatted = _format(path, _MEASURE.format(written))

    assert path.read_text(encoding="utf-8") == _MEASURE.format(laid_out)
    (finding,) = formatted.result.findings
    assert finding.rule == rule
    assert formatted.result.lines[finding.span.line] == _MEASURE.format(laid_out).split("\n")[finding.span.line - 1]
    again = _format(path, _MEASURE.format(laid_out))
    assert (again.layout, len(again.result.findings)) == ("same", 1)


@pytest.mark.parametrize(
    "written",
    [
        f"{_PERIOD} ไตรมาส ๑\n          และไตรมาส ๒\n",
        f"        # itareport: ignore[ITA116]\n{_PERIOD} ปีงบ\n          ประมาณ ๒๕๖๘\n",
        f"{_STEPS}\n          - แจ้งเวียนแนวทาง\n            ให้ทุกส่วนราชการถือปฏิบัติ\n",
    ],
)
def test_any_other_text_is_put_on_one_line(tmp_path: Path, written: str) -> None:
    path = tmp_path / "a.yaml"
    formatted = _format(path, _MEASURE.format(written))

    assert (formatted.layout, formatted.result.findings) == ("changed", ())
    assert path.read_text(encoding="utf-8").count("\n") == _MEASURE.format(written).count("\n") - 1


@pytest.mark.parametrize("quote", ['"', "'"])
def test_quotes_before_a_comment_stay_only_where_the_comment_would_look_like_more_of_the_text(
    tmp_path: Path, quote: str
) -> None:
    path = tmp_path / "a.yaml"
    needed = f"{_PERIOD} {quote}รอบที่{quote} # ๒\n"
    formatted = _format(path, _MEASURE.format(f"{_PERIOD} {quote}ไตรมาส ๒{quote} # เวลา\n"))
    assert (formatted.layout, path.read_text("utf-8")) == ("changed", _MEASURE.format(f"{_PERIOD} ไตรมาส ๒ # เวลา\n"))

    assert _format(path, _MEASURE.format(needed)).layout == "same"
    assert path.read_text("utf-8") == _MEASURE.format(needed)
