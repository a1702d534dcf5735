from __future__ import annotations

import errno
import pathlib
import re
import subprocess
import sys

import pytest

from itareport.errors import ReadError, UsageError
from itareport.findings import Severity
from itareport.rules.catalogue import BY_ID, RULES
from itareport.rules.settings import KEYS, Settings, find
from support.processes import unmeasured

PERIOD = "        period: ไตรมาส ๓\n"
TWO_FAULTS = {PERIOD: "        period: ไตรมาส ๗ ปีงบประมาณ ๒๕๖๐\n"}


@pytest.fixture
def write(tmp_path):
    def write(name: str, text: str) -> None:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    return write


class TestTheReference:
    ROW = re.compile(r"^\| `(?P<key>[\w.]+)` \|.*\| `(?P<example>[^`]+=[^`]+)` \|$", re.MULTILINE)

    def test_it_has_every_setting_with_an_example_that_is_read(self, root, tmp_path, write):
        page = (root / "docs" / "reference" / "settings.md").read_text("utf-8")
        examples = {row["key"]: row["example"] for row in self.ROW.finditer(page)}
        assert tuple(examples) == KEYS
        for key, example in examples.items():
            write("itareport.toml", example)
            assert example.startswith(key)
            assert find(tmp_path)[1:] != Settings()[1:]


class TestFinding:
    def test_without_a_file_there_are_no_settings(self, tmp_path):
        assert find(tmp_path) == Settings()

    def test_a_table_of_pyproject_is_read(self, tmp_path, write):
        write("pyproject.toml", '[tool.itareport]\nignore = ["ITA102"]\n')

        assert find(tmp_path) == Settings(str(tmp_path / "pyproject.toml"), None, ("ITA102",))

    @pytest.mark.parametrize("table", ["", "[tool.itareport]\n"])
    def test_a_file_of_ones_own_is_read_with_and_without_a_table(self, tmp_path, write, table):
        write("itareport.toml", f'{table}select = ["ITA101"]\n')

        assert find(tmp_path) == Settings(str(tmp_path / "itareport.toml"), ("ITA101",))

    def test_the_nearest_folder_upwards_counts(self, tmp_path, write):
        write("pyproject.toml", '[tool.itareport]\nignore = ["ITA101"]\n')
        write("data/itareport.toml", 'ignore = ["ITA102"]\n')

        assert find(tmp_path / "data" / "2568").ignore == ("ITA102",)
        assert find(tmp_path).ignore == ("ITA101",)

    def test_ones_own_file_comes_before_pyproject_of_the_same_folder(self, tmp_path, write):
        write("pyproject.toml", '[tool.itareport]\nignore = ["ITA101"]\n')
        write("itareport.toml", 'ignore = ["ITA102"]\n')

        assert find(tmp_path).ignore == ("ITA102",)

    @pytest.mark.parametrize("text", ["", '[project]\nname = "itareport-data"\n', "[tool.other]\n", "this is no TOML"])
    def test_a_pyproject_that_says_nothing_about_us_is_passed_over(self, tmp_path, write, text):
        write("itareport.toml", 'ignore = ["ITA102"]\n')
        write("data/pyproject.toml", text)

        assert find(tmp_path / "data").ignore == ("ITA102",)

    def test_a_relative_folder_is_searched_from_the_current_one(self, tmp_path, write, monkeypatch):
        write("itareport.toml", 'ignore = ["ITA102"]\n')
        (tmp_path / "data").mkdir()
        monkeypatch.chdir(tmp_path / "data")

        assert find(tmp_path.__class__()).ignore == ("ITA102",)

    def test_a_byte_order_mark_is_fine(self, tmp_path, write):
        write("itareport.toml", '\ufeffignore = ["ITA102"]\n')

        assert find(tmp_path).ignore == ("ITA102",)

    def test_a_file_that_cannot_be_read_is_reported(self, tmp_path, write, monkeypatch):
        def refuse(_file, _mode):
            raise PermissionError(errno.EACCES, "Permission denied")

        write("itareport.toml", "")
        monkeypatch.setattr(pathlib.Path, "open", refuse)

        with pytest.raises(ReadError, match=r"cannot read .*itareport\.toml: "):
            find(tmp_path)

    def test_no_toml_reader_is_loaded_without_a_file(self):
        code = (
            "import sys, pathlib; from itareport.rules.settings import find; find(pathlib.Path('/'));"
            "sys.exit('tomllib' in sys.modules)"
        )

        assert subprocess.run([sys.executable, "-c", code], check=False, env=unmeasured()).returncode == 0


