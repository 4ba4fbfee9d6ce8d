"""Examples for the laws: tenders that a dealer and a saved search hear of, each once: what a correction says depends on what
was told before it, so its order counts by design (tests/unit/alerter)."""

from datetime import timedelta
from decimal import Decimal

from runtime.shapes import Join
from runtime.speaking import first_hand
from schemas.documents import TenderQuery
from schemas.events import SubscriptionSaved, TenderMatched
from schemas.events.people import Channel
from schemas.topics import DEALERS, MATCHED, SUBSCRIPTIONS
from services.alerter.service import SERVICE
from services.matcher.match import match
from services.matcher.territories import index
from tests.given.tenders import AT, dealer, line, tender, told
from tests.laws.cases import Case, Given

SEARCH = SubscriptionSaved(
    subscription_id="s1", owner="team", name="车辆", query=TenderQuery(vehicle=True), since=AT - timedelta(days=1),
    channels=(Channel(kind="email", address="team@bid.example"),),
)  # fmt: skip


def case() -> Case:
    """The alerter."""
    return Case("alerter", Join, lambda folder: SERVICE, given)


def given() -> Given:
    """What it hears: those who subscribed first, then tenders."""
    here = dealer(1, "330122")
    tenders = [
        tender(line(high="1.8", cap="180000"), deadline=told(AT + timedelta(days=20))),
        tender(line(), tender_id="T2", place="110101"),
        tender(line(high="1.8", cap="170000"), tender_id="T3", deadline=told(AT + timedelta(days=27)), budget_cny=told(Decimal(340000))),
    ]
    matched = [TenderMatched(tender_id=one.tender_id, tender=one, matches=match(one, index([here]))) for one in tenders]
    beside = [(DEALERS, first_hand("api", here, AT, 1)), (SUBSCRIPTIONS, first_hand("api", SEARCH, AT, 1))]
    heard = [(MATCHED, first_hand("matcher", payload, AT, place)) for place, payload in enumerate(matched, 1)]
    return [*beside, *heard]
