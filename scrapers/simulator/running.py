"""scrapers/simulator: starts a simulated portal in a thread of its own and hands back what drives it."""

import asyncio
import json
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapers.simulator.facts import Notice, Part
from scrapers.simulator.faults import Faults
from scrapers.simulator.portal import Portal
from scrapers.simulator.procurements import AS_SHOWN, Shares
from scrapers.simulator.server import Server, publish_regularly
from scrapers.simulator.truth import truth_of

READY_WITHIN = 30.0


class Simulation:
    """A running simulated portal. `url` has no slash at its end. Close it, or use it in a `with`."""

    def __init__(self, portal: Portal, faults: Faults, server: Server, every: float, amend_each: int, port: int) -> None:
        self.url = ""
        self.portal, self.faults, self._server = portal, faults, server
        self._every, self._amend_each, self._port = every, amend_each, port
        self._ready = threading.Event()
        self._failure: OSError | None = None
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._serve, name="simulated portal", daemon=True)

    def open(self) -> "Simulation":
        """Start serving. Raises what binding raised."""
        self._thread.start()
        self._ready.wait(READY_WITHIN)
        if self._failure is not None:
            self._thread.join()
            raise self._failure
        return self

    def close(self) -> None:
        """Stop serving and publishing; waits for the thread."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()

    def __enter__(self) -> "Simulation":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def truth(self) -> list[dict[str, Any]]:
        """The truth of every notice published, in the order of appearance (keys: `truth.truth_of`)."""
        return self.portal.truth(self.url)

    def publish(self, count: int = 1) -> list[dict[str, Any]]:
        """Publish the next notices of the stream; their truth."""
        return self._told(self.portal.publish(count))

    def amend(self, native_id: str) -> dict[str, Any]:
        """Correct a notice in place; its new truth."""
        return self._told([self.portal.amend(native_id)])[0]

    def scenario(self, parts: Sequence[Part | str], name: str = "golden-5", method: str = "open") -> list[dict[str, Any]]:
        """Publish notices of one vehicle procurement in a chosen order (see `Portal.scenario`); their truth.

        Golden case 5: `scenario(["tender", "tender_double", "correction", "award"])`, or `["correction", "tender", …]`.
        """
        return self._told(self.portal.scenario(parts, name, method))

    def export(self, path: Path) -> None:
        """Write the truth, a JSON line each (truth.jsonl)."""
        path.write_text("".join(json.dumps(truth, ensure_ascii=False) + "\n" for truth in self.truth()), encoding="utf-8")

    @property
    def requests(self) -> list[tuple[datetime, str, int]]:
        """(time, path, status) of what was asked of the portal."""
        return list(self._server.requests)

    def _told(self, notices: list[Notice]) -> list[dict[str, Any]]:
        return [truth_of(notice, self.url) for notice in notices]

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._live())
        finally:
            self._loop.close()

    async def _live(self) -> None:
        try:
            self.url = await self._server.open(port=self._port)
        except OSError as error:
            self._failure = error
            return
        finally:
            self._ready.set()
        publishing = asyncio.create_task(publish_regularly(self.portal, self._every, self._amend_each)) if self._every else None
        await self._stop.wait()
        if publishing is not None:
            publishing.cancel()
        await self._server.close()


def start(
    *,
    notices: int = 200,
    seed: int = 7,
    days: float = 3,
    every: float = 0,
    amend_each: int = 0,
    port: int = 0,
    shares: Shares = AS_SHOWN,
    pages_cap: int | None = 25,
    faults: Faults | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Simulation:
    """A portal that serves on 127.0.0.1: `notices` published over the last `days` (less than 48 hours old ones alert),
    a new one every `every` seconds (0: only when told), the latest tender corrected in place after each `amend_each`.
    `pages_cap`: pages a list shows at most, as the real one; None: all."""
    portal = Portal(seed, clock, shares, pages_cap)
    portal.backlog(notices, days)
    switched = faults or Faults()
    return Simulation(portal, switched, Server(portal, switched, clock), every, amend_each, port).open()
