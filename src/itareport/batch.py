"""Many data files in one run: each is a job of pure bytes in and bytes and findings out, done here or elsewhere.

A job knows nothing of the disk. This process reads the data files, submits the jobs, and puts what comes back in its
place, in the order of the inputs.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from itareport import __version__, i18n
from itareport.errors import ItareportError, ReadError, no_memory
from itareport.fields import DocumentChoice, DocumentKind, document_kind
from itareport.i18n import _
from itareport.kinds import HTML
from itareport.pictures import Pictures, pictures_of
from itareport.project import NO_PROJECT, Project, Projects
from itareport.results import Result, invalid, shown_lines, unread
from itareport.twins import Twins

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from itareport.checking import Checked
    from itareport.inputs import Input
    from itareport.outputs import Targets
    from itareport.render import PreparedTemplate


KINDS_OF_DOCUMENT: tuple[DocumentKind, ...] = ("report", "plan")


class Order(NamedTuple):
    """What is asked for each file of a run, the same for all of them; ``template`` are the bytes of one's own.

    Without ``build`` the files are only checked. ``to`` are the kinds of files to make, None for those of the settings.
    """

    document: DocumentChoice = "auto"
    language: str = i18n.DEFAULT
    build: bool = False
    strict: bool = False
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
    kind of document with the hash of what it was made from.
    """

    name: str
    data: bytes
    project: Project = NO_PROJECT
    pictures: Pictures | None = None
    twin: str = ""
    standing: Mapping[str, str] = {}


class Done(NamedTuple):
    """What came of a job; ``word`` are the bytes of the Word file, None when none was made.

    ``kinds`` are the kinds of files that are to be made of it, ``page`` the bytes of the web page if it is among them.
    ``standing``: the document is there already, made from the same.
    """

    result: Result
    word: bytes | None = None
    kinds: tuple[str, ...] = ()
    page: bytes | None = None
    standing: bool = False


def run(job: Job, order: Order) -> Done:
    """Do a job. Nothing is read or written but what the job holds, so that any machine can do it."""
    if order.version != __version__:
        message = _("this machine has itareport {ours}, a worker has {theirs}")
        hint = _("Install the same release on all machines.")
        error = ItareportError(message.format(ours=order.version, theirs=__version__), hint)
        return Done(Result(job.name, error=error))
    with i18n.speaking(order.language):
        try:
            return _run(job, order)
        except MemoryError:
            return Done(Result(job.name, error=no_memory()))


