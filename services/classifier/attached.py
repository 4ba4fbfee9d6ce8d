"""classifier: the lines of a specification: number, displacement, seats, energy and price cap of each vehicle that a document specifies."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from reading import regex
from reading.displacement import SMALLEST_CAR, Stated, alike, stated, window_of
from reading.lines import Lines
from reading.money import Amount, amounts, unit_of
from reading.outlined import outlined_vehicles_of
from reading.quantities import counts, number, seats, seats_of_cell
from reading.specifications import vehicles_of
from reading.statements import Vehicle
from reading.unitcaps import cap_of, caps
from schemas.reading import Category, Energy, Line, Window
from schemas.values import Read, Span, read, refused
from services.classifier.attached_kinds import category, energy, seated_kind, use
from services.classifier.plainly import fuller
from services.classifier.sheets import MOST_PLACES, PROSE, Sheet, led, ticked
from services.classifier.together import Specified

_CATALOGUE = "货物/"
"""How a path in the catalogue begins (货物/设备/车辆), which names no thing."""
_COUNT = regex.compile(
    r"^[^0-9一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]{0,4}([0-9]{1,5}|[一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾佰]{1,6})"
    r"(?:\.0+)?[ ]?[(]?(辆|台|部|套|批|项|年|座|人|万|元|个月)?"
)
_ENGINE = regex.compile(r"发动机|底盘|动力|引擎|型号|车型|配置|进气|参数|规格|要求|描述")
_OTHER_MACHINE = regex.compile(r"发电机|水泵|副机|副发动机|上装|空压机|冷藏机|冷机|油箱|冰箱|洗车机")
_BODY = regex.compile(r"车身|乘|载员|整车|轴距|驾驶室|驾驶舱|底盘|结构|型式|车型|布置")
"""Labels of values that may tell seats: 车身结构 三厢四门五座."""
_MANNED = regex.compile(r"准乘|乘员|核定载|核载|座位|乘坐|载客")
"""Words in a value that tell seats among other things: 总质量：≤4495kg；准乘人数2人."""
_DESCRIBED = regex.compile(r"规格|参数|配置|要求|描述")
"""Labels of values that tell of the whole vehicle: 规格 | MPV，2.0T，7座."""
_VOID = regex.compile(r"已?作废(?:[,，。;；)）]|$)|已废止|不作为(?:报价|投标|响应|采购)(?:的)?依据")
_HEAD = 120
"""Signs at a document's head, where it says that it is no longer valid."""
_LIMIT = regex.compile(r"(?:^|[,;。 (])(?:(?:最高|控制)?(?:投标)?(?:限价|控制价)|(?:价格|报价)上限)[:为]?[ ]?(?:人民币)?")
_BARE_LIMIT = regex.compile(
    r"[,;。 (](?:单价|价格|报价|总价)?(?:不(?:得|应|可)?(?:高于|超过|超出|大于)|≤|<=|限)[ ]?(?:人民币|¥)?[0-9][0-9.,]*[ ]?(?:万元|元)(?:[,;。) ]|$)"
)
"""A limit that no word calls so: 客车，1辆，19座，不高于46万元。"""
_PRICED = regex.compile(
    r"(?:^|[,;。 (.、])(?:成交价?|车辆?|整车|采购|购置|销售)?(?:价格?|售价|报价)(?:应|须|均)?(?:不高于|不超过|不大于|不得高于|不得超过|控制在|≤)(?:人民币)?"
)
"""The limit of a vehicle's price in words of its own section: 成交价不高于15.9万元."""
_ONE = regex.compile(r"^ ?(?:采购|购置)?(?:数量)?[:为]?[1一壹] ?[辆台部]")
"""What counts one vehicle right behind its name: 1辆，最高限价15.6万元."""
_PER_ONE = regex.compile(r"(?:[每单一][台辆车部]|单价)[:：为 ]{0,2}(?:不[^0-9,。;]{1,4}|最高|限价)?(?:人民币)?[¥ ]?$")
"""Before a sum under a label of limits: 单台捌万陆仟元整."""
_OF_ONE = regex.compile(
    r"(?:限价|控制价|拦标价|限额|上限|报价|价格?)[^,。;\n]{0,6}(?:为|系|指|按|是)[^,。;\n]{0,6}(?:[每单](?:台|辆|车|套|部)|单价)"
    r"|(?:[每单](?:台|辆|车|部)|单价)[^,。;\n]{0,6}(?:限价|控制价|拦标价|限额|上限)(?:(?:一览|明细)?表)?(?:[,。;\n)]|$)"
)
"""A remark that says whose limits a list's are: 限价均为单台价格."""
_LIMITS = ("限价", "控制价", "拦标价", "限额")
_OF_ALL = regex.compile(r"(?:限价|控制价|拦标价|限额)[^,。;\n]{0,8}(?:总价|合价|合计|总额|总和)")
_ABOARD = regex.compile(r"副发动机|副机|上装发动机|泵[^,;。]{0,8}机|发电机|压缩机|空压机")
_ELECTRIC = (Energy.BEV, Energy.FCEV)
_BARE_CAP_FROM = 3_000
_LEAST, _MOST = Decimal(3_000), Decimal(20_000_000)


