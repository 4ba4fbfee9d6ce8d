"""Which generation a service's state belongs to."""

from runtime.shapes import Service

FOR_GOOD = 0
"""The lane of services whose words people have heard: a replay neither runs them nor forgets where they stand."""


def replayable(service: Service) -> bool:
    """Whether all that a service does can be made again: it writes a derived topic, or nothing but its own projection."""
    return service.writes is None or service.writes.derived


def lane(service: Service, generation: int) -> int:
    """The generation that a service's state belongs to."""
    return generation if replayable(service) else FOR_GOOD
