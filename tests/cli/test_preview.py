"""``itareport preview`` from outside, without its server."""

from __future__ import annotations

from pathlib import Path

import pytest

from itareport import api


@pytest.mark.parametrize(
    ("options", "said"), [([], "is open in the browser"), (["--no-browser"], "Open this address in a browser")]
)
def test_it_says_what_has_become_of_its_address(
    itareport, project: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    monkeypatch.setattr(api, "preview", lambda _file, ready, **_options: ready("http://127.0.0.1:1/?token=x"))
    ran = itareport("preview", "data/measures_2568.yaml", *options)
    assert ran.out == "http://127.0.0.1:1/?token=x\n"
    assert said in ran.err
