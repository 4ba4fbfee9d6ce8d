"""reading: the tables of a stored text with their heads understood: which column holds names, prices, lots."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reading import regex
from reading.brands import brand_end
from reading.columns import may_name, role_of
from reading.document import Document
from reading.grouped import with_groups
from reading.labels import labels
from reading.lotmarkers import in_line
from reading.money import unit_of
from reading.parameters import parameter_of
from reading.turns import stage
from reading.vehicles import heads
from schemas.values import Span

FEWEST_HEADS = 2
_NOT_AGREED = ("协议", "市场", "指导", "原", "官方", "参考")
_EARLIER = ("首次", "首轮", "第一", "初始", "评审", "评标")
_AWARDED = ("中标", "成交", "中选")
_LOST = ("未中标", "未成交", "未中选", "未入围", "落标", "落选", "其他投标", "其他响应", "其他供应商", "其余投标", "其余供应商")
_FIRST_OF_RANKED = regex.compile(r"^(?:拟|推荐)?第[一1](?:中标|成交|中选)?候选(?:人|供应商|单位)(?:名称)?$")
_LONGEST_LEAD, _LONGEST_HEAD = 40, 40
_OF_ITS_GROUP, _LIMITS = ("", "unit_price", "total"), ("unit_cap", "price_cap", "budget")
_TELLING, _MAY_NAME = frozenset(("brand", "model", "unit_price", "unit_cap")), ("", "spec", "need")
_LONGEST_NAME, _MOST_NAMED = 24, 40
_OF_GOODS = frozenset(("name", "category", "quantity", "unit_price", "brand", "model", "brand_model", "spec", "need", "project"))
_SUMS = frozenset(("budget", "price_cap", "unit_cap", "unit_price", "total", "award"))
_NOTE = regex.compile(r"(?:金额|价格|预算|限价|报价|单价)[\p{Han}、]{0,6}单位[均都]?(?:为|是|:)?(?:人民币)?(万元|元)")
_OF_THINGS = regex.compile(r"[台辆](?:数|[)）]|$)")
"""What a head of numbers says of things that are counted: 数量(台), 辆数."""
_NOTE_LINES, _LONGEST_NOTE = 3, 60

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table whose head is known: role → the cell under it."""

    line: int
    start: int
    end: int
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head: roles in column order, the unit each head states, and its rows."""

    head: Span
    head_line: int
    roles: tuple[str, ...]
    units: dict[str, Decimal]
    rows: tuple[Row, ...]
    awarded: bool = False
    """Its sums were awarded, by its head (中标金额, 成交价), and not only offered; no column ranks them."""

    def has(self, *roles: str) -> bool:
        """Whether the table has every one of these columns."""
        return {*roles}.issubset(self.roles)


@stage
def tables(doc: Document) -> list[Table]:
    """Every table whose head is understood, in order; one that says word for word what another said before is left out."""
    found: dict[str, Table] = {}
    for table in _tables(doc):
        found.setdefault(doc.flat[table.head.start : table.rows[-1].end] if table.rows else str(table.head.start), table)
    return list(found.values())


def _tables(doc: Document) -> Iterator[Table]:
    last = 0
    for number in [number for number, line in enumerate(doc.lines[: doc.list_line]) if "\t" in line]:
        roles = _roles(doc, number) if number >= last else None
        if roles is None:
            continue
        last = number + 1
        while last < doc.list_line and "\t" in doc.lines[last] and _roles(doc, last) is None and not _another(doc, last, len(roles)):
            last += 1
        if not _of_losers(doc, number):
            yield _table(doc, number, roles, last)


def _of_losers(doc: Document, number: int) -> bool:
    """Whether the head or the line before a table says that those listed did not win: 未中标供应商报价情况."""
    before = number - 1
    while before > 0 and not doc.lines[before]:
        before -= 1
    told = doc.lines[number] + (doc.lines[before] if len(doc.lines[before]) <= _LONGEST_LEAD else "")
    return any([word in told for word in _LOST])


def _another(doc: Document, number: int, width: int) -> bool:
    """Whether a line below a wider table begins something else: a label with its value (采购单位 | 某局), or the parameters of what is listed."""
    cells = doc.lines[number].split("\t")
    if len(cells) >= width:
        return False
    if len(cells) == 2:
        return cells[0].replace(" ", "").rstrip(":") in labels().key_of
    first = parameter_of(cells[0])
    return first is not None and first.role in ("head", "subject")


def _roles(doc: Document, number: int) -> tuple[str, ...] | None:
    """The roles of a head row; None when the row is no head."""
    words = doc.lines[number].split("\t")
    if len(words) < FEWEST_HEADS or max(map(len, words)) > _LONGEST_HEAD:
        return None
    grouped = with_groups(doc.lines[number - 1] if number else "", words)
    roles = _contents([_of_group(group, word) if group else role_of(word) for group, word in grouped])
    known = len(roles) - roles.count("")
    if known < FEWEST_HEADS or known * 2 < len([word for word in words if word.strip()]) or _alternates(roles, words):
        return None
    return tuple(_unique(_priced(_of_bidders(roles, words), words), words))


def _of_group(group: str, word: str) -> str:
    """What a column holds by its own head, or with that of its group, where this makes a limit of its prices: 最高限价 over 单价 | 总价."""
    own = role_of(word)
    both = role_of(group + word) if own in _OF_ITS_GROUP else ""
    return both if both and (not own or both in _LIMITS) else own


def _contents(roles: list[str]) -> list[str]:
    """内容 heads names where lots or numbers of things stand beside it, and nothing else does; elsewhere it may head anything."""
    if "content" not in roles:
        return roles
    named = "name" not in roles and ("lot" in roles or "quantity" in roles) and len(set(roles) - {"", "content"}) > 1
    return ["name" if named and role == "content" else "" if role == "content" else role for role in roles]


def _of_bidders(roles: list[str], words: list[str]) -> list[str]:
    """单位 and 名称 head bidders where they are ranked (排名 | 名称 | 投标价), 车型 behind them what they offer, 第一中标候选人 where rows are
    lots; 金额 heads what one won where nothing bought is told (供应商 | 地址 | 金额)."""
    if roles.count("supplier") > 1:  # 候选人 | 投标单位: 第一中标候选人 | 某公司
        called = [role == "supplier" and word.replace(" ", "").endswith("候选人") for role, word in zip(roles, words, strict=True)]
        ranks = called if called.count(True) < roles.count("supplier") else []
        roles = ["rank" if ranked else role for ranked, role in zip(ranks, roles, strict=True)] if ranks else roles
    if not {"supplier", "rank"} & set(roles) and {"lot", "lot_name", "name"} & set(roles):
        first = ["候" in word and _FIRST_OF_RANKED.match(word.replace(" ", "")) for word in words]
        roles = ["supplier" if ranked else role for ranked, role in zip(first, roles, strict=True)]
    if "rank" in roles and not {"supplier", "quantity"} & set(roles):
        bidders = ("单位", "名称") if "award" in roles else ("单位",)
        roles = ["supplier" if word.strip() in bidders else role for role, word in zip(roles, words, strict=True)]
    if {"rank", "supplier", "award"} <= set(roles) and not {"brand", "model", "brand_model", "quantity"} & set(roles):
        behind = roles.index("supplier")
        roles = [
            "brand_model" if at > behind and role in ("name", *_MAY_NAME) and "车型" in word else role
            for at, (role, word) in enumerate(zip(roles, words, strict=True))
        ]
    if "supplier" in roles and "award" not in roles and not _OF_GOODS & set(roles):
        roles = ["award" if role == "total" else role for role in roles]
    return roles


def _priced(roles: list[str], words: list[str]) -> list[str]:
    """Of several columns of prices the one that was agreed on: 协议单价 | 成交单价, 首次报价 | 最终报价."""
    for role, weak in (("unit_price", _NOT_AGREED), ("award", _EARLIER)):
        prices = [at for at, one in enumerate(roles) if one == role]
        if len(prices) < 2:
            continue
        agreed = [at for at in prices if any(word in words[at] for word in ("成交", "中标", "合同"))]
        final = [at for at in prices if any(word in words[at] for word in ("最终", "最后", "末轮", "二次"))]
        plain = [at for at in prices if not any(word in words[at] for word in weak)]
        kept = (agreed or final or plain or prices)[0]
        roles = ["" if at in prices and at != kept else one for at, one in enumerate(roles)]
    return roles


def _alternates(roles: list[str], words: list[str]) -> bool:
    """Label and value side by side (行政区域 | 某省 | 公告时间 | 2026年): no head."""
    if len(roles) % 2 == 0 and not any(roles[1::2]):
        return True
    return len(words) <= 4 and any([not role and any(map(str.isdigit, word)) for word, role in zip(words, roles, strict=True)])


def _unique(roles: list[str], words: list[str]) -> list[str]:
    """Of columns with the same role the first keeps it; 品目名称 is the name where no better column is."""
    seen: set[str] = set()
    out = []
    for role in roles:
        out.append("" if role in seen else role)
        seen.add(role)
    if "name" not in seen:
        better = next((role for role in ("project", "category", "lot_name") if role in seen), "")
        counted = better == "lot_name" and any(
            _OF_THINGS.search(word) for word, role in zip(words, roles, strict=True) if role == "quantity"
        )
        if better == "category" or counted or (better in ("project", "lot_name") and _lists_goods(seen)):
            out[out.index(better)] = "name"
    return out


def _lists_goods(roles: set[str]) -> bool:
    """Whether a table whose things are called projects counts them one by one: 采购项目名称 | 数量 | 单位."""
    return {"quantity", "unit"} <= roles and not {"need", "buyer", "supplier"} & roles


def _table(doc: Document, number: int, roles: tuple[str, ...], last: int) -> Table:
    cells = doc.cells(number)
    roles = _named_by_cells(doc, number, _lots_by_name(doc, number, roles, last), last)
    roles = _offered_by_cells(doc, number, roles, last)
    units = {}
    groups = with_groups(doc.lines[number - 1] if number else "", doc.lines[number].split("\t"))
    for role, (group, word) in zip(roles, groups, strict=True):
        if role and (unit := unit_of(word) or unit_of(group)) is not None:
            units[role] = unit
    if not units and _SUMS & set(roles) and (unit := _unit_below(doc, last)) is not None:
        units = dict.fromkeys(_SUMS & set(roles), unit)
    rows = [row for line in range(number + 1, last) if (row := _row(doc, line, roles)) is not None]
    head = Span(start=doc.starts[number], end=min(doc.ends[number], doc.starts[number] + 200))
    words = [doc.flat[slice(*cell)] for cell, role in zip(cells, roles, strict=True) if role == "award"]
    awarded = "rank" not in roles and any(word.startswith(_AWARDED) for word in words) and "候选" not in doc.lines[number]
    return Table(head, number, roles, units, tuple(rows), awarded)


def _lots_by_name(doc: Document, number: int, roles: tuple[str, ...], last: int) -> tuple[str, ...]:
    """The roles with 标段 as the lots' names where rows are numbered beside it and none of its cells tells a number: 1 | 轿车2辆."""
    if not {"seq", "lot", "supplier"} <= set(roles) or "lot_name" in roles:
        return roles
    column = roles.index("lot")
    cells = [row[column] for line in range(number + 1, last) if len(row := doc.cells(line)) > column]
    named = all(heads(doc.flat, *cell) and not any(in_line(doc, 0, doc.flat[slice(*cell)])) for cell in cells)
    return (*roles[:column], "lot_name", *roles[column + 1 :]) if cells and named else roles


