"""Makes everything that is generated: the reference, the JSON Schema and the catalogue of Thai messages.

``make docs`` runs it. Nothing but generated files lies in ``FOLDERS``; a test compares all of them with ``files()``.
The reference is in Thai, but for the page about the Python functions.
"""

from __future__ import annotations

import ast
import inspect
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import catalogue
import mistakes

import itareport
from itareport import i18n
from itareport.errors import ExitCode
from itareport.fields import FIELDS, NextYear, Use
from itareport.findings import Family, Rule
from itareport.forms.loader import WIDTHS
from itareport.i18n import _
from itareport.importing.rules import RULES as IMPORT_RULES
from itareport.render.context import NAMES
from itareport.reporting.explain import page
from itareport.rules import settings
from itareport.rules.catalogue import RULES as CHECK_RULES
from itareport.schema import json_schema
from itareport.shape import MAX_ISSUES

ROOT = Path(__file__).resolve().parent.parent
REFERENCE, SCHEMA = Path("docs/reference"), Path("schema/itareport.schema.json")
FOLDERS = (REFERENCE, SCHEMA.parent)
RULES = tuple(sorted({rule.id: rule for rule in (*CHECK_RULES, *IMPORT_RULES)}.values(), key=lambda rule: rule.id))

_COLUMNS = "98"
_LISTED = re.compile(r"^  (\S+)", re.MULTILINE)
_NOTICE = "<!-- สร้างโดย make docs ไม่ต้องแก้ไฟล์นี้ด้วยมือ -->\n\n"
_FAMILIES = {
    Family.FILE: "ไฟล์ (อ่านไฟล์ไม่ได้ตามรูปแบบ เป็นข้อผิดพลาดเสมอ)",
    Family.SCHEMA: "รูปแบบข้อมูล (เป็นข้อผิดพลาดเสมอ)",
    Family.REPORT: "เนื้อหารายงาน (คำเตือน)",
    Family.THAI: "ภาษาไทย (คำเตือนหรือข้อสังเกต)",
    Family.DICTIONARY: "พจนานุกรม (ปิดไว้ เปิดใช้เองเมื่อต้องการ)",
    Family.IMPORT: "การอ่านไฟล์ Word ด้วย itareport import (คำเตือนหรือข้อสังเกต)",
}
_EXIT_CODES = {
    ExitCode.DONE: "เสร็จเรียบร้อย",
    ExitCode.FINDINGS: "พบข้อผิดพลาดในข้อมูล (ถ้าใช้ `--strict` นับคำเตือนด้วย) แม่แบบมีข้อผิดพลาด "
    "`diff` พบสิ่งที่เปลี่ยน หรือ `fmt --check` พบไฟล์ที่ต้องจัด",
    ExitCode.USAGE: "สั่งไม่ถูกวิธี เช่น ไม่มีตัวเลือกนั้น ไม่มีกฎนั้น ไม่รู้จักภาษานั้น หรือไฟล์ตั้งค่าผิด",
    ExitCode.FAILURE: "มีสิ่งอื่นนอกจากข้อมูลขัดข้อง เช่น อ่านไฟล์ไม่ได้ เขียนไฟล์ไม่ได้ ไม่ยอมเขียนทับ หรือขาดโปรแกรมที่ต้องใช้",
    ExitCode.BUG: "โปรแกรมทำงานผิดพลาด ข้อความที่แสดงบอกว่าให้แจ้งที่ใด",
    ExitCode.INTERRUPTED: "ผู้ใช้กด Ctrl+C",
}
_MODELS = {
    "Report": "ทั้งไฟล์",
    "Agency": "หน่วยงาน",
    "Issue": "ประเด็น",
    "Measure": "มาตรการ",
    "Signature": "ผู้ลงนาม",
    "Picture": "ภาพประกอบ",
}


