"""classifier: the vehicles that one line's words tell of where they contradict each other: each statement is of the name before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reading import regex
from reading.asides import lists_owned
from reading.displacement import SMALLEST_CAR, Stated, stated, window_of
from reading.vehicles import GENERIC, Mention, mentions
from schemas.reading import Item, Line
from schemas.values import Read
from services.classifier.clauses import Region, clause_start
from services.classifier.named import is_vehicle
from services.classifier.parts import Part
from services.classifier.siblings import block_end, style_of

_SIZES = "displacement stated differently"
_REASONS = (_SIZES, "seats stated differently", "unit price cap stated differently", "several numbers stated")
_MOST_SHOWN = 6
"""Places that a refusal shows at most."""
_REACH, _MOST_STATED = 160, 40
"""Signs from a vehicle's name to its displacement; statements that are looked at."""
_FIGURE = regex.compile(r"[0-9.]+|[一二两三四五六七八九十]+")
_PIECE = regex.compile(r"[^;。\n]+")
_NUMBERING = regex.compile(
    r"^[ ]?(?:[(（]?[0-9一二三四五六七八九十A-Z]{1,3}[)）、.:类型]{1,3}|[①-⑩]|(?:第[一二三四五六七八九十0-9]{1,2}[类项包]|其中|以及|和|及)[:,]?)[ ]?"
)
_COMPARED = ("投标", "所投", "响应", "偏离", "质疑", "投诉", "现有", "评分", "得分", "原合同", "同型号", "追加")
"""Beside a statement: it is what somebody offered or had, or what is bought once more."""
_OF_A_LOT = ("标项", "标段", "包", "品目包")
"""What begins the words about a vehicle that a lot of its own buys."""
_OF_A_TITLE = ("采购", "购置", "更新", "项目", "招标", "公告")
"""Right behind a vehicle's name: it is the purchase's."""


@dataclass(frozen=True)
class _Statement:
    """Words that tell a limit or a number of one of several vehicles, and what they tell."""

    start: int
    end: int
    said: Stated | str


@dataclass(frozen=True)
class _Told:
    """A vehicle and what is stated behind its name."""

    mention: Mention
    begin: int
    said: list[_Statement]


def contradicted(line: Line) -> bool:
    """Whether a line has no displacement, seats, cap or number since several are stated of it."""
    return any(value.why in _REASONS for value in _limits(line))


def _limits(line: Line) -> tuple[Read[Any], ...]:
    return line.displacement_l.min, line.seats.min, line.unit_price_cap_cny, line.quantity


def told_apart(flat: str, line: Line, part: Part, single: bool, alone: bool) -> list[Part]:
    """A part for each vehicle that a part's words name before each of the statements that contradict each other
    (1. 巡逻车：2.0T / 2. 运兵车：2.5T); none where a name is missing, or where one has two. `single`: the words around are its own, too.
    `alone`: its lot is the notice's only one; else what begins with a lot's number is another's."""
    for region in (*part.own, *(part.around if single else ())):
        told = _told(flat, _statements(flat, line, region), region)
        if not alone and any(flat.startswith(_OF_A_LOT, one.begin) for one in told):
            return []
        if len(told) > 1 and not lists_owned(_cells_above(flat, told[0].begin)):
            begins = [one.begin for one in told]
            ends = [*begins[1:], _last_end(flat, begins, told[-1].said[-1].end, region[1])]
            return [_part(flat, part, one.mention, (one.begin, end), region) for one, end in zip(told, ends, strict=True)]
    return []


def _part(flat: str, part: Part, mention: Mention, words: Region, region: Region) -> Part:
    """The part of a vehicle and the words about it, with all else that is known of the one that was known by this name before."""
    if part.mention is not None and region not in part.own and flat[slice(*part.mention[:2])] == flat[slice(*mention[:2])]:
        return part._replace(own=(*part.own, words), around=())
    return Part(Item(about=part.item.about), mention, (words,), names=part.names)


