"""The server: what textual-serve does, behind a guard, for one browser tab at a time."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from functools import partial
from html import escape
from pathlib import Path
from string import Template

from aiohttp import web
from textual_serve.server import Server

from .guard import AGAIN, ALONE, Guard

HERE = Path(__file__).parent
OWN = {"page.css": "text/css", "page.js": "text/javascript"}
"""Files of the page, and what they are."""
PATIENCE = 3.0
"""Seconds that a page which was loaded again waits for its own last sitting to end."""
BUSY = 4001
"""Code with which a second tab is closed."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class TutorServer(Server):
    """Serves the output of a command, a new process a sitting."""

    def __init__(self, command: str, guard: Guard) -> None:
        super().__init__(command, host=ALONE, title="aligntutor")
        self.guard = guard
        self._free = asyncio.Lock()

    def initialize_logging(self) -> None:
        """Nothing is logged; what goes wrong in a sitting is told on its page."""

    async def on_startup(self, app: web.Application) -> None:
        """Nothing is printed here."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guarded)
        for name, kind in OWN.items():
            app.router.add_get(f"/{name}", partial(_own, name, kind))
        return app

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let in who may come in; every answer is kept by nobody and loads nothing from elsewhere."""
        wants_socket = request.path == "/ws"
        origin = request.headers.get("Origin")
        reason = self.guard.foreign(request.host, origin, socket=wants_socket)
        if not reason and request.path == "/" and "token" in request.query:
            return self._welcomed(request)
        if not reason and not self._is_known(request):
            reason = "This browser is not the one that opened the tutor."
        if not reason and request.path.startswith("/download"):
            reason = "There is nothing to download."
        if reason:
            return _refused(reason)
        answer = await handler(request)
        if not wants_socket:
            answer.headers.update(_headers(request.host))
        return answer

    def _welcomed(self, request: web.Request) -> web.Response:
        """The token for a cookie, and the address without the token; once."""
        home = web.HTTPSeeOther("/")
        if session := self.guard.admit(request.query["token"]):
            home.set_cookie(self.guard.cookie, session, httponly=True, samesite="Strict", path="/")
        elif not self._is_known(request):
            return _refused("This address was used before, or is not the one that was printed.")
        return home

    def _is_known(self, request: web.Request) -> bool:
        return self.guard.knows(request.cookies.get(self.guard.cookie, ""))

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page with the terminal."""
        text = Template((HERE / "page.html").read_text("utf-8")).substitute(host=escape(request.host))
        return web.Response(text=text, content_type="text/html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One sitting at a time; another tab is told so."""
        try:
            await asyncio.wait_for(self._free.acquire(), PATIENCE)
        except TimeoutError:
            second = web.WebSocketResponse()
            await second.prepare(request)
            await second.close(code=BUSY, message=b"open in another tab")
            return second
        try:
            return await super().handle_websocket(request)
        finally:
            self._free.release()


async def _own(name: str, kind: str, request: web.Request) -> web.Response:
    return web.Response(text=(HERE / name).read_text("utf-8"), content_type=kind)


def listening(port: int) -> socket.socket:
    """A socket on this computer's own address; port 0 takes any that is free. Raises OSError."""
    own = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        own.bind((ALONE, port))
        own.listen()  # so that whoever is told of the address is not turned away
    except OSError:
        own.close()
        raise
    return own


def run(command: str, guard: Guard, own: socket.socket) -> None:
    """Serve until told to stop."""
    guard.port = own.getsockname()[1]

    async def app() -> web.Application:
        return await TutorServer(command, guard)._make_app()

    web.run_app(app(), sock=own, print=None, access_log=None)


def _refused(reason: str) -> web.Response:
    return web.Response(status=403, text=f"{reason} {AGAIN}\n", headers=_headers(""))


def _headers(host: str) -> dict[str, str]:
    """Nothing from elsewhere, nothing kept, nothing told to others."""
    return {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self';"
            f" img-src 'self' data:; connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none';"
            " frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
