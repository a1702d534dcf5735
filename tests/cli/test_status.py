"""``itareport status`` from outside, and what ``--document auto`` takes a file for."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from itareport.reporting.status import COLUMNS
from itareport.rules.sample import SAMPLE
from support.systems import posix

PLAN = "data/measures_2569.yaml"


class DescribeStatus:
    def it_says_of_one_file_what_it_has_and_lacks(self, itareport, project: Path) -> None:
        itareport("new", "2569")
        ran = itareport("status", PLAN, "--document", "report")
        assert ran.code == 0
        assert "issue 1, measure 1 lacks outputs (outputs), outcomes (outcomes)" in ran.out

    def it_shows_a_row_a_file(self, itareport, project: Path) -> None:
        Path("bad.yaml").write_text(SAMPLE.replace("format: 1", "format: 2"), "utf-8")
        ran = itareport("status", "data/measures_2568.yaml", "bad.yaml")
        assert ran.code == 0
        assert [line.split()[0] for line in ran.out.splitlines()] == ["file", "data/measures_2568.yaml", "bad.yaml"]

    def it_is_exit_3_where_a_file_cannot_be_read(self, itareport, project: Path) -> None:
        ran = itareport("status", "data/measures_2568.yaml", "nothing.yaml", "--format", "json")
        assert ran.code == 3
        files = json.loads(ran.out)["files"]
        assert [each["file"] for each in files] == ["data/measures_2568.yaml", "nothing.yaml"]
        assert files[0]["complete"]
        assert files[0]["fiscal_year"] == 2568
        assert "nothing.yaml" in files[1]["problem"]

    @pytest.mark.parametrize("others", [[], ["data/measures_2568.yaml"]])
    def it_says_why_a_file_is_no_data_file(self, itareport, project: Path, others: list[str]) -> None:
        Path("a.yaml").write_bytes(SAMPLE.encode("utf-16"))
        ran = itareport("status", "a.yaml", *others)
        assert ran.code == 0
        assert "the file is written in UTF-16" in ran.out

    @pytest.mark.parametrize(
        ("chosen", "document"), [("json", {"version": 1, "files": []}), ("csv", ",".join(COLUMNS))]
    )
    @pytest.mark.parametrize("arguments", [[], ["gone/*.yaml", "--forms", "gone"], ["@gone.txt"]])
    def it_is_a_whole_document_also_where_nothing_can_be_read(
        self, itareport, in_empty_folder: Path, chosen: str, document: object, arguments: list[str]
    ) -> None:
        ran = itareport("status", *arguments, "--format", chosen)
        assert ran.code == 3
        assert (json.loads(ran.out) if chosen == "json" else ran.out.strip("\ufeff\r\n")) == document

    def it_writes_csv_that_a_spreadsheet_opens(self, itareport, project: Path) -> None:
        Path("=a.yaml").write_text(SAMPLE, "utf-8")
        ran = itareport("status", "data/measures_2568.yaml", "=a.yaml", "--format", "csv")
        assert ran.out.startswith("\ufeff")
        first, second = csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff")))
        assert tuple(first) == COLUMNS
        assert (first["fiscal_year"], first["document"], first["complete"]) == ("2568", "report", "yes")
        assert second["file"] == "'=a.yaml"

    @posix
    def it_moves_no_cursor_by_a_name_in_csv(self, itareport, project: Path) -> None:
        Path("a\n\x1b[31m\u202e.yaml").write_text(SAMPLE, "utf-8")
        shown = itareport("status", "a\n\x1b[31m\u202e.yaml", "--format", "csv").out
        assert len(shown.splitlines()) == 2
        assert not set("\x1b\u202e") & set(shown)

    def it_writes_to_a_file(self, itareport, project: Path) -> None:
        assert itareport("status", "--format", "csv", "-o", "out/").out == "out/status.csv\n"
        assert "2568" in Path("out/status.csv").read_text("utf-8-sig")

    @pytest.mark.parametrize("command", ["status", "validate"])
    @pytest.mark.parametrize(
        "path", ["data/measures_2568.yaml", "./data/../data/measures_2568.yaml", "other.yml", "a.toml"]
    )
    def it_never_takes_the_place_of_a_data_file(self, itareport, project: Path, command: str, path: str) -> None:
        Path("other.yml").write_text("ก: ข\n", "utf-8")
        Path("a.toml").write_text("strict = true\n", "utf-8")
        before = Path(path).read_bytes()
        ran = itareport(command, "data/measures_2568.yaml", "-o", path)
        assert (ran.code, ran.out) == (3, "")
        assert "is not overwritten" in ran.err
        assert Path(path).read_bytes() == before

    def it_never_takes_the_place_of_what_is_no_text(self, itareport, project: Path) -> None:
        Path("a.png").write_bytes(b"\x89PNG\0")
        for arguments in (["status"], ["validate"], ["diff", "data/measures_2568.yaml", "data/measures_2568.yaml"]):
            assert itareport(*arguments, "-o", "a.png").code == 3
        assert Path("a.png").read_bytes() == b"\x89PNG\0"

    def it_replaces_what_it_wrote_before(self, itareport, project: Path) -> None:
        assert [itareport("status", "-o", "status.txt").code for _ in range(2)] == [0, 0]


class DescribeAuto:
    def it_takes_an_unfilled_file_for_a_plan_and_says_so(self, itareport, project: Path) -> None:
        itareport("new", "2569")
        ran = itareport("build", PLAN)
        assert (ran.code, ran.out) == (0, "build/measures_2569_plan.docx\n")
        assert "taken for a plan" in ran.err
        assert "(plan)" in itareport("validate", PLAN).err

    def it_takes_every_other_for_a_report(self, itareport, project: Path) -> None:
        ran = itareport("build", "data/measures_2568.yaml")
        assert ran.out == "build/measures_2568.docx\n"
        assert "taken for a report" in ran.err
        assert "(report)" in itareport("validate").err

    def it_takes_one_with_some_results_for_a_report(self, itareport, project: Path) -> None:
        text = SAMPLE.replace("        outputs:\n", "        outputs:\n", 1)
        place = text.index("        outputs:")
        end = text.index("        outcomes:", place)
        Path("some.yaml").write_text(text[:place] + text[end:], "utf-8")
        ran = itareport("validate", "some.yaml")
        assert ran.code == 1
        assert "(report)" in ran.err

    def it_is_forced_by_the_option(self, itareport, project: Path) -> None:
        itareport("new", "2569")
        assert itareport("build", PLAN, "--document", "report").code == 1
        ran = itareport("build", "data/measures_2568.yaml", "--document", "plan")
        assert ran.out == "build/measures_2568_plan.docx\n"
        assert "taken for" not in ran.err
