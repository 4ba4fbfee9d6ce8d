"""reading: comma-separated values within a plain text, as rows."""

import csv
from collections.abc import Callable, Sequence

FEWEST_COMMAS = 4
"""Commas of a line that may head such rows."""


def rows_between_commas(lines: Sequence[str], at: int, head: Callable[[str], str]) -> tuple[list[list[str]], int]:
    """A head and rows of comma-separated values, as many cells each; none where most heads are unknown. `head` tells a head's role."""
    heads = next(csv.reader([lines[at]]))
    if len(heads) <= FEWEST_COMMAS or sum(1 for words in heads if head(words)) * 2 < len(heads):
        return [], at + 1
    rows, after = [heads], at + 1
    while after < len(lines):
        row = next(csv.reader([lines[after]]), [])
        if len(row) != len(heads):
            break
        rows.append(row)
        after += 1
    return (rows, after) if len(rows) > 1 else ([], at + 1)
