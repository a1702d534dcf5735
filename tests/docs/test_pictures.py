"""The terminal pictures of the manual show what the program says now."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
TEXTS = sorted(PICTURES.glob("*.txt"))


@pytest.fixture
def sessions(monkeypatch):
    """``scripts/sessions.py``."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    return import_module("sessions")


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_a_session_played_again_shows_the_same(text, sessions, tmp_path):
    shown = sessions.plain(sessions.play(sessions.SESSIONS[text.stem], tmp_path)).rstrip("\n")

    assert text.read_text("utf-8") == f"{shown}\n", "run scripts/pictures.py and look at the picture"


def test_each_session_has_its_text_and_its_picture(sessions):
    assert {text.stem for text in TEXTS} == set(sessions.SESSIONS)
    assert [name for name in sessions.SESSIONS if not (PICTURES / f"{name}.png").exists()] == []


def test_the_pictures_of_the_preview_are_of_the_page_as_it_is(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "scripts")
    drawn = import_module("preview_pictures")
    said = "run scripts/preview_pictures.py and look at the pictures"
    assert drawn.DIGEST.read_text("utf-8").strip() == drawn.digest(), said
