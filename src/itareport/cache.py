"""What was found in data files, kept for the next run: by everything that it depends on, never by time.

A row was found by this very program in these very bytes, so that it is as true as what would be found now. Whatever is
wrong with the file that holds them, a run does without it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from itareport.errors import ItareportError
from itareport.findings import Finding, Severity, Span
from itareport.pictures import PictureFile
from itareport.progress import Progress, Unfilled
from itareport.results import InvalidDataError, Result

if TYPE_CHECKING:
    from itareport.jobs import Done, Job, Order
    from itareport.project import Project

MAX_ROWS = 20_000
"""The file holds no more results, the oldest go first: those of 8,400 data files that are checked and built, twice over.
Of the usual 2 KiB each they are 40 MiB."""

MAX_ROW = 16 << 10
"""Bytes, packed: some 200 findings. A file with more is checked each time, so that the rows have a bound in size too."""

_NAME = "findings.sqlite3"
_APPLICATION = 0x17A2568
"""What the file says it is of (``PRAGMA application_id``), so that nothing is written into another program's."""
_TOGETHER = 64
"""So many rows are written at once: one by one each would wait for the disk."""
_PATIENCE = 1.0
"""Seconds to wait for another run that is writing."""

T = TypeVar("T")


class Found(NamedTuple):
    """What was found in a data file, and the hash of what its document would be made from (``origin``).

    ``made_from`` is "" where no document was asked for, or where the data have errors.
    """

    result: Result
    made_from: str


