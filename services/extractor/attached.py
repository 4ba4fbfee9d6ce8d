"""extractor: what is kept of a notice whose page links to files: its reading, to say it again, and the documents read so far."""

import hashlib
from collections.abc import Mapping

from runtime.shapes import Rows
from schemas.events import AttachmentRead, NoticeRead

READING, ATTACHED = "reading", "attached:"
MOST_ATTACHED = 900
"""Files counted into a reading's sequence; portals show a dozen."""


def keep_reading(rows: Rows, read: NoticeRead, urls: tuple[str, ...]) -> None:
    """Keep the highest version's reading when its page links to files; nothing of others."""
    rows.drop(READING)
    if urls:
        rows.put(READING, {"urls": list(urls), "read": read.model_dump(mode="json", exclude_defaults=True)})


def kept_reading(rows: Rows) -> NoticeRead | None:
    """The reading that waits for its files; None when the page links to none, or is not there yet."""
    row = rows.get(READING)
    return NoticeRead.model_validate(row["read"]) if row else None


def keep_attached(rows: Rows, fact: AttachmentRead) -> None:
    """Keep the documents of a version of a file. Read again by a newer unpacker, the newer word stands."""
    name = f"{ATTACHED}{_short(fact.url)}:{fact.version:06}"
    known = rows.get(name)
    row = {
        "url": fact.url,
        "unpacker": fact.unpacker,
        "documents": [one.model_dump(mode="json", exclude_defaults=True) for one in fact.documents],
    }
    if known is None or _order(known) < _order(row):
        rows.put(name, row)


def _order(row: Mapping[str, object]) -> tuple[list[int], str]:
    """By unpacker's version, then by what was read, so that any order of the same facts ends the same."""
    digits = [int(part) for part in str(row["unpacker"]).split(".") if part.isdigit()]
    return digits, repr(row["documents"])


def _short(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()[:16]


def heard_of(rows: Rows) -> int:
    """How many files' versions were read so far."""
    return min(sum(1 for _ in rows.all(ATTACHED)), MOST_ATTACHED)


def with_attached(rows: Rows, read: NoticeRead) -> NoticeRead:
    """The reading with the documents of the files that its page links to, in the page's order, the latest version of each."""
    row = rows.get(READING)
    documents = [
        document
        for url in (row["urls"] if row else ())
        for _, latest in [*rows.all(f"{ATTACHED}{_short(url)}:")][-1:]
        for document in latest["documents"]
    ]
    return NoticeRead.model_validate({**dict(read), "attachments": documents}) if documents else read
