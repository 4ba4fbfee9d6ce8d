"""Dead letters as facts: how a refused event is written down, and that it was put on the road again."""

import base64
from dataclasses import dataclass
from datetime import datetime

from runtime.decoding import envelope_of
from runtime.ports import Stored
from runtime.shapes import Reject
from runtime.version import code_version
from schemas.envelope import Event, event_id
from schemas.events import DeadReplayed, Rejected


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A refused event. `id` is the letter's own; `replayed`: its event was stepped again and taken."""

    id: str
    rejected: Rejected
    replayed: bool


class UnknownLetter(Exception):
    """No dead letter has this id."""

    def __init__(self, letter_id: str) -> None:
        super().__init__(f"no dead letter has the id {letter_id!r}: `chebiao dead list` shows them")


def letter(service: str, stored: Stored, reject: Reject, at: datetime) -> Event:
    """The Rejected fact of one refused event. Its id comes from service, event and reason alone: refused again for
    the same reason, it is the same letter, whenever and by whichever version of the code."""
    original = base64.b64encode(stored.raw).decode("ascii")
    event = _envelope(stored)
    refused_id = event.id if event else event_id("", "undecodable", stored.topic, {"original": original})
    payload = Rejected(
        service=service,
        topic=stored.topic,
        position=stored.position,
        partition=stored.partition,
        reason=reject.reason,
        detail=reject.detail[:2000],
        event_id=refused_id,
        event_type=event.type if event else "",
        subject=event.key if event else "",
        original=original,
        code_version=code_version(),
        at=at,
    )
    same = {"service": service, "topic": stored.topic, "reason": reject.reason}
    return _fact(service, payload, event_id(refused_id, "Rejected", refused_id, same), at, refused_id)


def replayed(service: str, letter_id: str, at: datetime) -> Event:
    """The DeadReplayed fact: this letter's event was stepped again and taken."""
    return _fact(service, DeadReplayed(rejected_id=letter_id, at=at), replayed_id(letter_id), at, letter_id)


def replayed_id(letter_id: str) -> str:
    """The id that the DeadReplayed fact of a letter has."""
    return event_id(letter_id, "DeadReplayed", letter_id, {})


def once_more(refused: Event) -> Event:
    """The letter of an event that was replayed, taken, and is refused again (by older rules, in a rebuild)."""
    return refused.model_copy(update={"id": event_id(refused.id, "Rejected", refused.key, {})})


def original(rejected: Rejected) -> Stored:
    """The refused event as it stood in the log."""
    return Stored(rejected.topic, rejected.partition, rejected.position, base64.b64decode(rejected.original))


def _envelope(stored: Stored) -> Event | None:
    try:
        return envelope_of(stored)
    except Reject:
        return None


def _fact(service: str, payload: Rejected | DeadReplayed, id_: str, at: datetime, cause: str) -> Event:
    return Event(
        id=id_,
        type=type(payload).__name__,
        key=payload.key,
        time=at,
        version=payload.VERSION,
        source=service,
        cause=cause,
        data=payload.model_dump(mode="json", exclude_defaults=True),
    )
