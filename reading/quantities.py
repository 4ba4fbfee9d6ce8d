"""reading: how many vehicles, and how many seats."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from reading import regex
from reading.candidates import MOST_SHOWN, UNSAID, UNSTATED
from schemas.reading import Window
from schemas.values import Read, Span, read, refused

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000}
_HAN = "一二三四五六七八九十两百千壹贰叁肆伍陆柒捌玖拾佰"
_COUNT = regex.compile(rf"([0-9]{{1,3}},[0-9]{{3}}|[0-9]{{1,4}}|[{_HAN}]{{1,7}})[ ]?(?:[)）][ ]?)?[(（]?(辆|台|部)(?:套)?")
_ITEM = regex.compile(r"^ ?[0-9]{1,2}\.$")
_CODE = regex.compile(r"[0-9][A-Z0-9\-/]*[A-Z]$")
_LONGEST_CODE = 20
"""A model's code whose last digits may run on into a number of several digits: XY5040XLC6 + 1辆, XY5040XLC + 61辆."""
_GOES_ON = tuple("分门件队署班账式阶山县区市乡镇村")
"""Signs that make a word of a measure word: 一部分, 三台阶, 五台山, 九台区."""
_IN_USE = ("在用", "现有", "原有", "既有", "在役", "在册", "旧车", "老旧")
"""Behind a number: of cars that are there already (12台在用车辆)."""
_MACHINES = ("计算机", "电脑", "主机", "服务器", "设备", "打印机", "手机", "电话", "发电机", "空调")
"""Right behind a number: what it counts is no vehicle (由同一台计算机上传)."""
_NOT_BOUGHT = (*_IN_USE, *_MACHINES)
_WORN = regex.compile(
    r"^[^,。;\n]{0,16}(?:达到?(?:了)?(?:强制)?报废|已报废|即将报废|临近报废|接近报废|超过?使用年限|(?:已|将)?到(?:报废|使用)年限|超期服役|退出营运)"
)
"""Behind a number: of cars that are to go (86台于本年内达到报废年限)."""
_MORE = regex.compile(
    r"(?:追加|增购|加购|增加|续购)(?:数量|采购)?(?:总量|总数)?(?:不超过|不得超过|不多于|至多|最多|上限为?)$|(?:视|根据|可|可能|有权)[^,。;0-9]{0,16}(?:追加|增购|加购|续购)(?:采购|数量|不超过|至多|最多){0,2}$"
)
"""Before a number: of more that may be bought one day (视经营情况追加不超过10辆)."""
_MORE_BACK, _WORN_WITHIN = 32, 40
_NO_COUNT_BEFORE = frozenset("第.-/每几同任某")
_LABELLED = regex.compile(
    r"(?:采购数量|标的数量|购置数量|需求数量|数量)(?:及单位)?(?:\((?:单位)?:?(?:辆|台|部)\)|[\t]?[(（]?(?:辆|台|部)?[)）]?)"
    r"[ :：\t为]{0,3}([0-9]{1,4})(?:\.0{1,2})?(?:[ \t\n;；,，(（。]|辆|台|部|$)"
)
_STACKED = regex.compile(
    r"数量\n([0-9]{1,4})\n(?:(?:计量)?单位\n(?:辆|台|部)(?:\n|$)|(?:成交|中标|合同|采购|控制|最高)?(?:单价|总价)(?:\([^()\n]{1,8}\))?\n)"
)
"""A label and its value on lines of their own, the unit or the price below."""
_RELATION = r"(≥|>=|>|≮|不少于|不小于|不低于|至少|大于等于|≤|<=|<|≯|不超过|不大于|不多于|小于等于)?[ ]?"
_SEAT = rf"([0-9]{{1,2}}|[{_HAN}]{{1,3}})"
_AFTER = r"(?:\(含[^)]{0,6}\))?(及以上|以上|及以下|以下|以内)?(?:\(含[^)]{0,6}\))?"
_TO = r"(?:-{1,2}|~{1,2}|～|至|到| to)"
_SEATS = regex.compile(rf"{_RELATION}{_SEAT}[ ]?(?:人?座)?[ ]?(?:\(含\))?(?:(?:{_TO}|或|/)[ ]?{_SEAT})?[ ]?(?:座|人座|个座){_AFTER}")
_LEAD = r"(?:人数|人员)?(?: [A-Za-z][A-Za-z ]{1,14})?(?:\([^)]{0,14}\)){0,2}(?:\t(?:人|座|个|位)\t)?[ :：为\t]{0,3}(?:[含包]括?(?:驾驶员|司机)(?:在内)?)?"
_VALUE = rf"{_LEAD}{_RELATION}{_SEAT}(?:座|人)?(?:(?:\(含\))?(?:{_TO}|或)[ ]?{_SEAT})?[ ]?(?:座|人|个|位){{0,2}}{_AFTER}"
_VALUE_OF_PERSONS = rf"{_LEAD}{_RELATION}{_SEAT}人?(?:(?:{_TO}|或)[ ]?{_SEAT})?[ ]?(?:人|座|名|位){_AFTER}"
_SEATS_LABELLED = regex.compile(r"(?:座位数量|座位数|座位|座椅数量|座椅数)" + _VALUE)
_ALL_SEATS = regex.compile(r"总座位(?:数量|数)?" + _VALUE)
"""幼儿座位：14座，总座位数：16."""
_PERSONS = regex.compile(
    r"(?:乘员数|乘员定额|乘员|驾乘席位|驾乘|乘坐人数|可乘坐|准乘人数|准乘|乘坐|核定载客|核定载|核载人数|核载|核乘|载客人数|载客量|载客|额定乘员|额定载客|定员)"
    + _VALUE
)
_MANNED = regex.compile(r"(?:载员|载人|驾驶室|核定|额定|限载|限乘|准载|可乘|可坐|可载|[单双]排座?,?)" + _VALUE_OF_PERSONS)
"""Words that only a number of persons behind them makes persons: 限载5人, but 限载5吨."""
_PARTS = r"([0-9]{1,2}(?:[ ]?\+[ ]?[0-9]{1,2}){1,3})"
_IN_PARTS = regex.compile(
    r"((?:座位|座椅|乘员|乘坐|准乘|核乘|定员|核载|载客|载员|载人|座席|席位)(?:总?数量?|人数|定额|室能?够?载员)?"
    + rf"{_LEAD}{_RELATION}{_PARTS}[ ]?(?:座|人|个|位){{0,2}}|{_PARTS}[ ]?[座人])(?:[^0-9+/椅布排式座人吨米]|$)"
)
"""Seats told by rows or by whom they are for, of which the whole is the number: 座位数：53+1, 双排，2+4人; 2+1座椅 is a layout."""
_CELL_IN_PARTS = regex.compile(rf"^\s*{_RELATION}{_PARTS}[ ]?(?:座|人)?(?:\([^()0-9]{{0,24}}\))?[。;]?\s*$")
_CELL = regex.compile(rf"^\s*{_RELATION}{_SEAT}[ ]?(?:座|人)?(?:(?:{_TO}|或|/)[ ]?{_SEAT})?[ ]?(?:座|人|个|位){{0,2}}{_AFTER}[。;]?\s*$")
_PERSONAL = regex.compile(r"^ ?([单双])人?座位?(?:[,，;；。、( ]|$)")
_MEASURES_BEHIND = regex.compile(r"^(?:\.?[0-9]| ?(?:m|米|吨|t|T)(?:[^A-Za-z]|$)|mm)")
"""Behind a number: it goes on, or is a measure: 座位数：6.6m级，19座."""
_IN_ALL = regex.compile(rf"^[^。;\n]{{0,24}}[,( ](?:共计?|合计|总计)[ ]?(?:可|准)?(?:乘坐?|载)?{_SEAT}[ ]?(?:人|座)")
"""Behind the first part of what is carried: 驾驶室3人+后厢3人，共6人."""
_CARRIED = ("驾驶室", "乘", "载", "定", "排座", "可坐")
"""Signs without which no number of persons is stated."""
_CARRIES = regex.one_of(_CARRIED)
_CARRIES_OR_SEATS = regex.one_of((*_CARRIED, "座", "人"))
_LOWER = ("≥", ">=", ">", "≮", "不少于", "不小于", "不低于", "至少", "大于等于", "以上", "及以上")
_UPPER = ("≤", "<=", "<", "≯", "不超过", "不大于", "不多于", "小于等于", "以下", "及以下", "以内")
_BUILT = ("公厕", "厕所", "桥", "桥梁", "泵站", "中转站", "充电站", "垃圾站", "铁塔", "库房", "车棚", "岗亭", "水池", "机井", "大棚")
"""Right before a number of 座: buildings, not seats (公厕9座)."""
_MOST_SEATS = 120
_REBUILT = regex.compile(r"^改(?:装?[为成])?[ ]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})座")
"""Behind seats that are none any more: 7座改5座."""
_LONGEST_REBUILT = 8
_OF_A_ROOM = regex.compile(r"(?:休息|等候|候诊|候检|接待|会议|洽谈|体检|采血|诊疗|就诊|陪护)(?:区|室|舱|间|桌)(?:设|内|配|有)?[ ]?$")
"""Before seats of a room aboard, which are not those that the vehicle is allowed: 休息区座位6个."""
_OF_A_ROW = regex.compile(r"(?:前|后|中|首|第[一二三四]|[一二三四])排(?:座椅|座位|为|共)?[: ]?$")
"""Before seats of one row, which persons carried tell whole: 载客7人，前排3座，后排4座."""
_LONGEST_ROW = 8
_LABEL_GOES_ON, _LONGEST_LABEL_END = regex.compile(r"^(?:总?数量?)?[ ]?:|^总?数"), 5
"""Behind 座位, that makes it a label."""
_SEATS_TOO = regex.compile(r"^[0-9]{1,2}(?:[座人+/,;。)-]|$)")
_FEWEST_PARTS = 3
"""A whole and two parts."""
_MOST_STATEMENTS = 200
"""Statements looked at in one region, so that a hostile page costs no more than a long one."""


