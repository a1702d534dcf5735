"""What lies around data files: form editions, settings, lists of files, and the names of files."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random

from jsonschema import Draft202012Validator

from itareport.errors import ReadError, UsageError
from itareport.forms import SHIPPED as EDITIONS
from itareport.forms import editions_in, read_edition
from itareport.importing import read_report
from itareport.inputs import resolve
from itareport.ooxml import package
from itareport.render import render
from itareport.rules.sample import SAMPLE
from itareport.rules.settings import find
from itareport.schema import json_schema
from support.fuzzing.base import Files, command
from support.fuzzing.texts import FORMATS, PIECES, with_mistakes
from support.valid import valid

# Form editions.

_LINES = (
    "  budget: งบประมาณ",
    "  indicator: {heading: ตัวชี้วัด, width: 30, required: yes}",
    "  remarks:\n    heading: หมายเหตุ\n    width: ๒๐.๕",
    "  evidence: {heading: หลักฐาน, width: 999}",
    "  measure: ก",
    '    - "{agency} {fiscal_year}"',
    "    - '{{ title }} {%'",
    "issues: []",
    "  - ประเด็นใหม่",
    "assessment_year: ๒๕๗๐",
    "fiscal_year: 2569",
    "fiscal_year: " + "9" * 5000,
    "columns:",
    "  outputs:",
    "  steps: ขั้นตอนหรือวิธีการปฏิบัติ",
    "    width: 8",
    "    required: no",
)


@cache
def _edition() -> str:
    return (EDITIONS / "2568.yaml").read_text(encoding="utf-8")


def any_edition(dice: Random) -> Files:
    """The form of 2568 with lines gone, doubled, exchanged, mistyped or from another form."""
    lines = _edition().splitlines()
    for _change in range(dice.choice((0, 1, 1, 2, 5))):
        place = dice.randrange(len(lines))
        match dice.randrange(6):
            case 0:
                del lines[place]
            case 1:
                lines.insert(place, dice.choice(lines))
            case 2 | 3:
                lines.insert(place, dice.choice(_LINES))
            case 4:
                lines = with_mistakes("\n".join(lines), dice).splitlines()
            case _:
                lines[place] = lines[place].replace(dice.choice(":ก'าน"), dice.choice(PIECES), 1)
    return {"forms/2568.yaml": "\n".join(lines).encode("utf-8", "surrogatepass") + b"\n"}


def edition_holds(files: Files) -> str:
    """An edition without faults makes reports, a schema and a data file; of any other each fault has its place."""
    data = files["forms/2568.yaml"]
    edition, faults = read_edition("forms/2568.yaml", data, 2568)
    assert (edition is None) == bool(faults)
    for fault in faults:
        assert fault.message
        assert fault.line >= 1 <= fault.column
    ran = command("forms", "check", "forms/2568.yaml", codes={0, 1})
    assert ran.code == int(bool(faults))
    command("forms", "list", codes={0, 1, 3})
    Path("data").mkdir()
    ran = command("new", "2568", "-o", "data/measures_2568.yaml", codes={0, 3})
    assert (ran.code == 0) == (not faults), ran.err
    if edition is None:
        Path("data/measures_2568.yaml").write_text(SAMPLE, encoding="utf-8")
        command("validate", codes={3})
        command("build", codes={3})
        return "faults"
    Draft202012Validator.check_schema(json_schema(edition.shape))
    values = {key: f"ช่อง {key}" for key in edition.shape.columns}
    issues = [{"number": number, "measures": [values]} for number in range(1, len(edition.issues) + 1)]
    whole = {"format": 1, "fiscal_year": 2568, "agency": {"name": "อบต.ตัวอย่าง"}, "issues": issues}
    report = valid(whole, "report", edition.shape)
    Path("data/measures_2568.yaml").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    command("validate", codes={0})
    command("build", codes={0})
    made = render(report, edition, "report")
    package.read(made)
    assert read_report(made, editions=editions_in([Path("forms")])).data == report
    render(report, edition, "plan", embed=False)
    return "right"


# Settings.

_SETTINGS = (
    'select = ["ITA1"]', 'ignore = ["ITA108", "ITA2"]', 'severity = { ITA106 = "error" }', "[severity]", 'ITA213 = "warning"', "[build]",
    'to = ["docx", "pdf"]', 'to = "html"', "to = []", "select = 5", "ignore = [5]", 'ignore = ["x"]', 'ignore = [""]', "severity = 1",
    'severity = { ITA1 = "error" }', 'severity = { ITA106 = "loud" }', "[tool.itareport]", "[tool]", "itareport = 1", "[tool.itareport.build]",
    "a = " + "[" * 3000, "a." * 2000 + "b = 1", "x = 9e999", "x = " + "9" * 5000, "d = 2568-13-45", 'select = ["ITA001"]', "# ก", "[[tool]]",
    "nonsense = 1", "severity = {}", "ignore = []", "select = []", '"" = 1', 'ignore = ["ITA106", "ITA106"]', "[project]", "name = 'itareport'",
)  # fmt: skip


def any_settings(dice: Random) -> Files:
    """Settings of right and wrong lines, of any bytes, in a file of their own or in the one that projects share."""
    text = "\n".join(dice.choices(_SETTINGS, k=dice.randint(0, 5))) + "\n"
    name = dice.choice(("itareport.toml", "pyproject.toml", "data/itareport.toml"))
    if name == "pyproject.toml" and dice.random() < 0.7:
        text = f"[tool.itareport]\n{text}"
    for _damage in range(dice.choice((0, 0, 1, 3))):
        place = dice.randint(0, len(text))
        text = (
            text[:place]
            + dice.choice([*PIECES, '"""', "'''", "[[", "=", "\\u0000", "}"])
            + text[place + dice.randint(0, 3) :]
        )
    data = text.encode("utf-8", "surrogatepass")
    if dice.random() < 0.1:
        data = dice.choice(
            (
                data + dice.randbytes(9),
                text.encode("utf-16", "replace"),
                text.encode("cp874", "replace"),
                b"\xef\xbb\xbf" + data,
            )
        )
    return {name: data, "data/measures_2568.yaml": SAMPLE.encode()}


