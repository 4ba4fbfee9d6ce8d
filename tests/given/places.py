"""The buyer's place as it is read of a notice's lines, and the words that are shown for it."""

from reading.document import Document
from reading.places import read_division
from schemas.reading import Kind
from schemas.values import Read, Span


def found(
    buyer: str = "", *lines: str, title: str = "车辆采购公告", agency: str = "", kind: Kind | None = Kind.TENDER, day: str = "2024-05-01"
) -> tuple[Read[str], list[str]]:
    """What is read of a notice's lines and the words shown for it."""
    doc = Document("\n".join([title, *([f"采购人：{buyer}"] if buyer else []), *lines]))
    place = doc.text.find(buyer) if buyer else 0
    told = read_division(doc, kind, _said(buyer, place), _said(agency, 0), day)
    return told, [doc.flat[span.start : span.end] for span in told.evidence]


def _said(words: str, start: int) -> Read[str]:
    return Read(words, (Span(start=start, end=start + len(words)),), "") if words else Read()


def code(
    buyer: str = "", *lines: str, title: str = "车辆采购公告", agency: str = "", kind: Kind | None = Kind.TENDER, day: str = "2024-05-01"
) -> str | None:
    """The code alone."""
    return found(buyer, *lines, title=title, agency=agency, kind=kind, day=day)[0].value