def files() -> dict[Path, bytes]:
    """Every generated file as it should be, by its path from the top of the source tree."""
    pages = {
        "README.md": _index,
        "columns.md": _columns,
        "commands.md": _commands,
        "exit-codes.md": _exit_codes,
        "mistakes.md": mistakes.page,
        "python.md": _python,
        "rules/README.md": _rules,
        "schema.md": _schema,
        "settings.md": _settings,
        "template-names.md": _template_names,
    }
    with _speaking("th"):
        made = {REFERENCE / name: _NOTICE + make() for name, make in pages.items()}
        made |= {REFERENCE / "rules" / f"{rule.id}.md": _NOTICE + page(rule) for rule in RULES}
    made[SCHEMA] = _printed(["schema"])
    return catalogue.files() | {path: text.encode() for path, text in made.items()}


def superfluous(wanted: dict[Path, bytes]) -> list[Path]:
    """The files in the generated folders that nothing generates any more."""
    there = (path.relative_to(ROOT) for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file())
    return sorted(set(there) - set(wanted))


def main() -> int:
    """Write what changed, delete what is left over, and name what the catalogue lacks."""
    # The pages are written in the words of the compiled catalogue, so that has to be there first.
    _write(catalogue.files())
    made = files()
    _write(made)
    for path in superfluous(made):
        (ROOT / path).unlink()
        print(f"{path}: deleted")
    faults = catalogue.faults()
    for fault in faults:
        print(f"{catalogue.PO}: {fault}", file=sys.stderr)
    return 1 if faults else 0


def _write(made: dict[Path, bytes]) -> None:
    for path, data in made.items():
        target = ROOT / path
        if not target.exists() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            print(f"{path}: written")


@contextmanager
def _speaking(language: str) -> Iterator[None]:
    before = i18n.language()
    i18n.use(language)
    try:
        yield
    finally:
        i18n.use(before)


def _printed(arguments: list[str]) -> str:
    """What the command prints on stdout, in a process of its own: help texts keep the language of their first use."""
    command = [sys.executable, "-m", "itareport", *arguments]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "COLUMNS": _COLUMNS})
    return done.stdout.decode()


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def _table(*rows: tuple[str, ...]) -> str:
    head, *body = rows
    lines = (head, ("---",) * len(head), *body)
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _index() -> str:
    links = (
        ("commands.md", "คำสั่งและตัวเลือกทั้งหมด"),
        ("schema.md", "ช่องของไฟล์ข้อมูล"),
        ("columns.md", "ช่องของมาตรการและคอลัมน์ของแบบ"),
        ("mistakes.md", "ที่ผิดบ่อย: ข้อความที่โปรแกรมแสดงและวิธีแก้"),
        ("rules/README.md", "กฎที่โปรแกรมตรวจ"),
        ("settings.md", "การตั้งค่าของโฟลเดอร์และตัวแปรสภาพแวดล้อม"),
        ("template-names.md", "ชื่อที่ใช้ได้ในแม่แบบ Word"),
        ("exit-codes.md", "รหัสจบการทำงาน"),
        ("python.md", "Python functions (English)"),
    )
    return "# เอกสารอ้างอิง\n\n" + "".join(f"- [{text}]({link})\n" for link, text in links)


def _commands() -> str:
    parts = ["# คำสั่ง\n", "ตัวเลือก `--lang` และ `--version` เขียนไว้หน้าชื่อคำสั่ง\n"]
    english = dict(_helps(""))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        thai = list(pool.map(lambda command: _help(command, "th"), english))
    for (command, text), translated in zip(english.items(), thai, strict=True):
        parts.append(f"## {f'itareport {command}'.strip()}\n")
        parts += [f"ไทย\n\n```text\n{translated}\n```\n", f"English\n\n```text\n{text}\n```\n"]
    return "\n".join(parts)


def _helps(command: str) -> Iterator[tuple[str, str]]:
    """A command and, below it, each command that its help lists, with their help in English."""
    text = _help(command, "en")
    yield command, text
    for name in _LISTED.findall(text.partition("\nCommands:\n")[2].partition("\n\n")[0]):
        yield from _helps(f"{command} {name}".strip())


