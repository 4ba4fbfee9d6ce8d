"""reading: the things a notice names as bought (标的): name, quantity, unit price, brand, model, and where it speaks of each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice, pairwise
from typing import Any

from reading import regex
from reading.asides import lists_owned
from reading.barerows import bare_rows
from reading.brands import brand_end
from reading.candidates import MOST_SHOWN, UNSAID
from reading.cells import brand_and_model, count_of_cell, model_of_cell, text_of_cell, trimmed, unit_price
from reading.countedrows import counted_rows
from reading.document import Document
from reading.folding import flat
from reading.glued import GluedGood, glued_goods
from reading.goodtypes import Good
from reading.inlists import things_of
from reading.labelled import labelled_goods
from reading.lotmap import LotMap
from reading.money import amounts, unit_of
from reading.parameters import parameter_of
from reading.ranked import first_column, of_each_lot
from reading.tables import Cell, Row, Table
from reading.turns import stage
from schemas.reading import Item
from schemas.values import Read, Span

_MOST_PARAMETERS, _MOST_TABLES = 60, 40
_NAMING = frozenset(("name", "brand_model", "model"))
_OFFER = frozenset(("name", "brand", "model", "brand_model", "quantity", "unit_price"))
BADGED = regex.compile(r"^[\p{Han}]{2,8} ?[A-Z]{2,4}[0-9]{4}[A-Z0-9-]*")
"""A make before the code of a model in the ministry's catalogue."""
_MODELLED = regex.compile(r"^[A-Z][A-Za-z]{0,4}-?[0-9][A-Za-z0-9+\-. ]{0,24}$")
_CODED = regex.compile(r"[A-Z]{2,}[A-Z0-9-]{2,}")
"""A model's code within the words of a make."""
_AGREED = ("中标单价", "成交单价", "合同单价")
_RESULTS = ("中标", "成交", "中选", "结果", "合同", "验收")
"""Words of titles of notices that tell what was bought."""
_ALIKE = ("或", "参考", "同档", "同等", "相当", "类似")
"""Words of a specification that names a make as an example."""
MOST_GOODS = 500
"""Items kept of one notice."""


@stage
def goods(doc: Document, found: Sequence[Table], lots: LotMap, old: Sequence[Cell] = ()) -> list[Good]:
    """Every item of the notice's tables, or of its labels where no table names goods; a list of cars that are there already
    (注册日期, 行驶里程) names none. `old`: words that a correction replaced."""
    bought = (table for table in found if _names_goods(table) and not lists_owned(doc.flat[slice(*table.head[:2])].split("\t")))
    named = [list(_of_table(doc, table)) for table in bought]
    listed = list(islice(chain.from_iterable(_described_behind(named)), MOST_GOODS))
    ranked = (
        [good for table in found if _ranks_offers(table) for good in _of_ranking(doc, table)]
        or list(_side_by_side(doc))
        or list(_of_lots_beside(doc, lots))
    )
    return listed or _with_prices(doc, ranked, found, old)


def _described_behind(tables: list[list[Good]]) -> list[list[Good]]:
    """The things of tables, without those of a further table that counts and prices none and only describes things that the one
    before it counts, each by its name: what it says is theirs."""
    for before, table in pairwise(tables[:_MOST_TABLES]):
        counted = {_name(good): good for good in before if good.item.quantity.said and good.item.name.said}
        told = [counted.get(_name(good)) for good in table]
        if len(counted) < len(before) or not table or None in told or any(_counts_or_prices(good) for good in table):
            continue
        for good, own in zip(table, told, strict=True):
            if own is not None:
                name = replace(own.item.name, evidence=(*own.item.name.evidence, *good.item.name.evidence)[:MOST_SHOWN])
                own.item = own.item.model_copy(update={"name": name, "about": (*own.item.about, *good.item.about[1:])})
        table.clear()
    return tables


def _name(good: Good) -> str:
    return flat(good.item.name.value or "").replace(" ", "")


def _counts_or_prices(good: Good) -> bool:
    return good.item.quantity.said or good.item.unit_price_cny.said or good.item.brand.said or good.item.model.said


def _ranks_offers(table: Table) -> bool:
    return table.has("supplier", "award") and bool({"brand_model", "model"} & set(table.roles))


def _of_ranking(doc: Document, table: Table) -> Iterator[Good]:
    """What the first candidate of a ranking offers, lot by lot; what is bought stands in the line before the table."""
    before = _line_before(doc, table.head_line)
    seen: set[str] = set()
    for row in table.rows[:MOST_GOODS]:
        lot = _folded(doc, row.cells.get("lot") or row.cells.get("lot_name"))
        if lot in seen:
            continue
        seen.add(lot)
        if {"brand_model", "model"} & set(row.cells):
            about = (table.head, Span(start=row.start, end=row.end), before)
            yield Good(row.start, row.line, _item(doc, row, table, about), _folded(doc, row.cells.get("supplier")))


