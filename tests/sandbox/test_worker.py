"""The process that fills templates which are not our own: requests and answers."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from itareport.sandbox import worker
from itareport.sandbox.worker import serve


@pytest.fixture(autouse=True)
def _no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process is not the child: it must not be limited."""
    monkeypatch.setattr(worker, "limit", lambda _seconds: None)


def answers(sources: dict[str, str], *requests: dict[str, Any]) -> list[dict[str, Any]]:
    lines = [{"language": "en", "sources": sources}, *({"seconds": 1, **request} for request in requests)]
    out = io.BytesIO()
    serve(io.BytesIO(b"".join(json.dumps(line).encode() + b"\n" for line in lines)), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_it_says_that_it_is_there_and_then_fills_one_report_after_the_other():
    assert answers({"a": "<b><{{\ntitle }}></b>"}, {"values": {"title": "<ก>"}}, {"values": {"title": "ข"}}) == [
        {},
        {"filled": {"a": "<b>&lt;ก&gt;</b>"}},
        {"filled": {"a": "<b>ข</b>"}},
    ]


def test_what_cannot_be_filled_is_a_fault_at_its_tag():
    sources = {"a": "<{{\ntitle }}><{{\nnmae }}>", "b": ""}
    assert answers(sources, {"values": {"title": "ก"}})[1] == {"faults": [["a", 1, "there is no “nmae”"]]}


def test_a_source_that_cannot_be_read_is_a_fault_at_its_tag():
    found = answers({"a": "<{{\ntitle }}><{%\nif ( %}>"}, {"values": {}})[1]["faults"]
    assert [(part, number) for part, number, _message in found] == [("a", 1)]


def test_after_a_fault_it_goes_on():
    sources = {"a": "<{{\ntitle }}>"}
    assert [list(answer) for answer in answers(sources, {"values": {}}, {"values": {"title": "ก"}})[1:]] == [
        ["faults"],
        ["filled"],
    ]


def tags(*texts: str) -> dict[str, Any]:
    return {"a": [["print", "", text, f"{{{{ {text} }}}}", "", ""] for text in texts]}


def test_a_check_names_the_faults_of_every_part_and_fills_no_sample():
    request = {
        "tags": {**tags("titel", "x"), "b": tags("y")["a"]},
        "known": {"a": [], "b": []},
        "whole": True,
        "samples": [{"title": ""}],
    }
    answer = answers({"a": "", "b": ""}, request)[1]
    assert [(part, number) for part, number, _message in answer["faults"]] == [("a", 0), ("a", 1), ("b", 0)]
    assert answer["filled"] == []


def test_a_check_of_a_good_template_gives_the_filled_samples():
    request = {"tags": tags("title"), "known": {"a": []}, "whole": True, "samples": [{"title": "ก"}, {"title": "ข"}]}
    assert answers({"a": "<{{\ntitle }}>"}, request)[1] == {"faults": [], "filled": [{"a": "ก"}, {"a": "ข"}]}


def test_a_tag_that_is_known_to_be_faulty_keeps_the_samples_from_being_filled():
    request = {"tags": tags("x"), "known": {"a": [0]}, "whole": False, "samples": [{"title": ""}]}
    assert answers({"a": "<{{\nx }}>"}, request)[1] == {"faults": [], "filled": []}


def test_running_out_of_memory_is_a_fault(monkeypatch):
    def exhausted(*_arguments: object) -> None:
        raise MemoryError

    monkeypatch.setattr(worker, "check_tags", exhausted)
    request = {"tags": tags("x"), "known": {"a": []}, "whole": True, "samples": []}
    assert answers({"a": ""}, request)[1] == {"faults": [[None, None, "filling it takes too much memory"]]}


def test_a_bug_of_ours_is_reported_and_is_no_fault_of_the_template():
    assert "KeyError" in answers({}, {"nonsense": 1})[1]["bug"]
