"""What the extractor hears in the law suites: list rows and versions of pages of two notices."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from runtime.shapes import Fold
from runtime.speaking import first_hand
from schemas.envelope import Event
from schemas.events import NoticeCaptured, NoticeListed
from schemas.topics import CAPTURES, Topic
from services.extractor.service import SERVICE
from tests.given.notices import AWARD, CENTRAL_TENDER
from tests.laws.cases import Case

AT = datetime(2026, 6, 1, tzinfo=UTC)
PAGES = (CENTRAL_TENDER.html.encode(), AWARD.html.encode(), CENTRAL_TENDER.html.replace("46.000000", "47.000000").encode())


def case() -> Case:
    """The extractor with list rows seen twice and versions out of order."""
    return Case("extractor", Fold, lambda folder: SERVICE, _events, lambda: PAGES)


def _events() -> Sequence[tuple[Topic, Event]]:
    facts = [_listed(1, 0), _listed(1, 60), _captured(1, 1, PAGES[0]), _captured(1, 2, PAGES[2]), _captured(2, 1, PAGES[1]), _listed(2, 30)]
    return [(CAPTURES, first_hand("collector", fact, AT + timedelta(seconds=place), place)) for place, fact in enumerate(facts)]


def _listed(number: int, minutes: int) -> NoticeListed:
    return NoticeListed(
        notice_id=f"ccgp:{number}", source="ccgp", native_id=str(number), url="https://portal.example", title=CENTRAL_TENDER.title,
        listed_at=AT + timedelta(minutes=minutes), buyer="青田县水利局", kind_label="竞争性谈判公告",
    )  # fmt: skip


def _captured(number: int, version: int, page: bytes) -> NoticeCaptured:
    digest = hashlib.sha256(page).hexdigest()
    return NoticeCaptured(
        notice_id=f"ccgp:{number}", source="ccgp", native_id=str(number), url=f"https://portal.example/{number}", version=version,
        captured_at=AT + timedelta(hours=version), page=digest, body=digest, title=CENTRAL_TENDER.title,
    )  # fmt: skip
