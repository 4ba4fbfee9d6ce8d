"""unpacker: PDF to paragraphs and tables, page by page; ruled tables kept as tables, scans read by OCR."""

from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException
from PIL import Image

from reading.blocks import Block
from schemas.attachments import Refusal
from services.unpacker.geometry import Box, Word, blocks_of_page
from services.unpacker.limits import Limits, Refused
from services.unpacker.pages import Pages
from services.unpacker.scans import blocks_of_image

_FEWEST_SIGNS = 20
"""Below so many signs a page with a picture is a scan."""
_TELLING = ("排量", "排气量", "数量", "限价", "单价", "参数", "配置", "座位", "车型")
_DPI = 250
_FAULTS = (PDFException, PdfminerException, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, RecursionError, AssertionError)  # fmt: skip
"""What pdfminer raises over pages that are not what they say; such a page is read by PDFium instead."""


def pages_of_pdf(data: bytes, limits: Limits) -> Iterator[Pages]:
    """What is read of a PDF: before each page that OCR reads, for it takes seconds, and at the end. Words first, they cost
    little. Raises Refused: broken, protected."""
    pdf, texts = _opened(data, limits)
    plumbed, searched = _plumbed(data), _searched(texts, limits)
    pages = Pages(len(pdf))
    pages.refuse(range(len(texts), pages.total), Refused(Refusal.OVERSIZED, f"{pages.total} pages"))
    scans = [number for number, text in enumerate(texts) if _is_scan(pdf, number, text)]
    for number in set(range(len(texts))) - set(scans):
        pages.add(number, partial(_words, plumbed if number in searched else None, number, texts[number]))
    pages.refuse(scans[limits.scanned_pages :], Refused(Refusal.OVERSIZED, f"{len(scans)} scanned pages"))
    for number in scans[: limits.scanned_pages]:
        yield pages
        pages.add(number, partial(_scan, pdf, number))
    yield pages


def _opened(data: bytes, limits: Limits) -> tuple[Any, list[str]]:
    """PDFium's document, and the words of its pages as far as they are read."""
    try:
        pdf = pypdfium2.PdfDocument(data)
        return pdf, [_plain(pdf, number) for number in range(min(len(pdf), limits.pages))]
    except pypdfium2.PdfiumError as error:
        raise Refused(Refusal.PROTECTED if "assword" in str(error) else Refusal.BROKEN, str(error)[:200]) from error


def _plumbed(data: bytes) -> Any:
    """The same document for pdfplumber; None where it cannot open it."""
    try:
        return pdfplumber.open(BytesIO(data))
    except _FAULTS:
        return None


def _plain(pdf: Any, number: int) -> str:
    page = pdf[number].get_textpage()
    return str(page.get_text_range()).replace("\r", "")


def _searched(texts: Sequence[str], limits: Limits) -> set[int]:
    """The pages searched for tables: all, or those that speak most of vehicles."""
    ranked = sorted(range(len(texts)), key=lambda number: (-sum(texts[number].count(word) for word in _TELLING), number))
    return set(ranked[: limits.table_pages])


def _is_scan(pdf: Any, number: int, text: str) -> bool:
    return len("".join(text.split())) < _FEWEST_SIGNS and _pictured(pdf, number)


def _scan(pdf: Any, number: int) -> list[Block]:
    return blocks_of_image(_rendered(pdf, number))


def _words(plumbed: Any, number: int, text: str) -> list[Block]:
    if plumbed is not None:
        try:
            return _ruled(plumbed.pages[number])
        except _FAULTS:  # a page that pdfminer cannot lay out still has PDFium's words
            pass
    return list(filter(None, text.split("\n")))


def _pictured(pdf: Any, number: int) -> bool:
    return any(True for _ in pdf[number].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _rendered(pdf: Any, number: int) -> Image.Image:
    page = pdf[number]
    scale = min(_DPI / 72, 4_000 / max(page.get_width(), page.get_height(), 1))
    image: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return image


def _ruled(page: Any) -> list[Block]:
    """A page's words and ruled tables, by pdfplumber."""
    words = [Word(w["text"], w["x0"], w["top"], w["x1"], w["bottom"]) for w in page.extract_words(x_tolerance=1.5, use_text_flow=False)]
    tables: list[list[Box]] = [list(table.cells) for table in page.find_tables()]
    width = float(page.width)
    page.close()
    return blocks_of_page(words, tables, width)
