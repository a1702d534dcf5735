"""Errors come back whole from other processes and machines, whatever their classes are called with."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

import itareport
from itareport.delivery import NotReplacedError
from itareport.errors import ItareportError, TemplateError
from itareport.findings import Severity, Span
from itareport.forms import FormError, FormFault
from itareport.ooxml.refusal import UnsafeError
from itareport.ooxml.zipping import TooLargeError
from itareport.preview.desk import ConflictError
from itareport.publish.libreoffice import OfficeFailedError, OfficeMissingError
from itareport.reading import FolderError, MissingFileError
from itareport.results import InvalidDataError
from itareport.templating.cleanup import CutThroughError
from itareport.templating.places import Fault, Place
from itareport.writing import RefusedError

FINDING = itareport.Finding("ITA101", "name", Severity.WARNING, "message", "", "a.yaml", Span(1, 1, 1, 2))


ELSEWHERE = {ConflictError, FolderError, MissingFileError, NotReplacedError, OfficeFailedError, OfficeMissingError}
"""Named so that their modules are loaded, whatever tests ran before."""


def classes(above: type[ItareportError] = ItareportError) -> Iterator[type[ItareportError]]:
    """Every error of the program that is loaded."""
    for class_ in above.__subclasses__():
        yield class_
        yield from classes(class_)


ERRORS: list[ItareportError] = [
    ItareportError("message", "hint"),
    FormError("forms/2568.yaml", [FormFault("forms/2568.yaml", 1, 2, "message", "hint")]),
    TooLargeError(),
    UnsafeError(["one", "two"]),
    TemplateError("message", "hint", ("one", "two")),
    CutThroughError(Fault(Place("word/document.xml", 1, ""), "message")),
    InvalidDataError("message", [FINDING], {1: "line"}, "a.yaml"),
    RefusedError(Path("a.docx"), "why"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_is_copied_with_all_that_it_says(error: ItareportError) -> None:
    copied = pickle.loads(pickle.dumps(error))
    assert type(copied) is type(error)
    assert (copied.args, str(copied), vars(copied)) == (error.args, str(error), vars(error))


def test_every_class_of_errors_is_called_with_a_message_or_is_copied_above() -> None:
    tried = {type(error) for error in ERRORS}
    others = [class_ for class_ in classes() if class_ not in tried]
    assert {*others} > ELSEWHERE
    for class_ in others:
        assert str(pickle.loads(pickle.dumps(class_("message")))) == "message"
