"""Many data files in one run: each is read here, done as a job here or elsewhere, and what comes back is put in its place.

A job knows nothing of the disk. Results come in the order of the inputs.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from itareport import i18n
from itareport.errors import ItareportError, ReadError
from itareport.fields import DocumentChoice, DocumentKind
from itareport.i18n import _
from itareport.jobs import Done, Job, Order, run, settled
from itareport.pictures import pictures_of
from itareport.project import Projects
from itareport.results import Result, unread
from itareport.shape import document_kind
from itareport.twins import Twins

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from itareport.cache import Cache
    from itareport.inputs import Input
    from itareport.outputs import Targets


KINDS_OF_DOCUMENT: tuple[DocumentKind, ...] = ("report", "plan")


def results(
    inputs: Iterable[Input],
    order: Order,
    projects: Projects,
    targets: Targets | None = None,
    *,
    executor: Executor | None = None,
    cache: Cache | None = None,
) -> Iterator[Result]:
    """One result an input, in their order; with ``targets`` the files are written there.

    What is found is kept in ``cache`` for the next run; what is in it already is not looked for again.
    """
    # What is made beside the Word file is made of its bytes, and who forces wants it made anew.
    look = None if order.force else targets
    all_done = _done(inputs, order, projects, executor, look, cache)
    if targets is None:
        return _speaking(order.language, (done.result for _data_file, done in all_done))
    published = _published(_all_delivered(all_done, targets, force=order.force), force=order.force)
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
    inputs: Iterable[Input],
    order: Order,
    projects: Projects,
    executor: Executor | None,
    targets: Targets | None,
    cache: Cache | None,
) -> Iterator[tuple[Input, Done]]:
    twins = Twins()

    def prepare(data_file: Input) -> tuple[Job | None, Done | None]:
        """The job of a data file, or what came of it where that is known, or it cannot be read."""
        try:
            data = data_file.read()
            pictures = pictures_of(data, data_file.folder)
            twin = twins.earlier(data_file.name, data)
            project = projects.of(data_file.folder)
        except ItareportError as error:
            return None, Done(unread(data_file.name, error))
        job = Job(data_file.name, data, project, pictures, twin)
        alone = targets is not None and len(order.kinds(project)) == 1
        look = targets if alone else None
        if cache is not None:
            job = job._replace(key=cache.key(job))
            known = _known(data_file, job.key, order, look, cache)
            if known is not None:
                return None, known
        return job._replace(standing=_standing(data_file, look, KINDS_OF_DOCUMENT)), None

    if cache is None:
        yield from _each_done(inputs, prepare, order, executor)
        return
    cache.begin(order)
    try:
        for data_file, done in _each_done(inputs, prepare, order, executor):
            cache.put(done)
            yield data_file, done
    finally:
        cache.close()


def _each_done(
    inputs: Iterable[Input],
    prepare: Callable[[Input], tuple[Job | None, Done | None]],
    order: Order,
    executor: Executor | None,
) -> Iterator[tuple[Input, Done]]:
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


def _known(data_file: Input, key: bytes, order: Order, targets: Targets | None, cache: Cache) -> Done | None:
    """What came of a job by what an earlier run found; None where nothing is kept, or a document is to be made."""
    found = cache.get(key)
    if found is None:
        return None
    kind = found.result.kind
    assert kind is not None
    standing = _standing(data_file, targets, (kind,)) if found.made_from else {}
    return settled(order, found.result, found.made_from, standing.get(kind))


def _standing(data_file: Input, targets: Targets | None, kinds: Iterable[DocumentKind]) -> dict[str, str]:
    """The untouched documents of ours in the place of a data file's, with what each was made from."""
    if targets is None:
        return {}
    from itareport.ooxml.stamp import made_from
    from itareport.reading import MAX_BYTES, is_file, read_file

    found: dict[str, str] = {}
    for kind in kinds:
        path = targets.path(data_file, kind)
        if not is_file(path):  # which costs a quarter of the error that nobody sees
            continue
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
