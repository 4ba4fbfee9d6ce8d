"""reading: goods in lines that tell number and price by labels between blanks: 标的1 执法SUV 某牌某型 1.5T 数量3 单价 93000元."""

from reading import regex
from reading.barerows import names_vehicle
from reading.brands import brand_end
from reading.candidates import UNSAID
from reading.cells import brand_and_model, count_of_cell, text_of_cell, unit_price
from reading.document import Document
from reading.goodtypes import Good
from reading.money import unit_of
from reading.tables import Cell
from schemas.reading import Item
from schemas.values import Span

_LEAD = (
    r"^ ?(?:(?:(?:成交|中标|合同|采购)?(?:标的|商品|货物|产品|车辆|物品|品目)(?:物|名称)?(?: ?[0-9一二三四五六七八九十]{1,2}[: 、.]{1,2}|[: ]{0,2})"
    r"|[0-9]{1,2}[.、])[ ]?)?"
)
_ROW = regex.compile(
    _LEAD + r"([^,;。:\t]{4,60}?)[ ,]{1,3}(?:采购|成交|中标)?数量[: ]{0,3}([0-9]{1,4} ?(?:辆|台|部)?)[ ,]{1,3}"
    r"(?:成交|中标|合同|含税)?单价(?:\((万?元)(?:/[辆台])?\))?[: ]{0,3}([¥]?[0-9][0-9,.]* ?(?:万?元)?)(?:[ ,;。(/]|$)"
)
_MOST = 100


def counted_rows(doc: Document) -> list[Good]:
    """The things of lines that name each with its number and the price of one."""
    lines = [number for number in doc.lines_with("单价") if 0 < number < doc.list_line and "数量" in doc.lines[number]]
    return [_good(doc, number, row) for number in lines[:_MOST] if (row := _ROW.match(doc.lines[number]))]


def _good(doc: Document, number: int, row: regex.Match) -> Good:
    at = doc.starts[number]
    words, count, price = ((at + row.start(group), at + row.end(group)) for group in (1, 2, 4))
    name, built = _parted(doc, words)
    brand, model = brand_and_model(doc, None, built)
    told, unit = count_of_cell(doc, count)
    item = Item(
        name=text_of_cell(doc, name) if name else UNSAID,
        quantity=told,
        unit=unit,
        unit_price_cny=unit_price(doc, price, unit_of(row.group(3) or "")),
        brand=brand,
        model=model,
        about=(Span(start=at, end=doc.ends[number]),),
    )
    return Good(at, number, item)


def _parted(doc: Document, words: Cell) -> tuple[Cell | None, Cell | None]:
    """The name of a thing and the words of its make behind it: all are its make where they begin with a badge, all its name where
    they neither name a vehicle first nor begin with a badge."""
    if brand_end(doc.flat[slice(*words)]):
        return None, words
    blank = doc.flat.find(" ", *words)
    first = (words[0], blank)
    return (first, (blank + 1, words[1])) if blank > 0 and names_vehicle(doc.flat, first) else (words, None)