def _line_before(doc: Document, number: int) -> Span:
    """The last words before a table."""
    before = number - 1
    while before > 0 and not doc.lines[before]:
        before -= 1
    return Span(start=doc.starts[before], end=doc.ends[before])


def _side_by_side(doc: Document) -> Iterator[Good]:
    """What the first of candidates offers that stand side by side, one a column."""
    for head, first in first_column(doc):
        told = {role: (label, cell) for label, cell, role in first if role in _OFFER}
        if not {"brand_model", "model"} & set(told):
            continue
        cells = {role: cell for role, (_, cell) in told.items()}
        brand, model = (
            (text_of_cell(doc, cells.get("brand")), model_of_cell(doc, cells.get("model") or cells.get("brand_model")))
            if "brand" in cells
            else brand_and_model(doc, None, cells.get("model") or cells.get("brand_model"))
        )
        count, unit = count_of_cell(doc, cells.get("quantity"))
        price = told.get("unit_price")
        item = Item(
            name=text_of_cell(doc, cells.get("name")),
            quantity=count,
            unit=unit,
            unit_price_cny=unit_price(doc, price[1], unit_of(doc.flat[slice(*price[0])])) if price else UNSAID,
            brand=brand,
            model=model,
            about=(
                _line_before(doc, doc.line_at(head.start)),
                head,
                *(Span(start=label[0], end=label[1]) for label, _ in told.values()),
                *(Span(*cell) for cell in cells.values()),
            ),
        )
        yield Good(head.start, doc.line_at(head.start), item)


def _of_lots_beside(doc: Document, lots: LotMap) -> Iterator[Good]:
    """What each of the lots that stand side by side tells, label by label: 单价 | 81万元 | 46.5万元."""
    told: dict[str, dict[str, tuple[Cell, Cell]]] = {}
    for lot, role, label, cell in of_each_lot(doc, lots, *_OFFER) if lots.beside else ():
        told.setdefault(lot, {}).setdefault(role, (label, cell))
    for lot, own in told.items():
        if not {"unit_price", "quantity"} & set(own) or not {"brand", "model", "brand_model"} & set(own):
            continue
        cells = {role: cell for role, (_, cell) in own.items()}
        price, unit = own.get("unit_price"), count_of_cell(doc, cells.get("quantity"))
        together = cells.get("model") or cells.get("brand_model")
        brand, model = (
            (text_of_cell(doc, cells["brand"]), model_of_cell(doc, together)) if "brand" in cells else brand_and_model(doc, None, together)
        )
        about = tuple(Span(*cell) for cell, other in sorted(lots.beside.items()) if other == lot)
        item = Item(
            name=text_of_cell(doc, cells.get("name")),
            quantity=unit[0],
            unit=unit[1],
            unit_price_cny=unit_price(doc, price[1], unit_of(doc.flat[slice(*price[0])])) if price else UNSAID,
            brand=brand,
            model=model,
            about=about,
        )
        yield Good(about[0].start, doc.line_at(about[0].start), item)


def _with_prices(doc: Document, ranked: list[Good], found: Sequence[Table], old: Sequence[Cell]) -> list[Good]:
    """Items told label by label, the only one with price and number of the first candidate's row."""
    told = (
        ranked
        or [_of_glued(doc, row) for row in glued_goods(doc)]
        or bare_rows(doc)
        or counted_rows(doc)
        or list(islice(labelled_goods(doc, old), MOST_GOODS))
    )
    if len(told) == 1 and (offer := offered(doc, found)):
        told[0].item = told[0].item.model_copy(
            update={name: read for name, read in offer.items() if read.said and not getattr(told[0].item, name).said}
        )
    return told


def offered(doc: Document, found: Sequence[Table]) -> dict[str, Read[Any]]:
    """Price of one and number in the first candidate's row, where one table of winners has such a column."""
    told: dict[str, Read[Any]] = {}
    for role, name in (("unit_price", "unit_price_cny"), ("quantity", "quantity")):
        rows = [(table, table.rows[0]) for table in found if table.has("supplier", "award", role) and table.rows]
        if len(rows) == 1:
            table, row = rows[0]
            cell = row.cells.get(role)
            told[name] = unit_price(doc, cell, table.units.get(role)) if role == "unit_price" else count_of_cell(doc, cell)[0]
    agreed = [tag for tag in doc.of("unit_price") if tag.word in _AGREED and tag.start < doc.list_start]
    if len(agreed) == 1 and "unit_price_cny" not in told:
        (tag,) = agreed
        told["unit_price_cny"] = unit_price(doc, (tag.value_start, tag.value_end), unit_of(tag.extra))
    return told


