"""reading: what in a specification asks for nothing: old cars and lists of them, examples of judging, choices not bought, extras."""

from collections.abc import Iterable
from itertools import pairwise

from reading import regex
from reading.grids import Grid, Paragraph

_ASIDE = regex.compile(
    r"例如|不单独计价|不另计价|配套供应|例:|示例|举例|如要求|"
    r"(?:视为|视作|属于?|为|按|作|构成|认定|判定|每|记|如|若|有)[^,;。(]{0,6}[正负]偏离|[正负]偏离[^,;。)]{0,8}(?:分|处理|无效|扣|加)|"
    r"[得加扣][0-9.]{1,4}分|上年度|上一年度|往年|同类项目|业绩|不作为|仅供|可供选装|不采购|参考车型|经营范围|备用车|代步车|代用车"
    r"|(?:旧|原)(?:有)?(?:公务)?(?:用车|车辆|汽车|车)(?:为|系|是|包括|共|:)|不在本(?:项目|次(?:采购|招标|更新)?)(?:采购)?范围|不设(?:[^座乘]|$)|主管部门|资质条件|政策规定|配备标准|不纳入本次|不属于本(?:项目|次)|随本次更新|一并报废|一并处置|更新淘汰|对外转让|另行处置|公开处置"
)
_OLD = regex.compile(r"原有|现有|现用|旧[^,。;\n]{0,4}车|报废|在用|淘汰|原车|原配备")
_RULE = regex.compile(r"(?:根据|按照|依据|按|依照)《[^》]{2,40}(?:办法|规定|通知|细则|标准|条例)》[^。]{0,60}(?:配备|标准|价格|排)")
_BUYS = regex.compile(r"采购|购置|拟购|购买|新购|更新|要求")
_NO_PURCHASE = regex.compile(r"[0-9]{2,4}年(?:[0-9]{1,2}月)?(?:购置|采购|购买|购入|更新)的?|采购(?:人|方|单位|代理|中心|办)")
"""When an old car was bought (2011年购置的轿车报废) and who buys (采购人现有轿车2辆): no purchase now."""
_BESIDES = regex.compile(
    r"^[\s(（]{0,2}(?:[0-9一二三四五六七八九十]{1,3}[、.．)）]\s?)?(?:[一二三四五六七八九十]、)?"
    r"(?:充电桩|头盔|附属设备|随车设备|随车配备|随车器材|手抬|另行采购|赠送)"
)
_OLD_CARS = regex.compile(
    r"^(?:[(（]?[0-9一二三四五六七八九十]{1,2}[、.)）] ?)?(?:现有|原有|现用|原|旧|拟?报废|拟处置|拟更新|被更新|需更新)(?:的)?(?:公务|业务|执法)?(?:用车|车辆|汽车|车)"
    r"(?:的)?(?:基本|有关)?(?:情况|信息|现状|状况|资料)?:?$"
)
"""The heading of a form's section on cars that are there already."""
_END = regex.compile(r"[。;；!]")
_CLAUSE_END = regex.compile(r"[,，]")

_OF_OWNED = regex.compile(
    r"车牌|号牌|牌照号|(?:购置|购入|购买|登记|启用|出厂|投用)(?:年份|年度|年月|日期|时间)|已?行驶(?:里程|公里)|已使用|处置|现状"
)
"""Heads of a list of vehicles that are there already."""
_OF_NEW = ("拟", "新购", "更新后", "采购", "要求", "参数", "配置")


def asked_for(flat: str, block: Paragraph) -> list[Paragraph]:
    """The parts of a paragraph that ask for something: itself where no sentence is beside the purpose."""
    words = flat[block.start : block.end]
    if not (_ASIDE.search(words) or _OLD.search(words) or _BESIDES.match(words) or _RULE.search(words)):
        return [block]
    if _BESIDES.match(words):
        return []
    kept = [place for place in _sentences(flat, block) if not _beside_the_purpose(flat[slice(*place)])]
    return [Paragraph(*new) for place in kept for new in (_new_of(flat, *place) if _OLD.search(flat[slice(*place)]) else [place])]


def _new_of(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence without what it says of old cars before it comes to what is bought: 原有轿车一辆已达报废年限，拟购置SUV两辆."""
    clauses = [(start + a, start + b) for a, b in pairwise([0, *(one.end() for one in _CLAUSE_END.finditer(flat[start:end])), end - start])]
    olds = [place for place, clause in enumerate(clauses) if _OLD.search(flat[slice(*clause)]) and not _buys(flat[slice(*clause)])]
    if not olds:
        return [(start, end)]
    news = [place for place, clause in enumerate(clauses) if place > olds[0] and _buys(flat[slice(*clause)])]
    if not news:
        return [(start, end)]
    told = [(start, clauses[olds[0]][0]), (clauses[news[0]][0], end)]
    return [one for one in told if flat[slice(*one)].strip(" ,，")]


def _sentences(flat: str, block: Paragraph) -> list[tuple[int, int]]:
    """The clauses between full stops and semicolons; of a sentence that quotes a rule (根据《…办法》，…1.6升；…1.8升) none."""
    ends = [match.end() + block.start for match in _END.finditer(flat[block.start : block.end])]
    places = [(start, end) for start, end in pairwise([block.start, *ends, block.end]) if flat[start:end].strip()]
    found: list[tuple[int, int]] = []
    quoted = False
    for start, end in places:
        quoted = quoted or (_RULE.search(flat[start:end]) is not None and not _buys(flat[start:end]))
        if not quoted:
            found.append((start, end))
        quoted = quoted and not flat[start:end].rstrip().endswith(("。", "!"))
    return found


def _buys(words: str) -> bool:
    return _BUYS.search(_NO_PURCHASE.sub("", words)) is not None


def _beside_the_purpose(words: str) -> bool:
    return bool(_ASIDE.search(words)) or (bool(_OLD.search(words)) and not _buys(words))


def lists_owned(heads: Iterable[str]) -> bool:
    """Whether heads are of a list of vehicles that are there already: they tell plates and years, and nothing of what is to be bought."""
    said = "\t".join(heads)
    return _OF_OWNED.search(said) is not None and not any([word in said for word in _OF_NEW])


def without_old(flat: str, grid: Grid) -> Grid:
    """A form without its section on the cars that are there: from a row of one cell (现有车辆情况) to the next."""
    kept, old = [], False
    for row in grid.rows:
        said = [cell for cell in row if flat[slice(*cell)].strip()]
        of_old = bool(said) and _OLD_CARS.match(flat[slice(*said[0])].strip()) is not None
        old = of_old if len(said) == 1 else old
        if not old and not (of_old and len(said) > 2):
            kept.append(row)
    return Grid(tuple(kept)) if 0 < len(kept) < len(grid.rows) else grid
