"""Makes everything that a release publishes, in ``dist/release``: ``make release`` runs it.

Wheel and source archive, the program for Windows as installer and zip, the CI files of ``docs/ci`` with the wheel's
address and hash in them, the list of what is inside (SBOM, CycloneDX), the changelog's part, and the hash of each.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "dist" / "release"
ADDRESS = "https://github.com/itareport/itareport"
CI_FILES = {
    "github/itareport.yml": "github-itareport.yml",
    "gitlab/.gitlab-ci.yml": "gitlab-ci.yml",
}
"""The files that an agency copies, and their names among the files of a release."""


def main() -> int:
    """Make ``dist/release`` anew."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    _run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", str(OUTPUT))
    (wheel,) = OUTPUT.glob("*.whl")
    _try(wheel)
    _run(sys.executable, "packaging/windows/make_windows.py", "--output", str(OUTPUT), "--wheel", str(wheel))
    shutil.rmtree(OUTPUT / "windows")
    for source, name in CI_FILES.items():
        (OUTPUT / name).write_text(pinned((ROOT / "docs/ci" / source).read_text("utf-8"), wheel, version), "utf-8")
    # Modelines of data files name it where no schema is available.
    shutil.copy(ROOT / "schema" / "itareport.schema.json", OUTPUT)
    _bill_of_materials(OUTPUT / f"itareport-{version}.cdx.json")
    (OUTPUT / "CHANGES.md").write_text(changes((ROOT / "CHANGELOG.md").read_text("utf-8"), version), "utf-8")
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(OUTPUT.iterdir())]
    (OUTPUT / "SHA256SUMS").write_text("".join(sums), "utf-8")
    print("".join(sums), end="")
    return 0


def pinned(text: str, wheel: Path, version: str) -> str:
    """A CI file that installs this very wheel, by its address and hash, instead of the repository at the tag."""
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    tag = f"git+{ADDRESS}@v{version}"
    assert tag in text, f"the CI file installs something else than {tag}"
    return text.replace(tag, f"{ADDRESS}/releases/download/v{version}/{wheel.name}#sha256={digest}")


def changes(changelog: str, version: str) -> str:
    """The changelog's part about a version, without its heading; before it is released, what is new since the last."""
    parts: dict[str, str] = dict(
        re.findall(r"^## \[(.+?)\].*?$(.*?)(?=^## |^\[|\Z)", changelog, re.MULTILINE | re.DOTALL)
    )
    found = parts.get(version, parts["Unreleased"]).strip()
    if not found:
        raise SystemExit(f"CHANGELOG.md says nothing about {version}")
    return f"{found}\n"


def _try(wheel: Path) -> None:
    """The wheel alone, in an environment of its own, makes the same report as the sources."""
    with TemporaryDirectory() as folder:
        python = Path(folder, "bin", "python")
        _run("uv", "venv", "--quiet", folder, "--python", sys.executable, "--clear")
        _run("uv", "pip", "install", "--quiet", "--python", str(python), "--constraint", "constraints.txt", str(wheel))
        made: list[bytes] = []
        for program in (python, Path(sys.executable)):
            report = Path(folder, f"{len(made)}.docx")
            _run(str(program), "-m", "itareport", "build", "data/measures_2568.yaml", "-o", str(report), quiet=True)
            made.append(report.read_bytes())
        assert made[0] == made[1], "the wheel makes another report than the sources"


def _bill_of_materials(file: Path) -> None:
    """What the program for Windows and a full installation hold, with versions, as CycloneDX."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = re.findall(r"^([\w.-]+==[^\s;\\]+)", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    dependencies = [*project["dependencies"], *project["optional-dependencies"]["preview"]]
    with TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(
            f'[project]\nname = "itareport"\nversion = "{project["version"]}"\nrequires-python = ">=3.11"\n'
            f"dependencies = {json.dumps(dependencies)}\n\n[tool.uv]\npackage = false\n"
            f"constraint-dependencies = {json.dumps(locked)}\n",
            "utf-8",
        )
        _run("uv", "export", "--quiet", "--format", "cyclonedx1.5", "--project", folder, "-o", str(file), quiet=True)


def _run(*command: str, quiet: bool = False) -> None:
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL if quiet else None, stderr=None)


if __name__ == "__main__":
    sys.exit(main())