class Count(NamedTuple):
    """A number of vehicles at its place, with its measure word ("" behind a label)."""

    value: int
    start: int
    end: int
    measure: str = ""


def number(words: str) -> int | None:
    """A whole number in digits or Chinese numerals up to 9999: 12, 十二, 二十, 一百零五, 贰."""
    if words.replace(",", "").isdigit():
        return int(words.replace(",", ""))
    total, digit = 0, 0
    for sign in words:
        if sign in _TENS:
            total, digit = total + (digit or 1) * _TENS[sign], 0
        elif sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            return None
    return total + digit if words else None


def counts(flat: str, start: int, end: int) -> Iterator[Count]:
    """Numbers with a vehicle's measure word (辆, 台, 部); prices a vehicle (18万元/辆) have none before it."""
    window = flat[start:end]
    if "辆" not in window and "台" not in window and "部" not in window:
        return
    for match in _COUNT.finditer(window):
        begin, stop = match.span()
        value = number(match.group(1))
        before = window[max(begin - 1, 0) : begin]
        if before == "." and _ITEM.match(window[max(window.rfind("\n", 0, begin) + 1, begin - 4) : begin]):
            before = ""  # 1.10辆皮卡: the first of a list, not a part of one
        if (
            value
            and (before not in _NO_COUNT_BEFORE or (before == "." and not match.group(1)[0].isdigit()))
            and not before.isdigit()
            and window[match.end(2) : match.end(2) + 1] not in _GOES_ON
            and not window.startswith(_NOT_BOUGHT, stop)
            and not _MORE.is_match(window[max(begin - _MORE_BACK, 0) : begin])
            and not _WORN.is_match(window[stop : stop + _WORN_WITHIN])
            and not (value > 9 and before.isascii() and before.isupper() and _CODE.search(window[:begin][-_LONGEST_CODE:]))
        ):
            yield Count(value, start + begin, start + stop, match.group(2))


