"""The cluster's search index made anew from the log beside the one in use, then put in use at once."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from runtime.cluster.carrier import ClusterCarrier
from runtime.cluster.index import ElasticIndex
from runtime.cluster.index_access import elastic_client
from runtime.cluster.rehearing import Ends, hear_again, share_of
from runtime.connect import connect_cluster
from runtime.ports import SearchIndex
from runtime.settings import Settings
from runtime.shapes import Heard, Output, Reject
from schemas.topics import MATCHED
from services.indexer.service import service as indexer


@dataclass(frozen=True)
class Reindexed:
    """What came of it: events heard, and those of them that the index cannot hold."""

    events: int
    refused: tuple[str, ...] = ()

    def __add__(self, other: "Reindexed") -> "Reindexed":
        return Reindexed(self.events + other.events, self.refused + other.refused)


def reindex(settings: Settings, processes: int = 1) -> Reindexed:
    """Fill a new index from the whole log, put it in use, and hear once more what was said meanwhile. Services go on: until
    then they write to the old one, from then on to the new one. Raises Stopped."""
    carrier = connect_cluster(settings)
    try:
        topic = carrier.names.topic(MATCHED)
        ends = carrier.brokers.ends([topic])
        fresh = ElasticIndex.beside(elastic_client(settings), settings.kind, carrier.generation)
        done = sum(_in_processes(settings, fresh.target, ends, processes), Reindexed(0))
        fresh.put_in_use()
        done += _fill(carrier, fresh, ends, carrier.brokers.ends([topic]))
        fresh.close()
        return done
    finally:
        carrier.close()


def forget(settings: Settings, generation: int) -> None:
    """Remove the index of a generation that was dropped."""
    client = elastic_client(settings)
    ElasticIndex.remove(client, settings.kind, generation)
    client.close()


def _in_processes(settings: Settings, target: str, ends: Ends, processes: int) -> Iterable[Reindexed]:
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        shares = [share_of(ends, number, processes) for number in range(processes)]
        yield from pool.map(_fill_share, [settings] * processes, [target] * processes, shares)


def _fill_share(settings: Settings, target: str, ends: Ends) -> Reindexed:
    """One process's part."""
    carrier = connect_cluster(settings)
    index = ElasticIndex.at(elastic_client(settings), settings.kind, carrier.generation, target)
    try:
        return _fill(carrier, index, {}, ends)
    finally:
        index.close()
        carrier.close()


def _fill(carrier: ClusterCarrier, index: SearchIndex, after: Ends, ends: Ends) -> Reindexed:
    refused: list[str] = []
    deliver = _one_by_one_when_refused(indexer(index, carrier.blobs).deliver, refused)
    events = hear_again(carrier.brokers, MATCHED, after, ends, deliver)
    return Reindexed(events, tuple(refused))


def _one_by_one_when_refused(
    deliver: Callable[[Sequence[Heard]], Iterable[Output]], refused: list[str]
) -> Callable[[Sequence[Heard]], None]:
    def delivered(batch: Sequence[Heard]) -> None:
        try:
            deliver(batch)
        except Reject as why:
            if len(batch) == 1:
                refused.append(f"{batch[0].event.key}: {why}")
                return
            for heard in batch:
                delivered([heard])

    return delivered
