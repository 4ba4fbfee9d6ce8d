"""scrapers/simulator: the portal over HTTP, on this machine only, with its control and truth endpoints."""

import asyncio
import ipaddress
import json
from collections import deque
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from aiohttp import web

from scrapers.simulator.answers import Answer, Answers
from scrapers.simulator.facts import Notice, Part
from scrapers.simulator.faults import Fault, Faults, strike_of
from scrapers.simulator.portal import Portal
from scrapers.simulator.truth import truth_of

DEMO = {"X-Chebiao-Demo": "1"}
REMEMBERED = 100_000
"""So many requests are remembered, for tests of politeness."""


class NotLoopback(ValueError):
    """The simulator serves fiction and obeys whoever reaches it: it binds to this machine only."""


class Server:
    """Serves one portal. `requests` are (time, path, status) of what crawlers asked, the control endpoints left out."""

    def __init__(self, portal: Portal, faults: Faults, clock: Callable[[], datetime]) -> None:
        self.url = ""
        self.requests: deque[tuple[datetime, str, int]] = deque(maxlen=REMEMBERED)
        self._portal, self._faults, self._clock = portal, faults, clock
        self._answers = Answers(portal, faults)
        self._runner: web.AppRunner | None = None

    async def open(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Start to serve; returns the URL. Port 0 takes a free one. Raises NotLoopback for any other host."""
        _check_loopback(host)
        app = web.Application()
        app.router.add_get("/_truth", self._truth)
        app.router.add_get("/_control", self._state)
        app.router.add_post("/_control", self._control)
        app.router.add_get("/{path:.*}", self._page)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"
        return self.url

    async def close(self) -> None:
        """Stop to serve."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _page(self, request: web.Request) -> web.StreamResponse:
        answer = self._answers.answer(request.path)
        self.requests.append((self._clock(), request.path, answer.status))
        if answer.delay:
            await asyncio.sleep(answer.delay)
        headers = {**DEMO, **answer.headers, "Content-Type": answer.type}
        if answer.cut:
            return await _cut(request, answer, headers)
        return web.Response(body=answer.body, status=answer.status, headers=headers)

    async def _truth(self, request: web.Request) -> web.StreamResponse:
        """Every published notice's truth, a JSON line each."""
        lines = "".join(json.dumps(truth, ensure_ascii=False) + "\n" for truth in self._portal.truth(self.url))
        return web.Response(text=lines, content_type="application/x-ndjson", headers=DEMO)

    async def _state(self, request: web.Request) -> web.StreamResponse:
        """How many notices are published, and which faults are on."""
        on = {fault.value: asdict(strike) for fault, strike in self._faults.on().items()}
        return web.json_response({"published": len(self._portal.notices()), "requests": len(self.requests), "faults": on}, headers=DEMO)

    async def _control(self, request: web.Request) -> web.StreamResponse:
        """{"fault": name, …Strike's fields} · {"clear": name or "all"} · {"publish": n} · {"amend": id} ·
        {"scenario": [parts], "name": …}. Answers with the truth of what was published or amended."""
        try:
            told = self._obey(await request.json())
        except (ValueError, KeyError, TypeError) as error:
            return web.json_response({"error": f"无法执行 / cannot be done: {error!r}"}, status=400, headers=DEMO)
        return web.json_response({"notices": told}, headers=DEMO)

    def _obey(self, command: dict[str, Any]) -> list[dict[str, Any]]:
        notices: list[Notice] = []
        match command:
            case {"fault": str(name), **fields}:
                self._faults.set(Fault(name), strike_of(fields))
            case {"clear": str(name)}:
                self._faults.clear(None if name == "all" else name)
            case {"publish": int(count)}:
                notices = self._portal.publish(count)
            case {"amend": str(native_id)}:
                notices = [self._portal.amend(native_id)]
            case {"scenario": list(parts), **more}:
                notices = self._portal.scenario(parts, **more)
            case _:
                raise ValueError(f"unknown command {sorted(command)}")
        return [truth_of(notice, self.url) for notice in notices]


async def publish_regularly(portal: Portal, every: float, amend_each: int) -> None:
    """Publish a notice every so many seconds, and correct the latest tender in place after each `amend_each` of them (0: never)."""
    published = 0
    while True:
        await asyncio.sleep(every)
        published += len(portal.publish())
        if amend_each and published % amend_each == 0:
            tender = next((notice for notice in reversed(portal.notices()) if notice.part is Part.TENDER), None)
            if tender is not None:
                portal.amend(tender.native_id)


async def _cut(request: web.Request, answer: Answer, headers: dict[str, str]) -> web.StreamResponse:
    response = web.StreamResponse(status=answer.status, headers={**headers, "Content-Length": str(len(answer.body))})
    await response.prepare(request)
    await response.write(answer.body[: len(answer.body) // 2])
    if request.transport is not None:
        request.transport.close()
    return response


def _check_loopback(host: str) -> None:
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise NotLoopback(f"模拟门户只在本机提供，不能绑定 {host}，请用 127.0.0.1 / it serves this machine only, not {host}; use 127.0.0.1")