def labelled(flat: str, start: int, end: int) -> Iterator[Count]:
    """Numbers behind a label of quantity."""
    window = flat[start:end]
    stacked = _STACKED.finditer(window) if "数量\n" in window else ()
    for match in (*_LABELLED.finditer(window), *stacked) if "数量" in window else ():
        yield Count(int(match.group(1)), start + match.start(), start + match.end(1))


def seats(flat: str, start: int, end: int) -> Window:
    """The seats that a region states; refused where it contradicts itself."""
    window = flat[start:end]
    told = _seated(window, start, (_ALL_SEATS,)) if "总座位" in window else []
    parts = _in_parts(window, start) if "+" in window and _CARRIES_OR_SEATS.is_match(window) else []
    told = told or (_seated(window, start, (_SEATS_LABELLED, _SEATS)) if "座" in window else [])
    rows = [one for one in told if _OF_A_ROW.search(window[: one[2].start - start][-_LONGEST_ROW:])] if "排" in window else []
    if not told or rows:
        told = (_seated(window, start, (_PERSONS, _MANNED)) if _CARRIES.is_match(window) else []) or told
    told = told or parts
    if not told:
        return UNSTATED
    if "其中" in window:  # 6～9座，其中囚舱座位3个
        told = [one for one in told if one[2].start < start + window.find("其中")] or told
    lows, highs = {one[0] for one in told if one[0]}, {one[1] for one in told if one[1]}
    spans = [one[2] for one in told]
    if (whole := _whole(told) or _in_all(window, start, told)) is not None:
        return Window(min=_seat({whole}, spans), max=_seat({whole}, spans))
    if len(lows) > 1 or len(highs) > 1:
        why = refused("seats stated differently", spans[:6])
        return Window(min=why, max=why)
    return Window(min=_seat(lows, spans), max=_seat(highs, spans))