def line_of(doc: Lines, vehicle: Vehicle, text: str, each: bool = False, apart: bool = False) -> Line:
    """The line of a vehicle. `text`: the document's hash for evidence, "" where the document is the notice's own text.
    `each`: the document says that its limits are those of one vehicle. `apart`: each of several vehicles has a limit of its own."""
    sheet = Sheet(doc, vehicle, text)
    kind, driven, seated = sheet.all_of(category), sheet.all_of(energy), sheet.window_of(_seats)
    count = sheet.all_of(_quantity)
    sized = functools.partial(_displacement, kind=kind.value)
    return Line(
        name=_name(doc, vehicle, text),
        category=seated_kind(kind, seated),
        use=sheet.all_of(use),
        energy=driven,
        quantity=count,
        displacement_l=Window() if driven.value in _ELECTRIC else sheet.window_of(sized),
        seats=seated,
        unit_price_cap_cny=sheet.all_of(functools.partial(_cap, alone=count.value == 1, each=each, apart=apart)),
    )


def in_order(doc: Lines, vehicles: Sequence[Vehicle], lines: Sequence[Line], text: str) -> list[Line]:
    """单价分别不超过18万元和25万元: one figure a vehicle, in the order in which they are named."""
    told = list(dict.fromkeys(one.value[0] for vehicle in vehicles for one in vehicle.told if one.role == "respectively"))
    found = list(lines)
    for start, stop in told if len(vehicles) > 1 else ():
        for at in _respectively(doc.flat, start, stop):
            end = min((place for sign in ";。" if (place := doc.flat.find(sign, at, stop)) >= 0), default=stop)
            sums = [one for one in caps(doc.flat, max(at - 20, start), end) if one.start > at]
            sizes = alike([one for one in stated(doc.flat, max(at - 14, start), end) if one.end > at])
            found = [
                _filled(line, sums[place] if len(sums) == len(found) else None, sizes[place] if len(sizes) == len(found) else None, text)
                for place, line in enumerate(found)
            ]
    return found


def _respectively(flat: str, start: int, end: int) -> Iterable[int]:
    at = flat.find("分别", start, end)
    while at >= 0:
        yield at
        at = flat.find("分别", at + 2, end)


def _filled(line: Line, cap: Amount | None, size: Stated | None, text: str) -> Line:
    update: dict[str, object] = {}
    if cap is not None:
        update["unit_price_cap_cny"] = read(cap.value, [Span(start=cap.start, end=cap.end, text=text)], "unit price caps in order")
    if size is not None:
        span = [Span(start=size.start, end=size.end, text=text)]
        update["displacement_l"] = Window(
            min=read(size.low, span, "displacements in order") if size.low is not None else Read[Decimal](),
            max=read(size.high, span, "displacements in order") if size.high is not None else Read[Decimal](),
        )
    return line.model_copy(update=update)


def _name(doc: Lines, vehicle: Vehicle, text: str) -> Read[str]:
    spans = [doc.span(*place) for place in vehicle.names[:MOST_PLACES] if not doc.flat.startswith(_CATALOGUE, place[0])]
    if not spans:
        return Read[str]()
    words = doc.text[spans[0].start : spans[0].end]
    return read(words, [Span(start=span.start, end=span.end, text=text) for span in spans], "vehicle named in a specification")


def _displacement(sheet: Sheet, flat: str, kind: Category | None) -> Window:
    told = [one for place in sheet.names for one in stated(flat, *place, named=True)]
    for statement, whole, value in sheet.parts:
        label = flat[whole[0] : value[0]]
        if _OTHER_MACHINE.search(label):
            continue
        if (
            statement.role == "displacement"
            or (statement.role in PROSE and statement.role != "heading")
            or (statement.role in ("other", "energy", "name") and _ENGINE.search(label))
        ):
            told += [one for one in stated(flat, *whole) if not _of_a_machine(flat, whole[0], one.start)]
    cycle = kind is Category.MOTORCYCLE or any("摩托" in flat[slice(*place)] for place in sheet.names)
    told = told or [one for _, whole, _ in sheet.of("common") for one in stated(flat, *whole)]
    smallest = Decimal(0) if cycle else SMALLEST_CAR
    return window_of([one for one in told if (one.high or one.low or smallest) >= smallest])


