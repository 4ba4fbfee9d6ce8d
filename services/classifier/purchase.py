"""Whether what is bought is one or more road vehicles: text first, catalogue code second."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reading import re2
from reading.folding import flat as fold
from reading.folding import folded
from reading.quantities import counts
from reading.vehicles import GENERIC, Mention, heads, mentions
from reference.catalogue import find
from schemas.events import NoticeRead
from schemas.reading import Category, Item
from schemas.values import Read, Span, read
from services.classifier.witnesses import with_all_words

BUYING = (
    "采购",
    "购置",
    "更新",
    "购买",
    "招标",
    "配备",
    "征集",
    "询价",
    "询比",
    "比选",
    "磋商",
    "谈判",
    "遴选",
    "定购",
    "添置",
    "入围",
    "竞价",
    "直购",
    "换车",
    "购",
    "意向",
)
NEED_LABELS = ("main_target_name", "采购内容", "标的名称", "采购需求", "标的：", "采购标的", "项目内容", "货物名称", "建设内容", "项目概况")
RAILS = ("轨道交通", "地铁", "号线", "铁路", "动车组")
"""Beside one of these a bare 车辆 runs on rails."""
TROLLEYS = (
    "急救车",
    "转运车",
    "治疗车",
    "餐车",
    "手术车",
    "检测车",
    "清洗车",
    "消毒车",
    "诊疗车",
    "医疗车",
    "牙科车",
    "眼科车",
    "作业车",
    "宣传车",
    "图书车",
    "售货车",
    "垃圾车",
    "服务车",
    "平板车",
    "指挥车",
    "监测车",
    "加油车",
    "照明车",
    "压缩车",
)
"""Names that trolleys bear too."""
EQUIPMENT = (
    "不锈钢", "脚轮", "万向轮", "静音轮", "抽屉", "推车", "手推", "推杆", "扶手", "床旁", "病房", "护士站", "食堂", "厨房", "厨具", "炊具", "餐厅", "保温桶", "保温箱",
    "台面", "ABS", "承重", "层板", "双层", "三层", "四轮小车", "小型推", "病床", "医疗设备", "病房护理", "手术室设备", "厨卫用具",
    "家具和用具", "家具用具", "货架", "周转箱",
)  # fmt: skip
"""Words of things that are pushed by hand, or of the furniture they stand among."""
_CHASSIS = ("底盘", "发动机", "排量", "驾驶室", "上牌", "国六", "国五", "总质量", "轴距", "吨", "公告目录", "机动车")
"""Words of what drives on roads."""
_SALES = ("拍卖", "变卖", "竞拍", "转让", "出售", "拍卖会", "处置公告")
OF_ITS_ENGINE = ("排量", "排气量", "功率", "型式", "采用")
"""Behind 发动机: words of the vehicle's own engine."""
_ENGINED = ("发动机", "排量", "排气量", "底盘", "上牌")
_AROUND, _MOST_PLACES, _NEAR_COUNT = 60, 8, 4
_TAIL, _LONGEST_TAIL, _LONGEST_TYPED = 24, 30, 14
"""Signs behind a vehicle's name that may go on with it; with those that an office and a date behind it take."""
_KEPT = 64
"""Words behind names that are remembered: of one notice the same name is asked about again and again."""
NEUTRAL = (
    "以旧换新",
    "直接",
    "定点",
    "警车",
    "装备",
    "一批",
    "等",
    "车型",
    "型",
    "辆",
    "台",
    "部",
    "套",
    "年度",
    "集中",
    "批量",
    "第二批",
    "第一批",
    "若干",
    "分别为",
    "分别",
    "各",
    "底盘",
    "整车",
    "车辆",
    "汽车",
    "用车",
    "设备",
    "新",
    "置换",
    "更换",
    "新增",
    "增补",
)
"""What may stand between a vehicle's name and the word of buying."""
_PARTS = tuple("器具机件灯架罩垫桩棚篷泵")
"""What makes a thing of a vehicle's name: 拖车器."""
_ABOARD = ("载设备", "载终端", "载系统", "载装备", "载台", "载视频", "载监控", "载电", "载通信", "载取证", "载照明", "载仪", "载箱")
"""无人机反制车 + 载设备 is a device."""
_NOTICE_WORDS = (
    "项目", "协议供货", "框架协议", "入围", "供货", "批量集中", "公告", "中标", "成交", "结果", "废标", "流标", "合同", "更正", "变更", "终止", "竞争", "公开",
    "单一", "需求", "标段", "标项", "履约", "验收", "电子卖场", "网上", "中选", "评标", "评审", "开标", "候选", "公示", "延期", "澄清", "答疑", "补遗", "流拍",
    "暂停", "邀请", "院内", "议价", "报价", "时间调整", "意见", "技术参数", "参数", "论证", "调研", "订单", "直采", "定标", "预算", "询价", "征求", "市场", "电商",
    "商城", "竞标",
    "比价", "报价", "竞买", "通知", "函", "定点采购", "预采购", "到货", "交付", "交车", "移交", "验收",
)  # fmt: skip
"""What a title goes on with behind the thing bought."""
_UNKNOWN = re2.compile(r"(\p{Han}{2,6}车)(?:等)?(?:及配套|及其配套|设备)?(?:的)?(?:采购|购置|更新|购买|招标|询价|竞价|配备|定购|添置)")
_UNKNOWN_BEHIND = re2.compile(
    r"(?:采购|购置|购买|购)(?:[一1]?(?:辆|台))?(\p{Han}{2,10}车)(?:的|[0-9一二两三四五六七八九十]{1,3}(?:辆|台)|项目|询价|招标|询比|公告|$)"
)
"""采购某某车的询价公告: the name behind the word of buying, believed where the notice speaks of an engine or a chassis."""
_WARDS = ("医院", "卫生院", "保健院", "养老", "福利院", "幼儿园", "疗养院")
_STOPS = "×、，,；;。及和与（）()/\\+\t\n 《》【】[]-_:：|"
_NUMBERED = re2.compile(r"[0-9]{1,2}[.、]")
_OFFICE_AND_DATE = re2.compile(r"[^0-9 ]{2,10}(?:部|处|局|中心|办公室|科|院|公司) (?:19|20)[0-9]{2}")


