"""classifier: whether a name is a road vehicle's: not a part's, a service's, a trolley's or an organisation's."""

from collections.abc import Iterator, Sequence

from reading import regex
from reading.brands import brand_end
from reading.remembered import remembered
from reading.vehicles import GENERIC, Mention, heads, mentions
from schemas.reading import Category, Item
from schemas.values import Span

BUYING = (
    "采购", "购置", "更新", "购买", "招标", "配备", "征集", "询价", "询比", "比选", "磋商", "谈判", "遴选", "定购", "添置", "入围", "竞价", "直购", "买卖",
    "换车", "购", "意向", "统采", "集采",
)  # fmt: skip
_BUYING = regex.compile("|".join(BUYING))
_RAILS = regex.one_of(("轨道交通", "地铁", "号线", "铁路", "动车组", "空轨", "单轨", "轻轨", "磁浮", "磁悬浮", "云轨", "城轨"))
"""Beside one of these a bare 车辆 runs on rails."""
TROLLEYS = frozenset((
    "急救车", "转运车", "治疗车", "餐车", "送餐车", "手术车", "检测车", "清洗车", "消毒车", "诊疗车", "医疗车", "牙科车", "眼科车", "作业车", "宣传车",
    "图书车", "售货车", "垃圾车", "服务车", "平板车", "指挥车", "监测车", "加油车", "照明车", "压缩车",
))  # fmt: skip
"""Names that trolleys bear too."""
ON_FOOT = ("送餐车",)
"""Those of them that drive only where the notice speaks of an engine, a chassis or plates."""
EQUIPMENT = (
    "不锈钢", "脚轮", "万向轮", "静音轮", "抽屉", "推车", "手推", "推杆", "扶手", "床旁", "病房", "护士站", "食堂", "厨房", "厨具", "炊具", "餐厅", "保温桶", "保温箱",
    "台面", "ABS", "承重", "层板", "双层", "三层", "四轮小车", "小型推", "病床", "医疗设备", "病房护理", "手术室设备", "厨卫用具",
    "家具和用具", "家具用具", "货架", "周转箱",
)  # fmt: skip
"""Words of things that are pushed by hand, or of the furniture they stand among."""
_CHASSIS = ("底盘", "发动机", "排量", "驾驶室", "上牌", "国六", "国五", "总质量", "轴距", "吨", "公告目录", "机动车")
"""Words of what drives on roads."""
OF_ITS_ENGINE = ("排量", "排气量", "功率", "型式", "采用", "容量", "电量", "能量", "总能量", "总电量")
"""Behind 发动机 or 电池: words of what the vehicle's own is like."""
_ENGINED = ("发动机", "排量", "排气量", "底盘", "上牌")
_AROUND, _MOST_PLACES = 60, 8
_TAIL, _LONGEST_TAIL, _LONGEST_TYPED = 24, 30, 14
"""Signs behind a vehicle's name that may go on with it; with those that an office and a date behind it take."""
_FEWEST = 2
"""Signs that make a word of what is left of them."""
_REMARK = 16
_LEASED = regex.compile(r"^\((?:经营性|融资|长期|短期|分时|整车)?(?:租赁|租用)\)")
"""公务用车（经营性租赁）采购."""
_OFF_ROAD = ("非道路使用", "非道路行驶", "不上道路", "不上路行驶")
"""What never drives on a road: a ward's tractor, a park's cart."""
_TOWED = regex.compile("拖挂|拖车式|拖曳式|拖拽式|拖拉式|牵引式|手抬式|便携式|固定式")
_PUMPS = ("泵车", "排水车", "排涝车", "抽水车", "供水车", "发电车", "电源车", "照明车", "清洗车")
"""Machines on wheels of their own, which a vehicle tows where their name says so: 拖挂式排涝泵车, 移动泵车（拖车式）."""
_TEXTS = 8
"""Texts remembered, of which one notice has its own and those with words blanked."""
_KEPT = 64
"""Words behind names that are remembered: of one notice the same name is asked about again and again."""
NEUTRAL = (
    "以旧换新", "直接", "定点", "警车", "装备", "一批", "等", "车型", "型", "教练车", "教练用车", "辆", "台", "部", "套", "年度", "集中", "批量", "第二批", "第一批",
    "若干", "分别为", "分别", "各", "底盘", "整车", "车辆", "汽车", "用车", "设备", "新", "置换", "更换", "新增", "增补",
)  # fmt: skip
"""What may stand between a vehicle's name and the word of buying."""
_NEUTRAL = regex.compile("|".join(NEUTRAL))
_PARTS = frozenset("器具机件灯架罩垫桩棚篷泵")
"""What makes a thing of a vehicle's name: 拖车器."""
_ABOARD = ("载设备", "载终端", "载系统", "载装备", "载台", "载视频", "载监控", "载电", "载通信", "载取证", "载照明", "载仪", "载箱")
"""无人机反制车 + 载设备 is a device."""
_DEVICES = ("GPS", "BDS", "OBD", "DVR", "ADAS", "LED")
"""Latin letters behind a vehicle's name that make it a device's: 执法车辆GPS."""
_NOTICE_WORDS = (
    "项目", "协议供货", "框架协议", "开放式框架", "封闭式框架",
    "入围", "供货", "批量集中", "公告", "中标", "成交", "结果", "废标", "流标", "合同", "更正", "变更", "终止", "竞争", "公开",
    "单一", "需求", "标段", "标项", "履约", "验收", "电子卖场", "网上", "中选", "评标", "评审", "开标", "候选", "公示", "延期", "澄清", "答疑", "补遗", "流拍",
    "暂停", "邀请", "院内", "议价", "报价", "时间调整", "意见", "技术参数", "参数", "论证", "调研", "订单", "直采", "定标", "预算", "询价", "征求", "市场", "电商",
    "商城", "竞标",
    "排量", "排气量", "电池容量", "续航", "轴距", "总质量", "载质量", "单车", "单价", "最高限价", "采购数量", "数量", "限价", "控制价", "座位",
    "比价", "报价", "竞买", "在线询", "在线竞", "在线比", "在线议", "在线采", "线上", "通知", "函", "定点采购", "预采购", "到货", "交付", "交车", "移交", "验收",
)  # fmt: skip
"""What a title goes on with behind the thing bought."""
_UNKNOWN = regex.compile(r"(\p{Han}{2,6}车)(?:等)?(?:及配套|及其配套|设备)?(?:的)?(?:采购|购置|更新|购买|招标|询价|竞价|配备|定购|添置)")
_UNKNOWN_BEHIND = regex.compile(
    r"(?:采购|购置|购买|购)(?:[一1]?(?:辆|台))?(\p{Han}{2,10}车)(?:的|[0-9一二两三四五六七八九十]{1,3}(?:辆|台)|项目|询价|招标|询比|公告|$)"
)
"""采购某某车的询价公告: the name behind the word of buying, believed where the notice speaks of an engine or a chassis."""
_STOP = regex.compile(r"[“「『×、，,；;。及和与（）()/\\+\t\n 《》【】\[\]\-_:：|]")
_NUMBERED = regex.compile(r"[0-9]{1,2}[.、]")
_PURPOSE = regex.compile(r"^(?:智慧|智能|信息化?|数字化?|综合|动态|实时|运行|运营|管理|监管|监控|调度|定位|安全|云|的)*$")
"""What may stand between the last vehicle and the service or part: 公务用车及校车智慧管理 + 平台."""
_SERVED = regex.compile(r"^[\p{Han}]{0,12}(?:服务|租赁|租用|保险|维修|维保|保养|运维|大修|检修|修理)")
"""What a name may go on with behind a remark on its vehicle: 校车（19座至52座）动态监控服务."""
_REACH_OF_REMARK = 60
_OFFICE_AND_DATE = regex.compile(r"[^0-9 ]{2,10}(?:部|处|局|中心|办公室|科|院|公司) (?:19|20)[0-9]{2}")
_CUT_OPEN = regex.compile("解剖|剖视|剖切|教具|模型|台架")
"""In brackets behind a vehicle's name: it is for teaching and drives nowhere."""
_JOINED = ("、", "及", "和", "与", "以及", "或")
_QUOTES = '”」』"'
"""What ends a name that is quoted: “教学实习大巴”数量由1辆更正为2辆."""


