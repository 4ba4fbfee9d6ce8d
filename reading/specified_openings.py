"""reading: which words of a document, outside its tables, open a vehicle: a heading, a name before a colon or behind a label, its number."""

from reading import regex
from reading.designations import called
from reading.grids import Paragraph
from reading.parameters import parameter_of
from reading.specified import Register, lot_in
from reading.specified_cells import LONGEST_HEADING
from reading.specified_counts import counted, whole_name
from reading.specified_lists import ON_ROADS
from reading.statements import Place, Vehicle
from reading.vehicles import heads, mentions

_LONGEST_LABEL, _LONGEST_NAME = 14, 16
_OPENS = regex.compile(
    r"^ ?(?:\(?(?:[0-9]{1,2}(?:[.-][0-9]{1,2}){0,3}|[一二三四五六七八九十]{1,3})(?:[、.)] ?| )|[0-9]{1,2}(?:[.-][0-9]{1,2}){1,3})?"
    r"((?:[0-9]{1,3}(?:\.[0-9]{1,2})?(?:吨|T|t|米|座|m)(?:级|型)?)?[^:,，;。、(（\t0-9]{2,20}(?:[(（][^()（）:]{1,40}[)）])?)(?:(?:技术|配置|参数|采购|主要)*(?:要求|参数|配置|需求))?:"
)
"""A vehicle's name, with what stands in brackets behind it, before a colon: 洒水车（绿化用）要求：."""
_LEAD = regex.compile(
    r"^ ?(?:[(（]?(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[一二三四五六七八九十]{1,3})(?:[、.)）] ?| )|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})?"
)
"""A paragraph's number."""
_WORKS = regex.compile(r"\p{Han}{2}车(?:[(（][^()（）]{1,16}[)）])?$")
_LOT_CAR = regex.compile(
    r"^ ?[【\[(（]?(?:第?[0-9A-Z一二三四五六七八九十]{1,2}(?:采购包|合同包|标段|标项|分标|标包|包)|"
    r"(?:采购包|合同包|标段|标项|分标|标包|包|标的|品目|车型|货物|设备)[0-9A-Z一二三四五六七八九十]{1,2})[】\])）]?"
    r"[ :、-]{0,2}(\p{Han}{2,14}车)(?:[(（][^()（）]{1,20}[)）])?$"
)
_FOR_WORK = regex.compile(r"^:(\p{Han}{2,12}车(?:\([^()]{1,16}\))?)[ ,，].*[0-9] ?辆")
_NAMED_FOR_WORK = regex.compile(r"^: *(\p{Han}{2,12}车(?:\([^()]{1,16}\))?)(?:[ ,，;。]|$)")
_WITHIN = regex.compile(r"\([^()]*\)")
_BRACKETED = regex.compile(r"[(（]([^()（）]{2,16})[)）]$")
_PLANS = regex.compile(r"(?:拟|计划|本次|本项目|现|申请|需|需要)(?:采购|购置|购买|更新|配备|新增|购)[^,，。;；]{0,12}$")
"""Right before what is to be bought: 拟采购移动检测车1辆."""
_PURCHASES = ("车辆采购", "用车采购", "车辆购置", "用车购置", "统采需求")
"""Ends of a purchase's title, that pages bear above."""
_WHOLE = regex.compile(
    "项目|招标|公告|规格书|需求书|说明书|文件|清单|一览表|方案|采购需求|汇总|协议|公司|企业|厂家|供应商|经销商|盖章|审批表|审核表|申请表|登记表|计划表|汇总表"
)
"""Words of headings of the whole purchase, and of forms."""


def name_in_heading(known: Register, block: Paragraph) -> Place | None:
    """The vehicle that a heading names; a heading of the whole purchase, or of several vehicles, names none."""
    named = _bracketed(known, block) or _headed(known, block)
    return None if named is None or _several_named(known.doc.flat, block) else named


