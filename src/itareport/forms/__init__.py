"""Official form editions: what the form of a fiscal year prints, as data.

One YAML file a fiscal year, ``forms/2568.yaml``. A new year whose form changed is a new file and no new code. The
wording of 2568 is that of the reports that agencies published for ITA 2569, items O26 (report) and O25 (plan).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from itareport.errors import ReadError
from itareport.fields import BY_KEY, KEYS, STANDARD
from itareport.i18n import _
from itareport.reading import read_small, unread
from itareport.source import SourceFile, read

SHIPPED = Path(__file__).parent
TITLE_LINES = 3


class Edition(NamedTuple):
    """The form of one fiscal year (Buddhist).

    Titles are three lines each, with the fields ``{fiscal_year}`` (Thai digits) and ``{agency}``. The assessment year
    and the item numbers are for the record and are not printed.
    """

    fiscal_year: int
    report_titles: tuple[str, ...]
    plan_titles: tuple[str, ...]
    columns: dict[str, str]
    issues: tuple[str, ...]
    assessment_year: int
    report_item: str
    plan_item: str


class EditionFile(NamedTuple):
    """The file of one edition as it was found; ``error`` says why it could not be read, "" when it could."""

    name: str
    data: bytes
    error: str = ""


class Editions(NamedTuple):
    """The editions at hand: those of the user's own by their years, beside and before the shipped ones.

    Plain data: it holds the files' bytes, so that who is handed it reads no disk and it can travel to another process.
    """

    own: Mapping[int, EditionFile] = {}

    def edition(self, year: int) -> Edition:
        """The edition of a fiscal year, or the newest one when the year has none.

        Raises:
            ReadError: the edition could not be read, or lacks something.
        """
        files = {**_shipped(), **self.own}
        return _parsed(files.get(year) or files[max(files)])


def editions_in(folders: Sequence[Path]) -> Editions:
    """The editions at hand with those in ``folders``, of which the first has precedence over the next.

    Raises:
        ReadError: a folder is there but cannot be looked into.
    """
    own: dict[int, EditionFile] = {}
    for folder in reversed(folders):
        own.update(_editions(folder))
    return Editions(own)


def edition_for(year: int, folders: Sequence[Path] = ()) -> Edition:
    """The edition of a fiscal year in ``folders`` or among the shipped ones; see ``Editions.edition``."""
    return editions_in(folders).edition(year)


@cache
def _shipped() -> dict[int, EditionFile]:
    return _editions(SHIPPED)


def _editions(folder: Path) -> dict[int, EditionFile]:
    """The editions in a folder by their years; none when there is no folder."""
    try:
        files = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        message = _("cannot read the folder of form editions {folder}: {why}")
        raise ReadError(message.format(folder=folder, why=unread(error))) from error
    return {int(file.stem): _opened(file) for file in files if file.suffix == ".yaml" and file.stem.isdecimal()}


def _opened(file: Path) -> EditionFile:
    try:
        return EditionFile(file.as_posix(), read_small(file, file.as_posix(), found=True))
    except ReadError as error:
        # Said when the edition is asked for: the one of another year keeps nobody from this year's report.
        return EditionFile(file.as_posix(), b"", error.message)


@lru_cache(maxsize=64)
def _parsed(file: EditionFile) -> Edition:
    if file.error:
        raise ReadError(file.error)
    document = read(file.name, file.data)
    if document.findings:
        first = document.findings[0]
        where = f"{first.file}:{first.span.line}:{first.span.column}"
        raise ReadError(_("the form edition is faulty: {where}: {why}").format(where=where, why=first.message))
    return Edition(
        fiscal_year=_number(document, "fiscal_year"),
        report_titles=_texts(document, ("report", "titles"), TITLE_LINES),
        plan_titles=_texts(document, ("plan", "titles"), TITLE_LINES),
        columns={
            column: _text(document, ("columns", column)) for column in (BY_KEY[key].column for key in KEYS.standard)
        },
        issues=_texts(document, ("issues",), STANDARD.issues),
        assessment_year=_number(document, "assessment_year"),
        report_item=_text(document, ("report", "item")),
        plan_item=_text(document, ("plan", "item")),
    )


def _text(document: SourceFile, path: tuple[str | int, ...]) -> str:
    value = document.at(path)
    if not isinstance(value, str) or not value.strip():
        raise _lacks(document, path)
    return value


def _number(document: SourceFile, key: str) -> int:
    text = _text(document, (key,))
    if not text.isdecimal():
        raise _lacks(document, (key,))
    return int(text)


def _texts(document: SourceFile, path: tuple[str | int, ...], count: int) -> tuple[str, ...]:
    value: Any = document.at(path)
    if not isinstance(value, list) or len(value) != count:
        raise _lacks(document, path)
    return tuple(_text(document, (*path, index)) for index in range(count))


def _lacks(document: SourceFile, path: tuple[str | int, ...]) -> ReadError:
    span = document.span_of(path)
    where = f"{document.name}:{span.line}:{span.column}"
    field = ".".join(map(str, path))
    message = _("the form edition {where} lacks “{field}”, or has it in another form")
    hint = _("Compare it with the edition that the program ships: {file}").format(file=SHIPPED / "2568.yaml")
    return ReadError(message.format(where=where, field=field), hint)
