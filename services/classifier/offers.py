"""classifier: brand and model that a result tells in prose (产品：某牌XY1234Z) or that its correction makes new, and the new price of one."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reading import regex
from reading.brands import brand_end
from reading.candidates import UNSAID
from reading.folding import flat as fold
from reading.money import amounts, unit_of
from reading.vehicles import mentions
from reference.models.naming import named
from schemas.events import NoticeRead
from schemas.reading import Change, Item, Kind, Method
from schemas.values import Read, Span, read
from services.classifier.changed import changes_of
from services.classifier.clauses import Region, clause_start
from services.classifier.parts import Part
from services.classifier.results import corrects_result, tells_result

Names = tuple[Read[str], Read[str]]
UNSAID_NAMES: Names = (UNSAID, UNSAID)
_CODE = r"[A-Z]{2,4}[0-9]{3,4}[A-Z0-9/\-]*"
_LABELS = regex.compile(
    rf"(?:品牌|牌号|厂牌)(?:(?:名称)?(?:为|:)[ ]?([^,;。:\n\t]{{1,20}}?)|[ ]?([\p{{Han}}]{{2,4}}))[,;、 ]{{1,2}}"
    rf"(?:产品|车辆|公告)?(?:规格)?(?:型号(?:规格)?(?:(?:为|:| )[ ]?([^,;。\n\t]{{2,40}})|({_CODE}))|规格(?:为|:)[ ]?({_CODE}))"
)
_BOTH_LABELLED = regex.compile(rf"(?:^|[,;、。 (])(?:规格)?型号(?:规格)?(?:为|:)[ ]?([\p{{Han}}]{{2,8}})[ ]?({_CODE})(?:[^A-Za-z0-9]|$)")
"""型号：某牌XY1234Z."""
_MODEL_FIRST = regex.compile(
    rf"(?:规格)?型号(?:规格)?(?:为|:)?[ ]?({_CODE})[,;、 ]{{1,2}}(?:产品|车辆)?品牌(?:名称)?(?:为|:)?[ ]?([^,;。:\n\t]{{1,12}})(?:[,;。\n\t]|$)"
)
"""型号XY1234Z，品牌：某牌."""
_TOGETHER = regex.compile(
    r"(?:(?:品牌(?:及|和|、|/)?(?:规格)?型号|厂牌型号)(?:为|:| )|(?:所投|投标|中标|成交|中选|响应|供货)?(?:产品|车型|货物|车辆)(?:型号|信息)?(?:为|:))[ ]?"
    r"([^,;。\n\t]{4,40})"
)
_MODEL_WITHIN = regex.compile(r"(?:^|[,;、。 (])(?:规格)?型号(?:规格)?(?:为|:)[ ]?([^,;。\n\t]{2,40})")
_MODEL_ALONE = regex.compile(
    rf"(?:(?:^|[^\p{{Han}}]|车辆|产品|公告|规格)型号(?:为|:)?|(?:^|[^\p{{Han}}]|所投|投标|投报|响应|应答|中标|成交|供货)车型(?:为|:))[ ]?"
    rf"({_CODE}|[A-Z]{{1,5}}-[0-9][A-Z0-9\-]{{0,8}})(?:[^A-Za-z0-9]|$)"
)
_OF_BRAND = regex.compile(
    rf"(?:(?:^|[^\p{{Han}}])(?:规格|产品|型号|品牌|采用|选用|采购|为|是|系)*|仅有|只有|仅为|唯有|只能(?:采购|选用))"
    rf"([\p{{Han}}]{{2,4}}牌)[,、 ]{{0,2}}({_CODE})(?:[^A-Za-z0-9]|$)"
)
_CODED_BRAND = regex.compile(rf"(?:^|[^\p{{Han}}]|由|为)([\p{{Han}}]{{1,6}}牌) ?({_CODE})(?:[^A-Za-z0-9]|$)")
"""交付皮卡2辆（某牌XY1037D，排量1.999L）, among new words."""
_QUOTED = regex.compile(rf'["“]([\p{{Han}}]{{2,6}})["”](?:牌|品牌)?[,、 ]{{0,2}}({_CODE})(?:[^A-Za-z0-9]|$)')
"""“某牌”XY5100XZH型车辆."""
_BEHIND_NAME = regex.compile(rf"车 ([\p{{Han}}]{{2,8}}) ?({_CODE})(?:[^A-Za-z0-9]|$)")
_LEADS_NAME = regex.compile(rf"(?:^|[^A-Za-z0-9])({_CODE})[\p{{Han}}]{{2,12}}车\(")
_PARTED = regex.compile(rf"^([\p{{Han}}]{{2,8}})(?:[ ]?({_CODE}.*)| ([A-Z][A-Z0-9.\-/+]{{3,}}.*))$")
_RUNS_INTO = regex.compile(r"^([A-Z][A-Za-z0-9Ⅰ-Ⅻ.\-+/]{2,})[ ]?\p{Han}{2,14}$")
"""A model that runs into the vehicle's word: EC35Ⅱ纯电动厢式运输车."""
_NEXT_LABEL = regex.compile(r"、[\p{Han}]{2,6}:|[ ,;](?:数量|单价|总价|小计|金额|单位|台数)(?:[ :]|$)")
_LIST_SIGN = regex.compile(r"[,、;。()|\n\t]")
_MODEL_NAME = regex.compile(r"^ ([A-Za-z0-9\p{Han}][A-Za-z0-9\p{Han}+\-. ]{0,18}[A-Za-z0-9\p{Han}+])$")
_MODEL_RUN_ON = regex.compile(r"^([A-Z][A-Za-z+\-. ]{0,12}[0-9][A-Za-z0-9+\-. ]{0,18}?)型?$")
"""捷达VA3, 江铃JX5043XYL2型: right behind the badge letters and figures, the fuels CNG and LNG none."""
_IN_BRACKETS = regex.compile(r"(?:车|皮卡|SUV|MPV|卡) ?(?:[0-9]{1,4} ?[辆台部])?\(([\p{Han} ]{3,12}(?:[ ]?[0-9]\.[0-9][TL])?)[,;)]")
_HAN_NAME, _ENGINE = regex.compile(r"^\p{Han}{1,4}$"), regex.compile(r"[ ]?[0-9]\.[0-9][TL]$")
_NO_MODEL = ("底盘", "系列", "发动机", "品牌", "牌", "型", "产", "装", "区", "店")
"""How words behind a badge end that are no model's name."""
_LONGEST_BADGED = 28
_ORDINAL = regex.compile(r"^ ?(?:[0-9]{1,2}[.、)]|\([0-9一二三四五六七八九十]{1,2}\)|[①-⑳])? ?")
_IS = regex.compile(r"(?:车|皮卡|SUV|MPV|客|卡)(?:型号|品牌)?(?:为|系|采用|选用)[ :]?")
_CALLED = regex.compile(r"^[\p{Han}]{1,12}(?:车|皮卡|SUV|MPV)(?:型号|品牌)?(?:为|采用|选用|:)[ :]?")
"""The vehicle that brand and model are said to be of: 面包车为…."""
_DESCRIBING = regex.compile(
    r"(?:插电式混合动力|插电混动|插电式|插混|增程式|增程|锐?混合动力|锐?混动|纯电动|纯电|电动|新能源|两用燃料|双燃料|CNG|汽油|柴油|燃油|[0-9]\.[0-9][TL]"
    r"|[三两]厢|[0-9一二三四五六七八九十]{1,2}座|手自一体|自动挡?|手动挡?|国[六五]|[两四]驱|[单双]排座?|型|牌|款| )+$"
)
"""What stands between a model's name and the vehicle's word."""
_MEASURE = regex.compile(r"[0-9]+(?:\.[0-9]+)? ?(?:吨|方|米|座|人|立方|升|L|T|mL|ml|t|m³|kW)级?|国[0-9]|[0-9] ?[×xX*] ?[0-9]")
"""Figures of a size, which make no model's name."""
_REMARK = regex.compile(r"\(|[ ]?[0-9]{1,4}[ ]?(?:辆|台|部)")
"""What ends brand and model: a remark in brackets, a number of things."""
_OTHERS = ("第二", "第三", "其他", "未中标", "未成交", "原", "更正前", "变更前", "业绩", "参考")
"""Words of a sentence that names what others offered, or what no longer holds."""
_LOST = ("未成交", "未中标", "未中选", "落选", "落标")
"""Cells of a row about somebody who has not won."""
_LONGEST_ITEM = 16
_UNCHANGED = ("不变", "保持不变", "不作调整", "不做调整", "未变", "无变化", "同左", "同前")
_LIMITS = ("限", "控制", "预算", "上限")


