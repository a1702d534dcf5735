"""A whole document: its report's table, alone or together with the data that were inside the file."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from itareport.data import PICTURES
from itareport.errors import NoTableError
from itareport.i18n import _, ngettext, number
from itareport.importing import rules
from itareport.importing.blocks import flat, lines_of
from itareport.importing.builder import ReportBuilder
from itareport.importing.imported import Imported, Join
from itareport.importing.merging import merge
from itareport.importing.reading_warnings import ReadingWarning, Warnings, shorten
from itareport.importing.shown import differs, is_all_shown
from itareport.importing.tables import Finder, best
from itareport.importing.wraps import describe, join
from itareport.importing.years import year_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from itareport.forms import Edition, Editions
    from itareport.importing.blocks import Content
    from itareport.importing.payload import Payload
    from itareport.schema import DocumentKind


_PAGE = re.compile(r"(?:หน้า|หน้าที่|แผ่นที่|จาก|ทั้งหมด|page|of|[^\w]|[\d_])*", re.IGNORECASE)
"""A page's number, with what is around it."""
_MAX_MARGIN_LINES = 200
"""Lines of headers and footers that are looked for in the text; more of them are no page's head."""


def edited(content: Content, payload: Payload, edition: Edition, warnings: Warnings) -> Imported:
    """The data inside the file, with what was edited in Word since; as they are where there is no table to compare."""
    old, kind = payload
    pictures = _pictures(old, content)
    content.pictures -= len(pictures)
    _say_what_was_not_read(content, warnings)
    from_table = Warnings(warnings.file)
    try:
        builder, read = _read(content, edition, from_table, generated=True, kind=kind)
    except NoTableError:
        message = _("texts were edited in Word, but no table of a report was found: the data are those of the build")
        warnings.add(ReadingWarning(rules.EMBEDDED, message))
        return Imported(old, kind, "embedded", {}, tuple(warnings.findings), built=old)
    merged = merge(old, builder, read, warnings)
    # Where title and agency are is the template's affair; what they were is known.
    warnings.findings += [finding for finding in from_table.findings if finding.rule != rules.HEADING.id]
    if not warnings.findings:
        message = _("something was edited in Word that the data do not hold, as in a header or footer")
        warnings.add(ReadingWarning(rules.EDITED, message))
    comments = {path: text for path, text in from_table.comments.items() if path[0] == "issues"}
    return Imported(merged, kind, "edited", comments, tuple(warnings.findings), built=old, pictures=pictures)


def embedded(
    content: Content,
    payload: Payload,
    edition: Edition,
    editions: Editions,
    warnings: Warnings,
    *,
    resaved: bool,
) -> Imported:
    """The data inside a file that nobody has edited, unless its table shows others: then what a person sees.

    Where it was ``resaved`` by an office program the texts are as they were, but comments may have come, or changes
    that nobody has accepted.
    """
    old, kind = payload
    if resaved:
        content.pictures = 0  # those of the template
        _say_what_was_not_read(content, warnings)
    from_table, differences = Warnings(warnings.file), Warnings(warnings.file)
    try:
        builder, read = _read(content, edition, from_table, generated=True, kind=kind)
    except NoTableError:
        return _as_built(payload, content, warnings)
    merged = merge(old, builder, read, differences, forged=True)
    if not differences.findings or not differs(old, read, builder, content):
        return _as_built(payload, content, warnings)
    # Without the edition of the year the columns are those of another form, and the table is misread by them.
    year = old["fiscal_year"]
    if editions.edition(year).fiscal_year != year and not builder.of_the_form and is_all_shown(old, content):
        message = _("there is no form edition for fiscal year {year}: the data inside the file were used")
        warnings.add(ReadingWarning(rules.EMBEDDED, message.format(year=number(year))))
        return _as_built(payload, content, warnings)
    message = _("the data inside the file differ from its table: the table was used")
    warnings.add(ReadingWarning(rules.EMBEDDED, message))
    warnings.findings += differences.findings
    comments = {path: text for path, text in from_table.comments.items() if path[0] == "issues"}
    return Imported(merged, kind, "edited", comments, tuple(warnings.findings), pictures=_pictures(old, content))


def _as_built(payload: Payload, content: Content, warnings: Warnings) -> Imported:
    old, kind = payload
    pictures = _pictures(old, content)
    return Imported(old, kind, "embedded", {}, tuple(warnings.findings), built=old, pictures=pictures)


def _pictures(data: Mapping[str, Any], content: Content) -> dict[str, bytes]:
    """The files of the pictures that the data name: a picture's description is its caption, and they are in order."""
    left = list(content.images)
    found: dict[str, bytes] = {}
    for picture in data.get(PICTURES) or ():
        image = next((each for each in left if each.description == picture["caption"]), None)
        if image is not None:
            left.remove(image)
            found.setdefault(picture["file"], image.data)
    return found


