"""reading: relative terms as notices print them (30日历天, 三个月, 15个工作日): how many of which unit."""

from collections.abc import Iterator
from dataclasses import dataclass

from reading import regex
from reading.quantities import number
from schemas.bidding import Duration, TimeUnit

_UNITS = {
    "个工作日": TimeUnit.WORKING_DAYS, "工作日": TimeUnit.WORKING_DAYS, "个日历天": TimeUnit.DAYS, "个日历日": TimeUnit.DAYS,
    "日历天": TimeUnit.DAYS, "日历日": TimeUnit.DAYS, "个自然日": TimeUnit.DAYS, "自然日": TimeUnit.DAYS, "个自然天": TimeUnit.DAYS,
    "个天": TimeUnit.DAYS, "天": TimeUnit.DAYS, "日": TimeUnit.DAYS, "个月": TimeUnit.MONTHS, "个自然月": TimeUnit.MONTHS,
    "个日历月": TimeUnit.MONTHS, "月": TimeUnit.MONTHS, "周年": TimeUnit.YEARS, "个年度": TimeUnit.YEARS, "年": TimeUnit.YEARS,
    "周": TimeUnit.WEEKS, "个星期": TimeUnit.WEEKS, "星期": TimeUnit.WEEKS, "个小时": TimeUnit.HOURS, "小时": TimeUnit.HOURS,
}  # fmt: skip
_UNIT_WORDS = "|".join(sorted(_UNITS, key=len, reverse=True))
_TERM = regex.compile(
    rf"([0-9]{{1,4}}|[零一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰]{{1,5}}) ?(?:\([0-9一二三四五六七八九十]{{1,4}}\))? ?({_UNIT_WORDS})"
)
_LARGEST = 3_650
_BARE_MONTH = "月"


@dataclass(frozen=True, slots=True)
class Term:
    """A duration and where it stands."""

    value: Duration
    start: int
    end: int


def terms(flat: str, start: int, end: int) -> Iterator[Term]:
    """Every duration between two offsets, in order; parts of dates (8月26日, 2026年) are none."""
    window = flat[start : min(end, start + 1000)]
    last = -1
    for match in _TERM.finditer(window):
        a, b = match.span()
        before, after = window[a - 1 : a], window[b : b + 1]
        if _of_a_date(match.group(2), before, after, match.group(1)):
            continue
        count, restated = number(match.group(1)), window[last:a] == "("
        last = b
        if count and count <= _LARGEST and not restated:  # 三年(36个月) is one term
            yield Term(Duration(count=count, unit=_UNITS[match.group(2)]), start + a, start + b)


def _of_a_date(unit: str, before: str, after: str, digits: str) -> bool:
    """2026年, 8月, 8月26日 are parts of dates; 第3年 and 每年 count nothing."""
    if after == "一" or before.isdigit() or before in ("第", ".", "每", "近", "前", "-", "/"):
        return True
    if unit == _BARE_MONTH and not after.startswith("内"):
        return True
    if unit == "年" and (len(digits) == 4 or (after.isdigit() and len(digits) == 2)):
        return True
    return unit == "日" and before in ("月",)
