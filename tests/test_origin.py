"""The hash of what a Word file is made from: nothing that the file depends on can change without it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from typing import Any, NamedTuple

import pytest
from pydantic import ValidationError

from itareport import origin as origins
from itareport import render
from itareport.checking import check
from itareport.data import ReportData, as_json
from itareport.fields import DocumentKind
from itareport.forms import Edition
from itareport.pictures import PictureFile, Pictures
from itareport.project import NO_PROJECT
from itareport.rules.sample import SAMPLE
from support.valid import valid

PICTURE = PictureFile(b"one", "png", 10, 10, 1)


class Made(NamedTuple):
    """Everything that goes into a Word file."""

    report: ReportData
    edition: Edition
    kind: DocumentKind = "report"
    template: bytes | None = None
    pictures: Pictures | None = None
    embed: bool = True

    def hash(self) -> str:
        data = as_json(self.report)
        return origins.origin(data, self.edition, self.kind, self.template, self.pictures, embed=self.embed)


@pytest.fixture(scope="module")
def made() -> Made:
    checked = check("data.yaml", SAMPLE.encode(), "report", NO_PROJECT)
    assert checked.report is not None
    return Made(checked.report, checked.edition)


def changed_once(value: Any) -> Iterator[Any]:
    """The value with each of its texts and numbers changed in turn, each entry of a list left out, and texts for lists."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ({**value, key: other} for other in changed_once(inner))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield [*value[:place], *value[place + 1 :]]
            yield from ([*value[:place], other, *value[place + 1 :]] for other in changed_once(inner))
    elif isinstance(value, str):
        yield f"{value}ก"
    elif isinstance(value, int):
        yield value + 1


def accepted(data: Any) -> ReportData | None:
    """The report of the data, None where the format refuses it, so that nothing is ever made from it."""
    with suppress(ValidationError):
        return valid(data)
    return None


def test_it_is_the_same_for_the_same(made: Made) -> None:
    assert made._replace(report=deepcopy(made.report)).hash() == made.hash()


def test_each_value_of_the_data_counts(made: Made) -> None:
    data = made.report
    others = [data, *changed_once(data)]
    hashes = [made._replace(report=report).hash() for other in others if (report := accepted(other)) is not None]
    assert len(hashes) > 50
    assert len(set(hashes)) == len(hashes)


def test_each_value_of_the_form_edition_counts(made: Made) -> None:
    edition = made.edition
    others = [
        edition._replace(**{key: other})
        for key, value in edition._asdict().items()
        if key != "columns"
        for other in changed_once(value)
    ]
    others += [
        edition._replace(columns={**edition.columns, name: column._replace(**changed)})
        for name, column in edition.columns.items()
        for changed in ({"heading": "ก"}, {"width": 99.5}, {"required": not column.required})
    ]
    others.append(edition._replace(columns=dict(reversed(edition.columns.items()))))
    hashes = {made._replace(edition=other).hash() for other in (edition, *others)}
    assert len(hashes) == len(others) + 1


def test_kind_template_pictures_and_embedding_count(made: Made) -> None:
    others = (
        made,
        made._replace(kind="plan"),
        made._replace(embed=False),
        made._replace(template=b"one"),
        made._replace(template=b"two"),
        made._replace(pictures={"a.png": PICTURE}),
        made._replace(pictures={"b.png": PICTURE}),
        made._replace(pictures={"a.png": PICTURE._replace(data=b"two")}),
    )
    assert len({each.hash() for each in others}) == len(others)


def test_the_release_and_its_default_template_count(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    hashes = [made.hash()]
    with monkeypatch.context() as patched:
        patched.setattr(origins, "__version__", "0.0.0")
        hashes.append(made.hash())
    monkeypatch.setattr(origins, "_default", lambda kind: kind.encode())
    hashes.append(made.hash())
    assert len(set(hashes)) == 3


def test_a_word_file_differs_only_where_its_origin_does(made: Made) -> None:
    def word(each: Made) -> bytes:
        return render.render(each.report, each.edition, each.kind, embed=each.embed, made_from="")

    commented = check("other.yaml", b"# comment\n" + SAMPLE.encode(), "report", NO_PROJECT)
    assert commented.report is not None
    same = made._replace(report=commented.report)
    assert same.hash() == made.hash()
    assert word(same) == word(made)
