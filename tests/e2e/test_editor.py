"""The data file in an editor: a real yaml-language-server with our JSON Schema, found by the modeline."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from itareport.api import init
from itareport.cli.run import REPORT_BUGS
from itareport.fields import KEYS
from itareport.forms import edition_for
from itareport.rollover import new_file
from itareport.rules.sample import SAMPLE
from itareport.schema import json_schema
from itareport.workspace import modeline, ready_modeline
from support.editor import Editor
from support.systems import posix

pytestmark = [pytest.mark.xdist_group("editor"), posix]

FIRST_KEY = "- name: มาตรการปรับปรุงการให้บริการ"
PERIOD = "        period: ไตรมาส ๒\n"
YEAR = "fiscal_year: 2568"
FIRST_STEP = "          - สำรวจความต้องการของประชาชน\n"
SIXTH, SEVENTH = SAMPLE.index("  - number: 6"), SAMPLE.index("  - number: 7")

Put = Callable[[str], Path]


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    with Editor() as running:
        yield running


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write a data file with a modeline that names our schema beside it."""
    (tmp_path / "itareport.schema.json").write_text(json.dumps(json_schema(), ensure_ascii=False), "utf-8")

    def write(text: str) -> Path:
        file = tmp_path / "measures_2568.yaml"
        file.write_text(f"# yaml-language-server: $schema={tmp_path}/itareport.schema.json\n{text}", "utf-8")
        return file

    return write


def changed(old: str, new: str) -> str:
    assert SAMPLE.count(old) == 1
    return SAMPLE.replace(old, new)


def diagnostics(editor: Editor, file: Path) -> list[tuple[str, str]]:
    """The line at which each diagnostic begins, and its text."""
    lines = file.read_text("utf-8").splitlines()
    return [(lines[found["range"]["start"]["line"]].strip(), found["message"]) for found in editor.open(file)]


def place(file: Path, text: str) -> tuple[int, int]:
    """Line and column, from 0, of the end of the only occurrence of ``text``."""
    whole = file.read_text("utf-8")
    assert whole.count(text) == 1
    before = whole[: whole.index(text) + len(text)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


class DescribeDiagnostics:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param(
                changed(PERIOD, "        peroid: ไตรมาส ๒\n"),
                [
                    (FIRST_KEY, 'Missing property "period".'),
                    ("peroid: ไตรมาส ๒", "Property peroid is not allowed."),
                ],
                id="misspelt key",
            ),
            pytest.param(
                changed(PERIOD, f"{PERIOD}        note: x\n"),
                [("note: x", "Property note is not allowed.")],
                id="unknown key",
            ),
            pytest.param(changed(PERIOD, ""), [(FIRST_KEY, 'Missing property "period".')], id="missing key"),
            pytest.param(
                changed(PERIOD, '        period: " "\n'),
                [('period: " "', "ต้องมีข้อความ จะเว้นว่างหรือพิมพ์แต่ช่องว่างไม่ได้")],
                id="empty text",
            ),
            pytest.param(
                changed(PERIOD, "        period:\n"),
                [("period:", "Incorrect type. Expected one of string, number, boolean.")],
                id="no value",
            ),
            pytest.param(
                changed(FIRST_STEP, "          -\n"),
                [("-", "Incorrect type. Expected one of string, number, boolean.")],
                id="empty entry",
            ),
            pytest.param(
                changed("outputs: เผยแพร่ข่าวสาร ๑๒๐ เรื่อง", "outputs: []"),
                [("outputs: []", "Array has too few items. Expected 1 or more.")],
                id="empty list",
            ),
            pytest.param(
                changed(PERIOD, '        period: "ไตรมาส\\u2028๒"\n'),
                [('period: "ไตรมาส\\u2028๒"', "Matches a schema that is not allowed.")],
                id="refused character",
            ),
            pytest.param(
                changed(YEAR, "fiscal_year: 2025"),
                [("fiscal_year: 2025", "Value is below the minimum of 2500.")],
                id="gregorian year",
            ),
            pytest.param(
                changed(YEAR, "fiscal_year: ๒๐๒๕"),
                [
                    (
                        "fiscal_year: ๒๐๒๕",
                        "ต้องเป็นปีพุทธศักราชสี่หลัก ตั้งแต่ 2500 ถึง 2699 เช่น 2568 หรือ ๒๕๖๘",
                    )
                ],
                id="gregorian year in Thai digits",
            ),
            pytest.param(
                changed("format: 1", "format: 2"),
                [("format: 2", 'Value is not accepted. Valid values: 1, "1", "๑".')],
                id="another format",
            ),
            pytest.param(
                SAMPLE[:SEVENTH], [("- number: 1", "Array has too few items. Expected 7 or more.")], id="six issues"
            ),
            pytest.param(
                SAMPLE + SAMPLE[SEVENTH:],
                [("- number: 1", "Array has too many items. Expected 7 or fewer.")],
                id="eight issues",
            ),
            pytest.param(
                SAMPLE[:SIXTH] + SAMPLE[SEVENTH:] + SAMPLE[SIXTH:SEVENTH],
                [
                    ("- number: 7", 'Value is not accepted. Valid values: 6, "6", "๖".'),
                    ("- number: 6", 'Value is not accepted. Valid values: 7, "7", "๗".'),
                ],
                id="issues out of order",
            ),
        ],
    )
    def it_marks_the_line_of_the_fault(
        self, editor: Editor, put: Put, text: str, expected: list[tuple[str, str]]
    ) -> None:
        assert diagnostics(editor, put(text)) == expected

    @pytest.mark.parametrize(
        "text",
        [
            SAMPLE,
            changed(YEAR, "fiscal_year: ๒๕๖๘"),
            changed("number: 3", 'number: "3"'),
            changed("number: 3", "number: ๓"),
            *(
                changed(PERIOD, f"        period: {typed}\n")
                for typed in ("no", "true", "12:30", "2568-10-01", "0123", "1e3", "1.10", "5", "=", "🎉", "ก" * 3000)
            ),
            changed(FIRST_STEP, "          - 5\n"),
        ],
    )
    def it_lets_pass_what_validate_lets_pass(self, editor: Editor, put: Put, text: str) -> None:
        assert diagnostics(editor, put(text)) == []


