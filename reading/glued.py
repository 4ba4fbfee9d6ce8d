"""reading: tables that a text render glued into one line (序号标的名称品牌…1某车某牌XY120001台50000): winners and goods."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from reading import regex
from reading.columns import heads, longest_head
from reading.document import Document
from reading.money import amounts, unit_of
from reading.remembered import remembered
from reading.runwords import worded

_FIRST_HEADS = ("序号", "供应商名称", "名称", "标的名称", "货物名称", "产品名称", "商品名称", "车辆名称")
_FIRST_SIGNS = frozenset(head[0] for head in _FIRST_HEADS)
_MOST_HEADS, _LONGEST_WORD = 16, 14
_COUNT_AND_PRICE = regex.compile(r"([0-9]{1,4}?)(台|辆|套|部|个|件|只|组|艘|架) ?¥?([0-9][0-9,]*(?:\.[0-9]+)?)")
_LOT = regex.compile(r"^(?:采购包|合同包|标项|标包|包)([0-9])")
_MODEL = regex.compile(r"([A-Za-z][A-Za-z0-9\-/.()]*[A-Za-z0-9)])$")
_NAME_END = ("车", "桩", "机", "泵", "器", "仪", "箱", "柜", "船", "艇")
_ORG = regex.compile(
    r"^\s?(?:1\s?)?(?:[\p{Han}]{2,8}:\s?[0-9,.]+\s?(?:\((?:元|万元)\)|元|万元)?\s?)?"
    r"(?:牵头[\p{Han}]{0,4}:\s?)?"
    r"([\p{Han}A-Za-z()·]{4,40}?(?:有限责任公司|有限公司|公司|合作社|经营部|商行"
    r"|(?:厂|研究院|研究所|设计院|事务所|服务中心|大学|学院|集团)(?:集团|股份|控股)*(?:有限责任公司|有限公司)?))"
)
_LAST_FIGURES = regex.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?$")
_PRICE = regex.compile(r"^(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{3,})(?:\.[0-9]+)?$")
_TO_THE_FEN = regex.compile(r"([0-9][0-9,]*\.[0-9]{2})(?:\p{Han}|$)")
_MOST_SUMMED = 6
_LONG_FIGURE = regex.compile(r"[0-9]{5}")
_LONGEST_COUNT = 3
_WIDTH = 200
_MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class GluedGood:
    """A row of a glued goods table by offsets: lot, name, brand, model, count, price; (0, 0) where not told."""

    start: int
    end: int
    line: int
    lot: tuple[int, int]
    name: tuple[int, int]
    brand: tuple[int, int]
    model: tuple[int, int]
    count: tuple[int, int]
    price: tuple[int, int]


@remembered(1)
def glued_lines(doc: Document) -> tuple[tuple[int, tuple[str, ...], int], ...]:
    """Lines that begin with the heads of a table and hold no borders: number, roles, offset behind the heads. Three ask it of one document."""
    return tuple(_glued_lines(doc))


def _glued_lines(doc: Document) -> Iterator[tuple[int, tuple[str, ...], int]]:
    for number in doc.beginning(_FIRST_SIGNS):
        line = doc.lines[number]
        if number >= doc.list_line or "\t" in line or not line.startswith(_FIRST_HEADS):
            continue
        roles, end = _heads(line)
        if len(roles) < 3 or end == len(line):
            roles, end = _spaced_heads(line)
        if len(roles) > 2 and end < len(line):
            yield number, roles, doc.starts[number] + end


def _heads(line: str) -> tuple[tuple[str, ...], int]:
    known, longest, at, roles = heads(), longest_head(), 0, []
    while at < len(line):
        if line[at] == " ":
            at += 1
            continue
        length = next((size for size in range(min(longest, len(line) - at), 1, -1) if line[at : at + size] in known), 0)
        if not length:
            break
        roles.append(known[line[at : at + length]])
        at += length
        if line.startswith(("(元)", "(万元)"), at):
            at = line.find(")", at) + 1
    return tuple(roles), at


def _spaced_heads(line: str) -> tuple[tuple[str, ...], int]:
    """Heads with blanks between them, of which some may be unknown: up to the last known one before any figure."""
    known, at, end = heads(), 0, 0
    roles: list[str] = []
    for word in line.split(" ")[:_MOST_HEADS]:
        if len(word) > _LONGEST_WORD or any(sign.isdigit() for sign in word):
            break
        at += len(word) + 1
        if word in known:
            roles.append(known[word])
            end = at - 1
    return tuple(roles), end


def glued_winners(doc: Document) -> Iterator[tuple[int, int]]:
    """The first winner of each glued winners' table."""
    for number, roles, at in glued_lines(doc):
        if "supplier" in roles and "name" not in roles:
            match = _ORG.match(doc.flat[at : min(doc.ends[number], at + _WIDTH)])
            if match:
                yield at + match.start(1), at + match.end(1)


