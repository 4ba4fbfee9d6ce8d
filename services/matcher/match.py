"""Match a tender to dealers: by territory, and by whether a model of theirs can win a line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from runtime.shapes import Beside, Blobs, Heard, Output
from schemas.events import DealerRegistered, Payload, TenderChanged, TenderMatched
from schemas.events.tenders import DealerMatch, Fit, Stage, Tender
from services.matcher.fitting import match_line
from services.matcher.territories import Index, holding, index

OPEN = (Stage.INTENDED, Stage.TENDERED, Stage.SUSPENDED, Stage.UNKNOWN)
"""Stages in which a dealer registered later should still find the tender among its matches."""


def match(tender: Tender, by_code: Index) -> tuple[DealerMatch, ...]:
    """The dealers who can win something of this tender, by dealer id. A tender that buys no vehicle matches nobody; one
    whose lines are not known yet (only its list row was seen) matches by territory alone and says so."""
    if tender.is_vehicle_purchase.value is not True:
        return ()
    found = (_match(tender, *entry) for _, entry in sorted(holding(tender, by_code).items()))
    return tuple(one for one in found if one)


def _match(tender: Tender, dealer: DealerRegistered, territory: str, why: str) -> DealerMatch | None:
    lines = tuple(match_line(at, place, line, dealer.models) for at, lot in enumerate(tender.lots) for place, line in enumerate(lot.lines))
    if lines and all(line.fit is Fit.EXCLUDED for line in lines):
        return None
    return DealerMatch(dealer_id=dealer.dealer_id, territory=territory, why=why, lines=lines)


class Matcher:
    """The matcher's step, with the dealers' index kept as long as the dealers stay the same."""

    def __init__(self) -> None:
        self._dealers: Mapping[str, Payload] = {}
        self._index: Index = {}

    def step(self, beside: Beside, heard: Heard, said: Sequence[Payload], blobs: Blobs) -> Iterable[Output]:
        """Say one TenderMatched for what the lifecycle said, with matches or without."""
        changed = cast(TenderChanged, heard.payload)
        matches = match(changed.tender, self._territories(beside.get("dealers", {}))) if changed.tender else ()
        yield TenderMatched(tender_id=changed.tender_id, tender=changed.tender, merged_into=changed.merged_into, matches=matches)

    def _territories(self, dealers: Mapping[str, Payload]) -> Index:
        if dict(dealers) != self._dealers:
            self._dealers = dict(dealers)
            self._index = index(_registered(dealers.values()))
        return self._index


def _registered(dealers: Iterable[Payload]) -> Iterator[DealerRegistered]:
    return (dealer for dealer in dealers if isinstance(dealer, DealerRegistered))


def keep(payload: Payload) -> bool:
    """Open vehicle purchases are answered again when a dealer changes."""
    tender = cast(TenderChanged, payload).tender
    return tender is not None and tender.is_vehicle_purchase.value is True and tender.stage in OPEN


def touches(before: Payload | None, after: Payload | None, kept: Payload) -> bool:
    """Whether a changed dealer's old or new territory holds the tender's buyer."""
    tender = cast(TenderChanged, kept).tender
    dealers = _registered(one for one in (before, after) if one)
    return tender is not None and bool(holding(tender, index(dealers)))
