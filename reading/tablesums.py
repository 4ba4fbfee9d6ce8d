"""reading: sums in tables, also in those that ran together, lie on their side or became a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from reading import regex
from reading.candidates import Candidate
from reading.capcolumns import ceilings_of_one, limits_each
from reading.document import Document, Tag
from reading.glued import glued_awards
from reading.lotmap import LotMap, first_rows
from reading.lotwords import KINDS, NO, WORDS
from reading.money import Amount, amounts, unit_of
from reading.ranked import of_each_lot, of_the_first
from reading.tables import Row, Table
from reading.told import EACH, SMALLEST, TOTALS, Sum, Told, alike
from schemas.reading import Kind
from schemas.values import Span

_OF_LOT = regex.compile("(?:包|标段|标项)(?:最高)?(?:预算|限价|控制价|上限)")
_ADDED_UP = regex.compile(r"(?:预算|限价|控制价|金额)(?:合计|总计|共计|总和)(?:为|:|是)?")
_MOST_LOTS = 20
_BOTH = regex.compile(r"预算(?:金额)?[及和与/暨、或(](?:最高)?(?:投标)?(?:限价|控制价)")
"""A head that makes its sums a budget and a ceiling: 标包预算及最高限价, 分包预算/最高限价."""
_WON_AT = regex.compile(r"公司以([^,;。\n]{3,30}?)(?:的?(?:价格|报价|总价))?(?:成交|中标|中选)")
_COLUMN_FIELD = {"budget": "budget", "price_cap": "cap", "award": "award"}
_EACH_BACK = 14
_WINDOW = 100
_PARTS = ("其中", *EACH)
"""Behind a sum of the whole: what is told of its parts, or of one."""
ROW_TOTALS = ("合计", "总计", "共计", "小计")
WON = ("中标", "成交", "中选", "入围")
_OFFERS_BEFORE = ("报价:", "总价:", "金额:", "中标价:", "成交价:")
"""What a cell may say right before its sum: 最终报价:156800(元)."""
_LOT_LEADS = regex.compile(rf"^ ?(?:(?:{WORDS}) ?(?:{NO})|第 ?(?:{NO}) ?(?:{KINDS}|包))(?:[^0-9]{{0,8}}:|[^0-9A-Za-z.,])")
_PLANNED = regex.compile(r"(?:预算|限价|控制价)(?:金额|总额|总价)?(?:为|是|约|:)?[^0-9,;、。)]{0,3}$")
"""Right before a sum in a winner's cell that was planned, and is not what was offered: 下浮率32%（年度预算28.6万元）."""
_TO_THE_FEN = regex.compile(r"\.[0-9]{2}$")
_OF_ROOMS = frozenset("座栋幢楼元单第室层ABCDEFGHabcdefgh")
"""Signs that the number of a house or a room follows."""


