"""An HTTP server on the loopback for peers that speak an API: it can refuse, be busy, lose its answer, go away."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import web
from contract import Arrived, Mode

RETRY_AFTER_S = 7.0


class HttpPeer:
    """Subclasses answer ``take``: what of a request arrived, by the rules of their API, and the answer to it.

    Every mode but ``DOWN`` is about messages; ``is_message`` says which requests are.
    """

    scheme = ""

    def __init__(self) -> None:
        self.received: list[Arrived] = []
        self.requests: list[tuple[str, str, dict[str, str], bytes]] = []
        self.url = ""
        self.port = 0
        self._mode = Mode.ACCEPT
        self._server: asyncio.Server | None = None
        self._http: web.Server[Any] | None = None
        self._starting: asyncio.Task[None] | None = None

    @property
    def mode(self) -> Mode:
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        was, self._mode = self._mode, mode
        if mode is Mode.DOWN:
            self._hang_up()
        elif was is Mode.DOWN:
            self._starting = asyncio.get_running_loop().create_task(self._listen())

    async def start(self) -> None:
        self._http = web.Server(self._handle)
        await self._listen()
        self.url = self.address()

    async def stop(self) -> None:
        if self._starting:
            await self._starting
        self._hang_up()
        assert self._http
        await self._http.shutdown(0.1)

    def reset(self) -> None:
        self.received.clear()
        self.requests.clear()
        self.forget()
        self._mode = Mode.ACCEPT

    # What a peer of its own says.

    def address(self) -> str:
        raise NotImplementedError

    def forget(self) -> None:
        """Empties the peer's own memory."""

    def is_message(self, request: web.BaseRequest) -> bool:
        return request.method in ("POST", "PUT")

    def is_known(self, request: web.BaseRequest) -> bool:
        """Whether the caller shows the right secret."""
        return True

    async def take(self, request: web.BaseRequest, body: bytes) -> web.Response:
        raise NotImplementedError

    def refusal(self, body: bytes) -> web.Response:
        return answer(422, {"error": "unprocessable", "message": body.decode("utf-8", "replace")})

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.read()
        self.requests.append((request.method, request.path_qs, dict(request.headers), body))
        if not self.is_known(request):
            return answer(401, {"error": "unauthorized"})
        if not self.is_message(request):
            return await self.take(request, body)
        if self.mode is Mode.REFUSE:
            return self.refusal(body)
        if self.mode is Mode.BUSY:
            return answer(429, {"error": "slow down"}, {"Retry-After": str(int(RETRY_AFTER_S))})
        taken = await self.take(request, body)
        if self.mode is Mode.LOSE_ANSWER and request.transport:
            request.transport.abort()
        if self.mode is Mode.GARBAGE:
            return web.Response(status=200, text=f"<html>{body!r}</html>", content_type="text/html")
        return taken

    async def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        assert self._http
        self._server = await loop.create_server(self._http, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    def _hang_up(self) -> None:
        if self._server:
            self._server.close()
            self._server = None
        for connection in list(self._http.connections) if self._http else []:
            if connection.transport:
                connection.transport.abort()


def answer(status: int, body: object = None, headers: dict[str, str] | None = None) -> web.Response:
    if body is None:
        return web.Response(status=status, headers=headers)
    return web.Response(status=status, body=json.dumps(body).encode(), content_type="application/json", headers=headers)
