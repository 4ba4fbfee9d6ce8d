"""bench: a specification drawn as PDF, docx, xlsx, or as a scan: a picture of the pages, a little turned, in a PDF."""

import io
from collections.abc import Sequence
from functools import cache

import docx
import openpyxl
from openpyxl.styles import Alignment, Border, Side
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Drawn

from bench.specifications.looks import Look, plain, scanned
from bench.specifications.shapes import Cell, Specification, Table

FORMATS = ("pdf", "docx", "xlsx", "scan")
_FONT = "STSong-Light"
_SCAN_DPI = 200


def drawn(specification: Specification, kind: str, look: Look | None = None) -> bytes:
    """The document's bytes in one of FORMATS; a scan in a look."""
    if kind == "scan":
        return as_scan(specification, look or plain())
    return {"pdf": as_pdf, "docx": as_docx, "xlsx": as_xlsx}[kind](specification)


def squared(table: Table) -> list[list[tuple[str, int, int] | None]]:
    """The grid of a table: (words, rows, columns) where a cell begins, None where one reaches over."""
    width, height = len(table.widths), len(table.rows)
    grid: list[list[tuple[str, int, int] | None]] = [[None] * width for _ in range(height)]
    taken: set[tuple[int, int]] = set()
    for i, row in enumerate(table.rows):
        j = 0
        for cell in row:
            while (i, j) in taken:
                j += 1
            text, down, across = (cell.text, cell.down, cell.across) if isinstance(cell, Cell) else (cell, 1, 1)
            grid[i][j] = (text, down, across)
            taken |= {(i + a, j + b) for a in range(down) for b in range(across)}
            j += across
    return grid