def glued_awards(doc: Document) -> Iterator[tuple[int, int]]:
    """Where glued winners' tables tell a winner and a sum and no goods: the words behind their heads."""
    for number, roles, at in glued_lines(doc):
        if {"supplier", "award"} <= set(roles) and "name" not in roles and "rank" not in roles:
            yield at, doc.ends[number]


def glued_goods(doc: Document) -> list[GluedGood]:
    """The rows of glued goods tables that can be told apart by their counts and prices. Where a model's end runs into a
    count of several digits (XY12E + 61台 or XY12E6 + 1台), neither is told."""
    found: list[GluedGood] = []
    for number, roles, at in glued_lines(doc):
        if {"name", "quantity", "unit_price"} <= set(roles) and roles[-2:] == ("quantity", "unit_price"):
            found += list(_rows(doc, number, roles, at)) or list(_only_row(doc, number, roles, at)) or _rows_by_sum(doc, number, roles, at)
    return found


def _only_row(doc: Document, number: int, roles: tuple[str, ...], start: int) -> Iterator[GluedGood]:
    """The only row of a table whose number bears no measure (…某牌XY1175800.00): where the figures part so that number times price is
    what was awarded, one way, and the words before them part into supplier, name, brand and model."""
    body = doc.flat[start : doc.ends[number]].rstrip()
    run = _LAST_FIGURES.search(body) if roles[0] == "seq" and body.startswith("1") else None
    parts = list(_by_sum(run.group(), sums)) if run and (sums := _awarded(doc)) else []
    if run is None or len(parts) != 1:
        return
    count, price = (start + run.start() + at for at in parts[0])
    words = doc.flat[start + 1 : count]
    split = _split(roles[1:-2])
    cells = worded(words, split) if not _LONG_FIGURE.search(words) else None
    if cells is None or len(cells) > len(split) or words.count("公司") > 1:
        return
    told = {role: (start + 1 + a, start + 1 + b) for role, (a, b) in zip(split, cells, strict=True)}
    model, brand = told.get("model", (0, 0)), told.get("brand", (0, 0))
    yield GluedGood(start + 1, start + len(body), number, (0, 0), told["name"], brand, model, (count, price), (price, start + len(body)))


def _awarded(doc: Document) -> set[Decimal]:
    """Sums that labels say were awarded."""
    return {
        one.value for tag in doc.of("award", "award_total") for one in amounts(doc.flat, tag.value_start, tag.value_end, unit_of(tag.extra))
    }


def _split(roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for role in roles for one in (("brand", "model") if role == "brand_model" else (role,)))


def _rows_by_sum(doc: Document, number: int, roles: tuple[str, ...], start: int) -> list[GluedGood]:
    """The rows of a table without rows' numbers and measures, whose prices end with their hundredths (…车某牌XY5040，2.3L2168,000.00…车):
    where number times price of all comes to what was awarded, one way."""
    body = doc.flat[start : doc.ends[number]].rstrip()
    priced = _TO_THE_FEN.finditer(body) if roles[0] == "name" else ()
    runs = list(islice((run for run in priced if next(_counted_prices(run.group(1)), None)), _MOST_SUMMED + 1))
    if not 1 < len(runs) <= _MOST_SUMMED or runs[-1].end(1) != len(body):
        return []
    sums = _awarded(doc)
    ways = [list(_counted_prices(run.group(1))) for run in runs]
    told = [way for way in itertools.product(*ways) if sum(count * price for _, count, price in way) in sums]
    if len(told) != 1:
        return []
    found, at, split = [], start, _split(roles[:-2])
    for run, (size, _, _) in zip(runs, told[0], strict=True):
        count, end = start + run.start(1), start + run.end(1)
        cells = worded(doc.flat[at:count], split)
        if cells is None or len(cells) > len(split):
            return []
        own = {role: (at + a, at + b) for role, (a, b) in zip(split, cells, strict=True)}
        price = (count + size, end)
        found.append(
            GluedGood(
                at, end, number, (0, 0), own["name"], own.get("brand", (0, 0)), own.get("model", (0, 0)), (count, count + size), price
            )
        )
        at = end
    return found


