"""classifier: number, displacement, seats and unit price cap of a line, read only where the notice speaks of this line."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from reading import re2
from reading.candidates import MOST_SHOWN, UNSAID, UNSTATED, agreeing
from reading.capcolumns import head_cap
from reading.displacement import SMALLEST_CAR, Stated, cell, goes_on, head_unit, stated, window_of
from reading.folding import flat as fold
from reading.losers import offered_at
from reading.money import Amount, amounts, unit_of
from reading.quantities import Count, counts, labelled, seats, seats_of_cell
from reading.unitcaps import LEAST, cap_of, caps, caps_by_name, planned
from reading.vehicles import mentions
from schemas.events import NoticeRead
from schemas.reading import Category, Change, Energy, Kind, Method, Window
from schemas.values import Read, Span, read, refused
from services.classifier.clauses import CLAUSE_SIGNS, LONGEST_NAME, Region
from services.classifier.columned import sizes_of_column
from services.classifier.parts import Part
from services.classifier.siblings import block_end, style_of
from services.classifier.turns import in_turn, size_in_turn
from services.classifier.witnesses import stand_in

RESULT_KINDS = (Kind.AWARD, Kind.CONTRACT, Kind.CONTRACT_CHANGE, Kind.ACCEPTANCE, Kind.FAILURE)
_LONGEST_NAMED = 24
"""Signs before a cap in which its line may be named."""
_SIZE = re2.compile(r"[0-9]{1,2}(?:\.[0-9])?(?:米级|米|吨|座|T|t)")
_NOT_BOUGHT = re2.compile(
    r"业绩|变更原因|变更理由|变更事由|签订|类似项目|样车|评分|得分|试驾|资质|保有|现有|原有|原为|旧车|报废|租|每[辆台][^,，]{0,8}$"
)
_IN_PART = ("首批", "每批", "首期", "第一批", "第二批", "先交付", "先行交付", "先到货")
"""Right before a number: what is delivered of the whole at a time."""
_HAD = re2.compile(r"保有|现有|原有|原为|旧车|报废")
_NEWLY = re2.compile(r"增购|新购|拟购|再购|添购|添置|购置|购买|采购|更新|新增|增加|增配")
LONGEST_OFFER = 160
_AGREED = ("中标", "成交", "中选", "合同", "报价", "单价为")
NEAR, _NEAR_WITHIN = 4, 8
_OWN_CEILING = re2.compile(
    r"(?:^|[,;:()\n\t 。-])(?:最高)?(?:限价|控制价|限额|拦标价|报价上限|价格上限|上限价|最高价|限)(?:为|是|:|不超过|不得超过|不高于|≤)?[:¥ ]?(?:人民币)?"
    r"|(?:[,;](?:价格|报价|整车)?|车|SUV|MPV|皮卡)(?:不(?:得)?(?:超过?|高于|大于)|≤|<=)(?:人民币)?"
)
_WITHIN = re2.compile(r"^[ ]?(?:[(（]含[)）])?(?:以内|以下|之内)")
_PRICE = re2.compile(r"[,;、:(](?:(?:价格|售价|报价|车价|价位|单价)[^0-9,;。\n]{0,6}|控制在)")
"""机要通信用车为国产轿车，价格12万元以内; 面包车1辆，控制在9万元以内."""
_BARE_WITHIN = re2.compile(
    r"[,;、:(] ?(?:预算|预计|控制|约)?(?:金额|资金)?(?:控制)?(?:在)?([0-9][0-9.,]{0,9} ?万元)(?:[(（]含[)）])?(?:以内|以下|之内)"
)
"""轿车1辆，排量1.6升以下，12万元以内."""
_CAP_ITEM = re2.compile(
    r"(?:单价|单车|单台|单辆|每辆|每台).{0,4}(?:限价|控制价|上限|拦标价|限额|最高价)|最高(?:限制)?单价|(?:限价|控制价).{0,3}(?:单价|/辆|/台)"
)
_CEILING = re2.compile(
    r"(?:单价|单车|单台|单辆|每台|每辆)(?:最高)?(?:限价|控制价|限额|上限)[^,;。\n]{0,8}$|(?:最高限价|控制价|限价|控制|最高限制|限制)单价[^,;。\n]{0,8}$"
)
_VEHICLES_PRICE = re2.compile(r"^(?:每[辆台]|单[辆台])?(?:整车|车辆|\p{Han}{1,8}车)(?:的)?(?:最高)?(?:单价|价格|限价|控制价)[^分别]{0,12}$")
_OTHERS_PRICE = re2.compile(r"^(?:每[个台套只])?\p{Han}{2,8}(?:的)?(?:最高)?(?:单价|价格|限价|控制价)")
_BACK = 24
_FAILED = (Kind.FAILURE, Kind.TERMINATION)
LONGEST_CLAUSE = 40
"""Signs of a clause that gives a lot's ceiling behind its number alone: 最高限价（标包A 79万元/辆，标包B 52万元/辆）."""
_LONGEST_ITEM = 24
_OTHER_COUNTS = ("座", "供应商", "份", "保证", "人数")
_OPEN = ("不限", "若干", "详见", "见附件", "见清单", "以实际")
_COUNT_DIGITS = 5
_SEATS_ITEM = re2.compile(r"(?:座位|座位数|核载|载客|乘员|准乘|乘坐|核定载客)(?:人数|数量|数)?(?:要求)?$")
"""An item of a correction that is about seats."""
_FEW_WHEELS = ("三轮", "两轮", "二轮", "摩托")
_ELECTRIC = (Energy.BEV, Energy.FCEV)