def may_name(notice: NoticeRead) -> bool:
    """Whether the words of a notice may tell brands and models: those that have no result yet tell none."""
    return tells_result(notice) or notice.facts.method.value is Method.SINGLE_SOURCE


def names_said(flat: str, part: Part, single: bool) -> Names:
    """Brand and model where the words about a line tell one pair of them."""
    for group in (part.own, part.around) if single and part.around != part.own else (part.own,):
        told = (
            list(_told(flat, group))
            or list(_coded(flat, group))
            or list(_badged(flat, group))
            or list(_bracketed(flat, group))
            or list(_named_with(flat, group, part))
        )
        if len({(flat[slice(*brand)], flat[slice(*model)]) for brand, model in told}) == 1:
            return _read(flat, told[0][0]), _read(flat, told[0][1])
        alone = [] if told else list(_models(flat, group))
        if len({flat[slice(*model)] for model in alone}) == 1:
            return UNSAID_NAMES[0], _read(flat, alone[0])
    return UNSAID_NAMES


def _models(flat: str, places: Sequence[Region]) -> Iterator[Region]:
    """Models that stand behind their label without a brand: 纯电动洒水车（型号XY5180GSSEV）5辆."""
    for start, end in places:
        window = flat[start:end]
        alone = _MODEL_ALONE.finditer(window) if "型号" in window or "车型" in window else ()
        for match in (*alone, *(_LEADS_NAME.finditer(window) if "车(" in window else ())):
            if not _of_others(window, match.start()):
                yield _place(start, match.span(1))


