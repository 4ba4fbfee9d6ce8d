"""The embedded carrier: one folder holds log, blobs and index; runners are made from it."""

from pathlib import Path

from runtime.disk import DiskGuard
from runtime.embedded.database import Database, StoreKind
from runtime.embedded.dead import DeadLetters
from runtime.embedded.index import EmbeddedIndex
from runtime.embedded.log import SqliteLog
from runtime.embedded.remembering import fold_stepper, join_stepper, nothing_to_write
from runtime.embedded.runner import Runner, Write
from runtime.embedded.standby import Anyone, OnlyOne, Standby
from runtime.embedded.store import Store
from runtime.file_blobs import FileBlobs
from runtime.shapes import Fold, Join, Map, Service, Sink
from runtime.stepping import MapStepper, SinkStepper, Stepper
from runtime.ways import Ways

COLLECT_FLOOR = 500_000_000
LOG_FLOOR = 100_000_000


def index_folder(folder: Path, generation: int) -> Path:
    """Where a generation's search index lies in a data folder."""
    return folder / f"index@{generation}"


class EmbeddedCarrier:
    """See runtime.carrying.Carrier. `store` and everything made from it see one generation."""

    def __init__(self, store: Store, ways: Ways) -> None:
        self.store, self._ways = store, ways
        self.folder, self.kind = store.folder, store.database.kind
        self.log, self.blobs, self.disk = store.log, store.blobs, store.disk
        self.dead = DeadLetters(store.database, store.log)

    @classmethod
    def open(
        cls, folder: Path, kind: StoreKind, collect_floor: int = COLLECT_FLOOR, log_floor: int = LOG_FLOOR, ways: Ways | None = None
    ) -> "EmbeddedCarrier":
        """Open a data folder, made when it is not there, at its current generation. Floors are bytes free.
        Raises WrongStore when the folder holds another kind, DiskLow when there is no room."""
        folder.mkdir(parents=True, exist_ok=True)
        guard = DiskGuard(folder, collect_floor, log_floor)
        database = Database(folder, kind, guard)
        log = SqliteLog(database, int(database.meta("generation") or 1))
        return cls(Store(folder, database, log, FileBlobs(folder / "blobs", guard), guard), ways or Ways())

    def at(self, generation: int) -> "EmbeddedCarrier":
        """The same store as another generation sees it."""
        return EmbeddedCarrier(self.store.at(generation), self._ways)

    @property
    def generation(self) -> int:
        """Which generation of the topics that can be made again this carrier reads and writes."""
        return self.store.log.generation

    def runner(self, service: Service) -> Runner:
        """A runner of one service, for one thread."""
        return Runner(self.store, service, *self._stepper(service), self._standby(service), self._ways)

    def index(self) -> EmbeddedIndex:
        """The search index of this generation. The caller closes it."""
        return EmbeddedIndex(index_folder(self.folder, self.generation))

    def close(self) -> None:
        """Close all connections; runners must have ended."""
        self.store.database.close()

    def _stepper(self, service: Service) -> tuple[Stepper, Write]:
        match service:
            case Map():
                return MapStepper(service, self.blobs), nothing_to_write
            case Fold():
                return fold_stepper(service, self.store)
            case Join():
                return join_stepper(service, self.store)
            case Sink():
                return SinkStepper(service, self.disk.check_log), nothing_to_write

    def _standby(self, service: Service) -> Standby:
        if not isinstance(service, Sink):
            return Anyone()
        return OnlyOne(self.folder / "locks" / f"{service.name}@{self.store.lane(service)}.lock")
