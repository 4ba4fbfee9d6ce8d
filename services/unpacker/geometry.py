"""unpacker: words with boxes and cells with borders to paragraphs and tables; for PDF pages and for scans alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import rurex

from reading.blocks import Block

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom; tops grow downwards."""
_NUMBERED = rurex.compile(
    r"^(?:[0-9]{1,2}[、.．)）]|[(（][0-9一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|第[一二三四五六七八九十0-9]{1,3}[章节条包]|[★▲*●■◆])"
)
_HEADED = rurex.compile(r"^[0-9]{1,2}(?:\.[0-9]{1,2}){0,3} ?\p{Han}")
"""A heading whose number nothing parts from its words; only behind a full stop it is no rest of a sentence."""
_PAGE_NUMBER = rurex.compile(r"^[-—– ]*(?:第 ?)?[0-9]{1,4}(?: ?页)?(?: ?[/共] ?[0-9]{1,4} ?页?)?[-—– ]*$")
_FULL, _INDENT, _GAP = 1.6, 1.0, 1.8
"""In heights of a line: how near its right edge a wrapped line ends; how far in a paragraph begins; a gap that parts columns."""
_WIDEST, _ROOM = 64, 6.0
_LABELS = rurex.compile(r"^\p{Han}{2,8}[:：]")
"""A word that begins with a label: 数量：1辆."""


@dataclass(frozen=True, slots=True)
class Word:
    """Words printed together at their place."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        """Of the box; about the size of its letters."""
        return max(self.bottom - self.top, 1.0)

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(slots=True)
class Line:
    """Words on one line, left to right."""

    words: list[Word]

    @property
    def top(self) -> float:
        """Of its first word."""
        return min(word.top for word in self.words)

    @property
    def height(self) -> float:
        """Median of its words'."""
        return median(word.height for word in self.words)

    @property
    def text(self) -> str:
        """Its words, spaced as printed."""
        return joined(self.words)

    def segments(self) -> list[list[Word]]:
        """Its words, parted where a gap is as wide as between columns."""
        parts = [[self.words[0]]]
        for word in self.words[1:]:
            if word.x0 - parts[-1][-1].x1 > _GAP * self.height:
                parts.append([])
            parts[-1].append(word)
        return parts


def blocks_of_page(words: Sequence[Word], tables: Sequence[Sequence[Box]], width: float = 0.0) -> list[Block]:
    """A page's paragraphs and tables from top to bottom. `tables`: the cells of each ruled table. `width`: the page's, 0 where unknown."""
    grids = [(around(cells), cells) for cells in tables if len(cells) > 1]
    outside = [word for word in words if not any(_holds(box, word) for box, _ in grids)]
    placed: list[tuple[float, Block]] = [(box[1], grid(cells, words)) for box, cells in grids]
    breaks = sorted(box[1] for box, _ in grids)
    right = max([word.x1 for word in words] + [box[2] for box, _ in grids], default=0.0)
    found = lines(outside)
    if not grids and _all_short(found, right, width):
        right = width
    for group in _between(found, breaks):
        placed += [(top, block) for top, block in _paragraphs(group, right)]
    return [block for _, block in sorted(placed, key=lambda one: one[0]) if block]


def grid(cells: Sequence[Box], words: Sequence[Word]) -> list[list[str]]:
    """A ruled table by rows: a cell over several rows is repeated in each, one over several columns is followed by empty ones."""
    xs, ys = _edges([x for cell in cells for x in (cell[0], cell[2])]), _edges([y for cell in cells for y in (cell[1], cell[3])])
    rows = [[""] * max(len(xs) - 1, 1) for _ in range(max(len(ys) - 1, 1))]
    for cell in cells:
        text = cell_text([word for word in words if _holds(cell, word)], cell)
        first, last = _place(ys, cell[1]), max(_place(ys, cell[3]), _place(ys, cell[1]) + 1)
        column = _place(xs, cell[0])
        for row in range(first, min(last, first + _WIDEST, len(rows))):
            if column < len(rows[row]):
                rows[row][column] = text
    return rows


def cell_text(words: Sequence[Word], cell: Box) -> str:
    """The words of a cell; a line that reaches its right border runs on in the next one."""
    found = lines(words)
    text = ""
    for place, line in enumerate(found):
        text += line.text
        if place + 1 < len(found):
            text += "" if _runs_on(line, found[place + 1], cell[2]) else "\n"
    return text


def lines(words: Iterable[Word]) -> list[Line]:
    """Words sorted into lines, top to bottom."""
    found: list[Line] = []
    for word in sorted(words, key=lambda one: (one.middle[1], one.x0)):
        line = found[-1] if found else None
        if line is not None and abs(median(one.middle[1] for one in line.words) - word.middle[1]) < 0.5 * min(line.height, word.height):
            line.words.append(word)
        else:
            found.append(Line([word]))
    for line in found:
        line.words.sort(key=lambda one: one.x0)
    return found