class DescribeHelpWhileTyping:
    @pytest.mark.parametrize(("typed", "column"), [("        \n", 8), ("        per\n", 11)])
    def it_completes_a_key_of_a_measure(self, editor: Editor, put: Put, typed: str, column: int) -> None:
        file = put(changed(PERIOD, typed))
        editor.open(file)
        line = file.read_text("utf-8").splitlines().index(typed.rstrip("\n"))
        (offered,) = (item for item in editor.completions(file, line, column) if item["label"] == "period")
        assert offered["insertText"].startswith("period: ")
        assert offered["documentation"] == json_schema()["$defs"]["Measure"]["properties"]["period"]["description"]

    def it_offers_only_the_keys_that_the_measure_lacks(self, editor: Editor, put: Put) -> None:
        file = put(changed(PERIOD, "        \n"))
        editor.open(file)
        line = file.read_text("utf-8").splitlines().index("        ")
        keys = {item["label"] for item in editor.completions(file, line, 8) if item["kind"] == _PROPERTY}
        assert keys == {"period", *set(KEYS.all) - set(KEYS.standard)}

    @pytest.mark.parametrize(
        ("key", "model"),
        [(key, None) for key in json_schema()["properties"] if key != "title"]
        + [(key, "Agency") for key in ("district", "province")]
        + [(key, "Measure") for key in ("responsible", "period")],
    )
    def it_explains_a_key_in_thai(self, editor: Editor, put: Put, key: str, model: str | None) -> None:
        schema = json_schema()
        field = (schema["$defs"][model] if model else schema)["properties"][key]
        file = put(SAMPLE if f"{key}:" in SAMPLE else f"{SAMPLE}{key}: ก\n")
        editor.open(file)
        line = next(n for n, text in enumerate(file.read_text("utf-8").splitlines()) if text.strip().startswith(key))
        column = file.read_text("utf-8").splitlines()[line].index(key) + 1
        said = editor.hover(file, line, column)
        assert _plain(field["title"]) in said
        assert _plain(field.get("description", "หน่วยงานเจ้าของรายงาน")) in said

    def it_names_only_the_number_that_an_issue_may_have(self, editor: Editor, put: Put) -> None:
        file = put(SAMPLE)
        editor.open(file)
        said = editor.hover(file, *place(file, "- number: 3"))
        assert re.findall(r"(?m)^\* (.*)$", said) == ["`3`", '`"3"`', "`๓`"]


_PROPERTY = 10
"""The kind of a completion that is a key (CompletionItemKind of the protocol)."""


def _plain(text: str) -> str:
    """As the server writes it into Markdown."""
    return re.sub(r"([\\`*_{}[\]#+!])", r"\\\1", text)


class DescribeFilesWithAModeline:
    def it_finds_nothing_in_the_shipped_data(self, editor: Editor, shipped: Path) -> None:
        assert diagnostics(editor, shipped) == []

    def it_reads_the_committed_schema_there(self, editor: Editor, shipped: Path) -> None:
        editor.open(shipped)
        said = editor.hover(shipped, *place(shipped, "\nfiscal_year"))
        assert "ปีพุทธศักราชสี่หลัก" in said
        assert said.rstrip(")").endswith("/schema/itareport.schema.json")

    def it_reads_a_schema_beside_a_folder_with_a_thai_name(self, editor: Editor, put: Put, tmp_path: Path) -> None:
        put("")
        file = tmp_path / "ข้อมูล ปี ๒๕๖๘" / "มาตรการ.yaml"
        file.parent.mkdir()
        modeline = "# yaml-language-server: $schema=../itareport.schema.json\n"
        file.write_text(modeline + changed(PERIOD, ""), "utf-8")
        assert diagnostics(editor, file) == [(FIRST_KEY, 'Missing property "period".')]

    def it_marks_only_what_is_to_be_filled_in_in_a_new_file(self, editor: Editor, put: Put) -> None:
        text = new_file(2569, None, edition_for(2569), modeline=ready_modeline())
        _first, _, rest = text.partition("\n")
        found = diagnostics(editor, put(rest))
        assert len(found) == 3 + 7 * 4
        assert {message.partition(".")[0] for _line, message in found} == {"Incorrect type"}

    def it_names_the_schema_of_the_release_where_none_is_available(self, root: Path, tmp_path: Path) -> None:
        address = modeline(tmp_path / "data").removeprefix("# yaml-language-server: $schema=")
        assert address.startswith(REPORT_BUGS.removesuffix("issues") + "releases/download/v")
        assert address.endswith("/itareport.schema.json")
        assert json.loads((root / "schema/itareport.schema.json").read_text("utf-8")) == json_schema()

    def it_knows_the_format_offline_in_a_folder_of_init(self, editor: Editor, tmp_path: Path) -> None:
        made = init(tmp_path / "ITA")
        file = made.paths[0]
        file.write_text(made.text.partition("\n")[0] + "\n" + changed(PERIOD, "        peroid: ไตรมาส ๒\n"), "utf-8")
        assert {message for _line, message in diagnostics(editor, file)} == {
            'Missing property "period".',
            "Property peroid is not allowed.",
        }
