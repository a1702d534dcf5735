"""Makes the program for Windows on Linux: a folder, a .zip of it, and an installer. ``make windows`` runs it.

The folder holds CPython's embeddable package, the wheels for Windows of the locked versions, this project's wheel and a
launcher. Needs uv, makensis (Debian's nsis) and the package index. Nothing of it is run here; ``smoke.py`` tries it in Wine.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pip._vendor import distlib

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PYTHON, PLATFORM = "3.13", "x86_64-pc-windows-msvc"
EXTRAS = "[preview]"
_DATED = (2025, 1, 1, 0, 0, 0)
"""One date for every file of the archives, so that the same sources make the same bytes."""


def main(arguments: Sequence[str]) -> int:
    """Make ``dist/itareport-VERSION-windows.zip`` and ``dist/itareport-setup.exe``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    parser.add_argument("--wheel", type=Path, help="this project's wheel, if it is made already")
    parser.add_argument("--embeddable", type=Path, help="CPython's embeddable zip, instead of the pinned one")
    parser.add_argument("--sha256", help="the hash that --embeddable must have")
    options = parser.parse_args(arguments)
    output: Path = options.output
    output.mkdir(parents=True, exist_ok=True)
    wheel = options.wheel or _wheel(output)
    version = wheel.name.split("-")[1]
    folder = output / "windows" / "itareport"
    shutil.rmtree(folder.parent, ignore_errors=True)
    _unpack(folder, _embeddable(options.embeddable, options.sha256))
    _install(folder, wheel)
    _launcher(folder / "itareport.exe")
    for name in ("userpath.py", "start.txt"):
        shutil.copy(HERE / name, folder)
    # cmd.exe finds labels and lines reliably only with the line ends of Windows.
    (folder / "start.cmd").write_bytes((HERE / "start.cmd").read_bytes().replace(b"\n", b"\r\n"))
    archive = output / f"itareport-{version}-windows.zip"
    _zip(folder, archive)
    setup = output / "itareport-setup.exe"
    subprocess.run(
        [
            "makensis",
            "-V2",
            f"-DVERSION={version}",
            f"-DFOLDER={folder}",
            f"-DOUTPUT={setup}",
            str(HERE / "itareport.nsi"),
        ],
        check=True,
    )
    for made in (archive, setup):
        print(f"{made}  {made.stat().st_size:,} bytes")
    return 0


def _wheel(output: Path) -> Path:
    """This project's wheel."""
    with TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, str(ROOT)],
            check=True,
        )
        (wheel,) = Path(folder).glob("*.whl")
        return Path(shutil.copy(wheel, output))


def _embeddable(given: Path | None, digest: str | None) -> bytes:
    """The embeddable zip: the one given, held against its hash, or the pinned one of ``runtime.txt``."""
    if given is not None:
        data = given.read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            raise SystemExit(f"{given} has not the hash of --sha256")
        return data
    with TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes",
             "-d", folder, "-r", str(HERE / "runtime.txt")], check=True,
        )  # fmt: skip
        (source,) = Path(folder).glob("*.tar.gz")
        with tarfile.open(source) as archive:
            name = next(name for name in archive.getnames() if name.endswith("/data.zip"))
            member = archive.extractfile(name)
            assert member is not None
            return member.read()


def _unpack(folder: Path, embeddable: bytes) -> None:
    """CPython's files, and the list of the folders that it looks for modules in."""
    folder.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(embeddable)) as archive:
        for member in archive.infolist():
            # The pinned package has all files in one folder of its own, python.org's zip has them at its top.
            if not member.is_dir():
                (folder / Path(member.filename).name).write_bytes(archive.read(member))
    (paths,) = folder.glob("python*._pth")
    paths.write_text(f"{paths.name.removesuffix('._pth')}.zip\n.\nLib\\site-packages\nimport site\n", "utf-8")


def _install(folder: Path, wheel: Path) -> None:
    """The locked dependencies as wheels for Windows, each held against its hash, and this project's wheel.

    pip's ``--platform`` would leave out what only Windows needs (colorama): it reads the markers of the machine it runs on.
    """
    target = folder / "Lib" / "site-packages"
    common = ["--python-platform", PLATFORM, "--python-version", PYTHON, "--quiet"]
    with TemporaryDirectory() as scratch:
        locked = Path(scratch) / "windows.txt"
        subprocess.run(
            ["uv", "pip", "compile", *common, "--generate-hashes", "--no-header", "--no-annotate", "--extra", "preview",
             "-c", str(ROOT / "constraints.txt"), "-o", str(locked), str(ROOT / "pyproject.toml")],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        install = ["uv", "pip", "install", *common, "--only-binary", ":all:", "--no-deps", "--target", str(target)]
        subprocess.run([*install, "--require-hashes", "-r", str(locked)], check=True)
    # Unpacked, not installed: uv would note the wheel's path on this machine and its time beside it.
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)  # noqa: S202 - our own wheel
    # Scripts of other packages: nobody is to find a second command on the PATH, and their paths name this machine.
    shutil.rmtree(target / "bin", ignore_errors=True)
    for made in (*target.rglob("__pycache__"),):
        shutil.rmtree(made)
    (target / ".lock").unlink(missing_ok=True)


def _launcher(file: Path) -> None:
    """``itareport.exe``: the launcher that pip gives every command, with Python beside it and the command in a zip."""
    code = "import sys\nfrom itareport.__main__ import main\nsys.argv[0] = 'itareport'\nsys.exit(main())\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("__main__.py", _DATED), code)
    start = (Path(distlib.__file__).parent / "t64.exe").read_bytes()
    file.write_bytes(start + b"#!<launcher_dir>\\python.exe\n" + packed.getvalue())


def _zip(folder: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                info = zipfile.ZipInfo(f"itareport/{file.relative_to(folder).as_posix()}", _DATED)
                info.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(info, file.read_bytes())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