def _of_glued(doc: Document, row: GluedGood) -> Good:
    price = unit_price(doc, row.price, Decimal(1))
    count, unit = count_of_cell(doc, row.count if row.count[1] else None)
    brand = text_of_cell(doc, row.brand) if row.brand[1] else UNSAID
    model = text_of_cell(doc, row.model) if row.model[1] else UNSAID
    if brand.said and not model.said and _CODED.search(doc.flat[slice(*row.brand)]):
        brand, model = brand_and_model(doc, None, row.brand)  # 江铃牌JX1033TSA6改装
    item = Item(
        name=text_of_cell(doc, row.name),
        quantity=count,
        unit=unit,
        unit_price_cny=price,
        brand=brand,
        model=model,
        about=(Span(start=row.start, end=row.end),),
    )
    return Good(row.start, row.line, item)


def _names_goods(table: Table) -> bool:
    sold = table.awarded and table.has("brand_model", "quantity", "unit_price")
    if table.has("project") or (table.has("supplier", "award") and not (table.has("name", "quantity") or sold)):
        return False
    told = {"quantity", "unit_price", "unit_cap", "brand", "model", "brand_model", "spec", "price_cap", "budget"} & set(table.roles)
    if "name" not in table.roles and table.has("lot_name", "quantity", "unit_price"):
        return True  # 标项名称 | 规格型号 | 数量 | 单价
    return ("name" in table.roles and bool(told)) or "brand_model" in table.roles or table.has("brand", "model")


def _of_table(doc: Document, table: Table) -> Iterator[Good]:
    for row, more in _one_a_thing(doc, table):
        if not _NAMING & set(row.cells) and {"lot_name", "quantity", "unit_price"} <= set(row.cells):
            row = replace(row, cells=row.cells | {"name": row.cells["lot_name"]})  # all its words ran into the lot's name
        if not _NAMING & set(row.cells) or _is_total(doc, row):
            continue
        if len(things := things_of(doc, row)) > 1:
            yield from (_of_listed(doc, table, thing) for thing in things)
            continue
        about = (table.head, Span(start=row.start, end=row.end), *(Span(start=one.start, end=one.end) for one in more))
        yield Good(
            row.start,
            row.line,
            _named_again(doc, _item(doc, row, table, about), more),
            _folded(doc, row.cells.get("supplier")),
            _folded(doc, row.cells.get("lot_name")),
        )


def _of_listed(doc: Document, table: Table, row: Row) -> Good:
    """One of the things that a row lists in its cells."""
    about = tuple(Span(*cell) for role, cell in row.cells.items() if role not in ("seq", "lot", "lot_name", "supplier"))
    supplier, lot = _folded(doc, row.cells.get("supplier")), _folded(doc, row.cells.get("lot_name"))
    return Good(row.cells["name"][0], row.line, _item(doc, row, table, about), supplier, lot)


def _named_again(doc: Document, item: Item, more: Sequence[Row]) -> Item:
    """An item with the cells that name it in the rows below its first one."""
    cells = [row.cells["name"] for row in more if "name" in row.cells]
    if not cells or not item.name.said:
        return item
    spans = dict.fromkeys([*item.name.evidence, *(doc.span(*cell) for cell in cells)])
    return item.model_copy(update={"name": replace(item.name, evidence=tuple(spans)[:MOST_SHOWN])})


def _one_a_thing(doc: Document, table: Table) -> Iterator[tuple[Row, list[Row]]]:
    """Rows with those below them that only tell another parameter of the same thing (车型 | 参数名称 | 参数要求, name and count spanned)."""
    rows = list(table.rows)
    alike = any(_named_alike(doc, one, other) for one, other in pairwise(rows))
    columns = _columns_of_parameters(doc, table) if alike else frozenset[int]()
    while rows:
        first, *rest = rows
        more: list[Row] = []
        while rest and len(more) < _MOST_PARAMETERS and _same_thing(doc, first, rest[0], columns):
            more.append(rest.pop(0))
        yield first, more
        rows = rest


def _same_thing(doc: Document, one: Row, other: Row, columns: frozenset[int]) -> bool:
    """Whether two rows tell of one thing: a span repeats its cells, or each tells a parameter by name in a cell of its own."""
    return _of_one_number(doc, one, other) or (_named_alike(doc, one, other) and _tells_apart(doc, one, other, columns))


