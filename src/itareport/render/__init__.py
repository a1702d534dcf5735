"""A report into a Word file: a template with docxtpl's tags, made ready once, filled for each report."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from itareport import __version__, resources
from itareport.errors import TemplateError
from itareport.i18n import _
from itareport.render.context import context
from itareport.render.rows import allow_row_breaks
from itareport.templating.environment import CompiledTemplate
from itareport.templating.template import HEADER, PreparedTemplate, from_json

if TYPE_CHECKING:
    from itareport.forms import Edition
    from itareport.schema import DocumentKind, Report

__all__ = ["PreparedTemplate", "load_template", "render", "template_faults"]

_compiled: WeakKeyDictionary[PreparedTemplate, CompiledTemplate] = WeakKeyDictionary()


def render(
    report: Report,
    edition: Edition,
    kind: DocumentKind = "report",
    template: PreparedTemplate | None = None,
    *,
    embed: bool = True,
) -> bytes:
    """The Word file of a report, the same bytes for the same report, edition and template wherever zlib is the same.

    ``template`` comes from ``load_template``; without one the default of ``kind`` is filled. ``embed`` puts the
    report's data into the file.

    Raises:
        TemplateError: the template cannot be filled with this report, or takes more than its budget.
    """
    from itareport.ooxml.stamp import stamp
    from itareport.ooxml.zipping import zip_parts

    prepared = template or _default(kind)
    parts = dict(prepared.parts)
    for name, xml in _filled(prepared, report, edition, kind).items():
        parts[name] = (HEADER + allow_row_breaks(xml, prepared.layout)).encode()
    if embed:
        from itareport.ooxml.embed import embed as put_in

        parts = put_in(parts, _data(report, kind))
    return zip_parts(stamp(parts, __version__))


def load_template(data: bytes) -> PreparedTemplate:
    """A Word template made ready to be filled often.

    Raises:
        NotWordError: it is no Word file.
        TemplateError: it has faults; all of them are in the error.
    """
    from itareport.ooxml.package import UnsafeError
    from itareport.render.samples import samples
    from itareport.sandbox.check_template import check_template

    try:
        prepared, faults = check_template(data, samples())
    except UnsafeError as error:
        raise TemplateError(_("the template is faulty"), error.faults) from None
    if faults:
        raise TemplateError(_("the template is faulty"), tuple(faults))
    return prepared


def template_faults(data: bytes) -> list[str]:
    """Every fault of a Word template, a sentence each that says where.

    Raises:
        NotWordError: it is no Word file.
    """
    from itareport.ooxml.package import UnsafeError
    from itareport.render.samples import samples
    from itareport.sandbox.check_template import check_template

    try:
        return check_template(data, samples())[1]
    except UnsafeError as error:
        return list(error.faults)


@cache
def _default(kind: DocumentKind) -> PreparedTemplate:
    text = resources.template(f"{kind}.prepared.json").read_text(encoding="utf-8")
    return from_json(text, trusted=True)


def _filled(prepared: PreparedTemplate, report: Report, edition: Edition, kind: DocumentKind) -> dict[str, str]:
    values = context(report, edition, kind)
    if not prepared.trusted:
        from itareport.sandbox.process import process_for
        from itareport.templating.cleanup import clean_up

        return {part: clean_up(part, xml) for part, xml in process_for(prepared).fill(values).items()}
    if prepared not in _compiled:
        _compiled[prepared] = CompiledTemplate(prepared)
    return _compiled[prepared].fill(values)


def _data(report: Report, kind: DocumentKind) -> bytes:
    from json import dumps

    data = {"kind": kind, "data": report.model_dump(exclude_none=True)}
    return dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
