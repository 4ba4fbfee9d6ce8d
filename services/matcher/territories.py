"""Whose territory holds a place: divisions as a tree, in the year of the notice and as they are now."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reference.divisions import LAST_YEAR, divisions, level_of, standing_for, successors
from schemas.events import DealerRegistered
from schemas.events.tenders import Tender
from services.matcher.fitting import Model, models_of

COARSE = "（公告只写到此级，可能在责任区内 the notice names no finer place; it may lie in the territory）"
LISTED = "（按列表地域 by the list's region）"


@dataclass(frozen=True, slots=True)
class Territory:
    """A dealer with one of its territories, by the code it registered, and its models."""

    dealer_id: str
    code: str
    models: tuple[Model, ...]


@dataclass(frozen=True)
class Index:
    """Territories by the code they lie at, and by every code above them."""

    at: Mapping[str, tuple[Territory, ...]] = field(default_factory=dict)
    below: Mapping[str, tuple[Territory, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a buyer is: codes that cover it, from the finest; codes whose insides it may lie in; its name."""

    above: tuple[str, ...]
    within: tuple[str, ...]
    label: str


def index(dealers: Iterable[DealerRegistered]) -> Index:
    """Dealers by their territories, each by dealer id. A territory whose code is no more counts where it went."""
    at: dict[str, list[Territory]] = defaultdict(list)
    below: dict[str, list[Territory]] = defaultdict(list)
    for dealer in sorted(dealers, key=lambda one: one.dealer_id):
        models = models_of(dealer.models)
        for territory in (Territory(dealer.dealer_id, code, models) for code in dict.fromkeys(dealer.territories)):
            for now in standing_for(territory.code):
                at[now].append(territory)
                for above in divisions(LAST_YEAR).above(now)[1:]:
                    below[above].append(territory)
    return Index({code: tuple(found) for code, found in at.items()}, {code: tuple(found) for code, found in below.items()})


def holding(tender: Tender, index: Index) -> dict[str, tuple[Territory, str]]:
    """The territory that holds the buyer's place, of each dealer who has one: dealer id → the finest territory, why.

    A territory covers everything below it. A buyer whose place is known only coarsely (a province, a city) may be in any
    territory inside: those dealers are told, and told that the place is not known finely. Without a place, nobody.
    """
    place, note = _place_of(tender)
    found: dict[str, tuple[Territory, str]] = {}
    for code in place.above:
        for territory in index.at.get(code, ()):
            found.setdefault(territory.dealer_id, (territory, place.label + note))
    for code in place.within:
        for territory in index.below.get(code, ()):
            found.setdefault(territory.dealer_id, (territory, place.label + note + COARSE))
    return found


def _place_of(tender: Tender) -> tuple[Place, str]:
    """By the code read from the notice; else by the region the portal's list printed, where that is one place."""
    published = tender.last_published_at[:4]
    year = int(published) if published.isdigit() else tender.last_seen_at.year
    if tender.division_code.value:
        return _place(tender.division_code.value, year), ""
    named = _listed(tender.region.strip(), year)
    return (_place(named, year), LISTED) if named else (Place((), (), ""), "")


def _listed(region: str, year: int) -> str:
    """The code of a list's region: lists print provinces first of all (吉林, 海南), else a name that one place bears."""
    named = divisions(year).named(region)
    provinces = [one for one in named if one.level == "province"]
    found = provinces or named
    return found[0].code if len(found) == 1 else ""


@functools.lru_cache(maxsize=20_000)
def _place(code: str, year: int) -> Place:
    then = divisions(year)
    now = [one.code for one in successors(code, then.year)]
    above = (*then.above(code), *(up for one in now for up in divisions(LAST_YEAR).above(one)))
    same = tuple(one for one in now if level_of(one) == level_of(code)) or (code,)
    label = "".join(step.name for step in then.path(code)) or code
    return Place(tuple(dict.fromkeys(above)), same if code.endswith("00") else (), label)