def _named_alike(doc: Document, one: Row, other: Row) -> bool:
    """Whether two rows name the same thing in the same number."""
    return "name" in one.cells and all(
        doc.flat[slice(*one.cells.get(role, (0, 0)))] == doc.flat[slice(*other.cells.get(role, (0, 0)))]
        for role in ("name", "quantity", "unit_cap", "brand", "model", "lot")
    )


def _columns_of_parameters(doc: Document, table: Table) -> frozenset[int]:
    """The columns that name parameters, different ones, in half of their rows and more."""
    rows = table.rows[:_MOST_PARAMETERS]
    told = [
        (column, words)
        for row in rows
        for column, cell in enumerate(doc.cells(row.line))
        if cell != row.cells.get("name") and parameter_of(words := doc.flat[slice(*cell)].strip())
    ]
    often = Counter(column for column, _ in told)
    different = Counter(column for column, _ in set(told))
    return frozenset(column for column, times in often.items() if 2 * times >= len(rows) and different[column] > 1)


def _tells_apart(doc: Document, one: Row, other: Row, columns: frozenset[int]) -> bool:
    """Whether two rows tell different parameters in a column of them."""
    told = [list(doc.cells(row.line)) for row in (one, other)]
    return any(
        all(column < len(cells) and cells[column][0] < cells[column][1] for cells in told)
        and doc.flat[slice(*told[0][column])] != doc.flat[slice(*told[1][column])]
        for column in columns
    )


def _of_one_number(doc: Document, one: Row, other: Row) -> bool:
    """Whether two rows bear one number, name and quantity: cells that a span repeats beside the parameters of one thing."""
    roles = ("seq", "name", "quantity")
    return all(
        role in one.cells and role in other.cells and doc.flat[slice(*one.cells[role])] == doc.flat[slice(*other.cells[role])]
        for role in roles
    ) and not any(role in one.cells or role in other.cells for role in ("lot", "supplier", "unit_price", "total"))


def _is_total(doc: Document, row: Row) -> bool:
    return doc.lines[row.line].lstrip("\t").startswith(("合计", "总计", "小计"))


def _item(doc: Document, row: Row, table: Table, about: tuple[Span, ...]) -> Item:
    model_cell = row.cells.get("model") or row.cells.get("brand_model")
    if "brand" in table.roles:
        model_cell = model_cell or _coded_specification(doc, row.cells.get("spec"))
        brand, model = text_of_cell(doc, row.cells.get("brand")), model_of_cell(doc, model_cell)
    else:
        badged = None if model_cell or not table.has("supplier") else _badged(doc, row.cells.get("name"))
        badged = badged or (None if model_cell else _made_by(doc, row.cells.get("spec")))
        brand, model = brand_and_model(doc, None, model_cell or badged)
    count, unit = count_of_cell(doc, row.cells.get("quantity"))
    return Item(
        name=text_of_cell(doc, row.cells.get("name")),
        quantity=count,
        unit=unit or doc.words(*row.cells["unit"]).strip() if unit or "unit" in row.cells else "",
        unit_price_cny=unit_price(doc, row.cells.get("unit_price") or _price_within(doc, model_cell), table.units.get("unit_price")),
        brand=brand,
        model=model,
        about=about,
    )


def _price_within(doc: Document, cell: Cell | None) -> Cell | None:
    """The price of one among the words of what is offered: 某牌 XY6750BEV，18辆，64.8万元/辆."""
    found = [one for one in amounts(doc.flat, *cell) if one.per_unit and one.unit_said] if cell else []
    return (found[0].start, found[0].end) if len(found) == 1 else None


def _coded_specification(doc: Document, cell: Cell | None) -> Cell | None:
    """The specification beside a brand where it begins with a model's letters and figures: 品牌 江淮 | 规格 A5 PLUS 1.5T."""
    return cell if cell and _MODELLED.match(doc.flat[slice(*trimmed(doc, cell))]) else None


def _made_by(doc: Document, cell: Cell | None) -> Cell | None:
    """A specification that begins with a make where the notice tells what was bought: 规格 | 郑州日产纳瓦拉 2.5L."""
    words = doc.flat[slice(*trimmed(doc, cell))] if cell and any(word in doc.lines[0] for word in _RESULTS) else ""
    return cell if brand_end(words) and not any(word in words for word in _ALIKE) else None


def _badged(doc: Document, cell: Cell | None) -> Cell | None:
    """A name's first words where they are a make with its model, as winners' tables print them: 某牌XY6729 19座 柴油."""
    found = BADGED.match(doc.flat[slice(*cell)]) if cell else None
    return (cell[0], cell[0] + found.end()) if cell and found else None


def _folded(doc: Document, cell: Cell | None) -> str:
    return doc.flat[cell[0] : cell[1]].replace(" ", "") if cell else ""
