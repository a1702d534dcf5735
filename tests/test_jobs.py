"""One job of a run, done by itself as any machine does it; tests/cli/test_batch.py has many, and their workers."""

from __future__ import annotations

import pytest

from itareport.jobs import Job, Order, run
from itareport.ooxml.stamp import made_from
from itareport.rules.sample import SAMPLE

JOB = Job("a.yaml", SAMPLE.encode())
BUILD = Order(build=True, language="en")


def test_a_worker_of_another_release_does_nothing() -> None:
    done = run(JOB, BUILD._replace(version="0.0"))
    assert done.word is None
    assert "this machine has itareport 0.0, a worker has" in str(done.result.error)


def test_a_checked_file_makes_nothing() -> None:
    done = run(JOB, Order(language="en"))
    assert (done.word, done.result.kind, done.result.error) == (None, "report", None)


def test_what_was_made_from_the_same_is_not_made_again_and_all_else_is() -> None:
    word = run(JOB, BUILD).word
    assert word is not None
    same = JOB._replace(standing={"report": made_from(word)})
    done = run(same, BUILD)
    assert (done.standing, done.word) == (True, None)
    other = same._replace(data=SAMPLE.replace("ไตรมาส ๒", "ไตรมาส ๓").encode())
    assert not run(other, BUILD).standing
    assert run(other, BUILD).word not in {None, word}


def test_a_file_that_takes_all_memory_is_given_up_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(*_arguments: object) -> object:
        raise MemoryError

    monkeypatch.setattr("itareport.checking.check", check)
    result = run(JOB, BUILD).result
    assert (result.name, result.exit_code()) == ("a.yaml", 3)
    assert "there is not enough memory" in str(result.error)


def test_findings_are_in_the_language_of_the_order() -> None:
    broken = JOB._replace(data=b"format: 2\n")
    thai, english = (run(broken, Order(language=each)).result.findings[0].message for each in ("th", "en"))
    assert thai != english
    assert english.isascii()
