"""classifier: the price of one that the words of a result tell."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reading import regex
from reading.brands import brand_end
from reading.candidates import UNSAID
from reading.cells import BARE_UNIT_PRICE_FROM
from reading.money import Amount, amounts, amounts_of_one, unit_of
from schemas.values import Read, Span, read, refused
from services.classifier.caps import NEAR
from services.classifier.clauses import LONGEST_CLAUSE, LONGEST_OFFER, LONGEST_REMARK, Region
from services.classifier.parts import Part

_PRICED = regex.compile(
    r"(?:(?:成交|中标|合同)?单价|(?:单台|单车|单辆|每辆|每台)(?:成交|中标|合同)?(?:单价|价格|价))(?:[(（](万?元)(?:/[辆台])?[)）])?(?:为|是)?[:：]? ?"
)
_ONE_WON = regex.compile(
    r"(?:成交|中标|中选|合同|验收|供货)(?:产品|内容|标的|车型|货物|车辆)(?:名称|信息)?:[^;。\n]{2,50}([,、 (][ ]?(?:1|一|壹)[ ]?(?:辆|台|部))[,、]"
)
"""What was won is one thing: its sum is the price of one."""
_OTHER_OFFER = regex.compile(
    r"第[二三四五六2-6]名?(?:中标|成交|中选)?(?:候选|名|位|备选)|(?:候选人|排名|名次)[: ]{0,2}第?[二三四五六2-6](?:名|位|[^0-9万元]|$)"
    r"|备选(?:供应商|中标)|未中标|落选"
)
"""A line about somebody who has not won."""
_OTHER_PRICES = ("限价", "控制价", "控制单价", "限制单价", "预算", "不超过", "第二", "第三", "费", "租", "上限", "未中标", "最高")
_OF_A_LOT = regex.compile(r"第[二三]个?(?:标?包|标段|标项|分标|批)")
"""A number that ranks nobody: 第二包：客车2辆，369000元/辆."""
_OFFER_BEHIND = (",品牌", ",型号", ",规格", ",厂牌", ",牌号")
_TIMES = regex.compile(r"^ ?[×xX*✕] ?")
_REMARK = regex.compile(r"^\([^()\n]{1,60}\)")
_LIMITING = ("限", "限制", "最高", "控制", "上限", "预算")
"""Words that make a limit of the price behind them: 最高限制单价."""
_RESULTS = ("中标", "成交", "中选", "合同")
"""Labels in a table of pairs whose values tell the result."""


def price_said(flat: str, part: Part) -> Read[Decimal]:
    """The price of one in the prose of a result: 数量1辆，单价239,800元; refused where several are said."""
    told = next((found for places in (part.own, part.beyond) if (found := _prices(flat, places))), []) or _of_its_only(flat, part)
    values = {one.value for one in told}
    spans = [Span(one.start, one.end) for one in told][:6]
    if len(values) > 1:
        return refused("several unit prices stated", spans)
    return read(values.pop(), spans, "unit price in prose") if values else UNSAID


def _of_its_only(flat: str, part: Part) -> list[Amount]:
    """The sum right behind the number of a thing of which one was bought (押解车，型号XY5100，1辆，41.58万元; 1辆（柴油），41.58万元), or that a
    number is multiplied by: 2辆×11.5万元."""
    counted = part.number.evidence[0].end if part.number.evidence else 0
    if counted and (times := _TIMES.match(flat[counted : counted + NEAR])):
        return [
            one
            for one in amounts(flat, counted + times.end(), counted + LONGEST_CLAUSE)[:1]
            if one.unit_said and one.start <= counted + NEAR
        ]
    if part.number.value == 1 and counted:
        if told := _alone_in_brackets(flat, counted):
            return told
        remark = _REMARK.match(flat[counted : counted + LONGEST_REMARK])
        at = counted + (remark.end() if remark else 0)
    else:  # 成交产品：某牌某型 1.5T，1辆，134600元
        once = {start + one.end(1) for start, end in (*part.own, *part.around) for one in _ONE_WON.finditer(flat[start:end])}
        at = once.pop() if len(once) == 1 else 0
    if not flat.startswith(",", at):
        return []
    told = amounts(flat, at, at + LONGEST_CLAUSE)[:1]
    ends = _ends_offer(flat, told[0].end) if told else False
    alone = ends and told[0].unit_said and told[0].start <= at + 2
    return told if alone and told[0].value >= BARE_UNIT_PRICE_FROM and not _of_another(flat, at) else []


def _alone_in_brackets(flat: str, at: int) -> list[Amount]:
    """The sum that is all that brackets say: 皮卡1辆（14.98万元）."""
    closed = flat.find(")", at, at + LONGEST_CLAUSE) if flat.startswith("(", at) else -1
    told = amounts(flat, at + 1, closed) if closed > 0 else []
    whole = len(told) == 1 and told[0].unit_said and told[0].start <= at + 2 and told[0].end == closed
    return told if whole and told[0].value >= BARE_UNIT_PRICE_FROM and not _of_another(flat, at) else []


def _ends_offer(flat: str, at: int) -> bool:
    """Whether nothing more is told of a sum: its clause ends, or what was offered stands behind it."""
    if at == len(flat) or flat.startswith((";", "。", ")", "\n", *_OFFER_BEHIND), at):
        return True
    return flat.startswith(",", at) and brand_end(flat[at + 1 : at + LONGEST_CLAUSE]) > 0


def _prices(flat: str, places: Sequence[Region]) -> list[Amount]:
    """The prices of one that regions tell, by their labels before those that only say each (5400元/辆)."""
    return [one for start, end in places for one in _priced(flat, start, end)] or [
        one for start, end in places for one in amounts_of_one(flat, start, end) if _of_the_result(flat, one.start)
    ]


def _priced(flat: str, start: int, end: int) -> Iterator[Amount]:
    """The sums behind labels of unit prices in a region."""
    for match in _PRICED.finditer(flat[start:end]):
        at, unit = start + match.end(), match.group(1)
        for one in amounts(flat, at, end, unit_of(unit or ""))[:1]:
            if _is_price(flat, start + match.start(), at, one, unit is not None):
                yield one


def _is_price(flat: str, start: int, end: int, one: Amount, measured: bool) -> bool:
    """Whether a sum right behind a label of unit prices (start to end) is a price with its unit, and no limit."""
    told = measured or one.unit_said or "RMB" in flat[end : one.start + 3]
    return (
        told
        and one.value >= BARE_UNIT_PRICE_FROM
        and one.start - end <= NEAR
        and not any(word in flat[end : one.start] for word in _LIMITING)
        and not flat[:start].endswith(_LIMITING)
        and not _of_another(flat, start)
    )


def _of_another(flat: str, at: int) -> bool:
    """Whether the words before a price in its line speak of an offer that has not won: 第二中标候选人：…，单价69.9万元/辆."""
    return _OTHER_OFFER.is_match(flat[max(flat.rfind("\n", 0, at) + 1, at - LONGEST_OFFER) : at])


def _of_the_result(flat: str, at: int) -> bool:
    """The price of one (5400元/辆) that is no limit and nobody else's offer."""
    before = _OF_A_LOT.sub("", flat[max(flat.rfind("\n", 0, at) + 1, at - 40) : at])
    label, tab, _ = before.partition("\t")
    told = not tab or (before.count("\t") == 1 and label.startswith(_RESULTS))
    return told and not any(word in before for word in _OTHER_PRICES) and not _of_another(flat, at)
