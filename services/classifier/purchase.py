"""classifier: whether what is bought is one or more road vehicles: text first, catalogue code second."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reading import regex
from reading.candidates import MOST_SHOWN, places_of
from reading.quantities import counts
from reading.remembered import remembered
from reading.turns import stage
from reading.vehicles import Mention, heads
from reference.catalogue import find
from schemas.events import NoticeRead
from schemas.reading import Category, Item, Kind, Line, Lot
from schemas.values import Read, Span, read
from services.classifier.named import cut_open, decoyed, driven, item_vehicle, unknown_cars, vehicles
from services.classifier.together import Specified
from services.classifier.witnesses import untouched, with_all_words
from services.classifier.wording import Wording

NEED_LABELS = ("main_target_name", "采购内容", "标的名称", "采购需求", "采购标的", "项目内容", "货物名称", "建设内容", "项目概况")
_NEEDED = regex.one_of(NEED_LABELS)
_SOLD = regex.compile(
    r"拍卖|变卖|竞拍|转让|出售|处置公告|处置(?:一批|部分|一辆|[0-9一二三四五六七八九十]{1,3}[辆台])?(?:的)?(?:旧|闲置|报废|废旧|淘汰|公务|执法|车辆)|(?:旧|闲置|报废|淘汰|公务用车|车辆)[^应]{0,10}处置(?:的)?(?:公告|公示|$)"
)
"""关于处置一批旧公务用车的公告, 闲置车辆处置公告; an 应急处置车 is bought."""
_AT_A_SHOP = "车辆定点"
"""A service (车辆定点维修), unless the vehicles themselves are bought at an agreed shop: 车辆定点采购."""
_MACHINES = ("机", "器", "仪")
NO_VEHICLE = "no vehicle among what is bought"
_BOUGHT = ("采购", "购置", "购买", "购车", "统采", "招标", "询价", "磋商", "竞价")
_OFFICES = regex.compile(r"服务(?:中心|局|站|所|总站)")
_NO_GOODS = ("服务", "租赁", "租用", "维修", "保养", "保险", "加油", "工程", "施工", "系统", "软件", "物业", "配件", "改装", "检测")
"""Words of titles under which a listed vehicle is not what is bought."""
_SERVES = "服务车"
"""A trolley's name, too: what its documents say of displacement, number and limit tells."""
_NEAR_COUNT, _LONGEST_REMARK = 4, 24
_SERVICE = regex.compile(r"服务(?:类|外包|购买)?(?:采购|购买|项目|招标|竞争|公开|询价|询比|比选|磋商|谈判|单一|框架|定点)")
_OF_A_SALE = regex.compile(r"(?:采购|购置|购买|更新|售后|配套|相关|安装|运维|维保|质保|其他?)(?:及|和|与|、|含)?(?:其)?$|采购|购置|购买")
"""Words before 服务 that make it go with a purchase: 车辆购置及服务项目, 救护车及相关服务采购."""
_LEASED = regex.compile(r"(?:^|[^资以])(?:租赁|租用|承租|包租|租借|招租)[^\n,。;、公司集团购]{0,12}$")
"""租赁新能源警务用车: the vehicle is rented."""
_RENTED_AND = tuple(f"{rent}{sign}" for rent in ("租赁", "租用") for sign in ("及", "和", "与", "、", "暨"))
_IS_BOUGHT = ("采购", "购置", "购买", "更新", "车采购", "车购置")
_FOR = regex.compile(r"(?:用于|适配|配套于)[^采购新添增]{0,60}$")
"""Words before the vehicles that what is bought is for."""
_ALSO_BOUGHT = regex.compile(r"(?:租赁|租用)(?:[及和与、]|以及)(?:采购|购置|购买)|(?:采购|购置|购买)(?:[及和与、]|以及)(?:租赁|租用)")
"""环卫车辆租赁及购置: some are rented and some are bought, which the list tells."""
_LABEL_BEHIND, _LONGEST_NEED = 40, 1500
"""Signs from a line's beginning within which a label of need stands; signs of a line that are looked at."""
_KEPT = 16
"""Titles whose words besides the parties' names are remembered."""
_WARDS = ("医院", "卫生院", "保健院", "养老", "福利院", "幼儿园", "疗养院")


@stage
def decide(notice: NoticeRead, wording: Wording) -> Read[bool]:
    """Vehicle purchase or not, with all words that say so."""
    told = with_all_words(wording.flat, lambda flat: _decide(notice, wording.of(flat)))
    return _wherever_printed(wording.flat, told) if told.value else told


