"""classifier: the clauses that count a vehicle again which a table names, and tell of it: 1 | 轿车 | 2, and below 轿车2辆，排量1.5L，….

A run of numbers with nothing between them only enumerates; what stands behind the last of them may be of all."""

from collections.abc import Callable, Iterator, Sequence

from reading import regex
from reading.quantities import counts
from services.classifier.clauses import Region, name_start
from services.classifier.parts import Part

_LEAD = regex.compile(r"^ ?(?:\([0-9一二三四五六七八九十]{1,2}\)|[0-9]{1,2}[.、)]|[①-⑩])? ?(?:其中|另)?[:,]? ?")
_ENDS, _GOES_ON = ";。\n", (",", ":", ")", "(")
_FIGURES = "0123456789一二三四五六七八九十"


def counted_again(
    flat: str, parts: Sequence[Part], places: Sequence[Region], which: Callable[[str], int | None]
) -> Iterator[tuple[Region, int]]:
    """The clauses of some places that count one of the named parts and say more of it. `which`: the part that words call by its name."""
    if not all(part.item.name.said for part in parts) or not any(
        "辆" in flat[slice(*place)] or "台" in flat[slice(*place)] for place in places
    ):
        return
    told = [one for place in places for one in _counted(flat, place, which)]
    for (_, before, _), (begin, behind, named), (following, _, _) in zip(
        [(-1, -1, -1), *told], told, [*told[1:], (len(flat), len(flat), -1)], strict=False
    ):
        end = min((at for sign in _ENDS if (at := flat.find(sign, behind, following)) >= 0), default=following)
        if begin - before <= 1 or following - behind <= 1 or _in_a_list(flat, begin) or not flat.startswith(_GOES_ON, behind):
            continue
        yield (begin, end), named


def _counted(flat: str, place: Region, which: Callable[[str], int | None]) -> Iterator[tuple[int, int, int]]:
    """Where a name with its number begins and ends, and whose it is."""
    for one in counts(flat, *place):
        if not one.measure:
            continue
        begin = max(name_start(flat, one.start), place[0])
        lead = _LEAD.match(flat[begin : one.start])
        name = flat[begin + (lead.end() if lead else 0) : one.start].rstrip(" (:").replace(" ", "")
        if (named := which(name)) is not None:
            yield begin, one.end + flat.startswith(")", one.end), named


def _in_a_list(flat: str, begin: int) -> bool:
    """Whether a name goes on with an enumeration, and follows no number of its own: 轿车2辆、客车1辆."""
    return flat[begin - 1 : begin] == "、" and flat[begin - 2 : begin - 1] not in _FIGURES
