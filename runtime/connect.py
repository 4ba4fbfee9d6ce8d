"""Choose the runtime that settings ask for and connect to it."""

from typing import TYPE_CHECKING, Any

from runtime.carrying import Carrier
from runtime.disk import MEGABYTE, DiskGuard
from runtime.embedded import replay as on_one_machine
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.generations import Generations
from runtime.refusals import RejectLimits
from runtime.settings import Settings
from runtime.stopping import Misconfigured
from runtime.ways import Ways

if TYPE_CHECKING:
    from runtime.cluster.carrier import ClusterCarrier

CLUSTER_NEEDS = ("kafka_servers", "elasticsearch_url", "blobs_url")


def connect(settings: Settings) -> Carrier:
    """The carrier that settings name. Raises Misconfigured naming what is missing, WrongStore when the data folder
    holds the other kind of store, DiskLow when there is no room."""
    return connect_cluster(settings) if settings.carrier == "cluster" else connect_embedded(settings)


def connect_embedded(settings: Settings) -> EmbeddedCarrier:
    """The carrier of this machine, see `connect`."""
    return EmbeddedCarrier.open(
        settings.folder,
        settings.kind,
        collect_floor=settings.disk_collect_floor_mb * MEGABYTE,
        log_floor=settings.disk_log_floor_mb * MEGABYTE,
        ways=_ways(settings),
    )


def connect_cluster(settings: Settings) -> "ClusterCarrier":
    """The carrier of many machines. Nothing is asked of Kafka or Elasticsearch yet. Raises Misconfigured, AccessDenied."""
    if missing := missing_for_cluster(settings):
        raise Misconfigured(
            f"CHEBIAO_CARRIER=cluster needs {', '.join(missing)} too. Give them, or leave CHEBIAO_CARRIER out to run embedded."
        )
    from runtime.cluster.blobs import open_blobs  # these clients take a second to import, which one machine's start need not
    from runtime.cluster.carrier import ClusterCarrier
    from runtime.cluster.index import ElasticIndex
    from runtime.cluster.index_access import elastic_client
    from runtime.cluster.security import KafkaAccess

    floors = (settings.disk_collect_floor_mb * MEGABYTE, settings.disk_log_floor_mb * MEGABYTE)
    return ClusterCarrier(
        KafkaAccess.of(settings),
        settings.kind,
        settings.folder,
        open_blobs(settings),
        lambda generation: ElasticIndex.open(elastic_client(settings), settings.kind, generation),
        DiskGuard(settings.folder, *floors),
        _ways(settings),
    )


def generations_of(carrier: Carrier) -> Generations[Any]:
    """What is done with the generations of an installation that is connected to."""
    if isinstance(carrier, EmbeddedCarrier):
        return Generations(carrier, on_one_machine)
    from runtime.cluster import replay as in_a_cluster
    from runtime.cluster.carrier import ClusterCarrier

    assert isinstance(carrier, ClusterCarrier)
    return Generations(carrier, in_a_cluster)


def missing_for_cluster(settings: Settings) -> list[str]:
    """The variables without which a cluster cannot be reached, or not as it is asked to."""
    missing = [name for name in CLUSTER_NEEDS if not getattr(settings, name)]
    if settings.kafka_security.startswith("SASL_"):
        missing += ["kafka_user"] * (not settings.kafka_user) + ["kafka_password"] * (not settings.kafka_password.get_secret_value())
    if settings.elasticsearch_user and not settings.elasticsearch_password.get_secret_value():
        missing.append("elasticsearch_password")
    if settings.blobs_key_id and not settings.blobs_secret.get_secret_value():
        missing.append("blobs_secret")
    return [f"CHEBIAO_{name.upper()}" for name in missing]


def _ways(settings: Settings) -> Ways:
    return Ways(limits=RejectLimits(settings.rejects_in_a_row, settings.rejects_share))
