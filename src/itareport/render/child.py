"""The child process that fills templates which are not our own: requests and answers, a line of JSON each.

It has a memory and a processor limit where the platform knows them. Whatever a template does to it, the process that
asked (``fenced``) only sees an answer, or none.
"""

from __future__ import annotations

import json
import sys
from typing import IO, TYPE_CHECKING, Any

from itareport import i18n
from itareport.render.checking import check, compiled, run, tag_of
from itareport.render.fence import Fence, OutOfBudgetError
from itareport.render.tags import Tag
from itareport.render.wording import Unknown, said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.environment import Template

MEMORY = 768 * 2**20
"""Bytes of address space; a report of 7 issues with 160 measures each takes 150 MiB."""
PROCESSOR_SECONDS = 6
"""For one request; a report of that size takes two."""


class Filler:
    """A template in the child: its sources, compiled when they are first filled."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._fence = Fence(Unknown)
        self._sources = sources
        self._templates: dict[str, Template] = {}

    def answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one request: ``faults`` as lists of part, tag number and message, or what is ``filled``."""
        if "tags" in request:
            tags = {part: [Tag(*fields) for fields in listed] for part, listed in request["tags"].items()}
            return {"faults": self._check(tags, request["known"], request["samples"])}
        return self._fill(request["values"])

    def _check(
        self, tags: Mapping[str, list[Tag]], known: Mapping[str, list[int]], samples: list[dict[str, Any]]
    ) -> list[list[Any]]:
        return [
            [part, *wrong]
            for part, listed in tags.items()
            for wrong in check(self._fence, listed, known[part], samples)
        ]

    def _fill(self, values: dict[str, Any]) -> dict[str, Any]:
        Unknown.names = tuple(values)
        filled: dict[str, str] = {}
        for part, source in self._sources.items():
            template = self._templates.get(part)
            try:
                if template is None:
                    template = self._templates[part] = compiled(self._fence, source)
                filled[part] = run(template, values, sum(map(len, filled.values())))
            except (Exception, OutOfBudgetError) as error:  # noqa: BLE001 - whatever a template raises is its fault
                return {"faults": [[part, tag_of(error, template), said(error)]]}
        return {"filled": filled}


def limit() -> None:
    """Set the limits of this process for the next request, where the platform has any."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + PROCESSOR_SECONDS
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, seconds)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are no more. The first names the language and the template's sources."""
    start = json.loads(requests.readline())
    i18n.use(start["language"])
    filler = Filler(start["sources"])
    _write(answers, {})
    for line in requests:
        limit()
        try:
            answer = filler.answer(json.loads(line))
        except MemoryError as error:
            answer = {"faults": [[None, None, said(error)]]}
        _write(answers, answer)


def _write(answers: IO[bytes], answer: Mapping[str, Any]) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def main() -> None:
    """Serve the process that started this one; nothing is read or written but its two pipes."""
    answers = sys.stdout.buffer
    sys.setrecursionlimit(400)
    serve(sys.stdin.buffer, answers)