@dataclass(frozen=True)
class Wording:
    """The words that decide, as [start, end) of the folded text."""

    flat: str
    title: tuple[int, int]
    """The stored text's first line."""
    named: tuple[tuple[int, int], ...]
    """Where the reader found names of project and lots."""
    headline: tuple[tuple[int, int], ...]
    buyer: str
    agency: str

    @property
    def names(self) -> tuple[tuple[int, int], ...]:
        """Where project and lots are named."""
        return (*self.named, *self.headline)

    def of(self, flat: str) -> "Wording":
        """The wording of the same text, with words blanked."""
        end = flat.find("\n")
        title = (0, len(flat) if end < 0 else end)
        return Wording(flat, title, self.named, _headline(flat, end), self.buyer, self.agency)


def wording_of(notice: NoticeRead, text: str) -> Wording:
    """The wording of a stored text."""
    names = [span for name in (notice.facts.project_name, *(lot.name for lot in notice.lots)) for span in name.evidence]
    places = tuple((span.start, span.end) for span in names if not span.text)
    buyer, agency = (fold(name.value or "") for name in (notice.facts.buyer, notice.facts.agency))
    return Wording("", (0, 0), places, (), buyer, agency).of(folded(text))


def _headline(flat: str, title_end: int) -> tuple[tuple[int, int], ...]:
    """The body's first words, for a title that was cut off before its noun (警用摩…)."""
    if title_end < 0 or heads_any(flat, 0, title_end):
        return ()
    end = min(title_end + 61, len(flat))
    cell = flat.find("\t", title_end, end)
    return ((title_end + 1, max(flat.rfind("\n", 0, cell), title_end + 1) if cell >= 0 else end),)


def heads_any(flat: str, start: int, end: int) -> bool:
    """Whether any vehicle or decoy word stands there."""
    return bool(heads(flat, start, end))


