"""A Join's memory in the cluster: rows like a Fold's, so that one topic and one file keep both."""

from collections.abc import Iterator, Sequence
from typing import Any

import orjson

from runtime.memory import Spoken, latest_words
from runtime.ports import Stored
from runtime.rows import Place, RowOverlay
from runtime.shapes import Heard
from schemas.envelope import Event

LATEST, KEPT, SAID, COUNT, BESIDE = "latest", "kept", "said", "count", "beside"
Where = tuple[str, str]
"""Topic and key."""


class RowMemory:
    """See runtime.memory.Memory. Rows: `latest`, `kept` by topic and key; `said:KEY` by what it is about; `count`."""

    def __init__(self, rows: RowOverlay) -> None:
        self._rows = rows
        self._heard: set[Where] = set()

    def begin(self) -> None:
        """See Memory."""
        self._rows.begin()
        self._heard.clear()

    def stale(self, heard: Heard) -> bool:
        """See Memory."""
        found = self._rows.get((LATEST, _name(heard.topic, heard.event.key)))
        return found is not None and (heard.event.sequence, heard.position) < tuple(orjson.loads(found))

    def remember(self, heard: Heard, keep: bool) -> None:
        """See Memory."""
        self._heard.add((heard.topic, heard.event.key))
        for place, value in heard_rows(heard, keep):
            self._rows.put(place, value)
        self._rows.keep()

    def kept(self) -> Iterator[Stored]:
        """See Memory."""
        found = []
        for name, value in self._rows.starting(KEPT, ""):
            topic, _, key = name.partition("\x1f")
            if (topic, key) not in self._heard:
                (partition, position), raw = _unmarked(value)
                found.append(Stored(topic, partition, position, raw))
        yield from sorted(found, key=lambda one: (one.position, one.partition))

    def said(self, keys: Sequence[str]) -> list[Spoken]:
        """See Memory."""
        return latest_words([one for key in dict.fromkeys(keys) for one in self._under(key)])

    def say(self, key: str, event: Event) -> None:
        """See Memory."""
        spoken = Spoken.of(event)
        count = int(self._rows.get((COUNT, "")) or 0) + 1
        self._rows.put((COUNT, ""), b"%d" % count)
        self._rows.put((f"{SAID}:{key}", spoken.about), _marked([count, spoken.hash], spoken.raw))
        self._rows.keep()

    def _under(self, key: str) -> Iterator[Spoken]:
        for about, value in self._rows.starting(f"{SAID}:{key}", ""):
            (count, digest), raw = _unmarked(value)
            yield Spoken(about, digest, raw, count)


def heard_rows(heard: Heard, keep: bool) -> list[tuple[Place, bytes | None]]:
    """The rows that remember an event as the latest of its key."""
    name = _name(heard.topic, heard.event.key)
    kept = _marked([heard.partition, heard.position], heard.event.to_json()) if keep else None
    return [((LATEST, name), orjson.dumps([heard.event.sequence, heard.position])), ((KEPT, name), kept)]


def _name(topic: str, key: str) -> str:
    return f"{topic}\x1f{key}"


def _marked(about: list[Any], raw: bytes) -> bytes:
    return orjson.dumps(about) + b"\n" + raw


def _unmarked(value: bytes) -> tuple[list[Any], bytes]:
    about, _, raw = value.partition(b"\n")
    return list(orjson.loads(about)), raw
