"""One embedded store as one generation sees it: database, log, blobs, and which lane a service's state belongs to."""

from dataclasses import dataclass
from pathlib import Path

from runtime.disk import DiskGuard
from runtime.embedded.database import Database
from runtime.embedded.log import SqliteLog
from runtime.file_blobs import FileBlobs
from runtime.lanes import lane
from runtime.shapes import Service


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
        return lane(service, self.log.generation)
