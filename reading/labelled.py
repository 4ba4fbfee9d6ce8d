"""reading: goods that are told label by label (名称：… 品牌：… 数量：…), in tables of one column or in prose."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reading import regex
from reading.candidates import UNSAID
from reading.cells import brand_and_model, count_of_cell, text_of_cell, unit_price
from reading.document import Document, Tag
from reading.goodtypes import Good
from reading.inlists import things_of
from reading.losers import CUES, told_of_losers
from reading.money import amounts, unit_of
from reading.organisations import is_org
from reading.parameters import parameter_of
from reading.tables import Cell, Row
from reading.vehicles import heads
from schemas.reading import Item
from schemas.values import Read, Span, read

_INLINE = regex.compile(r"^\s*([\p{Han}]{2,6}牌)\s?([A-Za-z][A-Za-z0-9\-/]{3,})\s?([\p{Han}()]{2,20}?)([0-9]{1,4})(辆|台|部|套)")
_WON = ("中标", "成交", "中选")
_LONGEST_WON = 24
_HEADING = ("head", "subject")
_PARTS = frozenset(("brand", "model", "brand_model", "quantity", "unit", "unit_price", "line_total", "record_count", "record_price"))
_BEGIN = frozenset(("item_name", "brand_model", "party_name"))
"""Keys of labels that an item may begin with."""


def labelled_goods(doc: Document, old: Sequence[Cell] = ()) -> Iterator[Good]:
    """Items told label by label: 名称：… 品牌：… 数量：… 单价：…; each begins with its name. What losers offered is left out.
    `old`: words that a correction replaced."""
    current: Tag | None = None
    parts: dict[str, Tag] = {}
    left_out = [*old, *(told_of_losers(doc.flat) if doc.spoken.said(CUES) else ())]
    for tag in doc.of(*_PARTS | _BEGIN):
        if tag.start > doc.list_start:
            break
        if any(start <= tag.start < end for start, end in left_out):
            continue
        typed = tag.word == "车型" and (current is not None or tag.shape != "cell" or _of_parameters(doc, tag))
        if not typed and _begins_item(doc, tag):
            if current is not None:
                yield from _told(doc, current, parts, tag.start)
            current, parts = tag, {}
        elif current is not None and tag.key in _PARTS and tag.shape in ("colon", "cell", "below"):
            parts.setdefault(tag.key, tag)
    if current is not None:
        yield from _told(doc, current, parts, doc.list_start)


def _begins_item(doc: Document, tag: Tag) -> bool:
    if tag.shape not in ("colon", "cell", "below"):
        return False
    if tag.key == "item_name":
        return not tag.word.startswith(_WON) or _only_names(doc, tag)
    if tag.key == "brand_model" and tag.word == "投标车型":
        return True
    if tag.key == "party_name" and tag.party in ("", "supplier") and tag.word == "名称" and _names_vehicle(doc, tag):
        return True
    return tag.key == "party_name" and tag.party in ("supplier", "") and "主要" in (head := doc.section_at(tag.line)) and "标的" in head


def _of_parameters(doc: Document, tag: Tag) -> bool:
    """Whether a label heads the first row of a table of parameters (指标 | 参数): it tells what the thing named above is built as."""
    above = doc.lines[tag.line - 1].split("\t") if tag.line else []
    return len(above) > 1 and all((told := parameter_of(cell)) is not None and told.role in _HEADING for cell in above)


def _names_vehicle(doc: Document, tag: Tag) -> bool:
    """名称：越野车, outside what is said of parties: the name of a thing."""
    words = doc.flat[tag.value_start : tag.value_end].strip()
    named = list(heads(doc.flat, tag.value_start, tag.value_end)) if 1 < len(words) <= _LONGEST_WON else []
    return bool(named) and named[-1].specific and not is_org(words)


def _only_names(doc: Document, tag: Tag) -> bool:
    """Whether what was won is named and no more (中标货物：流动舞台车); a list with numbers and sizes is prose."""
    words = doc.flat[tag.value_start : tag.value_end].rstrip(" ;,。")
    return 1 < len(words) <= _LONGEST_WON and not any(sign.isdigit() or sign in ",;、" for sign in words)


def _told(doc: Document, name: Tag, parts: dict[str, Tag], limit: int) -> Iterator[Good]:
    """The item of a name and its labels, or several where each label lists as many values: 名称：轿车；客车 / 数量：2；1 / 单价：…；…."""
    things = things_of(
        doc, Row(name.line, name.start, limit, {role: (tag.value_start, tag.value_end) for role, tag in (("name", name), *parts.items())})
    )
    if len(things) < 2:
        yield _labelled(doc, name, parts, limit)
        return
    for thing in things:
        cells = dict(thing.cells)
        first = cells.pop("name")
        own = {role: _valued(parts.get(role, name), cell) for role, cell in cells.items()}
        good = _labelled(doc, _valued(name, first), own, limit)
        about = (Span(*first), *(Span(tag.value_start, tag.value_end) for tag in own.values()))
        yield Good(first[0], name.line, good.item.model_copy(update={"about": about}))


def _valued(tag: Tag, cell: Cell) -> Tag:
    return replace(tag, value_start=cell[0], value_end=cell[1])


def _labelled(doc: Document, name: Tag, parts: dict[str, Tag], limit: int) -> Good:
    section = next((doc.starts[line] for line, _ in doc.sections if line > name.line), doc.list_start)
    model = parts.get("model") or parts.get("brand_model")
    name_cell, model_cell = (name.value_start, name.value_end), _in_list(doc, model)
    if name.key == "brand_model":
        name_cell, model_cell = (name.value_start, name.value_start), name_cell
    inline = _INLINE.match(doc.flat[name_cell[0] : name_cell[1]])
    if inline:
        return Good(name.start, name.line, _inline_item(doc, name, inline))
    brand, model_read = brand_and_model(doc, _in_list(doc, parts.get("brand")), model_cell)
    count, unit = count_of_cell(doc, _first_part(doc, _cell(parts.get("quantity"))))
    unit_tag, price = parts.get("unit"), parts.get("unit_price")
    of_one = unit_price(doc, _cell(price), unit_of(price.extra) if price else None)
    if "record_count" in parts and not of_one.said and not count.said:
        count, unit, of_one = _of_record(doc, parts)
    item = Item(
        name=text_of_cell(doc, name_cell) if name_cell[1] > name_cell[0] else UNSAID,
        quantity=count,
        unit=unit or (doc.words(unit_tag.value_start, unit_tag.value_end).strip()[:8] if unit_tag else ""),
        unit_price_cny=of_one,
        brand=brand,
        model=model_read,
        about=(Span(start=name.start, end=max(name.start, min(limit, section))),),
    )
    return Good(name.start, name.line, item)


def _of_record(doc: Document, parts: dict[str, Tag]) -> tuple[Read[int], str, Read[Decimal]]:
    """Number, unit and price of one from a contract's record. Where it has no price, its number is a filler, unless it bears a unit."""
    count, unit = count_of_cell(doc, _cell(parts.get("record_count")))
    of_one = unit_price(doc, _cell(parts.get("record_price")), Decimal(1))
    return (count, unit, of_one) if of_one.said or unit else (UNSAID, "", of_one)