class Cache:
    """Keeps what is found in data files in a ``folder``, which is made when it is first needed, for its owner alone.

    One process uses it, in one thread; several processes may share the folder. ``path`` is the file in it, ``failure``
    says why that could not be used, "" while it can.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / _NAME
        self.failure = ""
        self._database: sqlite3.Connection | None = None
        self._waiting: list[tuple[bytes, bytes]] = []
        self._run = b""
        self._project: tuple[Project, str] | None = None

    def begin(self, order: Order) -> None:
        """Begin a run, of which all jobs have this order."""
        try:
            self._run = _digest(repr((_program(), order)).encode("utf-8", "surrogatepass")).encode()
        except OSError as error:  # a file of ours is being replaced
            self.failure = str(error)

    def key(self, job: Job) -> bytes:
        """The hash of everything that a job's result depends on: all that the job holds, the order, and the program."""
        if self._project is None or self._project[0] is not job.project:
            self._project = (job.project, _digest(repr(job.project).encode()))
        # What is large is replaced by its hash; a field that a job will have one day counts without being named here.
        everything = job._asdict() | {
            "data": _digest(job.data),
            "project": self._project[1],
            "pictures": {name: _small(picture) for name, picture in (job.pictures or {}).items()},
        }
        return hashlib.sha256(self._run + repr(everything).encode("utf-8", "surrogatepass")).digest()

    def get(self, key: bytes) -> Found | None:
        """What was found under this key, None where nothing is kept or where the row is damaged."""
        row = self._do(lambda database: database.execute("SELECT found FROM findings WHERE key = ?", (key,)).fetchone())
        return None if row is None else _unpacked(row[0])

    def put(self, done: Done) -> None:
        """Keep what came of a job. What the machine did, such as lack of memory, is not what was found."""
        if done.key and (done.result.error is None or isinstance(done.result.error, InvalidDataError)):
            packed = _packed(Found(done.result, done.made_from))
            if len(packed) <= MAX_ROW:
                self._waiting.append((done.key, packed))
            if len(self._waiting) >= _TOGETHER:
                self._write()

    def close(self) -> None:
        """Write what waits to be written, and leave the file to others."""
        if self._waiting:
            self._write()
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _write(self) -> None:
        rows, self._waiting = self._waiting, []

        def write(database: sqlite3.Connection) -> None:
            with database:  # all of it or nothing
                database.executemany("INSERT OR REPLACE INTO findings VALUES (?, ?)", rows)
                oldest = "DELETE FROM findings WHERE rowid <= (SELECT max(rowid) FROM findings) - ?"
                database.execute(oldest, (MAX_ROWS,))

        self._do(write)

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Work with the database; None where that fails, and from then on."""
        if self.failure:
            return None
        try:
            if self._database is None:
                self._database = _opened(self.path)
            return work(self._database)
        except (sqlite3.Error, OSError, ValueError, ItareportError) as error:
            self.failure = str(error)
            return None


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite would make it readable for everybody in a folder that is; what is found quotes the data.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    database = sqlite3.connect(path, timeout=_PATIENCE)
    (application,) = database.execute("PRAGMA application_id").fetchone()
    if application != _APPLICATION:
        if database.execute("PRAGMA schema_version").fetchone() != (0,):
            raise sqlite3.DatabaseError("file is of another program")
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
    # Who writes does not keep others from reading, and the disk is waited for once in a thousand pages. Where the file
    # system cannot do that, SQLite goes on without.
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA cache_size = -256")  # KiB: each row is asked for once
    database.execute("CREATE TABLE IF NOT EXISTS findings (key BLOB PRIMARY KEY, found BLOB NOT NULL)")
    return database


def _program() -> tuple[object, ...]:
    """What decides what is found beside the job: our files by their bytes, Python's tables, the libraries' releases.

    The number of our release would do for those who only install it; who changes a rule in a checkout would be told what
    the rule said before.
    """
    return (sys.version, sorted(_libraries()), *_files(str(Path(__file__).parent)))


def _libraries() -> Iterator[str]:
    """What is installed, with its release, as the names of folders say."""
    for folder in sys.path:
        with suppress(OSError):
            yield from (each.name for each in os.scandir(folder) if each.name.endswith((".dist-info", ".egg-info")))


def _files(folder: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _files(entry.path)
        else:
            yield entry.path, _digest(Path(entry.path).read_bytes())


def _small(picture: object) -> object:
    return picture._replace(data=_digest(picture.data).encode()) if isinstance(picture, PictureFile) else picture


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _packed(found: Found) -> bytes:
    """As JSON, of which Zip's checksum notices damage; the names of files may hold bytes that are no UTF-8."""
    kept = (*found.result[: len(_KEPT)], found.made_from)
    return zlib.compress(json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


_KEPT = ("name", "findings", "lines", "kind", "progress", "looked_at")
"""The first fields of a result; the others are of this run and of the disk."""


def _unpacked(packed: object) -> Found | None:
    """What ``_packed`` made of it, None where the row holds anything else."""
    try:
        kept = json.loads(zlib.decompress(cast("bytes", packed)).decode("utf-8", "surrogatepass"))
        name, findings, lines, kind, far, looked_at, made_from = kept
        result = Result(
            _text(name),
            tuple(_finding(*each) for each in findings),
            {int(number): _text(line) for number, line in lines.items()},
            kind if kind in {"report", "plan"} else _wrong(kind),
            None if far is None else _progress(*far),
            (_text(looked_at[0]), _number(looked_at[1])),
        )
        return Found(result, _text(made_from))
    except (zlib.error, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _finding(*row: Any) -> Finding:
    rule, name, severity, message, hint, file, (line, column, end_line, end_column), path = row
    span = Span(_number(line), _number(column), _number(end_line), _number(end_column))
    said = _text(message), _text(hint), _text(file)
    return Finding(_text(rule), _text(name), Severity(severity), *said, span, _text(path))


def _progress(*row: Any) -> Progress:
    agency, year, issues, issues_needed, measures, filled, needed, missing, empty, unfilled = row
    return Progress(
        _text(agency),
        _text(year),
        _number(issues),
        _number(issues_needed),
        _number(measures),
        _number(filled),
        _number(needed),
        tuple(map(_number, missing)),
        tuple(map(_number, empty)),
        tuple(Unfilled(_number(issue), _number(place), tuple(map(_text, keys))) for issue, place, keys in unfilled),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else _wrong(value)


def _number(value: Any) -> int:
    return value if type(value) is int else _wrong(value)


def _wrong(value: object) -> Any:
    raise ValueError(value)
