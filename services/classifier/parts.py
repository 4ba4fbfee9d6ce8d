"""classifier: what a lot's vehicle lines are made from: its vehicle items, or the vehicles that its prose enumerates with numbers."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reading import re2
from reading.decoys import of_an_old_car
from reading.displacement import regions
from reading.quantities import Count, counts
from reading.vehicles import Mention, heads, mentions
from reference.models.naming import named as model_named
from schemas.events import NoticeRead
from schemas.reading import Category, Item, Lot
from schemas.values import Read, Span, read
from services.classifier.purchase import Wording, decoyed, is_vehicle, item_vehicle, vehicles

Region = tuple[int, int]
_CLAUSE_SIGNS = "，,、。；;：:\n\t(（"
_CLAUSE_STARTS = _CLAUSE_SIGNS + "中含"
_NEVER_BETWEEN = "，,、。；;\n\t"
_GOODS_ENDS = ";；。\n①②③④⑤⑥"
_VEHICLE_UNIT = "辆"
_VEHICLE_HEADS = ("车型", "车辆", "车辆名称", "车辆类型", "购置车型", "成交车型", "中标车型")
_NUMBERED_LINE = re2.compile(
    r"^(?:[(（]?[0-9一二三四五六七八九十]{1,2}[)）]|[0-9]{1,2}(?:、|[.][^0-9])|[①-⑩]|(?:品目|标的|车型)[0-9一二三四五六七八九十]{1,2}[ :])"
)
_HAN_LINE = re2.compile(
    r"^[一二三四五六七八九十]{1,2}、[^:\t\n]{2,40}?(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部)"
)
_HEADED_LINE = re2.compile(r"^[^:\t\n]{2,40}?(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部) ?:")
_COUNTED_LINE = re2.compile(
    r"^[^:\t\n]{2,60}(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部)[;,。、]?(?: ?\([^()\n]{1,60}\))?$"
)
_LONGEST_NAME = 24
"""Signs that a vehicle's name takes before the word it is known by: 插电式混合动力运动型多用途…."""
_CAR = re2.compile(r"^[\p{Han}0-9.A-Za-z]{1,14}\p{Han}车$")
_LONGEST_WORD = 6
_LONGEST_LIST = 20
"""Lines that one enumeration may take."""
_ALL = re2.compile(r"均|(?:以上|上述|所有|全部|各)(?:车辆|车型)|全部(?:为|采用|要求|须)")
"""What speaks of everything enumerated before it."""
_OPENS = ("(", " (")
"""What a remark behind a name begins with."""
_LONGEST_REMARK = 90
"""Signs in brackets between a vehicle and its number: 越野车（排量2.7L-3.0L，7座）5辆."""
_LABEL_BETWEEN = re2.compile(
    r"^(?:[(（][^()（）]{1,8}[)）])?[，,、 ]{0,2}(?:采购|购置|需求)?(?:数量|台数|辆数)[ 为:：]{0,2}(?:共计|共)?[ ]?$|^[(（][^()（）]{1,8}[)）][(（共计约 ]{0,3}$"
)
_ENDS_CLAUSE = re2.compile(r"^(?:[;；。，,、\n)）]|$)")
"""SUV，数量：16（辆）."""


@dataclass(frozen=True)
class Part:
    """What one line is made from: its item, its own regions, the regions around it that speak of it alone."""

    item: Item
    mention: Mention | None
    own: tuple[Region, ...]
    around: tuple[Region, ...] = ()
    count: Read[int] = field(default_factory=lambda: Read[int]())
    head: Span | None = None
    row: Span | None = None
    names: tuple[Region, ...] = ()
    """Where the item that it was split from is named."""
    lead: tuple[Region, ...] = ()
    """The words that an enumeration in brackets spells out: 新能源公务用车（轿车5辆、商务车2辆）."""
    named: tuple[Region, ...] = ()
    """Clauses elsewhere that speak of it by its name."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in prose with the vehicle it counts; none where the words tell no kind."""

    mention: Mention | None
    count: Count

    @property
    def start(self) -> int:
        return min(self.mention.start, self.count.start) if self.mention else self.count.start

    @property
    def word(self) -> str:
        return self.mention.word if self.mention else ""


