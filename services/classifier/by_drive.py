"""classifier: clauses that call the vehicles of a list by what drives them alone: 燃油车型排量不大于1.8L；混动车型发动机排量1.5L."""

from collections.abc import Iterator, Sequence

from reading import regex
from services.classifier.clauses import Region
from services.classifier.elsewhere import with_clauses
from services.classifier.parts import Part

_BURNING, _MIXED, _ELECTRIC = "燃油", "混动", "电动"
_KINDS = {
    _BURNING: ("燃油", "汽油", "柴油"),
    _MIXED: ("插电", "插混", "混动", "混合动力", "增程"),
    _ELECTRIC: ("纯电", "电动"),
}
_CALLED = regex.compile(
    r"(?:^|[;。\n,: (、])(?:其中|对于|[(（]?[0-9]{1,2}[)）.、])?"
    r"(?:(?:传统|普通)?(燃油|汽油|柴油)|((?:插电式?|增程式?)?(?:油电)?(?:混合动力|混动|插混|插电|增程式?))|(纯电动?|电动))"
    r"(?:(?:小型|中型)?(?:汽车|车辆|车型|款|版|车))"
    r"(?:的|均|应|须|要求|为|:|,|发动机|排量|排气量|座位|续航|采用|不|[0-9≤≥]|单[台车价辆]|每[台辆])"
)
"""The words that open a clause and what it says of them."""
_MOST_PARTS, _MOST_CLAUSES = 40, 100
_LONGEST_NAME = 40


def told_by_drive(flat: str, parts: Sequence[Part], places: Sequence[Region]) -> list[Part]:
    """The parts with the clauses that speak of each by what drives it, and without those of the others, where that tells them apart."""
    if not 2 <= len(parts) <= _MOST_PARTS:
        return list(parts)
    kinds = [_kind(flat, part) for part in parts]
    if not all(kinds) or len(set(kinds)) < 2:
        return list(parts)
    told = [one for place in places for one in _clauses(flat, place)]
    if not told or not {kind for kind, _ in told} <= set(kinds):
        return list(parts)
    return [
        with_clauses(part, [clause for of, clause in told if of == kind], [clause for of, clause in told if of != kind])
        for part, kind in zip(parts, kinds, strict=True)
    ]


def _kind(flat: str, part: Part) -> str:
    """The one way to drive that a part's name states, or the clause that counts it."""
    own = part.own[0] if part.own else (0, 0)
    words = part.item.name.value or flat[own[0] : min(own[1], own[0] + _LONGEST_NAME)].replace("。", ";").partition(";")[0]
    found = [kind for kind, said in _KINDS.items() if any(word in words for word in said)]
    return found[0] if len(found) == 1 else _MIXED if _MIXED in found else ""


def _clauses(flat: str, place: Region) -> Iterator[tuple[str, Region]]:
    """What the clauses of a place call a vehicle by, each up to the next or the end of its sentence."""
    words = flat[slice(*place)]
    if not any(said in words for said in _KINDS[_BURNING]):
        return
    found = list(_CALLED.finditer(words))[:_MOST_CLAUSES]
    for at, match in enumerate(found):
        kind = next(kind for kind, group in zip(_KINDS, match.groups(), strict=True) if group)
        begin = match.start(next(number for number, group in enumerate(match.groups(), 1) if group))
        last = found[at + 1].start() if at + 1 < len(found) else len(words)
        end = min((stop for sign in "。\n" if (stop := words.find(sign, begin, last)) >= 0), default=last)
        yield kind, (place[0] + begin, place[0] + end)
