"""reading: the things a notice names as bought (标的): name, quantity, unit price, brand, model, and where it speaks of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

import re2

from reading.candidates import UNSAID
from reading.document import Document, Tag
from reading.glued import GluedGood, glued_goods
from reading.money import amounts, unit_of
from reading.tables import Cell, Row, Table
from schemas.reading import Item
from schemas.values import Read, Span, read, refused

_COUNT = re2.compile(
    r"^\s*(?:约|共)?\s*(\d{1,6}|[零一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰]{1,6})(?:\.0+)?\s*\(?\s*([\p{Han}A-Za-z/]{0,4}?)\s*\)?\s*$"
)
_BRAND_MODEL = re2.compile(r"^([\p{Han}]{2,8}(?:[(（][\p{Han}A-Za-z]{1,12}[)）])?)\s*([A-Za-z0-9].*)$")
_INLINE = re2.compile(r"^\s*([\p{Han}]{2,6}牌)\s?([A-Za-z][A-Za-z0-9\-/]{3,})\s?([\p{Han}()]{2,20}?)(\d{1,4})(辆|台|部|套)")
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
MOST_GOODS = 500
"""Items kept of one notice."""
BARE_UNIT_PRICE_FROM = 1_000
"""A unit price without any unit is yuan from here on; below it may be 万元 and is refused."""


@dataclass(slots=True)
class Good:
    """An item while it is gathered. `at` is where it begins; `supplier` and `lot_name` tie it to a lot that its place does not tell."""

    at: int
    line: int
    item: Item
    supplier: str = ""
    lot_name: str = ""
    lot: str = ""
    spans: list[Span] = field(default_factory=list)


def goods(doc: Document, found: Sequence[Table]) -> list[Good]:
    """Every item of the notice's tables, or of its labels where no table names goods."""
    listed = list(islice((good for table in found if _names_goods(table) for good in _of_table(doc, table)), MOST_GOODS))
    offered = [good for table in found if _ranks_offers(table) for good in _of_ranking(doc, table)]
    return listed or _with_prices(doc, offered, found)


def _ranks_offers(table: Table) -> bool:
    return table.has("supplier", "award") and bool({"brand_model", "model"} & set(table.roles))


def _of_ranking(doc: Document, table: Table) -> Iterator[Good]:
    """What the first candidate of a ranking offers; what is bought stands in the line before the table."""
    row = table.rows[0] if table.rows else None
    if row is None or not {"brand_model", "model"} & set(row.cells):
        return
    before = table.head_line - 1
    while before > 0 and not doc.lines[before]:
        before -= 1
    about = (Span(start=doc.starts[before], end=doc.ends[before]), table.head, Span(start=row.start, end=row.end))
    yield Good(row.start, row.line, _item(doc, row, table, about), _folded(doc, row.cells.get("supplier")))


def _with_prices(doc: Document, offered: list[Good], found: Sequence[Table]) -> list[Good]:
    """Items told label by label, the only one with the unit price of the first candidate's row."""
    told = offered or [_of_glued(doc, row) for row in glued_goods(doc)] or list(islice(_of_labels(doc), MOST_GOODS))
    prices = [(table, table.rows[0]) for table in found if table.has("supplier", "award", "unit_price") and table.rows]
    if len(told) == 1 and len(prices) == 1 and not told[0].item.unit_price_cny.said:
        table, row = prices[0]
        price = unit_price(doc, row.cells.get("unit_price"), table.units.get("unit_price"))
        told[0].item = told[0].item.model_copy(update={"unit_price_cny": price})
    return told


def _of_glued(doc: Document, row: GluedGood) -> Good:
    price = unit_price(doc, row.price, Decimal(1))
    count, unit = _quantity(doc, row.count if row.count[1] else None)
    item = Item(
        name=_text(doc, row.name),
        quantity=count,
        unit=unit,
        unit_price_cny=price,
        brand=_text(doc, row.brand) if row.brand[1] else UNSAID,
        model=_text(doc, row.model) if row.model[1] else UNSAID,
        about=(Span(start=row.start, end=row.end),),
    )
    return Good(row.start, row.line, item)