def _help(command: str, language: str) -> str:
    return _printed(["--lang", language, *command.split(), "--help"]).strip()


_ABOUT_EXIT_CODES = """\
# รหัสจบการทำงาน

ตรวจหลายไฟล์ในคำสั่งเดียวได้รหัสที่สูงที่สุดของทุกไฟล์

เมื่อหน่วยความจำไม่พอ โปรแกรมบอกไว้และจบด้วยรหัส 3 แต่ถ้าระบบปิดโปรแกรมเองก่อนหน้านั้น รหัสจะเป็นของระบบ เช่น 134 หรือ 137
"""


def _exit_codes() -> str:
    rows = [(f"**{code.value}**", _EXIT_CODES[code]) for code in ExitCode]
    return f"{_ABOUT_EXIT_CODES}\n{_table(('รหัส', 'ความหมาย'), *rows)}"


def _rules() -> str:
    parts = ["# กฎที่โปรแกรมตรวจ\n", "ดูในหน้าจอได้ด้วย `itareport rules` และ `itareport rules ITA012`\n"]
    for family, heading in _FAMILIES.items():
        rules = [rule for rule in RULES if rule.family is family]
        if rules:
            parts += [f"## {heading}\n", _table(("กฎ", "ชื่อ", "ระดับ", "สิ่งที่พบ"), *map(_rule_row, rules))]
    return "\n".join(parts)


def _rule_row(rule: Rule) -> tuple[str, ...]:
    return f"[{rule.id}]({rule.id}.md)", rule.name, rule.severity.value, _(rule.summary)


def _settings() -> str:
    rows = [(f"`{key}`", *_SETTINGS[key]) for key in settings.KEYS]
    variables = [(f"`{name}`", meaning) for name, meaning in _VARIABLES.items()]
    return (
        "# การตั้งค่า\n\nเขียนใน `itareport.toml` หรือใต้ `[tool.itareport]` ของ `pyproject.toml` "
        "โปรแกรมใช้ไฟล์เดียว คือไฟล์ในโฟลเดอร์ที่ใกล้ไฟล์ข้อมูลที่สุด ตั้งแต่โฟลเดอร์ของไฟล์ข้อมูลขึ้นไป "
        "วิธีใช้อยู่ใน[บทที่ ๑๑ ของคู่มือ](../manual/11-settings.md)\n\n"
        + _table(("ตั้งค่า", "เขียนเป็น", "เมื่อไม่เขียน", "ความหมาย", "ตัวอย่าง"), *rows)
        + "\n## ตัวแปรสภาพแวดล้อม\n\n"
        + _table(("ตัวแปร", "ความหมาย"), *variables)
    )


_SETTINGS = {
    "select": (
        "รายการรหัสกฎ",
        "ทุกกฎ เว้นแต่พจนานุกรม (ITA3)",
        "ตรวจเฉพาะกฎเหล่านี้ ส่วนต้นของรหัสแทนทุกกฎที่ขึ้นต้นเช่นนั้น ข้อผิดพลาดของไฟล์และรูปแบบข้อมูลตรวจเสมอ",
        '`select = ["ITA1", "ITA2"]`',
    ),
    "ignore": ("รายการรหัสกฎ", "`[]`", "ไม่ตรวจกฎเหล่านี้ มีผลเหนือ `select`", '`ignore = ["ITA211"]`'),
    "severity": (
        "ตาราง รหัสกฎ = ระดับ",
        "ระดับของกฎนั้นเอง",
        "ระดับของกฎ เป็น `error` `warning` หรือ `info` ข้อผิดพลาดของไฟล์และรูปแบบข้อมูลลดระดับไม่ได้",
        '`severity = { ITA101 = "error" }`',
    ),
    "build.to": (
        "รายการชนิดไฟล์",
        '`["docx"]`',
        "ชนิดของไฟล์ที่ `build` ทำเมื่อไม่ได้ระบุ `--to` ได้แก่ `docx` `pdf` `png` `html` ทำไฟล์ Word เสมอ",
        '`build.to = ["docx", "pdf"]`',
    ),
}
_VARIABLES = {
    "ITAREPORT_LANG": "ภาษาของข้อความ `th` หรือ `en` เมื่อไม่ได้ระบุ `--lang`",
    "ITAREPORT_CACHE_DIR": "โฟลเดอร์ที่เก็บผลการตรวจไว้ใช้ครั้งต่อไป เมื่อไม่กำหนดใช้โฟลเดอร์ `itareport` "
    "ในที่เก็บข้อมูลชั่วคราวของผู้ใช้ (Windows `%LOCALAPPDATA%\\itareport\\Cache` Linux `~/.cache/itareport`)",
    "NO_COLOR": "มีค่าใดก็ได้: ไม่แสดงสี",
    "GITHUB_ACTIONS": "`true`: `validate` แสดงผลแบบ `--format github` เมื่อไม่ได้ระบุ `--format`",
}


