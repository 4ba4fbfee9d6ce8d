"""reading: goods in rows that no head explains: 轿车／某牌／XY7150／10辆／109,500元, 冷链车 某牌 XY5040XLC 2辆 186,000元/辆."""

from collections.abc import Iterator
from decimal import Decimal

from reading import regex
from reading.brands import brand_end, is_badge
from reading.candidates import UNSAID
from reading.capcolumns import prints
from reading.cells import brand_and_model, count_of_cell, text_of_cell
from reading.document import Document
from reading.goodtypes import Good
from reading.money import Amount, amounts
from reading.tables import Cell
from reading.vehicles import heads
from schemas.reading import Item
from schemas.values import Read, Span, read

_ROW = regex.compile(r"[/ ,、|\t] ?[0-9]{1,4}(?:\.0+)? ?(?:辆|台|部)(?:$|[/ ,、|;。\n\t])")
"""A number with its measure word between two signs: what each such row holds."""
_COUNT, _MEASURES = regex.compile(r"^[0-9]{1,4}(?:\.0+)? ?(?:辆|台|部)$"), frozenset("辆台部")
_LEAD = regex.compile(r"^ ?(?:[0-9]{1,2}[.、)]|\([0-9一二三四五六七八九十]{1,2}\)|[①-⑳])? ?")
_BRAND = regex.compile(r"^\p{Han}{2,8}(?:牌)?(?:\([\p{Han}A-Za-z]{1,8}\))?$")
_CODED = regex.compile(r"^\p{Han}{2,8} ?[A-Z]{2,4}[0-9]{3,4}[A-Z0-9/\-]*$")
_LABELLED = regex.compile(r"^(?:品牌|牌号|厂牌|规格|型号|排量|排气量|发动机|功率|数量|单价|总价)")
"""Parts that label or describe what they tell: no brand and no model stands in them by its place alone."""
_DESCRIBES = regex.compile(
    r"^(?:汽油|柴油|燃油|纯电|电动|插电|插混|增程|油电|混动|混合|新能源|[手自]动|[四两]驱|国[六五]|[单双]排|白色|黑色)"
)
"""What describes a vehicle behind its name: 某牌皮卡，汽油，5座，2辆."""
_SPECIFIED = regex.compile(
    r"^(?:排量|排气量)?[:为]?[0-9]\.[0-9]{1,3} ?(?:L|T|升)|^[0-9一二三四五六七八九十]{1,2}座"
    r"|^(?:汽油|柴油|燃油|纯电|插电|插混|增程|油电|混动|[手自]动|[四两]驱|国[六五]|[单双]排)"
)
"""What stands between brand with model and number: 2.0L汽油, 5座."""
_SIGNS = "/|,、 "
_CAR = ("车", "SUV", "MPV", "皮卡")
_FEWEST, _MOST, _LONGEST_NAME, _LONGEST_MODEL, _LONGEST_BRAND = 4, 12, 24, 50, 6
_MOST_ROWS = 100
_CELLS = 3
"""Tabs of a row with a number, a name, a number of things and more."""


def bare_rows(doc: Document) -> list[Good]:
    """The vehicles that rows without heads name with their brand, model, number and price."""
    found, sums = list[Good](), list[list[Amount]]()
    for number in sorted({doc.line_at(row.start()) for row in _ROW.finditer(doc.flat[: doc.list_start])} - {0}):
        rowed = _numbered(doc, number) if doc.lines[number].count("\t") >= _CELLS else None
        told = [] if rowed else [row for segment in _segments(doc, number) if (row := _good(doc, number, segment))]
        found += [rowed] if rowed else [good for good, _ in told]
        sums += [[]] if rowed else [row for _, row in told]
        if len(found) >= _MOST_ROWS:
            break
    return _priced_each(doc, found, sums)