class TableSums:
    """Sums of columns: winners, goods, needs; also where a table ran together or lies on its side."""

    def __init__(self, doc: Document, kind: Kind | None, lots: LotMap) -> None:
        self.doc, self.kind, self.lots, self.places = doc, kind, lots, lots.places

    def read(self, tables: Sequence[Table]) -> Iterator[Told]:
        """All of them, the tables' first."""
        for table in tables:
            if table.has("supplier", "award") or (table.has("award") and table.has("rank")):
                yield from self._winners(table)
            elif table.has("award"):
                yield from self._agreed(table)
            elif table.has("supplier", "total") and "rank" not in table.roles:
                yield from self._only_row(table)
                yield from self._of_one_winner(table)
            elif table.has("unit_price", "total") and "rank" not in table.roles and self._says_won(table):
                yield from self._only_row(table)
            yield from self._needs(table)
        yield from self._across()
        yield from self._in_sentences()
        yield from self._glued()

    def _glued(self) -> Iterator[Told]:
        """The only sum of a winners' table that ran together, however often it says it (中标金额, 评审报价), where no room or floor may
        begin it: …街道1,843,000.00元."""
        for start, end in glued_awards(self.doc):
            head = self.doc.flat[self.doc.starts[self.doc.line_at(start)] : start]
            unit = unit_of(head) if "元)" in head else None
            found = [one for one in amounts(self.doc.flat, start, end, unit) if one.value >= SMALLEST]
            one = found[0] if len({told.value for told in found}) == 1 else None
            before = self.doc.flat[one.start - 1 : one.start] if one else ""
            labelled = one is not None and self.doc.flat.endswith(_OFFERS_BEFORE, start, one.start)
            apart = labelled or (before.isalpha() and before not in _OF_ROOMS)
            words = self.doc.flat[one.start : one.end] if one else ""
            said = "元" in words or _TO_THE_FEN.search(words) is not None
            if one and said and not one.per_unit and apart:
                yield Told("award", self.lots.lot_at(start), self._sum(found, 4, "glued table"))

    def _in_sentences(self) -> Iterator[Told]:
        """What somebody won at: 某公司以35.9万元成交."""
        said = self.kind is Kind.AWARD and self.doc.spoken.places("公司以")
        for match in _WON_AT.finditer(self.doc.flat[: self.doc.list_start]) if said else ():
            found = amounts(self.doc.flat, *match.span(1))
            if len(found) == 1 and found[0].unit_said and not found[0].per_unit and found[0].value >= SMALLEST:
                span = self.doc.span(found[0].start, found[0].end)
                yield Told("award", self.lots.lot_at(match.start()), Candidate(found[0].value, (span,), 5, "sentence"))

    def _across(self) -> Iterator[Told]:
        """What the first of candidates side by side asks."""
        for label, cell in of_the_first(self.doc, "award"):
            found = alike(amounts(self.doc.flat, *cell, unit_of(self.doc.flat[slice(*label)])))
            if found and found[0].value >= SMALLEST and not found[0].per_unit:
                yield Told("award", self.lots.lot_at(label[0]), self._sum(found, 0, "side by side"))
        for lot, role, label, cell in of_each_lot(self.doc, self.lots, *_COLUMN_FIELD):
            found = alike(amounts(self.doc.flat, *cell, unit_of(self.doc.flat[slice(*label)])))
            if found and found[0].value >= SMALLEST and not found[0].per_unit:
                yield Told(_COLUMN_FIELD[role], lot, self._sum(found, 0, "side by side"))

    def _winners(self, table: Table) -> Iterator[Told]:
        for lot, row in first_rows(self.lots, table, self.kind):
            cell = self._past_its_lot(row.cells.get("award"))
            found = alike(amounts(self.doc.flat, *cell, table.units.get("award"))) if cell else ()
            if (
                cell
                and found
                and found[0].value > 0
                and not found[0].per_unit
                and not _PLANNED.search(self.doc.flat[cell[0] : found[0].start])
            ):
                yield Told("award", lot, self._sum(found, 0, "table of winners"))

    def _past_its_lot(self, cell: tuple[int, int] | None) -> tuple[int, int] | None:
        """A cell without the lot's number that leads its sum: 标项1总报价:1398000（元）."""
        lead = _LOT_LEADS.match(self.doc.flat[slice(*cell)]) if cell else None
        return (cell[0] + lead.end(), cell[1]) if cell and lead else cell

    def _sum(self, found: Sequence[Amount], rank: int, rule: str) -> Sum:
        """A sum with all places that say it."""
        return Candidate(found[0].value, tuple(self.doc.span(one.start, one.end) for one in found), rank, rule)

    def _agreed(self, table: Table) -> Iterator[Told]:
        """What was agreed on for all goods of a table that names no winner: one row, or one sum that all rows print."""
        found = self._of_rows(table.rows, "award", table) if table.rows and not self.places else ()
        if found and found[0].value >= SMALLEST and (table.awarded or "合同" in self.doc.lines[table.head_line]):
            yield Told("award", "", self._sum(found, 3, "column of goods"))

    def _only_row(self, table: Table) -> Iterator[Told]:
        """What the only row of a result's table comes to, where it names who won (标的名称 | 数量 | 总价 | 成交供应商) or says that it
        was awarded (商品 | 数量 | 成交单价 | 金额)."""
        found = self._of_rows(table.rows, "total", table) if len(table.rows) == 1 and self.kind is Kind.AWARD and not self.places else ()
        if found and found[0].value >= SMALLEST:
            yield Told("award", "", self._sum(found, 4, "only row of a result"))

    def _says_won(self, table: Table) -> bool:
        """Whether a table's head says that what it lists has won: 成交单价 | 金额."""
        return any(word in self.doc.lines[table.head_line] for word in WON)

    def _of_one_winner(self, table: Table) -> Iterator[Told]:
        """The last row of a table of what one winner sells: 合计 | 1,146,000."""
        names = {self.doc.flat[slice(*row.cells["supplier"])] for row in table.rows if "supplier" in row.cells}
        last = table.rows[-1] if table.rows and len(names) == 1 and not self.places else None
        if last is None or "total" not in last.cells or not self.doc.lines[last.line].lstrip("\t").startswith(ROW_TOTALS):
            return
        found = alike(amounts(self.doc.flat, *last.cells["total"], table.units.get("total")))
        if found and found[0].value >= SMALLEST and self._says_won(table):
            yield Told("award", "", self._sum(found, 3, "total of what one winner sells"))

    def _needs(self, table: Table) -> Iterator[Told]:
        """Budget and ceiling columns: of a lot with one row, of a notice with one row and no lots."""
        spanned = False
        both = ("budget", "price_cap") if len({"budget", "price_cap"} & set(table.roles)) == 1 and self._of_both(table) else ()
        for role, field in (("budget", "budget"), ("price_cap", "cap")):
            head = self.doc.flat[table.head.start : table.head.end]
            if role not in table.roles or (role == "budget" and ("品目预算" in head or table.has("project"))):
                continue
            if role == "price_cap" and ceilings_of_one(self.doc.flat):
                continue
            if role == "price_cap" and any(
                limits_each(self.doc.flat, table.head, Span(start=row.start, end=row.end)) for row in table.rows
            ):
                continue
            rows: dict[str, list[Row]] = {}
            for row in table.rows:
                own = rows.setdefault(self.lots.row_lot(row), [])
                if role in row.cells or not own:  # a sum that reached down over the lot's rows may stand in the first only
                    own.append(row)
            told = {lot: self._of_rows(own, role, table) for lot, own in rows.items()}
            several = any(len(own) > 1 for own in rows.values())
            spread = several and not spanned and not self._spans_lots(head, field, told)
            spanned = several and not spread  # the ceiling beside a budget that spans the lot's rows spans them too
            for lot, own in rows.items():
                if told[lot] and (len(own) == 1 or not spread) and (lot or (not self.places and len(table.rows) == 1)):
                    for one in (_COLUMN_FIELD[name] for name in both or (role,)):
                        yield Told(one, lot, self._sum(told[lot], 3, "table column"))

    def _of_both(self, table: Table) -> bool:
        return _BOTH.search(self.doc.flat[table.head.start : table.head.end]) is not None

    def _of_rows(self, own: Sequence[Row], role: str, table: Table) -> Sequence[Amount]:
        """The one sum that all rows of a lot print in this column, at all its places; none where they differ."""
        cells = [alike(amounts(self.doc.flat, *self._whole(row.cells[role]), table.units.get(role))) for row in own if role in row.cells]
        if len(cells) != len(own) or any(not found or found[0].per_unit or found[0].value <= 0 for found in cells):
            return ()
        return alike([one for found in cells for one in found])

    def _whole(self, cell: tuple[int, int]) -> tuple[int, int]:
        """What a cell says of the whole, where it tells the price of one too: 每台88.6万元，合计1063.2万元; 总价325万元，单台65万元."""
        at = max(self.doc.flat.rfind(word, *cell) for word in TOTALS)
        among = min((found for word in _PARTS if (found := self.doc.flat.find(word, max(at, cell[0]), cell[1])) > 0), default=cell[1])
        return (at, among) if at >= 0 else cell

    def _spans_lots(self, head: str, field: str, told: Mapping[str, Sequence[Amount]]) -> bool:
        """Whether a sum repeated in every row of a lot is the lot's: its head says so, or the lots come to the whole."""
        whole = {one.value for tag in self.doc.of("budget" if field == "budget" else "price_cap") for one in self._values(tag)}
        sums = [found[0].value for lot, found in told.items() if lot and found]
        return _OF_LOT.search(head) is not None or (len(sums) == len(told) and sum(sums) in whole | self._added_up())

    def _added_up(self) -> set[Decimal]:
        """Sums of what the lots come to: 各包预算合计129.5万元."""
        flat, found = self.doc.flat, _ADDED_UP.finditer(self.doc.flat)
        return {one.value for match in islice(found, _MOST_LOTS) for one in amounts(flat, match.end(), match.end() + _EACH_BACK)[:1]}

    def _values(self, tag: Tag) -> list[Amount]:
        return amounts(self.doc.flat, tag.value_start, min(tag.value_end, tag.value_start + _WINDOW), unit_of(tag.extra))[:1]