def names_changed(notice: NoticeRead, flat: str, part: Part) -> Names:
    """Brand and model that a correction of a result, or a change of a contract, makes new."""
    brand, model = UNSAID_NAMES
    for item, change in _changes(notice, part, flat):
        start, end = _after(change)
        if "品牌" in item and "型号" in item:
            parts = _parts(flat, start, end)
            brand, model = (_read(flat, parts[0]), _read(flat, parts[1])) if parts else (brand, model)
        elif "品牌" in item:
            brand = _read(flat, (start, end))
        elif "型号" in item and "底盘" not in item and "发动机" not in item:
            within = _MODEL_WITHIN.search(flat[start:end])
            model = _read(flat, _place(start, within.span(1)) if within else (start, end))
        elif (found := _MODEL_WITHIN.search(flat[start:end])) is not None:
            model = _read(flat, _place(start, found.span(1)))
        elif len(coded := list(_CODED_BRAND.finditer(flat[start:end]))) == 1:
            brand, model = _read(flat, _place(start, coded[0].span(1))), _read(flat, _place(start, coded[0].span(2)))
    return brand, model


def price_changed(notice: NoticeRead, flat: str, part: Part) -> Read[Decimal]:
    """The price of one that a correction of a result, or a change of a contract, makes new."""
    for item, change in _changes(notice, part, flat):
        if "单价" in item and not any(word in item for word in _LIMITS):
            kept = bool(change.before.evidence) and (change.after.value or "").startswith(_UNCHANGED)
            found = amounts(flat, *(change.before.evidence[0][:2] if kept else _after(change)), unit_of(item))
            if len({one.value for one in found}) == 1 and found[0].value:
                return read(found[0].value, (Span(found[0].start, found[0].end),), "changed unit price")
    return UNSAID