def agreed(notice: NoticeRead) -> bool:
    """Whether a notice tells prices that were agreed on; one of a failed procurement goes on telling its ceilings."""
    return notice.facts.kind.value in RESULT_KINDS and notice.facts.kind.value is not Kind.FAILURE


def changes_of(notice: NoticeRead, part: Part, flat: str) -> list[Change]:
    """The changes that may be about a line: those that name its vehicle; of several lots those that stand with its own, or with none
    and name no other's thing."""
    if part.changes or len(notice.lots) < 2:
        return list(part.changes or notice.facts.changes)
    own = list(part.around)
    others = [(span.start, span.end) for lot in notice.lots for span in lot.about if not span.text and (span.start, span.end) not in own]
    changes = [(change, change.after.evidence[0].start if change.after.evidence else -1) for change in notice.facts.changes]
    apart = [at for _, at in changes if at >= 0 and not _within(own, at) and not _within(others, at)]
    names = {_bare(item.name.value) for lot in notice.lots for item in lot.items if item.name.value} if apart else set[str]()
    foreign = {at for at in apart if _of_another_thing(flat, at, _bare(part.item.name.value or ""), names)}
    return [change for change, at in changes if at < 0 or _within(own, at) or not (_within(others, at) or at in foreign)]


def _of_another_thing(flat: str, at: int, own: str, names: Iterable[str]) -> bool:
    """Whether the sentence before a change names what other lots buy, and not what a line is about: 1包勘查车型号为…更正为…."""
    words = flat[max(flat.rfind(sign, 0, at) for sign in "。\n") + 1 : at].replace(" ", "")
    return bool(own) and own not in words and any(name in words for name in names if name != own)


def _bare(name: str) -> str:
    return fold(name).replace(" ", "")


def _within(places: Iterable[Region], at: int) -> bool:
    return any(start <= at < end for start, end in places)


def changed_count(changes: Iterable[Change], flat: str) -> Read[int]:
    """How many a correction makes it, where the only number that it changes is named: 采购数量（辆） | 3 | 4. The old words are shown
    where only the measure word changes: 3辆 | 3台."""
    told, former = [], list[Count]()
    for change in changes:
        item = (change.item.value or "").replace(" ", "")
        if change.after.evidence and len(item) <= _LONGEST_ITEM and "数量" in item and not any(word in item for word in _OTHER_COUNTS):
            span = change.after.evidence[0]
            counted = list(counts(flat, span.start, span.end))
            bare = flat[span.start : span.end].strip()
            found = (counted[0].value, counted[0].start, counted[0].end) if len(counted) == 1 else None
            told.append(found or ((int(bare), *span[:2]) if bare.isdigit() and len(bare) < _COUNT_DIGITS else None))
            former = [one for old in change.before.evidence for one in counts(flat, *old[:2])]
    if len(told) != 1 or told[0] is None:
        return UNSAID
    value, start, end = told[0]
    return read(value, (Span(start, end), *(Span(one.start, one.end) for one in former if one.value == value)), "changed number")