def _priced_each(doc: Document, found: list[Good], sums: list[list[Amount]]) -> list[Good]:
    """The vehicles with their only sums as prices of one, where these times their numbers come to a sum that the notice prints."""
    unpriced = [good for good in found if not good.item.unit_price_cny.said]
    if not unpriced or not all(len(row) == 1 and good.item.quantity.value for good, row in zip(found, sums, strict=True)):
        return found
    each = [row[0] for row in sums]
    whole = sum(one.value * (good.item.quantity.value or 0) for good, one in zip(found, each, strict=True))
    if prints(doc.flat, Decimal(whole)) and not prints(doc.flat, Decimal(sum(one.value for one in each))):
        for good, one in zip(found, each, strict=True):
            price = read(one.value, (doc.span(one.start, one.end),), "unit price")
            good.item = good.item.model_copy(update={"unit_price_cny": price})
    return found


def _numbered(doc: Document, number: int) -> Good | None:
    """The vehicle of a row of cells that begins with its number and name and tells how many: 1 | 轿车 | 1.5L，5座 | 2辆 | 限价12万元."""
    at, cells = doc.starts[number], list[Cell]()
    for words in doc.lines[number].split("\t"):
        cells.append(_trimmed(doc.flat, (at, at + len(words))))
        at += len(words) + 1
    counted = [cell for cell in cells[2:] if _COUNT.match(doc.flat[slice(*cell)])]
    if not doc.flat[slice(*cells[0])].isdigit() or len(counted) != 1 or not names_vehicle(doc.flat, cells[1]):
        return None
    count, unit = count_of_cell(doc, counted[0])
    about = (Span(start=doc.starts[number], end=doc.ends[number]),)
    return Good(doc.starts[number], number, Item(name=text_of_cell(doc, cells[1]), quantity=count, unit=unit, about=about))


def _segments(doc: Document, number: int) -> Iterator[Cell]:
    """The parts of a line between tabs and semicolons, behind their label."""
    at, end = doc.starts[number], doc.ends[number]
    while at < end:
        stop = min((place for sign in ";。\t" if (place := doc.flat.find(sign, at, end)) >= 0), default=end)
        yield doc.flat.rfind(":", at, stop) + 1 or at, stop
        at = stop + 1


def _good(doc: Document, number: int, segment: Cell) -> tuple[Good, list[Amount]] | None:
    for sign in _SIGNS:
        parts = _parted(doc.flat, segment, sign)
        if _FEWEST <= len(parts) <= _MOST and (good := _of_parts(doc, number, parts)):
            return good
    return None


def _parted(flat: str, segment: Cell, sign: str) -> list[Cell]:
    """The parts of a segment between signs that stand in no brackets; a thousands' comma and a price's slash (元/辆) part none."""
    lead = _LEAD.match(flat[slice(*segment)])
    start = segment[0] + (lead.end() if lead else 0)
    if flat.count(sign, start, segment[1]) < _FEWEST - 2:
        return []
    parts, at, depth, last = [], start, 0, start
    while (place := flat.find(sign, last, segment[1])) >= 0:
        depth += flat.count("(", last, place) - flat.count(")", last, place)
        last = place + 1
        if depth == 0 and not _within_figure(flat, place, segment[1]):
            parts.append((at, place))
            at = last
    return [part for part in (_trimmed(flat, one) for one in [*parts, (at, segment[1])]) if part[0] < part[1]]


def _within_figure(flat: str, at: int, end: int) -> bool:
    if flat[at] == ",":
        return flat[at - 1].isdigit() and flat[at + 1 : at + 4].isdigit() and not flat[at + 4 : at + 5].isdigit()
    return flat[at] == "/" and flat[at - 1] == "元" and flat[at + 1 : at + 2] in ("辆", "台", "部") and at + 1 < end


def _trimmed(flat: str, part: Cell) -> Cell:
    words = flat[slice(*part)]
    return part[0] + len(words) - len(words.lstrip()), part[1] - len(words) + len(words.rstrip())


