"""A folder that is ready to work in: data file, JSON Schema, editor settings, git files; and where a data file's schema is."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from itareport.data import BUDDHIST_ERA
from itareport.schema.json_schema import ADDRESS, NAME

SCHEMA = Path("schema") / NAME
"""The JSON Schema in such a folder, so that an editor completes and checks without a network."""

_MODELINE = "# yaml-language-server: $schema={schema}"

_FIRST_MONTH = 10
"""The Thai fiscal year begins on 1 October of the year before (Budget Procedure Act B.E. 2561, section 4)."""

_FORMS = """\
# แบบรายงานของหน่วยงาน

ถ้าแบบของปีใดต่างจากแบบที่มากับโปรแกรม เช่น มีช่องงบประมาณ หรือมีประเด็นมากกว่าเจ็ด ให้สร้างไฟล์แบบของปีนั้นไว้ในโฟลเดอร์นี้
ด้วยคำสั่ง `itareport forms new` ตามด้วยปี ถ้าใช้แบบเดิม ปล่อยโฟลเดอร์นี้ว่างไว้ได้
"""
_GIT_ATTRIBUTES = """\
data/*.yaml text eol=lf
forms/*.yaml text eol=lf
*.docx binary diff=itareport
"""
_GIT_IGNORE = """\
# ไฟล์ที่สร้างขึ้นใหม่ได้ และไฟล์ชั่วคราวของโปรแกรมสำนักงาน
build/
~$*
.~lock.*#
*.bak.*
"""
_EDITOR = {
    "files.encoding": "utf8",
    "files.eol": "\n",
    "editor.unicodeHighlight.allowedLocales": {"th": True},
    "yaml.schemas": {f"./{SCHEMA.as_posix()}": "data/measures_*.yaml"},
    "[yaml]": {
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
        "editor.detectIndentation": False,
        "editor.wordWrap": "on",
        # The editor's own formatter folds long texts and moves comments; itareport fmt does neither.
        "editor.formatOnSave": False,
    },
}
_EXTENSIONS = {"recommendations": ["redhat.vscode-yaml"]}


def modeline(folder: Path) -> str:
    """The comment that tells editors the schema of a data file in ``folder``: the one there, else the release's."""
    is_there = (folder.absolute().parent / SCHEMA).is_file()
    return ready_modeline() if is_there else _MODELINE.format(schema=ADDRESS)


def ready_modeline() -> str:
    """The same for a data file in ``data`` of a folder that ``files`` make."""
    return _MODELINE.format(schema=f"../{SCHEMA.as_posix()}")


def files(name: str, text: str, schema: dict[str, object]) -> dict[Path, str]:
    """What lies in a folder that is ready to work in, by path from its top: ``text`` is the data file called ``name``."""
    return {
        Path("data") / name: text,
        SCHEMA: _json(schema),
        Path(".vscode/settings.json"): _json(_EDITOR),
        Path(".vscode/extensions.json"): _json(_EXTENSIONS),
        Path("forms/README.md"): _FORMS,
        Path(".gitattributes"): _GIT_ATTRIBUTES,
        Path(".gitignore"): _GIT_IGNORE,
    }


def fiscal_year_of(day: date) -> int:
    """The Thai fiscal year (Buddhist) that a day lies in."""
    return day.year + BUDDHIST_ERA + (day.month >= _FIRST_MONTH)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
