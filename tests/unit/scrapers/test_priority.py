"""What is asked for first where there is time for a part only."""

from collections import Counter

import pytest

from scrapers.priority import TURNS, Kind, in_turn, pages_allowed


def test_of_ten_pages_six_are_new_vehicles_three_second_looks_one_another() -> None:
    waiting = {kind: [f"{kind}{number}" for number in range(100)] for kind in Kind}
    chosen = in_turn(waiting, 10)
    assert Counter(one.rstrip("0123456789") for one in chosen) == {"vehicle": 6, "again": 3, "other": 1}
    assert [one for one in chosen if one.startswith("vehicle")] == [f"vehicle{number}" for number in range(6)]


def test_one_by_one_is_the_same_as_all_at_once_and_nobody_starves() -> None:
    waiting = {kind: [f"{kind}{number}" for number in range(50)] for kind in Kind}
    left, one_by_one = {kind: list(found) for kind, found in waiting.items()}, []
    for turn in range(100):
        (chosen,) = in_turn(left, 1, turn)
        one_by_one.append(chosen)
        left[Kind(chosen.rstrip("0123456789"))].remove(chosen)
    assert one_by_one == in_turn(waiting, 100)
    assert set(TURNS) == set(Kind)


@pytest.mark.parametrize(
    ("waiting", "chosen"),
    [
        ({}, []),
        ({Kind.OTHER: ["o1", "o2", "o3"]}, ["o1", "o2", "o3"]),
        ({Kind.OTHER: ["o1"], Kind.AGAIN: ["a1"]}, ["a1", "o1"]),
        ({Kind.VEHICLE: ["v1", "v2", "v3"], Kind.OTHER: ["o1"]}, ["v1", "v2", "v3", "o1"]),
    ],
)
def test_a_turn_that_nobody_wants_is_not_lost(waiting: dict[Kind, list[str]], chosen: list[str]) -> None:
    assert in_turn(waiting, 9) == chosen


def test_lists_keep_what_their_walks_need_until_the_day_ends() -> None:
    assert pages_allowed(left=9000, budget=9000, lists=24, walks=96) == 9000 - 24 * 96
    assert pages_allowed(left=9000, budget=9000, lists=24, walks=0) == 8100, "a tenth is theirs in any case"
    assert pages_allowed(left=2000, budget=9000, lists=24, walks=90) == 1000, "pages have half of what is left"
    assert pages_allowed(left=900, budget=9000, lists=24, walks=10) == 0
    assert pages_allowed(left=0, budget=9000, lists=24, walks=10) == 0
