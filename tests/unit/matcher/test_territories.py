"""Which division codes are territories: the dealer file, the api and the matcher say the same."""

from datetime import UTC, datetime

import pytest

from chebiao.dealer_files import EXAMPLE, parse
from reference.divisions import LAST_YEAR, divisions, no_territory, standing_for
from services.matcher.territories import index
from tests.given.tenders import dealer

SINCE = datetime(2026, 1, 1, tzinfo=UTC)


def taken(codes: str) -> tuple[int, str]:
    """How many dealers a file with these territories registers, and what it says is wrong."""
    row = {**EXAMPLE, "territories": codes}
    found = parse(f"{','.join(row)}\n{','.join(row.values())}\n", SINCE)
    return len(found.dealers), " ".join(words for _, words in found.wrong)


@pytest.mark.parametrize("code", ["330000", "330100", "330106", "110100", "469000", "441900"])
def test_a_division_and_a_group_of_the_code_list_are_territories_in_the_file_and_for_the_matcher(code: str) -> None:
    assert taken(code) == (1, "")
    assert code in index([dealer(1, code)]).at


@pytest.mark.parametrize(("code", "now"), [("341400", "340181"), ("330103", "330100")])
def test_a_division_that_is_no_more_is_refused_with_what_it_became(code: str, now: str) -> None:
    count, wrong = taken(code)
    assert (count, now in wrong) == (0, True)
    assert index([dealer(1, code)]).at == {}


@pytest.mark.parametrize("code", ["999999", "339900", "33", ""])
def test_what_is_no_code_is_no_territory(code: str) -> None:
    assert no_territory(code) and standing_for(code) == ()


def test_every_division_that_stands_is_a_territory() -> None:
    assert [one.code for one in divisions(LAST_YEAR) if no_territory(one.code)] == []