def _wherever_printed(flat: str, told: Read[bool]) -> Read[bool]:
    """The words for vehicles with every place that prints them: without the first, another would be read as the thing bought."""
    words = dict.fromkeys(flat[span.start : span.end] for span in told.evidence)
    spans = [Span(at, at + len(one)) for one in words if one.strip() for at in places_of(flat, one)]
    return Read(told.value, tuple(dict.fromkeys([*told.evidence, *spans]))[:MOST_SHOWN], told.why)


def by_documents(told: Read[bool], documents: Sequence[Sequence[Specified]], again: Sequence[Sequence[Specified]]) -> Read[bool]:
    """A purchase whose title names no vehicle, and nothing that is no vehicle either (应急装备采购), is one of vehicles where its
    documents list some with their number and a figure. What the notice tells itself shows the words of such lists too: without its
    own they would tell it. `again`: what the documents' other words would be read as."""
    if not told.value and told.why != NO_VEHICLE:
        return told
    if not any(_listed(line) for document in documents for _, line in document):
        return told
    lines = [line for document in (*documents, *again) for _, line in document if _listed(line)]
    listed = list(dict.fromkeys(span for line in lines for span in (*line.name.evidence, *line.category.evidence) if span.text))
    listed = listed[:MOST_SHOWN]
    return replace(told, evidence=(*told.evidence, *listed)) if told.value else read(True, listed, "words: specification")


def may_list(told: Read[bool], wording: Wording) -> bool:
    """Whether the documents of a purchase may tell that vehicles are bought."""
    if told.value or told.why != NO_VEHICLE:
        return bool(told.value)
    title = wording.flat[slice(*wording.title)]
    title = _OFFICES.sub("", title).replace(_SERVES, "") if "服务" in title else title
    bought = any(word in title for word in _BOUGHT) and not any(word in title for word in _NO_GOODS)
    return bought and not _of_a_machine(wording)


def _of_a_machine(wording: Wording) -> bool:
    """Whether a title names a thing that is no vehicle; 抢险设备, 车辆装备 may be vehicles too."""
    offices = [
        (wording.title[0] + one.start(), wording.title[0] + one.end()) for one in _OFFICES.finditer(wording.flat[slice(*wording.title)])
    ]
    return any(
        one.decoy and not one.word.endswith(("设备", "装备", _SERVES)) and not any(start < one.end < end for start, end in offices)
        for one in heads(wording.flat, *wording.title)
    )  # 管理服务 of a 应急管理服务中心 is no service that is bought


def _listed(line: Line) -> bool:
    figures = (line.displacement_l.min, line.displacement_l.max, line.unit_price_cap_cny)
    return line.name.said and line.quantity.said and line.category.value not in (None, Category.OTHER) and any(one.said for one in figures)


def _decide(notice: NoticeRead, wording: Wording) -> Read[bool]:
    flat = wording.flat
    title = flat[slice(*wording.title)]
    if _sold(title):
        return Read(False, why="the title speaks of selling")
    parties = tuple(filter(None, (wording.buyer, wording.agency)))
    titles = _without_parties(flat, (wording.title, *wording.names), parties)
    telling = [place for place in titles if heads(flat, *place)]
    named_there = [found for place in telling if (found := vehicles(flat, *place))]
    told = [kept for found in named_there if (kept := _not_leased(flat, found))]
    mixed = ("租赁" in title or "租用" in title) and _ALSO_BOUGHT.is_match(title)
    served = not mixed and (_of_a_service(flat, wording.title) or (bool(named_there) and not told))
    told = [] if served else told
    items = [item for lot in notice.lots for item in lot.items]
    told = [] if told and _beside_a_machine(flat, wording, items) else told
    if told and not any([cut_open(flat[start:end]) for start, end in titles]) and not _all_machines(items):
        best = next((one for one in told[0] if one.specific), told[0][0])
        return _yes(best, "words: title or project name", (one for found in told for one in found))
    named = [one for item in items if (one := item_vehicle(item, flat))]
    title_decoyed = served or any(decoyed(flat, start, end) for start, end in telling)
    if named and not title_decoyed:
        return _yes(named[0], "words: name of a thing bought", named)
    specific = [one for one in named if one.specific]
    if specific and not served and (mixed or not _service_title(flat, titles)):
        return _yes(specific[0], "words: name of a thing bought", named)
    if not title_decoyed and (needed := next(_needed(flat, notice.lots), None)):
        return _yes(needed, "words: need")
    if not title_decoyed and (counted := next(_counted_in_lots(notice, flat), None)):
        return _yes(counted, "words: counted in a lot")
    if not title_decoyed and (changed := next(_of_changes(notice, flat), None)):
        return _yes(changed, "words: of a correction")
    if not title_decoyed and (work := _named_for_its_work(notice, flat, titles)):
        return _yes(work, "words: something named 车 is bought")
    return _by_code(notice, title_decoyed)


