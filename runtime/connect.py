"""Choose the runtime that settings ask for and connect to it."""

from runtime.embedded.carrier import EmbeddedCarrier
from runtime.embedded.disk import MEGABYTE
from runtime.refusals import RejectLimits
from runtime.settings import Settings
from runtime.stopping import Misconfigured
from runtime.ways import Ways

CLUSTER_NEEDS = ("kafka_servers", "elasticsearch_url", "blobs_url")


def connect(settings: Settings) -> EmbeddedCarrier:
    """The carrier that settings name. Raises Misconfigured naming what is missing, WrongStore when the data folder
    holds the other kind of store, DiskLow when there is no room."""
    if settings.carrier == "cluster":
        raise Misconfigured(_cluster_refusal(settings))
    return EmbeddedCarrier.open(
        settings.folder,
        settings.kind,
        collect_floor=settings.disk_collect_floor_mb * MEGABYTE,
        log_floor=settings.disk_log_floor_mb * MEGABYTE,
        ways=Ways(limits=RejectLimits(settings.rejects_in_a_row, settings.rejects_share)),
    )


def _cluster_refusal(settings: Settings) -> str:
    missing = [f"CHEBIAO_{name.upper()}" for name in CLUSTER_NEEDS if not getattr(settings, name)]
    if missing:
        return f"CHEBIAO_CARRIER=cluster needs {', '.join(missing)} too. Give them, or leave CHEBIAO_CARRIER out to run embedded."
    return "This version carries events in the embedded runtime only. Leave CHEBIAO_CARRIER out."
