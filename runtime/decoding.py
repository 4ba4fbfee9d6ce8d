"""From stored bytes to what a service hears. A bad event is a Reject, a newer one stops the service."""

from runtime.ports import Stored
from runtime.shapes import Heard, Reject
from runtime.stopping import UpgradeFirst
from schemas.envelope import Event
from schemas.topics import Topic
from schemas.upcasts import TooNew, Undeclared, payload_of

UNDECODABLE = "undecodable"
UNDECLARED = "undeclared type"


def hear(stored: Stored, topic: Topic) -> Heard:
    """Decode one stored event of a topic.

    Raises Reject when its bytes are no event, its payload does not fit its schema, or its type is none of the
    topic's; raises UpgradeFirst when it is of a version newer than this code knows.
    """
    event = envelope_of(stored)
    try:
        payload = payload_of(event)
    except TooNew as error:
        raise UpgradeFirst(f"{topic.name} at {stored.position}: {error}") from error
    except Undeclared as error:
        raise Reject(UNDECLARED, str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:  # the last three: an upcast tripped over the data
        raise Reject(UNDECODABLE, f"{event.type}: {error}") from error
    if not isinstance(payload, topic.types):
        raise Reject(UNDECLARED, f"{event.type} is not declared for topic {topic.name!r}")
    return Heard(event=event, payload=payload, topic=topic.name, position=stored.position, partition=stored.partition)


def envelope_of(stored: Stored) -> Event:
    """The envelope alone. Raises Reject when the bytes are none."""
    try:
        return Event.from_json(stored.raw)
    except ValueError as error:
        raise Reject(UNDECODABLE, str(error)) from error
