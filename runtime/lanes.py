"""Which generation a service's state belongs to."""

from runtime.shapes import Service

FOR_GOOD = 0
"""The lane of services whose words people have heard: a replay neither runs them nor forgets where they stand."""


def replayable(service: Service) -> bool:
    """Whether all that a service does can be made again: it writes a derived topic, or nothing but its own projection."""
    return service.writes is None or service.writes.derived


def moves_along(service: Service) -> bool:
    """Whether a service kept for good hears a generation's words, and so goes on from the new one's end when that is applied."""
    return not replayable(service) and any(topic.derived for topic in service.reads)


def lane(service: Service, generation: int) -> int:
    """The generation that a service's state belongs to."""
    return generation if replayable(service) else FOR_GOOD