def changed_seats(changes: Iterable[Change], flat: str) -> Window:
    """The seats that a correction makes it, where only one of its changes tells any: 座位数由33座改为不少于37座. What was said
    before of the same number shows it too: without the new words it would be read."""
    pairs = [(_seats_at(change, flat, change.after), _seats_at(change, flat, change.before)) for change in changes]
    told = [(new, old) for new, old in pairs if new.min.said or new.max.said]
    if len(told) != 1:
        return UNSTATED
    ((new, old),) = told
    return Window(min=agreeing(new.min, old.min, old.max), max=agreeing(new.max, old.min, old.max))


def _seats_at(change: Change, flat: str, words: Read[str]) -> Window:
    spans = words.evidence[:1]
    reader = seats_of_cell if _SEATS_ITEM.search(change.item.value or "") else seats
    return reader(flat, spans[0].start, spans[0].end) if spans else UNSTATED


def quantity(flat: str, part: Part, fallback: Sequence[Region], whole: bool) -> Read[int]:
    """How many: the item's own figure, the number in prose, then what is said around it."""
    for told in (part.count, part.item.quantity) if _of_the_lot(part) else (part.item.quantity, part.count):
        if (told.said or (told.why and not _left_open(flat, told.evidence))) and stand_in(flat, told.evidence):
            return told
    for group in (part.own, fallback, [(0, len(flat))] if whole else ()):
        found = [one for start, end in group for one in counts(flat, start, end) if _bought(flat, one.start)]
        found = [one for one in found if one.measure == "辆"] or found
        found = [one for one in found if _agreed_anew(flat, one.start)] or found
        if len({one.value for one in found}) != 1 and not any(one.measure == "辆" for one in found):
            behind = [one for start, end in group for one in labelled(flat, start, end) if _bought(flat, one.start)]
            found = behind if len({one.value for one in behind}) == 1 else found or behind
        values = {one.value for one in found}
        spans = [Span(one.start, one.end) for one in found[:MOST_SHOWN]]
        if len(values) == 1:
            return read(values.pop(), spans, "number with a measure word")
        if values:
            return refused("several numbers stated", spans[:6])
    return UNSAID


def _of_the_lot(part: Part) -> bool:
    """Whether a form's bare 1 counts the lot itself, whose words count the vehicles: 标项名称：巡逻车辆 / 数量：1 / 简要规格描述：越野车9辆."""
    return part.item.quantity.value == 1 and not part.item.unit and (part.count.value or 0) > 1


def _agreed_anew(flat: str, at: int) -> bool:
    """Whether a number stands behind what a contract comes to now: 原合同金额：527万元（10辆）；变更后合同金额：579.7万元（11辆）."""
    clause = flat[max(flat.rfind(sign, max(at - LONGEST_OFFER, 0), at) for sign in "。;\n") + 1 : at]
    return "原合同" not in clause and any(word in clause for word in ("变更后", "调整后"))


def _left_open(flat: str, cells: Sequence[Span]) -> bool:
    """Whether a cell of numbers leaves it to the words around: 不限, 详见附件."""
    return any(flat.startswith(_OPEN, cell.start) for cell in cells if not cell.text)


def _bought(flat: str, at: int) -> bool:
    """Not a number of past contracts, of scoring, of old cars."""
    floor = max(at - 40, 0)
    begin = max(flat.rfind(sign, floor, at) for sign in "。；;\n") + 1
    words = flat[max(begin, floor) : at].replace("出租", "  ")  # a taxi's name is no rent
    if words.rstrip(" :为").endswith(_IN_PART):
        return False
    had = list(_HAD.finditer(words))
    if had and _NEWLY.search(words[had[-1].end() :]):
        words = words[had[-1].end() :]  # 现有两台…增购1台
    return _NOT_BOUGHT.search(words) is None