def is_vehicle(mention: Mention, flat: str, end: int | None = None) -> bool:
    """A vehicle, not a decoy; a generic word only with a word of buying near it, and not inside an organisation's name.
    `end`: where its name ends, where that is known, so that what runs on behind it is none of it."""
    if mention.decoy or mention.category is None:
        return False
    if flat.startswith("型", mention.end) and (typed := _typed(mention, flat)) is not None:
        return is_vehicle(typed, flat)
    if not _tail_is_neutral(flat[mention.end : min(mention.end + _LONGEST_TAIL, len(flat) if end is None else max(end, mention.end))]):
        return False
    if mention.word in TROLLEYS and _pushed_by_hand(mention, flat):
        return False
    if mention.word not in GENERIC:
        return True
    if any(word in flat[max(mention.start - 30, 0) : mention.end] for word in RAILS):
        return False
    near = flat[mention.end : mention.end + 10] + flat[max(mention.start - 16, 0) : mention.start]
    return any(word in near for word in BUYING)


def _typed(mention: Mention, flat: str) -> Mention | None:
    """The vehicle that a kind with 型 describes: SUV型 | 应急巡查车."""
    words = _tail(flat[mention.end + 1 : mention.end + _LONGEST_TYPED]) if mention.specific else ""
    return next((one for one in mentions(flat, mention.end + 1, mention.end + 1 + len(words)) if one.category is not None), None)


def _pushed_by_hand(mention: Mention, flat: str) -> bool:
    """Whether the words around a name that trolleys bear too speak of equipment, wherever it stands in the notice."""
    name = flat[mention.start : mention.end]
    at = flat.find(name)
    places: list[str] = []
    while at >= 0 and len(places) < _MOST_PLACES:
        places.append(_line_around(flat, at, at + len(name)))
        at = flat.find(name, at + len(name))
    equipped = "推车" in flat[: flat.find("\n")] or any(word in around for around in places for word in EQUIPMENT)
    return equipped and not any(word in around for around in places for word in _CHASSIS)


def _line_around(flat: str, start: int, end: int) -> str:
    begin = max(flat.rfind("\n", 0, start) + 1, start - _AROUND)
    stop = flat.find("\n", end, end + _AROUND)
    return flat[begin : stop if stop >= 0 else end + _AROUND]


_CUT_OPEN = ("解剖", "剖视", "剖切", "教具", "模型", "台架")
"""In brackets behind a vehicle's name: it is for teaching and drives nowhere."""
_JOINED = ("、", "及", "和", "与", "以及", "或")
_QUOTES = '”」』"'
"""What ends a name that is quoted: “教学实习大巴”数量由1辆更正为2辆."""


@functools.lru_cache(maxsize=_KEPT)
def _tail_is_neutral(behind: str) -> bool:
    """Nothing of another kind follows: 出租车计价器 is no taxi, 公务用车燃油充值 no car, 消防车10辆采购 is one."""
    tail = _tail(behind)
    if tail in _PARTS or tail.startswith(_ABOARD):
        return False
    if not tail or tail.startswith(BUYING) or tail[0] in _QUOTES:
        return True
    if tail.startswith(_NOTICE_WORDS):
        return True
    bought = min((place for word in BUYING if (place := tail.find(word)) >= 0), default=len(tail))
    tail = tail[:bought]
    for word in NEUTRAL:
        tail = tail.replace(word, "")
    left = [sign for sign in tail if not sign.isascii() and sign not in "一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾共计约的"]
    return len(left) < 2 or tail.removeprefix("的").startswith(_NOTICE_WORDS)


def _tail(behind: str) -> str:
    """The words behind a vehicle's name up to the next sign, numbered item, or the office and date of a portal's headline."""
    stop = next((place for place, sign in enumerate(behind[:_TAIL]) if sign in _STOPS), min(_TAIL, len(behind)))
    words = behind[: stop + 1]
    if ("." in words or words.endswith("、")) and (numbered := _NUMBERED.search(words)):
        return behind[: numbered.start()]
    dated = behind[: stop + _LONGEST_TAIL - _TAIL]
    return "" if " " in dated and _OFFICE_AND_DATE.match(dated) else behind[:stop]


