"""A finished file to its place: what may be replaced, what is kept beside, and what stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from itareport.delivery import NotReplacedError, Outcome, deliver, remove_untouched
from itareport.seal import blank, seal


def page(text: str) -> bytes:
    """A web page with its seal."""
    return seal(f'<!DOCTYPE html>\n<meta name="generator" content="{blank("html")}">\n{text}\n'.encode())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "build" / "report.html"


def test_a_new_file_is_written_with_the_folders_above_it(target: Path) -> None:
    delivery = deliver(target, page("ก"), kind="html")
    assert delivery == (target, Outcome.WRITTEN, None, None, 0)
    assert target.read_bytes() == page("ก")


def test_the_same_bytes_are_not_written_again(target: Path) -> None:
    deliver(target, page("ก"), kind="html")
    before = target.stat().st_ino
    assert deliver(target, page("ก"), kind="html").outcome is Outcome.UNCHANGED
    assert target.stat().st_ino == before


def test_what_nobody_touched_is_replaced_without_a_copy(target: Path) -> None:
    deliver(target, page("ก"), kind="html")
    assert deliver(target, page("ข"), kind="html").backup is None
    assert [path.name for path in target.parent.iterdir()] == [target.name]


@pytest.mark.parametrize(
    ("there", "message"),
    [(page("ก").replace("ก".encode(), "ค".encode()), "was edited since it was made"), (b"ours?", "was not made by")],
)
def test_what_a_person_wrote_stays_and_is_kept_beside_with_force(target: Path, there: bytes, message: str) -> None:
    target.parent.mkdir()
    target.write_bytes(there)
    with pytest.raises(NotReplacedError, match=message):
        deliver(target, page("ข"), kind="html")
    assert target.read_bytes() == there
    delivery = deliver(target, page("ข"), kind="html", force=True)
    assert delivery.backup is not None
    assert delivery.backup.read_bytes() == there
    assert target.read_bytes() == page("ข")


def test_only_what_nobody_touched_is_removed(target: Path) -> None:
    assert not remove_untouched(target)
    deliver(target, page("ก"), kind="html")
    assert remove_untouched(target)
    assert not target.exists()
    target.write_bytes(b"ours?")
    assert not remove_untouched(target)
    assert target.exists()