def _names_goods(table: Table) -> bool:
    if table.has("project") or (table.has("supplier", "award") and not table.has("name", "quantity")):
        return False
    told = {"quantity", "unit_price", "unit_cap", "brand", "model", "brand_model", "spec", "price_cap", "budget"} & set(table.roles)
    return ("name" in table.roles and bool(told)) or "brand_model" in table.roles or table.has("brand", "model")


def _of_table(doc: Document, table: Table) -> Iterator[Good]:
    for row in table.rows:
        if not {"name", "brand_model", "model"} & set(row.cells) or _is_total(doc, row):
            continue
        about = (table.head, Span(start=row.start, end=row.end))
        yield Good(
            row.start,
            row.line,
            _item(doc, row, table, about),
            _folded(doc, row.cells.get("supplier")),
            _folded(doc, row.cells.get("lot_name")),
        )


def _is_total(doc: Document, row: Row) -> bool:
    return doc.lines[row.line].lstrip("\t").startswith(("合计", "总计", "小计"))


def _item(doc: Document, row: Row, table: Table, about: tuple[Span, ...]) -> Item:
    model_cell = row.cells.get("model") or row.cells.get("brand_model")
    if "brand" in table.roles:
        brand, model = _text(doc, row.cells.get("brand")), _text(doc, model_cell)
    else:
        brand, model = _brand_and_model(doc, None, model_cell)
    count, unit = _quantity(doc, row.cells.get("quantity"))
    return Item(
        name=_text(doc, row.cells.get("name")),
        quantity=count,
        unit=unit or doc.words(*row.cells["unit"]).strip() if unit or "unit" in row.cells else "",
        unit_price_cny=unit_price(doc, row.cells.get("unit_price"), table.units.get("unit_price")),
        brand=brand,
        model=model,
        about=about,
    )


def _folded(doc: Document, cell: Cell | None) -> str:
    return doc.flat[cell[0] : cell[1]].replace(" ", "") if cell else ""


def _text(doc: Document, cell: Cell | None) -> Read[str]:
    if cell is None:
        return UNSAID
    start, end = _trimmed(doc, cell)
    words = doc.words(start, end)
    if not 0 < len(words) <= _LONGEST_NAME or doc.flat[start:end] in _EMPTY_NAMES or words.startswith(("详见", "见附件", "参见")):
        return UNSAID
    return read(words, (doc.span(start, end),), "item")


def _trimmed(doc: Document, cell: Cell) -> Cell:
    start, end = cell
    while start < end and doc.text[start].isspace():
        start += 1
    while end > start and (doc.text[end - 1].isspace() or doc.text[end - 1] in "。；;，,"):
        end -= 1
    return start, end


def _quantity(doc: Document, cell: Cell | None) -> tuple[Read[int], str]:
    """A count and the unit printed with it. 一批, 不限 and several counts in one cell are no count."""
    if cell is None:
        return UNSAID, ""
    start, end = _trimmed(doc, cell)
    match = _COUNT.match(doc.flat[start:end])
    if match is None:
        return refused("no single count", (doc.span(start, end),)) if end > start else UNSAID, ""
    number, unit = _number(match.group(1)), match.group(2)
    if number is None or number == 0 or unit in ("批", "项", "宗"):
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
    return read(found[0].value, (doc.span(found[0].start, found[0].end),), "unit price")


def _brand_and_model(doc: Document, brand: Cell | None, model: Cell | None) -> tuple[Read[str], Read[str]]:
    """Brand and model as printed; where one cell holds both, split before the first letter or digit."""
    if brand is not None or model is None:
        return _text(doc, brand), _text(doc, model)
    start, end = _trimmed(doc, model)
    match = _BRAND_MODEL.match(doc.flat[start:end])
    if match is None:
        return UNSAID, _text(doc, model)
    a, b = match.span(2)
    cut = min(
        (at for sign in ",;，；" if (at := doc.flat.find(sign, start + a, start + b)) >= 0 and not _in_brackets(doc, start + a, at)),
        default=start + b,
    )
    return _text(doc, (start, start + match.end(1))), _text(doc, (start + a, cut))


