"""classifier: the vehicles that several documents of a notice specify together: a list in one, the parameters of each in others."""

from collections.abc import Sequence

from reading import regex
from schemas.reading import Category, Line
from services.classifier.filling import bare_name, filled, kinds_agree

Specified = tuple[str, Line]
"""A vehicle of a document: its lot's ordinal or "", its line."""
_QUALIFIER = regex.compile(r"[(（]([^()（）]{1,12})[)）]")


def together(documents: Sequence[Sequence[Specified]]) -> list[Specified]:
    """The vehicles of all documents, each once, with what each document tells of it."""
    told = [one for one in documents if one]
    found = list(told[0]) if told else []
    for document in told[1:]:
        alone = len(found) == len(document) == 1
        known = len(found)
        for one in document:
            places = [place for place, other in enumerate(found[:known]) if _same(other, one, alone)]
            if len(places) == 1:
                found[places[0]] = _both(found[places[0]], one)
            elif not places and one[1].name.said:
                found.append(one)
    return found


def _both(one: Specified, other: Specified) -> Specified:
    return one[0] or other[0], filled(one[1], other[1], None)


def _same(one: Specified, other: Specified, alone: bool) -> bool:
    """Whether two documents speak of the same vehicle. `alone`: each of them specifies one only."""
    if (one[0] and other[0] and one[0] != other[0]) or _qualified_otherwise(one[1], other[1]):
        return False
    names = bare_name(one[1]), bare_name(other[1])
    if not kinds_agree(one[1], other[1]):  # 指挥车, which another document calls an SUV
        return len(names[0]) > 1 and names[0] == names[1] and Category.SPECIAL in (one[1].category.value, other[1].category.value)
    if all(len(name) > 1 for name in names) and (names[0] in names[1] or names[1] in names[0]):
        return True
    return alone and (not all(names) or Category.SPECIAL not in (one[1].category.value, other[1].category.value))


def _qualified_otherwise(one: Line, other: Line) -> bool:
    """押解车（大型） and 押解车（小型）: alike but for what stands in brackets."""
    told = [_QUALIFIER.findall(line.name.value or "") for line in (one, other)]
    return bool(told[0] and told[1]) and told[0] != told[1]
