"""A real editor's part: yaml-language-server (npm), spoken to over its standard input and output.

``npm ci --prefix tests/node`` installs it; tests/node/package-lock.json says which. Lines and columns are the ones of
the Language Server Protocol, from 0 and in UTF-16 units, which for Thai are the same as code points.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from support.programs import missing, program

PROGRAM = Path(__file__).resolve().parents[1] / "node" / "node_modules" / ".bin" / "yaml-language-server"
SECONDS = 60
"""How long one answer may take; each comes within a second on an idle machine."""

_SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}}
"""Nothing is looked up in the network."""

_CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {"hover": {"contentFormat": ["markdown"]}, "completion": {"completionItem": {}}},
}


class Editor:
    """One running server; ``with Editor() as editor`` ends it."""

    def __enter__(self) -> Self:
        if not PROGRAM.exists():
            missing("nodejs and npm, then `npm ci --prefix tests/node`", f"the program {PROGRAM.name}")
        program("node", package="nodejs")
        self._complaints = tempfile.TemporaryFile()
        self._server = subprocess.Popen(
            [str(PROGRAM), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._complaints, bufsize=0
        )
        self._received = b""
        self._last_request = 0
        self.request("initialize", processId=os.getpid(), rootUri=None, locale="en", capabilities=_CAPABILITIES)
        self.notify("initialized")
        # What is opened before the server has its settings is checked twice.
        self._next("workspace/configuration", lambda message: len(message["params"]["items"]) > 1)
        return self

    def __exit__(self, *_exception: object) -> None:
        self._server.kill()
        self._server.communicate()
        self._complaints.close()

    def open(self, path: Path) -> list[dict[str, Any]]:
        """Open a file and return its diagnostics, in file order."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": path.read_text("utf-8")}
        self.notify("textDocument/didOpen", textDocument=document)
        published = self._next(
            "textDocument/publishDiagnostics", lambda message: message["params"]["uri"] == path.as_uri()
        )
        return sorted(
            published["params"]["diagnostics"], key=lambda found: (found["range"]["start"]["line"], found["message"])
        )

    def hover(self, path: Path, line: int, column: int) -> str:
        """What the editor shows when the mouse rests there."""
        answer = self._at("textDocument/hover", path, line, column)
        return str(answer["contents"]["value"]) if answer else ""

    def completions(self, path: Path, line: int, column: int) -> list[dict[str, Any]]:
        """What the editor offers to type there."""
        answer = self._at("textDocument/completion", path, line, column)
        return list(answer["items"])

    def _at(self, method: str, path: Path, line: int, column: int) -> Any:
        return self.request(method, textDocument={"uri": path.as_uri()}, position={"line": line, "character": column})

    def request(self, method: str, **params: object) -> Any:
        """Send a request and return its result."""
        self._last_request += 1
        number = self._last_request
        self._send(id=number, method=method, params=params)
        answer = self._next(None, lambda message: message.get("id") == number)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def notify(self, method: str, **params: object) -> None:
        """Send what has no answer."""
        self._send(method=method, params=params)

    def _send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def _next(self, method: str | None, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next message with that method (None: an answer) that is wanted; the server's requests are answered."""
        until = time.monotonic() + SECONDS
        while True:
            message = self._read(until)
            if "method" in message and "id" in message:
                self._send(id=message["id"], result=self._answer(message))
            if message.get("method") == method and wanted(message):
                return message

    @staticmethod
    def _answer(request: dict[str, Any]) -> object:
        if request["method"] != "workspace/configuration":
            return None
        return [_SETTINGS.get(item["section"]) for item in request["params"]["items"]]

    def _read(self, until: float) -> dict[str, Any]:
        while (end := self._received.find(b"\r\n\r\n")) < 0:
            self._read_more(until)
        head, body_at = self._received[:end], end + 4
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        while len(self._received) < body_at + length:
            self._read_more(until)
        body = self._received[body_at : body_at + length]
        self._received = self._received[body_at + length :]
        message: dict[str, Any] = json.loads(body)
        return message

    def _read_more(self, until: float) -> None:
        assert self._server.stdout is not None
        ready, _w, _x = select.select([self._server.stdout], [], [], max(0.0, until - time.monotonic()))
        data = self._server.stdout.read(65536) if ready else b""
        if not data:
            self._complaints.seek(0)
            why = "ended" if ready else f"said nothing for {SECONDS} seconds"
            raise AssertionError(f"{PROGRAM.name} {why}: {self._complaints.read().decode()}")
        self._received += data