def by_table(content: Content, edition: Edition, warnings: Warnings, *, generated: bool, wraps: bool) -> Imported:
    """What the table says; ``generated`` is a document that this program printed.

    Raises:
        NoTableError: no table of a report is there.
    """
    taken = Warnings(warnings.file)
    wraps = wraps and not generated
    builder, read = _read(content, edition, taken, generated=generated, keep_tabs=wraps)
    content.pictures -= len(builder.pictures)
    _say_what_was_not_read(content, warnings)
    if not generated:
        _say_what_is_in_margins(content, builder, read, warnings)
        _say_what_asks_for_text(content, warnings)
    # That it is another document is reported before anything that follows from it.
    first = [finding for finding in taken.findings if finding.rule == rules.ANOTHER_DOCUMENT.id]
    warnings.findings[:0] = first
    warnings.findings += [finding for finding in taken.findings if finding not in first]
    warnings.comments |= taken.comments
    joins: tuple[Join, ...] = ()
    if wraps:
        joins = join(read, builder.values)
        for path, group in groupby(joins, key=lambda each: each.path):
            of_one = tuple(group)
            warnings.add(ReadingWarning(rules.JOINED, describe(of_one), of_one[0].place), path, comment=False)
    return Imported(
        read, builder.kind, "table", warnings.comments, tuple(warnings.findings), joins, pictures=builder.pictures
    )


def _read(
    content: Content,
    edition: Edition,
    warnings: Warnings,
    *,
    generated: bool,
    kind: DocumentKind | None = None,
    keep_tabs: bool = False,
) -> tuple[ReportBuilder, dict[str, Any]]:
    finder = Finder(edition, generated=generated)
    finder.read(content)
    reading = best(finder, content.images if generated else ())
    if reading is None:
        hint = _("A report's table has the columns {columns}.").format(columns=", ".join(edition.headings.values()))
        raise NoTableError(_("the Word file holds no table of a report"), hint)
    builder = ReportBuilder(reading, edition, warnings, generated=generated, kind=kind, keep_tabs=keep_tabs)
    return builder, builder.data(lines_of(flat(content.headers)))


def _say_what_is_in_margins(
    content: Content, builder: ReportBuilder, read: Mapping[str, Any], warnings: Warnings
) -> None:
    """Name the texts of headers and footers that are neither in the data, nor on a page besides, nor a page's number."""
    heading = builder.heading
    known = "".join(
        [*(each.text for each in flat(content.body)), *filter(None, read["agency"].values()), heading.title or ""]
    )
    known = "".join("".join([known, *heading.unused, *heading.preface]).split())
    lines = lines_of(flat([*content.headers, *content.footers]))
    every = list(dict.fromkeys(" ".join(line.split()) for line in lines))
    left = [
        line
        for line in every[:_MAX_MARGIN_LINES]
        if "".join(line.split()) not in known and year_of(line) is None and not _PAGE.fullmatch(line)
    ] + every[_MAX_MARGIN_LINES:]
    if left:
        message = ngettext(
            "{count} line of the page headers and footers was left out: “{text}”",
            "{count} lines of the page headers and footers were left out; the first: “{text}”",
            len(left),
        )
        message = message.format(count=number(len(left)), text=shorten(left[0], 60))
        warnings.add(ReadingWarning(rules.LEFT_OUT, message))


def _say_what_asks_for_text(content: Content, warnings: Warnings) -> None:
    if content.prompts:
        count = content.prompts
        message = ngettext(
            "the prompt of {count} empty content control was left out",
            "the prompts of {count} empty content controls were left out",
            count,
        )
        warnings.add(ReadingWarning(rules.LEFT_OUT, message.format(count=number(count))))


def _say_what_was_not_read(content: Content, warnings: Warnings) -> None:
    if content.tracked:
        warnings.add(
            ReadingWarning(rules.TRACKED, _("the file holds tracked changes: it was read as if all were accepted"))
        )
    if content.struck:
        message = _("struck-through text was kept: delete it where it no longer applies")
        warnings.add(ReadingWarning(rules.TRACKED, message))
    if content.hidden:
        warnings.add(ReadingWarning(rules.LEFT_OUT, _("hidden text was left out, as Word does not print it")))
    if content.pictures:
        count = content.pictures
        message = ngettext(
            "{count} picture was left out: type what it shows",
            "{count} pictures were left out: type what they show",
            count,
        )
        warnings.add(ReadingWarning(rules.LEFT_OUT, message.format(count=number(count))))
    if content.symbols:
        count = content.symbols
        message = ngettext(
            "{count} symbol of a picture font was replaced by “•”: type what it shows",
            "{count} symbols of picture fonts were replaced by “•”: type what they show",
            count,
        )
        warnings.add(ReadingWarning(rules.LEFT_OUT, message.format(count=number(count))))
    if content.comments:
        count = content.comments
        message = ngettext("{count} comment was left out", "{count} comments were left out", count)
        warnings.add(ReadingWarning(rules.LEFT_OUT, message.format(count=number(count))))
    if content.footnotes:
        count = content.footnotes
        message = ngettext("{count} footnote was left out", "{count} footnotes were left out", count)
        warnings.add(ReadingWarning(rules.LEFT_OUT, message.format(count=number(count))))