def _in_brackets(doc: Document, start: int, at: int) -> bool:
    return doc.flat.count("(", start, at) > doc.flat.count(")", start, at)


# -- labels ------------------------------------------------------------------------------------------------------
_PARTS = frozenset(("brand", "model", "brand_model", "quantity", "unit", "unit_price", "line_total"))


def _of_labels(doc: Document) -> Iterator[Good]:
    """Items told label by label: 名称：… 品牌：… 数量：… 单价：…; each begins with its name."""
    current: Tag | None = None
    parts: dict[str, Tag] = {}
    for tag in doc.tags:
        if tag.start > doc.list_start:
            break
        if _begins_item(doc, tag):
            if current is not None:
                yield _labelled(doc, current, parts, tag.start)
            current, parts = tag, {}
        elif current is not None and tag.key in _PARTS and tag.shape in ("colon", "cell", "below"):
            parts.setdefault(tag.key, tag)
    if current is not None:
        yield _labelled(doc, current, parts, doc.list_start)


def _begins_item(doc: Document, tag: Tag) -> bool:
    if tag.shape not in ("colon", "cell", "below"):
        return False
    if tag.key == "item_name":
        return True
    if tag.key == "brand_model" and tag.word == "投标车型":
        return True
    return tag.key == "party_name" and tag.party in ("supplier", "") and "主要" in (head := doc.section_at(tag.line)) and "标的" in head


def _labelled(doc: Document, name: Tag, parts: dict[str, Tag], limit: int) -> Good:
    section = next((doc.starts[line] for line, _ in doc.sections if line > name.line), doc.list_start)
    model = parts.get("model") or parts.get("brand_model")
    name_cell, model_cell = (name.value_start, name.value_end), _cell(model)
    if name.key == "brand_model":
        name_cell, model_cell = (name.value_start, name.value_start), name_cell
    inline = _INLINE.match(doc.flat[name_cell[0] : name_cell[1]])
    if inline:
        return Good(name.start, name.line, _inline_item(doc, name, inline))
    brand, model_read = _brand_and_model(doc, _cell(parts.get("brand")), model_cell)
    count, unit = _quantity(doc, _cell(parts.get("quantity")))
    unit_tag, price = parts.get("unit"), parts.get("unit_price")
    item = Item(
        name=_text(doc, name_cell) if name_cell[1] > name_cell[0] else UNSAID,
        quantity=count,
        unit=unit or (doc.words(unit_tag.value_start, unit_tag.value_end).strip()[:8] if unit_tag else ""),
        unit_price_cny=unit_price(doc, _cell(price), unit_of(price.extra) if price else None),
        brand=brand,
        model=model_read,
        about=(Span(start=name.start, end=max(name.start, min(limit, section))),),
    )
    return Good(name.start, name.line, item)


def _inline_item(doc: Document, name: Tag, match: re2._Match) -> Item:
    """Brand, model, name and count run together: 某牌XY1234Z轻型货车1辆,92800元/辆."""
    at = name.value_start
    brand, model, words, count = ((at + match.start(group), at + match.end(group)) for group in (1, 2, 3, 4))
    prices = [amount for amount in amounts(doc.flat, at + match.end(), name.value_end) if amount.per_unit]
    price = prices[0] if len(prices) == 1 else None
    return Item(
        name=_text(doc, words),
        quantity=_quantity(doc, count)[0],
        unit=match.group(5),
        unit_price_cny=read(price.value, (doc.span(price.start, price.end),), "unit price") if price else UNSAID,
        brand=_text(doc, brand),
        model=_text(doc, model),
        about=(Span(start=name.start, end=name.value_end),),
    )


def _cell(tag: Tag | None) -> Cell | None:
    return (tag.value_start, tag.value_end) if tag and tag.value_end > tag.value_start else None
