"""Bands of displacement and price by which people look at a market: declared data, each bound with its source. Pure.

Bands group answers and exclude nothing by themselves: the tax law's tiers are general knowledge, the rest as in reference/standards.

A band reaches from above its lower bound up to and including its upper one, as laws write tiers (1.6升以上至1.8升（含）). A
window lies in every band with which it has a point in common: ≤1.8 L in all bands up to 1.8 L, 1.5 L in one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

UNKNOWN = "unknown"
"""The band of what states nothing: a battery car's displacement, a line without price."""


@dataclass(frozen=True, slots=True)
class Band:
    """`name`: as asked for, in litres or yuan. `above` (exclusive) and `upto` (inclusive) in millilitres or fen; None is open.
    `source`: where the upper bound, or of the last band the lower one, comes from."""

    name: str
    above: int | None
    upto: int | None
    source: str


_TAX = "中华人民共和国车船税法（2012-01-01 起施行）附《车船税税目税额表》乘用车按发动机气缸容量分档 / Vehicle and Vessel Tax Law, annexed table of tiers"
_CN_2017 = "党政机关公务用车管理办法（中办发〔2017〕71号） / rule set CN-2017"
_CN_OLD = "公务用车旧标准（2011 年以前） / rule set CN-OLD"

DISPLACEMENT_BANDS = (
    Band("0-1.0", None, 1000, _TAX),
    Band("1.0-1.6", 1000, 1600, _TAX),
    Band("1.6-1.8", 1600, 1800, _CN_2017),
    Band("1.8-2.0", 1800, 2000, _TAX),
    Band("2.0-2.5", 2000, 2500, _TAX),
    Band("2.5-3.0", 2500, 3000, _TAX),
    Band("3.0-", 3000, None, _TAX),
)
"""The tax law's tiers (its tier above 4.0 L is one with the one before: hardly a fleet car is bought there), parted once more
at 1.8 L, the bound of official cars."""
PRICE_BANDS = (
    Band("0-120000", None, 12_000_000, _CN_2017 + "：机要通信 confidential mail"),
    Band("120000-180000", 12_000_000, 18_000_000, _CN_2017 + "：应急保障、新能源 emergency, new energy"),
    Band("180000-250000", 18_000_000, 25_000_000, _CN_2017 + "：特殊情况 special case"),
    Band("250000-350000", 25_000_000, 35_000_000, _CN_OLD + "：副部级 vice-minister"),
    Band("350000-450000", 35_000_000, 45_000_000, _CN_2017 + "：大型客车 large bus"),
    Band("450000-", 45_000_000, None, _CN_2017 + "：大型客车 large bus"),
)
"""Caps of one vehicle's price in the standards: what a buyer may spend moves in these steps."""


def bands_of(window: tuple[int | None, int | None] | None, bands: Sequence[Band]) -> tuple[str, ...]:
    """Names of the bands that an inclusive window meets; UNKNOWN for none. An open end reaches everywhere."""
    if window is None:
        return (UNKNOWN,)
    low, high = window
    return tuple(
        band.name
        for band in bands
        if (high is None or band.above is None or high > band.above) and (low is None or band.upto is None or low <= band.upto)
    )


def names(bands: Sequence[Band]) -> tuple[str, ...]:
    """All that may be asked for."""
    return (*(band.name for band in bands), UNKNOWN)
