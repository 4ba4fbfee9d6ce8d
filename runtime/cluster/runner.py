"""Runs one service in the cluster: as a Faust worker until told to stop, or batch by batch on a plain consumer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from runtime.cluster.brokers import Brokers
from runtime.cluster.direct import Direct
from runtime.cluster.lag import lag, standing
from runtime.cluster.log import KafkaLog
from runtime.cluster.looping import Loop
from runtime.cluster.membership import Patience
from runtime.cluster.slots import Slot
from runtime.cluster.topics import ensure, wanted
from runtime.cluster.turns import Place
from runtime.cluster.watchdog import Watchdog
from runtime.shapes import Service


class ClusterRunner:
    """See runtime.carrying.Runner."""

    def __init__(self, service: Service, brokers: Brokers, log: KafkaLog, loop: Loop, place: Place, patience: Patience) -> None:
        self.service, self._brokers, self._log, self._loop = service, brokers, log, loop
        self._place, self._patience = place, patience
        self._direct: Direct | None = None

    def run_once(self) -> int:
        """Take one batch on a plain consumer. Returns how many events (and changes beside) it was, 0 when there was
        nothing to do for this process. Raises as runtime.cluster.turns.Turns.take."""
        if self._direct is None:
            slot = self._slot()
            self._direct = Direct(self.service, replace(self._place, folder=slot.folder), slot, self._patience)
        return self._loop.call(self._direct.once())

    def run(self, stopped: Callable[[], bool], idle: float = 1.0) -> None:
        """Work as a Faust worker until `stopped` says so. A machine that stays bad, or a reason to stop, ends the process:
        whatever escapes Faust's loop would be acknowledged."""
        from runtime.cluster.worker import work  # importing Faust takes a second, which only workers need

        slot = self._slot()
        try:
            work(self.service, replace(self._place, folder=slot.folder), self._patience, self._watchdog(), stopped, idle)
        finally:
            slot.close()

    def lag(self) -> tuple[int, datetime | None]:
        """How many events stand unprocessed, and the time of the oldest."""
        return lag(self._brokers, self._place.names, self._log, self.service)

    def close(self) -> None:
        """Let another process take over at once."""
        if self._direct is not None:
            self._loop.call(self._direct.leave())
            self._direct.close()
            self._direct = None

    def _watchdog(self) -> Watchdog:
        return Watchdog(lambda: standing(self._brokers, self._place.names, self.service))

    def _slot(self) -> Slot:
        """A folder for this run; every topic is there from here on."""
        ensure(self._brokers, wanted(self._place.names, [self.service]))
        return Slot(self._place.folder / self._place.names.group(self.service))
