"""reading: a sum at one place of a notice, and what every reader of sums knows of labels and kinds."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from reading.candidates import Candidate
from reading.money import Amount
from schemas.reading import Kind

SMALLEST = 1_000
"""Totals below this many yuan are rates, counts or slips, and are not read."""
AWARDED = frozenset((Kind.AWARD, Kind.CONTRACT, Kind.CONTRACT_CHANGE, Kind.ACCEPTANCE, Kind.CORRECTION))
"""Kinds of notices that may tell an award."""
EACH = (
    "单条", "单件", "单只", "单个", "单项", "单次", "单品", "单价", "单车", "单台", "单辆", "每辆", "每台", "每条", "每件", "每次", "每车", "每套", "每年", "每学年",
    "每月", "每季度",
)  # fmt: skip
"""Words before a sum that make it the price of one."""
TOTALS = ("合计", "总价", "总计", "共计", "总额", "总金额", "合价")
"""Words before the sum of several."""
FIELD = {
    "budget": "budget", "lot_budget": "budget", "price_cap": "cap", "lot_cap": "cap", "award": "award", "award_total": "award_total",
    "capital": "award_total", "contract_amount": "award",
}  # fmt: skip
"""Keys of labels, and the field whose sum they tell."""

_AGAIN = 12
"""Signs within which a sum is said again."""

Sum = Candidate[Decimal]


class Told(NamedTuple):
    """A sum at one place: which field, for which lot ("" = the whole)."""

    field: str
    lot: str
    sum: Sum


def alike(found: Sequence[Amount]) -> Sequence[Amount]:
    """Sums that are one, which a cell may say in words and figures alike (柒拾万元整(¥700000.00)); none where they differ."""
    return found if len({one.value for one in found}) == 1 else ()


def in_words_too(found: Sequence[Amount]) -> list[Amount]:
    """The first of sums with those right behind it that say it again: 290.4万元（大写：人民币贰佰玖拾万肆仟元整）."""
    told = list(found[:1])
    for one in found[1:]:
        if one.value != told[0].value or one.start - told[-1].end >= _AGAIN:
            break
        told.append(one)
    return told
