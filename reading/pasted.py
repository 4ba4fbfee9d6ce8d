"""reading: plain text as people paste it: hard-wrapped lines joined, one long line unrolled, tables of blanks back into rows."""

from reading import re2
from reading.blankrows import tabled
from reading.commas import parted_rows
from reading.contactlines import SHORTEST_CONTACT, apart
from reading.doubleblanks import rows_of
from reading.ordinals import SHORTEST_CHAPTER, unrun
from reading.runonlines import unrun_rows
from reading.runonneeds import NEEDS_BEGIN, needs_in_rows
from reading.stacked import unstacked
from reading.unrolled import LONG_LINE, unrolled
from reading.wrapped import joined, uncut

_PARTED_COMMA = re2.compile(r"([0-9]) , ([0-9]{3}(?:[^0-9]|$))")


def unpasted(text: str) -> list[str]:
    """The lines of a pasted text, with tabs between the cells of tables it understood."""
    lines = unrun_rows(_pointed(text).splitlines())
    lines = [row for line in lines for row in (needs_in_rows(line, text) if line.startswith(NEEDS_BEGIN) else (line,))]
    chapters = [piece for line in lines for piece in (unrun(line) if len(line) >= SHORTEST_CHAPTER else (line,))]
    pieces = [piece for line in chapters for piece in (apart(line) if len(line) >= SHORTEST_CONTACT else (line,))]
    whole = uncut(joined(unstacked(parted_rows(pieces))))
    lines = [piece for line in whole for piece in (unrolled(line) if len(line) >= LONG_LINE else (line,))]
    return tabled([row for line in lines for row in (rows_of(line) if "  " in line else (line,))])


def _pointed(text: str) -> str:
    """A text with the signs of figures put back that blanks parted from them: ≥ 2 . 0 L, 3 , 096.00 万元."""
    text = _PARTED_COMMA.sub(_with_comma, text) if " , " in text else text
    if " . " not in text:
        return text
    first, *rest = text.split(" . ")
    for piece in rest:
        first += ("." if first[-1:].isdigit() and piece[:1].isdigit() else " . ") + piece
    return first


def _with_comma(figure: re2.Match) -> str:
    return f"{figure.group(1)},{figure.group(2)}"
