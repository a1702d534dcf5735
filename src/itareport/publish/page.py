"""The report as one web page: no script, nothing fetched, of the same values as the Word file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from itareport import links, resources, seal

if TYPE_CHECKING:
    from jinja2 import Environment

_ABSENT: Mapping[str, Any] = {"preface": (), "signatures": (), "pictures": ()}
"""The parts of a report that leaves them out."""
_RESULTS = ("outputs", "outcomes")
"""The columns that a plan does not print."""


def page(values: Mapping[str, Any]) -> bytes:
    """The page of the values that ``render.context.context`` gives, in UTF-8, with its mark."""
    from markupsafe import Markup

    style = "".join(resources.template(name).read_text("utf-8") for name in ("page.css", "report.css"))
    plan = values["document"] == "plan"
    shown = {key: heading for key, heading in values["columns"].items() if heading and not (plan and key in _RESULTS)}
    template = _environment().get_template("report.html.j2")
    text = template.render({**_ABSENT, **values, "shown": shown, "style": Markup(style), "mark": seal.blank("html")})  # noqa: S704 - our own style sheet
    return seal.seal(f"{text}\n".encode())


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = resources.template("report.html.j2").parent
    # The data is no template: it is handed over as values and escaped, each letter of it.
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=False
    )
    environment.filters["pieces"] = links.pieces
    return environment