def vehicles(flat: str, start: int, end: int) -> list[Mention]:
    """What an enumeration names of vehicles: the heads of its parts, none where what is done to the last is done to all (商务车及越野车租赁)."""
    found = heads(flat, start, end)
    return [one for at, one in enumerate(found) if is_vehicle(one, flat) and not _serviced(flat, one, found[at + 1 :])]


def _serviced(flat: str, one: Mention, behind: Sequence[Mention]) -> bool:
    """Whether a vehicle is named together with the next ones, and right behind the last stands a service or a part."""
    for after in behind:
        between = flat[one.end : after.start]
        if not between.startswith(_JOINED) or any(word in between for word in BUYING):
            return False
        if after.decoy:
            return any(
                other.category is not None and other.word not in GENERIC and other.end == after.start
                for other in mentions(flat, one.end, after.start)
            )
        one = after
    return False


def decoyed(flat: str, start: int, end: int) -> bool:
    """Some part of it is about a service, a part or a machine."""
    return any(one.decoy and not flat.startswith(OF_ITS_ENGINE, one.end) for one in heads(flat, start, end))


def item_vehicle(item: Item, flat: str) -> Mention | None:
    """The vehicle that an item's name tells, if it is one."""
    for span in item.name.evidence:
        outside = [one for one in heads(flat, span.start, span.end) if not _bracketed(flat, span.start, one.start)]
        if not outside:
            continue
        last = outside[-1]
        if last.word in TROLLEYS and _pushed_by_hand(last, flat):
            return None
        if (
            last.decoy
            or any(word in flat[last.end : span.end] for word in _CUT_OPEN)
            or not _tail_is_neutral(flat[last.end : min(last.end + _LONGEST_TAIL, span.end)])
        ):
            return None
        specific = [one for one in _named(flat, span) if one.specific]
        return last if last.specific or not specific else specific[-1]
    return None


def _bracketed(flat: str, start: int, at: int) -> bool:
    """Whether a place stands within brackets that open behind `start`."""
    words = flat[start:at]
    return words.count("(") + words.count("（") > words.count(")") + words.count("）")


def _named(flat: str, span: Span) -> list[Mention]:
    return [one for one in heads(flat, span.start, span.end) if not one.decoy and one.category is not None]


def decide(notice: NoticeRead, wording: Wording) -> Read[bool]:
    """Vehicle purchase or not, with all words that say so."""
    return with_all_words(wording.flat, lambda flat: _decide(notice, wording.of(flat)))


def _decide(notice: NoticeRead, wording: Wording) -> Read[bool]:
    flat = wording.flat
    if _sold(flat[slice(*wording.title)]):
        return Read(False, why="the title speaks of selling")
    parties = [name for name in (wording.buyer, wording.agency) if name]
    titles = [piece for region in (wording.title, *wording.names) for piece in _without_parties(flat, region, parties)]
    told = [found for place in titles if (found := vehicles(flat, *place))]
    if told:
        best = next((one for one in told[0] if one.specific), told[0][0])
        return _yes(best, "words: title or project name", (one for found in told for one in found))
    items = [item for lot in notice.lots for item in lot.items]
    named = [one for item in items if (one := item_vehicle(item, flat))]
    title_decoyed = any(decoyed(flat, start, end) for start, end in titles)
    if named and not title_decoyed:
        return _yes(named[0], "words: name of a thing bought", named)
    specific = [one for one in named if one.specific]
    if specific and not _service_title(flat, titles):
        return _yes(specific[0], "words: name of a thing bought", named)
    if not title_decoyed and (needed := next(iter(_needed(flat, items)), None)):
        return _yes(needed, "words: need")
    if not title_decoyed and (counted := next(_counted_in_lots(notice, flat), None)):
        return _yes(counted, "words: counted in a lot")
    if not title_decoyed and (work := _named_for_its_work(notice, flat, titles)):
        return _yes(work, "words: something named 车 is bought")
    return _by_code(notice, title_decoyed)


