"""Who may ask: only the browser on this machine that was given the address, and to write only our own page.

A page of another site can make the browser send requests to 127.0.0.1. Its name can also be made to lead here (DNS
rebinding): then Host is wrong. It cannot know the token, and the browser names it in Origin.
"""

from __future__ import annotations

import secrets
from hmac import compare_digest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""On every answer, refusals included."""


class Guard:
    """The server's own Host, Origin and token."""

    def __init__(self, port: int) -> None:
        self.token = secrets.token_urlsafe(32)
        self._host = f"127.0.0.1:{port}"
        self._origin = f"http://{self._host}"
        # Cookies are kept by host, not by port: two previews would take each other's.
        self._cookie = f"itareport-{port}"

    @property
    def address(self) -> str:
        """What is opened in the browser; the token leaves the address with the first answer."""
        return f"{self._origin}/?token={self.token}"

    def admits(self, request: Request) -> bool:
        """Whether the request names this server and has the token; to write, it must come from our own page too."""
        if request.headers.getlist("host") != [self._host]:
            return False
        origins = request.headers.getlist("origin")
        # Browsers name no origin when a page asks its own server for something.
        if origins != [self._origin] and (origins or request.method != "GET"):
            return False
        return any(
            compare_digest(given.encode(), self.token.encode())
            for given in (request.cookies.get(self._cookie, ""), request.query_params.get("token", ""))
        )

    def give_cookie(self, response: Response) -> None:
        """Let the browser keep the token until it is closed, out of reach for scripts and other sites."""
        response.set_cookie(self._cookie, self.token, httponly=True, samesite="strict", path="/")
