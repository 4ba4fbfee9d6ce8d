"""scrapers: ships the spool beside a run, in a thread of its own: a log that is slow or away costs the crawl nothing."""

import threading
from collections.abc import Callable
from pathlib import Path

from runtime.ports import Log
from scrapers.forwarder import Forwarder
from scrapers.ledger import Ledger

AWAY = 3.0
"""Seconds that the end of a run waits for a log that was away when it was last asked; the next run ships the rest."""


class Shipping:
    """Begins at once with what an earlier run left; then ships whenever it is woken. Close it: it ships once more."""

    def __init__(self, folder: Path, target: Callable[[], Log]) -> None:
        """`target` gives the log when it can be reached; until then it may raise anything."""
        self._folder, self._target = folder, target
        self._due, self._over, self._away = threading.Event(), False, False
        self._thread = threading.Thread(target=self._ship, name="shipping", daemon=True)
        self._due.set()
        self._thread.start()

    def wake(self) -> None:
        """There is something to ship. Returns at once."""
        self._due.set()

    def close(self) -> None:
        """Ship what is left, if the log can be reached, and end."""
        self._over = True
        self._due.set()
        self._thread.join(AWAY if self._away else None)

    def _ship(self) -> None:
        ledger = Ledger(self._folder)  # a connection serves one thread
        forwarder = Forwarder(ledger, self._target)
        last = False
        while not last:
            self._due.wait()
            self._due.clear()
            last = self._over
            forwarder.ship(at_once=last)
            self._away = forwarder.away
        ledger.close()
