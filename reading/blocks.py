"""reading: the versioned text function of documents beside a notice: paragraphs and tables, as their file's reader found them, to a text.

The text keeps the conventions of `reading.text`: one line a paragraph or a table's row, cells separated by a tab, tables
between blank lines, white space folded, the document's name as first line. A reader of a format repeats a cell that
reaches down in every row it covers and follows one that reaches across by empty cells, so columns line up.
"""

from collections.abc import Iterable, Iterator, Sequence

from reading import regex
from reading.text import squeezed, without_invisible

BLOCKS_VERSION = "3"
MOST_CHARACTERS = 2_000_000
"""Characters of one document's text; a tender document of 300 pages has some 300,000."""
_SET_APART = regex.compile(r"(?:^|[;；,，。、\t★▲])((?:\p{Han} ){1,7}\p{Han})(?: ?[：:]|$)")
Grid = Sequence[Sequence[str]]
Block = str | Grid
"""A paragraph, or a table by rows."""


def text_of_blocks(name: str, blocks: Iterable[Block]) -> str:
    """The text of a document. `name`: its file name, for the first line."""
    lines = [squeezed(name)]
    for block in blocks:
        lines += _paragraph(block) if isinstance(block, str) else ["", *_rows(block), ""]
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    return without_invisible("\n".join(kept)).strip("\n")[:MOST_CHARACTERS]


def _paragraph(words: str) -> list[str]:
    return [line for part in words.split("\n") if (line := _closed_up(squeezed(part)))]


def _closed_up(line: str) -> str:
    """Labels whose signs blanks set apart (排 气 量：), as words again."""
    for found in list(_SET_APART.finditer(line)) if " " in line else ():
        line = line.replace(found.group(1), found.group(1).replace(" ", ""))
    return line


def _rows(grid: Grid) -> Iterator[str]:
    for row in grid:
        cells = [_closed_up(squeezed(cell)) for cell in row]
        if any(cells):
            yield "\t".join(cells).rstrip("\t")
