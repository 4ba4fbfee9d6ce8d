"""How each shape is stepped, whoever carries: Map, Fold and Sink. (Join: runtime.joining.)"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol

from runtime.batch import Batch
from runtime.ports import Blobs, Stored
from runtime.rows import KeyRows, RowOverlay
from runtime.shapes import Fold, Heard, Map, Output, Reject, Sink

Taken = tuple[Stored, Heard]


class Stepper(Protocol):
    """A shape's part of a batch. All of it is undone by `begin`."""

    def begin(self, batch: Batch) -> None:
        """A new batch starts."""
        ...

    def step(self, stored: Stored, heard: Heard) -> None:
        """Take one event, now or at the end of the batch. Raises Reject, having changed nothing."""
        ...

    def finish(self) -> None:
        """The batch's events were all stepped."""
        ...


class MapStepper:
    """Nothing is remembered: the steps of a batch are taken together at its end."""

    def __init__(self, service: Map, blobs: Blobs) -> None:
        self._service, self._blobs = service, blobs

    def begin(self, batch: Batch) -> None:
        """See Stepper."""
        self._batch, self._taken = batch, list[Taken]()

    def step(self, stored: Stored, heard: Heard) -> None:
        """See Stepper."""
        self._taken.append((stored, heard))

    def finish(self) -> None:
        """See Stepper."""
        steps = [partial(_outcome, partial(self._stepped, heard)) for _, heard in self._taken]
        for taken, outcome in zip(self._taken, self._service.together(steps), strict=True):
            _record(self._batch, taken, outcome)

    def _stepped(self, heard: Heard) -> Iterable[Output]:
        return self._service.step(heard, loaded(self._blobs, heard))


class FoldStepper:
    """Rows on an overlay. Events of different keys, up to the next of a key among them, are stepped together."""

    def __init__(self, service: Fold, blobs: Blobs, rows: RowOverlay) -> None:
        self._service, self._blobs, self._rows = service, blobs, rows

    def begin(self, batch: Batch) -> None:
        """See Stepper."""
        self._batch, self._taken = batch, dict[str, Taken]()
        self._rows.begin()

    def step(self, stored: Stored, heard: Heard) -> None:
        """See Stepper."""
        key = self._service.scope(heard)
        if key in self._taken:
            self.finish()
        self._taken[key] = stored, heard

    def finish(self) -> None:
        """See Stepper."""
        steps = [partial(_outcome, partial(self._stepped, key, heard)) for key, (_, heard) in self._taken.items()]
        for (key, taken), outcome in zip(self._taken.items(), self._service.together(steps), strict=True):
            if isinstance(outcome, Reject):
                self._rows.discard(key)
            _record(self._batch, taken, outcome)
        self._rows.keep()
        self._taken.clear()

    def _stepped(self, key: str, heard: Heard) -> Iterable[Output]:
        return self._service.step(KeyRows(self._rows, key), heard, loaded(self._blobs, heard))


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


def _outcome(step: Callable[[], Iterable[Output]]) -> list[Output] | Reject:
    """What a step says, or why it refuses its event."""
    try:
        return list(step())
    except Reject as why:
        return why


def _record(batch: Batch, taken: Taken, outcome: list[Output] | Reject) -> None:
    stored, heard = taken
    if isinstance(outcome, Reject):
        batch.reject(stored, outcome)
    else:
        batch.say(heard.event, outcome)
        batch.take()


def loaded(blobs: Blobs, heard: Heard) -> dict[str, bytes]:
    """The bytes of the blobs that an event names. Raises MissingBlob: a bad machine."""
    return {sha256: blobs.get(sha256) for sha256 in heard.payload.blobs()}