def _named_by_cells(doc: Document, number: int, roles: tuple[str, ...], last: int) -> tuple[str, ...]:
    """The roles with the column of names that no head says: the first whose cells all name vehicles, where goods are told (配置 | 品牌),
    or where models are (型号 | 数量, below it 冷藏车 | 5台)."""
    lots = {"lot", "lot_name"} <= set(roles)
    told = "quantity" in roles or {"lot", "unit_cap"} <= set(roles)  # 包号 | 类别 | 单价限价: what a framework buys is not counted
    if "name" in roles or not told or not (lots or _TELLING & set(roles)) or last - number > _MOST_NAMED:
        return roles
    rows = [cells for line in range(number + 1, last) if len(cells := doc.cells(line)) == len(roles)]
    if lots and rows and all(_names_a_vehicle(doc, cells[column]) for cells in rows for column in (roles.index("lot_name"),)):
        return tuple("name" if role == "lot_name" else role for role in roles)  # 分标号 | 分标名称 | 数量
    words = [doc.flat[slice(*cell)] for cell in doc.cells(number)]
    for column, role in enumerate(roles):
        models = role == "model" and "brand" not in roles and not doc.lines[number].startswith(_AWARDED)
        if (
            (role in _MAY_NAME or models)
            and rows
            and may_name(words[column])
            and all(_names_a_vehicle(doc, cells[column]) for cells in rows)
        ):
            return (*roles[:column], "name", *roles[column + 1 :])
    return roles


