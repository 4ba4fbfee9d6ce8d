"""Which facts feed the unpacker: kept files, read in a bounded process each."""

import hashlib
from collections.abc import Callable, Iterable, Sequence

from runtime.ports import Blobs
from runtime.shapes import Blob, Heard, Output, Said, Sink
from schemas.attachments import AttachedText
from schemas.events import AttachmentCaptured, AttachmentRead
from schemas.topics import ATTACHMENTS, CAPTURES
from services.unpacker.unpack import Part
from services.unpacker.unpacking import UNPACKER_VERSION, unpacked

Unpack = Callable[[str, bytes], tuple[Part, ...]]


def service(blobs: Blobs, unpack: Unpack = unpacked) -> Sink:
    """The unpacker over the blob store. Delivering again says the same again: texts are made of bytes alone."""

    def deliver(batch: Sequence[Heard]) -> Iterable[Output]:
        for heard in batch:
            if isinstance(heard.payload, AttachmentCaptured):
                yield from read(heard.payload, unpack(heard.payload.name or "附件", blobs.get(heard.payload.file)))

    return Sink("unpacker", (CAPTURES,), ATTACHMENTS, deliver)


def read(fact: AttachmentCaptured, parts: Sequence[Part]) -> Iterable[Output]:
    """The texts of a file's documents, and what says which they are."""
    documents = []
    for part in parts:
        if part.text:
            yield Blob(part.text.encode())
        documents.append(document(part, fact.file))
    yield Said(
        AttachmentRead(
            notice_id=fact.notice_id,
            url=fact.url,
            version=fact.version,
            file=fact.file,
            unpacker=UNPACKER_VERSION,
            documents=tuple(documents),
        ),
        fact.version,
    )


def document(part: Part, file: str) -> AttachedText:
    """A part as it is said: its text by hash."""
    text = hashlib.sha256(part.text.encode()).hexdigest() if part.text else ""
    return AttachedText(name=part.name, file=file, kind=part.kind, text=text, reason=part.reason, detail=part.detail, unread=part.unread)