def _inline_item(doc: Document, name: Tag, match: regex.Match) -> Item:
    """Brand, model, name and count run together: 某牌XY1234Z轻型货车1辆,92800元/辆."""
    at = name.value_start
    brand, model, words, count = ((at + match.start(group), at + match.end(group)) for group in (1, 2, 3, 4))
    prices = [amount for amount in amounts(doc.flat, at + match.end(), name.value_end) if amount.per_unit]
    price = prices[0] if len(prices) == 1 else None
    return Item(
        name=text_of_cell(doc, words),
        quantity=count_of_cell(doc, count)[0],
        unit=match.group(5),
        unit_price_cny=read(price.value, (doc.span(price.start, price.end),), "unit price") if price else UNSAID,
        brand=text_of_cell(doc, brand),
        model=text_of_cell(doc, model),
        about=(Span(start=name.start, end=name.value_end),),
    )


def _first_part(doc: Document, cell: Cell | None) -> Cell | None:
    """A cell up to its first stop: 标的数量：2；主要功能：巡查."""
    if cell is None:
        return None
    return cell[0], min((at for sign in ";。" if (at := doc.flat.find(sign, *cell)) > cell[0]), default=cell[1])


def _in_list(doc: Document, tag: Tag | None) -> Cell | None:
    """A label's value; of a label within a list of a sentence up to the next sign: 越野车1辆，品牌：某牌，排量1.5T."""
    cell = _cell(tag)
    if cell is None or tag is None or tag.shape != "colon" or doc.flat[tag.start - 1 : tag.start] not in (",", ";", "、"):
        return cell
    stop = min((at for sign in ",;。" if (at := doc.flat.find(sign, *cell)) > cell[0]), default=cell[1])
    opened = doc.flat.rfind("(", cell[0] + 1, stop)
    return cell[0], opened if opened > doc.flat.rfind(")", cell[0], stop) else stop  # XY5160GXF（底盘排量7.7L，乘员6人）


def _cell(tag: Tag | None) -> Cell | None:
    return (tag.value_start, tag.value_end) if tag and tag.value_end > tag.value_start else None