def is_vehicle(mention: Mention, flat: str, end: int | None = None) -> bool:
    """A vehicle, not a decoy; a generic word only with a word of buying near it, and not inside an organisation's name.
    `end`: where its name ends, where that is known, so that what runs on behind it is none of it."""
    start, stop, word, category, decoy = mention
    if decoy or category is None:
        return False
    next_sign = flat[stop : stop + 1]
    if next_sign == "(" and (
        _LEASED.match(flat[stop : stop + _REMARK]) or _served_behind_remark(flat, stop, min(stop + _REACH_OF_REMARK, len(flat)))
    ):
        return False
    if next_sign == "型" and (typed := _typed(mention, flat)) is not None:
        return is_vehicle(typed, flat)
    farthest = stop + _LONGEST_TAIL
    if not _tail_is_neutral(flat[stop : farthest if end is None or end > farthest else end]):
        return False
    if word in TROLLEYS and _pushed_by_hand(mention, flat):
        return False
    if _never_on_roads(mention, flat):
        return False
    if word not in GENERIC:
        return True
    if _RAILS.is_match(flat[max(start - 30, 0) : stop]):
        return False
    return _BUYING.is_match(flat[stop : stop + 10] + flat[max(start - 16, 0) : start])


def _typed(mention: Mention, flat: str) -> Mention | None:
    """The vehicle that a kind with 型 describes: SUV型 | 应急巡查车."""
    words = _tail(flat[mention.end + 1 : mention.end + _LONGEST_TYPED]) if mention.specific else ""
    return next((one for one in mentions(flat, mention.end + 1, mention.end + 1 + len(words)) if one.category is not None), None)