def settings_hold(files: Files) -> str:
    """Settings are obeyed, or what is wrong with them is reported."""
    assert files
    try:
        settings = find(Path("data"))
    except (UsageError, ReadError) as error:
        assert error.message
        command("validate", codes={int(error.exit_code)})
        command("build", codes={int(error.exit_code)})
        return type(error).__name__
    command("validate", codes={0, 1})
    return "settings" if settings.file else "no settings"


# Lists of files.


def any_list(dice: Random) -> Files:
    """A list that names files, folders, other lists, and what is no name."""
    names = (
        *(
            "data/measures_2568.yaml",
            "data",
            "data/",
            "./data/../data",
            "",
            "# ก",
            "  data  ",
            "@list.txt",
            "@",
            "-",
            "missing.yaml",
            "*.yaml",
        ),
        *(
            "data/*",
            "[",
            "/dev/null/x",
            "ก" * 300,
            "x" * 40_000,
            "a\0b",
            "..",
            "/",
            "~",
            "data/measures_2568.yaml/x",
            "list.txt",
            "\ufeffdata",
        ),
        *("\x1b[31m", "-o", "--help", "data\\measures_2568.yaml", "C:\\x", "con", "a\u2028b", "a\x85b", "\u202edata"),
    )
    text = dice.choice(("\n", "\n", "\r\n", "\r")).join(dice.choices(names, k=dice.randint(0, 6)))
    data = text.encode("utf-8", "surrogatepass")
    if dice.random() < 0.15:
        data = dice.choice(
            (dice.randbytes(20), text.encode("utf-16", "replace"), data + b"\xff", b"\xef\xbb\xbf" + data)
        )
    return {"list.txt": data, "data/measures_2568.yaml": SAMPLE.encode()}


def list_holds(files: Files) -> str:
    """Each line names a file, of which something is reported, or the list is refused."""
    assert files
    try:
        found = resolve(["@list.txt"])
    except (ReadError, UsageError) as error:
        assert error.message
        command("validate", "@list.txt", codes={int(error.exit_code)})
        return type(error).__name__
    command("validate", "@list.txt", "--format", "json")
    command("build", "@list.txt", "-o", "out/")
    return "files" if found else "none"


# Names of files.

_NAMES = (
    *(
        "ก" * 83,
        "ก" * 84,
        "a" * 250,
        "a" * 251,
        " ",
        "a b",
        "-x",
        "--help",
        "x\ny",
        "x\r",
        "\x1b[2J",
        "\u202egpj",
        "a%b",
        "a:b",
        "::error::x",
        "'",
        '"',
    ),
    *(
        "ก\u0e33",
        "é",
        "e\u0301",
        "\udcff\udcfe",
        "\udca1",
        "*",
        "[a]",
        "?",
        "~",
        "$HOME",
        "`x`",
        "measures_2570",
        "x,y=z",
        "a\tb",
        "<&>",
        "\x7f",
        ".",
    ),
    *("\u2028", "\x85", "\ufeff", "con", "nul.x", "@x", "x.docx", "😀", "a\\b", "a::b%0A"),
)


def any_name(dice: Random) -> Files:
    """A right or a faulty data file of a name that somebody may give it."""
    name = dice.choice(_NAMES) + dice.choice(("", dice.choice(_NAMES)))
    ending = dice.choice((".yaml", ".yaml", ".yaml", ".yml", "", ".docx"))
    name = f"{dice.choice(('', '', 'in/'))}{name}".encode("utf-8", "surrogateescape")[: 255 - len(ending)]
    name = b"x" if name in {b".", b"in/."} else name
    text = SAMPLE if dice.random() < 0.6 else with_mistakes(SAMPLE, dice)
    return {f"{name.decode('utf-8', 'surrogateescape')}{ending}": text.encode()}


HARMFUL = {"\x1b", "\u202e", "\x7f", "\x85"}
"""What a terminal obeys, and what no name may bring there. A machine reads it as it is."""


def name_holds(files: Files) -> str:
    """Whatever a file is called, the commands do their work or say what they cannot do, and no line is forged."""
    (name,) = files
    typed = f"./{name}"
    worst = 0
    for kind in FORMATS:
        ran = command("validate", typed, "--format", kind)
        for said in (ran.out if kind in {"text", "github"} else "", ran.err):
            assert not set(said) & HARMFUL, (kind, said)
            assert not any(line.startswith("::error::") for line in said.splitlines())
        if kind in {"json", "sarif", "gitlab"}:
            json.loads(ran.out)
        worst = max(worst, ran.code)
    for arguments in (
        ["status", typed],
        ["build", typed],
        ["fmt", "--check", typed],
        ["diff", typed, typed],
        ["new", "2600", "--from", typed],
    ):
        ran = command(*arguments)
        assert not set(ran.out + ran.err) & HARMFUL, arguments
        worst = max(worst, ran.code)
    return f"exit {worst}"
