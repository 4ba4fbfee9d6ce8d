"""Working days by the Chinese calendar, and the periods counted in them."""

from datetime import date

import pytest

from reference.clocks import clock, clocks, last_day
from reference.workdays import add_working_days, is_working_day, working_days_after
from schemas.reading import Method

BEYOND = date(2099, 1, 5)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 2, 4), True),  # a Sunday that makes up for the Spring Festival
        (date(2024, 2, 12), False),
        (date(2024, 2, 18), True),
        (date(2024, 10, 12), True),
        (date(2024, 6, 8), False),
    ],
)
def test_make_up_days_work_and_moved_holidays_do_not(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_the_start_day_is_not_counted() -> None:
    assert add_working_days(date(2024, 6, 3), 5).day == date(2024, 6, 11)  # over the Dragon Boat Festival, 8–10 June
    assert add_working_days(date(2024, 6, 3), 0).day == date(2024, 6, 3)
    assert add_working_days(date(2024, 6, 11), -5).day == date(2024, 6, 3)


def test_counting_back_and_forth_agree() -> None:
    assert working_days_after(date(2024, 6, 3), date(2024, 6, 11)) == 5
    assert working_days_after(date(2024, 6, 3), date(2024, 6, 3)) == 0


def test_beyond_the_published_years_the_answer_is_uncertain_and_says_why() -> None:
    assert is_working_day(BEYOND) is None
    assert working_days_after(BEYOND, date(2099, 2, 1)) is None
    answer = add_working_days(BEYOND, 3)
    assert answer.day is None
    assert "2099" in answer.why


def test_a_period_ends_by_calendar_or_working_days() -> None:
    assert last_day(clock("bid_preparation"), date(2024, 6, 3)).day == date(2024, 6, 23)
    assert last_day(clock("question"), date(2024, 9, 27)).day == date(2024, 10, 12)  # over the National Day holiday
    assert last_day(clock("question"), BEYOND).day is None


def test_a_share_has_no_last_day() -> None:
    with pytest.raises(ValueError, match="bid_bond"):
        last_day(clock("bid_bond"), date(2024, 6, 3))


def test_an_unknown_clock_names_those_there_are() -> None:
    with pytest.raises(KeyError, match="complaint"):
        clock("lunch")


def test_clocks_differ_by_method_and_say_what_is_unverified() -> None:
    assert clock("notice_period_open").amount == 5
    assert (clock("notice_period_other").amount, Method.INQUIRY in clock("notice_period_other").methods) == (3, True)
    assert [one.id for one in clocks() if one.confidence == "unverified"] == ["award_notice_period"]
    assert len({one.id for one in clocks()}) == len(clocks())
