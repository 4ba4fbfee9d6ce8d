"""reading: the places that words name one below the other: 云南省红河州个旧市."""

import functools
from collections.abc import Sequence
from typing import NamedTuple

from reading.document import Document
from reference.divisions import Division, Divisions
from schemas.values import Span, span_of

_STREET = (
    "路", "街", "大道", "道", "巷", "东路", "西路", "南路", "北路", "中路", "大街", "胡同", "里", "弄", "大厦", "广场", "镇", "乡",
    "村", "街道", "东街", "西街", "南街", "北街", "社区", "小区", "花园", "新村", "桥", "东大街", "南大街", "支路", "国际机场", "机场",
)  # fmt: skip
"""What follows a name that is a street's, a building's or a township's and not a place of its own here."""
_SUFFIXES = ("区", "县", "市", "旗", "州", "盟", "省")
_WIDE = ("州", "地区", "盟")
_BRANCHES = ("分局", "分公司", "分院", "支行", "交警大队", "大队", "公安局")
"""What a city's office is in one of its districts: 某市公安局某分局."""
TITLE_HEAD, ADDRESS_HEAD = 40, 60
"""Signs of a title and of an address within which their places stand."""


class Found(NamedTuple):
    """The divisions one text may name, finest first thought, with the words."""

    options: tuple[Division, ...]
    spans: tuple[Span, ...]
    steps: int = 0
    """How many levels the words name, one below the other."""


NOTHING = Found((), ())
"""Words that name no place."""


def chain(doc: Document, known: Divisions, start: int, end: int) -> Found:
    """Places an address begins with, without a gap between them."""
    end = min(end, doc.size)
    words = doc.flat[start:end].lstrip()
    return descend(known, words[:ADDRESS_HEAD], end - len(words), adjacent=True)


def descend(known: Divisions, words: str, start: int, adjacent: bool) -> Found:
    """The places that words at an offset name, each below the one before, with their offsets in the text."""
    options, places, steps = _below_each_other(known, words, adjacent)
    if not places:
        return NOTHING
    return Found(options, tuple([span_of((start + a, start + b, "")) for a, b in places]), steps)


@functools.lru_cache(maxsize=4096)
def _below_each_other(known: Divisions, words: str, adjacent: bool) -> tuple[tuple[Division, ...], tuple[tuple[int, int], ...], int]:
    options: tuple[Division, ...] = ()
    places: list[tuple[int, int]] = []
    reached = 0
    mentions = known.find(words)
    for mention in mentions:
        if adjacent and not _bridged(words[reached : mention.start], first=not places):
            break
        street = words[mention.end :].startswith(_STREET) and not words[: mention.end].endswith(_SUFFIXES)
        if street or not _stands(
            words, mention.start, mention.end, mention.divisions, bool(options), bool(places) and mention.start == reached
        ):
            continue
        lower = tuple(d for d in mention.divisions if not options or any(known.covers(up.code, d.code) for up in options))
        if words.startswith(_WIDE, mention.end) or not (
            words[: mention.end].endswith(_SUFFIXES) or words.startswith(_SUFFIXES, mention.end)
        ):
            # 阿坝州 is no 阿坝县, and 阿坝分行 may be either's
            lower = tuple(division for division in lower if division.code.endswith("00")) or lower
        if not lower:
            continue
        options = lower
        places.append((mention.start, mention.end))
        reached = mention.end
    used = tuple({words[a:b] for a, b in places})
    again = [
        (one.start, one.end) for one in mentions if any(name.startswith(words[one.start : one.end]) for name in used)
    ]  # 坪山区坪山中学
    return options, tuple(dict.fromkeys([*places, *again])), len(places)


def _bridged(words: str, first: bool) -> bool:
    """What does not break an address: spaces, dashes, the word for its country; before the first place also up to three signs."""
    gap = words.strip(" -·,、()")
    if words.endswith("(") and gap.endswith(("高新区", "经开区", "开发区")):
        return True  # 高新区（新市区）: a zone, and the district that it lies in
    if len(gap) == 2 and gap.endswith("州"):
        return True  # 新疆巴州尉犁县: a prefecture by its short name
    return gap in ("", "中国", "省", "市", "州", "盟", "地区", "自治州", "自治区") or (first and len(gap) <= 3)


def _stands(words: str, start: int, end: int, named: Sequence[Division], below: bool, joined: bool) -> bool:
    """A short county name (白云, 朝阳) counts only below its city or right behind its province; a full one, or a city's, always."""
    name = words[start:end]
    if len(name) >= 3 or any(division.code.endswith("00") for division in named):
        return True
    if words.endswith("(", 0, start) and words.startswith(")", end):
        return True  # 某某物流(定安)有限公司: firms have the place of a branch in brackets
    if start == 0 and (name.endswith(("县", "市")) or words.startswith(("县", "旗"), end)):
        return True  # 萧县; 贡山县 for 贡山独龙族怒族自治县
    if joined and any(division.name.endswith(("县", "市", "旗")) for division in named):
        return True  # 贵州桐梓农村商业银行: right behind its province
    return below and (name.endswith(_SUFFIXES) or words.startswith((*_SUFFIXES, *_BRANCHES), end))