class TestRefusing:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("select = [", "itareport.toml:1:11: the settings cannot be read"),
            ('chosen = ["ITA101"]', "chosen: there is no such setting; there are select, ignore, severity"),
            ('select = "ITA101"', "select: a list of rule ids is expected"),
            ("ignore = [101]", "ignore: a list of rule ids is expected"),
            ('ignore = ["ITA999"]', "ignore: there is no rule ITA999"),
            ('select = ["period-year"]', "select: there is no rule period-year"),
            ('select = [""]', 'select: there is no rule ""'),
            ('severity = ["ITA101"]', 'severity: a table is expected, for example { ITA106 = "error" }'),
            ('severity = { ITA999 = "error" }', "severity: there is no rule ITA999"),
            ('severity = { ITA101 = "fatal" }', "ITA101 has the severity fatal; there are error, warning, info"),
            ("severity = { ITA101 = 1 }", "ITA101 has the severity 1"),
        ],
    )
    def test_what_is_wrong_is_named_with_file_and_key(self, tmp_path, write, text, message):
        write("itareport.toml", text)

        with pytest.raises(UsageError) as refused:
            find(tmp_path)

        assert str(tmp_path / "itareport.toml") in refused.value.message
        assert message in refused.value.message

    def test_the_table_must_be_a_table(self, tmp_path, write):
        write("pyproject.toml", "[tool]\nitareport = 1\n")

        with pytest.raises(UsageError, match=r"tool\.itareport: a table is expected"):
            find(tmp_path)

    def test_settings_in_another_encoding_are_no_toml(self, tmp_path):
        (tmp_path / "itareport.toml").write_bytes("# ปี\n".encode("cp874"))

        with pytest.raises(UsageError, match="not written in UTF-8"):
            find(tmp_path)


class TestChoosing:
    def test_by_default_all_rules_but_the_dictionarys_run(self):
        silent = [rule.id for rule in RULES if not Settings().runs(rule)]

        assert all(id_.startswith("ITA30") for id_ in silent)

    def test_select_leaves_only_what_it_names(self, ids):
        assert ids(TWO_FAULTS) == ["ITA102", "ITA101"]
        assert ids(TWO_FAULTS, settings=Settings(select=("ITA101",))) == ["ITA101"]

    def test_a_beginning_stands_for_all_ids_that_begin_so(self, ids):
        assert ids(TWO_FAULTS, settings=Settings(select=("ITA2",))) == []
        assert ids(TWO_FAULTS, settings=Settings(select=("ITA10",))) == ["ITA102", "ITA101"]

    def test_ignore_takes_away(self, ids):
        settings = Settings(select=("ITA",), ignore=("ITA102",))

        assert ids(TWO_FAULTS, settings=settings) == ["ITA101"]

    def test_errors_stay_whatever_is_selected(self, ids):
        assert ids({PERIOD: "        period:\n"}, settings=Settings(select=("ITA101",))) == ["ITA053"]

    def test_a_rule_that_is_off_makes_no_ignore_comment_unused(self, ids):
        changes = {PERIOD: f"{PERIOD[:-1]}  # itareport: ignore[ITA102]\n"}

        assert ids(changes, settings=Settings(ignore=("ITA102",))) == []

    def test_severity_is_changed(self, found):
        settings = Settings(severity={"ITA101": Severity.ERROR, "ITA102": Severity.INFO})

        severities = {finding.rule: finding.severity.value for finding in found(TWO_FAULTS, settings=settings)}

        assert severities == {"ITA101": "error", "ITA102": "info"}


class TestErrors:
    @pytest.mark.parametrize(
        "settings",
        [
            Settings("itareport.toml", ignore=("ITA053",)),
            Settings("itareport.toml", severity={"ITA053": Severity.INFO}),
        ],
    )
    def test_an_error_cannot_be_silenced_and_trying_is_a_warning(self, found, settings):
        findings = found({PERIOD: "        period:\n"}, settings=settings)

        assert [(finding.rule, finding.severity.value) for finding in findings] == [
            ("ITA191", "warning"),
            ("ITA053", "error"),
        ]
        assert "itareport.toml names ITA053" in findings[0].message

    def test_calling_an_error_an_error_is_no_fault(self, ids):
        settings = Settings("itareport.toml", severity={"ITA053": Severity.ERROR})

        assert ids({PERIOD: "        period:\n"}, settings=settings) == ["ITA053"]

    def test_a_beginning_that_covers_errors_takes_away_the_others_only(self, ids):
        changes = {PERIOD: "        period:\n", "ดำเนินการตามแผน": "..."}

        assert ids(changes, settings=Settings("itareport.toml", ignore=("ITA",))) == ["ITA053"]
        assert BY_ID["ITA053"].severity is Severity.ERROR
