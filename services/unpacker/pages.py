"""unpacker: the pages of one document: those read so far, put together, and those that are not, each with why."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import rurex

from reading.blocks import Block, Grid
from services.unpacker.limits import Refused, refusal

_EDGE, _LONGEST_HEAD = 2, 60
"""Blocks at a page's head and foot that may run over all pages; signs of the longest."""
_FIGURES = rurex.compile(r"[0-9]{1,3}")


@dataclass
class Pages:
    """Pages by their number, from 0: `read` to blocks, or `refused`. What is in neither is not read yet."""

    total: int
    read: dict[int, list[Block]] = field(default_factory=dict)
    refused: dict[int, Refused] = field(default_factory=dict)

    def add(self, number: int, reader: Callable[[], list[Block]]) -> None:
        """Read a page; what it is refused for is held against no other page."""
        try:
            self.read[number] = reader()
        except Exception as error:  # noqa: BLE001 - libraries raise anything over hostile bytes; this page's are to blame
            self.refused[number] = refusal(error)

    def refuse(self, numbers: Iterable[int], why: Refused) -> None:
        """Pages that are not read at all."""
        self.refused.update(dict.fromkeys(numbers, why))

    @property
    def done(self) -> bool:
        """Whether no page is left to read."""
        return len(self.read) + len(self.refused) >= self.total

    @property
    def why(self) -> Refused | None:
        """Why the first page that is refused is."""
        return self.refused[min(self.refused)] if self.refused else None

    @property
    def unread(self) -> str:
        """The pages that are not read, numbered from 1: 3, 13–20."""
        left = set(range(self.total)) - set(self.read)
        starts, ends = sorted(left - {number + 1 for number in left}), sorted(left - {number - 1 for number in left})
        return ", ".join(str(a + 1) if a == b else f"{a + 1}–{b + 1}" for a, b in zip(starts, ends, strict=True))

    def blocks(self) -> Iterator[Block]:
        """The blocks of those that are read, in order."""
        return _put_together([self.read[number] for number in sorted(self.read)])


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
