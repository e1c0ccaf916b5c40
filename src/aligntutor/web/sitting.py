"""One sitting in a browser: a process of the tutor behind a tab's socket."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from . import DRIVER

ENDING = 5.0
"""Seconds that a sitting has to end by itself."""


class Sitting(AppService):
    """textual-serve's, without a shell, and with an end: the tab's when it dies, its own when it hangs."""

    def __init__(self, words: Sequence[str], tab: web.WebSocketResponse) -> None:
        super().__init__(
            "",
            write_bytes=tab.send_bytes,
            write_str=tab.send_str,
            close=self._close,
            download_manager=DownloadManager(),
        )
        self._words = words
        self._tab = tab

    async def _close(self) -> None:
        await self._tab.close()

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return super()._build_environment(width, height) | {"TEXTUAL_DRIVER": DRIVER}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = self._build_environment(width, height)
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        self._stdin = process.stdin
        return process

    async def run(self) -> None:
        """Hand on what the process draws until it is gone; its tab is told then, however it went."""
        try:
            await super().run()
        finally:
            await self._close()

    async def stop(self) -> None:
        """Ask it to end, and end it after a while; what was answered is kept either way."""
        task, self._task = self._task, None
        if task is None or self._process is None:
            return
        await self.send_meta({"type": "quit"})
        await asyncio.wait([task], timeout=ENDING)
        if self._process.returncode is None and not task.done():
            self._process.kill()
        await task
        await self._process.wait()