def _whole(told: list[tuple[int | None, int | None, Span]]) -> int | None:
    """Of exact numbers the one that the others add up to: 9人（驾驶室3人，后舱6人）, 前2座后2座共4座."""
    values = [low for low, high, _ in told if low is not None and low == high]
    if len(values) < _FEWEST_PARTS or len(values) < len(told):
        return None
    return max(values) if sum(values) == 2 * max(values) else None


def _in_all(window: str, offset: int, told: list[tuple[int | None, int | None, Span]]) -> int | None:
    """What words behind the first of several parts say that they come to."""
    low, high, span = told[0]
    found = _IN_ALL.match(window[span.end - offset :]) if low is not None and low == high and ("共" in window or "计" in window) else None
    whole = number(found.group(1)) if found else None
    if found is None or whole is None or low is None or not low < whole <= _MOST_SEATS:
        return None
    told[0] = (low, high, Span(span.start, span.end + found.end()))
    return whole


def seats_of_cell(flat: str, start: int, end: int) -> Window:
    """The seats in a table's cell under a head of seats, where the figure may stand alone: 5, 5~7, ≤19座."""
    match = _CELL.match(flat[start:end])
    parts = _CELL_IN_PARTS.match(flat[start:end]) if match is None else None
    told = _bounds(*match.groups()) if match else _bounded(*parts.groups()) if parts else _of_persons(flat[start:end])
    if told is None or not 1 <= (told[0] or told[1] or 0) <= _MOST_SEATS:
        return Window()
    spans = [Span(start, end)]
    return Window(min=_seat({told[0]} if told[0] else set(), spans), max=_seat({told[1]} if told[1] else set(), spans))