def parts_of(notice: NoticeRead, wording: Wording, lot: Lot, alone: bool) -> list[Part]:
    """What a lot's lines are made from. `alone`: it is the notice's only lot; another's lot may hold no vehicle at all."""
    flat = wording.flat
    named = [(item, item_vehicle(item, flat)) for item in lot.items if item.name.said]
    chosen: list[tuple[Item, Mention | None]] = [(item, found) for item, found in named if found]
    chosen = chosen or [(item, None) for item in _unrecognised(flat, lot, alone) or _models(lot)]
    if chosen:
        return [part for item, found in chosen for part in _split(notice, wording, item, found, lot, single=len(chosen) == 1)]
    if not alone and (named or _names_other_goods(notice, flat, lot) or _tells_of_none(notice, flat, lot) or _serves(flat, lot)):
        return []
    unnamed = next((one for one in lot.items if not one.name.said), Item(about=lot.about))
    return list(_split(notice, wording, unnamed, None, lot, single=True))


def _unrecognised(flat: str, lot: Lot, alone: bool) -> list[Item]:
    """Items of a vehicle purchase whose names the lexicon does not know: counted in 辆, or the only thing bought."""
    named = [
        item for item in lot.items if item.name.said and not any(decoyed(flat, span.start, span.end) for span in item.name.evidence[:1])
    ]
    wheeled = [
        item
        for item in named
        if item.unit.startswith(_VEHICLE_UNIT) or (item.name.value or "").endswith("车") or _under_vehicles(flat, item)
    ]
    if wheeled or not alone:
        return wheeled
    return named if len(named) == 1 and len([item for item in lot.items if item.name.said]) == 1 else []


def _models(lot: Lot) -> list[Item]:
    """Items without a name that are models on the market, where there are several."""
    known = [item for item in lot.items if not item.name.said and model_named(item.model.value or "", item.brand.value or "") is not None]
    return known if len(known) > 1 and len(known) == len(lot.items) else []


def _under_vehicles(flat: str, item: Item) -> bool:
    """Whether an item of a table is a model on the market, named under a head of vehicles (车型)."""
    head = _head_and_row(flat, item)[0]
    heads = flat[head.start : head.end].replace(" ", "").split("\t") if head else []
    return any(word in _VEHICLE_HEADS for word in heads) and model_named(item.name.value or "", item.brand.value or "") is not None


def _names_other_goods(notice: NoticeRead, flat: str, lot: Lot) -> bool:
    """Whether a lot's name tells of something else, while another lot's tells of a vehicle."""

    def told(one: Lot) -> bool:
        return any(vehicles(flat, span.start, span.end) for span in one.name.evidence[:1])

    return lot.name.said and not told(lot) and any(told(other) for other in notice.lots)


def _serves(flat: str, lot: Lot) -> bool:
    """Whether the first words of a lot name a service or a thing that is no vehicle: 标段三 观光车驾驶员培训服务."""
    for span in lot.about[:1]:
        line = flat.find("\n", span.start, span.end)
        end = line if line > 0 else span.end
        named = mentions(flat, span.start, end)
        stop = min((at for sign in ":;。,(" if named and (at := flat.find(sign, named[0].end, end)) >= 0), default=end)
        return bool(named) and all(one.decoy for one in heads(flat, named[0].start, stop))
    return False


def _tells_of_none(notice: NoticeRead, flat: str, lot: Lot) -> bool:
    """Whether a lot's own words name no vehicle, while another lot's do."""

    def told(one: Lot) -> bool:
        return any(mention.category is not None for start, end in _own(notice, one.about) for mention in mentions(flat, start, end))

    return not told(lot) and any(told(other) for other in notice.lots if other is not lot)