def _bracketed(known: Register, block: Paragraph) -> Place | None:
    """A vehicle met before that brackets at the end of a heading name: 第三章 A包采购需求（警用摩托车）."""
    behind = _BRACKETED.search(known.doc.flat[block.start : block.end]) if known.vehicles else None
    place = (block.start + behind.start(1), block.start + behind.end(1)) if behind else None
    return place if place and known.known(place) else None


def _headed(known: Register, block: Paragraph) -> Place | None:
    """The words of a heading where they name a vehicle."""
    words = known.doc.flat[block.start : block.end]
    if len(words) > LONGEST_HEADING:
        return None
    ends = (words.rstrip().endswith(("。", ",", "如下:")) or (";" in words and ";" in _WITHIN.sub("", words))) and not lot_in(words)
    if ends or _WHOLE.is_match(words) or words.endswith(_PURCHASES):
        return None
    remarks = _WITHIN.finditer(words) if "(" in words else ()
    told = next((one.start() for one in remarks if ":" in one.group()), len(words))  # 电动公交车（数量：8辆；限价：…）
    place = (block.start, block.start + told)
    named = known.named(place) or (place if known.known(place) else _of_a_lot(known.doc.flat, block))
    return _before_comma(known, named) if named and lot_in(words) else named


def _several_named(flat: str, block: Paragraph) -> bool:
    """Whether a paragraph names several vehicles, so that it heads the parameters of none: 标项名称：洗扫车、清洗车."""
    opened = flat.find("(", block.start, block.end)
    named = heads(flat, block.start, opened if opened >= 0 else block.end)
    kinds = {one.word for one in named if one.specific and not one.decoy}
    return len(kinds) > 1 or len(counted(flat, block)) > 1


def _of_a_lot(flat: str, block: Paragraph) -> Place | None:
    """A vehicle that the lexicon does not know, named behind its lot's number: 第一包 流行病学调查车."""
    found = _LOT_CAR.match(flat[block.start : block.end])
    if found is None or any(one.decoy for one in heads(flat, block.start, block.end)):
        return None
    return block.start + found.start(1), block.start + found.end(1)


def name_before_colon(known: Register, block: Paragraph) -> Place | None:
    """The vehicle that a paragraph begins with: 1、指挥皮卡：排量2.3T及以上… or 一、SUV（2辆）：1、车身…"""
    words = known.doc.flat[block.start : block.end]
    found = _OPENS.match(words)
    if found is None or not words[found.end() :].strip():
        return None
    name = (block.start + found.start(1), block.start + _without_label(words, found.start(1), found.end(1)))
    return known.named(name) or (name if _made_for_work(known.doc.flat, name, (name[1] + 1, block.end)) else None)


def _without_label(words: str, start: int, end: int) -> int:
    """Where a name ends behind which a label stands before the colon: 冷藏车 数量：3辆."""
    blank = words.rfind(" ", start, end)
    return blank if blank > start and parameter_of(words[blank + 1 : end]) is not None else end


def _made_for_work(flat: str, name: Place, behind: Place) -> bool:
    """Whether a name that the lexicon does not know is a vehicle's by what is told of it: 透析接送车：轻型客车，15座."""
    unknown = _WORKS.is_match(flat[slice(*name)]) and not heads(flat, *name)
    return unknown and (build_in(flat, behind) is not None or ON_ROADS.is_match(flat[slice(*behind)]))


def build_in(flat: str, told: Place) -> Place | None:
    """The first words behind a vehicle's name and colon where they tell how it is built: 双排座皮卡，…; 四驱SUV，…."""
    end = min((at for sign in ",;。" if (at := flat.find(sign, *told)) >= 0), default=told[1])
    found = mentions(flat, told[0], end) if end - told[0] <= _LONGEST_NAME else ()
    whole = len(found) == 1 and found[0].specific and not found[0].decoy and not flat[found[0].end : end].strip()
    return (told[0], end) if whole else None


def opens(words: str) -> bool:
    """Whether a paragraph begins as one that opens a vehicle does, whatever it names: 4.4 车载电台：…."""
    return _OPENS.match(words) is not None


