"""What facts used to look like: turn a payload of an older version into the newest, step by step."""

from collections.abc import Callable
from typing import Any

from schemas.envelope import Event
from schemas.events import TYPES, Payload
from schemas.upcasts import notice_captured

Upcast = Callable[[dict[str, Any]], dict[str, Any]]

UPCASTS: dict[tuple[str, int], Upcast] = {("NoticeCaptured", 1): notice_captured.from_1}
"""(event type, from version) → payload of version + 1. One function a step, in a module of this folder."""


class Undeclared(Exception):
    """An event type that `schemas.events` does not know. The event is bad; it goes to `dead`."""


class TooNew(Exception):
    """An event of a version newer than this code knows. The code is old; the service stops."""


def payload_of(event: Event) -> Payload:
    """The event's payload in its newest form.

    Raises Undeclared for an unknown type, TooNew for a version this code does not know yet, and ValueError
    (pydantic's ValidationError) when the payload does not fit its schema.
    """
    cls = TYPES.get(event.type)
    if cls is None:
        raise Undeclared(f"{event.type!r} is no event type of schemas.events")
    if event.version > cls.VERSION:
        raise TooNew(f"{event.type} version {event.version} is newer than {cls.VERSION}: upgrade this service first")
    data = event.data
    for version in range(event.version, cls.VERSION):
        data = UPCASTS[event.type, version](data)
    return cls.model_validate(data)
