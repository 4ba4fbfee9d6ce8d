"""Topics as Kafka must have them: made when they are missing, checked when they are there, before anything starts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from runtime.cluster.brokers import LARGEST, Brokers
from runtime.cluster.names import Names
from runtime.shapes import Fold, Join, Map, Service, Sink, no_aliases, scope_is_key
from runtime.stopping import Stopped
from schemas.topics import DEAD, Topic

FOR_EVER = {"retention.ms": "-1", "retention.bytes": "-1"}
DAY_MS = 86_400_000
ROWS = {
    "cleanup.policy": "compact",
    "max.message.bytes": str(2 * LARGEST),
    # a worker's local file that is older than this is thrown away, so that no removal is missed
    "delete.retention.ms": str(14 * DAY_MS),
}


class WrongTopics(Stopped):
    """A topic is not as it must be."""

    exit_code = 78


@dataclass(frozen=True)
class Wanted:
    """One topic as it must be."""

    partitions: int
    configs: Mapping[str, str] = field(default_factory=dict)


def of_topic(topic: Topic) -> Wanted:
    """As declared. What is derived is kept too: a reader that starts late must find all of it."""
    policy = {"cleanup.policy": "compact"} if topic.compacted else FOR_EVER
    return Wanted(topic.partitions, {**policy, "max.message.bytes": str(LARGEST)})


def alone(service: Service) -> bool:
    """Whether only one process of a service may work at a time: a Join that looks under other keys too needs all that
    was said before, and a Sink may keep its record of what was handed over in one place."""
    if isinstance(service, Join):
        return service.known_as is not no_aliases
    return isinstance(service, Sink) and service.alone


def shares(service: Service) -> int:
    """In how many parts what a service remembers is kept: as many as its source has partitions, or one."""
    return 1 if alone(service) or isinstance(service, Map | Sink) else service.reads[0].partitions


def wanted(names: Names, services: Iterable[Service], topics: Iterable[Topic] = ()) -> dict[str, Wanted]:
    """Every topic that these services need, by Kafka's name. Raises WrongTopics for a service that cannot be carried."""
    found = {names.facts: Wanted(1, {"cleanup.policy": "compact"})}
    declared = {topic.name: topic for topic in (*topics, DEAD)}
    for service in services:
        _check(service)
        beside = service.beside if isinstance(service, Join) else ()
        written = (service.writes,) if service.writes else ()
        declared |= {topic.name: topic for topic in (*service.reads, *beside, *written)}
        if isinstance(service, Fold | Join) or alone(service):
            found[names.rows(service)] = Wanted(shares(service), ROWS)
    return found | {names.topic(topic): of_topic(topic) for topic in declared.values()}


def ensure(brokers: Brokers, topics: Mapping[str, Wanted]) -> None:
    """Make what is missing. Raises WrongTopics naming every topic whose number of partitions differs: it never changes,
    for a key's events must stay in one partition."""
    there = brokers.partitions(topics)
    missing = {name: one for name, one in topics.items() if name not in there}
    if missing:
        specs = {
            name: {"num_partitions": one.partitions, "replication_factor": -1, "configs": dict(one.configs)}
            for name, one in missing.items()
        }
        brokers.ask(lambda admin: admin.create_topics(specs, raise_errors=False))  # another process may be making them too
        brokers.ask(lambda admin: admin.wait_for_topics(list(specs)))
        there |= brokers.partitions(missing)
    wrong = [
        f"{name} has {there.get(name, 0)} partitions, not {one.partitions}"
        for name, one in topics.items()
        if there.get(name) != one.partitions
    ]
    if wrong:
        raise WrongTopics(
            f"{'; '.join(wrong)}. Partitions never change: replay into a new generation, or give the installation its own Kafka."
        )


def _check(service: Service) -> None:
    if isinstance(service, Fold) and not scope_is_key(service) and service.reads[0].partitions != 1:
        raise WrongTopics(
            f"{service.name} keeps rows under other keys than its events', so {service.reads[0].name} must have one partition"
        )
    if isinstance(service, Join) and any(topic.partitions != 1 for topic in service.beside):
        raise WrongTopics(f"{service.name}: what stands beside a Join has one partition, so that its order is one")
    if isinstance(service, Fold | Join) and len({topic.partitions for topic in service.reads}) != 1:
        raise WrongTopics(f"{service.name} remembers by partition: all that it reads must have the same number of partitions")