def _run(job: Job, order: Order) -> Done:
    from itareport.checking import check

    try:
        checked = check(job.name, job.data, order.document, job.project, job.pictures, job.twin)
    except ItareportError as error:
        return Done(unread(job.name, error))
    result = _result(job.name, checked, job.project.settings.file, build=order.build)
    if not order.build:
        return Done(result)
    if checked.report is None or (order.strict and result.exit_code(strict=True)):
        return Done(result._replace(error=invalid(job.name, result.findings, result.lines)))
    from itareport import render
    from itareport.origin import origin

    data = checked.report.as_json()
    made_from = origin(data, checked.edition, checked.kind, order.template, job.pictures, embed=order.embed)
    if job.standing.get(checked.kind) == made_from:
        return Done(result, standing=True)
    try:
        template = None if order.template is None else _prepared(order.template)
        word = render.render(
            checked.report,
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
    return Done(result, word, kinds, _page(checked, job.pictures or {}) if HTML in kinds else None)


def _page(checked: Checked, pictures: Pictures) -> bytes:
    from itareport.publish.page import page
    from itareport.render.context import context

    assert checked.report is not None
    return page(context(checked.report, checked.edition, checked.kind), pictures)


def results(
    inputs: Iterable[Input],
    order: Order,
    projects: Projects,
    targets: Targets | None = None,
    *,
    force: bool = False,
    executor: Executor | None = None,
) -> Iterator[Result]:
    """One result an input, in their order; with ``targets`` the files are written there."""
    # What is made beside the Word file is made of its bytes, and who forces wants it made anew.
    look = None if force else targets
    all_done = _done(inputs, order, projects, executor, look)
    if targets is None:
        return _speaking(order.language, (done.result for _data_file, done in all_done))
    published = _published(_all_delivered(all_done, targets, force=force), force=force)
    return _speaking(order.language, published)


def _speaking(language: str, all_results: Generator[Result, None, None]) -> Iterator[Result]:
    """The results, of which this process too speaks in the language of the order; its caller keeps its own between them."""
    with closing(all_results):
        while True:
            with i18n.speaking(language):
                result = next(all_results, None)
            if result is None:
                return
            yield result


def _all_delivered(all_done: Iterator[tuple[Input, Done]], targets: Targets, *, force: bool) -> Iterator[Done]:
    """Put what was made in its place, as it comes; of many new files the disk is waited for once."""
    later = False
    try:
        for data_file, done in all_done:
            yield _delivered(data_file, done, targets, force=force, sync_later=targets.many)
            later = later or (targets.many and done.word is not None)
    finally:
        if later:
            from itareport import writing

            writing.sync_all()


def _published(delivered: Iterator[Done], *, force: bool) -> Generator[Result, None, None]:
    """The results, with what else is made of the Word files; nothing of that is loaded where nothing is asked for."""
    while (done := next(delivered, None)) is not None:
        if len(done.kinds) > 1:
            from itareport.publishing import publish

            yield from publish(chain((done,), delivered), force=force)
        else:
            yield done.result


def _done(
    inputs: Iterable[Input], order: Order, projects: Projects, executor: Executor | None, targets: Targets | None
) -> Iterator[tuple[Input, Done]]:
    twins = Twins()

    def prepare(data_file: Input) -> tuple[Job | None, Done | None]:
        """The job of a data file, or what came of it where it cannot be read."""
        try:
            data = data_file.read()
            pictures = pictures_of(data, data_file.folder)
            twin = twins.earlier(data_file.name, data)
            project = projects.of(data_file.folder)
            alone = targets is not None and len(order.kinds(project)) == 1
            standing = _standing(data_file, targets) if targets is not None and alone else {}
            return Job(data_file.name, data, project, pictures, twin, standing), None
        except ItareportError as error:
            return None, Done(unread(data_file.name, error))

    if executor is not None:
        from itareport.dispatch import dispatch

        yield from dispatch(executor, inputs, prepare, run, order, _lost)
        return
    for data_file in inputs:
        job, done = prepare(data_file)
        if job is not None:
            done = run(job, order)
        assert done is not None
        yield data_file, done


def _standing(data_file: Input, targets: Targets) -> dict[str, str]:
    """The untouched documents of ours in the place of a data file's, with what each was made from."""
    from itareport.ooxml.stamp import made_from
    from itareport.reading import MAX_BYTES, read_file

    found: dict[str, str] = {}
    for kind in KINDS_OF_DOCUMENT:
        path = targets.path(data_file, kind)
        try:
            found[kind] = made_from(read_file(path, str(path), MAX_BYTES, found=True))
        except ReadError:
            continue
    return found


def _lost(data_file: Input) -> Done:
    """What came of a job whose worker died with it."""
    message = _("{name}: not done, as the process that was working on it died").format(name=data_file.name)
    hint = _("It may be too large for the available memory. Try it alone.")
    return Done(Result(data_file.name, error=ItareportError(message, hint)))


def _delivered(data_file: Input, done: Done, targets: Targets, *, force: bool, sync_later: bool) -> Done:
    from itareport.delivery import Delivery, Outcome, deliver

    kind, word, name = done.result.kind, done.word, done.result.name
    if kind is None or (word is None and not done.standing):
        return done
    try:
        path = targets.of(data_file, kind)
        if word is None:
            delivery = Delivery(path, Outcome.UNCHANGED)
        else:
            delivery = deliver(path, word, force=force, data_file=name, sync_later=sync_later)
        return done._replace(result=done.result._replace(delivery=delivery))
    except ItareportError as error:
        return Done(done.result._replace(error=error))


def _result(name: str, checked: Checked, settings: str, *, build: bool) -> Result:
    source = checked.document
    far = None
    if source.whole and not build:
        from itareport.progress import progress

        far = progress(source.value, checked.kind, checked.edition.shape)
    lines = shown_lines(source, checked.findings)
    return Result(name, checked.findings, lines, checked.kind, far, (settings, checked.edition.fiscal_year))


def taken_for(data_file: Input, document: DocumentChoice, projects: Projects) -> DocumentKind:
    """Which document a data file is taken for; standard input, which can be read only once, for a report."""
    if document != "auto":
        return document
    if data_file.path is None:
        return "report"
    from itareport.source import read

    try:
        value = read(data_file.name, data_file.read()).value
        return document_kind(value, projects.of(data_file.folder).editions.edition_of(value).shape)
    except ItareportError:  # which is told with the file
        return "report"


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
