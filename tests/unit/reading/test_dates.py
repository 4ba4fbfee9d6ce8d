"""Points in time in all printed forms; durations are never dates."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.dates import CHINA, moments
from reading.folding import flat


def found(words: str) -> list[date | datetime]:
    folded = flat(words)
    return [moment.value for moment in moments(folded, 0, len(folded))]


@pytest.mark.parametrize(
    "words",
    [
        "2026年04月08日 09:30（北京时间）",
        "2026年4月8日9时30分",
        "2026年04月08日 09点30分",
        "2026-04-08 09:30:00",
        "2026.04.08 9:30",
        "2026/4/8 9：30",
        "2026年4月8日上午9：30",
        "2026年4月8日（星期三）9时30分整",
        "二〇二六年四月八日上午9时30分",
    ],
)
def test_one_moment_in_every_form(words: str) -> None:
    assert found(words) == [datetime(2026, 4, 8, 9, 30, tzinfo=CHINA)]


def test_midnight_at_the_days_end_is_the_next_day() -> None:
    assert found("2026年12月31日24:00") == [datetime(2027, 1, 1, tzinfo=CHINA)]


def test_a_bare_date_stays_a_date() -> None:
    assert found("2026年2月28日") == [date(2026, 2, 28)]


@pytest.mark.parametrize("words", ["合同签订后30日内", "自公告之日起5个工作日", "2026年13月1日", "2026年2月30日", "2026年10月", "20260805"])
def test_durations_and_impossible_dates_are_no_dates(words: str) -> None:
    assert found(words) == []


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2049, 12, 31)))
def test_every_minute_is_read_back(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0, tzinfo=CHINA)
    assert found(f"{moment:%Y年%m月%d日 %H:%M}") == [moment]