def _split(notice: NoticeRead, wording: Wording, item: Item, found: Mention | None, lot: Lot, single: bool) -> Iterator[Part]:
    """One part an item, or one a vehicle with its number where the item's prose enumerates several."""
    flat = wording.flat
    own = _own(notice, item.about)
    names = tuple((span.start, span.end) for span in item.name.evidence[:1] if not span.text)
    counted = _counted(flat, own) if single else []
    if len(counted) > 1:
        yield from _each(flat, item, own, names, counted)
        return
    if found is None and single and len(needed := _enumerated(flat, own)) > 1:
        yield from (Part(Item(), mention, ((mention.start, mention.end),)) for mention in needed)
        return
    if found is None and single and len(clauses := _by_clauses(flat, own)) > 1:
        yield from (Part(Item(about=item.about), mention, (region,), names=names) for mention, region in clauses)
        return
    if len(counted) == 1 and not names:
        own = _own_clause(flat, own, counted[0])
    head, row = _head_and_row(flat, item)
    around = tuple(_own(notice, lot.about)) if single else ()
    count = _read(counted[0].count) if counted else Read[int]()
    yield Part(item, found or (counted[0].mention if counted else None), tuple(own), around, count, head, row)


def _own_clause(flat: str, own: list[Region], one: Counted) -> list[Region]:
    """Where a line enumerates other goods beside the only vehicle (①电动叉车2台；②货车1辆（柴油）), the vehicle's clause."""
    begin = max(flat.rfind(sign, 0, one.start) for sign in _GOODS_ENDS) + 1
    end = min((at for sign in _GOODS_ENDS if (at := flat.find(sign, one.count.end)) >= 0), default=len(flat))
    line = flat.rfind("\n", 0, one.start) + 1, (flat.find("\n", one.start) + 1 or len(flat) + 1) - 1
    beside = [count for count in counts(flat, *line) if not begin <= count.start < end]
    if not any(decoyed(flat, max(line[0], count.start - _LONGEST_NAME), count.start) for count in beside):
        return own
    return [(begin, end)]


def _each(flat: str, item: Item, own: Sequence[Region], names: tuple[Region, ...], counted: Sequence[Counted]) -> Iterator[Part]:
    """Each counted vehicle with the words from its clause up to the next one's."""
    begins = [_clause_start(flat, one.start) for one in counted]
    lead = _lead(flat, counted[0].start)
    for place, one in enumerate(counted):
        following = begins[place + 1] if place + 1 < len(begins) else _last_end(flat, own, begins)
        own_words = ((begins[place], following), *(() if place + 1 == len(begins) else _of_all(flat, own, begins)))
        yield Part(Item(about=item.about), one.mention, own_words, count=_read(one.count), names=names, lead=lead)


def _lead(flat: str, at: int) -> tuple[Region, ...]:
    """What stands in the same clause before the bracket that an enumeration opens with."""
    floor = max(at - 2 * _LONGEST_NAME, 0)
    opened = max(flat.rfind(sign, floor, at) for sign in "(（")
    if opened < 0 or any(sign in flat[opened:at] for sign in ")）\n"):
        return ()
    start = max(flat.rfind(sign, floor, opened) for sign in _CLAUSE_SIGNS) + 1
    return ((start, opened),) if 0 < start < opened else ()


def _read(count: Count) -> Read[int]:
    return read(count.value, [Span(start=count.start, end=count.end)], "number with a measure word")


def _own(notice: NoticeRead, spans: Iterable[Span]) -> list[Region]:
    """Regions of an item without what a correction replaced."""
    gone = sorted((span for change in notice.facts.changes for span in change.before.evidence), key=lambda span: span.start)
    cut: list[Region] = []
    for start, end in regions(span for span in spans if not span.text):
        for old in gone:
            if start <= old.start < end:
                cut.append((start, old.start))
                start = min(old.end, end)
        cut.append((start, end))
    return [(start, end) for start, end in cut if start < end]


