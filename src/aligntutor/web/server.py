"""The server: what textual-serve does, behind a guard, for one browser tab at a time."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from html import escape
from pathlib import Path
from string import Template

from aiohttp import web
from textual_serve.server import Server

from .guard import AGAIN, ALONE, Guard
from .sitting import ENDING, Sitting

HERE = Path(__file__).parent
OWN = {"page.css": "text/css", "page.js": "text/javascript"}
"""Files of the page, and what they are."""
PATIENCE = ENDING + 1
"""Seconds that a page which was loaded again waits for its own last sitting to end."""
BUSY = 4001
"""Code with which a second tab is closed."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class TutorServer(Server):
    """Serves the output of a command, given as its words; a new process a sitting."""

    def __init__(self, words: Sequence[str], guard: Guard) -> None:
        super().__init__("aligntutor", host=ALONE)
        self.words = words
        self.guard = guard
        self._free = asyncio.Lock()
        self._now: web.WebSocketResponse | None = None

    def app(self) -> web.Application:
        """What is served; raises nothing."""
        app = web.Application(middlewares=[self._guarded])
        app.router.add_get("/", self._page)
        app.router.add_get("/ws", self.handle_websocket)
        app.router.add_static("/static", self.statics_path)
        for name, kind in OWN.items():
            app.router.add_get(f"/{name}", partial(_own, name, kind))
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def on_shutdown(self, app: web.Application) -> None:
        """End the sitting of an open tab, which would keep the server until it is closed."""
        if self._now:
            await self._now.close()

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
        if reason:
            return _refused(reason)
        try:
            answer = await handler(request)
        except web.HTTPException as error:  # there is no such page
            answer = web.Response(status=error.status, text=error.reason)
        if not wants_socket:
            answer.headers.update(_headers(request.host))
        return answer

    def _welcomed(self, request: web.Request) -> web.Response:
        """The token for a cookie, and the address without the token; once."""
        home = web.HTTPSeeOther("/")
        if session := self.guard.admit(request.query["token"]):
            home.set_cookie(self.guard.cookie, session, httponly=True, samesite="Lax", path="/")
        elif not self._is_known(request):
            return _refused("This address was used before, or is not the one that was printed.")
        return home

    def _is_known(self, request: web.Request) -> bool:
        return self.guard.knows(request.cookies.get(self.guard.cookie, ""))

    async def _page(self, request: web.Request) -> web.Response:
        """The page with the terminal."""
        text = Template((HERE / "page.html").read_text("utf-8")).substitute(host=escape(request.host))
        return web.Response(text=text, content_type="text/html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One sitting at a time; another tab is told so."""
        told = web.WebSocketResponse(heartbeat=15)
        await told.prepare(request)
        try:
            await asyncio.wait_for(self._free.acquire(), PATIENCE)
        except TimeoutError:
            await told.close(code=BUSY, message=b"open in another tab")
            return told
        self._now = told
        sitting = Sitting(self.words, told)
        try:
            await sitting.start(_size(request, "width", 80), _size(request, "height", 24))
            await self._process_messages(told, sitting)
        finally:
            await sitting.stop()
            self._now = None
            self._free.release()
        return told


def _size(request: web.Request, name: str, usual: int) -> int:
    """Columns or rows of the page's terminal."""
    told = request.query.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 5 else usual


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


def run(words: Sequence[str], guard: Guard, own: socket.socket) -> None:
    """Serve until told to stop."""
    guard.port = own.getsockname()[1]
    server = TutorServer(words, guard)
    web.run_app(server.app(), sock=own, print=None, access_log=None, shutdown_timeout=PATIENCE)


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
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
