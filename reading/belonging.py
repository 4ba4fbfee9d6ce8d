"""reading: whether a sum belongs to the label before it: to the whole, a lot, one piece, another label or nobody."""

from collections.abc import Sequence

from reading import regex
from reading.document import Document, Tag
from reading.lotmap import LotMap
from reading.money import Amount
from reading.quantities import counts
from reading.told import EACH, FIELD, TOTALS
from reading.vehicles import mentions

_FILLER = regex.compile(
    r"^(?:(?:仍|现|相应|同步|统一)*(?:调整|更正|变更|修改)?(?:为|至|到)|为|是|仍|仍然|依然|维持|保持|不变,|不变|不作调整,|分别为?|共计|合计|总计|总价|约"
    r"|不超过|不高于|不得超过|人民币|大写|小写|报价|最后报价|\(.{0,12}\)|[\s:¥(\-])*$"
)
_LEADS_TO_LOTS = regex.compile(r"^(?:\(其中|\(|[,;:]?其中)[:,]?(?:第|采购|合同|分|标)?(?:包|标段|标项|标包)?")
_POLICY = ("以下", "以上", "及以上", "及以下", "的")
_PARTS = frozenset("。;；%率")
"""Signs that part a sum from a label before it."""
_OF_ALL = regex.compile("预算|限价|控制价|金额|总|项目|本|采购|合同|全部|共|大写|小写|人民币|不|超|每|单价|报价|价格?[:为]?$")
_NEXT_PART = regex.compile(r"^[^,;、。]{0,12}[,;、。]\s*([^,;、。\t\n]{2,20})$")
_NO_PART = regex.compile("预算|限价|控制价|其中|大写|小写|人民币|保证金|费|单价|税|报价|付|含|超|不|折|总|共|合计|每|/")
"""Words before a sum of the whole; a further sum with its name; words that make a further sum no part beside the first."""
_LOT_BEFORE = regex.compile(
    r"(?:(?:包|标段|标项|分标)[0-9一二三四五六七八九十]{1,3}|第?[0-9一二三四五六七八九十]{1,3}(?:包|标段|标项|分标))$"
)
_EVERY = regex.compile(r"每[\p{Han}]{1,4}$")
_CEILING = regex.compile(r"(?:限价|控制价|拦标价)")
_NUMBERED_ROW = regex.compile(r"^ ?[0-9]{1,3} ?\t")
_OF_THINGS = frozenset(("price_cap", "budget", "budget_and_cap"))
"""Keys of limits and budgets that may be told thing by thing."""
_CELLS = 3
"""Tabs of a row that tells a thing, its number and more."""
_EACH_BACK = 14
_EACH_SIGNS = frozenset(word[0] for word in EACH)
_WINDOW = 100
OFFERS = frozenset(("投标报价", "投标价格", "投标总价", "投标总报价", "响应报价", "最终报价", "最后报价", "报价"))
"""Sums that every bidder has: an award only behind the winner's name."""
_NEAR = 3
_NAME_BACK, _BEHIND_NAME = 20, 4
"""Signs of a name before a limit, and of what stands between: 越野车 单台 最高限价."""
NEAR_LABEL = 40
"""Signs around a label within which lots are enumerated for it."""


def _for_one(words: str) -> bool:
    """Whether words before a sum make it the price of one, whatever it is counted in: 每吨, 每车次."""
    return words.endswith(EACH) or ("每" in words and _EVERY.search(words) is not None)


def _names_vehicle(words: str) -> bool:
    """Whether a few words before a sum name a kind of vehicle."""
    return len(words) <= NEAR_LABEL and any(one.specific for one in mentions(words))


def _named_before(flat: str, line: int, at: int) -> bool:
    """Whether the clause before a place is the name of one kind of vehicle, with 单台 or the like behind it at most."""
    words = flat[max(line, at - _NAME_BACK) : at]
    words = words[max(words.rfind(sign) for sign in ",;。:(、\t\n") + 1 :]
    told = [one for one in mentions(words) if one.category is not None]
    return len(told) == 1 and told[0].specific and len(words) - told[0].end <= _BEHIND_NAME


_TOTAL = regex.one_of(TOTALS)


