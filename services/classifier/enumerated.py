"""classifier: the vehicles that an enumeration or a run of clauses names without counting them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from reading import regex
from reading.vehicles import Mention, mentions
from schemas.reading import Change
from services.classifier.clauses import CLAUSE_SIGNS, LONGEST_NAME, Region
from services.classifier.named import is_vehicle, vehicles
from services.classifier.shared_counts import JOINED

_FEWEST_GOODS, _MOST_LINES = 3, 40
"""Signs of a list of goods in a need; lines of one that are looked at."""
_SIZE = regex.compile(r"[0-9]{1,2}(?:\.[0-9])?(?:座|米级?|吨级?|方)$")
_MOST_LINES_OF_A_REGION = 400
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_LEAD = regex.compile(
    r"^ ?(?:第?(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2}|[A-Z])(?:类|档|组|款)|(?:类别|类型|车型|品目|标的|品类)[一二三四五六七八九十0-9A-Z]{1,2}"
    r"|[0-9]{1,2}(?:[.\-][0-9]{1,2}){0,2}|[(][0-9一二三四五六七八九十]{1,2}[)]|[①-⑩])?[.、:)]{0,2} ?"
)
"""What numbers the lines of a list: 第一类：, A类, 车型一：, 2.1, （3）."""
_GOES_ON = (",", ":", ";", "(", " ")
_LIMITS = regex.compile(r"[0-9] ?(?:万?元|升|L|T|座|吨|米|人|mm)|限价|控制价|上限")
"""Words by which a line limits its vehicle."""
_BUYING = ("采购", "购置", "购买", "更新", "拟购")


def enumerated(flat: str, own: Sequence[Region]) -> list[Mention]:
    """Vehicles among the goods that a need enumerates without numbers."""
    for start, end in own:
        named = [one.start for one in mentions(flat, start, end) if one.specific]
        for place, (line, stop) in enumerate(islice(_lines(flat, start, end), _MOST_LINES) if len(named) > 1 else ()):
            if _within(named, line, stop) < 2 or not any(sign in flat[line:stop] for sign in "、和及与"):
                continue
            found = [one for one in vehicles(flat, line, stop) if one.specific]
            first = {flat[one.start : one.end]: one for one in reversed(_in_one_sentence(flat, found))}
            listed = place == 0 and flat[start:end].count("、") >= _FEWEST_GOODS
            if len(first) > 1 and (listed or _joined(flat, line, found)):
                return sorted(first.values(), key=lambda one: one.start)
    return []


def _within(named: Sequence[int], start: int, end: int) -> int:
    """How many of the places where vehicles are named, in order, are in a region."""
    return bisect_left(named, end) - bisect_left(named, start)


def _lines(flat: str, start: int, end: int) -> Iterator[Region]:
    """The lines of a region."""
    at = start
    while at < end:
        stop = flat.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _joined(flat: str, start: int, found: list[Mention]) -> bool:
    """Whether vehicles that are bought stand one beside the other: 购置小轿车、面包车和皮卡车."""
    told = _in_one_sentence(flat, found)
    before = flat[max(start, told[0].start - LONGEST_NAME) : told[0].start]
    return any(word in before for word in _BUYING) and all(JOINED.match(flat[one.end : other.start]) for one, other in pairwise(told))


def _in_one_sentence(flat: str, found: list[Mention]) -> list[Mention]:
    """The first vehicles up to a sign that ends what is enumerated, without those that explain one before in brackets."""
    kept: list[Mention] = []
    for one in found:
        if kept and any(sign in ":;。" for sign in flat[kept[-1].end : one.start]):
            break
        if not (kept and flat[kept[-1].end : one.start] == "("):
            kept.append(one)
    return kept


def by_clauses(flat: str, own: Sequence[Region]) -> list[tuple[Mention, Region]]:
    """Kinds of vehicle that a line tells clause by clause, or several lines one by one, each beginning with its name:
    纯电动轿车，单车≤16万元；插混SUV，单车≤18万元."""
    for start, end in own:
        named = [one.start for one in mentions(flat, start, end)]
        if len(named) < 2:
            continue
        if len(run := _lines_of_kinds(flat, start, end, named)) > 1:
            return run
        for line, stop in _lines(flat, start, end) if ";" in flat[start:end] else ():
            told = [found for found in _clauses(flat, line, stop) if found] if _within(named, line, stop) > 1 else []
            if len(told) > 1 and len({_called(flat, begin, mention) for mention, (begin, _) in told}) == len(told):
                return told
    return []


def _called(flat: str, begin: int, mention: Mention) -> str:
    """What a clause calls its vehicle: by its kind, with a size before it (19座校车)."""
    sized = _SIZE.search(flat[begin : mention.start])
    return (sized.group() if sized else "") + mention.word


def _lines_of_kinds(flat: str, start: int, end: int, named: Sequence[int]) -> list[tuple[Mention, Region]]:
    """The first run of lines, or of parts that circled numbers lead, that each begin with a vehicle of their own and limit it:
    第一类：轿车，排量1.8升以下；, A类 客车 19座, 2.皮卡：…. `named`: where any vehicle is."""
    run: list[tuple[Mention, Region]] = []
    for line, stop in islice(_lines(flat, start, end), _MOST_LINES_OF_A_REGION):
        told = [_kind_of(flat, *part) for part in _circled(flat, line, stop)] if _within(named, line, stop) else []
        if told and all(told):
            run += [one for one in told if one]
        elif len(run) > 1:
            break
        else:
            run = []
    names = {flat[region[0] : mention.end] for mention, region in run}
    return run if len(names) == len(run) else []


def _circled(flat: str, line: int, stop: int) -> Iterator[Region]:
    """The parts of a line that begins with a circled number; the line itself where it does not."""
    marks = [at for at in range(line, stop) if flat[at] in _CIRCLED] if flat[line] in _CIRCLED else []
    yield from pairwise([*marks, stop]) if marks else [(line, stop)]


def _kind_of(flat: str, start: int, stop: int) -> tuple[Mention, Region] | None:
    """The vehicle that a line begins with behind its number, if the line limits it."""
    if not _LIMITS.is_match(flat[start:stop]):
        return None
    lead = _LEAD.match(flat[start:stop])
    begin = start + (lead.end() if lead else 0)
    named = next(iter(mentions(flat, begin, min(stop, begin + LONGEST_NAME))), None)
    if named is None or named.decoy or not named.specific or any(sign in CLAUSE_SIGNS for sign in flat[begin : named.start]):
        return None
    behind = flat[named.end : stop]
    limited = behind[:1] in _GOES_ON and _LIMITS.is_match(behind)
    return (named, (begin, stop)) if limited and is_vehicle(named, flat, named.end) else None


def _clauses(flat: str, start: int, end: int) -> Iterator[tuple[Mention, Region] | None]:
    at = start
    for clause in flat[start:end].split(";"):
        stop = at + len(clause)
        lead = at + clause.find(":") + 1
        label = _named(flat, at, lead - 1)
        label = label if label and label.end == lead - 1 else None
        named = label or _named(flat, lead, min(stop, lead + LONGEST_NAME))
        yield (named, (at if label else lead, stop)) if named else None
        at = stop + 1


def _named(flat: str, start: int, end: int) -> Mention | None:
    """The first vehicle that words name: a label (轿车：排量≤1.6L), or what stands right behind one."""
    told = mentions(flat, start, end) if start < end and not flat.startswith("底盘", start) else ()
    return next((one for one in told if one.specific and is_vehicle(one, flat)), None)


def by_changes(flat: str, changes: Sequence[Change], own: Sequence[Region]) -> list[tuple[Mention, tuple[Change, ...]]]:
    """Kinds of vehicle of which a correction changes something, each with its changes: 运兵车载客 | … | ≥9人, 皮卡排量 | … | 2.0L."""
    told: dict[str, tuple[Mention, list[Change]]] = {}
    for change in changes:
        for span in change.item.evidence[:1] if change.after.evidence else ():
            named = [one for one in mentions(flat, span.start, span.end) if one.specific]
            if len(named) == 1 and any(start <= span.start < end for start, end in own):
                told.setdefault(named[0].word, (named[0], []))[1].append(change)
    return [(mention, tuple(its)) for mention, its in told.values()]