def joined(words: Sequence[Word]) -> str:
    """Words of one line: a space where a gap is one, none between Chinese signs that were only set apart. Before a label (数量：1辆 限价：…)
    a narrow one parts what the label tells from what stands before it."""
    text = ""
    for place, word in enumerate(words):
        if place:
            before = words[place - 1]
            gap = (word.x0 - before.x1) / min(word.height, before.height)
            latin = text[-1:].isascii() and word.text[:1].isascii()
            apart = 0.2 if latin or _LABELS.match(word.text) else 0.8
            text += " " if gap > apart else ""
        text += word.text
    return text


def _paragraphs(group: list[Line], right: float) -> Iterator[tuple[float, Block]]:
    """Lines between tables: aligned ones as a table, wrapped ones as paragraphs."""
    if not group:
        return
    left = min(line.words[0].x0 for line in group)
    text, top, before = "", 0.0, None
    for run in _runs(group):
        if len(run) > 1 and any(len(line.segments()) > 1 for line in run):
            if text:
                yield top, text
            text, before = "", None
            yield run[0].top, aligned(run)
            continue
        for line in run:
            if _PAGE_NUMBER.match(line.text):
                continue
            indented = line.words[0].x0 > left + _INDENT * line.height
            if before is not None and text and not indented and _runs_on(before, line, right):
                text += line.text
            else:
                if text:
                    yield top, text
                text, top = line.text, line.top
            before = line
    if text:
        yield top, text


def _runs(group: list[Line]) -> Iterator[list[Line]]:
    """Neighbouring lines that have columns, or have none; a line that only goes on in a column belongs to those that have them."""
    run: list[Line] = []
    starts = _column_starts(group)
    for line in group:
        if run and _columned(line, starts) != _columned(run[-1], starts):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _column_starts(group: Sequence[Line]) -> list[float]:
    """Where columns begin in lines of three parts and more; nothing where they are too few to be a table's."""
    wide = [line for line in group if len(line.segments()) > 2]
    starts = sorted(part[0].x0 for line in wide for part in line.segments())
    return [x for place, x in enumerate(starts) if not place or x - starts[place - 1] > wide[0].height] if len(wide) > 1 else []


def _columned(line: Line, starts: Sequence[float]) -> bool:
    """Whether a line has columns, or is all within one behind the first."""
    parts = line.segments()
    if len(parts) > 1 or not starts:
        return len(parts) > 1
    place = next((place for place, x in enumerate(starts) if abs(x - line.words[0].x0) < line.height), 0)
    return place > 0 and (place + 1 == len(starts) or line.words[-1].x1 < starts[place + 1])


def aligned(run: Sequence[Line]) -> list[list[str]]:
    """A table without rules: columns begin where parts of lines begin."""
    starts: list[float] = []
    for x in sorted(part[0].x0 for line in run for part in line.segments()):
        if not starts or x - starts[-1] > 2 * run[0].height:
            starts.append(x)
    kept = [line for line in run if len(line.segments()) > 1]
    rows = [[""] * len(starts) for _ in kept]
    for line in run:
        row = rows[min(range(len(kept)), key=lambda place: abs(kept[place].top - line.top))]
        for part in line.segments():
            place = max((place for place, start in enumerate(starts) if start <= part[0].x0 + 1), default=0)
            row[place] += (" " if row[place] and line in kept else "") + joined(part)
    return rows


def _runs_on(line: Line, following: Line, right: float) -> bool:
    """Whether a line that ends at the right border goes on in the next one, of letters as large."""
    alike = 0.75 < line.height / following.height < 1.33
    anew = _NUMBERED.match(following.text) or (line.text.endswith("。") and _HEADED.match(following.text))
    return alike and line.words[-1].x1 > right - _FULL * line.height and not anew


def _all_short(found: Sequence[Line], right: float, width: float) -> bool:
    """Whether no line of a page is full: the longest would have had room for more before a margin as wide as the left one."""
    return bool(found) and right < width - min(line.words[0].x0 for line in found) - _ROOM * found[0].height


def _between(found: Sequence[Line], breaks: Sequence[float]) -> list[list[Line]]:
    groups: list[list[Line]] = [[] for _ in range(len(breaks) + 1)]
    for line in found:
        groups[sum(1 for at in breaks if at < line.top)].append(line)
    return groups


def around(cells: Sequence[Box]) -> Box:
    """The box around some boxes."""
    return min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells)


def _holds(box: Box, word: Word) -> bool:
    x, y = word.middle
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _edges(values: Iterable[float]) -> list[float]:
    """Borders, those within three points of each other taken as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 3:
            found.append(value)
    return found


def _place(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - value), default=0)
