"""A tiny pipeline of all four shapes over real events: what the laws and the runtime's contract are tried on."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from runtime.shapes import Beside, Blob, Blobs, Fold, Heard, Join, Map, Output, Reject, Rows, Said, Service, Sink
from runtime.speaking import derived, first_hand
from schemas.documents import TenderQuery
from schemas.envelope import Event
from schemas.events import DealerRegistered, DeliveryMade, NoticeCaptured, NoticeListed, Payload, SubscriptionRemoved, SubscriptionSaved
from schemas.topics import Topic
from schemas.upcasts import payload_of

HEARD = Topic("heard", "outside", (NoticeListed, NoticeCaptured), "notice id", partitions=3)
KEPT = Topic("kept", "mapper", (NoticeCaptured,), "notice id", partitions=1, derived=True)
COUNTED = Topic("counted", "folder", (DealerRegistered,), "source", partitions=3, derived=True)
WISHES = Topic("wishes", "outside", (SubscriptionSaved, SubscriptionRemoved), "subscription id", partitions=1, beside=True)
ANSWERED = Topic("answered", "joiner", (DealerRegistered,), "source", partitions=3, derived=True)
WRITTEN = Topic("written", "writer", (DeliveryMade,), "alert id", partitions=3)
TOPICS = (HEARD, KEPT, COUNTED, WISHES, ANSWERED, WRITTEN)

START = datetime(2026, 1, 1, tzinfo=UTC)


def listed(number: int, title: str = "") -> Event:
    """A fact from outside about notice `number`; five notices share a source."""
    native = str(number)
    payload = NoticeListed(
        notice_id=f"s{number % 5}:{native}", source=f"s{number % 5}", native_id=native, url=f"https://example.org/{native}",
        title=title or f"第{native}号公告", listed_at=START,
    )  # fmt: skip
    return first_hand("outside", payload, START + timedelta(seconds=number), number)


def wish(name: str, sequence: int = 1, removed: bool = False) -> Event:
    """Someone wishes to hear of a source; said again with a higher sequence it replaces."""
    payload: Payload = (
        SubscriptionRemoved(subscription_id=name)
        if removed
        else SubscriptionSaved(subscription_id=name, owner="o", name=f"{name}/{sequence}", query=TenderQuery(), channels=(), since=START)
    )
    return first_hand("outside", payload, START + timedelta(days=1), sequence)


def keep_page(heard: Heard, blobs: Blobs) -> Iterable[Output]:
    """Map: the title becomes a page of its own. A title of "bad" is refused, one of "broken" breaks the machine."""
    notice = heard.payload
    assert isinstance(notice, NoticeListed)
    if notice.title == "bad":
        raise Reject("bad title", notice.native_id)
    if notice.title == "broken":
        raise RuntimeError("this step is broken")
    data = notice.title.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    yield Blob(data)
    yield NoticeCaptured(
        notice_id=notice.notice_id, source=notice.source, native_id=notice.native_id, url=notice.url,
        version=1, captured_at=notice.listed_at, page=sha256, body=sha256, title=notice.title,
    )  # fmt: skip


def mapped(cause: Event) -> list[Event]:
    """What the mapper says of a listed notice."""
    outputs = keep_page(Heard(cause, payload_of(cause), HEARD.name), {})
    return [derived("mapper", cause, output) for output in outputs if not isinstance(output, Blob)]


def _source(heard: Heard) -> str:
    assert isinstance(heard.payload, NoticeCaptured)
    return heard.payload.source


def count(rows: Rows, heard: Heard, blobs: Blobs) -> Iterable[Output]:
    """Fold by source: which pages it has, the latest of each notice by sequence."""
    notice = heard.payload
    assert isinstance(notice, NoticeCaptured)
    before = rows.get(f"notice/{notice.native_id}")
    if before is None or before["sequence"] < heard.event.sequence:
        rows.put(f"notice/{notice.native_id}", {"sequence": heard.event.sequence, "title": blobs[notice.page].decode()})
    known = [row for _, row in rows.all("notice/")]
    if before == rows.get(f"notice/{notice.native_id}"):
        return
    digest = hashlib.sha256("\n".join(f"{row['title']}" for row in known).encode()).hexdigest()
    told = DealerRegistered(dealer_id=notice.source, name=f"{len(known)} {digest}", owner="o", territories=(), since=START)
    yield Said(told, sum(row["sequence"] + 1 for row in known))


def answer(beside: Beside, heard: Heard, said: Sequence[Payload], blobs: Blobs) -> Iterable[Output]:
    """Join: who wishes to hear of this source."""
    counted = heard.payload
    assert isinstance(counted, DealerRegistered)
    names = tuple(row.name for _, row in sorted(beside[WISHES.name].items()) if isinstance(row, SubscriptionSaved))
    yield counted.model_copy(update={"territories": names})


class Writer:
    """A Sink's other side: one file a source, holding the highest version; never an increment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def deliver(self, events: Sequence[Heard]) -> Iterable[Output]:
        """Write the latest state under a stable name and version, and say which."""
        for heard in events:
            counted = heard.payload
            assert isinstance(counted, DealerRegistered)
            path = self.folder / counted.dealer_id
            version = int(path.read_text().split(" ")[0]) if path.exists() else -1
            if heard.event.sequence >= version:
                whole = path.with_name(f".{path.name}.{os.getpid()}")
                whole.write_text(f"{heard.event.sequence} {counted.name} {' '.join(counted.territories)}")
                whole.replace(path)
            yield DeliveryMade(
                alert_id=counted.dealer_id, owner="o", recipient="dealer:o", tender_id="", channel="file", outcome="delivered",
                message_id=heard.event.id, at=START,
            )  # fmt: skip


def always(payload: Payload) -> bool:
    """Every source stays of interest."""
    return True


def touches(before: Payload | None, after: Payload | None, kept: Payload) -> bool:
    """Every wish touches every source."""
    return before != after


MAPPER = Map("mapper", (HEARD,), KEPT, keep_page)
FOLDER = Fold("folder", (KEPT,), COUNTED, count, _source)
JOINER = Join("joiner", (COUNTED,), (WISHES,), ANSWERED, answer, always, touches)


def writer(folder: Path) -> Sink:
    """The Sink that writes into a folder."""
    return Sink("writer", (ANSWERED,), WRITTEN, Writer(folder).deliver)


def services(folder: Path) -> tuple[Service, ...]:
    """The whole tiny road."""
    return (MAPPER, FOLDER, JOINER, writer(folder))
