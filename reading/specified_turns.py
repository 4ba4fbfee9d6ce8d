"""reading: what the words behind an enumeration of vehicles say of each in turn: 轿车2辆、客车1辆，轿车排量不大于1.5L，5座，客车…."""

from reading import regex
from reading.grids import Paragraph
from reading.specified import Register
from reading.statements import Place, Vehicle

_PIECES = regex.compile(r"[^,，;。]+[,，;。]?")


def in_turn(known: Register, block: Paragraph) -> list[tuple[Vehicle, Place]]:
    """The clauses from one that names a vehicle alone up to the next one that names another, or several; none where they name fewer
    than two."""
    found: list[tuple[Vehicle | None, Place]] = []
    for clause in _PIECES.finditer(known.doc.flat[block.start : block.end]):
        place = (block.start + clause.start(), block.start + clause.end())
        named = [one for one, _ in known.clauses(place)]
        if named and clause.start():
            found.append((named[0] if len(named) == 1 else None, place))
        elif found:
            found[-1] = (found[-1][0], (found[-1][1][0], place[1]))
    told = [(one, place) for one, place in found if one is not None]
    return told if len({id(one) for one, _ in told}) > 1 else []
