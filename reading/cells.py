"""reading: what the cells of goods say: names, counts, unit prices, brands and models."""

from decimal import Decimal

from reading import regex
from reading.brands import brand_end
from reading.candidates import UNSAID
from reading.document import Document
from reading.folding import flat as fold
from reading.money import amounts
from reading.tables import Cell
from reading.vehicles import mentions
from schemas.values import Read, read, refused

_COUNT = regex.compile(
    r"^\s*(?:约|共)?\s*([0-9]{1,6}|[零一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰]{1,6})(?:\.0+)?\s*\(?\s*([\p{Han}A-Za-z/]{0,4}?)\s*\)?\s*$"
)
_BRAND_MODEL = regex.compile(r"^([\p{Han}]{2,8}(?:[(（][\p{Han}A-Za-z]{1,12}[)）])?)\s*([A-Za-z0-9].*)$")
_LABELLED = regex.compile(
    r"(?:^|[;,。\s])(?:车辆|规格|公告)?型号(?:规格)?:\s?([^;,。:]{1,40}?)(?: (?:发动机)?(?:排量|排气量|座位|燃料|动力|功率|颜色|车身)|[;,。:]|$)"
)
_BRANDED = regex.compile(r"(?:^|[;,。\s])(?:品牌|厂牌|牌号)(?:名称)?:\s?([^;,。:\s]{1,20})")
"""A cell that labels what it holds: 品牌：某牌；型号：某型；排量…"""
_SERIES = regex.compile(
    r"^(?:(?:[0-9A-Z]{1,2}|[0-9]\.[0-9][TL]|(?i:plus|pro|max|ev|dm-[ip]))(?:[^0-9A-Za-z.\-]|-[^0-9]|$)|[0-9]{3}[\p{Han}]{2})"
)
"""The end of a series' name, or a size behind it: no model of its own (域虎5, 瑞风M4, 领界1.5T, 秦PLUS, 星光150进阶版)."""
_LONGEST_SERIES, _LONGEST_SIZE = 3, 5
_DESCRIBED = regex.compile(
    r"^(?:[四两]驱|[单双]排|柴油|汽油|纯电|燃油|新能源(?:[^A-Za-z0-9]|$)|自动|手动|排量|排气量|[0-9一二三五七九]{1,2}座|[0-9.]{1,4} ?(?:吨|座|米|方|立方)"
    r"|[0-9] ?[×xX*] ?[0-9](?:[^0-9]|$)|依据|按照|根据|符合|满足|见附|\p{Han}{1,4}式$)"
)
"""What the cell of a model says where it describes the vehicle: 四驱 柴油 2.4T."""
_ONLY_DESCRIBED = regex.compile(
    r"^(?:(?:油电|插电式?|非插电式?)?混合?动力?|插混|增程式?|纯电动?|新能源|[汽柴燃]油|(?:排量)?[0-9]\.[0-9]{1,3} ?[TLtl]|[0-9一二三四五六七八九]{1,2}座|[四两]驱"
    r"|[自手]动挡?|国[六五](?:b|B)?|[ ,、/+;])+$"
)
"""A cell of nothing but an engine, a fuel, seats: 2.3T 柴油 15座."""
_PARTING = ("/", "|", "·")
"""Signs that part a brand from its model."""
_LIKE = regex.compile(r"^\([^()]*(?:[0-9]座|排量|排气量|[汽柴]油)[^()]*\)")
_SEATED = regex.compile(r"[ ,、/]+[0-9+\-]{1,5}(?:座|人座)(?:版|型)?$|\([0-9+\-]{1,5}人?座(?:版|型)?\)$")
"""Seats behind a model: no word of its name."""
_DRIVEN = regex.compile(r"[汽柴]油|排量|[四两]驱|[0-9]\.[0-9]{1,3}[TL]")
_CHINESE = {c: i for i, c in enumerate("零一二三四五六七八九")} | {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")} | {"两": 2}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100}
_EMPTY_NAMES = frozenset(
    (
        "其他",
        "设备",
        "服务",
        "货物",
        "标的名称",
        "标项名称",
        "标项名称:",
        "/",
        "无",
        "-",
        "详见采购需求附件",
        "详见招标文件",
        "详见采购文件",
    )
)
_LONGEST_NAME = 60
BARE_UNIT_PRICE_FROM = 1_000
"""A unit price without any unit is yuan from here on; below it may be 万元 and is refused."""


def text_of_cell(doc: Document, cell: Cell | None) -> Read[str]:
    """A cell's words as a name; unsaid where it holds none, a reference (详见…) or a paragraph."""
    if cell is None:
        return UNSAID
    start, end = trimmed(doc, cell)
    words = doc.words(start, end)
    if not 0 < len(words) <= _LONGEST_NAME or doc.flat[start:end] in _EMPTY_NAMES or words.startswith(("详见", "见附件", "参见")):
        return UNSAID
    return read(words, (doc.span(start, end),), "item")


def model_of_cell(doc: Document, cell: Cell | None) -> Read[str]:
    """A cell's words as a model; unsaid where they describe the vehicle."""
    told = text_of_cell(doc, _unseated(doc, cell))
    return UNSAID if told.value and (_DESCRIBED.match(fold(told.value)) or _described(doc, cell)) else told


def _described(doc: Document, cell: Cell | None) -> bool:
    """Whether a cell has words of an engine and of seats, and nothing else."""
    words = doc.flat[slice(*trimmed(doc, cell))] if cell else ""
    return "座" in words and len(words) > _LONGEST_SIZE and _ONLY_DESCRIBED.match(words) is not None


def _unseated(doc: Document, cell: Cell | None) -> Cell | None:
    """A cell without the seats that alone stand behind a model: XY6109 46座; a whole description (XY6109 2.0T 汽油 5座) stays as printed."""
    words = doc.flat[slice(*trimmed(doc, cell))] if cell else ""
    seats = _SEATED.search(words) if "座" in words else None
    seats = None if seats and _DRIVEN.search(words[: seats.start()]) else seats
    return (trimmed(doc, cell)[0], trimmed(doc, cell)[0] + seats.start()) if cell and seats else cell


def trimmed(doc: Document, cell: Cell) -> Cell:
    """A cell without white space around it and stops behind it."""
    start, end = cell
    while start < end and (doc.text[start].isspace() or doc.text[start] == "_"):
        start += 1
    while end > start and (doc.text[end - 1].isspace() or doc.text[end - 1] in "。；;，,_"):
        end -= 1
    return start, end


def count_of_cell(doc: Document, cell: Cell | None) -> tuple[Read[int], str]:
    """A count and the unit printed with it. 一批, 不限 and several counts in one cell are no count."""
    if cell is None:
        return UNSAID, ""
    start, end = trimmed(doc, cell)
    match = _COUNT.match(doc.flat[start:end])
    if match is None:
        return refused("no single count", (doc.span(start, end),)) if end > start else UNSAID, ""
    number, unit = _number(match.group(1)), match.group(2)
    if number is None or number == 0 or unit in ("批", "项", "宗") or (unit.isascii() and unit.upper().startswith(("T", "L"))):
        return refused("no count of things", (doc.span(start, end),)), unit
    return read(number, (doc.span(start, start + match.end(1)),), "quantity"), unit


def _number(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    total, digit = 0, 0
    for char in words:
        if char in _PLACES:
            total, digit = total + (digit or 1) * _PLACES[char], 0
        else:
            digit = _CHINESE[char]
    return total + digit or None


def unit_price(doc: Document, cell: Cell | None, unit: Decimal | None) -> Read[Decimal]:
    """The price of one, in yuan; refused where the cell holds several sums or no unit can be told."""
    if cell is None:
        return UNSAID
    found = amounts(doc.flat, *cell, unit, BARE_UNIT_PRICE_FROM)
    if len({amount.value for amount in found}) != 1:
        return refused("several sums", (doc.span(*cell),)) if found else UNSAID
    if found[0].value == 0:
        return UNSAID
    return read(found[0].value, [doc.span(one.start, one.end) for one in found], "unit price")


def brand_and_model(doc: Document, brand: Cell | None, model: Cell | None) -> tuple[Read[str], Read[str]]:
    """Brand and model as printed; where one cell holds both, split before the first letter or digit."""
    if brand is not None or model is None:
        return text_of_cell(doc, brand), model_of_cell(doc, model)
    start, end = trimmed(doc, model)
    if (labelled := _LABELLED.search(doc.flat[start:end])) is not None or _BRANDED.search(doc.flat[start:end]) is not None:
        badged = _BRANDED.search(doc.flat[start:end])
        return _group(doc, start, badged), _group(doc, start, labelled)
    if _described(doc, model):
        return UNSAID, UNSAID
    match = _BRAND_MODEL.match(doc.flat[start:end])
    badge = brand_end(doc.flat[start:end])
    if match is None and not badge and _only_named(doc.flat, start, _first_stop(doc, start, end)):
        return UNSAID, UNSAID
    if match is None or (badge < match.end(1) <= badge + _LONGEST_SERIES and _SERIES.match(doc.flat[start + match.start(2) : end])):
        stop = _first_stop(doc, start, end)
        series = start + badge + doc.flat.startswith(_PARTING, start + badge)  # 某牌/XY5040ZXX
        return (
            (text_of_cell(doc, (start, start + badge)), text_of_cell(doc, (series, stop)))
            if badge
            else (UNSAID, model_of_cell(doc, (start, _first_stop(doc, start, end))))
        )
    a, b = match.span(2)
    return text_of_cell(doc, (start, start + match.end(1))), model_of_cell(doc, (start + a, _first_stop(doc, start + a, start + b)))


def _group(doc: Document, start: int, match: regex.Match | None) -> Read[str]:
    return text_of_cell(doc, (start + match.start(1), start + match.end(1))) if match else UNSAID


def _only_named(flat: str, start: int, end: int) -> bool:
    """Whether a cell only names what kind of thing it is (防弹运钞车): no model."""
    words = flat[start:end]
    last = next(iter(reversed(mentions(flat, start, end))), None)
    return not any(sign.isascii() and sign.isalnum() for sign in words) and last is not None and last.end == end


def _first_stop(doc: Document, start: int, end: int) -> int:
    """The first comma outside brackets, or the bracket that tells what the vehicle is like: XY6729（19座，柴油）."""
    if (opened := doc.flat.find("(", start, end)) > start and _LIKE.search(doc.flat[opened:end]):
        end = opened
    return min((at for sign in ",;，；" if (at := doc.flat.find(sign, start, end)) >= 0 and not _in_brackets(doc, start, at)), default=end)


def _in_brackets(doc: Document, start: int, at: int) -> bool:
    return doc.flat.count("(", start, at) > doc.flat.count(")", start, at)
