"""The JSON Schema: it lets pass what validate lets pass and refuses what JSON Schema can refuse."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from itareport.rules.sample import SAMPLE
from itareport.schema import json_schema
from itareport.shape import STANDARD
from support.reports import reports


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def sample() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(SAMPLE)
    return data


class DescribeJsonSchema:
    def it_is_draft_2020_12(self) -> None:
        assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"

    def it_has_the_address_of_the_release(self) -> None:
        assert re.fullmatch(r"https://.+/releases/download/v[0-9.]+/itareport\.schema\.json", json_schema()["$id"])

    def it_has_no_address_for_an_edition_which_may_be_ones_own(self) -> None:
        assert "$id" not in json_schema(STANDARD, {"steps": "ขั้นตอน"})

    def it_accepts_the_shipped_data(self, validator: Draft202012Validator, shipped: Path) -> None:
        assert list(validator.iter_errors(yaml.safe_load(shipped.read_text("utf-8")))) == []

    @settings(max_examples=50)
    @given(reports())
    def it_accepts_every_valid_report(self, data: dict[str, Any]) -> None:
        assert list(Draft202012Validator(json_schema()).iter_errors(data)) == []

    @pytest.mark.parametrize("value", [5, 1.1, True, "ก", "\x7f", ["ก", 5]])
    def it_accepts_what_yaml_reads_as_numbers_in_a_texts_place(
        self, validator: Draft202012Validator, value: Any
    ) -> None:
        data = sample()
        data["issues"][0]["measures"][0]["steps"] = value
        assert list(validator.iter_errors(data)) == []

    @pytest.mark.parametrize("value", ["", " \u200b", [], [None], [""], {"a": "b"}, "x\u2028y", "\x07ก", [["ก"]]])
    def it_refuses_what_is_no_text_or_list(self, validator: Draft202012Validator, value: Any) -> None:
        data = sample()
        data["issues"][0]["measures"][0]["outputs"] = value
        assert list(validator.iter_errors(data))

    @pytest.mark.parametrize(
        "numbers",
        [
            [1, 2, 3, 4, 5, 6],
            [1, 2, 3, 4, 5, 6, 7, 7],
            [2, 1, 3, 4, 5, 6, 7],
            [1, 1, 3, 4, 5, 6, 7],
            [],
            [1, 2, 3, 4, 5, 6, 8],
        ],
    )
    def it_refuses_other_than_the_seven_issues_in_order(
        self, validator: Draft202012Validator, numbers: list[int]
    ) -> None:
        data = sample()
        data["issues"] = [{**data["issues"][0], "number": number} for number in numbers]
        assert list(validator.iter_errors(data))

    @pytest.mark.parametrize("key", ["format", "fiscal_year", "agency", "issues"])
    def it_refuses_a_missing_key(self, validator: Draft202012Validator, key: str) -> None:
        data = sample()
        del data[key]
        assert list(validator.iter_errors(data))

    @pytest.mark.parametrize("key", ["name", "steps", "period", "responsible"])
    def it_refuses_a_measure_without(self, validator: Draft202012Validator, key: str) -> None:
        data = sample()
        del data["issues"][0]["measures"][0][key]
        assert list(validator.iter_errors(data))

    @pytest.mark.parametrize("key", ["outputs", "outcomes", "budget", "remarks"])
    def it_accepts_results_and_optional_fields_that_wait(self, validator: Draft202012Validator, key: str) -> None:
        data = sample()
        data["issues"][0]["measures"][0][key] = None
        del data["issues"][1]["measures"][0]["outputs"]
        assert list(validator.iter_errors(data)) == []

    @pytest.mark.parametrize("path", [(), ("agency",), ("issues", 0), ("issues", 0, "measures", 0)])
    def it_refuses_an_unknown_key(self, validator: Draft202012Validator, path: tuple[Any, ...]) -> None:
        data: Any = sample()
        place = data
        for step in path:
            place = place[step]
        place["peroid"] = "x"
        assert list(validator.iter_errors(data))

    @pytest.mark.parametrize("year", [2568, "2568", "๒๕๖๘", 2500, 2699])
    def it_accepts_buddhist_years(self, validator: Draft202012Validator, year: Any) -> None:
        assert list(validator.iter_errors(sample() | {"fiscal_year": year})) == []

    @pytest.mark.parametrize("year", [2025, 2499, 2700, "2025", "2700", "x", None, 2568.5])
    def it_refuses_other_years(self, validator: Draft202012Validator, year: Any) -> None:
        assert list(validator.iter_errors(sample() | {"fiscal_year": year}))

    def it_explains_every_field_in_thai(self) -> None:
        schema = json_schema()
        for model in (schema, *schema["$defs"].values()):
            for name, field in model["properties"].items():
                described = field if "title" in field else schema["$defs"][field["$ref"].rpartition("/")[2]]
                assert any("ก" <= letter <= "๙" for letter in described["title"] + described.get("description", "")), (
                    name
                )

    def it_can_be_written_as_json(self) -> None:
        assert json.loads(json.dumps(json_schema(), ensure_ascii=False)) == json_schema()
