"""How outputs become events: deterministic ids, times and sequences."""

from datetime import datetime

from runtime.shapes import Said
from schemas.envelope import Event, event_id
from schemas.events import Payload


def derived(writer: str, cause: Event, output: Payload | Said) -> Event:
    """The event a service says because of another. Its time is its cause's: same log, same bytes."""
    payload, sequence = (output.payload, output.sequence) if isinstance(output, Said) else (output, cause.sequence)
    return _event(writer, payload, cause.time, sequence, cause.id)


def first_hand(writer: str, payload: Payload, at: datetime, sequence: int = 0) -> Event:
    """An event from outside the road. `at` is UTC."""
    return _event(writer, payload, at, sequence, "")


def _event(writer: str, payload: Payload, at: datetime, sequence: int, cause: str) -> Event:
    data = payload.model_dump(mode="json", exclude_defaults=True)
    name, key = type(payload).__name__, payload.key
    return Event(
        id=event_id(cause, name, key, data),
        type=name,
        key=key,
        time=at,
        version=payload.VERSION,
        sequence=sequence,
        source=writer,
        cause=cause,
        data=data,
    )
