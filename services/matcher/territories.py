"""Whose territory holds a place: divisions as a tree, in the year of the notice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reference.divisions import Divisions, divisions
from schemas.events import DealerRegistered
from schemas.events.tenders import Tender

Index = Mapping[str, tuple[DealerRegistered, ...]]
"""Division code → dealers with a territory exactly there."""


def index(dealers: Iterable[DealerRegistered]) -> Index:
    """Dealers by the codes of their territories."""
    found: dict[str, list[DealerRegistered]] = defaultdict(list)
    for dealer in dealers:
        for code in dict.fromkeys(dealer.territories):
            found[code].append(dealer)
    return {code: tuple(sorted(here, key=lambda one: one.dealer_id)) for code, here in found.items()}


def holding(tender: Tender, by_code: Index) -> dict[str, tuple[DealerRegistered, str, str]]:
    """Dealers whose territory holds the buyer's place: dealer id → dealer, territory code, why.

    A territory covers everything below it. A buyer whose place is known only coarsely (a province) may be in any
    territory inside: those dealers are told, and told that the place is not known finely.
    """
    code = tender.division_code.value
    if not code:
        return {}
    known = _divisions(tender)
    found: dict[str, tuple[DealerRegistered, str, str]] = {}
    for step in reversed(known.path(code) or ()):
        for dealer in by_code.get(step.code, ()):
            found.setdefault(dealer.dealer_id, (dealer, step.code, _label(known, code)))
    if code.endswith("00"):
        for inside, dealers in by_code.items():
            if inside != code and inside.startswith(code.rstrip("0").ljust(2, "0")) and known.covers(code, inside):
                why = f"{_label(known, code)}（公告只写到此级 the notice names no finer place）"
                for dealer in dealers:
                    found.setdefault(dealer.dealer_id, (dealer, inside, why))
    return found


def _divisions(tender: Tender) -> Divisions:
    year = tender.last_published_at[:4]
    return divisions(int(year) if year.isdigit() else tender.last_seen_at.year)


def _label(known: Divisions, code: str) -> str:
    return "".join(step.name for step in known.path(code)) or code
