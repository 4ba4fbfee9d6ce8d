"""One embedded store as one generation sees it: database, log, blobs, and which lane a service's state belongs to."""

from dataclasses import dataclass
from pathlib import Path

from runtime.embedded.blobs import FileBlobs
from runtime.embedded.database import Database
from runtime.embedded.disk import DiskGuard
from runtime.embedded.log import SqliteLog
from runtime.shapes import Service

FOR_GOOD = 0
"""The lane of services whose words people have heard: a replay neither runs them nor forgets where they stand."""


@dataclass(frozen=True)
class Store:
    """What a runner works on."""

    folder: Path
    database: Database
    log: SqliteLog
    blobs: FileBlobs
    disk: DiskGuard

    def at(self, generation: int) -> "Store":
        """The same store as another generation sees it."""
        return Store(self.folder, self.database, self.log.at(generation), self.blobs, self.disk)

    def current(self) -> bool:
        """Whether this generation is the one that people see."""
        return self.database.meta("generation") == str(self.log.generation)

    def lane(self, service: Service) -> int:
        """The generation that a service's state belongs to."""
        return self.log.generation if replayable(service) else FOR_GOOD


def replayable(service: Service) -> bool:
    """Whether all that a service does can be made again: it writes a derived topic, or nothing but its own projection."""
    return service.writes is None or service.writes.derived
