"""The requests that a preview answers; everything else is 404."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from anyio import to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from itareport.errors import ItareportError
from itareport.pictures import PictureFile
from itareport.preview import edits, layout, view
from itareport.preview.changes import since_commit
from itareport.preview.desk import ConflictError
from itareport.preview.documents import Document, Documents
from itareport.preview.guard import HEADERS, Guard

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from itareport.preview.desk import Desk, Edit, State
    from itareport.preview.hub import Hub

MAX_BODY = 8 << 20
"""Bytes: a data file has at most 4 MiB, and JSON may write a character in two."""

_STATIC = Path(__file__).parent / "static"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

_PAGE = re.compile("/page-([1-9][0-9]{0,3})\\.png")

Endpoint = Callable[[Request], Awaitable[Response]]


class _Json(JSONResponse):
    """JSON whose letters are all of UTF-8: the name of a file may be none, which begins many messages too."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


class App:
    """The ASGI application of one preview."""

    def __init__(self, desk: Desk, hub: Hub, guard: Guard) -> None:
        self._desk = desk
        self._hub = hub
        self._guard = guard
        self._documents = Documents(desk)
        self._page: dict[str, Any] | None = None
        self._images: dict[str, PictureFile] = {}
        self._routes: dict[tuple[str, str], Endpoint] = {
            ("GET", "/"): partial(_static, "page.html"),
            ("GET", "/report.json"): self._report,
            ("GET", "/events"): self._events,
            ("GET", "/changes.json"): self._changes,
            ("GET", "/report.docx"): partial(self._document, self._documents.word),
            ("GET", "/report.pdf"): partial(self._document, self._documents.pdf),
            ("GET", "/pages.json"): self._pages,
            **{("GET", f"/{name}"): partial(_static, name) for name in _static_names()},
        }
        if not desk.read_only:
            self._routes |= {
                ("PUT", "/value"): self._value,
                ("POST", "/check"): self._check,
                ("POST", "/entry"): self._entry,
                ("POST", "/undo"): self._undo,
            }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        response = await self._answer(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        # The path as it was sent: no other spelling of it, no dots that somebody else resolves.
        path = request.scope["raw_path"].decode("latin-1")
        endpoint = self._routes.get((request.method, path)) or self._picture_at(request.method, path)
        if endpoint is None or not self._guard.admits(request):
            return _not_found()
        if request.url.path == "/" and "token" in request.query_params:
            response = RedirectResponse("/", status_code=303)
            self._guard.give_cookie(response)
            return response
        try:
            return await endpoint(request)
        except ConflictError as error:
            return _refusal(409, error)
        except ItareportError as error:
            return _refusal(422, error)
        except ClientDisconnect:
            return _not_found()

    async def _report(self, _request: Request) -> Response:
        return _Json(await to_thread.run_sync(self._drawn))

    def _drawn(self) -> dict[str, Any]:
        """The report, drawn as it is; a file with a fault of YAML as the last sound one was, or as far as it was read."""
        state = self._desk.state()
        if state.checked is not None and (state.sound or (self._page is None and state.checked.source_file.whole)):
            pictures = self._desk.pictures()
            shown = {name: each for name, each in pictures.items() if isinstance(each, PictureFile)}
            addresses = {name: f"picture-{sha256(each.data).hexdigest()[:32]}" for name, each in shown.items()}
            self._images = {f"/{addresses[name]}": each for name, each in shown.items()}
            self._page = layout.page(state.checked.source_file, state.checked.edition, state.checked.kind, addresses)
        return view.report(self._desk, state, self._page)

    async def _events(self, _request: Request) -> Response:
        return StreamingResponse(self._hub.stream(), media_type="text/event-stream")

    async def _changes(self, _request: Request) -> Response:
        return _Json(await to_thread.run_sync(since_commit, self._desk.file))

    async def _document(self, make: Callable[[], Awaitable[Document]], _request: Request) -> Response:
        document = await make()
        named = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(document.name, safe='', errors='replace')}"
        }
        return Response(document.data, headers=named, media_type="application/octet-stream")

    async def _pages(self, _request: Request) -> Response:
        pages = await self._documents.pages()
        addresses = [f"page-{number}.png?{pages.digest}" for number in range(1, len(pages.pictures) + 1)]
        return _Json({"pages": addresses, "notes": pages.notes})

    def _picture_at(self, method: str, path: str) -> Endpoint | None:
        """A page that was drawn, or a picture of the report that the page shows."""
        if method != "GET":
            return None
        if (shown := self._images.get(path)) is not None:
            return partial(_image, shown.data, shown.kind)
        match = _PAGE.fullmatch(path)
        picture = self._documents.picture(int(match[1])) if match else None
        return None if picture is None else partial(_image, picture, "png")

    async def _value(self, request: Request) -> Response:
        asked = await _asked(request)
        return await self._written(asked["etag"], edits.text(asked))

    async def _check(self, request: Request) -> Response:
        asked = await _asked(request)
        state = await to_thread.run_sync(self._desk.probe, asked["etag"], edits.text(asked))
        return _Json(view.found(state))

    async def _entry(self, request: Request) -> Response:
        asked = await _asked(request)
        state = await to_thread.run_sync(self._desk.state)
        columns = state.checked.edition.columns if state.checked else ()
        return await self._written(asked["etag"], edits.structure(asked, columns))

    async def _undo(self, request: Request) -> Response:
        asked = await _asked(request)
        return self._told(await to_thread.run_sync(self._desk.undo, asked["etag"]))

    async def _written(self, etag: str, edit: Edit) -> Response:
        return self._told(await to_thread.run_sync(self._desk.write, etag, edit))

    def _told(self, state: State) -> Response:
        """The answer to an edit; the other pages hear of it at once, not when the folder's watcher sees it."""
        self._hub.announce(state.etag)
        return _Json({"etag": state.etag, **view.found(state)})


async def _asked(request: Request) -> dict[str, Any]:
    """The JSON object in the request's body, with an etag."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise edits.not_understood()
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise edits.not_understood() from error
    if not isinstance(asked, dict) or not isinstance(asked.get("etag"), str):
        raise edits.not_understood()
    return asked


def _refusal(status: int, error: ItareportError) -> Response:
    return _Json({"message": error.message, "hint": error.hint}, status)


def _not_found() -> Response:
    return Response(status_code=404)


def _static_names() -> list[str]:
    return [file.name for file in sorted(_STATIC.iterdir()) if file.suffix in {".css", ".js", ".svg"}]


async def _image(data: bytes, kind: str, _request: Request) -> Response:
    return Response(data, media_type=f"image/{kind}")


async def _static(name: str, _request: Request) -> Response:
    file = _STATIC / name
    return Response(file.read_bytes(), media_type=_TYPES[file.suffix])
