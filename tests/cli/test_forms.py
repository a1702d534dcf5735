"""``itareport forms list | new | check`` and ``itareport schema --year``."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from itareport.forms import SHIPPED
from itareport.rules.sample import SAMPLE
from itareport.thai.digits import to_thai
from support.systems import posix

NEWEST = max(int(file.stem) for file in SHIPPED.glob("*.yaml"))
"""A new year's edition in the program must not make these tests fail."""


@pytest.fixture
def own(project: Path) -> Path:
    (project / "forms").mkdir()
    return project / "forms"


class DescribeFormsNew:
    def it_writes_the_edition_of_a_year_from_the_newest(self, itareport, project: Path) -> None:
        ran = itareport("forms", "new", "๒๖๕๐")
        assert (ran.code, ran.out) == (0, "forms/2650.yaml\n")
        assert "itareport forms check forms/2650.yaml" in ran.err
        assert itareport("forms", "check", "forms/2650.yaml").code == 0
        assert (
            (project / "forms/2650.yaml")
            .read_text("utf-8")
            .startswith(f"# แบบรายงานของปีงบประมาณ พ.ศ. ๒๖๕๐ คัดลอกจากแบบของปี {to_thai(NEWEST)}")
        )

    def it_is_worded_like_an_edition_of_ones_own(self, itareport, own: Path) -> None:
        itareport("forms", "new", "2640")
        text = (own / "2640.yaml").read_text("utf-8")
        (own / "2640.yaml").write_text(text.replace("ขั้นตอนหรือวิธีการปฏิบัติ", "วิธีทำ"), "utf-8")
        assert itareport("forms", "new", "2650", "-o", "other/").out == "other/2650.yaml\n"
        assert "  steps: วิธีทำ\n" in Path("other/2650.yaml").read_text("utf-8")

    def it_never_overwrites(self, itareport, own: Path) -> None:
        (own / "2650.yaml").write_text("ของเรา", "utf-8")
        assert itareport("forms", "new", "2650", "--forms", "data").code == 3
        assert (own / "2650.yaml").read_text("utf-8") == "ของเรา"

    def it_refuses_a_gregorian_year(self, itareport, project: Path) -> None:
        ran = itareport("forms", "new", "2027")
        assert (ran.code, ran.out) == (2, "")
        assert "2570" in ran.err

    @posix
    def it_writes_a_file_whose_name_is_no_utf_8(self, itareport, project: Path) -> None:
        name = os.fsdecode(b"\xa1.yaml")
        assert itareport("forms", "new", "2570", "-o", name).code == 0
        assert itareport("forms", "check", name).code == 0


class DescribeFormsCheck:
    def it_names_every_fault_and_is_exit_1(self, itareport, own: Path) -> None:
        itareport("forms", "new", "2650")
        text = (own / "2650.yaml").read_text("utf-8")
        (own / "2650.yaml").write_text(text.replace("  steps:", "  setps:").replace("{agency}", "{agncy}"), "utf-8")
        ran = itareport("forms", "check", "forms/2650.yaml")
        assert ran.code == 1
        lines = ran.out.splitlines()
        assert [line.rpartition("2650.yaml:")[2].count(":") >= 2 for line in lines] == [True] * 3
        assert "Did you mean “steps”?" in ran.out

    def it_is_exit_3_for_a_file_that_is_not_there_or_no_ordinary_size(self, itareport, own: Path) -> None:
        assert itareport("forms", "check", "forms/2650.yaml").code == 3
        with (own / "2650.yaml").open("wb") as file:
            file.truncate((4 << 20) + 1)
        ran = itareport("forms", "check", "forms/2650.yaml")
        assert ran.code == 3
        assert "4 MiB" in ran.err

    @posix
    def it_waits_for_no_pipe_that_the_program_finds(self, itareport, own: Path) -> None:
        os.mkfifo(own / "2568.yaml")
        assert itareport("validate").code == 3


class DescribeFormsList:
    def it_says_which_editions_are_available_and_from_where(self, itareport, own: Path) -> None:
        itareport("forms", "new", "2650")
        (own / "2640.yaml").write_text("fiscal_year: 2640\n", "utf-8")
        (own / "notes.yaml").write_text("", "utf-8")
        ran = itareport("forms", "list")
        assert ran.code == 0
        own_ones, shipped = ran.out.splitlines()[:2], ran.out.splitlines()[-1]
        assert own_ones == ["2650  issues: 7, columns: 6  forms/2650.yaml", "2640  4 faults  forms/2640.yaml"]
        assert shipped == "2568  issues: 7, columns: 6  in the program"


class DescribeSchema:
    def it_is_that_of_the_years_edition(self, itareport, own: Path) -> None:
        itareport("forms", "new", "2650")
        text = (own / "2650.yaml").read_text("utf-8").partition("issues:")[0]
        text = text.replace("  # budget: งบประมาณ (บาท)", "  budget: {heading: งบของปี, required: true}")
        (own / "2650.yaml").write_text(text.replace("  steps: ", "  # ") + "issues: [ก, ข, ค]\n", "utf-8")
        schema = json.loads(itareport("schema", "--year", "2650").out)
        Draft202012Validator.check_schema(schema)
        measure = schema["$defs"]["Measure"]
        assert measure["required"] == ["name", "period", "responsible", "budget"]
        assert measure["properties"]["budget"]["title"] == "งบของปี"
        assert "ไม่พิมพ์" in measure["properties"]["steps"]["description"]
        assert len(schema["properties"]["issues"]["prefixItems"]) == 3

    def it_is_written_to_a_file_and_never_over_another_kind_of_file(self, itareport, project: Path) -> None:
        for _time in range(2):
            assert itareport("schema", "-o", "schema/").out == "schema/itareport.schema.json\n"
        assert json.loads(Path("schema/itareport.schema.json").read_text("utf-8"))["type"] == "object"
        assert itareport("schema", "-o", "data/measures_2568.yaml").code == 3
        assert itareport("schema", "-o", "-").out == itareport("schema").out
        assert (project / "data/measures_2568.yaml").read_text("utf-8") == SAMPLE


def test_a_data_file_of_ten_issues_and_a_budget_is_held_against_its_edition(itareport, own: Path) -> None:
    itareport("forms", "new", "2650")
    text = (own / "2650.yaml").read_text("utf-8").partition("issues:")[0]
    text = text.replace("  # budget: งบประมาณ (บาท)", "  budget: งบประมาณ (บาท)")
    (own / "2650.yaml").write_text(text + f"issues: {[f'ประเด็น {number}' for number in range(10)]}\n", "utf-8")
    data = SAMPLE.replace("2568", "2650").replace(
        "        period: ไตรมาส ๒\n", "        period: ไตรมาส ๒\n        budget: ๕๐๐ บาท\n"
    )
    Path("data/measures_2650.yaml").write_text(data, "utf-8")
    found = json.loads(itareport("validate", "data/measures_2650.yaml", "--format", "json").out)["findings"]
    assert [(each["rule"], each["path"]) for each in found] == [("ITA061", "issues")] * 3
    assert [each["message"] for each in found] == [f"issue {number} is missing" for number in (8, 9, 10)]
