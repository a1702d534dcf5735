"""What a Word file is made from, as one hash: everything that it depends on is in it, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from itareport.forms import edition_for
from itareport.origin import origin
from itareport.pictures import PictureFile
from itareport.schema import Report
from support.reports import sample_data

USUAL: dict[str, Any] = {"template": None, "pictures": {"a.png": PictureFile(b"one", "png", 1, 1, 1)}, "embed": True}


def of(data: dict[str, Any] | None = None, kind: Any = "report", **changes: Any) -> str:
    options = {**USUAL, **changes}
    edition = options.pop("edition", edition_for(2568))
    return origin(
        Report.model_validate(data or sample_data()),
        edition,
        kind,
        options["template"],
        options["pictures"],
        embed=options["embed"],
    )


def test_the_same_is_the_same() -> None:
    assert of() == of(sample_data())


@pytest.mark.parametrize(
    "changed",
    [
        {"data": {**sample_data(), "title": "อื่น"}},
        {"kind": "plan"},
        {"edition": edition_for(2568)._replace(assessment_year=2500)},
        {"template": b"mine"},
        {"embed": False},
        {"pictures": {"b.png": PictureFile(b"one", "png", 1, 1, 1)}},
        {"pictures": {"a.png": PictureFile(b"two", "png", 1, 1, 1)}},
        {"pictures": {}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_whatever_it_depends_on_makes_another(changed: dict[str, Any]) -> None:
    assert of(**changed) != of()