def _counted(flat: str, own: Sequence[Region]) -> list[Counted]:
    """Vehicles with a number of their own in prose (燃油轿车4辆, 20辆纯电MPV), from the line that enumerates most."""
    by_line: dict[int, dict[int, Counted]] = {}
    lists: dict[int, tuple[int, int]] = {}
    for start, end in own:
        named = [one for one in mentions(flat, start, end) if one.category is not None]
        starts = [one.start for one in named]
        for count in (one for one in counts(flat, start, end) if not of_an_old_car(flat, one.start, one.end)):
            near = named[
                bisect_left(starts, count.start - _LONGEST_NAME - _LONGEST_REMARK) : bisect_left(starts, count.end + _LONGEST_NAME)
            ]
            for each in _of_each(flat, near, count):
                by_line.setdefault(_list_start(flat, count.start, lists), {}).setdefault(each.start, Counted(each, count))
            before = named[bisect_left(starts, count.start - 2 * _LONGEST_REMARK) : bisect_left(starts, count.start)]
            found = _in_order(flat, before, count) or _nearest(flat, near, count) or _unknown(flat, count)
            if found or _enumerates(flat, count):
                one = Counted(found, count)
                by_line.setdefault(_list_start(flat, count.start, lists), {}).setdefault(one.start, one)
    lines = [sorted(line.values(), key=lambda one: one.start) for line in by_line.values()]
    told = [line for line in lines if any(one.mention for one in line)]
    return _distinct(flat, max(told, key=lambda line: sum(1 for one in line if one.mention), default=[]))


def _unknown(flat: str, count: Count) -> Mention | None:
    """A kind that the lexicon does not know, named by a word that ends in 车 right before its number: 某某车2台."""
    begin = _clause_start(flat, count.start)
    word = flat[begin : count.start].strip()
    if not _CAR.match(word) or any(one.end >= count.start - 1 for one in mentions(flat, begin, count.start)):
        return None
    return Mention(count.start - min(len(word), _LONGEST_WORD), count.start, word, Category.SPECIAL, "")


def _of_each(flat: str, named: Sequence[Mention], count: Count) -> list[Mention]:
    """The vehicles that one number counts each of: 轿车、7座商务车各1台."""
    if flat[count.start - 1 : count.start] != "各":
        return []
    floor = max(count.start - 2 * _LONGEST_NAME, 0)
    begin = max(flat.rfind(sign, floor, count.start) for sign in "(;。\n:") + 1
    return [one for one in named if one.specific and max(begin, floor) <= one.start < count.start]


def _listed(flat: str, line: int) -> bool:
    """Whether a line is one of a list: it bears a number, or is a thing with its count and no more."""
    if _NUMBERED_LINE.match(flat[line : line + 6]):
        return True
    end = flat.find("\n", line, line + _LONGEST_REMARK)
    words = flat[line : end if end > 0 else line + _LONGEST_REMARK]
    return (
        _HAN_LINE.match(words) is not None or _HEADED_LINE.match(words) is not None or (end > 0 and _COUNTED_LINE.match(words) is not None)
    )


def _in_order(flat: str, named: Sequence[Mention], count: Count) -> Mention | None:
    """The vehicle that a number counts in the order of its list: 越野车、皮卡、轿车分别为2辆、4辆、3辆."""
    at = flat.rfind("分别", max(count.start - _LONGEST_REMARK, 0), count.start)
    if at < 0:
        return None
    line = max(flat.rfind(sign, max(at - _LONGEST_REMARK, 0), at) for sign in "。;:\n")
    before = [one for one in named if max(line, at - _LONGEST_REMARK) < one.start and one.end <= at]
    end = min((place for sign in "。;,\n" if (place := flat.find(sign, at, at + _LONGEST_REMARK)) >= 0), default=at + _LONGEST_REMARK)
    told = list(counts(flat, at, end)) if at >= 0 and before and count.start < end else []
    return before[told.index(count)] if count in told and len(told) == len(before) > 1 else None


