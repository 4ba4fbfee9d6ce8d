"""The cluster carrier: Kafka's log, a blob store and a search index that everybody shares, a local folder for what is warm."""

from collections.abc import Callable, Iterable
from pathlib import Path

from runtime.cluster.brokers import Brokers
from runtime.cluster.dead import KafkaDeadLetters
from runtime.cluster.generation import current
from runtime.cluster.log import KafkaLog
from runtime.cluster.looping import Loop
from runtime.cluster.membership import Patience
from runtime.cluster.names import Names
from runtime.cluster.runner import ClusterRunner
from runtime.cluster.security import KafkaAccess
from runtime.cluster.topics import ensure, wanted
from runtime.cluster.turns import Place
from runtime.disk import DiskGuard
from runtime.ports import Blobs, SearchIndex
from runtime.shapes import Service
from runtime.ways import Ways
from schemas.topics import TOPICS, Topic

BATCH = 500
"""Events a turn: what `take_events` was measured with."""


class ClusterCarrier:
    """See runtime.carrying.Carrier. Kafka is asked when it is first needed, so that a crawl goes on without it."""

    def __init__(
        self,
        access: KafkaAccess,
        prefix: str,
        folder: Path,
        blobs: Blobs,
        index: Callable[[int], SearchIndex],
        disk: DiskGuard,
        ways: Ways | None = None,
        patience: Patience | None = None,
        topics: Iterable[Topic] = TOPICS.values(),
        generation: int = 0,
    ) -> None:
        """`prefix`: before every topic's name. `index` opens the search index of a generation; `disk` watches
        the local folder. Generation 0: the one in use."""
        self.folder, self.blobs, self.disk, self.prefix = folder, blobs, disk, prefix
        self._access, self._index, self._ways, self._patience = access, index, ways or Ways(batch=BATCH), patience or Patience()
        self._topics, self._asked = tuple(topics), generation
        self.brokers, self._loop = Brokers(access), Loop()
        self._log: KafkaLog | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def generation(self) -> int:
        """Which generation of the topics that can be made again this carrier reads and writes."""
        return self.log.generation

    @property
    def log(self) -> KafkaLog:
        """The log at this carrier's generation, all declared topics made. Raises Unreachable, WrongTopics."""
        if self._log is None:
            names = Names(self.prefix, self._asked or current(self.brokers, self.prefix))
            ensure(self.brokers, wanted(names, [], self._topics))
            self._log = KafkaLog(self.brokers, names)
        return self._log

    @property
    def names(self) -> Names:
        """What things are called in Kafka."""
        return Names(self.prefix, self.generation)

    @property
    def dead(self) -> KafkaDeadLetters:
        """Events that were set aside."""
        return KafkaDeadLetters(self.log, self._topics)

    def at(self, generation: int) -> "ClusterCarrier":
        """The same installation as another generation sees it."""
        where = (self._access, self.prefix, self.folder, self.blobs, self._index, self.disk)
        return ClusterCarrier(*where, self._ways, self._patience, self._topics, generation)

    def index(self) -> SearchIndex:
        """The search index of this generation. The caller closes it."""
        return self._index(self.generation)

    def runner(self, service: Service) -> ClusterRunner:
        """A runner of one service, for one thread."""
        ensure(self.brokers, wanted(self.names, [service]))
        place = Place(self._access, self.names, self.folder / "shares", self.blobs, self.dead, self._ways)
        return ClusterRunner(service, self.brokers, self.log, self._loop, place, self._patience)

    def close(self) -> None:
        """Close all connections; runners must have ended."""
        self._loop.close()
        self.brokers.close()
