"""classifier: how many of a line are bought."""

from collections.abc import Sequence

from reading import regex
from reading.candidates import MOST_SHOWN, UNSAID
from reading.quantities import Count, counts, labelled
from schemas.values import Read, Span, read, refused
from services.classifier.clauses import LONGEST_OFFER, Region
from services.classifier.parts import Part
from services.classifier.witnesses import stand_in

_NOT_BOUGHT = regex.compile(
    r"业绩|变更原因|变更理由|变更事由|签订|类似项目|样车|评分|得分|试驾|资质|保有|现有|原有|原为|旧车|报废|租|每[辆台][^,，]{0,8}$"
)
_IN_PART = ("首批", "每批", "首期", "第一批", "第二批", "先交付", "先行交付", "先到货")
"""Right before a number: what is delivered of the whole at a time."""
_HAD = regex.compile(r"保有|现有|原有|原为|旧车|报废")
_NEWLY = regex.compile(r"增购|新购|拟购|再购|添购|添置|购置|购买|采购|更新|新增|增加|增配")
_OPEN = ("不限", "若干", "详见", "见附件", "见清单", "以实际")


def quantity(flat: str, part: Part, fallback: Sequence[Region], whole: bool) -> Read[int]:
    """How many: the item's own figure, the number in prose, then what is said around it."""
    for told in (part.number, part.item.quantity) if _of_the_lot(part) else (part.item.quantity, part.number):
        if (told.said or (told.why and not _left_open(flat, told.evidence))) and stand_in(flat, told.evidence):
            return told
    for group in (part.own, fallback, [(0, len(flat))] if whole else ()):
        if not (found := _stated(flat, group)):
            continue
        values = {one.value for one in found}
        spans = [Span(one.start, one.end) for one in found[:MOST_SHOWN]]
        return read(values.pop(), spans, "number with a measure word") if len(values) == 1 else refused("several numbers stated", spans[:6])
    return UNSAID


def _stated(flat: str, group: Sequence[Region]) -> list[Count]:
    """The numbers that regions tell: those of 辆 and those that a contract comes to before others, and labels' where these differ."""
    found = [one for start, end in group for one in counts(flat, start, end) if _bought(flat, one.start)]
    if found:
        found = [one for one in found if one.measure == "辆"] or found
        found = [one for one in found if _agreed_anew(flat, one.start)] or found
        if found[0].measure == "辆" or len({one.value for one in found}) == 1:
            return found
    behind = [one for start, end in group for one in labelled(flat, start, end) if _bought(flat, one.start)]
    return behind if len({one.value for one in behind}) == 1 else found or behind


def comes_to(flat: str, places: Sequence[Region]) -> Read[int]:
    """How many a contract comes to by its change, where the words say just one number: 原合同15辆；现增加1辆，变更后数量16辆."""
    found = {one.start: one for start, end in places for one in counts(flat, start, end) if _agreed_anew(flat, one.start)}
    if len({one.value for one in found.values()}) != 1:
        return UNSAID
    spans = [Span(one.start, one.end) for one in found.values()]
    return read(next(iter(found.values())).value, spans[:MOST_SHOWN], "number after the change")


def _of_the_lot(part: Part) -> bool:
    """Whether a form's bare 1 counts the lot itself, whose words count the vehicles: 标项名称：巡逻车辆 / 数量：1 / 简要规格描述：越野车9辆."""
    return part.item.quantity.value == 1 and not part.item.unit and (part.number.value or 0) > 1


def _agreed_anew(flat: str, at: int) -> bool:
    """Whether a number stands behind what a contract comes to now: 原合同金额：527万元（10辆）；变更后合同金额：579.7万元（11辆）."""
    clause = flat[max(at - LONGEST_OFFER, 0) : at].rpartition("。")[2].rpartition(";")[2].rpartition("\n")[2]
    return "后" in clause and "原合同" not in clause and any(word in clause for word in ("变更后", "调整后"))


def _left_open(flat: str, cells: Sequence[Span]) -> bool:
    """Whether a cell of numbers leaves it to the words around: 不限, 详见附件."""
    return any(flat.startswith(_OPEN, cell.start) for cell in cells if not cell.text)


def _bought(flat: str, at: int) -> bool:
    """Not a number of past contracts, of scoring, of old cars."""
    words = flat[max(at - 40, 0) : at].rpartition("。")[2].rpartition("；")[2].rpartition(";")[2].rpartition("\n")[2]
    words = words.replace("出租", "  ")  # a taxi's name is no rent
    if words.rstrip(" :为").endswith(_IN_PART):
        return False
    had = list(_HAD.finditer(words))
    if had and _NEWLY.search(words[had[-1].end() :]):
        words = words[had[-1].end() :]  # 现有两台…增购1台
    return not _NOT_BOUGHT.is_match(words)
