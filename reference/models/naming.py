"""reference: which model on the market words name: 帕萨特2.0T, 别克 GL8."""

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from reference.models import MarketModel, models

_SHORTEST = 2
_BADGE = 2
"""Signs of a badge, which begins or ends its brand's longer name (长安, 上汽通用别克)."""


def named(words: str, brand: str = "") -> MarketModel | None:
    """The model whose series the words name, the longest one; None where none or kinds that differ bear the name.

    A series of letters and figures alone (M8, H6) counts only beside its brand, in `brand` or in the words.
    """
    told = words.upper().replace(" ", "")
    if _begins().isdisjoint([told[at : at + _SHORTEST] for at in range(len(told))]):
        return None
    for series in _by_length():
        if series in told and (not series.isascii() or _beside_brand(series, brand.upper() + told)):
            found = _series()[series]
            return found[0] if len({model.category for model in found}) == 1 else None
    return None


def _beside_brand(series: str, words: str) -> bool:
    brands = {model.brand.upper() for model in _series()[series]}
    return any(brand[:_BADGE] in words or brand[-_BADGE:] in words for brand in brands)


@functools.cache
def _series() -> Mapping[str, Sequence[MarketModel]]:
    found: dict[str, list[MarketModel]] = defaultdict(list)
    for model in models():
        found[model.series.upper().replace(" ", "")].append(model)
    return {series: told for series, told in found.items() if len(series) >= _SHORTEST}


@functools.cache
def _begins() -> frozenset[str]:
    """The first signs of all series, one of which is in all words that name any."""
    return frozenset(series[:_SHORTEST] for series in _series())


@functools.cache
def _by_length() -> Sequence[str]:
    return sorted(_series(), key=len, reverse=True)
