"""reading: a buyer by its registered name, where a title calls it by a short one: 某市燃气公司, and in the text 某燃气集团有限责任公司."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reading import regex
from reading.candidates import Candidate
from reading.document import Document
from reading.organisations import title_org

_REGISTERED = ("有限公司", "有限责任公司", "股份有限公司")
_CALLED = ("公司", "集团", "厂")
_BRANCHES = ("分公司", "子公司", "项目部")
_GENERIC = ("有限", "限公", "公司", "集团", "团有", "限责", "责任", "任公", "股份", "份有", "团公", "司公")
"""Pairs of signs that every firm's name has."""
SIGNATURE = "signature"
"""Rule of a name that signs."""
_TITLE, _BESIDE = 4, 5
"""Ranks of a name that the notice's title begins with, and of one that only the text's own title or its terms begin with."""
_TERMS = ("招标条件", "采购条件")
_TERMS_LEAD = "的: \n"
_ITSELF = ("本", "该", "此", "根据", "按", "经", "受", "现", "由", "已", "项目")
"""What terms begin with that name a project and nobody: 本招标项目某某已批准."""
_LONGEST = 60
_KEPT_BACK = "某"
_OFFICES = ("处", "部", "科", "办", "办公室", "中心")
DEPARTMENT = regex.compile(r"^(?:后勤|国有|国资|资产|采购|招标|招投标|设备|总务|基建|保卫|财务|物资|行政|综合|办公室|信息|政府采购)")
"""How departments begin, whose house is the buyer."""


def terms_name(doc: Document) -> Iterator[Candidate[str]]:
    """Who the terms of a tender begin with: 一、招标条件：某某有限公司（某市某区）巡线车辆采购，资金已落实."""
    for word, (at, *_) in doc.spoken.said(_TERMS):
        start = at + len(word)
        if start > doc.list_start:
            continue
        while doc.flat[start : start + 1] and doc.flat[start] in _TERMS_LEAD:
            start += 1
        words = doc.flat[start : start + _LONGEST]
        length = title_org(words) if words and not words.startswith(_ITSELF) else 0
        if length:
            yield Candidate(doc.words(start, start + length), (doc.span(start, start + length),), _BESIDE, "terms begin with a name")


def in_full(found: Sequence[Candidate[str]]) -> Sequence[Candidate[str]]:
    """Candidates without the name that a title begins with, where that is a firm's short one and the text begins with the firm's
    registered name, and without a firm's name that is the end of the one it signs with: 某县供电公司 of 某电力公司某县供电公司. A title
    that keeps a name back (某旅游公司) gives way to the name that the text begins with; a house's office that signs to the house."""
    found = _of_houses(found)
    ranks = [one.rank for one in found]
    best = min(ranks, default=0)
    told = found[ranks.index(best)].value if found else ""
    called = told.endswith(_CALLED)
    signed = [one for one in found if one.rule == SIGNATURE and one.value.endswith(told) and one.value != told] if called else []
    if signed:
        return [one for one in found if not signed[0].value.endswith(one.value) or one.value == signed[0].value]
    titled = found if best == _TITLE else ()
    short = [one for one in titled if one.rank == _TITLE and one.value.endswith(_CALLED) and not _registered(one.value)]
    if not short:
        return found
    full = next((one for one in found if one.rank == _BESIDE and _registered(one.value) and _alike(one.value, short[0].value)), None)
    return [one for one in found if one.rank != _TITLE] if full is not None else found


def _of_houses(found: Sequence[Candidate[str]]) -> Sequence[Candidate[str]]:
    """Candidates without the office that signs for the house a title begins with (某学院国有资产管理处), and without a title's name that
    names nobody where the text begins with one."""
    titled = {one.value for one in found if one.rank == _TITLE}
    if not titled:
        return found
    kept = [
        one
        for one in found
        if not (one.rule == SIGNATURE and any(_is_office(one.value[len(house) :], one.value, house) for house in titled))
    ]
    kept_back = any([_KEPT_BACK in house for house in titled])
    if not kept_back or not any(one.rank == _BESIDE and _KEPT_BACK not in one.value for one in kept):
        return kept
    return [one for one in kept if not (one.rank == _TITLE and _KEPT_BACK in one.value)]


def _is_office(rest: str, name: str, house: str) -> bool:
    return name.startswith(house) and rest.endswith(_OFFICES) and DEPARTMENT.is_match(rest)


def _registered(name: str) -> bool:
    return name.endswith((*_REGISTERED, *_BRANCHES))


def _alike(full: str, short: str) -> bool:
    """Whether two firms' names share a pair of signs that tells something of them."""
    pairs = {a + b for a, b in pairwise(full)}.difference(_GENERIC)
    return any(a + b in pairs for a, b in pairwise(short))
