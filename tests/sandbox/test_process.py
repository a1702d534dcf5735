"""A template of somebody else, filled in a process of its own."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

from itareport.errors import ItareportError, TemplateError
from itareport.sandbox import process as module
from itareport.sandbox.process import SandboxProcess, process_for
from itareport.templating.prepare import prepare
from itareport.templating.template import PreparedTemplate
from support.docx_faults import good_parts, paragraph

VALUES = {"title": "ก", "agency": {"name": "ข"}, "issues": [1, 2]}


def prepared(*texts: str) -> PreparedTemplate:
    return prepare(good_parts("".join(map(paragraph, texts))))


def test_it_fills_one_report_after_the_other_in_one_process():
    fenced = SandboxProcess(prepared("{{ title }}"))
    assert ">ก<" in fenced.fill(VALUES)["word/document.xml"]
    process = fenced._process
    assert ">ค<" in fenced.fill({**VALUES, "title": "ค"})["word/document.xml"]
    assert fenced._process is process


def test_a_fault_has_its_tag_and_its_place():
    with pytest.raises(TemplateError, match="the template is faulty") as raised:
        SandboxProcess(prepared("x", "a {{ title }} {{ nmae }}")).fill(VALUES)
    assert raised.value.faults == (
        "text of the document, paragraph 2 “a {{ title }} {{ nmae }}”: {{ nmae }}: there is no “nmae”",
    )


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{{ range(99999)|sum }}{% endfor %}",
        "{{ ('a' * 100000)|wordwrap(1) }}{{ ('b' * 100000)|wordwrap(1) }}{{ ('c' * 100000)|wordwrap(1) }}",
        "{{ 'x' * 10**10 }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{{ range(99999)|map('string')|map('center', 99999)|list|length }}",
    ],
)
def test_a_hostile_template_is_refused(text, monkeypatch):
    monkeypatch.setattr(module, "FILL_SECONDS", 1.0)
    with pytest.raises(TemplateError) as raised:
        SandboxProcess(prepared(text)).fill(VALUES)
    assert len(raised.value.faults) == 1


def test_to_check_and_to_fill_one_template_takes_ten_seconds_at_most():
    """What the machine kills after its time is tested below."""
    assert module.CHECK_SECONDS + module.FILL_SECONDS < 10


def test_after_its_process_has_died_another_is_started(monkeypatch):
    monkeypatch.setattr(module, "FILL_SECONDS", 0.5)
    fenced = SandboxProcess(
        prepared("{% if title == 'x' %}{% for a in range(99999) %}{{ range(99999)|sum }}{% endfor %}{% endif %}")
    )
    with pytest.raises(TemplateError) as raised:
        fenced.fill({**VALUES, "title": "x"})
    assert raised.value.faults == ("filling the template takes too long, or too much memory",)
    assert "<w:body>" in fenced.fill(VALUES)["word/document.xml"]


def test_nothing_in_the_environment_reaches_it(monkeypatch, tmp_path):
    (tmp_path / "json.py").write_text("raise SystemExit('misled')")
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit('misled')")
    for name, value in {
        "PYTHONPATH": str(tmp_path),
        "PYTHONSTARTUP": str(tmp_path / "json.py"),
        "PYTHONHOME": str(tmp_path),
        "PYTHONOPTIMIZE": "2",
        "PYTHONINSPECT": "1",
        "PYTHONWARNINGS": "error",
        "PYTHONIOENCODING": "latin-1",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    assert ">ก<" in SandboxProcess(prepared("{{ title }}")).fill(VALUES)["word/document.xml"]


def test_the_process_ends_with_the_template():
    template = prepared("{{ title }}")
    fenced = process_for(template)
    assert process_for(template) is fenced
    fenced.fill(VALUES)
    process = fenced._process
    assert process is not None
    assert process.poll() is None
    del fenced, template
    gc.collect()
    assert process.poll() == 0


def test_a_process_that_cannot_start_is_no_fault_of_the_template(monkeypatch):
    monkeypatch.setattr(module, "_START", "raise SystemExit")
    with pytest.raises(ItareportError, match="did not start") as raised:
        SandboxProcess(prepared("{{ title }}")).fill(VALUES)
    assert not isinstance(raised.value, TemplateError)


def test_a_bug_of_ours_in_the_process_is_raised_here():
    with pytest.raises(RuntimeError, match="KeyError"):
        SandboxProcess(prepared("{{ title }}"))._ask({"nonsense": 1}, 5.0)


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="only Linux tells the limits of a process")
def test_it_has_a_limit_of_memory_and_of_processor_time():
    fenced = SandboxProcess(prepared("{{ title }}"))
    fenced.fill(VALUES)
    process = fenced._process
    assert process is not None
    limits = Path(f"/proc/{process.pid}/limits").read_text(encoding="ascii")
    rows = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()}
    assert rows["Max address space"] == str(768 * 2**20)
    assert 5 <= int(rows["Max cpu time"]) <= 9


def test_it_runs_this_very_python():
    fenced = SandboxProcess(prepared("{{ title }}"))
    fenced.fill(VALUES)
    process = fenced._process
    assert process is not None
    assert process.args[:2] == [sys.executable, "-I"]
