"""classifier: what drives a line's vehicle, as its words state it."""

import itertools
from collections.abc import Iterable, Sequence

from reading import regex
from reading.candidates import MOST_SHOWN, UNSAID
from reading.decoys import of_a_machine, of_an_old_car
from reading.vehicles import Said, energies
from schemas.reading import Energy
from schemas.values import Read, Span, read, refused
from services.classifier.clauses import Region

_BACK, _AHEAD = 12, 40
_POLICIES, _LONGEST_POLICIES = "政府采购政策", 300
"""落实的政府采购政策：…新能源汽车：…: a line of policies says nothing of what is bought."""
_INTENDED = regex.compile(r"(?:拟|计划|考虑)(?:将其)?(?:调整|变更|更改|更换|改购|改采|改)(?:采购|购置)?(?:为|成)?$")
"""燃油车拟调整为新能源车型: why a purchase was given up."""
_ANEW = regex.compile(r"^(?:汽车|车辆|车型|车)?[,;](?:故|因此|现)?(?:需|须|将|拟)?(?:要)?重新(?:编制|采购|招标|组织|论证|确定|申报|立项)")
"""由燃油改为新能源，需重新编制采购需求."""
_MAKERS = ("玉柴", "潍柴", "锡柴", "全柴", "朝柴", "大柴", "常柴", "上柴", "扬柴")
"""Engines' makers whose names run into the fuel: 玉柴柴油机."""
_ABSORBS = {
    Energy.PHEV: {Energy.HYBRID, Energy.NEV, Energy.PETROL, Energy.BEV},
    Energy.BEV: {Energy.NEV},
    Energy.FCEV: {Energy.NEV, Energy.BEV},
    Energy.HYBRID: {Energy.NEV, Energy.PETROL},
    Energy.BI_FUEL: {Energy.CNG, Energy.LPG, Energy.PETROL},
}


def energy(flat: str, groups: Iterable[Sequence[Region]]) -> Read[Energy]:
    """The energy that the first of these groups of regions states; refused where it names several."""
    for group in groups:
        found = [one for start, end in group for one in energies(flat, start, end) if not _of_something_else(flat, one[1])]
        if not found:
            continue
        kinds = {kind for kind, _ in found}
        kept = {one for one in kinds if not any(one in _ABSORBS.get(other, ()) for other in kinds)}
        if {Energy.PETROL, Energy.CNG} <= kinds or {Energy.PETROL, Energy.LPG} <= kinds:
            kept = {Energy.BI_FUEL}
        spans = [Span(said.start, said.end) for kind, said in found if kind in kept or Energy.BI_FUEL in kept][:MOST_SHOWN]
        if len(kept) == 1 and not _offers_choice(flat, found):
            return read(kept.pop(), spans, "words of energy")
        return refused("several energies stated", spans[:6])
    return UNSAID


def _of_something_else(flat: str, said: Said) -> bool:
    """Whether a word of energy is the old car's, a machine's that its label names, a policy's, or what is to be bought another time."""
    if _INTENDED.search(flat[max(said.start - _BACK, 0) : said.start]):
        return True
    if "重新" in (behind := flat[said.end : said.end + _AHEAD]) and _ANEW.match(behind):
        return True
    if _POLICIES in flat[max(flat.rfind("\n", 0, said.start), said.start - _LONGEST_POLICIES, 0) : said.start]:
        return True
    return of_an_old_car(flat, said.start) or of_a_machine(flat, said.start)


def _offers_choice(flat: str, found: Sequence[tuple[Energy, Said]]) -> bool:
    """汽油或油电混合: a choice between energies states none."""
    if any(flat[max(said.start - 1, 0)] in "汽柴" and not flat.endswith(_MAKERS, 0, said.start) for _, said in found):
        return True  # 汽柴油不限
    pairs = itertools.pairwise(found)
    return any(one[0] is not other[0] and flat[one[1].end : other[1].start].strip() == "或" for one, other in pairs)
