"""One share of a service: what it remembers of its partition, stepped batch by batch. Knows no Kafka client."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from runtime.batch import Batch, Standing
from runtime.beside import Beside
from runtime.cluster.memory import BESIDE, RowMemory
from runtime.cluster.state import ShareState
from runtime.decoding import hear
from runtime.joining import JoinStepper
from runtime.ports import Blobs, Stored
from runtime.refusals import check, looked_back
from runtime.rows import Place, RowOverlay
from runtime.shapes import Fold, Join, Map, Reject, Service, Sink
from runtime.stepping import FoldStepper, MapStepper, SinkStepper, Stepper
from runtime.stopping import UpgradeFirst
from runtime.ways import Ways
from schemas.topics import Topic

Given = tuple[Stored, Topic]


@dataclass
class Stepped:
    """What came of a batch: nothing of it is durable yet. `taken`: how many of the given records it covers; `upgrade`:
    why it goes no further; `mended`: dead letters whose events were taken now."""

    batch: Batch
    taken: int
    upgrade: UpgradeFirst | None
    changes: Mapping[Place, bytes | None]
    mended: Sequence[str]


class Share:
    """See module. Number: the partition whose keys it remembers; 0 for a service that is not shared out."""

    def __init__(self, number: int, service: Service, state: ShareState, blobs: Blobs, ways: Ways, beside: Beside | None) -> None:
        self.number, self.state, self._service, self._ways = number, state, service, ways
        self._overlay = RowOverlay(state)
        self._stepper = self._made(service, blobs, beside)

    def step(self, given: Sequence[Given]) -> Stepped:
        """Step a batch. Raises UpgradeFirst when nothing stands before the newer event, TooManyRejects, or what the step
        raises: nothing has changed then."""
        self._overlay.begin()
        batch = Batch(self._service.name, self._ways.clock, Standing(0, self.state.outcomes, self._answered()))
        self._stepper.begin(batch)
        taken, upgrade = self._step_all(batch, given)
        self._stepper.finish()
        check(self._service.name, batch.standing.outcomes, batch.refused, batch.reasons, self._ways.limits)
        for topic, position in batch.cursors.items():
            self._overlay.put((BESIDE, topic), b"%d" % position)
        self._overlay.keep()
        return Stepped(batch, taken, upgrade, self._overlay.changes(), _mended(batch, given[:taken]))

    def store(self, stepped: Stepped, reflects: int) -> None:
        """The rows topic has it: so does this share."""
        self.state.apply(stepped.changes, reflects, looked_back(stepped.batch.standing.outcomes, stepped.batch.refused))

    def answered(self) -> Mapping[str, int]:
        """How far of each topic beside the kept events have been answered by."""
        return self._answered()

    def _step_all(self, batch: Batch, given: Sequence[Given]) -> tuple[int, UpgradeFirst | None]:
        for count, (stored, topic) in enumerate(given):
            try:
                self._stepper.step(stored, hear(stored, topic))
            except Reject as why:
                batch.reject(stored, why)
            except UpgradeFirst as error:
                stopped = UpgradeFirst(f"Stopped: {self._service.name} cannot go on. {error}")
                if count == 0:
                    raise stopped from error
                return count, stopped  # what stands before it is written first
            batch.size += 1
        return len(given), None

    def _answered(self) -> dict[str, int]:
        return {name: int(value or 0) for name, value in self.state.starting(BESIDE, "").items()}

    def _made(self, service: Service, blobs: Blobs, beside: Beside | None) -> Stepper:
        match service:
            case Map():
                return MapStepper(service, blobs)
            case Fold():
                return FoldStepper(service, blobs, self._overlay)
            case Sink():
                return SinkStepper(service, _nothing)
            case Join():
                assert beside is not None
                names = {topic.name: topic.name for topic in service.beside}
                return JoinStepper(service, blobs, RowMemory(self._overlay), beside, names)


def _mended(batch: Batch, given: Sequence[Given]) -> list[str]:
    refused = {(letter.data["topic"], letter.data.get("partition", 0), letter.data["position"]) for letter in batch.letters}
    return [one.letter for one, _ in given if one.letter and (one.topic, one.partition, one.position) not in refused]


def _nothing() -> None:
    """Kafka watches its own disks."""


ShareOf = Callable[[int], Share]