def _counted_prices(run: str) -> Iterator[tuple[int, int, Decimal]]:
    """Every way in which figures are a number and a price: the number's length, the number, the price."""
    for size in range(1, _LONGEST_COUNT + 1):
        count, price = run[:size], run[size:]
        if count.isdigit() and count[0] != "0" and _PRICE.match(price):
            yield size, int(count), Decimal(price.replace(",", ""))


def _by_sum(run: str, sums: set[Decimal]) -> Iterator[tuple[int, int]]:
    """Where a number and a price begin in a run of figures whose product is one of these sums; figures before them are the model's."""
    for at, size in itertools.product(range(len(run)), range(1, _LONGEST_COUNT + 1)):
        count, price = run[at : at + size], run[at + size :]
        if count.isdigit() and count[0] != "0" and _PRICE.match(price) and int(count) * Decimal(price.replace(",", "")) in sums:
            yield at, at + size


def _rows(doc: Document, number: int, roles: tuple[str, ...], start: int) -> Iterator[GluedGood]:
    body = doc.flat[start : doc.ends[number]]
    at, row = 0, 1
    for match in islice(_COUNT_AND_PRICE.finditer(body), _MOST_ROWS):
        if match.start() < at:
            continue
        following = str(row + 1)
        price_start, price_end = match.start(3), match.end(3)
        if price_end < len(body.rstrip()) and body[price_start:price_end].endswith(following):
            price_end -= len(following)
        lead = at + (len(str(row)) if body[at:].startswith(str(row)) else 0)
        if price_end > price_start and lead < match.start():
            yield _row(doc, number, roles, start, (lead, match.start()), match.span(1), (price_start, price_end))
        at, row = price_end, row + 1


def _parted(doc: Document, roles: tuple[str, ...], words: tuple[int, int], figures: int) -> dict[str, tuple[int, int]] | None:
    """The cells of a row's words where one way to part them fits, and no figures of a model's end run into a number of several."""
    split = _split(roles[1 if roles[0] == "seq" else 0 : -2])
    said = doc.flat[slice(*words)]
    cells = worded(said, split) if figures == 1 or not said[-1:].isascii() else None
    if cells is None or len(cells) > len(split):
        return None
    return {role: (words[0] + at, words[0] + end) for role, (at, end) in zip(split, cells, strict=True)}


def _row(
    doc: Document, number: int, roles: tuple[str, ...], start: int, words: tuple[int, int], count: tuple[int, int], price: tuple[int, int]
) -> GluedGood:
    a, b = start + words[0], start + words[1]
    lot_match = _LOT.match(doc.flat[a:b]) if "lot_name" in roles or "lot" in roles else None
    lot = (a + lot_match.start(1), a + lot_match.end(1)) if lot_match else (0, 0)
    name_start = a + (lot_match.end() if lot_match else 0)
    if (parted := _parted(doc, roles, (name_start, b), count[1] - count[0])) is not None:
        told = {role: parted.get(role, (0, 0)) for role in ("name", "brand", "model")}
        figures = (start + count[0], start + count[1]), (start + price[0], start + price[1])
        return GluedGood(a, start + price[1], number, lot, told["name"], told["brand"], told["model"], *figures)
    model_match = _MODEL.search(doc.flat[name_start:b]) if {"model", "brand_model"} & set(roles) else None
    model = (name_start + model_match.start(1), b) if model_match else (0, 0)
    if doc.flat[b - 1 : b].isascii() and doc.flat[b - 1 : b].isalpha() and count[1] - count[0] > 1:
        model, count = (0, 0), (-start, -start)
    han_end = model_match.start(1) + name_start if model_match else b
    cut = max((doc.flat.rfind(sign, name_start, han_end) + 1 for sign in _NAME_END), default=0)
    name = (name_start, cut) if cut > name_start else (name_start, han_end)
    brand = (cut, han_end) if {"brand", "brand_model"} & set(roles) and name_start < cut < han_end else (0, 0)
    return GluedGood(
        a, start + price[1], number, lot, name, brand, model, (start + count[0], start + count[1]), (start + price[0], start + price[1])
    )
