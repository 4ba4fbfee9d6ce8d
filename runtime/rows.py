"""A Fold's rows: stepped on an overlay over what is kept; whoever carries stores the changes afterwards."""

from collections.abc import Iterator
from typing import Protocol

import orjson

from runtime.shapes import Json

Place = tuple[str, str]
"""Key and row name."""


class KeptRows(Protocol):
    """Rows as last stored."""

    def get(self, place: Place) -> bytes | None:
        """A row's bytes, or None."""
        ...

    def starting(self, key: str, prefix: str) -> dict[str, bytes | None]:
        """A key's rows whose name starts with prefix: name → bytes."""
        ...


class RowOverlay:
    """What a batch has read and changed so far. The changes of events, each under a key of its own, count only once they were taken (`keep`)."""

    def __init__(self, kept: KeptRows) -> None:
        self._kept = kept
        self._read: dict[Place, bytes | None] = {}
        self._changed: dict[Place, bytes | None] = {}
        self._event: dict[Place, bytes | None] = {}

    def begin(self) -> None:
        """Forget everything: another process may have written since."""
        self._read.clear()
        self._changed.clear()
        self._event.clear()

    def keep(self) -> None:
        """The events were taken: their changes belong to the batch."""
        self._changed.update(self._event)
        self._event.clear()

    def discard(self, key: str) -> None:
        """The event with these rows was refused: its changes never were."""
        self._event = {place: value for place, value in self._event.items() if place[0] != key}

    def changes(self) -> dict[Place, bytes | None]:
        """What the batch changed, to be stored; None removes a row."""
        return {place: value for place, value in self._changed.items() if value != self._read.get(place, b"")}

    def get(self, place: Place) -> bytes | None:
        """A row's bytes as the event sees them."""
        for layer in (self._event, self._changed, self._read):
            if place in layer:
                return layer[place]
        value = self._kept.get(place)
        self._read[place] = value
        return value

    def put(self, place: Place, value: bytes | None) -> None:
        """Change a row for this event; None removes it."""
        if self.get(place) != value:
            self._event[place] = value

    def starting(self, key: str, prefix: str) -> Iterator[tuple[str, bytes]]:
        """A key's rows whose name starts with prefix, by name, as the event sees them."""
        found = self._kept.starting(key, prefix)
        for layer in (self._changed, self._event):
            found.update({name: value for (at, name), value in layer.items() if at == key and name.startswith(prefix)})
        for name in sorted(found):
            if (value := found[name]) is not None:
                yield name, value


class KeyRows:
    """See runtime.shapes.Rows: the rows under one key."""

    def __init__(self, overlay: RowOverlay, key: str) -> None:
        self._overlay, self._key = overlay, key

    def get(self, name: str) -> Json | None:
        """The row, or None; a copy of the caller's own."""
        value = self._overlay.get((self._key, name))
        return None if value is None else _row(value)

    def put(self, name: str, value: Json) -> None:
        """Store a row; an equal value is no change."""
        self._overlay.put((self._key, name), orjson.dumps(value, option=orjson.OPT_SORT_KEYS))

    def drop(self, name: str) -> None:
        """Remove a row if it is there."""
        self._overlay.put((self._key, name), None)

    def all(self, prefix: str = "") -> Iterator[tuple[str, Json]]:
        """Every row whose name starts with prefix, by name."""
        for name, value in self._overlay.starting(self._key, prefix):
            yield name, _row(value)


def _row(value: bytes) -> Json:
    row: Json = orjson.loads(value)
    return row
