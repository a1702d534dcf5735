"""Settings of an agency's folder: which rules run, how much their findings matter, which kinds of files are made.

``itareport.toml``, or the table ``[tool.itareport]`` of ``pyproject.toml``; the nearest folder upwards that has one
counts::

    select = ["ITA1", "ITA2"]         # only these rules; a beginning of ids stands for all of them
    ignore = ["ITA108"]               # not these
    severity = { ITA106 = "error" }
    build.to = ["docx", "pdf"]        # what build makes
"""

from __future__ import annotations

import pathlib
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from itareport.errors import ReadError, UsageError
from itareport.findings import Family, Rule, Severity
from itareport.i18n import _
from itareport.kinds import WORD, kinds_of
from itareport.reading import FolderError, MissingFileError, read_small, unread
from itareport.rules.ignores import UNSILENCEABLE

_OWN = "itareport.toml"
_SHARED = "pyproject.toml"
NAMES = (_OWN, _SHARED)
"""What a settings file is called, the first before the other."""
KEYS = ("select", "ignore", "severity", "build.to")
"""The settings there are; one with a dot is a key of the table before the dot."""

_TABLES = tuple(key.partition(".")[0] for key in KEYS)


class Settings(NamedTuple):
    """What the settings file says; ``file`` is its name, "" when there is none.

    ``select`` and ``ignore`` hold ids or beginnings of ids; ``select`` is None when all rules but the dictionary's
    run. ``to`` are the kinds of files that ``build`` makes where ``--to`` is not given.
    """

    file: str = ""
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    to: tuple[str, ...] = (WORD,)

    def runs(self, rule: Rule) -> bool:
        """Whether findings of a rule are reported; errors of the families file and schema always are."""
        if rule.family in UNSILENCEABLE:
            return True
        if rule.id.startswith(self.ignore):
            return False
        return rule.family is not Family.DICTIONARY if self.select is None else rule.id.startswith(self.select)

    def severity_of(self, rule: Rule) -> Severity:
        """The severity that findings of a rule have."""
        return rule.severity if rule.family in UNSILENCEABLE else self.severity.get(rule.id, rule.severity)

    def ineffective(self, rules: Mapping[str, Rule]) -> list[str]:
        """The ids that the settings would silence or soften, which has no effect: they are errors of file and schema."""
        softened = [id_ for id_, severity in self.severity.items() if severity is not Severity.ERROR]
        return [id_ for id_ in (*self.ignore, *softened) if id_ in rules and rules[id_].family in UNSILENCEABLE]


def find(folder: pathlib.Path) -> Settings:
    """The settings for data files in ``folder``, for standard input the current folder.

    Raises:
        UsageError: a settings file is no TOML, or has an unknown key or rule or a value of the wrong kind.
        ReadError: a settings file cannot be read.
    """
    start = folder.absolute()
    for place in (start, *start.parents):
        for name in NAMES:
            file = place / name
            table = _table(file, own=name == _OWN)
            if table is not None:
                return _settings(str(file), table)
    return Settings()


def _table(file: pathlib.Path, *, own: bool) -> Any:
    """The settings in a file as TOML has them; None when the file is not there or says nothing about us."""
    try:
        if not file.exists():
            return None
        data = read_small(file, str(file), found=True)
    except (MissingFileError, FolderError):
        return None
    except OSError as error:
        raise ReadError(_("cannot read {name}: {why}").format(name=file, why=unread(error))) from None
    if not own and b"itareport" not in data:
        return None
    import tomllib

    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
    except RecursionError:
        raise UsageError(_("{file} is nested more deeply than any settings").format(file=file)) from None
    except UnicodeDecodeError:
        message = _("{file} is not written in UTF-8")
        raise UsageError(message.format(file=file), _("Save it again in an editor, as UTF-8.")) from None
    except ValueError as error:
        raise _no_toml(file, str(error), data) from None
    tool = content.get("tool")
    table = tool.get("itareport") if isinstance(tool, dict) else None
    return content if own and table is None else table


def _no_toml(file: pathlib.Path, reason: str, data: bytes) -> UsageError:
    """What Python's reader says in English, as a place and in words."""
    place = re.search(r"\(at line (\d+), column (\d+)\)", reason)
    # Without a place the text ended where more was expected.
    last = data.rstrip().decode("utf-8-sig").splitlines()
    where = f"{file}:{place[1]}:{place[2]}" if place else f"{file}:{len(last)}:{len(last[-1]) + 1 if last else 1}"
    hint = _('Settings are written like: ignore = ["ITA108"]. Texts go in quotes, lists in square brackets.')
    return UsageError(_("{place}: the settings cannot be read from here on").format(place=where), hint)


def _settings(file: str, table: Any) -> Settings:
    if not isinstance(table, dict):
        raise _wrong(file, "tool.itareport", _("a table is expected"))
    for key in table:
        if key not in _TABLES:
            raise _wrong(file, key, _("there is no such setting; there are {keys}").format(keys=", ".join(_TABLES)))
    select = _ids(file, "select", table["select"]) if "select" in table else None
    return Settings(
        file,
        select,
        _ids(file, "ignore", table.get("ignore", [])),
        _severities(file, table.get("severity", {})),
        _kinds(file, table.get("build", {})),
    )


def _kinds(file: str, value: Any) -> tuple[str, ...]:
    to = value.get("to", []) if isinstance(value, dict) and set(value) <= {"to"} else None
    names = to.split(",") if isinstance(to, str) else to
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UsageError(
            _("{file}: {key}: {reason}").format(
                file=file, key="build", reason=_('kinds of files are expected, for example to = ["docx", "pdf"]')
            )
        )
    try:
        return kinds_of(names)
    except UsageError as error:
        raise UsageError(_("{file}: {key}: {reason}").format(file=file, key="build.to", reason=error.message)) from None


def _ids(file: str, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(id_, str) for id_ in value):
        raise _wrong(file, key, _('a list of rule ids is expected, for example ["ITA108"]'))
    for id_ in value:
        if not id_ or not any(known.startswith(id_) for known in _known()):
            raise _wrong(file, key, _("there is no rule {rule}").format(rule=id_ or '""'))
    return tuple(value)


def _severities(file: str, value: Any) -> dict[str, Severity]:
    if not isinstance(value, dict):
        raise _wrong(file, "severity", _('a table is expected, for example {{ ITA106 = "error" }}').format())
    for id_, severity in value.items():
        if id_ not in _known():
            raise _wrong(file, "severity", _("there is no rule {rule}").format(rule=id_))
        if severity not in list(Severity):
            message = _("{rule} has the severity {severity}; there are {severities}")
            wrong = message.format(rule=id_, severity=severity, severities=", ".join(Severity))
            raise _wrong(file, "severity", wrong)
    return {id_: Severity(severity) for id_, severity in value.items()}


def _known() -> Mapping[str, Rule]:
    from itareport.rules.catalogue import BY_ID

    return BY_ID


def _wrong(file: str, key: str, reason: str) -> UsageError:
    message = _("{file}: {key}: {reason}").format(file=file, key=key, reason=reason)
    return UsageError(message, _("“itareport rules” lists all rules."))