def _changes(notice: NoticeRead, part: Part, flat: str) -> Iterator[tuple[str, Change]]:
    if not corrects_result(notice) and notice.facts.kind.value is not Kind.CONTRACT_CHANGE:
        return
    for change in changes_of(notice, part, flat):
        item = fold(change.item.value or "").replace(" ", "")
        if 0 < len(item) <= _LONGEST_ITEM and change.after.evidence:
            yield item, change


def _after(change: Change) -> Region:
    start, end = change.after.evidence[0][:2]
    return start, end


def _bracketed(flat: str, places: Sequence[Region]) -> Iterator[tuple[Region, Region]]:
    """A known badge and a model's name that brackets right behind a vehicle tell first: 皮卡（某牌某型，柴油）."""
    for start, end in places:
        window = flat[start:end]
        for match in _IN_BRACKETS.finditer(window) if "(" in window else ():
            size = brand_end(match.group(1))
            model = match.group(1)[size:].strip()
            bare = _ENGINE.sub("", model)
            if (
                size
                and _HAN_NAME.match(bare)
                and not (_DESCRIBING.search(bare) or bare.endswith(_NO_MODEL) or _of_others(window, match.start()))
            ):
                begin = start + match.start(1)
                yield (begin, begin + size), (start + match.end(1) - len(model), start + match.end(1))


def _badged(flat: str, places: Sequence[Region]) -> Iterator[tuple[Region, Region]]:
    """A known badge with the model's name behind it, alone between two signs of a list: 皮卡车3台，某牌 某型7，柴油; 轿车3台，某牌VA3，排量…."""
    for start, end in places:
        at = start
        for words in _LIST_SIGN.split(flat[start:end]):
            told = words.strip(" ")
            begin = at + words.find(told)
            size = brand_end(told) if len(told) <= _LONGEST_BADGED else 0
            model = _MODEL_NAME.match(told[size:]) or _MODEL_RUN_ON.match(told[size:]) if size else None
            if model and not _of_others(flat[start:end], at - start):
                yield (begin, begin + size), _place(begin + size, model.span(1))
            at += len(words) + 1


def _coded(flat: str, places: Sequence[Region]) -> Iterator[tuple[Region, Region]]:
    """A known badge and a code right behind the vehicle's name, parted by blanks: 监护急救车 某牌某型 BJ5049XJH-M1（2.8T柴油）8辆."""
    for start, end in places:
        window = flat[start:end]
        for match in _BEHIND_NAME.finditer(window) if "车 " in window else ():
            if brand_end(f"{match.group(1)} {match.group(2)}") and not _of_others(window, match.start()):
                yield _place(start, match.span(1)), _place(start, match.span(2))


def brand_of_name(item: Item) -> Read[str]:
    """The badge that a name begins with, where its model is told apart: 某牌全顺监护型救护车 | JX5041XJHMF6."""
    place = next((span for span in item.name.evidence if not span.text), None)
    size = brand_end(fold(item.name.value or "")) if place and item.model.said and not item.brand.said else 0
    return read((item.name.value or "")[:size], (Span(place.start, place.start + size),), "badge of a name") if place and size else UNSAID


def _named_with(flat: str, places: Sequence[Region], part: Part) -> Iterator[tuple[Region, Region]]:
    """A known badge and a model's name that run into the vehicle's word (某牌某型7皮卡3台), or that a vehicle is said to be
    (面包车为某牌某型1.6L标准型，7座)."""
    if part.mention and any(start <= part.mention.start < end for start, end in places):
        begin = clause_start(flat, part.mention.start)
        lead = _ORDINAL.match(flat[begin : part.mention.start])
        yield from _badge_and_model(flat, begin + (lead.end() if lead else 0), part.mention.start)
    for start, end in places:
        for match in _IS.finditer(flat[start:end]) if "为" in flat[start:end] else ():
            at = start + match.end()
            stop = min((place for sign in ",;。(\n\t" if (place := flat.find(sign, at, end)) >= 0), default=end)
            if not _of_others(flat[start:end], match.start()):
                yield from _badge_and_model(flat, at, min(stop, at + _LONGEST_BADGED), said=True)


