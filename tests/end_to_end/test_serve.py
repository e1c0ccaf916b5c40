"""The tutor in a browser: who is let in, and that it can be used there."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

aiohttp = pytest.importorskip("aiohttp", reason="textual-serve is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--window-size=1000,700",
)  # fmt: skip

LISTEN = """
const Own = window.WebSocket, decoder = new TextDecoder();
window.seen = "";
window.WebSocket = class extends Own {
  constructor(...about) {
    super(...about);
    this.addEventListener("message", async (told) => {
      const data = told.data instanceof Blob ? await told.data.arrayBuffer() : told.data;
      if (typeof data !== "string") window.seen += decoder.decode(new Uint8Array(data), { stream: true });
    });
  }
};
"""
"""Keeps what the terminal on the page is sent, as it draws that on a canvas."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A tutor that serves an empty home, with its address; it ends well unless it was ended."""
    server = subprocess.Popen(
        [sys.executable, "-m", "aligntutor", "--home", str(tmp_path / "home"), "serve", "--port", "0"],
        stdout=subprocess.PIPE, env=_environment(), encoding="utf-8",
    )  # fmt: skip
    assert server.stdout
    line = server.stdout.readline()
    found = re.search(r"http://\S+", line)
    assert found, line
    yield server, found[0]
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0


@pytest.fixture
def address(served: tuple[subprocess.Popen[str], str]) -> str:
    """Where an empty home is served."""
    return served[1]


def _environment() -> dict[str, str]:
    return {**os.environ, "ALIGNTUTOR_NOW": "2026-05-14T09:00:00Z"}


@asynccontextmanager
async def browsing() -> AsyncIterator[Any]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


def _origin(address: str) -> str:
    return address.split("/?")[0]


async def test_the_address_opens_it_once_and_for_one_browser(address: str):
    async with browsing() as first, browsing() as other:
        wrong = await first.get(_origin(address) + "/?token=nonsense")
        assert wrong.status == 403
        page = await first.get(address)
        assert (page.status, str(page.url)) == (200, _origin(address) + "/")
        assert "textual-terminal" in await page.text()
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "http" not in policy.replace(_origin(address), "")
        assert page.headers["Cache-Control"] == "no-store"
        assert (await first.get(_origin(address) + "/static/js/textual.js")).status == 200
        assert (await first.get(address)).status == 200
        for path in ("/", "/?token=x", "/static/js/textual.js", "/page.css", "/nothing"):
            refused = await other.get(_origin(address) + path)
            assert refused.status == 403
            assert "open the address that it prints" in await refused.text()
        used = await other.get(address)
        assert used.status == 403
        assert "used before" in await used.text()
        for path in ("/nothing", "/download/x", "/static/nothing.js"):
            missing = await first.get(_origin(address) + path)
            assert (missing.status, missing.headers["Cache-Control"]) == (404, "no-store")
        assert (await first.get(_origin(address) + "/static/")).status == 403


async def test_other_names_and_other_pages_are_refused(address: str):
    async with browsing() as session:
        await session.get(address)
        home = _origin(address)
        for host in ("evil.example", home.removeprefix("http://").replace("127", "128"), "x:1"):
            assert (await session.get(home, headers={"Host": host})).status == 403
        for origin in ("http://evil.example", "null", home.replace("http:", "https:"), "http://localhost:1"):
            assert (await session.get(home, headers={"Origin": origin})).status == 403
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await session.ws_connect(home + "/ws", headers={"Origin": origin})
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(home + "/ws")
    async with browsing() as stranger:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await stranger.ws_connect(home + "/ws", headers={"Origin": home})


async def _until(socket: Any, text: bytes, most: float = 30) -> bytes:
    """What the tutor draws until a text stands in it, escapes taken out."""
    seen = b""
    async with asyncio.timeout(most):
        while text not in re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", seen):
            message = await socket.receive()
            assert message.type == aiohttp.WSMsgType.BINARY, (message, seen[-400:])
            seen += message.data
    return seen


async def test_it_draws_takes_keys_and_has_one_learner(address: str):
    async with browsing() as session:
        await session.get(address)
        home = _origin(address)
        first = await session.ws_connect(home + "/ws?width=80&height=24", headers={"Origin": home})
        await _until(first, b"Welcome.")
        second = await session.ws_connect(home + "/ws", headers={"Origin": home})
        told = await second.receive()
        assert (told.type, told.data) == (aiohttp.WSMsgType.CLOSE, 4001)
        await first.send_str(json.dumps(["stdin", "\r"]))
        await _until(first, b"Enter try it")
        await first.close()
        again = await session.ws_connect(home + "/ws?width=80&height=24", headers={"Origin": home})
        await _until(again, b"Welcome.")
        await again.close()


@asynccontextmanager
async def sitting(address: str) -> AsyncIterator[Any]:
    """A tab's socket, when the welcome is drawn."""
    async with browsing() as session:
        await session.get(address)
        home = _origin(address)
        tab = await session.ws_connect(home + "/ws?width=80&height=24", headers={"Origin": home})
        await _until(tab, b"Welcome.")
        yield tab


async def _closes(tab: Any, most: float = 15) -> None:
    async with asyncio.timeout(most):
        while not tab.closed:
            await tab.receive()


