"""unpacker: how much one attachment may cost, each with its reason, and the refusal that says so."""

import resource
import sys
from dataclasses import dataclass

from schemas.attachments import Refusal

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """For one attachment, archives within it included."""

    file_bytes: int = 60 * MEGABYTE
    """One file: a scanned tender document of 200 pages has some 40 MB."""
    total_bytes: int = 300 * MEGABYTE
    """All files unpacked from one archive."""
    depth: int = 4
    """Archives within archives: portals pack once, buyers once more."""
    files: int = 200
    """Files in one attachment."""
    ratio: int = 200
    """Unpacked to packed; a sheet of equal rows reaches 100, a bomb 1,000."""
    ratio_from_bytes: int = 10 * MEGABYTE
    """Below it no ratio is too high: it costs nothing."""
    memory_bytes: int = 1_800 * MEGABYTE
    """Address space of the process, the readers' libraries (400 MB) included; with both OCR engines a page takes 1,330 MB, 530 of them real."""
    seconds: int = 240
    """On the clock: 20 scanned pages take 121 s of processor time with both engines; on a busier machine the last ones are told as not read."""
    cpu_seconds: int = 200
    pages: int = 400
    """Pages of one PDF; what lies behind is not read."""
    table_pages: int = 80
    """Pages of one PDF that are searched for ruled tables: those that speak of vehicles first."""
    scanned_pages: int = 20
    """Pages of one file that are read by OCR."""
    rows: int = 5_000
    """Rows of one sheet; what lies behind is not read."""
    columns: int = 100
    sheets: int = 40


LIMITS = Limits()


class Refused(Exception):
    """A file is not read; `reason` is stable, `detail` for people."""

    def __init__(self, reason: Refusal, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail


_SPENT = ("bad_alloc", "failed to map segment", "Cannot allocate memory", "Failed to allocate memory", "Insufficient memory")
"""What native libraries (onnxruntime, OpenCV, the loader, Tesseract) say when memory runs out: they raise no MemoryError."""


def refusal(error: Exception) -> Refused:
    """What an error over a file's bytes comes to: the bound of memory where it ran out, or a file that is broken."""
    if isinstance(error, Refused):
        return error
    return (
        Refused(Refusal.MEMORY)
        if isinstance(error, MemoryError) or memory_spent(str(error))
        else Refused(Refusal.BROKEN, repr(error)[:200])
    )


def memory_spent(words: str) -> bool:
    """Whether a library's words say that memory ran out."""
    return any(said in words for said in _SPENT)


def bind_process(limits: Limits) -> None:
    """Bind this process and its children to the limits. macOS does not keep an address space; there the clock alone rules."""
    _lower(resource.RLIMIT_CPU, limits.cpu_seconds)
    _lower(resource.RLIMIT_FSIZE, limits.total_bytes)
    _lower(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        _lower(resource.RLIMIT_AS, limits.memory_bytes)


def _lower(what: int, to: int) -> None:
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (to if hard == resource.RLIM_INFINITY else min(to, hard), hard))
