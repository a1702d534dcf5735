"""Every generated file is what its sources give now: nothing stale, nothing missing, nothing left over."""

from __future__ import annotations

from pathlib import Path

import pytest

from itareport.importing.rules import RULES as IMPORT_RULES
from itareport.rules.catalogue import RULES

ROOT = Path(__file__).parents[2]


def stale(generated: dict[Path, bytes], under: str) -> list[str]:
    """The files below a folder that are missing or other than they should be."""
    wanted = {path: data for path, data in generated.items() if path.is_relative_to(under)}
    assert wanted, f"nothing is generated in {under}"
    return [
        str(path) for path, data in wanted.items() if not (ROOT / path).exists() or (ROOT / path).read_bytes() != data
    ]


@pytest.mark.parametrize("folder", ["docs/reference", "schema", "src/itareport/locale"])
def test_each_generated_file_is_as_make_docs_writes_it(generated, folder):
    assert stale(generated, folder) == [], "run make docs"


def test_nothing_else_lies_in_the_generated_folders(generate, generated):
    assert generate.superfluous(generated) == [], "run make docs"


def test_a_file_that_nothing_generates_is_seen(generate, generated, tmp_path, monkeypatch):
    (tmp_path / "docs/reference/rules").mkdir(parents=True)
    (tmp_path / "docs/reference/rules/ITA999.md").write_text("old")
    monkeypatch.setattr(generate, "ROOT", tmp_path)

    assert generate.superfluous(generated) == [Path("docs/reference/rules/ITA999.md")]


def test_every_rule_has_a_page_and_is_in_the_list(generated):
    listed = generated[Path("docs/reference/rules/README.md")].decode()
    for rule in (*RULES, *IMPORT_RULES):
        assert f"[{rule.id}]({rule.id}.md)" in listed
        assert f"# {rule.id} {rule.name}" in generated[Path(f"docs/reference/rules/{rule.id}.md")].decode()


def test_every_message_is_translated(catalogue):
    assert catalogue.faults() == []


def test_each_command_is_in_the_reference_in_both_languages(generated):
    page = generated[Path("docs/reference/commands.md")].decode()

    for command in ("build", "validate", "rules", "schema", "new", "import", "fmt", "diff", "template check"):
        section = page.partition(f"## itareport {command}\n")[2].partition("\n## ")[0]
        assert f"วิธีใช้: itareport {command} " in section
        assert f"Usage: itareport {command} " in section


def test_the_published_schema_is_what_the_command_prints(generated):
    assert generated[Path("schema/itareport.schema.json")].startswith(b'{\n  "$schema": "https://json-schema.org/')


def test_the_messages_on_the_page_of_mistakes_are_those_of_their_rules(generated, generate):
    page = generated[Path("docs/reference/mistakes.md")].decode()
    listed = [id_ for group in generate.mistakes.MISTAKES.values() for id_ in group]

    assert len(listed) >= 20
    for id_ in listed:
        assert f" {id_} " in page.partition(f"([{id_}](rules/{id_}.md))\n\n```text\n")[2].partition("\n")[0]