def displacement(
    notice: NoticeRead, flat: str, part: Part, category: Category | None, energy: Energy | None, single: bool, spots: Sequence[Region]
) -> Window:
    """The line's own statement, else its lot's where it is the lot's only line. A battery car has none.
    `spots`: where the notice tells any, whole or with words blanked."""
    if energy in _ELECTRIC:
        return UNSTATED
    smallest = Decimal(0) if category is Category.MOTORCYCLE or _of_three_wheels(flat, part) else SMALLEST_CAR
    names = [(span.start, span.end) for value in (part.item.model, part.item.name) for span in value.evidence if not span.text]
    own = [
        *(_changed(notice, flat, part) if single else ()),
        *sizes_of_column(flat, part),
        *_stated(flat, names, spots, named=True),
        *_stated(flat, part.own, spots),
        *(one for clause in part.named for one in goes_on(flat, *clause)),
    ]
    own = own if single else [one for one in own if not size_in_turn(flat, one.start)]
    kept = _asked(notice, flat, _from(smallest, own)) or (
        _asked(notice, flat, _from(smallest, _stated(flat, part.around, spots))) if single else []
    )
    return window_of(kept) if kept else UNSTATED


def _asked(notice: NoticeRead, flat: str, told: list[Stated]) -> list[Stated]:
    """Without the sizes that bidders offered, which a notice that nobody won gives as the reason: 两家供应商所投车型排量为1.9T."""
    return [one for one in told if not offered_at(flat, one.start)] if notice.facts.kind.value in _FAILED else told


def _of_three_wheels(flat: str, part: Part) -> bool:
    """Whether a thing is called by its wheels, whatever it is for: 自装卸三轮垃圾车."""
    before = flat[max(part.mention.start - LONGEST_NAME, 0) : part.mention.end] if part.mention else ""
    name = part.item.name.value or before[max(before.rfind(sign) for sign in CLAUSE_SIGNS) + 1 :]
    return any(word in name for word in _FEW_WHEELS)


def _from(smallest: Decimal, told: Iterable[Stated]) -> list[Stated]:
    """Each place once, whichever way it was come by, without what is smaller than any engine of its kind."""
    kept: list[Stated] = []
    for one in told:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return [one for one in kept if (one.high or one.low or smallest) >= smallest]


def _stated(flat: str, places: Sequence[Region], spots: Sequence[Region], named: bool = False) -> list[Stated]:
    return [one for start, end in places for one in stated(flat, start, end, named=named, spots=spots)]


def _changed(notice: NoticeRead, flat: str, part: Part) -> Iterator[Stated]:
    """What a correction makes of it, where the item that it names is the displacement, or the new words name it themselves."""
    for change in changes_of(notice, part, flat):
        item = change.item.value or ""
        for span in change.after.evidence[:1]:
            told = cell(flat, span.start, span.end, head_unit(item) or "") if "排量" in item or "排气量" in item else []
            yield from told or stated(flat, span.start, span.end, named="型号" in item)


def _changed_cap(notice: NoticeRead, flat: str, part: Part) -> Iterator[Amount]:
    """What a correction makes of it, where the item that it names is the cap of one."""
    for change in changes_of(notice, part, flat):
        item = (change.item.value or "").replace(" ", "")
        if change.after.evidence and len(item) <= _LONGEST_ITEM and _CAP_ITEM.search(item):
            span = change.after.evidence[0]
            found = amounts(flat, span.start, span.end, unit_of(item))
            if len(found) == 1:
                yield found[0]


def first_window(flat: str, groups: Iterable[Sequence[Region]], reader: Any) -> Window:
    """What the first region that says anything says."""
    for group in groups:
        for start, end in group:
            found: Window = reader(flat, start, end)
            if found is not UNSTATED and (found.min.said or found.max.said or found.min.why):
                return found
    return UNSTATED


