"""reference: CSV forms that people fill in: a template to start from, and the rows of a filled one."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

Row = Mapping[str, str]


def template(columns: Mapping[str, str], example: Row) -> str:
    """A CSV file with the columns and one example row."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerow(example)
    return text.getvalue()


def missing(text: str, needed: Sequence[str]) -> list[str]:
    """The columns that a file must have and has not."""
    names = _reader(text).fieldnames or ()
    return [name for name in needed if name not in names]


def rows(text: str) -> Iterator[tuple[int, Row]]:
    """(number, cells by column) of each row; the head is row 1. Cells are without blanks around; what has no column is left out."""
    for number, row in enumerate(_reader(text), 2):
        yield number, {name: (value or "").strip() for name, value in row.items() if name}


def _reader(text: str) -> "csv.DictReader[str]":  # a class without brackets before Python 3.12
    return csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
