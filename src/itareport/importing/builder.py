"""From what was read to the data file's shape, with a finding and a comment for everything that was uncertain."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from itareport.data import PICTURES, SIGNATURES
from itareport.fields import KEYS
from itareport.i18n import _, ngettext, number
from itareport.importing import rules
from itareport.importing.blocks import lines_of
from itareport.importing.characters import clean, without_refused
from itareport.importing.issues import in_order, same_title
from itareport.importing.read_table import Issue, Measure, Reading
from itareport.importing.reading_warnings import Place, ReadingWarning, shorten
from itareport.importing.title import Heading, read_heading, read_printed_heading
from itareport.importing.values import Value, value_of
from itareport.importing.years import year_of
from itareport.thai.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itareport.findings import ValuePath
    from itareport.forms import Edition
    from itareport.importing.reading_warnings import Warnings
    from itareport.schema import DocumentKind


_OF_THIS_KIND = re.compile(r"คุณธรรม|โปร่งใส|ทุจริต|ธรรมาภิบาล|(?<![A-Za-z])ITA(?![A-Za-z])")
_KNOWN_TITLE = 0.6
_MIN_PREFACE = 60
"""Code points: a sentence has more, a line of a title that nobody has asked for has less."""
_OPTIONAL = frozenset(KEYS.all).difference(KEYS.standard)
"""An empty cell of such a column says that there is nothing to say."""


class ReportBuilder:
    """Turns one reading into plain data; ``generated`` is a document that this program printed, read exactly."""

    def __init__(
        self,
        reading: Reading,
        edition: Edition,
        warnings: Warnings,
        *,
        generated: bool,
        kind: DocumentKind | None,
        keep_tabs: bool,
    ) -> None:
        self._reading = reading
        self._edition = edition
        self._warnings = warnings
        self._generated = generated
        self._keep_tabs = keep_tabs
        self.kind: DocumentKind = kind or ("report" if reading.fields & set(KEYS.results) else "plan")
        self.fields = reading.fields
        self.of_the_form = reading.of_the_form
        self.printed_heading = False
        """Whether the lines above the table are those of the form, each where it belongs."""
        self.pictures: dict[str, bytes] = {}
        self._without_column: set[str] = set()
        self.values: dict[ValuePath, Value] = {}
        self.heading = Heading(None, None, None)

    @property
    def expected_title(self) -> str:
        """The first title line of the edition's form."""
        return (self._edition.report_titles if self.kind == "report" else self._edition.plan_titles)[0]

    def issue_title(self, issue: int) -> str:
        """The edition's title of an issue, "" for a number that no issue has."""
        return self._edition.issues[issue - 1] if 1 <= issue <= len(self._edition.issues) else ""

    def data(self, headers: Sequence[str]) -> dict[str, Any]:
        """The whole data file; ``headers`` are the lines of the pages' headers, read when the title is not on the page."""
        if not self._generated and not self._is_of_this_kind(headers):
            hint = _("If so, import the report instead. If this is the report, check every text.")
            message = _(
                "this may be a different document: the title does not mention integrity or transparency, and no issue of the form was found"
            )
            self._warnings.add(ReadingWarning(rules.ANOTHER_DOCUMENT, message), hint=hint)
        issues = in_order(self._reading, len(self._edition.issues))
        found: dict[str, Any] = {"format": 1, **self._heading(headers)}
        for warning in self._reading.warnings:
            self._warnings.add(warning)
        found["issues"] = [self._issue(issue, ("issues", index)) for index, issue in enumerate(issues)]
        found |= self._parts()
        for name in KEYS.all:
            if name in self._without_column:
                message = _("the table has no column for “{field}”: fill it in for each measure").format(field=name)
                self._warnings.add(ReadingWarning(rules.EMPTY, message))
        marked = sum(value.markup for value in self.values.values())
        if marked:
            message = ngettext(
                "{count} cell holds the tags <p> of a web page: they were taken for ends of lines",
                "{count} cells hold the tags <p> of a web page: they were taken for ends of lines",
                marked,
            )
            self._warnings.add(ReadingWarning(rules.REPAIRED, message.format(count=number(marked))))
        return found

    def _parts(self) -> dict[str, Any]:
        """What is below the table."""
        found: dict[str, Any] = {}
        signatures = self._reading.signatures
        if signatures:
            found[SIGNATURES] = signatures
            if not self._generated:
                message = _("the lines below the table were read as signatures")
                self._warnings.add(ReadingWarning(rules.HEADING, message), (SIGNATURES,))
        for index, (image, caption) in enumerate(self._reading.pictures, 1):
            file = f"picture-{index}.{image.ending}"
            self.pictures[file] = image.data
            found.setdefault(PICTURES, []).append({"file": file, "caption": caption})
        return found

    def _is_of_this_kind(self, headers: Sequence[str]) -> bool:
        """Whether anything but columns says that this is such a report: plans of every kind have projects and times."""
        if any(_OF_THIS_KIND.search(line) for line in (*self._reading.lines, *headers)):
            return True
        titles = [issue.title for issue in self._reading.issues if issue.title]
        return any(similarity(one, other) >= _KNOWN_TITLE for one in titles for other in self._edition.issues)

    def _heading(self, headers: Sequence[str]) -> dict[str, Any]:
        heading = self.heading = self._read_heading(headers)
        found: dict[str, Any] = {}
        if heading.title is not None and not same_title(heading.title, self.expected_title):
            found["title"] = heading.title
        found["fiscal_year"] = self._year(heading)
        found["agency"] = self._agency(heading)
        if heading.agency_guessed:
            message = _("this line was read as the agency only because it follows the fiscal year")
            self._warnings.add(ReadingWarning(rules.HEADING, message), ("agency",))
        unused = list(heading.unused)
        if heading.preface and (self._generated or (self._reading.plain and _is_preface(heading.preface))):
            found["preface"] = self._preface(heading.preface)
        else:
            unused += heading.preface
        if unused:
            count = len(unused)
            message = ngettext(
                "{count} line above the table was left out: “{text}”",
                "{count} lines above the table were left out; the first: “{text}”",
                count,
            )
            message = message.format(count=number(count), text=shorten(unused[0], 60))
            self._warnings.add(ReadingWarning(rules.LEFT_OUT, message))
        return found

    def _preface(self, lines: Sequence[str]) -> str | list[str]:
        if not self._generated:
            message = _("the text between the title and the table was read as the preface")
            self._warnings.add(ReadingWarning(rules.HEADING, message), ("preface",))
        return list(lines) if len(lines) > 1 else lines[0]

    def _read_heading(self, headers: Sequence[str]) -> Heading:
        lines = self._reading.lines
        editions = (self._edition.report_titles, self._edition.plan_titles)
        if self._generated:
            lines = [without_refused(line, exact=True)[0] for line in lines]
            printed = read_printed_heading(lines, editions[self.kind == "plan"])
            if printed is not None:
                self.printed_heading = True
                return printed
        titles = [patterns[0] for patterns in editions]
        heading = read_heading(_cleaned(lines), titles)
        if heading.year is not None and heading.agency is not None:
            return heading
        more = read_heading([*_cleaned(headers), *_cleaned(lines)], titles)
        return more if more.year is not None or more.agency is not None else heading

    def _year(self, heading: Heading) -> int | None:
        year = heading.year
        if year is not None:
            if not heading.year_certain:
                message = _("the fiscal year {year} was read from a line that may mean another one").format(
                    year=number(year)
                )
                self._warnings.add(ReadingWarning(rules.HEADING, message), ("fiscal_year",))
            return year
        if heading.years:
            years_said = ", ".join(map(number, heading.years))
            message = _("the fiscal year of the report is uncertain ({years} is named above the table): type it in")
            self._warnings.add(ReadingWarning(rules.HEADING, message.format(years=years_said)), ("fiscal_year",))
            return None
        periods = [measure.fields["period"] for measure in self._measures() if "period" in measure.fields]
        years = Counter(
            found
            for period in periods
            for piece in period.pieces
            for paragraph in piece
            if (found := year_of(paragraph.text)) is not None
        )
        year = years.most_common(1)[0][0] if years else None
        if year is None:
            message = _("no fiscal year was found above the table: type it in")
        else:
            message = _("no fiscal year was found above the table: {year} was taken from the periods").format(
                year=number(year)
            )
        self._warnings.add(ReadingWarning(rules.HEADING, message), ("fiscal_year",))
        return year

    def _agency(self, heading: Heading) -> dict[str, str | None]:
        agency = heading.agency
        if agency is None:
            self._warnings.add(
                ReadingWarning(rules.HEADING, _("no agency was found above the table: type its name")), ("agency",)
            )
            return {"name": None}
        if not agency.certain:
            message = _("agency, district and province are written without spaces: check where each begins")
            self._warnings.add(ReadingWarning(rules.HEADING, message), ("agency",))
        if self._generated and not (agency.district and agency.province) and len(agency.name.split()) > 1:
            message = _("the agency is printed on one line: check where its name ends")
            self._warnings.add(ReadingWarning(rules.HEADING, message), ("agency",))
        return dict(agency.data())

    def _measures(self) -> list[Measure]:
        return [measure for issue in self._reading.issues for measure in issue.measures]

    def _issue(self, issue: Issue, path: ValuePath) -> dict[str, Any]:
        found: dict[str, Any] = {"number": issue.number}
        warnings = list(issue.warnings)
        title = without_refused(issue.title, exact=True)[0] if self._generated else clean(issue.title).text
        if title and not same_title(title, self.issue_title(issue.number or 0)):
            found["title"] = title
        if not issue.measures:
            warnings.append(ReadingWarning(rules.EMPTY, _("this issue has no measure"), issue.place))
        for warning in warnings:
            self._warnings.add(warning, path)
        found["measures"] = [
            self._measure(measure, (*path, "measures", index)) for index, measure in enumerate(issue.measures)
        ] or None
        return found

    def _measure(self, measure: Measure, path: ValuePath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for heading, paragraphs in measure.others.items():
            self._warnings.keep(path, heading, _cleaned(lines_of(paragraphs)))
        for name in KEYS.all:
            wanted = self._is_wanted(name)
            plain = self._value(measure, name, path) if name in measure.fields else None
            if plain is not None or wanted:
                found[name] = plain
            if plain is None and wanted:
                self._lacks(measure, (*path, name))
        return found

    def _is_wanted(self, name: str) -> bool:
        """Whether each measure must have the field."""
        return name not in _OPTIONAL and not (name in KEYS.results and self.kind == "plan")

    def _value(self, measure: Measure, name: str, path: ValuePath) -> str | list[str] | None:
        value = value_of(name, measure.fields[name], generated=self._generated, keep_tabs=self._keep_tabs)
        plain = value.plain()
        if plain is not None or name not in _OPTIONAL:
            self.values[(*path, name)] = value
            for warning in value.warnings:
                self._warnings.add(warning, (*path, name))
        return plain

    def _lacks(self, measure: Measure, path: ValuePath) -> None:
        name = str(path[-1])
        if name in self._reading.fields:
            self._empty(measure.fields[name].place if name in measure.fields else measure.place, path)
        elif name not in KEYS.results:
            self._without_column.add(name)

    def _empty(self, place: Place, path: ValuePath) -> None:
        message = _("the cell for “{field}” is empty: fill it in").format(field=path[-1])
        self._warnings.add(ReadingWarning(rules.EMPTY, message, place), path)


def _is_preface(lines: Sequence[str]) -> bool:
    """Whether lines are text, and no more lines of a title, like "รอบ ๖ เดือน"."""
    return any(len(line) >= _MIN_PREFACE for line in lines)


def _cleaned(lines: Sequence[str]) -> list[str]:
    return [clean(line).text for line in lines]
