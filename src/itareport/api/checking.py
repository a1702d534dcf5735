"""Data files are checked, and become Word documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from os import fspath
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from itareport import i18n
from itareport.api.common import Data, StrPath, as_inputs, as_paths, invalid, read_checked
from itareport.errors import ItareportError, UsageError, unknown_language
from itareport.fields import DocumentChoice
from itareport.i18n import _
from itareport.kinds import WORD, kinds_of
from itareport.reading import read_word
from itareport.results import Result

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from itareport.cache import Cache
    from itareport.delivery import Delivery
    from itareport.findings import Finding
    from itareport.inputs import Input
    from itareport.project import Projects
    from itareport.schema import Report


def load(path: Data, *, document: DocumentChoice = "auto", forms: Sequence[StrPath] = ()) -> Report:
    """Read a data file as a report, or as a plan, which may lack outputs and outcomes; ``auto`` as it is filled.

    Raises:
        InvalidDataError: the file has errors.
        ReadError: the file or a form edition cannot be read.
        UsageError: the settings of its folder are faulty.
    """
    checked = read_checked(path, document, forms)
    if checked.report is None:
        raise invalid(checked)
    from itareport.schema import Report

    return Report.model_validate(checked.report, context={"kind": checked.kind, "shape": checked.edition.shape})


def validate(path: Data, *, document: DocumentChoice = "auto", forms: Sequence[StrPath] = ()) -> tuple[Finding, ...]:
    """All findings of a data file, in file order.

    ``forms`` are folders with form editions of your own.

    Raises:
        ReadError: the file or a form edition cannot be read.
        UsageError: the settings of its folder are faulty.
    """
    (result,) = validate_many([path], document=document, forms=forms)
    if result.error is not None:
        raise result.error
    return tuple(result.findings)


def validate_many(
    inputs: Iterable[Data],
    *,
    document: DocumentChoice = "auto",
    forms: Sequence[StrPath] = (),
    executor: Executor | None = None,
    lang: str | None = None,
    cache: Cache | None = None,
) -> Iterator[Result]:
    """Check data files: one result an input, in their order. A file that cannot be read has that as its ``error``.

    With a ``cache`` what is found is kept there for the next run; without one nothing is.

    Raises:
        ReadError: a folder of ``forms`` cannot be read.
        UsageError: the document or the language is unknown.
    """
    from itareport import batch
    from itareport.jobs import Order
    from itareport.project import Projects

    order = Order(_document(document), _language(lang))
    return batch.results(as_inputs(inputs), order, Projects(as_paths(forms)), executor=executor, cache=cache)


def build(
    path: Data,
    output: StrPath,
    *,
    document: DocumentChoice = "auto",
    template: StrPath | None = None,
    forms: Sequence[StrPath] = (),
    embed: bool = True,
    force: bool = False,
    to: Sequence[str] | None = None,
) -> Delivery:
    """Make the Word document of a data file; ``output`` is its path, or a folder.

    ``template`` is a Word file with tags, ``embed`` puts the data into the document so that ``import_report`` gives
    them back, ``force`` replaces a target that was edited or is not ours, keeping it beside. ``to`` are the kinds of
    files to make beside it, of "pdf", "png" and "html"; None for those of the settings.

    Raises:
        InvalidDataError: the data file has errors.
        ReadError, NotWordError, TemplateError: a file cannot be read, or the template is faulty.
        WriteError, NotReplacedError: the document cannot be written, or would go over what must not be overwritten.
        OfficeMissingError, OfficeFailedError: the document is written, but there is no LibreOffice, or it made no PDF.
        UsageError: the settings of its folder are faulty, or a kind is unknown.
    """
    (result,) = build_many(
        [path], output, document=document, template=template, forms=forms, embed=embed, force=force, to=to
    )
    if result.error is not None:
        raise result.error
    assert result.delivery is not None
    return result.delivery


def build_many(
    inputs: Iterable[Data],
    output: StrPath | None,
    *,
    executor: Executor | None = None,
    document: DocumentChoice = "auto",
    template: StrPath | None = None,
    forms: Sequence[StrPath] = (),
    embed: bool = True,
    force: bool = False,
    strict: bool = False,
    to: Sequence[str] | None = None,
    lang: str | None = None,
    cache: Cache | None = None,
) -> Iterator[Result]:
    """Make the Word documents of data files: one result an input, in their order, as each is done.

    ``output`` is a folder, or the file for a single input, or None for ``build/``. ``executor`` is any executor of
    ``concurrent.futures``; its workers get bytes and give back bytes and findings, and need not see this disk: the data
    files are read here and the documents are written here. A result has its findings, and its ``delivery`` or its
    ``error``. With ``strict`` a file with warnings is not built either. ``to`` are the kinds of files to make beside
    each document, of "pdf", "png" and "html"; None for those of the settings. ``lang`` is the language of findings and
    errors. With a ``cache`` what is found is kept there for the next run; without one nothing is.

    Raises:
        ReadError, NotWordError, TemplateError: the template or a folder of ``forms`` cannot be read, or is faulty.
        UsageError: two inputs would be written to the same file, or a kind, the document or the language is
            unknown.
    """
    from itareport import batch
    from itareport.jobs import Order, check_template
    from itareport.outputs import Targets
    from itareport.project import Projects

    data = list(as_inputs(inputs))
    order = Order(_document(document), _language(lang), build=True, strict=strict, force=force, embed=embed)
    with i18n.speaking(order.language):
        kinds = None if to is None else kinds_of(to)
        projects = Projects(as_paths(forms))
        own_template = None if template is None else Path(template)
        asked = kinds or _kinds_of_settings(data, projects)
        targets = Targets(
            data,
            None if output is None else fspath(output),
            asked,
            own_template,
            lambda data_file: batch.taken_for(data_file, document, projects),
        )
        own = None if own_template is None else read_word(own_template, fspath(own_template))
        if own is not None:
            check_template(own)
    order = order._replace(template=own, to=kinds)
    return batch.results(data, order, projects, targets, executor=executor, cache=cache)


def _document(asked: DocumentChoice) -> DocumentChoice:
    known = get_args(DocumentChoice)
    if asked not in known:
        message = _("there is no document “{document}”").format(document=asked)
        raise UsageError(message, _("Choose one of: {documents}").format(documents=", ".join(known)))
    return asked


def _language(asked: str | None) -> str:
    if asked is not None and asked not in i18n.LANGUAGES:
        raise unknown_language(asked)
    return asked or i18n.language()


def _kinds_of_settings(data: Sequence[Input], projects: Projects) -> tuple[str, ...]:
    """The kinds that a path for a single data file may name; faulty settings are reported with the file."""
    try:
        return projects.of(data[0].folder).settings.to if len(data) == 1 else (WORD,)
    except ItareportError:
        return (WORD,)


@contextmanager
def workers(count: int, address: str | None = None) -> Iterator[Executor | None]:
    """An executor for ``build_many`` and ``validate_many``: so many processes of this machine, or None for one.

    With an ``address`` it is the Dask cluster whose scheduler is there. Who leaves it early, by an error or an interrupt,
    ends the processes at once; they write nothing.

    Raises:
        ItareportError: the extra ``dask`` is not installed, or nobody answers at the address.
    """
    if address is not None:
        from itareport.cluster import cluster

        with cluster(address) as executor:
            yield executor
        return
    if count <= 1:
        yield None
        return
    from itareport.workers import Workers

    executor = Workers(count)
    try:
        yield executor
    except BaseException:
        executor.shutdown(cancel_futures=True)
        raise
    executor.shutdown()


FEW = 20
"""Up to so many data files one process is as fast: to start others takes as long as to check some files."""


def sensible_jobs(files: int, asked: int | None = None) -> int:
    """How many processes of this machine so many data files are worth: the cores available for more than a few.

    As many as are ``asked`` for where somebody does, but no more than there are files.
    """
    if asked is not None:
        return min(asked, files)
    if files <= FEW:
        return 1
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def cache_of_user(files: int) -> Cache | None:
    """Where the commands keep what they find in so many data files; None where these are too few to gain by it.

    It is the folder of ITAREPORT_CACHE_DIR, else ``itareport`` in the folder that the system has for caches.
    """
    if files <= FEW:
        return None
    from platformdirs import user_cache_path

    from itareport.cache import Cache

    named = os.environ.get("ITAREPORT_CACHE_DIR")
    return Cache(Path(named) if named else user_cache_path("itareport", appauthor=False))
