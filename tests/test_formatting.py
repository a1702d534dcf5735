"""``fmt`` in place: never over what was saved meanwhile, and other names of a file are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from itareport.errors import WriteError
from itareport.formatting import format_file
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
