"""reading: the vehicles that words of a document count, each with its name and the clause that tells of it."""

from bisect import bisect_left
from collections.abc import Sequence

from reading import regex
from reading.grids import Paragraph
from reading.quantities import counts
from reading.specified import numbering_end
from reading.statements import Place
from reading.vehicles import Mention, mentions
from schemas.reading import Category

_LONGEST_LABEL, _LONGEST_NAME, _LONGEST_OF_LIMITS = 14, 16, 48
_LONGEST_GAP, _FARTHEST_BEHIND, _FARTHEST_BEFORE = 6, 12, 64
"""Signs from a vehicle to its number, from a number to its vehicle, and from where a name with its brackets begins to its number."""
_COUNT_BEHIND = regex.compile(r"^[)]?[,:](?:采购|购置|需求)?(?:数量|共计|共|计)?[:为]?$")
"""What may stand between a vehicle's name and its number: 轿车,数量3辆."""
_NUMBER = regex.compile(r"^ ?[(（]?(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[一二三四五六七八九十]{1,3}|[①-⑳])[、.)）]{0,2} ?")
"""A paragraph's number."""
_APART = regex.compile(r"^\(([^()]{1,14})\)")
_UNKNOWN = regex.compile(
    r"^(?:[(（]?[0-9一二三四五六七八九十]{1,2}[、.)）]{1,2})?(\p{Han}{1,10}车)(?:\([^()]{1,14}\))?[:, ]?[0-9一二两三四五六七八九十]{1,3}[ ]?(?:辆|台)"
)
_NAME_LEAD = regex.compile(
    r"^.*(?:采购|购置|购买|更新|配备|本次|其中|另购|拟购|的|[)]|标的|包括|包含|为|及|和|与|以及|[0-9]{1,3}[、.)]|[一二三四五六七八九十][、.)]|[★▲●■* ]|[(（])"
)
"""What stands before a vehicle's name in its clause and is none of it."""
_FIGURE = "0123456789."


def counted(flat: str, block: Paragraph) -> list[tuple[Mention, int]]:
    """Each vehicle that a paragraph counts, with the offset of its number."""
    named = [one for one in mentions(flat, block.start, block.end) if one.category is not None and not one.decoy]
    named += [] if mentions(flat, block.start, block.end) else _unknown(flat, block)
    starts = [one.start for one in named]
    found: dict[int, tuple[Mention, int]] = {}
    for count in counts(flat, block.start, block.end):
        beside = named[bisect_left(starts, count.start - _FARTHEST_BEFORE) : bisect_left(starts, count.end + _FARTHEST_BEHIND + 1)]
        near = [
            one
            for one in beside
            if 0 <= count.start - _past_brackets(flat, one.end, count.start) <= _LONGEST_GAP
            or 0 <= one.start - count.end <= _FARTHEST_BEHIND
        ]
        near = [
            one
            for one in near
            if not any(
                sign in "，,。；;、"
                for sign in flat[min(_past_brackets(flat, one.end, count.start), count.end) : max(one.start, count.start)]
            )
            or (_COUNT_BEHIND.match(flat[one.end : count.start]) and _leads(flat[block.start : one.start]))
        ]
        if any(one.end == count.start for one in near):  # 三厢公务用车3辆和2.5L商务用车1辆, 指挥车1辆:越野车
            near = [one for one in near if one.start < count.end or not any(sign in flat[count.end : one.start] for sign in "和与及:")]
        built = [one for one in near if one.end == count.start and any(before.end == one.start for before in near)]
        near = built or near  # 三厢 is how the 公务用车 right behind it is built
        if near:
            best = max(
                near,
                key=lambda one: (one.specific, _past_brackets(flat, one.end, count.start) > one.end, one.end - one.start, one.start),
            )
            found.setdefault(best.start, (best, count.start))
        for one in _of_each(flat, block, named, count.start):
            found.setdefault(one.start, (one, count.start))
    kept = [found[start] for start in sorted(found)]
    names = {flat[slice(*whole_name(flat, block, one))] for one, _ in kept}
    return kept if len(names) == len(kept) else kept[:1]


def _of_each(flat: str, block: Paragraph, named: Sequence[Mention], at: int) -> list[Mention]:
    """The vehicles that one number counts each of: 轿车、商务车各1台."""
    if flat[at - 1 : at] != "各":
        return []
    begin = max(flat.rfind(sign, block.start, at) for sign in ",，;；。:\n") + 1
    return [one for one in named if one.specific and max(begin, block.start) <= one.start < at]