def _list_start(flat: str, at: int, known: dict[int, tuple[int, int]]) -> int:
    """Where the line of a place starts; of listed lines that follow each other (1.轿车2辆 / 2.越野车1辆) the first one.
    `known`: line → (where its list starts, lines above it in the list), -1 for a line that is not listed."""
    line = flat.rfind("\n", 0, at) + 1
    above: list[int] = []
    one = line
    while one not in known and len(above) < _LONGEST_LIST:
        above.append(one)
        if one == 0 or not _listed(flat, one):
            known[one] = (-1, 0)
            break
        one = flat.rfind("\n", 0, one - 1) + 1
    start, depth = known.get(one, (-1, 0))
    for one in reversed(above):
        if one not in known:
            start, depth = (start, depth + 1) if start >= 0 and depth < _LONGEST_LIST else (one, 0)
            known[one] = (start, depth)
    return known[line][0] if known[line][0] >= 0 else line


def _nearest(flat: str, named: Sequence[Mention], count: Count) -> Mention | None:
    """The vehicle right before a number, or a few words behind it, in the same part of the sentence."""
    near = [
        one
        for one in named
        if (one.end < count.start <= one.end + 12 and _LABEL_BETWEEN.match(flat[one.end : count.start]))
        or (one.end < count.start and flat.startswith(_OPENS, one.end) and _only_a_remark(flat, one.end, count.start))
        or (
            (0 <= count.start - one.end <= 3 or 0 <= one.start - count.end <= 10)
            and not any(sign in _NEVER_BETWEEN for sign in flat[min(one.end, count.end) : max(one.start, count.start)])
        )
        or (flat[one.end : count.start].strip() in (",", "，") and _ENDS_CLAUSE.match(flat[count.end : count.end + 1]))
    ]
    return max(near, key=lambda one: (one.specific, 0 <= count.start - one.end <= 1, one.end - one.start), default=None)


def _only_a_remark(flat: str, start: int, end: int) -> bool:
    """Whether one pair of brackets is all that stands between two places."""
    words = flat[start:end].rstrip(" ,约共计各").lstrip() if end - start <= _LONGEST_REMARK else ""
    return words.startswith("(") and words.find(")") == len(words) - 1 and "\n" not in words and "\t" not in words


def _enumerates(flat: str, count: Count) -> bool:
    """A further number of 辆 in an enumeration that was cut off or names a kind the lexicon does not know."""
    return count.measure == _VEHICLE_UNIT and flat[max(count.start - 1, 0) : count.start] == "、"


def _distinct(flat: str, line: list[Counted]) -> list[Counted]:
    """What the line enumerates, once each; one alone where it repeats a single vehicle."""
    told = _once(flat, [one for one in line if one.mention])
    names = {(flat[one.mention.start : one.mention.end], one.count.value) for one in told if one.mention}
    several = len({one.word for one in told}) > 1 or len({one.count.value for one in told}) > 1
    if len(names) < 2 or not several:
        return told[:1]
    if len(told) < len([one for one in line if one.mention]):
        line = told
    if len(line) > 2 and line[0].count.value == sum(one.count.value for one in line[1:]):
        return line[1:]
    return line


def _once(flat: str, told: list[Counted]) -> list[Counted]:
    """In order, without what a further line says again in other words: 18辆纯电动公交车 / 城市客车18辆."""
    kept: list[Counted] = []
    first: dict[tuple[Category | str | None, int], int] = {}
    for one in told:
        kind = one.mention.category if one.mention else None
        same = (one.word if kind in (Category.SPECIAL, Category.OTHER) else kind, one.count.value)
        if one.count.value > 1 and flat.find("\n", first.setdefault(same, one.start), one.start) >= 0:
            continue
        kept.append(one)
    return kept