def _beside_a_machine(flat: str, wording: Wording, items: Sequence[Item]) -> bool:
    """Whether a title names a machine or a part and no vehicle, and all things listed are none: 巡逻艇发动机 and 船用拖架 of 舷外机及拖车."""
    title = wording.title
    return (
        decoyed(flat, *title)
        and not vehicles(flat, *title)
        and bool(items)
        and all(item.name.said and item_vehicle(item, flat) is None for item in items)
    )


def _all_machines(items: Sequence[Item]) -> bool:
    """Whether several things are bought, all named for machines: a title's 作业车辆 are then 喷雾机 and 去雄机."""
    return len(items) > 1 and all((item.name.value or "").partition("（")[0].rstrip().endswith(_MACHINES) for item in items)


def _sold(title: str) -> bool:
    """Whether a title speaks of selling vehicles and not of buying any: 公务用车公开拍卖公告."""
    return _SOLD.is_match(title) and not any(word in title for word in ("采购", "购置", "购买", "招标"))


def _of_a_service(flat: str, title: tuple[int, int]) -> bool:
    """Whether a title ends with a service that is bought (清扫保洁服务采购公告), and no vehicle is named behind it."""
    words = flat[slice(*title)]
    found = next(iter(reversed(list(_SERVICE.finditer(words)))), None) if "服务" in words else None
    if found is None or _OF_A_SALE.search(words[: found.start()]):
        return False
    return not any(one.category is not None for one in heads(flat, title[0] + found.end(), title[1]))


def _not_leased(flat: str, found: Sequence[Mention]) -> list[Mention]:
    """Without the vehicles that words right before them say are rented; 塔吊租赁及皮卡采购 rents the crane and buys the pick-up."""
    before = [(one, flat[max(one.start - 20, 0) : one.start]) for one in found]
    return [one for one, words in before if "租" not in words or _bought_beside(flat, one) or not _LEASED.is_match(words)]


def _bought_beside(flat: str, one: Mention) -> bool:
    """Whether a vehicle is joined to what is rented and bought itself."""
    return flat.endswith(_RENTED_AND, 0, one.start) and flat.startswith(_IS_BOUGHT, one.end)


