"""unpacker: PDF to paragraphs and tables; ruled tables kept as tables, one that goes on over pages put together, scans read by OCR."""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2
import re2
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException
from PIL import Image

from reading.blocks import Block, Grid
from schemas.attachments import Refusal
from services.unpacker.geometry import Box, Word, blocks_of_page
from services.unpacker.limits import Limits, Refused
from services.unpacker.scans import blocks_of_image

_FEWEST_SIGNS = 20
"""Below so many signs a page with a picture is a scan."""
_TELLING = ("排量", "排气量", "数量", "限价", "单价", "参数", "配置", "座位", "车型")
_DPI = 250
_EDGE, _LONGEST_HEAD = 2, 60
"""Blocks at a page's head and foot that may run over all pages; signs of the longest."""
_FIGURES = re2.compile(r"[0-9]{1,3}")
_FAULTS = (PDFException, PdfminerException, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, RecursionError, AssertionError)  # fmt: skip
"""What pdfminer raises over pages that are not what they say; such a page is read by PDFium instead."""


def blocks_of_pdf(data: bytes, limits: Limits) -> Iterator[Block]:
    """Every page's blocks in order. Raises Refused: broken, protected, or what OCR refuses."""
    try:
        pdf = pypdfium2.PdfDocument(data)
        texts = [_plain(pdf, number) for number in range(min(len(pdf), limits.pages))]
    except pypdfium2.PdfiumError as error:
        raise Refused(Refusal.PROTECTED if "assword" in str(error) else Refusal.BROKEN, str(error)[:200]) from error
    searched = _searched(texts, limits)
    try:
        plumbed: Any = pdfplumber.open(BytesIO(data))
    except _FAULTS:
        plumbed = None
    yield from _put_together(
        [_page(pdf, plumbed if number in searched else None, number, texts[number], limits) for number in range(len(texts))]
    )


def _plain(pdf: Any, number: int) -> str:
    page = pdf[number].get_textpage()
    return str(page.get_text_range()).replace("\r", "")


def _searched(texts: Sequence[str], limits: Limits) -> set[int]:
    """The pages searched for tables: all, or those that speak most of vehicles."""
    ranked = sorted(range(len(texts)), key=lambda number: (-sum(texts[number].count(word) for word in _TELLING), number))
    return set(ranked[: limits.table_pages])


def _page(pdf: Any, plumbed: Any, number: int, text: str, limits: Limits) -> list[Block]:
    if len("".join(text.split())) < _FEWEST_SIGNS and _pictured(pdf, number):
        return blocks_of_image(_rendered(pdf, number), number, limits)
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
    page.close()
    return blocks_of_page(words, tables)


def _put_together(pages: Sequence[list[Block]]) -> Iterator[Block]:
    """Pages in order; a table at a page's end and one of as many columns at the next page's start are one."""
    held: Block | None = None
    for blocks in _without_running_heads(pages):
        for place, block in enumerate(blocks):
            if held is not None and not place and _goes_on(held, block):
                held = [*held, *_without_head(held, block)]
                continue
            if held is not None:
                yield held
            held = block
    if held is not None:
        yield held


def _without_running_heads(pages: Sequence[list[Block]]) -> Iterator[list[Block]]:
    """The pages without what stands at the head or foot of most of them, but for its first place."""
    edges = Counter(words for blocks in pages for words in {_unnumbered(block) for block in (*blocks[:_EDGE], *blocks[-_EDGE:])} if words)
    running = {words for words, count in edges.items() if count > 1 and count * 2 >= len(pages)}
    met: set[str] = set()
    for blocks in pages:
        last = len(blocks) - _EDGE
        kept = [block for place, block in enumerate(blocks) if _EDGE <= place < last or _unnumbered(block) not in met]
        met |= {words for block in blocks if (words := _unnumbered(block)) in running}
        yield kept


def _unnumbered(block: Block) -> str:
    """The words of a paragraph with its figures alike: 第3页 and 第4页 are the same foot."""
    return _FIGURES.sub("#", block) if isinstance(block, str) and len(block) <= _LONGEST_HEAD else ""


def _goes_on(table: Block, block: Block) -> bool:
    return not isinstance(table, str) and not isinstance(block, str) and bool(table and block) and len(table[0]) == len(block[0])


def _without_head(table: Grid | str, block: Grid | str) -> list[Sequence[str]]:
    """The rows of a table's next part, its repeated head left out."""
    rows = list(block)
    repeated = 0
    while repeated < min(len(rows), len(table)) and list(rows[repeated]) == list(table[repeated]):
        repeated += 1
    return rows[repeated:]
