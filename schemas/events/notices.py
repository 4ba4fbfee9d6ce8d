"""What the extractor and the classifier say of one notice."""

from datetime import datetime
from typing import ClassVar, Literal

from schemas.attachments import AttachedText
from schemas.events.payload import Payload
from schemas.reading import ClassifiedLot, Facts, Lot
from schemas.values import Read


class Publication(Payload):
    """Which publication this is about, and where its words are."""

    KEY: ClassVar[str] = "notice_id"

    notice_id: str
    source: str
    native_id: str
    url: str
    title: str
    published_at: str = ""
    """ISO 8601 with offset, or a bare date; empty when nobody told."""
    region: str = ""
    """Place as a list row prints it (地域), when one was seen."""
    seen_at: datetime
    """UTC: when the fact this was read from was captured (or listed)."""
    origin: Literal["crawl", "add", "import"] = "crawl"
    stage: Literal["listed", "read"]
    """`listed`: only the list row is known yet."""
    version: int = 0
    """Version of the captured page; 0 when only listed."""
    page: str = ""
    text: str = ""
    """sha256 of the stored text that all evidence points into."""
    reader: str
    """Version of text function and rules."""
    attachments: tuple[AttachedText, ...] = ()
    """Documents beside the notice that are read so far; evidence in them names their text's hash."""


class NoticeRead(Publication):
    """The fields of a notice with their evidence. `sequence` = number of facts known of the notice."""

    facts: Facts
    lots: tuple[Lot, ...] = ()

    def blobs(self) -> tuple[str, ...]:
        """The notice's own text and its attachments'."""
        return tuple(dict.fromkeys(text for text in (self.text, *(one.text for one in self.attachments)) if text))


class NoticeClassified(Publication):
    """The same notice, with what it buys: vehicles or not, line by line."""

    facts: Facts
    is_vehicle_purchase: Read[bool]
    """`why` says what decided: words, code or model."""
    lots: tuple[ClassifiedLot, ...] = ()