def without_sum(flat: str, told: list[tuple[Mention, int]]) -> list[tuple[Mention, int]]:
    """The vehicles that words count without the first where it is the sum of those behind 其中: 采访车2辆，其中商务车1辆、SUV1辆."""
    if len(told) < 3 or "其中" not in flat[told[0][1] : told[1][0].start]:
        return told
    first, *rest = [next((one.value for one in counts(flat, at, at + _LONGEST_LABEL)), 0) for _, at in told]
    return told[1:] if first == sum(rest) > 0 else told


def label_of_limits(flat: str, block: Paragraph, at: int) -> Place | None:
    """The label before a paragraph's first vehicle that says that limits follow: 供货范围及最高限价：皮卡6辆，每辆12.9万元."""
    colon = flat.rfind(":", block.start, at)
    label = flat[max(colon - _LONGEST_LABEL, block.start) : colon] if 0 < colon - block.start <= _LONGEST_OF_LIMITS else ""
    return (block.start, colon) if any(word in label for word in ("限价", "控制价")) else None


def whole_name(flat: str, block: Paragraph, mention: Mention) -> Place:
    """A vehicle's name with the words before it that belong to it, and the brackets behind it: 办案用 + 轿车."""
    begin = max(clause(flat, block, mention.start), mention.start - _LONGEST_NAME)
    led = _NAME_LEAD.match(flat[begin : mention.start])
    behind = _APART.match(flat[mention.end : mention.end + _LONGEST_NAME])
    inner = mentions(flat, mention.end, mention.end + behind.end()) if behind else ()
    apart = behind is not None and (bool(inner) or behind.group(1)[:2] in ("配置", "方案", "车型"))
    begin += led.end() if led else 0
    while flat[begin] in _FIGURE and flat[begin - 1] in _FIGURE and begin > block.start:  # 8.5米客车 is no eighth of a list
        begin -= 1
    begin += numbering_end(flat[begin : mention.end])
    return begin, mention.end + (behind.end() if behind and apart else 0)


def qualified_from(flat: str, start: int, mention: Mention) -> int:
    """Where the words for things begin that a vehicle's name is made with: 教学实训 + 轿车; its own beginning where there are none."""
    begin = mention.start
    for one in reversed(mentions(flat, start, mention.start)) if mention.specific else ():
        if one.decoy != "parts" or one.end != begin:
            break
        begin = one.start
    return begin


def clause(flat: str, block: Paragraph, at: int) -> int:
    """Where the clause of a paragraph begins that an offset stands in."""
    begin = max(flat.rfind(sign, block.start, at) for sign in "，,。；;、:：")
    return max(begin + 1, block.start)


def last_end(flat: str, block: Paragraph, begins: Sequence[int], count: int) -> int:
    """Where the words about the last of several vehicles end: before the next thing that is counted (；挖掘机1台), if any."""
    sign = flat[max(begins[-1] - 1, block.start)]
    at = flat.find(sign, count, block.end) if len(begins) > 1 and sign in ";、" else -1
    stop = min((place for end in (sign, "。") if (place := flat.find(end, at + 1, block.end)) >= 0), default=block.end)
    return at if at >= 0 and any(counts(flat, at, stop)) else block.end


def clauses_of(flat: str, block: Paragraph, told: Sequence[tuple[Mention, int]]) -> list[int]:
    """Where what is said of each vehicle that a paragraph counts begins: its clause, or behind the number before it (轿车3辆和客车1辆)."""
    begins: list[int] = []
    for place, (mention, at) in enumerate(told):
        begin = clause(flat, block, min(mention.start, at))
        if place and begin <= begins[-1] and (before := next(counts(flat, told[place - 1][1], min(mention.start, at)), None)):
            begin = max(begin, before.end, told[place - 1][0].end)
        begins.append(begin)
    return begins


def _leads(words: str) -> bool:
    """Whether words before a vehicle's name only lead to it: 第一标段:, 采购标的:."""
    behind = _NUMBER.sub("", words[max(words.rfind(sign) for sign in ":;。") + 1 :])
    return len(behind) <= _LONGEST_NAME and not any(sign in "，,。；;、" for sign in behind)


def _past_brackets(flat: str, at: int, before: int) -> int:
    """Where brackets that open at a place end, if that is before another place; the place itself where none do."""
    closed = flat.find(")", at, min(at + _LONGEST_NAME, before)) if flat.startswith("(", at) else -1
    return closed + 1 if closed > 0 else at


def _unknown(flat: str, block: Paragraph) -> list[Mention]:
    """A vehicle that the lexicon does not know, counted at the beginning of a paragraph: 巡河车（配置一）：2辆."""
    found = _UNKNOWN.match(flat[block.start : block.end])
    return [Mention(block.start + found.start(1), block.start + found.end(1), found.group(1), Category.OTHER, "")] if found else []