def _pushed_by_hand(mention: Mention, flat: str) -> bool:
    """Whether the words around a name that trolleys bear too speak of equipment, wherever it stands in the notice."""
    name = flat[mention.start : mention.end]
    if name in ON_FOOT and not driven(flat):
        return True
    at = flat.find(name)
    places: list[str] = []
    while at >= 0 and len(places) < _MOST_PLACES:
        places.append(_line_around(flat, at, at + len(name)))
        at = flat.find(name, at + len(name))
    equipped = "推车" in flat[: flat.find("\n")] or any(word in around for around in places for word in EQUIPMENT)
    return equipped and not any(word in around for around in places for word in _CHASSIS)


def _never_on_roads(mention: Mention, flat: str) -> bool:
    """Whether the words beside a name say so."""
    return _speaks_of_off_road(flat) and any(word in _line_around(flat, mention.start, mention.end) for word in _OFF_ROAD)


def cut_open(words: str) -> bool:
    """Whether words behind a vehicle's name say that it is cut open to be looked at, or a model."""
    return _CUT_OPEN.is_match(words)


def towed(name: str) -> bool:
    """Whether the name of a machine says that it has no engine to drive with; 拖挂式除外 says that it has."""
    return _TOWED.is_match(name) and any([word in name for word in _PUMPS]) and "除外" not in name


@remembered(_TEXTS)
def _speaks_of_off_road(flat: str) -> bool:
    return any([word in flat for word in _OFF_ROAD])


def _line_around(flat: str, start: int, end: int) -> str:
    begin = max(flat.rfind("\n", 0, start) + 1, start - _AROUND)
    stop = flat.find("\n", end, end + _AROUND)
    return flat[begin : stop if stop >= 0 else end + _AROUND]


@remembered(_KEPT)
def _tail_is_neutral(behind: str) -> bool:
    """Nothing of another kind follows: 出租车计价器 is no taxi, 公务用车燃油充值 no car, 消防车10辆采购 is one."""
    tail = _tail(behind)
    if tail in _PARTS or tail.startswith(_ABOARD) or tail.upper().startswith(_DEVICES):
        return False
    if not tail or tail.startswith(BUYING) or tail[0] in _QUOTES or brand_end(tail):
        return True
    if tail.startswith(_NOTICE_WORDS):
        return True
    tail = tail[: bought.start()] if (bought := _BUYING.search(tail)) else tail
    if len(tail) < _FEWEST:
        return True
    for word in NEUTRAL if _NEUTRAL.is_match(tail) else ():
        tail = tail.replace(word, "")
    left = [sign for sign in tail if not sign.isascii() and sign not in "一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾共计约的"]
    return len(left) < _FEWEST or tail.removeprefix("的").startswith(_NOTICE_WORDS)


def _tail(behind: str) -> str:
    """The words behind a vehicle's name up to the next sign, numbered item, or the office and date of a portal's headline."""
    found = _STOP.search(behind[:_TAIL])
    stop = found.start() if found else min(_TAIL, len(behind))
    words = behind[: stop + 1]
    if ("." in words or words.endswith("、")) and (numbered := _NUMBERED.search(words)):
        return behind[: numbered.start()]
    dated = behind[: stop + _LONGEST_TAIL - _TAIL]
    return "" if " " in dated and _OFFICE_AND_DATE.match(dated) else behind[:stop]


