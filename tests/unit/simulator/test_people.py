"""The demonstration's dealers: fictional, everywhere, and said as the api says them."""

from datetime import UTC, datetime

from schemas.matching import check_query, in_region
from scrapers.simulator.people import MARK, dealers, saved_search
from scrapers.simulator.places import places

SINCE = datetime(2026, 9, 29, tzinfo=UTC)


def test_thirty_dealers_each_with_six_to_nine_models_and_a_territory() -> None:
    made = dealers(SINCE)
    assert len({dealer.dealer_id for dealer in made}) == 30
    assert all(6 <= len(dealer.models) <= 9 and dealer.territories for dealer in made)
    assert dealers(SINCE) == made


def test_most_of_the_fictions_places_have_a_dealer() -> None:
    codes = [code for dealer in dealers(SINCE) for code in dealer.territories]
    covered = [place for place in places() if any(in_region(place.code, code) for code in codes)]
    assert len(covered) / len(places()) > 0.8


def test_nobody_takes_them_for_real() -> None:
    everyone = (*dealers(SINCE), saved_search(SINCE))
    assert all(one.name.startswith(MARK) for one in everyone)
    assert all(channel.address.endswith("@demo.chebiao.example") for one in everyone for channel in one.channels)


def test_the_saved_search_can_be_asked() -> None:
    check_query(saved_search(SINCE).query)