def _sold(title: str) -> bool:
    """Whether a title speaks of selling vehicles and not of buying any: 公务用车公开拍卖公告."""
    return any(word in title for word in _SALES) and not any(word in title for word in ("采购", "购置", "购买", "招标"))


def _without_parties(flat: str, region: tuple[int, int], names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """A title without the names of buyer and agency: a 校车管理服务中心 may buy cars, a 出租汽车公司 furniture."""
    start, end = region
    while start < end:
        found = [(at, len(name)) for name in names if (at := flat.find(name, start, end)) >= 0]
        at, length = min(found, default=(end, 0))
        if at > start:
            yield start, at
        start = at + max(length, 1)


def _named_for_its_work(notice: NoticeRead, flat: str, titles: Iterable[tuple[int, int]]) -> Mention | None:
    """A vehicle that the lexicon does not know: 某某车采购. In hospitals such names are mostly trolleys'."""
    if any(word in (notice.facts.buyer.value or "") for word in _WARDS) and not _driven(flat):
        return None
    return next((one for start, end in titles for one in unknown_cars(flat, start, end)), None)


def _driven(flat: str) -> bool:
    """Whether a notice speaks of an engine, a chassis or number plates."""
    return any(word in flat for word in _ENGINED)


def unknown_cars(flat: str, start: int, end: int) -> Iterator[Mention]:
    """Words that end in 车 and are bought, with no word of the lexicon in them."""
    window = flat[start:end]
    if "车" not in window:
        return
    behind = _UNKNOWN_BEHIND.finditer(window) if _driven(flat) else ()
    for match in (*_UNKNOWN.finditer(window), *behind):
        place = Mention(start + match.start(1), start + match.end(1), match.group(1), Category.SPECIAL, "")
        if heads_any(flat, place.start, place.end) or _pushed_by_hand(place, flat):
            continue
        yield place


def _service_title(flat: str, titles: Iterable[tuple[int, int]]) -> bool:
    return any(one.decoy == "service" for start, end in titles for one in heads(flat, start, end))


def _yes(mention: Mention, why: str, others: Iterable[Mention] = ()) -> Read[bool]:
    return read(True, dict.fromkeys(Span(one.start, one.end) for one in (mention, *others)), why)


def _needed(flat: str, items: Iterable[Item]) -> Iterator[Mention]:
    """Vehicles that an unnamed need enumerates, behind a label of need."""
    for item in items:
        for span in item.about if not item.name.said else ():
            for start, end in _need_lines(flat, span):
                yield from (one for one in vehicles(flat, start, end) if one.specific)


def _counted_in_lots(notice: NoticeRead, flat: str) -> Iterator[Mention]:
    """Vehicles that stand with their number on the line of a lot's own: 第二标段：防火巡护皮卡车4辆."""
    for lot in notice.lots if len(notice.lots) > 1 else ():
        for span in lot.about:
            line = flat.find("\n", span.start, span.end)
            end = line if line > 0 else span.end
            if not any(decoyed(flat, span.start, one.start) for one in counts(flat, span.start, end)):
                yield from (
                    one
                    for one in vehicles(flat, span.start, end)
                    if one.specific and any(one.end <= count.start <= one.end + _NEAR_COUNT for count in counts(flat, one.end, end))
                )


def _need_lines(flat: str, span: Span) -> Iterator[tuple[int, int]]:
    at = span.start
    while at < span.end:
        stop = flat.find("\n", at, span.end)
        stop = span.end if stop < 0 else stop
        begun = flat[at : at + 40]
        if any(label in begun for label in NEED_LABELS):
            yield at, min(stop, at + 1500)
        at = stop + 1


def _by_code(notice: NoticeRead, title_decoyed: bool) -> Read[bool]:
    catalogue = notice.facts.catalogue
    entry = find(catalogue.value) if catalogue.value else None
    if entry is not None and entry.category is not None and entry.code not in ("A02030000", "A0203") and not title_decoyed:
        return read(True, catalogue.evidence, f"code: {entry.code} {entry.name} ({entry.edition})")
    return Read(False, why="no vehicle among what is bought")