def vehicles(flat: str, start: int, end: int) -> list[Mention]:
    """What an enumeration names of vehicles: the heads of its parts, none where what is done to the last is done to all (商务车及越野车租赁)."""
    found: Sequence[Mention] = heads(flat, start, end)
    if len(found) > 1:
        found = [one for one, serviced in zip(found, _serviced(flat, found), strict=True) if not serviced]
    return [one for one in found if is_vehicle(one, flat)]


def _serviced(flat: str, found: Sequence[Mention]) -> list[bool]:
    """Of each vehicle, whether it is named together with the next ones, and right behind the last stands a service or a part."""
    serviced = [False] * len(found)
    for at in range(len(found) - 2, -1, -1):
        one, after = found[at], found[at + 1]
        between = flat[one.end : after.start]
        if between.startswith(_JOINED) and not _BUYING.is_match(between):
            serviced[at] = _purpose_between(flat, one.end, after.start) if after.decoy else serviced[at + 1]
    return serviced


def _purpose_between(flat: str, start: int, end: int) -> bool:
    """Whether between a vehicle and a service another one is named that the service is for."""
    return any(
        other.category is not None and other.word not in GENERIC and _PURPOSE.match(flat[other.end : end])
        for other in mentions(flat, start, end)
    )


def decoyed(flat: str, start: int, end: int) -> bool:
    """Some part of it is about a service, a part or a machine."""
    return any(one.decoy and not flat.startswith(OF_ITS_ENGINE, one.end) for one in heads(flat, start, end))


def item_vehicle(item: Item, flat: str) -> Mention | None:
    """The vehicle that an item's name tells, if it is one."""
    for span in item.name.evidence:
        outside = [one for one in heads(flat, span.start, span.end) if not _bracketed(flat, span.start, one.start)]
        if not outside:
            continue
        if outside[-1].decoy == "machine" and (explained := _explained(flat, outside[-1].end, span.end)) is not None:
            return explained  # 抢险工具车（皮卡）
        stop = flat.find(",", outside[0].end, span.end)  # 卡车（6×6）3台，柴油，发动机排量…: what follows describes it
        last = [one for one in outside if one.end <= stop or stop < 0][-1]
        if (last.word in TROLLEYS and _pushed_by_hand(last, flat)) or _never_on_roads(last, flat) or towed(flat[span.start : span.end]):
            return None
        if (
            last.decoy
            or cut_open(flat[last.end : span.end])
            or not _tail_is_neutral(flat[last.end : min(last.end + _LONGEST_TAIL, span.end)])
            or _served_behind_remark(flat, last.end, span.end)
        ):
            return None
        return last if last.specific else next((one for one in reversed(_named(flat, span)) if one.specific), last)
    return None


def _explained(flat: str, at: int, end: int) -> Mention | None:
    """The vehicle whose name is all that brackets at the end of a machine's say: 工具车（皮卡）."""
    closed = flat.find(")", at, end) if flat.startswith("(", at) else -1
    named = mentions(flat, at + 1, closed) if closed == end - 1 else ()
    return named[0] if len(named) == 1 and named[0].specific and (named[0].start, named[0].end) == (at + 1, closed) else None


def _served_behind_remark(flat: str, at: int, end: int) -> bool:
    """Whether a service stands behind the brackets that open at the end of a vehicle's word."""
    closed = flat.find(")", at, end) if flat.startswith("(", at) else -1
    return closed >= 0 and _SERVED.match(flat[closed + 1 : end]) is not None


def _bracketed(flat: str, start: int, at: int) -> bool:
    """Whether a place stands within brackets that open behind `start`."""
    words = flat[start:at]
    return words.count("(") + words.count("（") > words.count(")") + words.count("）")


def _named(flat: str, span: Span) -> list[Mention]:
    return [one for one in heads(flat, span.start, span.end) if not one.decoy and one.category is not None]


def driven(flat: str) -> bool:
    """Whether a notice speaks of an engine, a chassis or number plates."""
    return any(word in flat for word in _ENGINED)


def unknown_cars(flat: str, start: int, end: int) -> Iterator[Mention]:
    """Words that end in 车 and are bought, with no word of the lexicon in them."""
    window = flat[start:end]
    if "车" not in window:
        return
    behind = _UNKNOWN_BEHIND.finditer(window) if "购" in window and driven(flat) else ()
    for match in (*_UNKNOWN.finditer(window), *behind):
        place = Mention(start + match.start(1), start + match.end(1), match.group(1), Category.SPECIAL, "")
        if mentions(flat, place.start, place.end) or _pushed_by_hand(place, flat):
            continue
        yield place
