"""How each shape is stepped, whoever carries: Map, Fold and Sink. (Join: runtime.joining.)"""

from collections.abc import Callable
from typing import Protocol

from runtime.batch import Batch
from runtime.ports import Blobs, Stored
from runtime.rows import KeyRows, RowOverlay
from runtime.shapes import Fold, Heard, Map, Reject, Sink

Taken = tuple[Stored, Heard]


class Stepper(Protocol):
    """A shape's part of a batch. All of it is undone by `begin`."""

    def begin(self, batch: Batch) -> None:
        """A new batch starts."""
        ...

    def step(self, stored: Stored, heard: Heard) -> None:
        """Take one event. Raises Reject, having changed nothing."""
        ...

    def finish(self) -> None:
        """The batch's events were all stepped."""
        ...


class MapStepper:
    """Nothing is remembered."""

    def __init__(self, service: Map, blobs: Blobs) -> None:
        self._service, self._blobs = service, blobs

    def begin(self, batch: Batch) -> None:
        """See Stepper."""
        self._batch = batch

    def step(self, stored: Stored, heard: Heard) -> None:
        """See Stepper."""
        outputs = list(self._service.step(heard, loaded(self._blobs, heard)))
        self._batch.say(heard.event, outputs)
        self._batch.take()

    def finish(self) -> None:
        """See Stepper."""


class FoldStepper:
    """Rows on an overlay."""

    def __init__(self, service: Fold, blobs: Blobs, rows: RowOverlay) -> None:
        self._service, self._blobs, self._rows = service, blobs, rows

    def begin(self, batch: Batch) -> None:
        """See Stepper."""
        self._batch = batch
        self._rows.begin()

    def step(self, stored: Stored, heard: Heard) -> None:
        """See Stepper."""
        try:
            rows = KeyRows(self._rows, self._service.scope(heard))
            outputs = list(self._service.step(rows, heard, loaded(self._blobs, heard)))
        except Reject:
            self._rows.discard()
            raise
        self._rows.keep()
        self._batch.say(heard.event, outputs)
        self._batch.take()

    def finish(self) -> None:
        """See Stepper."""


class SinkStepper:
    """Delivers the whole batch at its end; one by one when an event in it is refused."""

    def __init__(self, service: Sink, clear_to_deliver: Callable[[], None]) -> None:
        self._service, self._clear_to_deliver = service, clear_to_deliver

    def begin(self, batch: Batch) -> None:
        """See Stepper."""
        self._batch, self._taken = batch, list[Taken]()

    def step(self, stored: Stored, heard: Heard) -> None:
        """See Stepper."""
        self._taken.append((stored, heard))

    def finish(self) -> None:
        """See Stepper. A turn without events is a turn too: what was put off may be due."""
        self._clear_to_deliver()
        try:
            self._deliver(self._taken)
        except Reject:
            for taken in self._taken:  # delivering again is harmless: a Sink is idempotent
                self._deliver_alone(taken)

    def _deliver(self, taken: list[Taken]) -> None:
        self._batch.tell(list(self._service.deliver([heard for _, heard in taken])))
        for _ in taken:
            self._batch.take()

    def _deliver_alone(self, taken: Taken) -> None:
        try:
            self._deliver([taken])
        except Reject as why:
            self._batch.reject(taken[0], why)


def loaded(blobs: Blobs, heard: Heard) -> dict[str, bytes]:
    """The bytes of the blobs that an event names. Raises MissingBlob: a bad machine."""
    return {sha256: blobs.get(sha256) for sha256 in heard.payload.blobs()}
