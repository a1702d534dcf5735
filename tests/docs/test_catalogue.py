"""The script that keeps the catalogue of Thai messages."""

from __future__ import annotations

import ast
import gettext
from io import BytesIO

import pytest

SOURCE = """
from itareport.i18n import N_, _, ngettext
LATER = N_("shown later")
def say(name, count):
    print(_("hello " "{name}"), _(NAMES["a key"]), ngettext("{count} file", "{count} files", count))
"""
COMPLETE = """
msgid "shown later"
msgstr "แสดงภายหลัง"

msgid "hello {name}"
msgstr "สวัสดี {name}"

msgid "{count} file"
msgid_plural "{count} files"
msgstr[0] "{count} ไฟล์"
"""


@pytest.fixture
def project(catalogue, tmp_path, monkeypatch):
    """A source tree of one module; the answer writes its catalogue."""
    sources = tmp_path / "src"
    sources.mkdir()
    (sources / "module.py").write_text(SOURCE, encoding="utf-8")
    po = tmp_path / catalogue.PO
    po.parent.mkdir(parents=True)
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    monkeypatch.setattr(catalogue, "SOURCES", sources)

    def write(entries: str) -> None:
        po.write_text(f"{catalogue._HEADER}\n{entries.strip()}\n", encoding="utf-8")

    return write


def test_a_complete_catalogue_has_no_faults(catalogue, project):
    project(COMPLETE)

    assert catalogue.faults() == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("แสดงภายหลัง", "", "not translated: 'shown later'"),
        ('msgid "hello', '#, fuzzy\nmsgid "hello', "marked as fuzzy: 'hello {name}'"),
        ("สวัสดี {name}", "สวัสดี {nam}", "other {fields} than the message: 'hello {name}'"),
        ("สวัสดี {name}", "สวัสดี", "other {fields} than the message: 'hello {name}'"),
        ("{count} ไฟล์", "{n} ไฟล์", "other {fields} than the message: ('{count} file', '{count} files')"),
    ],
)
def test_a_fault_is_named_with_its_message(catalogue, project, old, new, fault):
    assert old in COMPLETE
    project(COMPLETE.replace(old, new))

    assert catalogue.faults() == [fault]


def test_new_messages_are_added_without_a_translation_and_old_ones_dropped(catalogue, project):
    project('msgid "gone"\nmsgstr "หายไป"\n\nmsgid "hello {name}"\nmsgstr "สวัสดี {name}"')

    written = catalogue.files()[catalogue.PO].decode()

    assert 'msgid "shown later"\nmsgstr ""\n' in written
    assert 'msgstr "สวัสดี {name}"' in written
    assert "gone" not in written


def test_the_same_catalogue_is_written_the_same(catalogue, project):
    project(COMPLETE)
    first = catalogue.files()
    project(first[catalogue.PO].decode().removeprefix(catalogue._HEADER))

    assert catalogue.files() == first


def test_gettext_reads_what_was_compiled(catalogue, project):
    project(COMPLETE.replace("แสดงภายหลัง", ""))

    read = gettext.GNUTranslations(BytesIO(catalogue.files()[catalogue.MO]))

    assert read.gettext("hello {name}") == "สวัสดี {name}"
    assert read.ngettext("{count} file", "{count} files", 2) == "{count} ไฟล์"
    assert read.gettext("shown later") == "shown later"


COUNTED = {"cell", "count", "index", "limit", "paragraph", "row", "seconds", "table"}
WRITERS = {"number", "digits"}


def test_what_a_message_counts_is_written_in_the_digits_of_its_language(root):
    bare = [
        f"{path.name}:{call.lineno}: {keyword.arg}"
        for path in (root / "src").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "format"
        for keyword in call.keywords
        if keyword.arg in COUNTED and not _is_written_by(keyword.value)
    ]

    assert bare == [], "write it with i18n.number"


def _is_written_by(value: ast.expr) -> bool:
    """Whether a value is what one of ``WRITERS`` gives: ``number(…)`` or ``i18n.number(…)``."""
    return isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2] in WRITERS
