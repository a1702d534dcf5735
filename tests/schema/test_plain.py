"""What is told without Pydantic is what Pydantic says, with the same data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from conftest import examples
from itareport.data import PICTURES, SIGNATURES, AgencyData, IssueData, PictureData, ReportData, SignatureData, as_json
from itareport.fields import KEYS, DocumentKind
from itareport.schema import Agency, Issue, Measure, Picture, Report, Signature, report_of
from itareport.shape import STANDARD, Shape
from support.reports import reports, sample_data
from support.valid import valid

MODELS = [
    (Report, ReportData),
    (Agency, AgencyData),
    (Issue, IssueData),
    (Signature, SignatureData),
    (Picture, PictureData),
]
PARTS = {
    "title": "ชื่อ",
    "preface": ["ก", "ข"],
    "signatures": [{"name": "ก", "position": "ข", "role": "ค"}],
    "pictures": [{"file": "a.jpg", "caption": "ก"}],
}
OTHERS = [None, "", " ", "\u200b", "ก", "- ก", "1", "๒", "2๕68", "2569", "1.0", 1, 2568, True, [], ["ก"], ["", "ก"], {}]
"""What a value is changed to: what a data file or JSON may hold in its place."""

SHAPES = [
    STANDARD,
    Shape(6, KEYS.standard, frozenset(KEYS.standard)),
    Shape(7, KEYS.all, frozenset(KEYS.all)),
    Shape(7, ("name",), frozenset()),
]


def said(data: Any, kind: DocumentKind, shape: Shape) -> ReportData | None:
    """What Pydantic says."""
    try:
        return valid(data, kind, shape)
    except ValidationError:
        return None


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each mapping or list in a value, with each of its keys or numbers."""
    for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, key
        if isinstance(inner, dict | list):
            yield from places(inner)


def changed(data: dict[str, Any], dice: Random) -> dict[str, Any]:
    """The data with one value changed, left out, there twice, or under another key."""
    made = deepcopy(data)
    group, key = dice.choice(list(places(made)))
    match dice.choice(("value", "value", "gone", "twice", "key")):
        case "value":
            group[key] = dice.choice(OTHERS)
        case "gone":
            del group[key]
        case "twice" if isinstance(group, list):
            group.append(group[key])
        case _ if isinstance(group, dict):
            group[dice.choice((*KEYS.all, "titel", "role", 5))] = group.pop(key)
    return made


class DescribeDataThatFit:
    @pytest.mark.parametrize("kind", ["report", "plan"])
    @pytest.mark.parametrize("shape", SHAPES)
    @settings(max_examples=examples(60))
    @given(data=reports(), seed=st.integers(0, 100_000))
    def it_is_what_pydantic_takes_and_no_more(
        self, data: dict[str, Any], seed: int, kind: DocumentKind, shape: Shape
    ) -> None:
        dice = Random(seed)
        whole = {**data, **PARTS} if dice.random() < 0.5 else data
        for value in (whole, changed(whole, dice), changed(changed(whole, dice), dice)):
            note(json.dumps(value, ensure_ascii=False))
            expected = said(value, kind, shape)
            assert report_of(value, kind, shape) == expected
            if expected is not None:
                assert as_json(expected) == to_json(expected)

    @pytest.mark.parametrize("kind", ["report", "plan"])
    def it_has_a_value_that_pydantic_takes_at_each_place(self, kind: DocumentKind) -> None:
        data = {**sample_data(), **PARTS}
        data["issues"][0]["measures"][0] |= dict.fromkeys(KEYS.all, "ก")
        for place, key in list(places(data)):
            kept = place[key]
            for place[key] in OTHERS:
                assert report_of(data, kind) == said(data, kind, STANDARD), (place, key)
            place[key] = kept

    def it_has_its_keys_in_the_order_of_the_format(self) -> None:
        data = {**sample_data(), **PARTS}
        turned = json.loads(json.dumps(data), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
        assert turned == data
        for one, other in ((report_of(turned), valid(data)), (valid(turned), valid(data))):
            assert json.dumps(one) == json.dumps(other)

    def it_shares_nothing_with_what_was_read(self) -> None:
        data = {**sample_data(), **PARTS}
        report = report_of(data)
        assert report is not None
        report["issues"][0]["measures"][0]["steps"][0] = report["signatures"][0]["name"] = "อื่น"
        assert data == {**sample_data(), **PARTS}

    @pytest.mark.parametrize(("part", "most"), [(SIGNATURES, 3), (PICTURES, 60)])
    def it_has_no_more_entries_than_fit_on_a_page(self, part: str, most: int) -> None:
        for count in (most, most + 1):
            data = {**sample_data(), part: PARTS[part] * count}
            assert (report_of(data) is None) == (said(data, "report", STANDARD) is None) == (count > most)


class DescribeTheShapesOfTheData:
    @pytest.mark.parametrize(("model", "data"), MODELS)
    def it_has_the_keys_of_the_models(self, model: type[BaseModel], data: Any) -> None:
        assert list(model.model_fields) == list(data.__annotations__)
        assert {key for key, field in model.model_fields.items() if field.is_required()} == data.__required_keys__

    def it_has_every_field_of_a_measure(self) -> None:
        assert tuple(Measure.model_fields) == KEYS.all