def _of_a_machine(flat: str, start: int, at: int) -> bool:
    """Whether the sentence before a displacement is about a machine on board: 副发动机：四缸柴油，排量≥4.5L."""
    begin = max(flat.rfind(sign, start, at) for sign in "。;\n")
    return _ABOARD.is_match(flat[max(begin + 1, start) : at])


def _quantity(sheet: Sheet, flat: str) -> Read[int]:
    found = [read_ for _, _, value in sheet.of("quantity") if (read_ := _count(flat, value)) is not None]
    found = found or _counted(sheet, flat, sheet.own())
    if not found:
        places = [*sheet.names, *(whole for _, whole, _ in sheet.of("heading", "clause"))]
        places = places or [whole for _, whole, _ in sheet.of("prose", "spec")]
        found = _counted(sheet, flat, places) or _counted(sheet, flat, [whole for _, whole, _ in sheet.of("prose", "spec")])
    values = {one.value for one in found if one.said}
    evidence = tuple(dict.fromkeys(span for one in found for span in one.evidence))[:MOST_PLACES]
    if len(values) == 1:
        return read(values.pop() or 0, evidence, found[0].why)
    return refused("several numbers stated" if values else "no count of things", evidence) if found else Read[int]()


def _count(flat: str, value: tuple[int, int]) -> Read[int] | None:
    match = _COUNT.match(flat[slice(*value)])
    if match is None:
        return None
    evidence = (Span(value[0] + match.start(1), value[0] + match.end(1)),)
    count = number(match.group(1))
    if (
        not count
        or flat.startswith("+", value[0] + match.end(1), value[1])
        or match.group(2) in ("批", "项", "年", "座", "人", "万", "元", "个月")
    ):
        return refused("no count of things", evidence)
    return read(count, evidence, "quantity of a specification")


def _counted(sheet: Sheet, flat: str, places: Iterable[tuple[int, int]]) -> list[Read[int]]:
    own_names = [flat[slice(*name)].strip() for name in sheet.names]  # 维修服务车3辆 buys vehicles named for what else would be none
    found = [
        one
        for place in places
        for one in counts(flat, *place)
        if not _NOT_BOUGHT.is_match(_without(flat[max(place[0], one.start - _BEFORE_COUNT) : one.start], own_names))
    ]
    own = [one for one in found if not flat.endswith(_IN_ALL, 0, one.start)] or found  # 轿车4辆，共10辆
    return [read(one.value, [Span(one.start, one.end)], "number with a measure word") for one in own]


def _without(words: str, names: Iterable[str]) -> str:
    for name in names:
        words = words.replace(name, "") if name else words
    return words


_BEFORE_COUNT = 30
_IN_ALL = ("共", "共计", "合计", "总计", "总共")


_NOT_BOUGHT = regex.compile(
    r"每[个家所站村院县镇乡][^,，。;；0-9]{0,10}$|业绩|签订|类似项目|(?:^|[^采取])样车|评分|得分|试驾|资质|保有|现有|原有|报废|租赁|租用|承租|每辆|每台|每批|旧车|淘汰|服务车|备用|维修|充电"
)