class Belonging:
    """Whether the sum behind a label is the label's."""

    def __init__(self, doc: Document, lots: LotMap) -> None:
        self.doc, self.lots = doc, lots

    def of_one(self, tag: Tag) -> bool:
        """Whether the words right before a label make it the limit of one: 单台招标控制价, 每辆车(裸车)的最高限价."""
        before = self.doc.flat[max(tag.start - _EACH_BACK, self.doc.starts[tag.line]) : tag.start]
        if _EACH_SIGNS.isdisjoint(before):
            return False
        words = before[max(before.rfind(sign) for sign in ",;。:、\t元") + 1 :]
        return any(word in words for word in EACH) and "总" not in words

    def told_of_one(self, tag: Tag, one: Amount) -> bool:
        """Whether the words between a label and its sum make it the limit of one: 最高限价：单台人民币壹拾贰万元."""
        return self.doc.flat[tag.value_start : one.start].replace("人民币", "").rstrip(" :为¥").endswith(EACH)

    def of_one_of_several(self, tag: Tag) -> bool:
        """Within brackets behind one of several things that a line counts: 勘查车壹辆（限价28万元）；摩托车拾伍辆（限价3.2万元/辆）."""
        line = self.doc.starts[tag.line]
        if self._of_its_name(tag) or self._of_its_segment(tag) or self._of_its_row(tag) or self._of_its_line(tag):
            return True
        opened = self.doc.flat.rfind("(", line, tag.start)
        if opened < 0 or self.doc.flat.find(")", opened, tag.start) >= 0:
            return False
        if _LOT_BEFORE.search(self.doc.flat[line:opened]) and not any(self.lots.regions_at(tag.start)):
            return True  # 包2（…，预算100万元）将另行组织采购: of a lot that this notice does not tell of
        own = next((place for place in self.lots.regions_at(tag.start) if place[0] >= line), (line, self.doc.ends[tag.line]))
        told = list(counts(self.doc.flat, own[0], min(own[1], self.doc.ends[tag.line])))
        return len(told) > 1 and any(0 <= opened - one.end <= 1 for one in told)

    def _of_its_name(self, tag: Tag) -> bool:
        """Whether a sentence limits several things, each right behind its name: 越野车单台最高限价33万元，工程车最高限价32万元."""
        flat, line, end = self.doc.flat, self.doc.starts[tag.line], self.doc.ends[tag.line]
        if tag.key not in _OF_THINGS or not _named_before(flat, line, tag.start):
            return False
        begin = max(flat.rfind("。", line, tag.start) + 1, line)
        stop = flat.find("。", tag.start, end)
        others = [begin + one.start() for one in _CEILING.finditer(flat[begin : stop if stop >= 0 else end])]
        return any(_named_before(flat, line, at) for at in others if not tag.start <= at < tag.end)

    def _of_its_segment(self, tag: Tag) -> bool:
        """Whether segments of a line count one thing each and tell its limit: 1辆为皮卡，限价15.6万元；1辆为SUV，限价18万元."""
        flat, line, end = self.doc.flat, self.doc.starts[tag.line], self.doc.ends[tag.line]
        if tag.key not in _OF_THINGS or flat.find(";", line, end) < 0 or next(iter(self.lots.regions_at(tag.start)), None):
            return False
        begin = max(flat.rfind(sign, line, tag.start) for sign in ";。:") + 1
        begin = max(begin, flat.rfind("其中", line, tag.start), line)
        following, stop = flat.find(";", tag.start, end), flat.find("。", tag.start, end)
        other = (
            (following + 1, stop if stop > following else end) if following >= 0 else (max(flat.rfind(";", line, begin - 1), line), begin)
        )
        return all(tag.word in flat[a:b] and next(counts(flat, a, b), None) is not None for a, b in ((begin, tag.end), other))

    def _of_its_line(self, tag: Tag) -> bool:
        """Whether lines one below the other each count a thing and tell its limit: 大客车1辆，限价88万元； / 中客车2辆，限价38万元/辆。"""
        doc = self.doc
        if tag.key not in _OF_THINGS or not self._counts_before(tag.line, tag.word) or next(iter(self.lots.regions_at(tag.start)), None):
            return False
        return any(self._counts_before(line, tag.word) for line in (tag.line - 1, tag.line + 1) if 0 < line < len(doc.lines))

    def _counts_before(self, line: int, word: str) -> bool:
        """Whether a line counts one thing before a word."""
        at = self.doc.flat.find(word, self.doc.starts[line], self.doc.ends[line])
        return at >= 0 and len(list(counts(self.doc.flat, self.doc.starts[line], at))) == 1

    def _of_its_row(self, tag: Tag) -> bool:
        """Whether it stands within a cell of one of several rows: 1 | 轿车 | 2辆 | 5座；限价18万元, 轿车 | 2 | 辆 | 5座，限价18万元."""
        lines, row = self.doc.lines, self.doc.lines[tag.line]
        if row.count("\t") < _CELLS or any(self.lots.regions_at(tag.start)):
            return False
        beside = lines[max(tag.line - 1, 0) : tag.line] + lines[tag.line + 1 : tag.line + 2]
        if self.doc.flat[tag.start - 1] in ",;、(" and any(other.count("\t") == row.count("\t") for other in beside):
            return True
        return _NUMBERED_ROW.match(row) is not None and any(
            other.count("\t") >= _CELLS - 1 and _NUMBERED_ROW.match(other) for other in beside
        )

    def words_of_another(self, tag: Tag) -> bool:
        """大写 behind a budget or a ceiling puts that sum into words."""
        before = self.doc.tag_before(tag.start)
        if before is None or before.line != tag.line:
            return False
        others = before.key == "award" and before.word in OFFERS and before.party != "supplier"
        return others or before.key not in ("award", "award_total", "contract_amount", "supplier")

    def is_value(self, tag: Tag, first: Amount) -> bool:
        if first.end < tag.value_start:
            return True
        filler = self.doc.flat[tag.value_start : first.start]
        if self.of_another(tag, first.start) or self.lots.number_between(tag.value_start, first.start):
            return False
        if _TOTAL.is_match(filler) and "%" not in filler:
            return len(filler) <= _WINDOW // 2
        closed = self.doc.flat.endswith(")", 0, first.end)  # （轿车3辆，预算45万元）的采购活动
        if not closed and self.doc.flat[first.end : first.end + 3].startswith(_POLICY) and "budget" in tag.key:
            return False
        if tag.shape == "prose":
            filler = filler.removeprefix("均" if tag.key == "budget_and_cap" else "")  # 预算及最高限价均为100万元
            return bool(_FILLER.match(filler))
        return len(filler) <= 24 and _PARTS.isdisjoint(filler) and not _for_one(filler.rstrip())

    def goes_on_with_lots(self, end: int) -> bool:
        """Whether a sum is told lot by lot right behind it, and so is the whole's: 预算共计90万元（包1：50万元，包2：40万元）."""
        lead = _LEADS_TO_LOTS.match(self.doc.flat[end : end + NEAR_LABEL])
        return lead is not None and self.lots.number_between(end, end + lead.end() + _NEAR)

    def of_another(self, tag: Tag, at: int) -> bool:
        """Whether another label of sums stands between a label and a sum: 最高限价（A包24.5万元/辆），预算总额90万元."""
        last = self.doc.tag_before(at)
        if last is None or last.start <= tag.start or last.key not in FIELD or FIELD[last.key] == FIELD.get(tag.key, ""):
            return False
        if self.doc.flat[last.start - 1 : last.start] == "(" and self.doc.flat.startswith(")", last.end):
            return False  # 采购预算(最高限价)36万元: one sum under both
        return "同" not in self.doc.flat[last.start - 1 : at] and "一致" not in self.doc.flat[last.end : at]  # 与预算金额相同（648000元）

    def behind_lots(self, tag: Tag) -> bool:
        """Whether lots are enumerated right before a label: 分包1、分包2预算金额分别为72万元、36万元."""
        return self.lots.number_between(max(self.doc.starts[tag.line], tag.start - NEAR_LABEL), tag.start)

    def of_parts(self, tag: Tag, found: Sequence[Amount]) -> bool:
        """Whether a label lists the sums of parts, each behind its name: 最高限价：小轿车18万元，面包车12万元."""
        lead = self.doc.flat[tag.value_start : max(found[0].start, tag.value_start)]
        of_one = len(found) > 1 and (found[0].per_unit or lead.endswith(EACH))
        if len(found) > 1 and not of_one and _names_vehicle(lead) and _names_vehicle(self.doc.flat[found[0].end : found[1].start]):
            return True  # 限价：轿车不高于16万元，客车每辆不高于30万元
        if len(found) < 2 or _FILLER.match(lead) or _OF_ALL.search(lead):
            return False
        following = _NEXT_PART.match(self.doc.flat[found[0].end : found[1].start])
        return following is not None and not _NO_PART.search(following.group(1))
