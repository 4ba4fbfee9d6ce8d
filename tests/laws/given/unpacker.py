"""Examples for the laws: a document, an archive and a broken file beside notices, unpacked for good."""

import hashlib
from pathlib import Path

from bench.specifications.drawing import as_docx
from bench.specifications.layouts import parameter_table
from runtime.disk import DiskGuard
from runtime.file_blobs import FileBlobs
from runtime.shapes import Sink
from runtime.speaking import first_hand
from schemas.events import AttachmentCaptured
from schemas.topics import CAPTURES
from services.unpacker.limits import LIMITS
from services.unpacker.service import service
from services.unpacker.unpack import Part, parts_of
from tests.given.tenders import AT
from tests.laws.cases import Case, Given

FILES = {"参数.docx": as_docx(parameter_table(0)), "说明.txt": "采购公务轿车三辆。".encode(), "坏.pdf": b"%PDF-1.4 nothing"}


def case() -> Case:
    """The unpacker over a store of its own; what it makes stands in its events and blobs, nowhere else."""
    return Case("unpacker", Sink, _service, given)


def _service(folder: Path) -> Sink:
    blobs = FileBlobs(folder / "blobs", DiskGuard(folder, 0, 0))
    blobs.put_all(list(FILES.values()))
    return service(blobs, _unpacked)


def _unpacked(name: str, data: bytes) -> tuple[Part, ...]:
    """In this process: the laws are about events, and start hundreds of batches."""
    return tuple(parts_of(name, data, LIMITS))


def given() -> Given:
    """What it hears."""
    payloads = [
        AttachmentCaptured(
            notice_id=f"ccgp:{number}", url=f"https://portal.example/{name}", name=name, captured_at=AT,
            file=hashlib.sha256(data).hexdigest(), size=len(data),
        )
        for number, (name, data) in enumerate(FILES.items(), 1)
    ]  # fmt: skip
    return [(CAPTURES, first_hand("collector", payload, AT, place)) for place, payload in enumerate(payloads, 1)]
