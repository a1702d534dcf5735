"""The report as one web page: no script, nothing fetched, of the same values as the Word file."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from itareport import links, resources, seal
from itareport.pictures import PictureFile, Pictures

if TYPE_CHECKING:
    from jinja2 import Environment, Template

SOURCE, PREPARED = "report.html.j2", "report.html.prepared.json"

_NO_PICTURES: Pictures = {}

_ABSENT: Mapping[str, Any] = {"preface": (), "signatures": (), "pictures": ()}
"""The parts of a report that leaves them out."""
_RESULTS = ("outputs", "outcomes")
"""The columns that a plan does not print."""


def page(values: Mapping[str, Any], pictures: Pictures = _NO_PICTURES) -> bytes:
    """The page of the values that ``render.context.context`` gives, in UTF-8, with its mark.

    ``pictures`` are by the names of their files; one that is not among them leaves its caption alone.
    """
    from markupsafe import Markup

    css = "".join(resources.template(name).read_text("utf-8") for name in ("page.css", "report.css"))
    style = Markup(css)  # noqa: S704 - our own style sheets
    plan = values["document"] == "plan"
    shown = {key: heading for key, heading in values["columns"].items() if heading and not (plan and key in _RESULTS)}
    images = {name: _address(each) for name, each in pictures.items() if isinstance(each, PictureFile)}
    text = _template().render(
        {**_ABSENT, **values, "shown": shown, "style": style, "images": images, "mark": seal.blank("html")}
    )
    return seal.seal(f"{text}\n".encode())


def _address(picture: PictureFile) -> str:
    """The picture itself as an address, so that the page is one file."""
    return f"data:image/{picture.kind};base64,{b64encode(picture.data).decode()}"


@cache
def _template() -> Template:
    from itareport.templating.environment import JINJA, template_of

    prepared = json.loads(resources.template(PREPARED).read_text("utf-8"))
    program = prepared["program"] if prepared["jinja"] == JINJA else _translated()
    return template_of(_environment(), SOURCE, program)


def prepare() -> bytes:
    """The page's template as Jinja translates it, as JSON: done at each start it would be a tenth of a build."""
    from itareport.templating.environment import JINJA

    return json.dumps({"jinja": JINJA, "program": _translated()}, ensure_ascii=False, indent=1).encode()


def _translated() -> str:
    return _environment().compile(resources.template(SOURCE).read_text("utf-8"), raw=True)


def _environment() -> Environment:
    from jinja2 import Environment, StrictUndefined

    # The data is no template: it is passed as values and escaped, each character of it.
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters["pieces"] = links.pieces
    return environment