def _schema() -> str:
    schema = json_schema()
    parts = [
        "# ช่องของไฟล์ข้อมูล\n",
        f"โปรแกรมแก้ไขข้อความอ่านรูปแบบเดียวกันนี้ได้จาก [{SCHEMA.name}](../../{SCHEMA}) หรือ `itareport schema`\n",
        "ในแผนต้นปีช่อง `outputs` และ `outcomes` ยังไม่ต้องมี รูปแบบตามแบบของปีใดปีหนึ่งได้จาก `itareport schema --year 2569`\n",
    ]
    for name, heading in _MODELS.items():
        model = schema if name == "Report" else schema["$defs"][name]
        parts += [f"## {heading}\n", f"{model['description']}\n", _fields(model)]
    return "\n".join(parts)


_USES = {Use.ALWAYS: "ต้องกรอก", Use.RESULT: "ต้องกรอกในรายงาน", Use.OPTIONAL: "ไม่ต้องกรอกก็ได้"}
_NEXT_YEARS = {
    NextYear.KEPT: "คงเดิม",
    NextYear.MOVED: "คงเดิม ปีเลื่อนให้",
    NextYear.EMPTIED: "ว่าง",
}


def _columns() -> str:
    rows = (
        f"| `{field.key}` | `{field.column}` | {field.heading} | {'รายการหรือข้อความ' if field.entries else 'ข้อความ'} | "
        f"{_USES[field.use]} | {_NEXT_YEARS[field.next_year]} |"
        for field in FIELDS
    )
    parts = [
        "# ช่องของมาตรการและคอลัมน์ของแบบ\n",
        "ช่องพิมพ์เมื่อแบบของปีนั้นมีคอลัมน์ เขียนไว้โดยไม่มีคอลัมน์จะเตือน ([ITA110](rules/ITA110.md)) ไม่หาย แบบเปลี่ยนได้ว่าช่องใดต้องกรอก ดู[บทที่ ๑๐ ของคู่มือ](../manual/10-forms.md)\n",
        "| ช่องในไฟล์ข้อมูล | ชื่อในแบบและแม่แบบ | หัวคอลัมน์เมื่อเพิ่มเอง | เขียนเป็น | เมื่อแบบไม่กำหนดเป็นอย่างอื่น | ในไฟล์ของปีถัดไป |",
        "| --- | --- | --- | --- | --- | --- |",
        *rows,
        "",
        "## แบบรายงาน\n",
        "| ช่องของแบบ | ความหมาย |",
        "| --- | --- |",
        *(f"| `{key}` | {meaning} |" for key, meaning in _FORM_KEYS.items()),
        "",
    ]
    return "\n".join(parts)


