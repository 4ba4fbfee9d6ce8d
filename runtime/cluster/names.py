"""What things are called in Kafka. Pure."""

from dataclasses import dataclass

from runtime.lanes import lane
from runtime.shapes import Service
from schemas.topics import Topic


@dataclass(frozen=True)
class Names:
    """Names as one generation has them. The prefix is the kind of data, so that a demonstration's topics are never the
    market's. Kafka knows no `@`: a generation is `.g2`."""

    prefix: str
    generation: int

    def topic(self, topic: Topic) -> str:
        """The topic's name, e.g. `live.captures`, `live.classified.g1`."""
        return f"{self.prefix}.{topic.name}.g{self.generation}" if topic.derived else f"{self.prefix}.{topic.name}"

    def group(self, service: Service) -> str:
        """The consumer group of a service's workers, Faust's app id."""
        found = lane(service, self.generation)
        return f"{self.prefix}.{service.name}.g{found}" if found else f"{self.prefix}.{service.name}"

    def rows(self, service: Service) -> str:
        """The compacted topic of what a service remembers."""
        return f"{self.group(service)}.rows"

    @property
    def facts(self) -> str:
        """The compacted topic of what an installation knows of itself: which generation is in use."""
        return f"{self.prefix}.facts"
