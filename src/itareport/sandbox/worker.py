"""The child process that fills templates which are not our own: requests and answers, a line of JSON each.

It has a memory and a processor limit where the platform knows them. Whatever a template does to it, the process that
asked (``process``) only sees an answer, or none.
"""

from __future__ import annotations

import json
import sys
from traceback import format_exc
from typing import IO, TYPE_CHECKING, Any

from itareport import i18n
from itareport.sandbox.check_tags import check_tags, compiled, run, tag_of
from itareport.sandbox.limits import LimitedEnvironment, OutOfBudgetError
from itareport.sandbox.messages import Unknown, explain
from itareport.templating.environment import Headings
from itareport.templating.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.environment import Template

MEMORY = 768 * 2**20
"""Bytes of address space; a report of 7 issues with 160 measures each takes 150 MiB."""


class Filler:
    """A template in the child: its sources, compiled when they are first filled."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._environment = LimitedEnvironment(Unknown)
        self._sources = sources
        self._templates: dict[str, Template] = {}

    def answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one request: ``faults`` as lists of part, tag number and message, or what is ``filled``.

        A template that is not ``whole``, as reading it has shown already, is not filled as it is: Jinja would only
        name the same faults again, in its own words.
        """
        for values in [request["values"]] if "values" in request else request["samples"]:
            values["columns"] = Headings(values.get("columns", {}))  # JSON has carried it as a plain mapping
        if "tags" not in request:
            return self._fill(request["values"])
        faults = [
            [part, *wrong]
            for part, listed in request["tags"].items()
            for wrong in check_tags(
                self._environment, [Tag(*tag) for tag in listed], request["known"][part], request["samples"]
            )
        ]
        answers = [] if faults or not request["whole"] else [self._fill(each) for each in request["samples"]]
        faults += [fault for answer in answers for fault in answer.get("faults", ())]
        return {"faults": faults, "filled": [answer.get("filled", {}) for answer in answers]}

    def _fill(self, values: dict[str, Any]) -> dict[str, Any]:
        Unknown.names = tuple(values)
        filled: dict[str, str] = {}
        for part, source in self._sources.items():
            template = self._templates.get(part)
            try:
                if template is None:
                    template = self._templates[part] = compiled(self._environment, source)
                filled[part] = run(template, values, sum(map(len, filled.values())))
            except (Exception, OutOfBudgetError) as error:  # noqa: BLE001 - whatever a template raises is its fault
                return {"faults": [[part, tag_of(error, template), explain(error)]]}
        return {"filled": filled}


def limit(seconds: float) -> None:
    """Set the limits of this process for the next ``seconds`` of work, where the platform has any."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime + seconds) + 1
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, end)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are no more. The first names the language and the template's sources."""
    start = json.loads(requests.readline())
    i18n.use(start["language"])
    filler = Filler(start["sources"])
    _write(answers, {})
    for line in requests:
        request = json.loads(line)
        limit(request["seconds"])
        try:
            answer = filler.answer(request)
        except (MemoryError, RecursionError, OutOfBudgetError) as error:
            answer = {"faults": [[None, None, explain(error)]]}
        except Exception:  # noqa: BLE001 - the asking process raises it again: it is a bug of ours
            answer = {"bug": format_exc()}
        _write(answers, answer)


def _write(answers: IO[bytes], answer: Mapping[str, Any]) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def main() -> None:
    """Serve the process that started this one; nothing is read or written but its two pipes."""
    answers = sys.stdout.buffer
    sys.setrecursionlimit(400)
    serve(sys.stdin.buffer, answers)
