"""reading: lays a page's blocks and table rows out as lines of the stored text."""

from collections.abc import Callable, Mapping

from selectolax.lexbor import LexborNode

BLOCK = frozenset(
    (
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article", "header", "footer", "blockquote", "dl",
        "dt", "dd", "pre", "hr", "fieldset", "form", "center", "main", "aside", "caption", "br",
    )
)  # fmt: skip
WIDEST = 64
"""Columns and rows that one cell may span; larger figures are errors or attacks."""
ALONE = (1, 1)
"""Rows and columns of a cell that spans no others."""
BREAK = "\x1e"
"""Between the blocks of a cell, until its table is told to be a grid, where it is a blank, or layout, where it parts lines."""
MOST_ADDED = 100_000
"""Characters and cells that spans may add in one page, so that a small page cannot grow without bound."""


class Table:
    """A table while it is read. `hanging`: column → words of a cell that reaches down, and how many rows it still covers."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.row: list[str] = []
        self.hanging: dict[int, tuple[str, int]] = {}
        self.span = ALONE
        self.is_layout = False
        self.is_grid = False
        """Whether two cells stand beside each other in any row."""

    def add(self, words: str) -> None:
        """A cell at the next free column."""
        if self.hanging:
            self._fill()
        if self.span is ALONE:
            self.row.append(words)
            return
        column, (down, across) = len(self.row), self.span
        self.row += [words] + [""] * (across - 1)
        if down > 1:
            for offset in range(across):
                self.hanging[column + offset] = ("" if offset else words, down - 1)

    def end_row(self, closed: bool = False) -> None:
        """The row is complete, with the cells from above that lie right of its last one. A `closed` row without a cell of its
        own says nothing, and is one of the rows that cells from above cover."""
        if not self.row and not closed:
            return
        if self.hanging:
            if self.row:
                self._fill()
            for column in [column for column in self.hanging if column >= len(self.row)]:
                self._covered(column)
        if any(self.row):
            self.rows.append(self.row)
            self.is_grid = self.is_grid or sum(map(bool, self.row)) > 1
        self.row = []

    def _fill(self) -> None:
        while len(self.row) in self.hanging:
            self.row.append(self._covered(len(self.row)))

    def _covered(self, column: int) -> str:
        """The words that hang into this row, one row of theirs used up."""
        words, left = self.hanging.pop(column)
        if left > 1:
            self.hanging[column] = (words, left - 1)
        return words

    def lines(self) -> list[str]:
        """Rows as lines, cells separated by tabs, between blank lines. Where no row has two cells, the table frames blocks."""
        if not self.is_grid:
            return ["", *(block for row in self.rows for cell in row if cell for block in cell.split(BREAK)), ""]
        return ["", *("\t".join(row).rstrip("\t").replace(BREAK, " ") for row in self.rows), ""]


class Layout:
    """Takes a page's tags and words in document order and gives its lines."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.tables: list[Table] = []
        self.pieces: list[str] = []
        self.table: Table | None = None
        """The innermost table, unless it is layout."""
        self.added = 0

    def finish(self) -> list[str]:
        """All lines, blank ones only around tables."""
        self.end_block()
        while self.tables:
            self.close_table()
        out: list[str] = []
        for line in self.lines:
            if line or (out and out[-1]):
                out.append(line)
        return out

    def end_block(self) -> None:
        """A block begins or ends: what was held is a line of its own, but only ends with a space within a cell."""
        if not self.pieces:
            return
        if self.table is not None:
            self.pieces.append(BREAK)
        elif words := self._words():
            self.lines.extend(words.split(BREAK))

    def _words(self) -> str:
        """The words held so far, blanks folded, with breaks between blocks."""
        raw = "".join(self.pieces)
        self.pieces.clear()
        if BREAK not in raw or BREAK not in raw.rstrip():
            return " ".join(raw.split())
        return BREAK.join(" ".join(block.split()) for block in raw.split(BREAK) if block.strip())

    def open_table(self, node: LexborNode) -> None:
        """A table begins; within a cell it makes layout of the outer one."""
        outer = self.table
        if outer is None:
            self.end_block()
        else:
            self._make_layout(outer)
        self.table = Table()
        self.tables.append(self.table)

    def _make_layout(self, outer: Table) -> None:
        """A table within a cell: what was read of the outer one so far becomes lines."""
        outer.is_layout, self.table = True, None
        self.lines.extend(outer.lines())
        self.lines.extend(block for cell in outer.row if cell for block in cell.split(BREAK))
        outer.rows, outer.row, outer.hanging = [], [], {}
        self.end_block()

    def close_table(self) -> None:
        """A table ends: its rows are lines."""
        if not self.tables:
            return
        table = self.tables[-1]
        if table.is_layout:
            self.end_block()
        else:
            if self.pieces:
                self._stray()
            table.end_row()
            self.lines.extend(table.lines())
        self.tables.pop()
        self.table = self.tables[-1] if self.tables and not self.tables[-1].is_layout else None

    def open_cell(self, node: LexborNode) -> None:
        """A cell begins, with the columns and rows it spans."""
        table = self.table
        if table is None:
            self.end_block()
            return
        if self.pieces:
            self._stray()
        attributes = node.attributes
        table.span = ALONE
        if attributes and ("rowspan" in attributes or "colspan" in attributes):
            table.span = (_span(attributes.get("rowspan")), _span(attributes.get("colspan")))

    def close_cell(self) -> None:
        """A cell ends: its words stand at the next free column."""
        table = self.table
        if table is None:
            self.end_block()
            return
        words = self._words()
        if table.span is ALONE:
            self.added += 1
        else:
            down, across = table.span
            self.added += (down - 1) * (len(words) + 1) + across
            if self.added > MOST_ADDED:
                table.span = ALONE
        table.add(words)

    def begin_row(self, node: LexborNode) -> None:
        """A row begins; one that was left open ends."""
        if self.pieces or (self.table is not None and self.table.row):
            self._end_row(closed=False)

    def close_row(self) -> None:
        """A row ends."""
        self._end_row(closed=True)

    def _end_row(self, closed: bool) -> None:
        table = self.table
        if table is None:
            self.end_block()
        else:
            if self.pieces:
                self._stray()
            table.end_row(closed)

    def _stray(self) -> None:
        """Words between the cells of a table: a cell of their own, so that nothing is lost."""
        words = self._words()
        if words and self.tables:
            self.tables[-1].span = ALONE
            self.tables[-1].add(words)


def _span(value: str | None) -> int:
    return min(int(value), WIDEST) if value and value.isascii() and value.isdigit() and value != "0" else 1


OPENING: Mapping[str, Callable[[Layout, LexborNode], None]] = {
    "td": Layout.open_cell, "th": Layout.open_cell, "table": Layout.open_table, "tr": Layout.begin_row,
}  # fmt: skip
"""What begins with a tag that shapes tables."""
CLOSING: Mapping[str, Callable[[Layout], None]] = {
    **dict.fromkeys(BLOCK, Layout.end_block), "td": Layout.close_cell, "th": Layout.close_cell, "table": Layout.close_table, "tr": Layout.close_row,
}  # fmt: skip
"""What ends with one that shapes lines or tables; all others stand within a line."""
