"""scrapers/spiders: a source's budget of requests a day, kept in the ledger, so that no restart and no walk exceeds it."""

from collections.abc import Callable
from datetime import datetime

from scrapers.ledger import Ledger


class Allowance:
    """Takes requests out of the day's budget before they are made: `at_once` together (one where a floor makes them slow),
    for each taking is a transaction. What is in hand at the end is given back."""

    def __init__(self, ledger: Ledger, source: str, budget: int, at_once: int, clock: Callable[[], datetime]) -> None:
        self._ledger, self._source, self._budget, self._at_once, self._clock = ledger, source, budget, at_once, clock
        self._day, self._in_hand = "", 0

    def take(self) -> bool:
        """Whether one more request may be made today."""
        self._begin_day()
        if not self._in_hand:
            self._in_hand = self._ledger.spend(self._source, self._day, self._at_once, self._budget)
        if not self._in_hand:
            return False
        self._in_hand -= 1
        return True

    def left(self) -> int:
        """How many more may be made today."""
        self._begin_day()
        return self._in_hand + max(0, self._budget - self._ledger.spent(self._source, self._day))

    def give_back(self) -> None:
        """Return what was taken and not used."""
        if self._in_hand:
            self._ledger.spend(self._source, self._day, -self._in_hand, self._budget)
        self._in_hand = 0

    def _begin_day(self) -> None:
        day = self._clock().date().isoformat()
        if day != self._day:
            self.give_back()
            self._day = day