def _in_parts(window: str, offset: int) -> list[tuple[int | None, int | None, Span]]:
    """The seats that a region tells in parts, where it tells them once."""
    found = list(islice(_IN_PARTS.finditer(window), _MOST_STATEMENTS))
    told = [_bounded(match.group(2), match.group(3) or match.group(4)) for match in found]
    return [(*bounds, Span(offset + match.start(1), offset + match.end(1))) for bounds, match in zip(told, found, strict=True)]


def _bounded(relation: str | None, parts: str) -> tuple[int | None, int | None]:
    """The ends of what parts come to."""
    whole = sum(int(part) for part in parts.split("+"))
    return (None if relation in _UPPER else whole), (None if relation in _LOWER else whole)


def _of_persons(cell: str) -> tuple[int, int] | None:
    """A cycle's seats told by a word: 单人座（后部为货箱）."""
    match = _PERSONAL.match(cell)
    number = (1 if match.group(1) == "单" else 2) if match else 0
    return (number, number) if number else None


def _seated(window: str, offset: int, patterns: tuple[regex.Pattern, ...]) -> list[tuple[int | None, int | None, Span]]:
    """(least, most, place) of each statement; persons carried count only where no seats are stated."""
    found: list[tuple[int | None, int | None, Span]] = []
    for match in islice((match for pattern in patterns for match in pattern.finditer(window)), _MOST_STATEMENTS):
        begin, stop = match.span()
        span = Span(offset + begin, offset + stop)
        bounds = _bounds(*match.groups())
        if (
            bounds
            and not _of_a_sum(window, begin, stop)
            and not _numbers_a_clause(window, begin, stop)
            and not window.endswith(_BUILT, 0, begin)
            and not (window.startswith("改", stop) and _REBUILT.match(window[stop : stop + _LONGEST_REBUILT]))
            and not (window[stop - 1].isdigit() and _MEASURES_BEHIND.match(window[stop : stop + 3]))
            and not _OF_A_ROOM.search(window[max(begin - 8, 0) : begin])
            and not any(span.start < other.end and other.start < span.end for _, _, other in found)
        ):
            found.append((*bounds, span))
    return [one for one in found if 2 <= (one[0] or one[1] or 0) <= _MOST_SEATS]


def _numbers_a_clause(window: str, begin: int, stop: int) -> bool:
    """Whether a number before 座 is that of a clause about seats: 2.3.4 座位：双排5座, B2 座位数：23座."""
    if not window.startswith(("座位", "座椅"), stop - 1):
        return False
    numbered = window.endswith(".", 0, begin) and window.endswith(" 座", begin, stop)
    return numbered or _LABEL_GOES_ON.match(window[stop + 1 : stop + _LONGEST_LABEL_END]) is not None


def _of_a_sum(window: str, start: int, end: int) -> bool:
    """Whether a number is one of several with a sign between them, of which none is the whole: 2+3, 24/10-23; 5座/92#汽油 is a list."""
    after, before = window[end : end + 2], window[max(start - 2, 0) : start]
    listed = after[:1] == "/" and window[end - 1 : end] in ("座", "人") and not _SEATS_TOO.match(window[end + 1 : end + 5])
    return (after[:1] in ("+", "/") and after[1:].isdigit() and not listed) or (
        before[1:] in ("+", "/") and (before[0].isdigit() or before[0] == "座")
    )


def _seat(values: set[int], spans: list[Span]) -> Read[Decimal]:
    return read(Decimal(min(values)), spans[:MOST_SHOWN], "seats") if values else UNSAID


def _bounds(relation: str | None, first: str, second: str | None, after: str | None) -> tuple[int | None, int | None] | None:
    value = number(first)
    if value is None:
        return None
    if second:
        return value, number(second)
    if relation in _LOWER or after in _LOWER:
        return value, None
    if relation in _UPPER or after in _UPPER:
        return None, value
    return value, value
