"""Filling a template that is not our own, in a child process that cannot take long, take much, or touch anything."""

from __future__ import annotations

import json
import subprocess
import sys
from threading import Timer
from typing import IO, TYPE_CHECKING, Any
from weakref import WeakKeyDictionary, finalize

from itareport import i18n
from itareport.errors import ItareportError, TemplateError
from itareport.i18n import _
from itareport.sandbox.limits import count_values
from itareport.templating.places import Fault, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from itareport.templating.template import PreparedTemplate

CHECK_SECONDS, FILL_SECONDS = 4.0, 5.0
"""The longest that the child may think about a template, and about a report; together less than ten.

They are the last resort: the counted budget (``limits``) ends nearly everything in less than two.
"""
VALUE_SECONDS = 0.0002
"""More for each value of a report: one of 7 issues with 160 measures each has 25,000 and takes two seconds."""
START_SECONDS = 60.0
"""The longest that the child may take to start, which no template has a part in."""
END_SECONDS = 2.0
"""The longest that the child may take to end by itself."""

_START = (
    "import sys, json; sys.path[:] = json.loads(sys.stdin.buffer.readline()); "
    "from itareport.sandbox.worker import main; main()"
)


class SandboxProcess:
    """The child process of one prepared template, started when it is first needed, ended with this object."""

    def __init__(self, prepared: PreparedTemplate) -> None:
        self._sources = prepared.sources
        self._tags = prepared.tags
        self._whole = not prepared.faults
        self._process: subprocess.Popen[bytes] | None = None

    def check(self, samples: Sequence[Mapping[str, Any]]) -> tuple[list[Fault], list[dict[str, str]]]:
        """Every fault of the tags that is not known yet, by reading them and by filling in ``samples``.

        Of a template without faults also the filled samples: the XML of each part with tags.
        """
        tags = {
            part: [
                (tag.kind, tag.prefix, tag.text, tag.written, tag.before, tag.after)
                for tag in (placed.tag for placed in listed)
            ]
            for part, listed in self._tags.items()
        }
        known = {
            part: [number for number, placed in enumerate(listed) if placed.faulty]
            for part, listed in self._tags.items()
        }
        answer = self._ask({"tags": tags, "known": known, "whole": self._whole, "samples": samples}, CHECK_SECONDS)
        return self._faults(answer), answer.get("filled", [])

    def fill(self, values: Mapping[str, Any]) -> dict[str, str]:
        """The XML of each part with tags.

        Raises:
            TemplateError: the template cannot be filled with these values, or takes more than its budget.
        """
        answer = self._ask({"values": values}, FILL_SECONDS + VALUE_SECONDS * count_values(values))
        if faults := self._faults(answer):
            raise TemplateError(_("the template is faulty"), faults=map(str, faults))
        filled: dict[str, str] = answer["filled"]
        return filled

    def _faults(self, answer: Mapping[str, Any]) -> list[Fault]:
        faults = []
        for part, number, message in answer.get("faults", ()):
            listed = self._tags.get(part, ())
            if number is None or number >= len(listed):
                faults.append(Fault(Place(part, 0, "") if part else None, message))
            else:
                tag, place = listed[number].tag, listed[number].place
                faults.append(Fault(place, _("{tag}: {message}").format(tag=tag.written, message=message)))
        return faults

    def _ask(self, request: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """What the child answers; for one that has died or takes too long, the template's fault."""
        if self._process is None:
            self._process = self._start()
        answer = _answer(self._process, [{**request, "seconds": seconds}], seconds)
        if answer is None:
            self._process = None
            return {"faults": [(None, None, _("filling the template takes too long, or too much memory"))]}
        if "bug" in answer:
            raise RuntimeError(answer["bug"])
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        finalize(self, _stop, process)
        start = {"language": i18n.language(), "sources": dict(self._sources)}
        if _answer(process, [[path for path in sys.path if path], start], START_SECONDS) is None:
            raise ItareportError(
                _("the helper process that fills templates did not start"),
                _("Try again; if it fails again, reinstall the program."),
            )
        return process


def _answer(process: subprocess.Popen[bytes], requests: Iterable[Any], seconds: float) -> dict[str, Any] | None:
    """The next answer of a child, None when it has died or does not answer in time."""
    timer = Timer(seconds, process.kill)
    timer.start()
    try:
        for request in requests:
            _pipe(process.stdin).write(json.dumps(request).encode() + b"\n")
        _pipe(process.stdin).flush()
        line = _pipe(process.stdout).readline()
    except OSError:
        line = b""
    finally:
        timer.cancel()
    if not line.endswith(b"\n"):
        process.kill()
        _stop(process)
        return None
    answer: dict[str, Any] = json.loads(line)
    return answer


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None, "the child is started with pipes"
    return stream


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a child: it ends by itself when there is nothing more to read, unless it is lost in a template."""
    for stream in (process.stdin, process.stdout):
        try:
            _pipe(stream).close()
        except OSError:
            continue
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


_children: WeakKeyDictionary[PreparedTemplate, SandboxProcess] = WeakKeyDictionary()


def process_for(prepared: PreparedTemplate) -> SandboxProcess:
    """The child process of a prepared template, the same one each time."""
    if prepared not in _children:
        _children[prepared] = SandboxProcess(prepared)
    return _children[prepared]