@pytest.mark.skipif(sys.platform != "linux", reason="finds the sitting's process in /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
async def test_a_tab_is_told_when_its_sitting_dies(
    served: tuple[subprocess.Popen[str], str], how: signal.Signals
):
    server, address = served
    async with sitting(address) as tab:
        os.kill(_child(server.pid), how)
        await _closes(tab)


@pytest.mark.skipif(sys.platform != "linux", reason="finds the sitting's process in /proc")
async def test_a_sitting_that_hangs_keeps_nobody_out(served: tuple[subprocess.Popen[str], str]):
    server, address = served
    async with sitting(address) as tab:
        hung = _child(server.pid)
        os.kill(hung, signal.SIGSTOP)
        await tab.close()
        await asyncio.to_thread(_gone, hung)


@pytest.mark.skipif(sys.platform != "linux", reason="finds the sitting's process in /proc")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
async def test_no_sitting_outlives_its_server(served: tuple[subprocess.Popen[str], str], how: signal.Signals):
    server, address = served
    async with sitting(address) as tab:
        child = _child(server.pid)
        server.send_signal(how)
        await _closes(tab)
        assert await asyncio.to_thread(server.wait, 10) == (0 if how == signal.SIGTERM else -how)
        await asyncio.to_thread(_gone, child)


def _child(server: int) -> int:
    return int(Path(f"/proc/{server}/task/{server}/children").read_text("ascii"))


def _gone(process: int) -> None:
    for _ in range(150):
        if not Path(f"/proc/{process}").exists():
            return
        time.sleep(0.1)
    raise AssertionError(f"process {process} is still there")


def test_a_port_that_is_taken_is_told(tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "aligntutor", "--home", str(tmp_path), "serve", "--port", port],
            capture_output=True, env=_environment(), encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert f"Port {port} cannot be had" in done.stderr


def test_without_its_extra_it_says_what_to_install(tmp_path: Path):
    hidden = "import sys; sys.modules['textual_serve'] = None\n"
    hidden += "import importlib.util as u; u.find_spec = lambda name: None\n"
    hidden += f"from aligntutor.cli import run; sys.exit(run(['--home', {str(tmp_path)!r}, 'serve']))"
    done = subprocess.run(
        [sys.executable, "-c", hidden], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "pip install 'aligntutor[serve]'" in done.stderr


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
async def test_a_real_browser_shows_it_and_takes_keys(address: str):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = await asyncio.create_subprocess_exec(
            str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}", "--remote-debugging-port=0", "about:blank",
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            assert browser.stderr
            async with asyncio.timeout(30):
                while (line := await browser.stderr.readline()) and b"DevTools listening on" not in line:
                    pass
            port = re.search(rb":(\d+)/", line)
            assert port, line
            await _use(int(port[1]), address)
        finally:
            browser.kill()
            await browser.wait()


async def _use(port: int, address: str) -> None:
    """Wait for the welcome in the page's terminal, press Enter, wait for the first idea."""
    async with aiohttp.ClientSession() as session:
        listed = await (await session.get(f"http://127.0.0.1:{port}/json")).json()
        target = next(page["webSocketDebuggerUrl"] for page in listed if page["type"] == "page")
        async with session.ws_connect(target, max_msg_size=0) as devtools:
            page = _Page(devtools)
            await page.call("Page.enable")
            await page.call("Page.addScriptToEvaluateOnNewDocument", source=LISTEN)
            await page.call("Page.navigate", url=address)
            await page.shows("Welcome.")
            assert "token" not in await page.value("location.href")
            assert "-first-byte" in await page.value("document.body.className")
            assert await page.value("document.activeElement.className") == "xterm-helper-textarea"
            enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
            await page.call("Input.dispatchKeyEvent", type="keyDown", **enter)
            await page.shows("try it")
            names = "performance.getEntriesByType('resource').map(entry => entry.name).join(' ')"
            hosts = set(re.findall(r"https?://([^/ ]+)", await page.value(names)))
            assert hosts == {await page.value("location.host")}
            picture = await page.call("Page.captureScreenshot")
            Path(os.environ.get("SERVE_PICTURE", os.devnull)).write_bytes(base64.b64decode(picture["data"]))


class _Page:
    """One page by way of the DevTools protocol."""

    def __init__(self, devtools: Any) -> None:
        self._devtools = devtools
        self._last = 0

    async def call(self, method: str, **about: Any) -> dict[str, Any]:
        self._last += 1
        await self._devtools.send_json({"id": self._last, "method": method, "params": about})
        while True:
            told: dict[str, Any] = json.loads((await self._devtools.receive()).data)
            if told.get("id") == self._last:
                assert "error" not in told, told
                return dict(told["result"])

    async def value(self, script: str) -> str:
        found = await self.call("Runtime.evaluate", expression=script)
        return str(found["result"].get("value", ""))

    async def shows(self, text: str) -> None:
        seen = ""
        for _ in range(300):
            seen = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", await self.value("window.seen || ''"))
            if text in seen:
                return
            await asyncio.sleep(0.1)
        raise AssertionError(f"{text!r} is not shown: {seen[-500:]!r}")
