"""Which generation is in use: a fact of the installation, in a compacted topic."""

from runtime.cluster.brokers import Brokers
from runtime.cluster.names import Names
from runtime.cluster.topics import ensure, wanted

KEY = b"generation"


def current(brokers: Brokers, prefix: str) -> int:
    """The generation that people see; 1 where nothing was ever applied."""
    facts = Names(prefix, 1).facts
    if facts not in brokers.partitions([facts]):
        return 1
    records = [record for record in brokers.read({}, brokers.ends([facts])) if record.key == KEY]
    return int(records[-1].value) if records else 1


def use(brokers: Brokers, prefix: str, generation: int) -> None:
    """Switch to a generation."""
    names = Names(prefix, generation)
    ensure(brokers, wanted(names, []))
    brokers.send(names.facts, [(KEY, str(generation).encode())])
