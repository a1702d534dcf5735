from __future__ import annotations

from pathlib import Path

import pytest

from itareport.findings import Severity, Span
from itareport.reporting.results import LIMIT, Counts, count, from_repository, printed, slashed
from itareport.results import Result


def many(finding, number, **changes):
    return [finding(span=Span(line, 1, line, 2), **changes) for line in range(1, number + 1)]


class TestPrinted:
    def test_it_shows_all_of_as_many_as_the_limit(self, finding):
        findings = many(finding, LIMIT)

        assert printed(Result("a.yaml", findings)) == findings

    def test_it_says_at_the_end_how_many_more_there_are(self, finding):
        findings = many(finding, LIMIT + 2)

        shown = printed(Result("a.yaml", findings))

        assert shown[:-1] == findings[:LIMIT]
        assert shown[-1].rule == "ITA199"
        assert shown[-1].file == "a.yaml"
        assert shown[-1].message == "2 more findings in this file are not shown"
        assert shown[-1].span >= shown[-2].span

    def test_it_counts_a_single_hidden_one_in_the_singular(self, finding):
        shown = printed(Result("a.yaml", many(finding, LIMIT + 1)))

        assert shown[-1].message == "1 more finding in this file is not shown"

    def test_it_hides_warnings_before_errors_and_keeps_file_order(self, finding):
        warnings = many(finding, LIMIT)
        error = finding(severity=Severity.ERROR, span=Span(900, 1, 900, 2))

        shown = printed(Result("a.yaml", [*warnings, error]))

        assert shown[:-1] == [*warnings[: LIMIT - 1], error]


class TestCount:
    def test_it_counts_what_is_not_shown_too(self, finding):
        results = [
            Result("a.yaml", many(finding, LIMIT + 50, severity=Severity.ERROR)),
            Result("b.yaml", many(finding, 3)),
        ]

        assert count(results) == Counts(files=2, errors=LIMIT + 50, warnings=3)

    def test_it_counts_infos_as_neither(self, finding):
        assert count([Result("a.yaml", [finding(severity=Severity.INFO)])]) == Counts(1, 0, 0)


class TestSlashed:
    def test_it_writes_windows_names_with_slashes(self):
        assert slashed(r"data\ปี 2568\a.yaml", "\\") == "data/ปี 2568/a.yaml"

    def test_it_keeps_a_backslash_that_is_part_of_a_name(self):
        assert slashed(r"data/a\b.yaml", "/") == r"data/a\b.yaml"


class TestFromRepository:
    @pytest.fixture
    def repository(self, tmp_path: Path) -> Path:
        (tmp_path / "repo" / ".git").mkdir(parents=True)
        (tmp_path / "repo" / "data").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "repo")
        return tmp_path / "repo"

    @pytest.mark.parametrize(
        ("here", "name"),
        [
            ("repo", "./data/a.yaml"),
            ("repo", "data//../data/a.yaml"),
            ("repo/data", "a.yaml"),
            ("repo/data", "{top}/repo/data/a.yaml"),
            ("repo/data", "{top}/link/data/a.yaml"),
            (".", "repo/data/a.yaml"),
            (".", "{top}/repo/data/a.yaml"),
            (".", "link/data/a.yaml"),
            ("link/data", "a.yaml"),
        ],
    )
    def test_it_is_from_the_top_of_the_repository(self, repository, monkeypatch, here, name):
        monkeypatch.chdir(repository.parent / here)

        assert from_repository(name.format(top=repository.parent)) == "data/a.yaml"

    def test_it_is_from_the_repository_that_the_command_ran_in_also_for_one_inside_it(self, repository, monkeypatch):
        (repository / "data" / ".git").mkdir()
        monkeypatch.chdir(repository)

        assert from_repository("data/a.yaml") == "data/a.yaml"

    def test_outside_of_any_it_is_from_the_current_folder(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)

        assert from_repository("./data/a.yaml") == "data/a.yaml"
        assert from_repository("../a.yaml") == "../a.yaml"

    def test_standard_input_is_a_dash(self):
        assert from_repository("-") == "-"
