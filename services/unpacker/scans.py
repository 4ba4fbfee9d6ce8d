"""unpacker: pictures of pages to paragraphs and tables, by several readings; cells are told by the rules between them."""

import io
import shutil
from collections.abc import Iterator
from functools import partial
from itertools import islice, pairwise

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageSequence, UnidentifiedImageError

from reading.blocks import Block
from schemas.attachments import Refusal
from services.unpacker import ppocr
from services.unpacker.cells import words_of_cells
from services.unpacker.geometry import Box, Word, around, blocks_of_page
from services.unpacker.limits import Limits, Refused
from services.unpacker.pages import Pages
from services.unpacker.rows import INK, within
from services.unpacker.ruled import rules, tables, turned, wiped
from services.unpacker.signed import LANGUAGES, Ways, read
from services.unpacker.tesseract import TOOL
from services.unpacker.voting import agreed, doubtful, unsettled

_FOUR: Ways = (("4", 1.0), ("4", 1.3)), (("4", 1.0), ("4", 1.5))
"""Four readings of everything; figures count where two agree."""
_ONCE: Ways = (("4", 1.0),), (("4", 1.0),)
_OTHERWISE: Ways = (("4", 1.3),), (("4", 1.5),)
"""The same in two halves: what a second engine reads clearly, and one of the first half too, needs no more."""
_AGAIN: Ways = (("4", 0.8), ("4", 1.6)), (("4", 0.8),)
"""Further readings of what these don't tell: a head that Tesseract passes over in one way it reads in another."""
_BLOCK, _AROUND = 16, 7
"""Pixels, and blocks of them: so far from paper no letter stands."""
_EVEN = 225
"""As light as all paper is on an even page; ink is darker than 180."""
_TRIED_WIDTH = 800
_MARGIN = 6
"""Pixels around a line that is kept."""


def blocks_of_image(image: Image.Image) -> list[Block]:
    """A page's blocks. Raises Refused: tool_missing, timeout, memory."""
    if shutil.which(TOOL) is None:
        raise Refused(Refusal.TOOL_MISSING, TOOL)
    page = straightened(flattened(ImageOps.autocontrast(image.convert("L"))))
    across, down = rules(page), [turned(box) for box in rules(page.transpose(Image.Transpose.TRANSPOSE))]
    clean, grids = wiped(page, [*across, *down]), tables(across, down)
    words = [*words_of_cells(clean, [cell for cells in grids for cell in cells]), *_outside(clean, grids)]
    return blocks_of_page(words, grids)


def _outside(page: Image.Image, grids: list[list[Box]]) -> list[Word]:
    """Words between tables."""
    rest = page.copy()
    for cells in grids:
        x0, y0, x1, y1 = (int(value) for value in around(cells))
        rest.paste(255, (x0, y0, x1, y1))
    if not _inked(rest):
        return []
    seen = ppocr.Seen()
    if ppocr.there():
        boxes = ppocr.boxes_of(rest)
        if not boxes:
            return []
        seen, rest = ppocr.seen(rest, boxes), within(rest, boxes, _MARGIN)
    chinese, latin = _page(rest, _ONCE if ppocr.there() else _FOUR)
    for ways, open_ in ((_OTHERWISE, doubtful), (_AGAIN, unsettled)) if ppocr.there() else ((_AGAIN, doubtful),):
        if open_(chinese, latin, *seen):
            more_chinese, more_latin = _page(rest, ways)
            chinese, latin = [*chinese, *more_chinese], [*latin, *more_latin]
    return agreed(chinese, latin, *seen)


def _page(page: Image.Image, ways: Ways) -> tuple[list[list[Word]], list[list[Word]]]:
    chinese, latin = ([read(page, *way, language) for way in some] for language, some in zip(LANGUAGES, ways, strict=True))
    return chinese, latin


def _inked(page: Image.Image) -> bool:
    """Whether anything darker than paper stands on a grey page."""
    small = page.resize((max(page.width // 8, 1), max(page.height // 8, 1)), Image.Resampling.BOX)
    return any(small.histogram()[:INK])


def flattened(page: Image.Image) -> Image.Image:
    """The page on even paper: where a scanner's shade falls, noise is as dark as ink elsewhere. Even paper stays as it is."""
    blocks = page.resize((max(page.width // _BLOCK, 1), max(page.height // _BLOCK, 1)), Image.Resampling.BOX)
    paper = blocks.filter(ImageFilter.MaxFilter(_AROUND)).filter(ImageFilter.GaussianBlur(_AROUND // 2))
    if int(paper.getextrema()[0]) >= _EVEN:  # type: ignore[arg-type]  # of a grey picture they are numbers
        return page
    return ImageChops.add(page, ImageChops.invert(paper.resize(page.size, Image.Resampling.BICUBIC)))


def straightened(page: Image.Image) -> Image.Image:
    """The page turned back by the angle at which its lines of words are sharpest: scanners take pages in a little askew."""
    small = page.resize((_TRIED_WIDTH, max(page.height * _TRIED_WIDTH // page.width, 1)), Image.Resampling.BOX)
    best = max((step / 2 for step in range(-4, 5)), key=lambda angle: _sharpness(small, angle))
    best = max((best + step / 10 for step in range(-4, 5)), key=lambda angle: _sharpness(small, angle))
    return page if abs(best) < 0.05 else page.rotate(best, Image.Resampling.BICUBIC, fillcolor=255)


def _sharpness(page: Image.Image, angle: float) -> float:
    """How much lines of the turned page differ in darkness."""
    rows = page.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255).resize((1, page.height), Image.Resampling.BOX).tobytes()
    return float(sum((one - other) ** 2 for one, other in pairwise(rows)))


def pages_of_picture(data: bytes, limits: Limits) -> Iterator[Pages]:
    """What is read of a picture file of one or more pages: before each, and at the end. Raises Refused: broken."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            pages = Pages(getattr(picture, "n_frames", 1))
            pages.refuse(range(limits.scanned_pages, pages.total), Refused(Refusal.OVERSIZED, f"{pages.total} pages"))
            for number, page in enumerate(islice(ImageSequence.Iterator(picture), limits.scanned_pages)):
                yield pages
                pages.add(number, partial(blocks_of_image, page))
            yield pages
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise Refused(Refusal.BROKEN, repr(error)[:200]) from error
