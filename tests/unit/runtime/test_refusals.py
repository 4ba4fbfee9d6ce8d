"""When refusing stops a service; where a process may be killed."""

import pytest

from runtime import crash
from runtime.refusals import RejectLimits, check, looked_back
from runtime.stopping import TooManyRejects

LIMITS = RejectLimits()


def test_nineteen_in_a_row_go_to_dead_and_twenty_stop_the_service() -> None:
    check("s", "", [True] * 19, ["r"] * 19, LIMITS)
    with pytest.raises(TooManyRejects):
        check("s", "1", [True] * 19, ["r"] * 19, LIMITS)


def test_a_fifth_of_the_last_two_hundred_goes_to_dead_and_more_stops_the_service() -> None:
    fifth = [place % 5 == 0 for place in range(200)]
    check("s", "", fifth, ["r"] * 40, LIMITS)
    with pytest.raises(TooManyRejects, match="CHEBIAO_REJECTS_SHARE"):
        check("s", "", [False, *fifth[1:6], *fifth[:-6], True, True], ["r"] * 42, LIMITS)


def test_a_single_bad_event_at_the_very_start_stops_nothing() -> None:
    check("s", "", [True], ["r"], LIMITS)


def test_only_the_last_two_hundred_are_looked_back_on() -> None:
    assert looked_back("1" * 200, [False]) == "1" * 199 + "0"


def test_a_crash_point_does_nothing_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(crash.ASKED, raising=False)
    for name in crash.POINTS:
        crash.point(name)