def _statements(flat: str, line: Line, region: Region) -> list[_Statement]:
    """The statements of a region that contradict each other: all displacements, or the words of a refused value if none is left out."""
    if line.displacement_l.min.why == _SIZES:
        told = [one for one in stated(flat, *region) if (one.high or one.low or SMALLEST_CAR) >= SMALLEST_CAR]
        return [_Statement(one.start, one.end, one) for one in told]
    refused = next(value for value in _limits(line) if value.why in _REASONS)
    within = [span for span in refused.evidence if region[0] <= span.start and span.end <= region[1]]
    places = sorted((span.start, span.end) for span in within) if len(refused.evidence) < _MOST_SHOWN else []
    return [_Statement(start, end, "".join(_FIGURE.findall(flat[start:end]))) for start, end in places]


def _told(flat: str, found: Sequence[_Statement], region: Region) -> list[_Told]:
    """The vehicles of a region, each with the statements behind its name; none unless all have a name and none says two things."""
    if not 1 < len(found) <= _MOST_STATED:
        return []
    by_name: dict[str, _Told] = {}
    behind, last = region[0], ""
    for one in found:
        mention = _named_before(flat, max(behind, one.start - _REACH), one.start)
        if mention is None:
            if not last or one.start - behind > _REACH or _compared(flat, behind, one.start):
                return []
            by_name[last].said.append(one)
        else:
            begin = max(clause_start(flat, mention.start), behind)
            begin = begin if "\t" not in flat[begin : mention.start] else flat.rfind("\t", begin, mention.start) + 1
            last = _NUMBERING.sub("", flat[begin : mention.end].strip())
            if _compared(flat, begin, one.start):
                return []
            known = by_name.setdefault(last, _Told(mention, begin, []))
            if known.said and by_name[next(reversed(by_name))] is not known:
                return []  # told again elsewhere: which of the two is meant?
            known.said.append(one)
        behind = one.end
    told = list(by_name.values())
    return told if all(_agrees(one.said) for one in told) and not _agrees([one.said[0] for one in told]) else []


def _agrees(said: Sequence[_Statement]) -> bool:
    """Whether statements tell one thing."""
    sizes = [one.said for one in said if isinstance(one.said, Stated)]
    return window_of(sizes).min.why != _SIZES if sizes else len({one.said for one in said}) == 1


def _named_before(flat: str, start: int, end: int) -> Mention | None:
    """The vehicle that the last piece of words to name any names first."""
    for piece in reversed([match.span() for match in _PIECE.finditer(flat[start:end])]):
        named = [one for one in mentions(flat, start + piece[0], start + piece[1]) if one.category is not None]
        if named:
            named = [one for one in named if not one.decoy and (one.word not in GENERIC or is_vehicle(one, flat))]
            return named[0] if named and not flat.startswith(_OF_A_TITLE, named[0].end) else None
    return None


def _compared(flat: str, start: int, end: int) -> bool:
    return any(word in flat[max(start, end - _REACH) : end] for word in _COMPARED)


def _last_end(flat: str, begins: Sequence[int], said: int, end: int) -> int:
    """Where the words about the last vehicle end: with its line, or with what stands under it where the others take several lines."""
    line = flat.rfind("\n", 0, begins[-1]) + 1
    stop = _line_end(flat, said, end)
    most = max(flat.count("\n", one, other) for one, other in pairwise(begins)) - 1
    if most < 1 and flat.find("\n", line, said) < 0:
        return stop
    if style_of(_line(flat, line)):
        return max(block_end(flat, line, end), stop)
    while stop < end and flat.count("\n", begins[-1], stop) < most and not _heads(flat, stop + 1):
        stop = _line_end(flat, stop + 1, end)
    return stop


def _line_end(flat: str, at: int, end: int) -> int:
    stop = flat.find("\n", at, end)
    return end if stop < 0 else stop


def _heads(flat: str, line: int) -> bool:
    """Whether a line heads another section of the notice."""
    told = style_of(_line(flat, line))
    return told is not None and told[0][0] == "一、"


def _cells_above(flat: str, at: int) -> list[str]:
    """The cells of the line above the one that a place stands in, where both are rows of a table."""
    line = flat.rfind("\n", 0, at) + 1
    above = flat.rfind("\n", 0, max(line - 1, 0)) + 1
    return flat[above : line - 1].split("\t") if line and "\t" in _line(flat, line) else []


def _line(flat: str, at: int) -> str:
    end = flat.find("\n", at)
    return flat[at : end if end >= 0 else len(flat)]
