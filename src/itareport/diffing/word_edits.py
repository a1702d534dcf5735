"""What was edited in a Word report, taken into its data file value by value; comments and all else stay as they are.

A report that this program built carries the data that it was built from. With these three are compared: what only Word
has changed is taken, what only the data file has changed since is kept, and what both have changed is named. Without
them whatever the Word file says otherwise is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from itareport.data import AGENCY, PICTURES, PREFACE, SIGNATURE, SIGNATURES, measures_in
from itareport.diffing.changes import match_texts
from itareport.errors import NotTakenError
from itareport.fields import KEYS
from itareport.findings import format_path
from itareport.i18n import _, number
from itareport.importing.issues import same_title
from itareport.importing.merging import pair_measures, same_value
from itareport.importing.reading_warnings import shorten
from itareport.source import edit, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from itareport.findings import ValuePath
    from itareport.importing import Imported
    from itareport.source import SourceFile

Data = dict[str, Any]


def take_in(source_file: SourceFile, imported: Imported) -> str:
    """The text of a data file without errors, with what was edited in a Word report taken in.

    Raises:
        NotTakenError: the report is another agency's or year's, or something in it cannot be matched.
    """
    data: Any = source_file.value
    _refuse_another_report(data, imported)
    edits = _Edits(source_file)
    _Comparison(edits, data, imported).run()
    if edits.faults:
        hint = _("Nothing was written. Make these changes in the data file by hand, then build the report again.")
        raise NotTakenError(_("the Word file and the data file do not fit together"), hint, edits.faults)
    return edits.text


def _refuse_another_report(data: Data, imported: Imported) -> None:
    """Let only a report of the data file's own agency and fiscal year pass."""
    read, built = imported.data, imported.built
    years = {int(data["fiscal_year"]), read["fiscal_year"], (built or read)["fiscal_year"]}
    if len(years) > 1:
        message = _("the Word file is of the fiscal year {other}, the data file of {year}")
        other = next((year for year in years if year != int(data["fiscal_year"])), None)
        raise NotTakenError(
            message.format(other=number(other) if other else _("unknown"), year=number(int(data["fiscal_year"])))
        )
    mine, theirs = _agency_line(data["agency"]), _agency_line((built or read)["agency"])
    if not same_title(mine, theirs):
        message = _("the Word file is of the agency “{other}”, the data file of “{agency}”")
        raise NotTakenError(message.format(other=theirs or _("unknown"), agency=mine))


def _agency_line(agency: Data) -> str:
    return " ".join(agency[key] for key in AGENCY if agency.get(key))


class _Edits:
    """The data file as it is edited, and what could not be edited."""

    def __init__(self, source_file: SourceFile) -> None:
        self._file = source_file
        self.text = edit.with_mark(source_file, source_file.text)
        self.faults: list[str] = []

    def set(self, path: ValuePath, text: str) -> None:
        self._apply(edit.set_value(self._file, path, text))

    def insert(self, path: ValuePath, index: int, value: Any) -> None:
        self._apply(edit.insert_entry(self._file, path, index, value))

    def remove(self, path: ValuePath) -> None:
        self._apply(edit.remove_entry(self._file, path))

    def value(self, path: ValuePath, old: Any, new: str | list[str]) -> None:
        """Make a text or a list of texts another one, entry by entry."""
        if isinstance(old, list) and isinstance(new, list):
            self._entries(path, old, new)
        elif isinstance(new, str) and not isinstance(old, list):
            self.set(path, new)
        else:  # a single text is printed without a number, a list of one with it
            if old is not None:
                self.remove(path)
            for index, text in enumerate(new if isinstance(new, list) else ()):
                self.insert(path, index, text)
            if isinstance(new, str):
                self.set(path, new)

    def _entries(self, path: ValuePath, old: Sequence[str], new: Sequence[str]) -> None:
        matched = match_texts(old, new)
        kept = {j: i for i, j in matched.pairs if (i, j) not in matched.moved}
        for index in sorted(set(range(len(old))) - set(kept.values()), reverse=True):
            self.remove((*path, index))
        for index, text in enumerate(new):
            if index not in kept:
                self.insert(path, index, text)
            elif old[kept[index]] != text:
                self.set((*path, index), text)

    def _apply(self, text: str) -> None:
        self.text = text
        self._file = read(self._file.name, text.encode())


