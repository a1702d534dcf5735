"""A comparison as the report in Word with tracked changes: accepted it is the new report, rejected the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itareport.data import ReportData
from itareport.fields import KEYS, DocumentKind

if TYPE_CHECKING:
    from itareport.diffing.changes import Comparison
    from itareport.forms import Editions

DOCUMENT = "word/document.xml"


def render(comparison: Comparison) -> bytes:
    """The new report as a ``.docx`` in which every difference to the old one is a tracked change.

    It is a plan where neither side has outputs or outcomes. It carries our stamp, so that it may be written anew, but
    no data: a report to publish is made by ``build``.
    """
    from itareport import __version__
    from itareport.diffing.redline.document import merge_documents
    from itareport.ooxml import package, stamp
    from itareport.ooxml.zipping import zip_parts

    kind: DocumentKind = "report" if _has_results(comparison.old) or _has_results(comparison.new) else "plan"
    old = package.read(_rendered(comparison.old, kind, comparison.forms.old))
    new = package.read(_rendered(comparison.new, kind, comparison.forms.new))
    new[DOCUMENT] = merge_documents(old[DOCUMENT], new[DOCUMENT], comparison.measures)
    return zip_parts(stamp.stamp(new, __version__))


def _has_results(report: ReportData) -> bool:
    measures = (measure for issue in report["issues"] for measure in issue["measures"])
    return any(key in measure for measure in measures for key in KEYS.results)


def _rendered(report: ReportData, kind: DocumentKind, editions: Editions) -> bytes:
    from itareport.render import render as render_report

    return render_report(report, editions.edition(report["fiscal_year"]), kind, embed=False, links=False)