def _clause_start(flat: str, at: int) -> int:
    if flat[at - 1 : at] in ("(", "（") and flat[at - 2 : at - 1] not in _CLAUSE_STARTS:
        at -= 1  # a name explained in brackets: 运动型多用途乘用车（SUV）
    found = max(flat.rfind(sign, max(at - _LONGEST_NAME, 0), at) for sign in _CLAUSE_STARTS) + 1
    return found if found > 0 else max(at - _LONGEST_NAME, 0)


def _of_all(flat: str, own: Sequence[Region], begins: Sequence[int]) -> tuple[Region, ...]:
    """What the last of an enumeration's words say of all: 校车5辆、幼儿校车2辆，均为柴油."""
    end = _last_end(flat, own, begins)
    found = _ALL.search(flat[begins[-1] : end])
    if found is None:
        return ()
    at = begins[-1] + found.start()
    return ((at, min((place for sign in "。\n" if (place := flat.find(sign, at, end)) >= 0), default=end)),)


def _last_end(flat: str, own: Sequence[Region], begins: Sequence[int]) -> int:
    """Where the words about the last of an enumeration end: with its line where all stand in one, what follows is about all."""
    end, line = _region_end(own, begins[-1]), flat.find("\n", begins[-1])
    return min(end, line) if "\n" not in flat[begins[0] : begins[-1]] and line > 0 else end


def _region_end(own: Sequence[Region], at: int) -> int:
    return next((end for start, end in own if start <= at < end), at)


def _enumerated(flat: str, own: Sequence[Region]) -> list[Mention]:
    """Vehicles among the goods that a need enumerates without numbers."""
    for start, end in own:
        line_end = flat.find("\n", start, end)
        found = [one for one in vehicles(flat, start, line_end if line_end > 0 else end) if one.specific]
        first = {flat[one.start : one.end]: one for one in reversed(_in_one_sentence(flat, found))}
        if len(first) > 1 and flat[start:end].count("、") >= 3:
            return sorted(first.values(), key=lambda one: one.start)
    return []


def _in_one_sentence(flat: str, found: list[Mention]) -> list[Mention]:
    """The first vehicles up to a sign that ends what is enumerated, without those that explain one before in brackets."""
    kept: list[Mention] = []
    for one in found:
        if kept and any(sign in ":;。" for sign in flat[kept[-1].end : one.start]):
            break
        if not (kept and flat[kept[-1].end : one.start] == "("):
            kept.append(one)
    return kept


def _by_clauses(flat: str, own: Sequence[Region]) -> list[tuple[Mention, Region]]:
    """Kinds of vehicle that a line tells clause by clause, each beginning with its name: 纯电动轿车，单车≤16万元；插混SUV，单车≤18万元."""
    for start, end in own:
        at = start
        while at < end:
            stop = flat.find("\n", at, end)
            stop = end if stop < 0 else stop
            told = [found for found in _clauses(flat, at, stop) if found]
            if len(told) > 1 and len({mention.word for mention, _ in told}) == len(told):
                return told
            at = stop + 1
    return []


def _clauses(flat: str, start: int, end: int) -> Iterator[tuple[Mention, Region] | None]:
    at = start
    for clause in flat[start:end].split(";"):
        stop = at + len(clause)
        lead = at + clause.find(":") + 1
        named = next((one for one in mentions(flat, lead, min(stop, lead + _LONGEST_NAME)) if one.specific and is_vehicle(one, flat)), None)
        yield (named, (lead, stop)) if named else None
        at = stop + 1


def _head_and_row(flat: str, item: Item) -> tuple[Span | None, Span | None]:
    if len(item.about) >= 2 and "\t" in flat[item.about[0].start : item.about[0].end]:
        return item.about[0], item.about[1]
    return None, None