class _Comparison:
    """Compares the data file with the Word file, and with what the Word file was built from."""

    def __init__(self, edits: _Edits, data: Data, imported: Imported) -> None:
        self._edits = edits
        self._data = data
        self._read = imported.data
        self._built = imported.built
        self._shown = {key for measure in measures_in(self._read) for key in KEYS.all if measure.get(key) is not None}
        """The fields that the Word file has a column for, as far as its texts tell."""

    def run(self) -> None:
        built = self._built
        self._field((), "title", self._data, self._read, built)
        if built is not None:  # else the agency's line is the same, however it was taken apart
            for key in AGENCY:
                self._field(("agency",), key, self._data["agency"], self._read["agency"], built["agency"])
        self._field((), PREFACE, self._data, self._read, built)
        self._part(SIGNATURES, SIGNATURE)
        self._part(PICTURES, ("caption",))
        mine = {int(issue["number"]): index for index, issue in enumerate(self._data["issues"])}
        theirs = {issue["number"]: issue for issue in self._read["issues"]}
        before = {issue["number"]: issue for issue in built["issues"]} if built is not None else {}
        for added in sorted(theirs.keys() - mine.keys()):
            self._edits.faults.append(_("issue {number} is not in the data file").format(number=number(added)))
        for missing in sorted(mine.keys() - theirs.keys()):
            message = _("issue {number} is not in the Word file, and with it these measures: {measures}")
            names = ", ".join(f"“{_short(each['name'])}”" for each in self._data["issues"][mine[missing]]["measures"])
            self._edits.faults.append(message.format(number=number(missing), measures=names))
        for shared in sorted(mine.keys() & theirs.keys()):
            path = ("issues", mine[shared])
            issue = self._data["issues"][mine[shared]]
            self._field(path, "title", issue, theirs[shared], before.get(shared))
            self._measures(path, issue["measures"], theirs[shared]["measures"] or [], before.get(shared))

    def _part(self, part: str, keys: Sequence[str]) -> None:
        """Take signatures, or the captions of pictures, where as many are in both; a template may not print them."""
        mine, theirs = self._data.get(part) or [], self._read.get(part) or []
        built = None if self._built is None else self._built.get(part) or []
        if not theirs or theirs in (built, mine):
            return
        if len(mine) != len(theirs) or (built is not None and len(built) != len(mine)):
            message = _("{path}: the Word file has {theirs}, the data file has {mine}")
            self._edits.faults.append(message.format(path=part, theirs=number(len(theirs)), mine=number(len(mine))))
            return
        for index, (old, new) in enumerate(zip(mine, theirs, strict=True)):
            self._entry((part, index), keys, old, new, None if built is None else built[index])

    def _entry(self, path: ValuePath, keys: Sequence[str], old: Data, new: Data, was: Mapping[str, Any] | None) -> None:
        """Take the fields of one signature or picture; one that was emptied in Word is taken out."""
        for key in keys:
            if key in new:
                self._field(path, key, old, new, was)
            elif key in old and (was is None or key in was):
                self._edits.remove((*path, key))

    def _field(self, path: ValuePath, key: str, mine: Data, theirs: Data, before: Mapping[str, Any] | None) -> None:
        """Take one field, unless only the data file has changed it; what the Word file does not show stays."""
        old, new = mine.get(key), theirs.get(key)
        if new is None or same_value(old, new):
            return
        if before is not None:
            if same_value(before.get(key), new):
                return
            if not same_value(before.get(key), old):
                message = _("{path} was changed in both: the data file says “{old}”, the Word file “{new}”")
                self._edits.faults.append(
                    message.format(path=format_path((*path, key)), old=_short(old), new=_short(new))
                )
                return
        self._edits.value((*path, key), old, new)

    def _emptied(self, path: ValuePath, mine: Any, before: Any) -> None:
        """Name a cell that is empty in Word and was not when the report was built, as far as that is known."""
        if mine is not None and (self._built is None or before is not None):
            message = _("{path}: the cell is empty in the Word file, the data file says “{text}”")
            self._edits.faults.append(message.format(path=format_path(path), text=_short(mine)))

    def _measures(
        self, path: ValuePath, mine: Sequence[Data], theirs: Sequence[Data], before: Mapping[str, Any] | None
    ) -> None:
        built = [] if before is None else before["measures"]
        mine_of = pair_measures(mine, theirs)
        built_of = pair_measures(built, theirs)
        for index, of_mine in sorted(mine_of.items()):
            was = built[built_of[index]] if index in built_of else None
            self._fields((*path, "measures", of_mine), mine[of_mine], theirs[index], was)
        if not theirs:  # an issue has one measure at least, so that nothing can be taken out
            self._edits.faults += [self._not_in_word(path, index, each) for index, each in enumerate(mine)]
            return
        gone = self._gone(path, mine, set(mine_of.values()), built, set(built_of.values()))
        added = [
            index
            for index in range(len(theirs))
            if index not in mine_of and self._is_new(theirs[index], built, built_of.get(index))
        ]
        self._move_in_and_out(path, mine_of, gone, [(index, theirs[index]) for index in added])

    def _fields(self, place: ValuePath, mine: Data, theirs: Data, was: Data | None) -> None:
        for key in KEYS.all:
            if key in self._shown and theirs.get(key) is None:
                self._emptied((*place, key), mine.get(key), None if was is None else was.get(key))
            else:
                self._field(place, key, mine, theirs, was)

    def _is_new(self, measure: Data, built: Sequence[Data], was: int | None) -> bool:
        """Whether a measure came in Word; one that was built and is gone from the data file was taken out there."""
        return was is None or not _same_measure(built[was], measure)

    def _gone(
        self, path: ValuePath, mine: Sequence[Data], kept: set[int], built: Sequence[Data], built_kept: set[int]
    ) -> list[int]:
        """The measures that were taken out in Word; one that cannot be told from a new one of the data file is named."""
        was_of = pair_measures(built, mine)
        gone = []
        for index in sorted(set(range(len(mine))) - kept):
            was = was_of.get(index)
            if self._built is not None and was is None:
                continue  # it came into the data file since the report was built
            if was is not None and was not in built_kept and _same_measure(built[was], mine[index]):
                gone.append(index)
            else:
                self._edits.faults.append(self._not_in_word(path, index, mine[index]))
        return gone

    def _not_in_word(self, path: ValuePath, index: int, measure: Data) -> str:
        message = _("{path}: the measure “{name}” is not in the Word file")
        return message.format(path=format_path((*path, "measures", index)), name=_short(measure["name"]))

    def _move_in_and_out(
        self, path: ValuePath, mine_of: dict[int, int], gone: Sequence[int], added: Sequence[tuple[int, Data]]
    ) -> None:
        place = (*path, "measures")
        for index in sorted(gone, reverse=True):
            self._edits.remove((*place, index))
        for index, measure in added:
            before = [mine_of[other] for other in range(index) if other in mine_of]
            at = (max(before) + 1 if before else 0) - sum(removed <= max(before, default=-1) for removed in gone)
            at += sum(earlier < index for earlier, _measure in added)
            self._edits.insert(place, at, {key: measure[key] for key in KEYS.all if measure.get(key) is not None})


def _same_measure(old: Data, new: Data) -> bool:
    return all(same_value(old.get(key), new.get(key)) for key in KEYS.all)


def _short(value: Any) -> str:
    return shorten(value[0] if isinstance(value, list) and value else str(value or ""), 60)
