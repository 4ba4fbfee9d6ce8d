"""What collectors say: a notice was seen in a list, its page was kept, a file beside it was kept; and what the unpacker read there."""

from datetime import datetime
from typing import Any, ClassVar, Literal

from schemas.attachments import AttachedText, AttachmentLink
from schemas.events.payload import Payload


class NoticeListed(Payload):
    """A portal's list showed this notice. Known before its page is fetched, and searchable at once."""

    KEY: ClassVar[str] = "notice_id"

    notice_id: str
    """`source:native_id`, e.g. `ccgp:27415495`; the portal's own id, so the same notice seen again is the same."""
    source: str
    native_id: str
    url: str
    title: str
    listed_at: datetime
    """When we saw the row (UTC)."""
    published_at: str = ""
    """As the list prints it, made ISO 8601 with +08:00 where no offset is printed; empty when the list shows none."""
    buyer: str = ""
    region: str = ""
    kind_label: str = ""
    """The portal's own words for the kind (公开招标, 更正公告 …), from the row or the list's category."""
    row: dict[str, Any] = {}
    """Everything else the row showed."""


class NoticeCaptured(Payload):
    """A notice's page was kept, byte for byte. A new version exists when the normalised body changed."""

    KEY: ClassVar[str] = "notice_id"
    VERSION: ClassVar[int] = 2

    notice_id: str
    source: str
    native_id: str
    url: str
    version: int
    """Numbered by the ledger from 1, also for A → B → A."""
    captured_at: datetime
    origin: Literal["crawl", "add", "import"] = "crawl"
    """`import`: brought in bulk from a file; it never alerts."""
    media: Literal["html", "text"] = "html"
    encoding: str = "utf-8"
    page: str
    """sha256 of the raw bytes in the blob store."""
    body: str
    """sha256 of the normalised body, under `normaliser`."""
    normaliser: str = "1"
    title: str = ""
    """From the list or the file; the page's own title wins when it has one."""
    published_at: str = ""
    row: dict[str, Any] = {}
    attachments: tuple[AttachmentLink, ...] = ()
    """The files that the page links to, as far as its source's reader knows them."""

    def blobs(self) -> tuple[str, ...]:
        return (self.page,)


class AttachmentCaptured(Payload):
    """A file beside a notice was kept, byte for byte. Only the unpacker opens it, so it names no blobs to load."""

    KEY: ClassVar[str] = "notice_id"

    notice_id: str
    url: str
    name: str = ""
    version: int = 1
    """Numbered by the ledger from 1: the same address may bear another file later."""
    captured_at: datetime
    file: str
    """sha256 of the bytes in the blob store."""
    size: int = 0


class AttachmentRead(Payload):
    """The documents of a kept file, each with its text, or why it has none."""

    KEY: ClassVar[str] = "notice_id"

    notice_id: str
    url: str
    version: int = 1
    file: str
    unpacker: str
    """Version of the text function and of the readers of files."""
    documents: tuple[AttachedText, ...] = ()