def as_docx(specification: Specification) -> bytes:
    """By python-docx, cells merged as Word does."""
    document = docx.Document()
    document.add_heading(specification.title, 1)
    for block in specification.blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        made = document.add_table(len(block.rows), len(block.widths), style="Table Grid")
        for i, row in enumerate(squared(block)):
            for j, cell in enumerate(row):
                if cell is not None:
                    text, down, across = cell
                    made.cell(i, j).merge(made.cell(i + down - 1, j + across - 1)).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_xlsx(specification: Specification) -> bytes:
    """By openpyxl, on one sheet; plain figures as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = specification.title[:20]
    at = 1
    sheet.cell(at, 1, specification.title)
    for block in specification.blocks:
        at += 1
        if isinstance(block, str):
            sheet.cell(at, 1, block)
            continue
        at += 1
        for i, row in enumerate(squared(block)):
            for j, cell in enumerate(row):
                if cell is not None:
                    text, down, across = cell
                    made = sheet.cell(at + i, j + 1, float(text) if text.replace(".", "", 1).isdigit() else text)
                    made.alignment = Alignment(wrap_text=True)
                    made.border = Border(left=Side("thin"), right=Side("thin"), top=Side("thin"), bottom=Side("thin"))
                    if down * across > 1:
                        sheet.merge_cells(start_row=at + i, start_column=j + 1, end_row=at + i + down - 1, end_column=j + across)
        at += len(block.rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_pdf(specification: Specification) -> bytes:
    """By reportlab, words set in one of its Chinese fonts, tables ruled and broken over pages."""
    style = _style()
    parts: list[Flowable] = [
        Paragraph(specification.title, ParagraphStyle("title", parent=style, fontSize=15, leading=22, alignment=1)),
        Spacer(1, 8),
    ]
    for block in specification.blocks:
        parts += [Paragraph(block, style), Spacer(1, 4)] if isinstance(block, str) else [_drawn_table(block, style), Spacer(1, 10)]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, leftMargin=60, rightMargin=60, topMargin=60, bottomMargin=60, invariant=1).build(parts)
    return out.getvalue()


def pdf_of(paragraphs: Sequence[str]) -> bytes:
    """Plain paragraphs as a PDF."""
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build([Paragraph(words, _style()) for words in paragraphs])
    return out.getvalue()


@cache
def _style() -> ParagraphStyle:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    return ParagraphStyle("plain", fontName=_FONT, fontSize=10.5, leading=15, wordWrap="CJK")


def _drawn_table(table: Table, style: ParagraphStyle) -> Drawn:
    grid = squared(table)
    total = sum(table.widths)
    spans = [
        ("SPAN", (j, i), (j + c[2] - 1, i + c[1] - 1)) for i, row in enumerate(grid) for j, c in enumerate(row) if c and c[1] * c[2] > 1
    ]
    return Drawn(
        [[Paragraph(cell[0], style) if cell else "" for cell in row] for row in grid], colWidths=[475 * width / total for width in table.widths],
        repeatRows=table.repeated, style=[("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *spans],
    )  # fmt: skip


def as_scan(specification: Specification, look: Look) -> bytes:
    """Pictures of pages, as a scanner sees them, in a PDF without any words. PDFium has no Chinese letters for a font that is
    not embedded: pages are drawn anew."""
    return as_one_scan([specification], look)


def as_one_scan(specifications: Sequence[Specification], look: Look, most: int | None = None) -> bytes:
    """Several specifications scanned one after the other, up to so many pages."""
    drawn_ones = [page for one in specifications for page in _Scan(one, look).pages][:most]
    pages = [scanned(page, look) for page in drawn_ones]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=_SCAN_DPI, quality=look.quality)
    return out.getvalue()


class _Scan:
    """Draws blocks on pages of A4 at 200 dpi."""

    width, height, margin = 1654, 2339, 150

    def __init__(self, specification: Specification, look: Look) -> None:
        self.font, self.title = ImageFont.truetype(look.font, look.size), ImageFont.truetype(look.font, look.size * 7 // 5)
        self.ink, self.pitch = look.ink, look.size * 46 // 30
        self.pages: list[Image.Image] = []
        self._new()
        self._line(specification.title, self.title)
        for block in specification.blocks:
            if isinstance(block, str):
                self._paragraph(block)
            else:
                self._table(block)

    def _new(self) -> None:
        self.pages.append(Image.new("L", (self.width, self.height), 250))
        self.pen, self.y = ImageDraw.Draw(self.pages[-1]), self.margin

    def _line(self, words: str, font: ImageFont.FreeTypeFont) -> None:
        if self.y > self.height - self.margin - 60:
            self._new()
        self.pen.text((self.margin, self.y), words, font=font, fill=self.ink)
        self.y += int(font.size * 1.6)

    def _paragraph(self, words: str) -> None:
        for line in self._wrapped(words, self.width - 2 * self.margin):
            self._line(line, self.font)
        self.y += 12

    def _wrapped(self, words: str, width: float) -> list[str]:
        lines = [""]
        for sign in words:
            if self.font.getlength(lines[-1] + sign) > width:
                lines.append("")
            lines[-1] += sign
        return lines

    def _table(self, table: Table) -> None:
        grid = squared(table)
        total = sum(table.widths)
        xs = [self.margin + int((self.width - 2 * self.margin) * sum(table.widths[:j]) / total) for j in range(len(table.widths) + 1)]
        heights = [self._row_height(row, xs) for row in grid]
        first = 0
        while first < len(grid):
            head = list(range(table.repeated)) if first else []
            room, last = self.height - self.margin - self.y - sum(heights[i] for i in head), first
            while last < len(grid) and sum(heights[first : last + 1]) <= room:
                last += 1
            if last == first:
                self._new()
                continue
            self._rows([grid[i] for i in (*head, *range(first, last))], xs, [heights[i] for i in (*head, *range(first, last))])
            first = last
        self.y += 20

    def _row_height(self, row: list[tuple[str, int, int] | None], xs: list[int]) -> int:
        return max(
            len(self._wrapped(cell[0], xs[j + cell[2]] - xs[j] - 24)) * self.pitch + 20
            for j, cell in enumerate(row)
            if cell and cell[1] == 1
        )

    def _rows(self, grid: list[list[tuple[str, int, int] | None]], xs: list[int], heights: list[int]) -> None:
        ys = [self.y + sum(heights[:i]) for i in range(len(heights) + 1)]
        for i, row in enumerate(grid):
            for j, cell in enumerate(row):
                if cell:
                    text, down, across = cell
                    low = ys[min(i + down, len(grid))]
                    self.pen.rectangle((xs[j], ys[i], xs[j + across], low), outline=40, width=3)
                    lines = self._wrapped(text, xs[j + across] - xs[j] - 24)
                    top = (ys[i] + low) // 2 - len(lines) * self.pitch // 2
                    for number, line in enumerate(lines):
                        self.pen.text((xs[j] + 12, top + number * self.pitch), line, font=self.font, fill=self.ink)
        self.y = ys[-1]
