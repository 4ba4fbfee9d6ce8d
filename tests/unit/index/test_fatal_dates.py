"""The dates a bidder must not miss, in order."""

from datetime import UTC, date, datetime

from schemas.bidding import Bidding
from schemas.fatal_dates import fatal_dates, nearest
from schemas.values import Read

DEADLINE = Read(value=datetime.fromisoformat("2026-03-20T09:30:00+08:00"))
BIDDING = Bidding(documents_until=Read(value=date(2026, 3, 9)), opening_at=DEADLINE, bond_until=Read(value=date(2026, 3, 19)))


def test_they_stand_by_their_last_moment_and_the_deadline_goes_before_the_opening() -> None:
    assert [one.name for one in fatal_dates(DEADLINE, BIDDING)] == ["documents_until", "bond_until", "deadline", "opening_at"]


def test_a_bare_day_is_not_over_on_that_day() -> None:
    late = datetime(2026, 3, 9, 15, tzinfo=UTC)
    found = nearest(fatal_dates(DEADLINE, BIDDING), late)
    assert found is not None and found.name == "documents_until"


def test_what_is_over_is_not_the_nearest() -> None:
    found = nearest(fatal_dates(DEADLINE, BIDDING), datetime(2026, 3, 10, tzinfo=UTC))
    assert found is not None and found.name == "bond_until"
    assert nearest(fatal_dates(DEADLINE, BIDDING), datetime(2026, 4, 1, tzinfo=UTC)) is None