def _without_parties(flat: str, regions: Iterable[tuple[int, int]], names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Titles without the names of buyer and agency: a 校车管理服务中心 may buy cars, a 出租汽车公司 furniture."""
    return [(start + at, start + until) for start, end in regions for at, until in _besides(flat[start:end], names)]


@remembered(_KEPT)
def _besides(title: str, names: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """What a title says besides names; asked for again wherever it is printed, and with other words blanked."""
    pieces = []
    there = [name for name in names if name in title]
    start, end = 0, len(title)
    while there and start < end:
        at, length = end, 1
        for name in there:
            if (found := title.find(name, start)) >= 0:
                at, length = min((at, length), (found, len(name)))
        if at > start:
            pieces.append((start, at))
        start = at + length
    return tuple(pieces) if there else ((0, end),) if title else ()


def _named_for_its_work(notice: NoticeRead, flat: str, titles: Iterable[tuple[int, int]]) -> Mention | None:
    """A vehicle that the lexicon does not know: 某某车采购. In hospitals such names are mostly trolleys'."""
    buyer = notice.facts.buyer.value or ""
    if any([word in buyer for word in _WARDS]) and not driven(flat):
        return None
    planned = [(span.start, span.end) for lot in notice.lots for item in lot.items for span in item.name.evidence[:1]]
    places = (*titles, *(planned if notice.facts.kind.value is Kind.INTENTION else ()))
    return next((one for start, end in places for one in unknown_cars(flat, start, end)), None)


def _service_title(flat: str, titles: Iterable[tuple[int, int]]) -> bool:
    told = (one for start, end in titles for one in heads(flat, start, end) if one.decoy == "service")
    return any(one.word != _AT_A_SHOP or not flat.startswith("采购", one.end) for one in told)


def _yes(mention: Mention, why: str, others: Iterable[Mention] = ()) -> Read[bool]:
    return read(True, dict.fromkeys([Span(one.start, one.end) for one in (mention, *others)]), why)


def _needed(flat: str, lots: Iterable[Lot]) -> Iterator[Mention]:
    """Vehicles that an unnamed need enumerates, behind a label of need; all a lot's words tell its need where names are blanked."""
    for lot in lots:
        unnamed = [span for item in lot.items if not item.name.said for span in item.about]
        gone = any(not untouched(flat, item.name) for item in lot.items)
        for span in (*unnamed, *(lot.about if gone else ())):
            for start, end in _need_lines(flat, span):
                yield from (one for one in vehicles(flat, start, end) if one.specific and not _user(flat, start, one.start))


def _user(flat: str, start: int, at: int) -> bool:
    """Whether what is bought only serves the vehicle that is named: 柴油3万升，用于自卸车4台、皮卡3台."""
    clause = flat[max(flat.rfind(sign, start, at) for sign in "。;；\n") + 1 : at]
    return _FOR.is_match(clause)


def _counted_in_lots(notice: NoticeRead, flat: str) -> Iterator[Mention]:
    """Vehicles that stand with their number on the line of a lot's own (第二标段：防火巡护皮卡车4辆), or in the row of what is planned."""
    planned = notice.facts.kind.value is Kind.INTENTION and len(notice.lots) == 1
    rows = [span for item in notice.lots[0].items for span in item.about[1:]] if planned else []
    for spans in [rows] if planned else [lot.about for lot in notice.lots] if len(notice.lots) > 1 else ():
        for span in spans:
            line = flat.find("\n", span.start, span.end)
            end = line if line > 0 else span.end
            named = [one for one in vehicles(flat, span.start, end) if one.specific]
            if named and not any(decoyed(flat, span.start, one.start) for one in counts(flat, span.start, end)):
                yield from (
                    one
                    for one in named
                    if any(0 <= count.start - _behind_brackets(flat, one.end) <= _NEAR_COUNT for count in counts(flat, one.end, end))
                )


def _of_changes(notice: NoticeRead, flat: str) -> Iterator[Mention]:
    """Vehicles of which a correction changes something: 标项1 除雪车（底盘排量） | ≥7.5L | ≥6.7L."""
    for change in notice.facts.changes:
        for span in change.item.evidence if not any(decoyed(flat, span.start, span.end) for span in change.item.evidence) else ():
            yield from (one for one in vehicles(flat, span.start, span.end) if one.specific)


def _behind_brackets(flat: str, at: int) -> int:
    """Where the remark in brackets that begins here ends: 除雪车（可更换上装）2辆."""
    close = flat.find(")", at, at + _LONGEST_REMARK) if flat.startswith("(", at) else -1
    return close + 1 if close > 0 else at


def _need_lines(flat: str, span: Span) -> Iterator[tuple[int, int]]:
    """Lines of a region with a label of need in the first words from their beginning on."""
    end = span.end + _LABEL_BEHIND
    words = flat[span.start : end]
    said = [label for label in NEED_LABELS if label in words] if _NEEDED.is_match(words) else ()
    for at in sorted({start for label in said for start in _lines_before(flat, span, label)}):
        stop = flat.find("\n", at, span.end)
        yield at, min(stop if stop >= 0 else span.end, at + _LONGEST_NEED)


def _lines_before(flat: str, span: Span, label: str) -> Iterator[int]:
    """Where lines of a region begin that have a label within reach: the label's own, and short ones before it."""
    reach = _LABEL_BEHIND - len(label)
    at = flat.find(label, span.start, span.end + _LABEL_BEHIND)
    while at >= 0:
        start = flat.rfind("\n", span.start, at) + 1 or span.start
        while start >= at - reach:
            if start < span.end:
                yield start
            if start == span.start:
                break
            start = flat.rfind("\n", span.start, start - 1) + 1 or span.start
        at = flat.find(label, at + 1, span.end + _LABEL_BEHIND)


def _by_code(notice: NoticeRead, title_decoyed: bool) -> Read[bool]:
    catalogue = notice.facts.catalogue
    entry = find(catalogue.value) if catalogue.value else None
    if entry is not None and entry.category is not None and entry.code not in ("A02030000", "A0203") and not title_decoyed:
        return read(True, catalogue.evidence, f"code: {entry.code} {entry.name} ({entry.edition})")
    return Read(False, why=NO_VEHICLE)
