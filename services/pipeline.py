"""The system on one screen: which service reads what, and what it needs from outside.

captures → unpacker → attachments
captures, attachments → extractor → notices → classifier → classified → linker → linked → lifecycle → tenders
tenders  + dealers       → matcher → matched → indexer → search index
matched  + subscriptions → alerter → alerts  → notifier → mail, webhook, WeCom → deliveries
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from runtime.ports import Blobs, SearchIndex
from runtime.shapes import Service
from services.alerter import service as alerter
from services.classifier import service as classifier
from services.extractor import service as extractor
from services.indexer import service as indexer
from services.lifecycle import service as lifecycle
from services.linker import service as linker
from services.matcher import service as matcher
from services.notifier import service as notifier
from services.notifier.channels import Sender
from services.notifier.outbox import Outbox
from services.unpacker import service as unpacker


@dataclass(frozen=True)
class Outside:
    """What Sinks reach: given by whoever starts them."""

    index: Callable[[], SearchIndex]
    blobs: Blobs
    outbox: Callable[[], Outbox]
    senders: Mapping[str, Sender]
    now: Callable[[], datetime]
    """UTC."""


SERVICES: dict[str, Callable[[Outside], Service]] = {
    "unpacker": lambda outside: unpacker.service(outside.blobs),
    "extractor": lambda outside: extractor.SERVICE,
    "classifier": lambda outside: classifier.SERVICE,
    "linker": lambda outside: linker.SERVICE,
    "lifecycle": lambda outside: lifecycle.SERVICE,
    "matcher": lambda outside: matcher.service(),
    "alerter": lambda outside: alerter.SERVICE,
    "indexer": lambda outside: indexer.service(outside.index(), outside.blobs),
    "notifier": lambda outside: notifier.service(outside.outbox(), outside.senders, outside.now),
}
"""Service name → how it is made, in the order of the road."""