_FORM_KEYS = {
    "fiscal_year": "ปีงบประมาณ ตรงกับชื่อไฟล์",
    "report.titles": "หัวรายงานผล สามบรรทัด ใช้ `{fiscal_year}` และ `{agency}` ได้",
    "plan.titles": "หัวของแผน สามบรรทัด",
    "report.item` `plan.item` `assessment_year": "บันทึกไว้เท่านั้น ไม่พิมพ์ ไม่เขียนก็ได้",
    "columns": "คอลัมน์ตามลำดับที่พิมพ์ ต้องมี `measure` แต่ละคอลัมน์เป็นหัวคอลัมน์ หรือ `heading` `width` (มิลลิเมตร "
    f"{WIDTHS[0]:g} ถึง {WIDTHS[1]:g}) และ `required`",
    "issues": f"ชื่อประเด็นตามลำดับ 1 ถึง {MAX_ISSUES} ชื่อ",
}


def _fields(model: dict[str, Any]) -> str:
    rows = [
        (
            f"`{key}`",
            field["title"],
            "ต้องมี" if key in model["required"] else "",
            field.get("description", ""),
            _example(field.get("examples", [""])[0]),
        )
        for key, field in model["properties"].items()
    ]
    return _table(("ช่อง", "คือ", "", "คำอธิบาย", "ตัวอย่าง"), *rows)


def _example(example: object) -> str:
    return "\n".join(f"- {entry}" for entry in example) if isinstance(example, list) else str(example)


def _template_names() -> str:
    rows = [(f"`{name}`", _(what), f"`{example}`" if example else "") for name, what, example in NAMES]
    return (
        "# ชื่อที่ใช้ได้ในแม่แบบ Word\n\nเขียนในแม่แบบเป็น `{{ ชื่อ }}` เช่น `{{ agency.name }}` "
        "ตัวกรอง `thai_digits` เปลี่ยนเลขเป็นเลขไทย เช่น `{{ fiscal_year|thai_digits }}`\n\n"
        + _table(("ชื่อ", "คือ", "ตัวอย่าง"), *rows)
    )


def _python() -> str:
    """The public functions as their source declares them, then what they give and what they raise."""
    parts = ["# Python functions\n", "Each is a name of the package: `from itareport import load`.\n"]
    for module in ("common", "checking", "documents", "files"):
        source = (catalogue.SOURCES / "api" / f"{module}.py").read_text("utf-8")
        lines = source.splitlines()
        for node in ast.parse(source).body:
            if isinstance(node, ast.FunctionDef) and node.name in itareport.__all__:
                declared = "\n".join(lines[node.lineno - 1 : node.body[0].end_lineno])
                parts.append(f"## {node.name}\n\n```python\n{declared}\n```\n")
    classes = [thing for name in itareport.__all__ if isinstance(thing := getattr(itareport, name), type)]
    errors = [each for each in classes if issubclass(each, itareport.ItareportError)]
    models = [each for each in classes if hasattr(each, "model_fields")]
    others = [each for each in classes if each not in errors and each not in models]
    parts += ["## What they give\n", *map(_declared, others)]
    names = ", ".join(f"`{each.__name__}`" for each in models)
    parts += [f"{names} have the fields of the [data file](schema.md), measures those that the edition has.\n"]
    parts += ["## What they raise\n", *map(_declared, errors)]
    return "\n".join(parts)


def _declared(class_: type) -> str:
    """A class as its source declares it: its docstring, and its fields or members."""
    source = inspect.getsource(class_)
    declared, *_others = ast.parse(source).body
    assert isinstance(declared, ast.ClassDef)
    lines = source.splitlines()[: declared.body[0].end_lineno]
    nodes = (node for node in declared.body[1:] if isinstance(node, ast.AnnAssign | ast.Assign))
    fields = [ast.get_source_segment(source, node) or "" for node in nodes]
    shown = [f"    {field}" for field in fields if not field.startswith("exit_code")]
    code = "\n".join([*lines, *([""] if shown else []), *shown])
    return f"### {class_.__name__}\n\n```python\n{code}\n```\n"


if __name__ == "__main__":
    sys.exit(main())
