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


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("二〇二六年十月十日", date(2026, 10, 10)),
        ("二〇二六年一月三十一日", date(2026, 1, 31)),
        ("二〇二六年十二月二十日", date(2026, 12, 20)),
        ("二〇一九年十一月二十三日", date(2019, 11, 23)),
    ],
)
def test_days_in_chinese_numerals(words: str, value: date) -> None:
    assert found(words) == [value]


@pytest.mark.parametrize(
    ("words", "hour", "minute", "second"),
    [
        ("2026年4月8日下午2时30分", 14, 30, 0),
        ("2026年4月8日下午12时", 12, 0, 0),
        ("2026年4月8日下午11时", 23, 0, 0),
        ("2026年4月8日上午11时", 11, 0, 0),
        ("2026-04-08 23:59:59", 23, 59, 59),
        ("2026-04-08 00:00:00", 0, 0, 0),
    ],
)
def test_hours_of_both_halves_of_the_day(words: str, hour: int, minute: int, second: int) -> None:
    assert found(words) == [datetime(2026, 4, 8, hour, minute, second, tzinfo=CHINA)]


def test_digits_of_a_longer_number_are_no_date() -> None:
    assert found("编号A2026-04-08") == []
    assert found("定于2026-04-08，编号B2026-04-09") == [date(2026, 4, 8)]


def test_a_moment_lies_where_it_stands() -> None:
    words = "开标时间：2026年4月8日9时30分，另行通知至2026年5月1日止"
    places = [words[one.start : one.end] for one in moments(flat(words), 3, len(words))]
    assert places == ["2026年4月8日9时30分", "2026年5月1日"]
