"""A folder that is ready to work in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from itareport.api.common import StrPath, as_paths, write_new
from itareport.api.documents import data_file_name, import_report, with_pictures
from itareport.errors import WriteError
from itareport.i18n import _

if TYPE_CHECKING:
    from itareport.importing import Imported


class Workspace(NamedTuple):
    """A folder made ready to work in: its files, the data file first, that file's text, and the report it came from."""

    paths: tuple[Path, ...]
    text: str
    imported: Imported | None


def init(folder: StrPath, report: StrPath | None = None, *, forms: Sequence[StrPath] = ()) -> Workspace:
    """Make a folder ready to work in: data file, JSON Schema, editor settings, git files; never over another file.

    The data file is ``report`` read, a Word report, with its pictures beside it, else an empty form of the fiscal year
    that today lies in. The schema is that of the year's form edition.

    Raises:
        ReadError, NotWordError, NoTableError: as ``import_report``.
        WriteError: one of the files is there already, and then none is written; or one cannot be written.
    """
    from datetime import date

    from itareport import rollover, workspace, writing
    from itareport.api.files import schema_of
    from itareport.project import Projects
    from itareport.source.dump import dump

    top = Path(folder)
    line = workspace.ready_modeline()
    editions = Projects(as_paths(forms)).editions_of(top / "data")
    imported = None
    if report is None:
        year = workspace.fiscal_year_of(date.today())  # noqa: DTZ011 - the clerk's own day
        edition = editions.edition(year)
        name, text = f"measures_{year}.yaml", rollover.new_file(year, None, edition, modeline=line)
    else:
        imported = import_report(report, forms=forms)
        edition = editions.edition_of(imported.data.get("fiscal_year"))
        name, text = data_file_name(imported), ""
    json_schema = schema_of(edition)
    files = workspace.files(name, text, json_schema)
    there = [top / path for path in files if (top / path).exists() or (top / path).is_symlink()]
    if there:
        message = _("not overwritten, as it exists already: {paths}").format(paths=", ".join(map(str, there)))
        raise WriteError(message, _("Name a new folder, or move these files away."))
    try:
        if imported is not None:
            if imported.pictures:
                imported = replace(imported, data=with_pictures(imported, top / "data"))
            text = dump(imported.data, imported.comments, [line])
            files = workspace.files(name, text, json_schema)
        return Workspace(tuple(write_new(top / path, each) for path, each in files.items()), text, imported)
    except writing.RefusedError as error:
        raise WriteError(error.message, _("Name a folder that can be written in.")) from error
