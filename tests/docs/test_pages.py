"""What the pages say exists: links, pictures, commands, targets; and nothing in them that must not be there."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from itareport import __version__
from itareport.cli.commands import COMMANDS, Command
from itareport.source import read, read_text

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
DEFINITION = re.compile(r"^\[[^\]]+\]: (\S+)$", re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:itareport|make) [^`]+)`")
KNOWN_SITES = (
    "https://github.com/itareport/itareport",
    "https://docs.astral.sh/uv/",
    "https://github.com/boxed/mutmut",
    "https://www.libreoffice.org/download/",
    "https://keepachangelog.com/en/1.1.0/",
    "https://semver.org/spec/v2.0.0.html",
)
SHELLS = {"sh", "powershell"}
GENERATED = Path("docs/reference")
WRITTEN_LATER = Path("docs/ci")
"""Files to copy, tested by running them."""


def without_code(text: str) -> str:
    return BLOCK.sub("", text)


def links(text: str) -> list[str]:
    plain = without_code(text)
    return LINK.findall(plain) + DEFINITION.findall(plain)


def anchors(text: str) -> set[str]:
    """The anchors that GitHub makes of headings."""
    kept = (
        re.sub(r"[^\w\s\u0e31\u0e34-\u0e4e-]", "", heading.lower()) for heading in HEADING.findall(without_code(text))
    )
    return {"-".join(words.split()) for words in kept}


def broken(page: Path, text: str, pages: dict[Path, str]) -> list[str]:
    """The links of a page that lead nowhere."""
    wrong = []
    for link in links(text):
        if "://" in link:
            if not link.startswith(KNOWN_SITES):
                wrong.append(link)
            continue
        name, _hash, anchor = unquote(link).partition("#")
        target = (ROOT / page.parent / name).resolve() if name else (ROOT / page).resolve()
        inside = target.relative_to(ROOT) if target.is_relative_to(ROOT) else None
        if inside is None or not target.exists() or (anchor and anchor not in anchors(pages.get(inside, ""))):
            wrong.append(link)
    return wrong


def test_every_link_leads_somewhere(pages):
    found = {str(page): broken(page, text, pages) for page, text in pages.items()}

    assert sum(len(links(text)) for text in pages.values()) > 100
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_a_broken_link_is_seen():
    text = "[a](nowhere.md) [b](https://example.org) [c](README.md#nothing) [d](../outside.md) [e](README.md#english)"
    readme = {Path("README.md"): "# English\n"}

    assert broken(Path("README.md"), text, readme) == [
        "nowhere.md",
        "https://example.org",
        "README.md#nothing",
        "../outside.md",
    ]


def test_every_page_can_be_reached_from_the_readme(pages):
    reached, waiting = set(), [Path("README.md")]
    while waiting:
        page = waiting.pop()
        if page in reached or page not in pages:
            continue
        reached.add(page)
        for link in links(pages[page]):
            target = (ROOT / page.parent / unquote(link).partition("#")[0]).resolve()
            if target.is_relative_to(ROOT):
                inside = target.relative_to(ROOT)
                waiting += [inside, inside / "README.md"]

    assert sorted(set(pages) - reached - {Path("docs/README.md")}) == []


def test_every_picture_is_shown_and_small(pages):
    shown = {unquote(link).rpartition("/")[2] for text in pages.values() for link in links(text)}
    pictures = sorted((ROOT / "docs/pictures").glob("*.png"))

    assert pictures
    assert [picture.name for picture in pictures if picture.name not in shown] == []
    assert [picture.name for picture in pictures if picture.stat().st_size > 250_000] == []


def test_every_picture_says_what_it_shows(pages):
    alternatives = [text for page in pages.values() for text in re.findall(r"!\[([^\]]*)\]", without_code(page))]

    assert alternatives
    assert all(len(text) > 10 for text in alternatives)


def commands(text: str) -> list[str]:
    """The command lines of a page: in blocks of a shell, and in code within a sentence."""
    blocks = [line for shell, block in BLOCK.findall(text) if shell in SHELLS for line in block.splitlines()]
    return [line.strip() for line in (*blocks, *INLINE.findall(without_code(text)))]


@cache
def help_of(command: tuple[str, ...]) -> str:
    """The help of a command, empty when there is none of that name."""
    called = [sys.executable, "-m", "itareport", "--lang", "en", *command, "--help"]
    done = subprocess.run(called, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


NO_COMMAND = Command("", "")


def unknown(line: str) -> list[str]:
    """The words of a command line of ours that the program does not know."""
    words = re.sub(r'"[^"]*"|\'[^\']*\'', "text", line.partition(" #")[0]).split(" > ")[0].split()[1:]
    while words and words[0].startswith("--lang"):
        words = words[2:]
    if not words or words[0].startswith("-"):
        known, command = help_of(()), ()
    else:
        command = tuple(words[: 2 if COMMANDS.get(words[0], NO_COMMAND).subcommands and len(words) > 1 else 1])
        known = help_of(command)
    if not known:
        return [" ".join(command)]
    options = [word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)]
    return [option for option in options if not re.search(rf"{re.escape(option)}\b", known)]


def test_every_command_in_the_pages_exists(pages):
    found = [
        line
        for page, text in pages.items()
        if not page.is_relative_to(WRITTEN_LATER)
        for line in commands(text)
        if line.startswith("itareport ")
    ]

    assert len(found) > 60
    assert {line: wrong for line in found if (wrong := unknown(line))} == {}


def test_an_unknown_command_or_option_is_seen():
    assert unknown("itareport bild data/x.yaml") == ["bild"]
    assert unknown("itareport template nwe x.docx") == ["template nwe"]
    assert unknown("itareport build --documnet plan") == ["--documnet"]
    assert unknown('itareport --lang en build --document plan -o "ก ข.docx"') == []


def test_the_python_example_of_the_readme_runs(pages, shipped, tmp_path):
    (example,) = [block for kind, block in BLOCK.findall(pages[Path("README.md")]) if kind == "python"]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / shipped.name).write_bytes(shipped.read_bytes())

    done = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert done.stdout.endswith("องค์การบริหารส่วนตำบลไทยาวาส 7\n")
    assert (tmp_path / "build/measures_2568.docx").exists()


def test_every_make_target_in_the_pages_exists(pages):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {line.split()[1] for text in pages.values() for line in commands(text) if line.startswith("make ")}

    assert {"report", "test", "docs"} <= named
    assert named <= targets


def readable(example: str) -> bool:
    """Whether a piece of a data file is a group of fields without a fault in its syntax."""
    document = read_text("x", example)
    return isinstance(document.value, dict) and not document.findings


def test_what_the_manual_calls_right_can_be_read_and_what_it_calls_wrong_cannot(pages):
    blocks = [block for text in pages.values() for kind, block in BLOCK.findall(text) if kind == "yaml"]
    right = [block for block in blocks if block.startswith("# ถูก")]
    wrong = [block for block in blocks if block.startswith("# ผิด")]

    assert len(right) > 10
    assert len(wrong) >= 5
    assert [block for block in right if not readable(block)] == []
    assert [block for block in wrong if readable(block)] == []


def test_the_wording_of_the_example_edition_is_that_of_the_shipped_one(pages):
    block = next(block for _kind, block in BLOCK.findall(pages[Path("docs/manual/10-forms.md")]) if "columns:" in block)
    example = read("x", block.encode()).value
    shipped = read("x", (ROOT / "src/itareport/forms/2568.yaml").read_bytes()).value

    assert example | {"fiscal_year": "2568", "assessment_year": "2569"} == shipped


def test_the_messages_quoted_in_the_manual_are_those_of_its_pictures(pages):
    quoted = next(
        block for _kind, block in BLOCK.findall(pages[Path("docs/manual/04-messages.md")]) if "ITA052" in block
    )

    assert quoted in (ROOT / "docs/pictures/three-mistakes.txt").read_text("utf-8")


@pytest.mark.parametrize("word", ["pythonhosted", "npmjs"])
def test_no_page_names_a_registry_or_a_workplace(pages, word):
    assert [str(page) for page, text in pages.items() if word in text] == []


def test_the_changelog_keeps_its_form(pages):
    text = pages[Path("CHANGELOG.md")]
    versions = re.findall(r"^## (.+)$", text, re.MULTILINE)

    assert versions[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", version) for version in versions[1:])
    assert not versions[1:] or versions[1].startswith(f"[{__version__}] - ")
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    for version in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        written = re.findall(r"^### (.+)$", version, re.MULTILINE)
        assert set(written) <= kinds
        assert len(set(written)) == len(written)
    lines = re.findall(r"^- .+$", text, re.MULTILINE)
    assert [line for line in lines if lines.count(line) > 1] == []
    assert [
        version for version in re.findall(r"\[([\w.]+)\]", " ".join(versions)) if f"\n[{version}]: " not in text
    ] == []


def test_the_decisions_are_numbered_listed_and_short(pages):
    decisions = sorted(page for page in pages if re.fullmatch(r"\d{4}-.+\.md", page.name))
    listed = pages[Path("docs/adr/README.md")]

    assert [int(page.name[:4]) for page in decisions] == list(range(1, len(decisions) + 1))
    for number, page in enumerate(decisions, 1):
        text = pages[page]
        assert text.startswith(f"# {number}. ")
        assert f"[{text.splitlines()[0].partition('. ')[2]}]({page.name})" in listed
        assert [part for part in ("Context.", "Choice.", "Rejected.", "Measured") if f"**{part}" not in text] == []
        assert len(text.split()) < 350
