"""How points in time are written: figures and characters, halves of the day, midnight; each with the words that bear it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reading.dates import CHINA, Moment, moments, yearless
from reading.folding import flat

ONES = "零一二三四五六七八九"
BEFORE = "开标时间："
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 30))


def told(words: str) -> list[Moment]:
    """What is read of words that stand behind others, as in a notice."""
    text = flat(BEFORE + words)
    return list(moments(text, len(BEFORE), len(text)))


def found(words: str) -> list[date | datetime]:
    return [one.value for one in told(words)]


def numeral(number: int) -> str:
    """一 … 五十九 as officials write it."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else ONES[tens] + "十") + (ONES[ones] if ones or not tens else "")


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 4, 8, hour, minute, second, tzinfo=CHINA)


@given(
    DAYS,
    st.sampled_from(["{:%Y}年{:%m}月{:%d}日", "{:%Y}-{:%m}-{:%d}", "{:%Y}/{:%m}/{:%d}", "{:%Y}.{:%m}.{:%d}", "{:%Y} 年 {:%m} 月 {:%d} 号"]),
)
def test_any_day_in_figures_is_read_back(day: date, shape: str) -> None:
    words = shape.format(day, day, day)
    assert told(f"{words}，止") == [Moment(day, len(BEFORE), len(BEFORE) + len(words))]


@given(DAYS, st.booleans())
def test_any_day_in_characters_is_read_back(day: date, zero: bool) -> None:
    year = "".join(ONES[int(digit)] for digit in str(day.year))
    words = f"{year.replace('零', '〇') if zero else year}年{numeral(day.month)}月{numeral(day.day)}日"
    assert told(words) == [Moment(day, len(BEFORE), len(BEFORE) + len(words))]


@given(DAYS, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_any_time_of_day_is_read_back(day: date, hour: int, minute: int, second: int) -> None:
    moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=CHINA)
    for words in (f"{day}T{hour:02}:{minute:02}:{second:02}", f"{day:%Y年%m月%d日}{hour}时{minute}分{second}秒"):
        assert told(words + "整") == [Moment(moment, len(BEFORE), len(BEFORE) + len(words))]
    words = f"{day:%Y年%m月%d日}{numeral(hour)}时{numeral(minute)}分"
    assert told(words) == [Moment(moment.replace(second=0), len(BEFORE), len(BEFORE) + len(words))]


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("上午9时", at(9)), ("上午12时", at(12)), ("下午2时", at(14)), ("下午12时", at(12)), ("下午14:30", at(14, 30)), ("下午1点半", at(13, 30)),
        ("中午12时", at(12)), ("中午11:30", at(11, 30)), ("中午1时", at(13)), ("中午10时", at(10)), ("晚上8时", at(20)), ("晚9点", at(21)),
        ("早上8时", at(8)), ("凌晨2时", at(2)), ("凌晨12时", at(0)), ("凌晨12时30分", at(0, 30)), ("晚上11时59分59秒", at(23, 59, 59)),
        ("九点整", at(9)), ("十点零五分", at(10, 5)), ("零时", at(0)), ("二十三时五十九分", at(23, 59)), ("9时整", at(9)), ("(周三)9:30", at(9, 30)),
    ],
)  # fmt: skip
def test_an_hour_is_meant_in_its_half_of_the_day(words: str, moment: datetime) -> None:
    assert found(f"2026年4月8日{words}") == [moment]


@pytest.mark.parametrize("words", ["24时", "24:00", "24:00:00", "24时0分", "晚上12时", "晚12点整", "二十四时"])
def test_midnight_at_the_end_of_a_day_begins_the_next(words: str) -> None:
    assert found(f"2026年4月8日{words}") == [at(0) + timedelta(days=1)]


@pytest.mark.parametrize("words", ["25时", "24:01", "24:00:01", "23:60", "23:59:60", "三二十时", "二十五时", "十二三时", "九时六十分"])
def test_an_impossible_hour_leaves_the_day(words: str) -> None:
    assert found(f"2026年4月8日 {words}") == [date(2026, 4, 8)]


@pytest.mark.parametrize(
    "words",
    [
        "2026年0月8日", "2026年13月8日", "2026年4月0日", "2026年4月31日", "2100年4月8日", "1899年4月8日", "二零二六年零月八日", "二零二六年四月三二十日",
        "二零二六年四月一二日", "二零二六年四月十二三日", "二零二六年四月三十一日", "零零零零年四月八日", "2026年4月", "4月8日", "2026-04-081", "2026.4.815",
        "12026年4月8日", "A2026-04-08", "编号X2026年4月8日",
    ],
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_is_not_read(words: str) -> None:
    assert found(words) == []


def test_all_days_of_a_text_are_read_in_order_past_those_that_are_none() -> None:
    assert found("2026年2月30日，2026-04-08起；编号A2026-04-09，至2026年5月1日12:00。") == [
        date(2026, 4, 8),
        datetime(2026, 5, 1, 12, tzinfo=CHINA),
    ]


def test_only_what_stands_between_the_offsets_is_read() -> None:
    text = "2026-04-08 2026-04-09 2026-04-10"
    assert [one.value for one in moments(text, 11, 21)] == [date(2026, 4, 9)]


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(-90, 270))
def test_a_day_without_its_year_is_of_the_year_that_brings_it_near(near: date, apart: int) -> None:
    day = near + timedelta(days=apart)
    assume(day.year >= near.year and (day.month, day.day) != (2, 29))
    words = f"请于{day.month}月{day.day}日前"
    assert [(one.value, words[one.start : one.end]) for one in yearless(words, 0, len(words), near)] == [(day, words[2:-1])]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("于4月8日下午5:00前", [at(17)]), ("4 月 8 号", [date(2026, 4, 8)]), ("1月30日", [date(2026, 1, 30)]), ("1月29日", [date(2027, 1, 29)]),
        ("2月30日，4月8日", [date(2026, 4, 8)]), ("2026年4月8日", []), ("2026-4月8日", []), ("2026.4月8日", []), ("2026/ 4月8日", []), ("14月8日", []),
        ("114月8日", []), ("4月8日 25时", [date(2026, 4, 8)]),
    ],
)  # fmt: skip
def test_days_without_their_year_near_the_last_of_april(words: str, values: list[date | datetime]) -> None:
    assert [one.value for one in yearless(BEFORE + words, len(BEFORE), len(BEFORE + words), date(2026, 4, 30))] == values


def test_notices_print_the_time_of_beijing() -> None:
    assert at(8).astimezone(UTC) == datetime(2026, 4, 8, tzinfo=UTC)