def _of_parts(doc: Document, number: int, parts: list[Cell]) -> tuple[Good, list[Amount]] | None:
    """A row's vehicle with its sums: its name, its brand, its model, its number, and its price behind that or before it."""
    flat = doc.flat
    counted = [at for at, part in enumerate(parts) if flat[part[1] - 1] in _MEASURES and _COUNT.match(flat[slice(*part)])]
    if len(counted) != 1 or counted[0] < 2 or not names_vehicle(flat, parts[0]):
        return None
    count, unit = count_of_cell(doc, parts[counted[0]])
    priced = [at for at in range(2, len(parts)) if at != counted[0] and _sums(flat, parts[at])]
    last = min([counted[0], *priced])
    branded = _branded(flat, parts[1], bool(priced))
    model = (parts[2][0], parts[last - 1][1]) if last > 2 and branded else None
    described = all(_SPECIFIED.match(flat[slice(*part)]) for part in parts[2:last])
    both = described and priced and _badged(flat[slice(*parts[1])])  # 商务车，某牌某型，2.0T汽油，1辆，25.9万元/辆
    if count.value is None or (model and model[1] - model[0] > _LONGEST_MODEL) or not (both or (branded and (priced or model))):
        return None
    if any(_LABELLED.match(flat[slice(*part)]) for part in parts[1:]):
        return None
    sums = [_sums(flat, parts[at])[0] for at in priced]
    brand, of_brand = brand_and_model(doc, None, parts[1]) if both else (text_of_cell(doc, parts[1]), UNSAID)
    item = Item(
        name=text_of_cell(doc, parts[0]),
        quantity=count,
        unit=unit,
        unit_price_cny=_price(doc, sums, count.value, _heads_prices(doc, number, parts[0][0])),
        brand=brand,
        model=text_of_cell(doc, model) if model else of_brand,
        about=(Span(start=parts[0][0], end=parts[-1][1]),),
    )
    return Good(parts[0][0], number, item), sums


def _badged(words: str) -> bool:
    """Whether a part begins with a badge, or is a brand with a model's code behind it."""
    return brand_end(words) > 0 or _CODED.match(words) is not None


def _heads_prices(doc: Document, number: int, at: int) -> bool:
    """Whether the words before a row's colon, or the line above that ends with one, say that it tells prices of one, and no sums:
    名称、型号、数量、单价：."""
    above = doc.lines[number - 1] if doc.lines[number - 1].endswith(":") else ""
    head = doc.flat[doc.starts[number] : at].rpartition(":")[0] or above
    return "单价" in head and not any(word in head for word in ("总价", "金额", "合计", "小计"))


def names_vehicle(flat: str, part: Cell) -> bool:
    """Whether a part is a vehicle's name."""
    words = flat[slice(*part)].partition("(")[0].rstrip()
    if not 1 < len(words) <= _LONGEST_NAME:
        return False
    named = list(heads(flat, part[0], part[0] + len(words)))
    return (bool(named) and named[-1].specific and not named[-1].decoy) or (words.endswith(_CAR) and not any(one.decoy for one in named))


def _branded(flat: str, part: Cell, priced: bool) -> bool:
    """Whether a part is a brand: a badge, or a short name where the row tells a price."""
    words = flat[slice(*part)]
    known = is_badge(words.removesuffix("牌")) or words.endswith("牌") or (priced and len(words) <= _LONGEST_BRAND)
    return known and _BRAND.match(words) is not None and _DESCRIBES.match(words) is None


def _sums(flat: str, part: Cell) -> list[Amount]:
    """The sum that a part is, with its unit."""
    found = amounts(flat, *part)
    return found if len(found) == 1 and found[0].unit_said else []


def _price(doc: Document, sums: list[Amount], count: int, headed: bool) -> Read[Decimal]:
    """The price of one: the one that says so, the first of two of which the other is the whole, or one whose whole the notice prints.
    `headed`: the only sum is a price by the heads before it."""
    each = [one for one in sums if one.per_unit] or [one for one in sums if count == 1 or (headed and len(sums) == 1)]
    each = each or [one for one in sums if any(other.value == one.value * count for other in sums)]
    each = each or [one for one in sums if len(sums) == 1 and f"{one.value * count:,.0f}" in doc.flat]
    return read(each[0].value, (doc.span(each[0].start, each[0].end),), "unit price") if each else UNSAID
