"""reading: who won, lot by lot: the winner or the first candidate. A single source's proposed supplier is no winner."""

from collections.abc import Iterator, Sequence

from reading import regex
from reading.candidates import Candidate, settle
from reading.document import Document
from reading.glued import glued_winners
from reading.lotmap import LotMap, first_rows
from reading.parties import party_key
from reading.ranked import of_each_lot, of_the_first
from reading.tables import Row, Table
from reading.tablesums import ROW_TOTALS, WON
from reading.told import AWARDED
from reading.turns import stage
from schemas.reading import Change, Kind
from schemas.values import Read, Span

_BAD = ("信用代码", "地址", "地 址", "名称", "金额", "详见", "须", "应当", "应为", "应具", "应提", "不足", "废标", "流标")
_NO_WINNER = ("无中标", "无成交", "无供应商", "无有效", "无效", "无单位", "无人", "暂无", "没有")
_LEAD = regex.compile(
    r"^\s*(?:第一名|第1名|1\.|(?:第?[0-9A-Z一二三四五六七八九十]{1,3}(?:包|标段|标项|标包)|(?:包|标段|标包|分包|分标|标项)[0-9A-Z一二三四五六七八九十]{1,3})\s?[: ])\s*"
)
"""What may stand before a winner's name: its rank or its lot."""
_SECOND = regex.compile(r"\s?(?:2[.、]|②|\(2\))[\p{Han}]")
"""What begins the second of a numbered list of names."""
_BEHIND = regex.compile(
    r"^(?:包|标段|标项|标包)?\s?(?:\([^()]{1,20}\))?(?:\s?:\s?|\s)(?:(?:拟|推荐)?(?:的)?(?:中标|成交|中选)?(?:候选)?(?:供应商|人|单位|方)(?:为|是)?:?)?([\p{Han}A-Za-z()·]{4,40}?(?:公司|厂|研究院|中心|经营部|商行))(?:[,;。\s(]|$)"
)
_ORG = r"([\p{Han}A-Za-z()·]{4,40}?(?:公司|厂|中心|经营部|商行|合作社))"
_WON = regex.compile(rf"{_ORG}(?:以[^,;。]{{2,30}}?(?:的价格)?)?(?:被确定为)?(?:中标|成交|中选)(?:[,;。]|$)")
"""由某公司中标; 某公司以35.9万元成交."""
_WINS = ("中标", "成交", "中选")
_WON_CUES = tuple(win + stop for win in _WINS for stop in ",;。")
_ADDRESS = regex.compile(r"^\s*(?:致:?\s?)?([\p{Han}A-Za-z()]{4,40}?(?:公司|厂|中心|经营部)):\s*$")
_YOU = ("贵公司为中标", "贵公司为成交", "贵单位为中标", "贵单位为成交", "你公司为中标", "你单位为中标", "贵公司中标", "贵公司被确定为")
_HEAD_LINES = 6
_WINNERS = ("中标人", "中标供应商", "成交供应商", "供应商名称", "中标单位", "成交单位", "中选单位", "中选供应商", "中选人", "成交人")
_BLANK_CUES = tuple(f"{label} " for label in _WINNERS)
_BY_BLANKS = regex.compile(rf"(?:{'|'.join(_WINNERS)}) {_ORG}(?: |$)")
"""包一 中标人 某公司 中标价 …, whose columns are blanks."""
_HOUSES = ("公司", "厂", "中心", "经营部", "商行", "合作社")
_HOUSE_CUES = tuple(house + stop for house in _HOUSES for stop in (",", ";", "。", "(", "不变"))
_IS = regex.compile(
    rf"(?:供应商|供货商|中标人|成交人|中选人|中标单位|成交单位|中选单位|(?:成交|中标|中选|定标)结果:)(?:为|是)?:?{_ORG}(?:[,;。(]|不变|$)"
)
_CHOSEN = regex.compile(
    rf"{_ORG}(?:综合得分最高,?被推荐)?为(?:本项目|该项目|本次采购)?(?:的)?(?:第一)?(?:成交|中标|中选)(?:供应商|人|单位|候选)"
)
_CHOSEN_CUES = tuple(f"为{what}" for what in (*_WINS, "第一", "的", "本项目", "该项目", "本次采购"))
_CHOOSES = regex.compile(r"^.*(?:推荐|选定|拟定|确定|选择|同意|由)")
"""Words that run into the name of who is chosen."""
_GOES_ON = ("公司", "支", "部", "行", "联合", "(", "成员")
"""What a name may hold behind a blank: a branch, a partner."""
_ENDS = ("司", "厂", "心", "部", "行", "院", "社", "店")
_CODES = ("统一社会", "社会信用", "信用代码", "地址", "联系", "法定", "电话", "法人")
_BEGIN_DAYS = tuple("0123456789个日")
_OF_DAYS = regex.compile(r"^(?:[0-9]+ ?)?(?:个|日历)|^[0-9]+ ?(?:天|日|工作日)")
"""成交人 110 个日历天内完成: what somebody does, and no name."""
_LABELLED = regex.compile(r"^\s*(?:名称|供应商名称|单位名称):\s?")
_AROUND_NAMES = ("地址", "电话", "联系", "代码", "金额")
"""What a changed item tells of a supplier beside its name."""
_SHORTEST = 6
_NOBODY = ("代理", "招标", "采购", "小组", "委员会", "交易中心", "供应商", "候选人", "第二", "第三", "原")
"""Words of what sentences name as winners and is none, or of who only names them."""
_FORMER = ("原", "原公告", "原公告的", "原公示", "更正前", "变更前", "修改前", "调整前", "更改前", "更正前的", "变更前的")
_ANEW = ("更正后", "变更后", "修改后", "调整后", "更改后", "更正后的", "变更后的", "现", "现更正为", "现变更为")
"""Right before a label: it tells who had won, or who has won now."""
_LONGEST, _REACH, _BEFORE_RANK = 60, 120, 16
_OF_PERSONS = regex.compile(r"(?:负责人|经理|总监|工程师|联系人|业绩|资质|证书|工期|质量)[^:;。\n]{0,6}: ?$")
"""Before a rank: whom a candidate sends, or what it promises (项目负责人：第一名 某某)."""


