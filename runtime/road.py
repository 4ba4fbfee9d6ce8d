"""Several services run together: step by step until all are idle, or each in a thread of its own."""

import threading
from collections.abc import Callable, Sequence
from contextlib import closing

from runtime.carrying import Carrier
from runtime.shapes import Service


class Road:
    """The services of a pipeline on one carrier, whichever it is."""

    def __init__(self, carrier: Carrier, services: Sequence[Service]) -> None:
        self._carrier, self.services = carrier, services
        self._failed: list[BaseException] = []

    def run_until_idle(self) -> int:
        """Take batches, service after service in this thread, until none has anything to do. Returns how many events."""
        runners = [self._carrier.runner(service) for service in self.services]
        try:
            total = 0
            while taken := sum(runner.run_once() for runner in runners):
                total += taken
            return total
        finally:
            for runner in runners:
                runner.close()

    def run(self, stopped: Callable[[], bool]) -> None:
        """Run each service in a thread until `stopped` says so. When one ends by an exception the others end after
        their batch, and it is raised here."""
        threads = [threading.Thread(target=self._run_one, args=(service, stopped), name=service.name) for service in self.services]
        try:
            for thread in threads:
                thread.start()
            _join(threads)
        except KeyboardInterrupt as error:  # the services end after their batch
            self._failed.append(error)
            _join([thread for thread in threads if thread.is_alive()])
        if self._failed:
            raise self._failed[0]

    def _run_one(self, service: Service, stopped: Callable[[], bool]) -> None:
        try:
            with closing(self._carrier.runner(service)) as runner:
                runner.run(lambda: stopped() or bool(self._failed))
        except BaseException as error:  # noqa: BLE001 - raised again where the road waits
            self._failed.append(error)


def _join(threads: Sequence[threading.Thread]) -> None:
    for thread in threads:
        thread.join()