def cap(notice: NoticeRead, flat: str, part: Part, single: bool, whole: bool, spoken: Sequence[Region]) -> Read[Decimal]:
    """The most that one may cost, as stated for this line; results of a procurement state none.
    `spoken`: the clauses that may state one, whole or with words blanked."""
    if agreed(notice):
        return _cap_of_result(flat, part, single, whole)
    if part.head and part.row and (found := head_cap(flat, part.head, part.row)):
        return cap_of([found])
    if single and (changed := list(_changed_cap(notice, flat, part))):
        return cap_of(changed)
    if told := [one for clause in part.named for one in caps_by_name(flat, *clause) if not in_turn(flat, one.start)]:
        return cap_of(told)
    if not single and (part.count.value or part.item.quantity.value) == 1 and part.names == () and (ceiling := _of_the_only(flat, part)):
        return cap_of(ceiling)
    old = [(span.start, span.end) for change in notice.facts.changes for span in change.before.evidence]
    for group in (part.own, part.around if single else (), [(0, len(flat))] if whole else ()):
        told = [one for start, end in group for one in caps(flat, start, end) if not any(a <= one.start < b for a, b in old)]
        told = told if single else [one for one in told if not in_turn(flat, one.start)]
        clauses = [place for place in group if not whole and place[1] - place[0] <= LONGEST_CLAUSE]
        told = told or [one for place in clauses for one in caps_by_name(flat, *place) if one.per_unit]
        if notice.facts.kind.value is Kind.INTENTION and not told:
            told = [one for start, end in group for one in planned(flat, start, end)]
        if told:
            return cap_of(_of_the_vehicle(flat, told))
    if whole:
        return UNSAID
    words = _apart(flat, part)
    naming = (place for place in spoken if any(word in flat[max(place[0] - _LONGEST_NAMED, 0) : place[1]] for word in words))
    named = [
        one
        for one in caps(flat, 0, len(flat), list(islice(naming, MOST_SHOWN)))
        if _names(flat, words, one.start) and not in_turn(flat, one.start)
    ]
    return cap_of([one for one in named if not _in_another_lot(notice, part, one.start)] if len(notice.lots) > 1 else named)


def _of_the_vehicle(flat: str, told: list[Amount]) -> list[Amount]:
    """Of several ceilings those whose clauses say that they are the vehicle's: 车辆单价不得高于14万元，箱体单价不得高于4500元."""
    if len({one.value for one in told}) < 2:
        return told
    own = [one for one in told if _VEHICLES_PRICE.search(_clause_before(flat, one.start))]
    others = [_clause_before(flat, one.start) for one in told if one not in own]
    things = all("车" not in words and _names_no_vehicle(words) and _OTHERS_PRICE.search(words) for words in others)
    return own if things and len({one.value for one in own}) == 1 else told


def _names_no_vehicle(words: str) -> bool:
    return all(one.category is None for one in mentions(words))


def _clause_before(flat: str, at: int) -> str:
    words = flat[max(at - LONGEST_CLAUSE, 0) : at]
    return words[max(words.rfind(sign) for sign in ",;。:、\n") + 1 :]


def _in_another_lot(notice: NoticeRead, part: Part, at: int) -> bool:
    """Whether a place stands among the words of lots that do not speak of a part."""
    holding = [[(span.start, span.end) for span in lot.about if not span.text] for lot in notice.lots]
    holding = [about for about in holding if _within(about, at)]
    return bool(holding) and not any(_within(about, start) for about in holding for start, _ in part.own[:1])


def _of_the_only(flat: str, part: Part) -> list[Amount]:
    """The ceiling of a thing of its own number in a list, or in its table's row, of which one is bought: 序号1 轿车 1辆 / 最高限价：17.9万元."""
    listed = [(start, block_end(flat, flat.rfind("\n", 0, start) + 1, end)) for start, end in part.own[:1] if style_of(flat[start:end])]
    rowed = [(part.row.start, part.row.end)] if part.row else []
    return ceilings(flat, (*listed, *rowed, *part.named))


def ceilings(flat: str, places: Sequence[Region]) -> list[Amount]:
    """The sums right behind a word of a ceiling in regions that speak of one vehicle."""
    found: list[Amount] = []
    for start, end in dict.fromkeys(places):
        for match in _OWN_CEILING.finditer(flat[start:end]):
            found += [
                one for one in amounts(flat, start + match.end(), end)[:1] if one.unit_said and one.start - start - match.end() < NEAR
            ]
        for match in _BARE_WITHIN.finditer(flat[start:end]) if "万元" in flat[start:end] else ():
            found += [one for one in amounts(flat, start + match.start(1), start + match.end(1)) if one.value >= LEAST]
        for match in _PRICE.finditer(flat[start:end]):
            found += [
                one
                for one in amounts(flat, start + match.end(), end)[:1]
                if one.unit_said and one.start - start - match.end() < NEAR and _WITHIN.match(flat[one.end : one.end + _NEAR_WITHIN])
            ]
    return [one for one in {one.start: one for one in found}.values() if not in_turn(flat, one.start)]