class Suppliers:
    """All suppliers a notice names as winners, by lot ("" = the whole)."""

    @stage
    def __init__(
        self,
        doc: Document,
        kind: Kind | None,
        lots: LotMap,
        tables: Sequence[Table],
        changes: Sequence[Change],
        old: Sequence[tuple[int, int]],
    ) -> None:
        self.doc, self.kind, self.lots, self.places, self.old = doc, kind, lots, lots.places, old
        told = (
            [
                *self._by_tables(tables),
                *self._by_labels(),
                *self._across(),
                *self._by_changes(changes),
                *self._by_numbers(),
                *self._glued(),
                *self._in_sentences(),
                *self._addressed(),
                *self._by_blanks(),
            ]
            if kind in AWARDED
            else []
        )
        self.told = self._in_order(told)

    def of(self, lot: str) -> Read[str]:
        """The winner of a lot."""
        own = [candidate for place, candidate in self.told if place == lot]
        if lot and len(self.places) == 1:  # what is told of the whole tells the only lot's, and shows it where both agree
            known = {party_key(candidate.value) for candidate in own}
            own += [candidate for place, candidate in self.told if place == "" and (not known or party_key(candidate.value) in known)]
        return settle(own, party_key)

    def lot_of(self, supplier: str) -> str:
        """The lot that this supplier alone won; empty when it is none or several."""
        lots = {place for place, candidate in self.told if supplier and place and party_key(candidate.value) == party_key(supplier)}
        return lots.pop() if len(lots) == 1 else ""

    def _by_tables(self, tables: Sequence[Table]) -> Iterator[tuple[str, Candidate[str]]]:
        for table in tables:
            if "supplier" not in table.roles:
                continue
            alike = self._of_one_winner(table)
            if not alike and not ("award" in table.roles or "rank" in table.roles or self._of_winners(table)):
                continue
            for lot, row in list(first_rows(self.lots, table, self.kind)) or alike:
                cell = row.cells.get("supplier")
                if cell and (place := self._name(*cell)):
                    again = self._again(table, lot, row, place)
                    yield lot, Candidate(self.doc.words(*place), (self.doc.span(*place), *again), 0, "table of winners")

    def _again(self, table: Table, lot: str, first: Row, place: tuple[int, int]) -> list[Span]:
        """The lot's further rows that name its winner: without the first one they would tell it."""
        name = self.doc.flat[slice(*place)]
        others = (row for row in table.rows if row is not first and "supplier" in row.cells and self.lots.row_lot(row) in (lot, ""))
        starts = (self.doc.flat.find(name, *row.cells["supplier"]) for row in others)
        return [self.doc.span(start, start + len(name)) for start in starts if start >= 0]

    def _of_one_winner(self, table: Table) -> list[tuple[str, Row]]:
        """The rows of a table of goods that all name the same winner, where a notice has no lots."""
        rows = [row for row in table.rows if "supplier" in row.cells]
        names = {self.doc.flat[slice(*row.cells["supplier"])] for row in rows}
        won = any(word in self.doc.flat[table.head.start : table.head.end] for word in WON)
        others = [
            row for row in table.rows if "supplier" not in row.cells and not self.doc.lines[row.line].lstrip("\t").startswith(ROW_TOTALS)
        ]
        return [("", row) for row in rows] if len(names) == 1 and not others and won and not self.places else []

    def _by_blanks(self) -> Iterator[tuple[str, Candidate[str]]]:
        """Each lot's winner behind its label and a blank on the line that begins with the lot; without lots the only one so named."""
        spoken = not self.places and self.doc.spoken.said(_BLANK_CUES)
        alone = _BY_BLANKS.search(self.doc.flat[: self.doc.list_start]) if spoken else None
        if alone and (name := self._name(*alone.span(1))):
            yield "", Candidate(self.doc.words(*name), (self.doc.span(*name),), 5, "label and a blank")
        for place in self.places if len(self.places) > 1 else ():
            for start, end in place.regions:
                line = self.doc.line_at(start)
                lead = self.doc.flat[self.doc.starts[line] : start].strip(" (第采购合同分")
                found = None if lead else _BY_BLANKS.search(self.doc.flat[start : min(end, self.doc.ends[line], start + _REACH)])
                if found and (name := self._name(start + found.start(1), start + found.end(1))):
                    yield place.ordinal, Candidate(self.doc.words(*name), (self.doc.span(*name),), 2, "label and a blank")

    def _of_winners(self, table: Table) -> bool:
        """A table without sums whose head says that these won (包号 | 中标供应商 | 折扣率), and names one a lot."""
        head = self.doc.flat[table.head.start : table.head.end]
        rows = [row for row in table.rows if "supplier" in row.cells]
        alone = {self.lots.row_lot(row) for row in rows}
        return any(word in head for word in WON) and len(alone) == len(rows)

    def _across(self) -> Iterator[tuple[str, Candidate[str]]]:
        for _, cell in of_the_first(self.doc, "supplier"):
            if place := self._name(*cell):
                yield self.lots.lot_at(place[0]), Candidate(self.doc.words(*place), (self.doc.span(*place),), 1, "side by side")
        for lot, _, _, cell in of_each_lot(self.doc, self.lots, "supplier"):
            if place := self._name(*cell):
                yield lot, Candidate(self.doc.words(*place), (self.doc.span(*place),), 0, "side by side")

    def _by_labels(self) -> Iterator[tuple[str, Candidate[str]]]:
        for tag in self.doc.of("supplier", "supplier_and_award"):
            if tag.shape == "prose" or any(start <= tag.start < end for start, end in self.old):
                continue
            if tag.word.startswith("第") and _OF_PERSONS.search(self.doc.flat[max(tag.start - _BEFORE_RANK, 0) : tag.start]):
                continue
            before = self.doc.flat[max(tag.start - _BEFORE_RANK, 0) : tag.start]
            place = self._name(tag.value_start, tag.value_end) if not before.endswith(_FORMER) else None
            if place:
                rank = 0 if before.endswith(_ANEW) else 1 if tag.word != "供应商" else 2
                yield (
                    self.lots.lot_at(place[0]) or self.lots.lot_at(tag.start),
                    Candidate(self.doc.words(*place), (self.doc.span(*place),), rank, f"label {tag.word}"),
                )

    def _by_numbers(self) -> Iterator[tuple[str, Candidate[str]]]:
        """A winner right behind its lot's number: 包1：某公司，中标金额….."""
        for place in self.places:
            for _, end in place.numbers:
                match = _BEHIND.match(self.doc.flat[end : end + 60])
                if match:
                    start, stop = end + match.start(1), end + match.end(1)
                    yield place.ordinal, Candidate(self.doc.words(start, stop), (self.doc.span(start, stop),), 2, "behind the lot's number")

    def _by_changes(self, changes: Sequence[Change]) -> Iterator[tuple[str, Candidate[str]]]:
        for change in changes:
            item = change.item.value or ""
            if any(word in item for word in _AROUND_NAMES):
                continue
            told = item or (change.before.value or "")[:_BEFORE_RANK]
            if change.after.evidence and any(
                word in told for word in ("中标公司", "中标供应商", "成交供应商", "中标单位", "中标人", "供应商名称")
            ):
                span = change.after.evidence[0]
                place = self._name(span.start, span.end)
                if place:
                    yield self.lots.lot_at(span.start), Candidate(self.doc.words(*place), (self.doc.span(*place),), 0, "changed")

    def _in_sentences(self) -> Iterator[tuple[str, Candidate[str]]]:
        """Who a sentence says won: 经公开招标，由某公司中标."""
        flat = self.doc.flat[: self.doc.list_start]
        won = flat.endswith(_WINS) or self.doc.spoken.said(_WON_CUES)
        chosen = self.doc.spoken.said(_CHOSEN_CUES)
        named = flat.endswith(_HOUSES) or self.doc.spoken.said(_HOUSE_CUES)
        is_it = _IS.finditer(flat) if named else ()
        for match in (*(_WON.finditer(flat) if won else ()), *is_it, *(_CHOSEN.finditer(flat) if chosen else ())):
            start, end = match.span(1)
            lead = _CHOOSES.match(match.group(1))
            start += lead.end() if lead else 0
            if end - start < _SHORTEST or any(word in flat[start:end] for word in _NOBODY):
                continue
            if any(old <= start < stop for old, stop in self.old):
                continue
            yield "", Candidate(self.doc.words(start, end), (self.doc.span(start, end),), 4, "sentence")

    def _addressed(self) -> Iterator[tuple[str, Candidate[str]]]:
        """Whom a letter that says 贵公司 has won is addressed to."""
        flat = self.doc.flat[: self.doc.list_start]
        if self.kind is not Kind.AWARD or not any(word in flat for word in _YOU):
            return
        for number in range(1, min(_HEAD_LINES, self.doc.list_line)):
            match = _ADDRESS.match(self.doc.lines[number])
            if match:
                start, end = (self.doc.starts[number] + at for at in match.span(1))
                yield "", Candidate(self.doc.words(start, end), (self.doc.span(start, end),), 4, "addressed")
                return

    def _glued(self) -> Iterator[tuple[str, Candidate[str]]]:
        found = [(self.lots.lot_at(place[0]), place) for place in glued_winners(self.doc)]
        for lot, place in found if all(lot for lot, _ in found) else found[:1]:
            yield lot, Candidate(self.doc.words(*place), (self.doc.span(*place),), 3, "glued table")

    def _in_order(self, told: list[tuple[str, Candidate[str]]]) -> list[tuple[str, Candidate[str]]]:
        """Suppliers that name no lot are the lots' in order, when there are as many."""
        free = [candidate for lot, candidate in told if not lot and candidate.rank == 1]
        if len(self.places) > 1 and len(free) == len(self.places) and len(free) == len([1 for lot, _ in told if not lot]):
            return [
                *((place.ordinal, candidate) for place, candidate in zip(self.places, free, strict=True)),
                *((lot, c) for lot, c in told if lot),
            ]
        return told

    def _bracketed(self, start: int, end: int) -> int:
        """Where a name ends that is followed by a remark in brackets (某公司（小微企业）), by a code or other words behind a blank."""
        flat = self.doc.flat
        opened = flat.rfind("(", start, end)
        remark = opened > start and flat[opened - 1] in _ENDS and flat.find(")", opened, end) in (-1, end - 1)
        end = opened if remark else end
        blank = flat.find(" ", start + _SHORTEST, end)
        company = flat.endswith("公司", start, blank) and not any(word in flat[blank:end] for word in _GOES_ON) if blank > 0 else False
        return blank if company or (blank > 0 and flat[blank - 1] in _ENDS and flat.startswith(_CODES, blank + 1)) else end

    def _name(self, start: int, end: int) -> tuple[int, int] | None:
        flat = self.doc.flat
        cut = min(
            [
                at
                for sign in ",;。\n("
                if (at := flat.find(sign, start, end)) > start and not (sign == "(" and flat[at + 1 : at + 2] not in "联牵统")
            ],
            default=end,
        )
        end = self._bracketed(start, cut)
        label = _LABELLED.match(flat[start:end]) if ":" in flat[start:end] else None
        start += label.end() if label else 0
        listed = "2" in flat[start:end] or "②" in flat[start:end]
        if listed and (second := _SECOND.search(flat[start:end])) is not None:
            end = start + second.start()
        lead = _LEAD.match(flat[start:end])
        start += lead.end() if lead else 0
        while start < end and flat[start] in " :1、.":
            start += 1
        while end > start and flat[end - 1] in " ,;。(":
            end -= 1
        name = flat[start:end]
        good = (
            3 < len(name) <= _LONGEST and not any([word in name for word in _BAD]) and ":" not in name and not name.startswith(_NO_WINNER)
        )
        good = good and not (name.startswith(_BEGIN_DAYS) and _OF_DAYS.match(name))
        return (start, end) if good else None
