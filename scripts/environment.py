"""Installs this project and a dependency group in the running Python, with the locked versions: for CI on any system.

``make`` does the same on Linux into ``.venv``; this needs neither make nor a shell.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(group: str) -> None:
    """Install uv, as locked, and with it the group and this project."""
    locked = (ROOT / "constraints.txt").read_text("utf-8")
    found = re.search(r"^uv==\S+", locked, re.MULTILINE)
    assert found is not None
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", found[0]], check=True)
    install = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--system", "--constraint", "constraints.txt"]
    subprocess.run([*install, "--group", group, "--editable", "."], check=True, cwd=ROOT)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "test")
