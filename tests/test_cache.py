"""Findings kept for the next run: the same as fresh ones, for as long as nothing changed that they depend on."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest

from itareport import cache as caching
from itareport.cache import Cache, Found
from itareport.findings import Severity
from itareport.forms import EditionFile, Editions
from itareport.jobs import Done, Job, Order, run
from itareport.pictures import PictureFault, PictureFile
from itareport.project import Project
from itareport.results import InvalidDataError
from itareport.rules.sample import SAMPLE
from itareport.rules.settings import Settings
from support.systems import posix

JOB = Job("a.yaml", SAMPLE.encode())
ORDER = Order(build=True, language="en")
PICTURE = PictureFile(b"one", "png", 10, 10, 1)
FAULT = PictureFault(missing=True, message="there is none", hint="")


def cache_of(folder: Path, order: Order = ORDER) -> Cache:
    """A cache of a run with this order."""
    cache = Cache(folder)
    cache.begin(order)
    return cache


def kept(cache: Cache, job: Job = JOB, order: Order = ORDER) -> Done:
    """Do a job, and keep what came of it."""
    done = run(job._replace(key=cache.key(job)), order)
    cache.put(done)
    cache.close()
    return done


def found(cache: Cache, job: Job = JOB) -> Found | None:
    return cache.get(cache.key(job))


def corpus(root: Path) -> Iterator[Job]:
    """Data files that are right, faulty in many ways, half filled, or no YAML."""
    for file in sorted([*(root / "tests" / "cases").rglob("*.yaml"), *(root / "data").glob("*.yaml")]):
        yield Job(file.name, file.read_bytes())
    yield JOB
    yield Job("ป้าย\udcff.yaml", SAMPLE.replace("กองคลัง", "กองคลัง  ").encode())
    for data in (b"", b"\xff\xfe", b"format: 2\n", b"issues: [1, {measures: 3}]\nfiscal_year: \xe0\xb8\x81\n"):
        yield Job("bad.yaml", data)


class DescribeWhatIsKept:
    @pytest.mark.parametrize("language", ["th", "en"])
    @pytest.mark.parametrize("build", [True, False])
    def it_is_the_same_in_all_fields_as_what_is_found_now(
        self, tmp_path: Path, root: Path, language: str, build: bool
    ) -> None:
        order = Order(build=build, language=language)
        cache = cache_of(tmp_path, order)
        jobs = [job._replace(key=cache.key(job)) for job in corpus(root)]
        all_done = [run(job, order) for job in jobs]
        for done in all_done:
            cache.put(done)
        cache.close()
        assert sum(len(done.result.findings) for done in all_done) > 100
        again = cache_of(tmp_path, order)
        for done in all_done:
            fresh = Found(done.result._replace(error=None), done.made_from)
            earlier = again.get(done.key)
            assert earlier == fresh
            assert repr(earlier) == repr(fresh), "of the same types too"
        assert len({done.key for done in all_done}) == len(jobs)
        assert again.failure == ""

    def it_is_none_of_what_the_machine_did(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def check(*_arguments: object) -> object:
            raise MemoryError

        cache = cache_of(tmp_path)
        with monkeypatch.context() as patched:
            patched.setattr("itareport.checking.check", check)
            kept(cache)
        assert found(cache) is None

    def it_is_no_file_with_very_many_findings(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        cache = cache_of(tmp_path)
        broken = JOB._replace(data=b"format: 2\n")
        monkeypatch.setattr(caching, "MAX_ROW", 100)
        assert isinstance(kept(cache, broken).result.error, InvalidDataError)
        assert found(cache, broken) is None
        monkeypatch.setattr(caching, "MAX_ROW", 10_000)
        kept(cache, broken)
        assert found(cache, broken) is not None

    def it_is_the_newest_of_too_many(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(caching, "MAX_ROWS", 2)
        cache = cache_of(tmp_path)
        jobs = [JOB._replace(name=name) for name in ("a", "b", "c")]
        for job in jobs:
            kept(cache, job)
        assert [found(cache, job) is not None for job in jobs] == [False, True, True]

    def it_is_written_also_before_the_run_ends(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(caching, "_TOGETHER", 2)
        cache = cache_of(tmp_path)
        jobs = [JOB._replace(name=name) for name in ("a", "b", "c")]
        for job in jobs:
            cache.put(run(job._replace(key=cache.key(job)), ORDER))
        assert [found(cache_of(tmp_path), job) is not None for job in jobs] == [True, True, False]

    @posix
    def it_is_for_its_owner_alone(self, tmp_path: Path) -> None:
        old = os.umask(0)
        try:
            kept(cache_of(tmp_path / "new"))
        finally:
            os.umask(old)
        modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "new", *(tmp_path / "new").iterdir())}
        assert modes == {"new": 0o700, "findings.sqlite3": 0o600}


OTHER_JOBS: dict[str, list[Any]] = {
    "name": ["b.yaml"],
    "data": [SAMPLE.encode() + b"\n", b""],
    "project": [
        Project(Settings(ignore=("ITA101",))),
        Project(Settings(select=("ITA1",))),
        Project(Settings(severity={"ITA101": Severity.ERROR})),
        Project(Settings(file="itareport.toml")),
        Project(editions=Editions({2568: EditionFile(2568, "forms/2568.yaml", b"one")})),
        Project(editions=Editions({2568: EditionFile(2568, "forms/2568.yaml", b"two")})),
    ],
    "pictures": [
        {"a.png": PICTURE},
        {"b.png": PICTURE},
        {"a.png": PICTURE._replace(data=b"two")},
        {"a.png": PICTURE._replace(width=11)},
        {"a.png": FAULT},
        {"a.png": FAULT._replace(message="it is damaged")},
    ],
    "twin": ["b.yaml"],
}
OTHER_ORDERS: dict[str, list[Any]] = {
    "document": ["report", "plan"],
    "language": ["th"],
    "build": [False],
    "strict": [True],
    "force": [True],
    "embed": [False],
    "template": [b"one", b"two"],
    "to": [("docx",)],
    "version": ["0.0.0"],
}


class DescribeTheKey:
    def it_is_another_for_each_change_of_the_job(self, tmp_path: Path) -> None:
        cache = cache_of(tmp_path)
        others = [JOB._replace(**{field: other}) for field, values in OTHER_JOBS.items() for other in values]
        assert len({cache.key(job) for job in (JOB, *others)}) == 1 + len(others)
        assert set(Job._fields) == {*OTHER_JOBS, "standing", "key"}, "the last two are set after it"

    def it_is_another_for_each_change_of_the_order(self, tmp_path: Path) -> None:
        others = [ORDER._replace(**{field: other}) for field, values in OTHER_ORDERS.items() for other in values]
        assert len({cache_of(tmp_path, order).key(JOB) for order in (ORDER, *others)}) == 1 + len(others)
        assert set(Order._fields) == set(OTHER_ORDERS)

    def it_is_the_same_in_another_process_and_for_equal_data(self, tmp_path: Path) -> None:
        one = cache_of(tmp_path).key(JOB._replace(project=Project(), pictures={"a.png": PICTURE}))
        other = cache_of(tmp_path).key(JOB._replace(project=Project(), pictures={"a.png": PICTURE._replace()}))
        assert one == other

    def it_is_another_for_another_program(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def key() -> bytes:
            return cache_of(tmp_path).key(JOB)

        package, installed = tmp_path / "itareport", tmp_path / "site-packages"
        (package / "rules" / "__pycache__").mkdir(parents=True)
        (package / "rules" / "one.py").write_text("1")
        installed.mkdir()
        monkeypatch.setattr(caching, "__file__", str(package / "cache.py"))
        monkeypatch.setattr(sys, "path", [str(installed), "nowhere"])
        keys = [key()]
        (package / "rules" / "one.py").write_text("2")
        keys.append(key())
        (package / "rules" / "two.py").write_text("")
        keys.append(key())
        (installed / "pydantic-2.11.dist-info").mkdir()
        keys.append(key())
        monkeypatch.setattr(sys, "version", "3.99")
        keys.append(key())
        assert len(set(keys)) == len(keys)
        (package / "rules" / "__pycache__" / "one.pyc").write_bytes(b"1")
        os.utime(package / "rules" / "one.py", (1, 1))
        (installed / "notes.txt").write_text("")
        assert key() == keys[-1]


class DescribeDamage:
    def it_finds_nothing_in_a_damaged_row(self, tmp_path: Path) -> None:
        done = kept(cache_of(tmp_path), JOB._replace(data=b"format: 2\n"))
        packed = caching._packed(Found(done.result, done.made_from))
        right = caching._unpacked(packed)
        assert right is not None
        for place in range(len(packed)):
            damaged = packed[:place] + bytes([packed[place] ^ 0x10]) + packed[place + 1 :]
            assert caching._unpacked(damaged) in (None, right)
        assert caching._unpacked(packed[:-1]) is None

    @pytest.mark.parametrize("place", range(7))
    def it_finds_nothing_in_a_row_of_another_form(self, place: int) -> None:
        done = run(JOB._replace(data=b"format: 2\n"), Order(language="en"))
        right = [*done.result[:6], done.made_from]
        other_forms = [None, 1, "", [], {}, True, ["x"], [["x"] * 8], [[1] * 10], {"x": "y"}, {"1": 1}]
        accepted = []
        for other in other_forms:
            row = json.dumps([*right[:place], other, *right[place + 1 :]])
            if caching._unpacked(zlib.compress(row.encode())) is not None:
                accepted.append(other)
        assert accepted == [[""], ["", [], {}], [{}], [], [None], [], [""]][place]

    @pytest.mark.parametrize("row", [None, 1, "text", b"", b"x", zlib.compress(b"[" * 100_000)])
    def it_finds_nothing_in_a_row_that_holds_something_else(self, row: object) -> None:
        assert caching._unpacked(row) is None


def unusable(cache: Cache) -> str:
    """Use a cache that cannot be used: nothing is found, nothing fails, and why is said."""
    assert found(cache) is None
    kept(cache)
    assert found(cache) is None
    return cache.failure


class DescribeWhatCannotBeUsed:
    def it_does_without_a_broken_file_and_leaves_it(self, tmp_path: Path) -> None:
        file = tmp_path / "findings.sqlite3"
        file.write_bytes(b"mine" * 1000)
        assert "not a database" in unusable(cache_of(tmp_path))
        assert file.read_bytes() == b"mine" * 1000

    def it_does_without_a_file_that_is_damaged_inside(self, tmp_path: Path) -> None:
        kept(cache_of(tmp_path))
        file = tmp_path / "findings.sqlite3"
        whole = file.read_bytes()
        file.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
        assert unusable(cache_of(tmp_path))

    def it_does_without_the_database_of_another_program_and_leaves_it(self, tmp_path: Path) -> None:
        file = tmp_path / "findings.sqlite3"
        with sqlite3.connect(file) as other:
            other.execute("CREATE TABLE mine (key)")
        other.close()
        before = file.read_bytes()
        assert "another program" in unusable(cache_of(tmp_path))
        assert file.read_bytes() == before

    def it_does_without_where_there_is_no_folder(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        assert unusable(cache_of(tmp_path / "file"))
        assert unusable(cache_of(tmp_path / "file" / "below"))
        assert unusable(cache_of(tmp_path / "\0"))

    def it_does_without_where_the_program_itself_cannot_be_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(caching, "__file__", str(tmp_path / "gone" / "cache.py"))
        assert "gone" in unusable(cache_of(tmp_path))
        assert list(tmp_path.iterdir()) == []

    def it_does_without_what_another_run_holds(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(caching, "_PATIENCE", 0)
        kept(cache_of(tmp_path))
        holder = sqlite3.connect(tmp_path / "findings.sqlite3", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        other = JOB._replace(name="b.yaml")
        cache = cache_of(tmp_path)
        assert found(cache) is not None, "who writes keeps nobody from reading"
        kept(cache, other)
        assert "locked" in cache.failure
        holder.close()
        assert found(cache_of(tmp_path), other) is None
        assert found(cache_of(tmp_path)) is not None

    def it_does_without_on_a_full_disk_and_leaves_what_is_there(self, tmp_path: Path) -> None:
        cache = cache_of(tmp_path)
        kept(cache)
        assert found(cache) is not None
        assert cache._database is not None
        cache._database.execute("PRAGMA max_page_count = 1")
        for number in range(20):
            job = JOB._replace(name=Random(number).randbytes(1000).hex())
            cache.put(run(job._replace(key=cache.key(job)), ORDER))
        cache.close()
        assert "full" in cache.failure
        assert found(cache_of(tmp_path)) is not None

    def it_does_without_in_another_thread(self, tmp_path: Path) -> None:
        cache = cache_of(tmp_path)
        kept(cache)
        assert found(cache) is not None
        with ThreadPoolExecutor(1) as executor:
            assert executor.submit(found, cache).result() is None
        assert "thread" in cache.failure
