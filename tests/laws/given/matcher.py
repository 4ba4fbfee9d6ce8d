"""Examples for the laws: tenders and dealers that come before and after them."""

from runtime.shapes import Join
from runtime.speaking import first_hand
from schemas.events import DealerRemoved, TenderChanged
from schemas.topics import DEALERS, TENDERS
from services.matcher.service import service
from tests.given.tenders import AT, dealer, line, tender
from tests.laws.cases import Case, Given


def case() -> Case:
    """The matcher with dealers who come, move and go."""
    return Case("matcher", Join, lambda folder: service(), given)


def given() -> Given:
    """What it hears."""
    tenders = [
        TenderChanged(tender_id="T1", tender=tender(line(high="1.8", cap="180000"))),
        TenderChanged(tender_id="T2", tender=tender(line(), place="320102", tender_id="T2")),
        TenderChanged(tender_id="T1", tender=tender(line(high="1.4", cap="180000"))),
        TenderChanged(tender_id="T3", merged_into="T1"),
    ]
    dealers = [dealer(1, "330000"), dealer(2, "320100"), dealer(1, "320000"), dealer(3, "330122")]
    heard = [(TENDERS, first_hand("lifecycle", payload, AT, place)) for place, payload in enumerate(tenders, 1)]
    beside = [(DEALERS, first_hand("api", payload, AT, place)) for place, payload in enumerate(dealers, 1)]
    return [*heard[:2], *beside, *heard[2:], (DEALERS, first_hand("api", DealerRemoved(dealer_id="d3"), AT, 9))]
