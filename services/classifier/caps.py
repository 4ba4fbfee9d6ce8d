"""classifier: the most that one vehicle of a line may cost, read only where the notice speaks of this line."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import islice

from reading import regex
from reading.candidates import MOST_SHOWN, UNSAID
from reading.capcolumns import head_cap
from reading.decoys import of_a_rule
from reading.folding import flat as fold
from reading.money import Amount, amounts, amounts_of_one
from reading.unitcaps import LEAST, cap_of, caps, caps_by_name, planned, speaking
from reading.vehicles import mentions
from schemas.events import NoticeRead
from schemas.reading import Kind, Method
from schemas.values import Read
from services.classifier.changed import changed_caps
from services.classifier.clauses import LONGEST_CLAUSE, LONGEST_OFFER, Region, within
from services.classifier.parts import Part
from services.classifier.results import agreed
from services.classifier.siblings import block_end, style_of
from services.classifier.turns import in_turn

_LONGEST_NAMED = 24
"""Signs before a cap in which its line may be named."""
_SIZE = regex.compile(r"[0-9]{1,2}(?:\.[0-9])?(?:米级|米|吨|座|T|t)")
_AGREED = ("中标", "成交", "中选", "合同", "报价", "单价为")
NEAR, _NEAR_WITHIN = 4, 8
_OWN_CEILING = regex.compile(
    r"(?:^|[,;:()\n\t 。-])(?:最高)?(?:限价|控制价|限额|拦标价|报价上限|价格上限|上限价|最高价|限)(?:为|是|:|不超过|不得超过|不高于|≤)?[:¥ ]?(?:人民币)?"
    r"|(?:[,;](?:价格|报价|整车)?|车|SUV|MPV|皮卡)(?:最高)?(?:不(?:得)?(?:超过?|高于|大于)|≤|<=)(?:人民币)?"
)
_WITHIN = regex.compile(r"^[ ]?(?:[(（]含[)）])?(?:以内|以下|之内)")
_PRICE = regex.compile(r"[,;、:(](?:(?:价格|售价|报价|车价|价位|单价)[^0-9,;。\n]{0,6}|控制在)")
"""机要通信用车为国产轿车，价格12万元以内; 面包车1辆，控制在9万元以内."""
_BARE_WITHIN = regex.compile(
    r"[,;、:(] ?(?:预算|预计|控制|约)?(?:金额|资金)?(?:控制)?(?:在)?([0-9][0-9.,]{0,9} ?万元)(?:[(（]含[)）])?(?:以内|以下|之内)"
)
"""轿车1辆，排量1.6升以下，12万元以内."""
_CEILING = regex.compile(
    r"(?:单价|单车|单台|单辆|每台|每辆)(?:最高)?(?:限价|控制价|限额|上限)[^,;。\n]{0,8}$|(?:最高限价|控制价|限价|控制|最高限制|限制)单价[^,;。\n]{0,8}$"
)
_CEILINGS = ("限价", "控制价", "拦标价", "限额", "上限", "制单价")
"""One of these is in all that a result tells of a ceiling."""
_VEHICLES_PRICE = regex.compile(
    r"^(?:每[辆台]|单[辆台])?(?:整车|车辆|\p{Han}{1,8}车)(?:的)?(?:最高)?(?:单价|价格|限价|控制价)[^分别]{0,12}$"
)
_OTHERS_PRICE = regex.compile(r"^(?:每[个台套只])?\p{Han}{2,8}(?:的)?(?:最高)?(?:单价|价格|限价|控制价)")
_BACK = 24


def cap(notice: NoticeRead, flat: str, part: Part, single: bool, whole: bool, unblanked: str) -> Read[Decimal]:
    """The most that one may cost, as stated for this line; results of a procurement state none.
    `unblanked`: the text before words of it were blanked."""
    if agreed(notice):
        return _cap_of_result(flat, part, single, whole)
    spoken = speaking(unblanked)
    if part.head and part.row and (found := head_cap(flat, part.head, part.row)):
        return cap_of([found])
    if single and (changed := list(changed_caps(notice, flat, part))):
        return cap_of(changed)
    if told := [one for clause in part.named for one in caps_by_name(flat, *clause, spoken) if not in_turn(flat, one.start)]:
        return cap_of(told)
    if not single and (part.number.value or part.item.quantity.value) == 1 and part.names == () and (ceiling := _of_the_only(flat, part)):
        return cap_of(ceiling)
    old = [(span.start, span.end) for change in notice.facts.changes for span in change.before.evidence]
    for group in (part.own, part.beyond if single else (), [(0, len(flat))] if whole else ()):
        told = [one for start, end in group for one in caps(flat, start, end, spoken) if not any(a <= one.start < b for a, b in old)]
        told = told if single else [one for one in told if not in_turn(flat, one.start)]
        clauses = [place for place in group if not whole and place[1] - place[0] <= LONGEST_CLAUSE]
        told = told or [one for place in clauses for one in caps_by_name(flat, *place, spoken) if one.per_unit]
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
    holding = [about for about in holding if within(about, at)]
    return bool(holding) and not any(within(about, start) for about in holding for start, _ in part.own[:1])


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
    told = {one.start: one for one in found}.values()
    return [one for one in told if not in_turn(flat, one.start) and not of_a_rule(flat, one.start)]


def caps_of_single_things(notice: NoticeRead, flat: str, parts: Sequence[Part]) -> list[Read[Decimal]]:
    """One cap a line where of each just one is bought and each tells its own ceiling (1辆为皮卡，限价15.6万元；1辆为SUV，限价18万元), and
    of a single one among others what brackets behind it tell: 宣传车1辆（9座，限价44万元）；摩托车4辆."""
    listed = notice.facts.method.value is Method.FRAMEWORK  # no numbers are agreed on, so that every ceiling is of one
    single = [(part.number.value or part.item.quantity.value or listed) == 1 for part in parts]
    if agreed(notice) or not any(single):
        return []
    told = [ceilings(flat, part.own[:1]) if once else [] for part, once in zip(parts, single, strict=True)]
    if not all(single):
        told = [[one for one in own if _in_brackets_behind(flat, part, one)] for part, own in zip(parts, told, strict=True)]
        return [cap_of(own) if len(own) == 1 else UNSAID for own in told] if any(told) else []
    return [cap_of(own) for own in told] if all(len(own) == 1 for own in told) else []


def _in_brackets_behind(flat: str, part: Part, one: Amount) -> bool:
    """Whether a sum stands in the brackets that open right behind a vehicle's number."""
    opened = [span.end for span in part.number.evidence if flat.startswith("(", span.end)]
    return any(at < one.start <= flat.find(")", at) for at in opened)


def cap_of_single_thing(notice: NoticeRead, flat: str, part: Part) -> Read[Decimal]:
    """The ceiling that the own words of a thing bought once tell, where they tell just one."""
    told = ceilings(flat, part.own) if not agreed(notice) else []
    return cap_of(told) if len(told) == 1 else UNSAID


def _cap_of_result(flat: str, part: Part, single: bool, whole: bool) -> Read[Decimal]:
    """A result tells the ceiling of one only where it says the word: 单价最高限价39万元/辆."""
    if part.head and part.row and (found := head_cap(flat, part.head, part.row)):
        return cap_of([found])
    if not any(word in flat for word in _CEILINGS):
        return UNSAID
    for group in (part.own, part.beyond if single else (), [(0, len(flat))] if whole else ()):
        told = [
            one for start, end in group for one in caps(flat, start, end) if _CEILING.search(flat[max(one.start - _BACK, 0) : one.start])
        ] or [one for start, end in group for one in amounts_of_one(flat, start, end) if _under_a_ceiling(flat, one.start)]
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
