"""What the extractor hears in the law suites: list rows and versions of pages of two notices."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from runtime.shapes import Fold
from runtime.speaking import first_hand
from schemas.attachments import AttachedText, AttachmentLink
from schemas.envelope import Event
from schemas.events import AttachmentRead, NoticeCaptured, NoticeListed
from schemas.topics import ATTACHMENTS, CAPTURES, Topic
from services.extractor.service import SERVICE
from tests.given.notices import AWARD, CENTRAL_TENDER
from tests.laws.cases import Case

TEXTS = (("a", "1.1"), ("a", "1.2"), ("b", "1.1"), ("gone", "1.1"))
AT = datetime(2026, 6, 1, tzinfo=UTC)
PAGES = (CENTRAL_TENDER.html.encode(), AWARD.html.encode(), CENTRAL_TENDER.html.replace("46.000000", "47.000000").encode())


def case() -> Case:
    """The extractor with list rows seen twice, versions out of order, and files read before and after their page."""
    return Case("extractor", Fold, lambda folder: SERVICE, _events, lambda: PAGES)


def _events() -> Sequence[tuple[Topic, Event]]:
    facts = [
        _listed(1, 0), _listed(1, 60), _captured(1, 1, PAGES[0]), _captured(1, 2, PAGES[2], "a", "b"), _captured(2, 1, PAGES[1]), _listed(2, 30),
        _attached("a", 1, "1.1"), _attached("a", 1, "1.2"), _attached("b", 1, "1.1"), _attached("b", 2, "1.1"), _attached("gone", 1, "1.1"),
    ]  # fmt: skip
    return [
        (ATTACHMENTS if isinstance(fact, AttachmentRead) else CAPTURES, first_hand("collector", fact, AT + timedelta(seconds=place), place))
        for place, fact in enumerate(facts)
    ]


def attached_text(name: str, unpacker: str) -> bytes:
    """The text of a file's document, as a version of the unpacker makes it."""
    return f"{name}.docx\n公务轿车技术参数\n排量：≤1.{unpacker[-1]}L".encode()


def _attached(name: str, version: int, unpacker: str) -> AttachmentRead:
    documents = (
        AttachedText(name=f"{name}.docx", file="d" * 64, kind="docx", text=hashlib.sha256(attached_text(name, unpacker)).hexdigest()),
    )
    return AttachmentRead(
        notice_id="ccgp:1", url=f"https://portal.example/{name}", version=version, file="d" * 64, unpacker=unpacker, documents=documents
    )


def _listed(number: int, minutes: int) -> NoticeListed:
    return NoticeListed(
        notice_id=f"ccgp:{number}", source="ccgp", native_id=str(number), url="https://portal.example", title=CENTRAL_TENDER.title,
        listed_at=AT + timedelta(minutes=minutes), buyer="青田县水利局", kind_label="竞争性谈判公告",
    )  # fmt: skip


def _captured(number: int, version: int, page: bytes, *files: str) -> NoticeCaptured:
    digest = hashlib.sha256(page).hexdigest()
    return NoticeCaptured(
        notice_id=f"ccgp:{number}", source="ccgp", native_id=str(number), url=f"https://portal.example/{number}", version=version,
        captured_at=AT + timedelta(hours=version), page=digest, body=digest, title=CENTRAL_TENDER.title,
        attachments=tuple(AttachmentLink(url=f"https://portal.example/{name}", name=f"{name}.docx") for name in files),
    )  # fmt: skip