def by_designation(known: Register, block: Paragraph) -> tuple[Vehicle, Paragraph] | None:
    """The vehicle that a paragraph begins with by its letter or ordinal (3.2 A型车：汽油，排量2.0T), and the words behind it."""
    words = known.doc.flat[block.start : block.end]
    lead = 0 if called(words[:_LONGEST_LABEL]) else number_end(words)
    colon = words.find(":", lead, lead + _LONGEST_LABEL)
    end = colon if colon > 0 else len(words)
    if end - lead > LONGEST_HEADING or any(sign in words[lead:end] for sign in "，,。;；、"):
        return None
    one = known.designated((block.start + lead, block.start + end))
    return (one, Paragraph(min(block.start + end + 1, block.end), block.end)) if one is not None else None


def by_qualifier(known: Register, block: Paragraph) -> tuple[Vehicle, Paragraph] | None:
    """The same by what stands in brackets behind its name: （一）大排量：排量不低于650mL."""
    words = known.doc.flat[block.start : block.end]
    lead = number_end(words)
    colon = words.find(":", lead, lead + _LONGEST_LABEL)
    one = known.qualified((block.start + lead, block.start + colon)) if colon > 0 else None
    return (one, Paragraph(block.start + colon + 1, block.end)) if one is not None else None


def number_end(words: str) -> int:
    """Where a paragraph's number ends; 0 where it has none."""
    found = _LEAD.match(words)
    return found.end() if found else 0


def name_in_value(known: Register, value: Place) -> Place | None:
    """The vehicle that the value of a label for names names, up to its first comma: 货物名称：轿车，4辆."""
    named = known.named(behind_colon(known.doc.flat, value)) or _for_its_work(known.doc.flat, value)
    return _before_comma(known, named) if named else None


def _for_its_work(flat: str, value: Place) -> Place | None:
    """A vehicle named for its work, which also names machines, counted as vehicles are: 签约服务车（7座） 数量：2辆."""
    found = _FOR_WORK.match(flat[slice(*value)])
    if found is None and not any(one.decoy for one in heads(flat, *value)):
        found = _NAMED_FOR_WORK.match(flat[slice(*value)])
    return (value[0] + found.start(1), value[0] + found.end(1)) if found else None


def _before_comma(known: Register, named: Place) -> Place:
    """轿车，4辆，单价18万元: its name is what stands before the first comma, where that names a vehicle."""
    end = min((at for sign in "，,;。" if (at := known.doc.flat.find(sign, *named)) > 0), default=named[1])
    return (named[0], end) if known.named((named[0], end)) else named


def name_alone(known: Register, value: Place) -> Place | None:
    """The vehicle whose name is all that a label of what is bought has behind it: 内容：燃气抢险车。"""
    flat = known.doc.flat
    start, stop = behind_colon(flat, value)
    stop -= len(flat[start:stop]) - len(flat[start:stop].rstrip("。; "))
    bare = 0 < stop - start <= _LONGEST_NAME and not any(sign in flat[start:stop] for sign in ":,;。≤≥、")
    named = known.named((start, stop)) if bare else None
    return named if named and (last := heads(flat, start, stop)[-1]).specific and last.end == stop else None


def behind_colon(flat: str, value: Place) -> Place:
    """A value without the colon and the blanks before it."""
    words = flat[slice(*value)]
    return value[1] - len(words[1:].lstrip(" ")), value[1]


def name_announced(known: Register, block: Paragraph) -> Place | None:
    """The vehicle that a sentence says is to be bought, where its requirements follow and none is known yet: 我社拟购厢式货车，要求如下：."""
    flat = known.doc.flat
    if any(not one.loose for one in known.vehicles) or not flat.endswith("如下:", block.start, block.end):
        return None
    named = [one for one in mentions(flat, block.start, block.end) if one.category is not None or one.decoy]
    planned = len(named) == 1 and named[0].specific and plans(flat[block.start : named[0].start])
    return whole_name(flat, block, named[0]) if planned else None


def plans(words: str) -> bool:
    """Whether words right before a thing say that it is to be bought: 拟采购."""
    return _PLANS.is_match(words)
