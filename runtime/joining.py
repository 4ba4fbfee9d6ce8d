"""How a Join is stepped, whoever carries: each event answered by what stands beside, and again when that changes."""

from collections.abc import Callable, Mapping, Sequence

from runtime.batch import Batch
from runtime.beside import Beside, Change
from runtime.decoding import hear
from runtime.memory import Memory, SaidBefore, Spoken
from runtime.ports import Blobs, Stored
from runtime.shapes import Blob, Heard, Join, Reject
from runtime.speaking import derived
from runtime.stepping import loaded
from schemas.envelope import Event, event_id

BESIDE = "beside:"
"""Before a topic's name in the cursors: how far of it the kept events have been answered by."""


class JoinStepper:
    """Beside rows in memory, the Join's own memory on an overlay. `cursors`: name of a topic beside → its cursor's
    name. `prepare`: what is to be done before a batch starts, e.g. to find a lost memory again."""

    def __init__(
        self,
        service: Join,
        blobs: Blobs,
        memory: Memory,
        beside: Beside,
        cursors: Mapping[str, str],
        prepare: Callable[[Batch], None] = lambda batch: None,
    ) -> None:
        self._service, self._blobs, self._memory, self._beside = service, blobs, memory, beside
        self._cursors, self._prepare = cursors, prepare
        self._topics = {topic.name: topic for topic in service.reads}

    def begin(self, batch: Batch) -> None:
        """See Stepper."""
        self._batch = batch
        self._memory.begin()
        self._prepare(batch)
        self._beside.follow()
        answered = {name: batch.standing.cursors.get(cursor, 0) for name, cursor in self._cursors.items()}
        self._changes: list[Change] = self._beside.changes(answered)
        self._mended = any(change.mended for change in self._changes)
        refused = self._beside.refused(answered)
        batch.size += len(self._changes) + len(refused)
        for stored, why in refused:
            batch.reject(stored, why)

    def step(self, stored: Stored, heard: Heard) -> None:
        """See Stepper."""
        if heard.topic not in self._topics:  # a dead letter of a topic beside, put on the road again
            self._beside.admit(heard)
            self._mended = True
        elif not self._memory.stale(heard):
            self._say(heard, self._answer(heard))
            self._memory.remember(heard, self._service.keep(heard.payload))
        self._batch.take()

    def finish(self) -> None:
        """See Stepper. Kept events that a change beside touches are answered again; all of them when a row beside was
        mended, for what stood before it is not known any more."""
        if self._changes or self._mended:
            for stored in self._memory.kept():
                self._answer_again(stored)
        self._batch.cursors.update({self._cursors[name]: end for name, end in self._beside.ends.items()})

    def _answer_again(self, stored: Stored) -> None:
        try:
            heard = hear(stored, self._topics[stored.topic])
            if self._mended or any(self._service.touches(change.before, change.after, heard.payload) for change in self._changes):
                self._say(heard, [self._chained(heard, event) for event in self._answer(heard)])
        except Reject as why:
            self._batch.reject(stored, why)

    def _answer(self, heard: Heard) -> list[Event]:
        outputs = list(self._service.step(self._beside.now, heard, SaidBefore(self._said_before(heard)), loaded(self._blobs, heard)))
        self._batch.blobs += [output.data for output in outputs if isinstance(output, Blob)]
        return [derived(self._service.name, heard.event, output) for output in outputs if not isinstance(output, Blob)]

    def _chained(self, heard: Heard, event: Event) -> Event:
        """The same event may be answered A, then B, then A again: an id that hangs on the word before keeps each heard."""
        before = self._last_word(heard, Spoken.of(event))
        after = Event.from_json(before.raw).id if before else ""
        return event.model_copy(update={"id": event_id(event.id, event.type, event.key, {"after": after})})

    def _say(self, heard: Heard, events: Sequence[Event]) -> None:
        for event in events:
            spoken = Spoken.of(event)
            before = self._last_word(heard, spoken)
            if before is None or before.hash != spoken.hash:
                self._batch.events.append(event)
                self._memory.say(heard.event.key, event)

    def _last_word(self, heard: Heard, spoken: Spoken) -> Spoken | None:
        return next((one for one in self._said_before(heard) if one.about == spoken.about), None)

    def _said_before(self, heard: Heard) -> list[Spoken]:
        return self._memory.said((heard.event.key, *self._service.known_as(heard.payload)))
