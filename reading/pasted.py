"""reading: plain text as people paste it: hard-wrapped lines joined, one long line unrolled, tables of blanks back into rows."""

from reading import regex
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

_PARTED_COMMA = regex.compile(r"([0-9]) , ([0-9]{3}(?:[^0-9]|$))")


def unpasted(text: str) -> list[str]:
    """The lines of a pasted text, with tabs between the cells of tables it understood."""
    lines, out = list[str](), list[str]()
    for line in unrun_rows(_pointed(text).splitlines()):
        if len(line) < SHORTEST_CHAPTER and not line.startswith(NEEDS_BEGIN):
            lines.append(line)
            continue
        for row in needs_in_rows(line, text) if line.startswith(NEEDS_BEGIN) else (line,):
            for piece in unrun(row) if len(row) >= SHORTEST_CHAPTER else (row,):
                lines += apart(piece) if len(piece) >= SHORTEST_CONTACT else (piece,)
    for line in uncut(joined(unstacked(parted_rows(lines)))):
        for piece in unrolled(line) if len(line) >= LONG_LINE else (line,):
            out += rows_of(piece) if "  " in piece else (piece,)
    return tabled(out)


def _pointed(text: str) -> str:
    """A text with the signs of figures put back that blanks parted from them: ≥ 2 . 0 L, 3 , 096.00 万元."""
    text = _PARTED_COMMA.sub(_with_comma, text) if " , " in text else text
    if " . " not in text:
        return text
    first, *rest = text.split(" . ")
    for piece in rest:
        first += ("." if first[-1:].isdigit() and piece[:1].isdigit() else " . ") + piece
    return first


def _with_comma(figure: regex.Match) -> str:
    return f"{figure.group(1)},{figure.group(2)}"
