"""Match a tender to dealers: by territory, and by whether a model of theirs can win a line."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from runtime.shapes import Beside, Blobs, Heard, Output
from schemas.events import DealerRegistered, Payload, TenderChanged, TenderMatched
from schemas.events.tenders import DealerMatch, Fit, Stage, Tender
from services.matcher.fitting import Demand, demands, match_line
from services.matcher.territories import Index, Territory, holding, index

CLOSED = (Stage.FAILED, Stage.TERMINATED, Stage.CONTRACTED, Stage.ACCEPTED)
"""Stages in which nobody can win it any more; an award can still be overturned."""


def match(tender: Tender, by_territory: Index) -> tuple[DealerMatch, ...]:
    """The dealers who can win something of this tender, by dealer id. A tender that buys no vehicle matches nobody; one
    whose lines are not known yet (only its list row was seen) matches by territory alone."""
    if tender.is_vehicle_purchase.value is not True:
        return ()
    asked = demands(tender)
    found = (_match(asked, *entry) for _, entry in sorted(holding(tender, by_territory).items()))
    return tuple(one for one in found if one)


def _match(asked: Sequence[Demand], territory: Territory, why: str) -> DealerMatch | None:
    held = [match_line(demand, territory.models) for demand in asked]
    if held and all(line.fit is Fit.EXCLUDED for line, _ in held):
        return None
    lacking = dict.fromkeys(clause for _, clauses in held for clause in clauses)
    note = f"；车型登记缺 not in the dealer's own table: {'、'.join(lacking)}" if lacking else ""
    return DealerMatch(dealer_id=territory.dealer_id, territory=territory.code, why=why + note, lines=tuple(line for line, _ in held))


class Matcher:
    """The matcher's step, with the dealers' index kept as long as the dealers stay the same."""

    def __init__(self) -> None:
        self._dealers: Mapping[str, Payload] = {}
        self._index = Index()

    def step(self, beside: Beside, heard: Heard, said: Sequence[Payload], blobs: Blobs) -> Iterable[Output]:
        """Say one TenderMatched for what the lifecycle said, with matches or without."""
        changed = cast(TenderChanged, heard.payload)
        matches = match(changed.tender, self._territories(beside.get("dealers", {}))) if changed.tender else ()
        yield TenderMatched(tender_id=changed.tender_id, tender=changed.tender, merged_into=changed.merged_into, matches=matches)

    def _territories(self, dealers: Mapping[str, Payload]) -> Index:
        if dealers != self._dealers:  # by identity first, row by row: a few microseconds for a thousand dealers
            self._dealers = dict(dealers)
            self._index = index(one for one in dealers.values() if isinstance(one, DealerRegistered))
        return self._index


def keep(payload: Payload) -> bool:
    """Vehicle purchases that can still be won are answered again when a dealer changes."""
    tender = cast(TenderChanged, payload).tender
    return tender is not None and tender.is_vehicle_purchase.value is True and tender.stage not in CLOSED


def touches(before: Payload | None, after: Payload | None, kept: Payload) -> bool:
    """Whether a dealer changed in what decides, and its old or new territory may hold the tender's buyer."""
    tender = cast(TenderChanged, kept).tender
    dealers = [one for one in (before, after) if isinstance(one, DealerRegistered)]
    if len({(one.territories, one.models) for one in dealers}) == 1 and len(dealers) == 2:
        return False
    return tender is not None and bool(holding(tender, index(dealers)))
