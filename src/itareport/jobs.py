"""One data file of a run as a job: plain data in, bytes and findings out, done here or on any other machine."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from itareport import __version__, i18n
from itareport.data import as_json
from itareport.errors import ItareportError, no_memory
from itareport.fields import DocumentChoice
from itareport.i18n import _
from itareport.kinds import HTML
from itareport.pictures import Pictures
from itareport.project import NO_PROJECT, Project
from itareport.results import Result, invalid, shown_lines, unread

if TYPE_CHECKING:
    from itareport.checking import Checked
    from itareport.render import PreparedTemplate


class Order(NamedTuple):
    """What is asked for each file of a run, the same for all of them; ``template`` are the bytes of one's own.

    Without ``build`` the files are only checked. ``to`` are the kinds of files to make, None for those of the settings.
    """

    document: DocumentChoice = "auto"
    language: str = i18n.DEFAULT
    build: bool = False
    strict: bool = False
    force: bool = False
    embed: bool = True
    template: bytes | None = None
    to: tuple[str, ...] | None = None
    version: str = __version__

    def kinds(self, project: Project) -> tuple[str, ...]:
        """The kinds of files to make of a data file: those asked for, else those that its settings name."""
        return project.settings.to if self.to is None else self.to


class Job(NamedTuple):
    """One data file to check or to build, with the picture files that it names and its twin in the run.

    ``standing`` are the documents that are there already, as a report and as a plan, and that nobody touched: each
    kind of document with the hash of what it was made from. ``key`` is what the result is kept under, b"" for nothing.
    """

    name: str
    data: bytes
    project: Project = NO_PROJECT
    pictures: Pictures | None = None
    twin: str = ""
    standing: Mapping[str, str] = {}
    key: bytes = b""


class Done(NamedTuple):
    """What came of a job; ``word`` are the bytes of the Word file, None when none was made.

    ``kinds`` are the kinds of files that are to be made of it, ``page`` the bytes of the web page if it is among them.
    ``made_from`` is the hash of what a document of the data is made from, "" where they have errors; ``key`` is the job's.
    """

    result: Result
    word: bytes | None = None
    kinds: tuple[str, ...] = ()
    page: bytes | None = None
    made_from: str = ""
    key: bytes = b""

    @property
    def standing(self) -> bool:
        """Whether the document is there already, made from the same."""
        return self.word is None and bool(self.made_from) and self.result.error is None


def run(job: Job, order: Order) -> Done:
    """Do a job. Nothing is read or written but what the job holds, so that any machine can do it."""
    if order.version != __version__:
        message = _("this machine has itareport {ours}, a worker has {theirs}")
        hint = _("Install the same release on all machines.")
        error = ItareportError(message.format(ours=order.version, theirs=__version__), hint)
        return Done(Result(job.name, error=error))
    with i18n.speaking(order.language):
        try:
            return _run(job, order)._replace(key=job.key)
        except MemoryError:
            return Done(Result(job.name, error=no_memory()))


def _run(job: Job, order: Order) -> Done:
    from itareport.checking import check

    try:
        checked = check(job.name, job.data, order.document, job.project, job.pictures, job.twin)
    except ItareportError as error:
        return Done(unread(job.name, error))
    result = _result(job.name, checked, job.project.settings.file, build=order.build)
    report = checked.report if order.build else None
    data = b"" if report is None else as_json(report)
    made_from = "" if report is None else _made_from(job, order, checked, data)
    done = settled(order, result, made_from, job.standing.get(checked.kind))
    if done is not None:
        return done
    from itareport import render

    assert report is not None
    try:
        template = None if order.template is None else _prepared(order.template)
        word = render.render(
            report,
            checked.edition,
            checked.kind,
            template,
            embed=order.embed,
            pictures=job.pictures,
            made_from=made_from,
            data=data,
        )
    except ItareportError as error:
        return Done(result._replace(error=error))
    kinds = order.kinds(job.project)
    return Done(result, word, kinds, _page(checked, job.pictures or {}) if HTML in kinds else None, made_from)


def _made_from(job: Job, order: Order, checked: Checked, data: bytes) -> str:
    from itareport.origin import origin

    return origin(data, checked.edition, checked.kind, order.template, job.pictures, embed=order.embed)


def settled(order: Order, result: Result, made_from: str, standing: str | None) -> Done | None:
    """What came of a job of which no document is to be made; ``standing`` is what the one that is there was made from."""
    if order.build and (not made_from or (order.strict and result.exit_code(strict=True))):
        error = invalid(result.name, result.findings, result.lines)
        return Done(result._replace(error=error), made_from=made_from)
    return Done(result, made_from=made_from) if not order.build or standing == made_from else None


def _page(checked: Checked, pictures: Pictures) -> bytes:
    from itareport.publish.page import page
    from itareport.render.context import context

    assert checked.report is not None
    return page(context(checked.report, checked.edition, checked.kind), pictures)


def _result(name: str, checked: Checked, settings: str, *, build: bool) -> Result:
    source = checked.source_file
    far = None
    if source.whole and not build:
        from itareport.progress import progress

        far = progress(source.value, checked.kind, checked.edition.shape)
    lines = shown_lines(source, checked.findings)
    return Result(name, checked.findings, lines, checked.kind, far, (settings, checked.edition.fiscal_year))


def check_template(template: bytes) -> None:
    """See to it that a template can be filled, before anything is written.

    Raises:
        NotWordError, TemplateError: it is no Word file, or has faults.
    """
    _prepared(template)


@cache
def _prepared(template: bytes) -> PreparedTemplate:
    from itareport import render

    return render.load_template(template)