def caps_of_single_things(notice: NoticeRead, flat: str, parts: Sequence[Part]) -> list[Read[Decimal]]:
    """One cap a line where of each just one is bought and each tells its own ceiling (1辆为皮卡，限价15.6万元；1辆为SUV，限价18万元), and
    of a single one among others what brackets behind it tell: 宣传车1辆（9座，限价44万元）；摩托车4辆."""
    listed = notice.facts.method.value is Method.FRAMEWORK  # no numbers are agreed on, so that every ceiling is of one
    single = [(part.count.value or part.item.quantity.value or listed) == 1 for part in parts]
    if agreed(notice) or not any(single):
        return []
    told = [ceilings(flat, part.own[:1]) if once else [] for part, once in zip(parts, single, strict=True)]
    if not all(single):
        told = [[one for one in own if _in_brackets_behind(flat, part, one)] for part, own in zip(parts, told, strict=True)]
        return [cap_of(own) if len(own) == 1 else UNSAID for own in told] if any(told) else []
    return [cap_of(own) for own in told] if all(len(own) == 1 for own in told) else []


def _in_brackets_behind(flat: str, part: Part, one: Amount) -> bool:
    """Whether a sum stands in the brackets that open right behind a vehicle's number."""
    opened = [span.end for span in part.count.evidence if flat.startswith("(", span.end)]
    return any(at < one.start <= flat.find(")", at) for at in opened)


def cap_of_single_thing(notice: NoticeRead, flat: str, part: Part) -> Read[Decimal]:
    """The ceiling that the own words of a thing bought once tell, where they tell just one."""
    told = ceilings(flat, part.own) if not agreed(notice) else []
    return cap_of(told) if len(told) == 1 else UNSAID


def _cap_of_result(flat: str, part: Part, single: bool, whole: bool) -> Read[Decimal]:
    """A result tells the ceiling of one only where it says the word: 单价最高限价39万元/辆."""
    if part.head and part.row and (found := head_cap(flat, part.head, part.row)):
        return cap_of([found])
    for group in (part.own, part.around if single else (), [(0, len(flat))] if whole else ()):
        told = [
            one for start, end in group for one in caps(flat, start, end) if _CEILING.search(flat[max(one.start - _BACK, 0) : one.start])
        ] or [one for start, end in group for one in amounts(flat, start, end) if one.per_unit and _under_a_ceiling(flat, one.start)]
        if told:
            return cap_of(told)
    return UNSAID


def _under_a_ceiling(flat: str, at: int) -> bool:
    """Whether the words before a price of one in its sentence make it a ceiling, and none of them a price that was agreed on:
    最高投标限价：一标段98万元/辆，二标段73.5万元/辆."""
    before = flat[max(flat.rfind("\n", 0, at), flat.rfind("。", 0, at), at - LONGEST_OFFER, 0) : at]
    limited = max(before.rfind(word) for word in ("限价", "控制价", "拦标价"))
    return limited >= 0 and "\t" not in before[limited:] and not any(word in before[limited:] for word in _AGREED)


def _apart(flat: str, part: Part) -> tuple[str, ...]:
    """What sets a line apart in words about several: its whole name or its size (10.5米级)."""
    name = fold(part.item.name.value or "") or (flat[part.own[0][0] : part.mention.end] if part.own and part.mention else "")
    size = _SIZE.search(name)
    return tuple(word for word in (name, size.group(0) if size else "") if word)


def _names(flat: str, words: tuple[str, ...], at: int) -> bool:
    """The words in front of a cap name a line by what sets it apart."""
    line = flat.rfind("\n", 0, at) + 1
    if "\t" in flat[line:at]:
        return False
    before = flat[max(line, at - _LONGEST_NAMED) : at]
    before = before[max(before.rfind(sign) for sign in "，,；;。：:") + 1 :]
    return any(word in before for word in words)