def _cap(sheet: Sheet, flat: str, alone: bool, each: bool, apart: bool) -> Read[Decimal]:
    """The limit of price for one. `alone`: one vehicle is asked for, so that a limit of all is its own; `each`, `apart`: as in `line_of`."""
    found = list[Amount]()
    limits = sheet.of("unit_cap", "price_cap")
    planned = [one for one in limits if "预算" in flat[one[1][0] : one[2][0]]]
    for told, whole, value in limits if len(planned) == len(limits) else [one for one in limits if one not in planned]:
        sums = amounts(flat, *value, unit_of(flat[whole[0] : value[0]]), _BARE_CAP_FROM)
        if told.role == "price_cap" and "/" not in flat[whole[0] : value[0]]:
            tabled = bool(told.label) and sheet.view.source.startswith(("\t", "\n"), told.label[-1][1])
            owned = alone and (tabled or apart or sheet.beside_name(told))
            sums = [one for one in sums if one.per_unit or each or owned or _PER_ONE.search(flat[value[0] : one.start])]
        found += sums[:1]
    if not found:
        found = [one for _, whole, _ in sheet.of(*PROSE, "other", "quantity") for one in caps(flat, *whole)]
    if not found:
        found = [one for _, whole, _ in sheet.of("common") for one in caps(flat, *whole)]
    if not found:
        found = [one for place in sheet.names for one in caps(flat, *place)]
    if not found and (alone or each):  # 皮卡车1辆，限价11万元
        names = tuple(filter(None, (flat[slice(*name)].strip() for name in sheet.names)))
        counted = [
            whole
            for told, whole, _ in sheet.of(*PROSE)
            if _ONE.match(flat[slice(*whole)]) or (told.role == "clause" and flat.startswith(names, whole[0]))
        ]
        own = [*sheet.names, *(whole for _, whole, _ in sheet.of("heading")), *sheet.own(), *counted, *sheet.behind_count()]
        ends = [(limit.end() + whole[0], whole[1]) for whole in own if (limit := _LIMIT.search(flat[slice(*whole)]))]
        ends = ends or [
            (limit.start() + whole[0], limit.end() + whole[0]) for whole in own if (limit := _BARE_LIMIT.search(flat[slice(*whole)]))
        ]
        spoken = [whole for _, whole, _ in sheet.of("prose", "spec")]
        ends += [(limit.end() + whole[0], whole[1]) for whole in spoken if (limit := _PRICED.search(flat[slice(*whole)]))]
        found = [one for place in ends for one in amounts(flat, *place)[:1]]
    kept = [one for one in found if _LEAST <= one.value <= _MOST]
    most = cap_of(kept)
    return replace(most, evidence=tuple(Span(one.start, one.end) for one in kept)) if most.said else most  # every row of a merged cell


def _seats(sheet: Sheet, flat: str) -> Window:
    body = [whole for _, whole, value in sheet.of("other", "wheelbase") if _BODY.search(flat[whole[0] : value[0]])]
    told = sheet.of("seats")
    if any("座位" in sheet.label(one[0]) for one in told):  # 额定载客 of a bus counts those who stand, too
        told = [one for one in told if "载客" not in sheet.label(one[0])]
    for _, _, value in told:
        found = seats_of_cell(flat, *value)
        if found.min.said or found.max.said:
            return found
    for places in (
        [whole for _, whole, _ in told],
        sheet.names,
        [whole for _, whole, _ in sheet.of("kind")],
        [whole for _, whole, _ in sheet.of(*PROSE)],
        body,
        [
            whole
            for _, whole, value in sheet.of("other")
            if _MANNED.search(flat[slice(*value)]) or _DESCRIBED.search(flat[whole[0] : value[0]])
        ],
        [whole for _, whole, _ in sheet.of("common")],
    ):
        for place in places:
            found = seats(flat, *place)
            if found.min.said or found.max.said:
                return found
    return Window()


def specified(text: str, sha256: str) -> list[Specified]:
    """The vehicles that a document specifies: (lot's ordinal or "", line). `sha256`: as in `line_of`."""
    if _VOID.search(text[:_HEAD]):
        return []
    doc = Lines(led(ticked(text)))
    return fuller(_lines_of(doc, vehicles_of(doc), sha256), _lines_of(doc, outlined_vehicles_of(doc), sha256))


def _lines_of(doc: Lines, vehicles: Sequence[Vehicle], text: str) -> list[Specified]:
    each, apart = _of_each(doc), len(vehicles) > 1 and all(one.has("price_cap") for one in vehicles)
    lines = in_order(doc, vehicles, [line_of(doc, vehicle, text, each, apart) for vehicle in vehicles], text)
    found = [(vehicle.lot, line) for vehicle, line in zip(vehicles, lines, strict=True)]
    return [one for one in found if _tells(one[1])] or found


def _of_each(doc: Lines) -> bool:
    """Whether a remark beside the lists says that their limits are one vehicle's."""
    remarks = [line for line in doc.flat.split("\n") if "\t" not in line and any(word in line for word in _LIMITS)]
    return any(_OF_ONE.search(line) for line in remarks) and not any(_OF_ALL.search(line) for line in remarks)


def _tells(line: Line) -> bool:
    """Whether a line says more than a name: beside others that do, a name alone is a heading."""
    ends = [end for window in (line.displacement_l, line.seats) for end in (window.min, window.max)]
    return line.quantity.said or line.unit_price_cap_cny.said or any(end.said for end in ends)
