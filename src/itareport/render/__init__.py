"""A report into a Word file: a template with docxtpl's tags, made ready once, filled for each report."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from itareport import resources
from itareport.data import ReportData, as_json
from itareport.errors import TemplateError
from itareport.fields import BY_KEY, KEYS, DocumentKind
from itareport.i18n import _
from itareport.ooxml.fast_text import split_paragraphs
from itareport.render.context import context, widths
from itareport.render.envelope import Envelope
from itareport.render.rows import keep_last_row
from itareport.templating.environment import CompiledTemplate
from itareport.templating.marks import may_hold_links
from itareport.templating.template import PreparedTemplate, from_json

if TYPE_CHECKING:
    from itareport.forms import Edition
    from itareport.pictures import PictureFile, Pictures

__all__ = ["PreparedTemplate", "default_template", "load_template", "render", "template_faults", "template_warnings"]

MAIN = "word/document.xml"

_compiled: WeakKeyDictionary[PreparedTemplate, CompiledTemplate] = WeakKeyDictionary()
_envelopes: WeakKeyDictionary[PreparedTemplate, dict[bool, Envelope]] = WeakKeyDictionary()


def render(  # noqa: PLR0913 - options of one output
    report: ReportData,
    edition: Edition,
    kind: DocumentKind = "report",
    template: PreparedTemplate | None = None,
    *,
    embed: bool = True,
    links: bool = True,
    pictures: Pictures | None = None,
    made_from: str = "",
    data: bytes | None = None,
) -> bytes:
    """The Word file of a report, the same bytes for the same report, edition and template wherever zlib is the same.

    ``template`` comes from ``load_template``; without one the default of the edition and ``kind`` is filled. ``embed``
    puts the report's data into the file, ``links`` makes its addresses live. ``pictures`` are by the names of their
    files as the data have them; a picture that is not among them leaves its caption alone. ``made_from`` is the
    hash that the stamp keeps, ``data`` the report as JSON where the caller has it already.

    Raises:
        TemplateError: the template cannot be filled with this report, or takes more than its budget.
    """
    from itareport.ooxml.zipping import zip_parts

    prepared = template or _default_for(edition, kind)
    filled = _filled(prepared, report, edition, kind)
    split = {name: split_paragraphs(xml) for name, xml in filled.items()}
    if "pictures" in report or (links and any(map(may_hold_links, split.values()))):
        from itareport.templating.insert import insert_elements

        shown = [(_usable(each["file"], pictures), each["caption"]) for each in report.get("pictures", ())]
        more = dict(prepared.parts)
        filled = insert_elements(more, filled, shown, links=links)
        split = {name: split_paragraphs(xml) for name, xml in filled.items()}
        envelope = Envelope.of(more, filled, embed=embed)
    else:
        envelope = _envelope(prepared, embed=embed)
    embedded = b'{"kind":"%b","data":%b}' % (kind.encode(), data or as_json(report)) if embed else b""
    return zip_parts(envelope.sealed(split, prepared.layout, embedded, made_from=made_from))


def _envelope(prepared: PreparedTemplate, *, embed: bool) -> Envelope:
    """What all reports of a template have in common, made once."""
    known = _envelopes.setdefault(prepared, {})
    if embed not in known:
        known[embed] = Envelope.of(prepared.parts, prepared.sources, embed=embed)
    return known[embed]


def load_template(data: bytes) -> PreparedTemplate:
    """A Word template made ready to be filled often.

    Raises:
        NotWordError: it is no Word file.
        TemplateError: it has faults; all of them are in the error.
    """
    prepared, faults = _checked(data)
    if prepared is None or faults:
        raise TemplateError(_("the template is faulty"), faults=faults)
    return prepared


def template_faults(data: bytes) -> list[str]:
    """Every fault of a Word template, a sentence each that says where.

    Raises:
        NotWordError: it is no Word file.
    """
    return _checked(data)[1]


def _checked(data: bytes) -> tuple[PreparedTemplate | None, list[str]]:
    """A template made ready, None where it is not safe to read, and its faults."""
    from itareport.ooxml.package import UnsafeError
    from itareport.render.samples import samples
    from itareport.sandbox.check_template import check_template

    try:
        return check_template(data, samples())
    except UnsafeError as error:
        return None, list(error.faults)


def _usable(name: str, pictures: Pictures | None) -> PictureFile | None:
    from itareport.pictures import PictureFile

    found = (pictures or {}).get(name)
    return found if isinstance(found, PictureFile) else None


def default_template(edition: Edition, kind: DocumentKind = "report") -> bytes:
    """The default Word template of an edition, to be restyled in Word: a .docx with its tags."""
    from itareport.ooxml.zipping import zip_parts

    if _is_usual(edition):
        return resources.template(f"{kind}.docx").read_bytes()
    from itareport.default_template import columns_of, default_parts

    return zip_parts(default_parts(columns_of(widths(edition), kind), kind))


def _default_for(edition: Edition, kind: DocumentKind) -> PreparedTemplate:
    return _default(kind) if _is_usual(edition) else _made(tuple(widths(edition).items()), kind)


def _is_usual(edition: Edition) -> bool:
    """Whether an edition has the columns of the shipped templates, and leaves their widths to them."""
    return list(widths(edition).items()) == [(BY_KEY[key].column, None) for key in KEYS.standard]


@lru_cache(maxsize=32)
def _made(columns: tuple[tuple[str, float | None], ...], kind: DocumentKind) -> PreparedTemplate:
    """The template of an edition with other columns, made and prepared once a process."""
    from itareport.default_template import columns_of, default_parts
    from itareport.templating.prepare import prepare

    return replace(prepare(default_parts(columns_of(dict(columns), kind), kind)), trusted=True)


def template_warnings(data: bytes) -> list[str]:
    """What is no fault of a template but hardly meant: that it prints no measure, for want of tags that are known here.

    Raises:
        NotWordError: it is no Word file, or not a safe one.
    """
    from itareport.ooxml import package
    from itareport.templating.prepare import prepare

    prepared = prepare(package.read(data))
    if any("issues" in placed.tag.text for placed in prepared.tags.get(MAIN, ())):
        return []
    example = "{%tr for issue in issues %}"
    return [_("the template prints no measure: no tag goes over the issues, as {example} does").format(example=example)]


@cache
def _default(kind: DocumentKind) -> PreparedTemplate:
    text = resources.template(f"{kind}.prepared.json").read_text(encoding="utf-8")
    return from_json(text, trusted=True)


def _filled(prepared: PreparedTemplate, report: ReportData, edition: Edition, kind: DocumentKind) -> dict[str, str]:
    values = context(report, edition, kind)
    if not prepared.trusted:
        from itareport.sandbox.process import process_for
        from itareport.templating.cleanup import clean_up

        return {part: clean_up(part, xml) for part, xml in process_for(prepared).fill(values).items()}
    if prepared not in _compiled:
        _compiled[prepared] = CompiledTemplate(prepared)
    filled = _compiled[prepared].fill(values)
    if values["signatures"]:
        filled[MAIN] = keep_last_row(filled[MAIN])
    return filled