def _offered_by_cells(doc: Document, number: int, roles: tuple[str, ...], last: int) -> tuple[str, ...]:
    """The roles with the column of what bidders offer that no head says: all its cells begin with a make (投标车型及主要参数, 响应情况)."""
    sums = {"award", "unit_price"} & set(roles)
    if "supplier" not in roles or not sums or {"brand", "model", "brand_model", "quantity"} & set(roles) or last - number > _MOST_NAMED:
        return roles
    rows = [cells for line in range(number + 1, last) if len(cells := doc.cells(line)) == len(roles)]
    for column, role in enumerate(roles):
        if role in ("name", *_MAY_NAME) and rows and all(brand_end(doc.flat[slice(*cells[column])]) for cells in rows):
            return (*roles[:column], "brand_model", *roles[column + 1 :])
    return roles


def _names_a_vehicle(doc: Document, cell: Cell) -> bool:
    found = heads(doc.flat, *cell) if cell[1] - cell[0] <= _LONGEST_NAME else ()
    return len(found) == 1 and found[0].specific and not found[0].decoy


def _unit_below(doc: Document, last: int) -> Decimal | None:
    """The unit of all sums that a note right below a table states: 注：以上金额单位均为万元."""
    for number in range(last, min(last + _NOTE_LINES, doc.list_line)):
        found = _NOTE.search(doc.lines[number][:_LONGEST_NOTE]) if "单位" in doc.lines[number][:_LONGEST_NOTE] else None
        if found:
            return unit_of(f"({found.group(1)})")
    return None


def _row(doc: Document, line: int, roles: tuple[str, ...]) -> Row | None:
    cells = doc.cells(line)
    if _lost_its_first(doc, cells, roles):
        cells = [(cells[0][0], cells[0][0]), *cells]
    found = {role: cell for role, cell in zip(roles, cells, strict=False) if role and _said(doc, cell)}
    return Row(line, doc.starts[line], doc.ends[line], found) if found else None


def _lost_its_first(doc: Document, cells: list[Cell], roles: tuple[str, ...]) -> bool:
    """Whether a row begins with a thing's name and number where the head begins with a lot or an ordinal: a cell that reached down was lost."""
    if len(cells) >= len(roles) or len(cells) < FEWEST_HEADS or roles[0] not in ("lot", "seq") or roles[1:3] != ("name", "quantity"):
        return False
    first, second = (doc.flat[slice(*cell)].strip() for cell in cells[:2])
    return len(first) > 1 and not first[0].isdigit() and second.isdigit()


def _said(doc: Document, cell: Cell) -> bool:
    return doc.flat[cell[0] : cell[1]].strip() not in ("", "/", "-", "--", "无", "—")