def _badge_and_model(flat: str, start: int, end: int, said: bool = False) -> Iterator[tuple[Region, Region]]:
    """Brand and model of words that begin with a badge and go on with a name that is a model's: it bears figures or letters that
    are no size, or is on the market. `said`: to be the vehicle, so that a size behind a name makes it one as well."""
    words = flat[start:end]
    size = brand_end(words)
    model = _DESCRIBING.sub("", words[size:].rstrip()).strip() if size else ""
    model = words[size:].strip() if said else model
    bare = _DESCRIBING.sub("", _MEASURE.sub("", model))
    sized = said and len(bare) > 1 and bare != model
    told = sized or any(sign.isascii() and sign.isalnum() for sign in bare) or named(model, words[:size]) is not None
    if not 1 < len(model) <= _LONGEST_BADGED or not told:
        return
    at = words.index(model, size)
    yield (start, start + size), (start + at, start + at + len(model))


def _told(flat: str, places: Sequence[Region]) -> Iterator[tuple[Region, Region]]:
    """Every brand with its model in these regions."""
    for start, end in places:
        window = flat[start:end]
        if (
            "牌" not in window
            and "”" not in window
            and '"' not in window
            and "产品" not in window
            and "车型" not in window
            and "车辆信息" not in window
            and "型号" not in window
        ):
            continue
        quoted = _QUOTED.finditer(window) if "“" in window or '"' in window else ()
        exact = [
            match
            for match in (*_LABELS.finditer(window), *_OF_BRAND.finditer(window), *_BOTH_LABELLED.finditer(window), *quoted)
            if not _of_others(window, match.start())
        ]
        yield from (_both(start, match) for match in exact)
        turned = [match for match in _MODEL_FIRST.finditer(window) if not _of_others(window, match.start())]
        yield from ((_place(start, match.span(2)), _place(start, match.span(1))) for match in turned)
        for match in () if exact or turned else _TOGETHER.finditer(window):
            parts = _parts(flat, *_place(start, match.span(1)))
            if parts and not _of_others(window, match.start()):
                yield parts


def _both(start: int, match: regex.Match) -> tuple[Region, Region]:
    """The places of a brand and a model: the first and the last group that hold words."""
    told = [match.span(group) for group in range(1, len(match.groups()) + 1) if match.group(group)]
    return _place(start, told[0]), _place(start, told[-1])


def _place(start: int, span: Region) -> Region:
    return start + span[0], start + span[1]


def _of_others(window: str, at: int) -> bool:
    sentence = max(window.rfind(sign, 0, at) for sign in "。;\n") + 1
    row = window[at : window.find("\n", at) if window.find("\n", at) > 0 else len(window)]
    before = window[sentence:at].replace("原因", "").replace("其他补充事宜", "")
    return any(word in before for word in _OTHERS) or any(f"\t{word}" in row for word in _LOST)


def _parts(flat: str, start: int, end: int) -> tuple[Region, Region] | None:
    """Brand and model of words that print both as one: a badge and what follows it, or a name and a code."""
    lead = _CALLED.match(flat[start:end])
    start += lead.end() if lead else 0
    words = _REMARK.split(flat[start:end])[0].rstrip(" ")
    badge, match = brand_end(words), _PARTED.match(words)
    if not badge and match is None:
        return None
    until = badge or match.end(1) if match else badge
    begin = until + len(words[until:]) - len(words[until:].lstrip(" ,、/-"))
    run_on = _RUNS_INTO.match(words[begin:])
    if run_on and (vehicle := mentions(words, begin)) and vehicle[-1].category is not None and vehicle[-1].end == len(words):
        return (start, start + until), (start + begin, start + begin + run_on.end(1))
    return (start, start + until), (start + begin, start + len(words))


def _read(flat: str, place: Region) -> Read[str]:
    start, end = place
    end = start + len(_NEXT_LABEL.split(flat[start:end])[0])
    if flat[start:end].count(")") > flat[start:end].count("("):
        end = flat.rfind(")", start, end)
    while end > start and flat[end - 1] in " ;,。":
        end -= 1
    while start < end and flat[start] == " ":
        start += 1
    return read(flat[start:end], (Span(start, end),), "words of a result") if end > start else UNSAID
