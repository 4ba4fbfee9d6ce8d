"""reading: the vehicles that a document specifies, and where it speaks of each: goods tables, parameter tables of one or several
vehicles, sections, sentences. Which words say what is not decided here, only which vehicle they are about."""

from reading import re2
from reading.grids import Grid, Paragraph, blocks_of
from reading.lines import Lines
from reading.parameters import label_end, parameter_of
from reading.quantities import counts
from reading.specified import Place, Register, Told, Vehicle, lot_in
from reading.specified_tables import LONGEST_HEADING, Tables
from reading.vehicles import Mention, heads, mentions

MOST_VEHICLES = 60
_RANKING = ("候选", "第一名", "第1名", "供应商", "投标人", "响应人")
"""Words of a table whose columns are bidders."""
_ELSEWHERE = re2.compile(
    r"^(?:第[一二三四五六七八九十0-9]{1,3}[章部]|[一二三四五六七八九十]{1,3}[、.]|附[件表录][0-9一二三四五六]{0,2}|\([一二三四五六七八九十]{1,3}\))"
    r"[ :、]{0,2}[^。;]{0,16}"
    r"(?:评分|评标|评审|合同|投标人须知|供应商须知|资格|投标文件格式|响应文件格式|废标|政策依据|编制依据|采购依据|配备标准|现有车辆|车辆现状|原有车辆|报废|拟更新|旧车)"
)
_HERE = re2.compile(
    r"^(?:第[一二三四五六七八九十0-9]{1,3}[章部]|[一二三四五六七八九十]{1,3}[、.]|附[件表录][0-9一二三四五六]{0,2}|[0-9]{1,2}[、.]|\([一二三四五六七八九十]{1,3}\))"
)
_CHAPTER = re2.compile(r"^[一二三四五六七八九十]{1,3}、")
"""What begins a chapter of a notice: no lot goes on in it that it does not name."""
_WHOLE = ("项目", "招标", "公告", "规格书", "需求书", "说明书", "文件", "清单", "一览表", "方案", "采购需求", "汇总")


def vehicles_of(doc: Lines) -> list[Vehicle]:
    """Every vehicle that a document specifies, in order; empty where it speaks of none."""
    known = Register(doc)
    words, tables = _Words(known), Tables(known)
    for block in blocks_of(doc):
        if isinstance(block, Paragraph):
            words.paragraph(block)
        elif not words.elsewhere:
            tables.table(block)
    return known.settled()[:MOST_VEHICLES]


def tabled_vehicles_of(doc: Lines) -> list[Vehicle]:
    """The vehicles that the tables of parameters in a text specify; words between them only say whose they are."""
    known = Register(doc)
    words, tables = _Words(known), Tables(known)
    for block in blocks_of(doc):
        if isinstance(block, Paragraph):
            words.place(block)
        elif not words.elsewhere and not _of_bidders(doc, block):
            tables.parameters(block)
    return known.settled()[:MOST_VEHICLES]


def _of_bidders(doc: Lines, grid: Grid) -> bool:
    """Whether the columns of a table are bidders and what each of them offers."""
    first = [doc.flat[slice(*cell)] for row in grid.rows[:2] for cell in row]
    return any(word in cell for cell in first for word in _RANKING)


class _Words:
    """Reads paragraphs: headings, labelled values, sentences that count vehicles."""

    def __init__(self, known: Register) -> None:
        self.known = known
        self.elsewhere = False
        """In a section on scoring, contracts, policies, old cars."""

    def place(self, block: Paragraph) -> None:
        """Whose parameters the next table tells, by a paragraph before it: a lot's, a vehicle's."""
        words = self.known.doc.flat[block.start : block.end]
        if _CHAPTER.match(words):
            self.known.lot, self.known.current = "", None
        if not self._enter(words) and not self._enumerates(block) and (named := self._heading(block)) is not None:
            self._headed(block, named)

    def _enumerates(self, block: Paragraph) -> bool:
        """Whether a paragraph names several vehicles, so that it heads the parameters of none: 标项名称：洗扫车、清洗车."""
        flat = self.known.doc.flat
        opened = flat.find("(", block.start, block.end)
        named = heads(flat, block.start, opened if opened >= 0 else block.end)
        kinds = {one.word for one in named if one.specific and not one.decoy}
        return len(kinds) > 1 or len(self._counted(block)) > 1

    def _headed(self, block: Paragraph, named: Place) -> None:
        self.known.current = self.known.vehicle(named)
        self.known.current.told.append(Told("heading", ((block.start, block.end),)))

    def _enter(self, words: str) -> bool:
        """Follow sections and lots; True within a section that is about something else."""
        if _HERE.match(words):
            self.elsewhere = _ELSEWHERE.match(words) is not None
        if not self.elsewhere and (lot := lot_in(words)) and len(words) <= LONGEST_HEADING:
            self.known.lot, self.known.current = lot, None
        return self.elsewhere

    def paragraph(self, block: Paragraph) -> None:
        words = self.known.doc.flat[block.start : block.end]
        if self._enter(words):
            return
        end = label_end(words)
        parameter = parameter_of(words[:end]) if end else None
        if parameter is not None and parameter.role not in ("head", "subject", "skip", "lot"):
            self._labelled(block, parameter.role, end)
        elif self._enumerated(block):
            return
        elif (named := self._heading(block)) is not None:
            self._headed(block, named)
        else:
            self._here().told.append(Told("prose", ((block.start, block.end),)))

    def _labelled(self, block: Paragraph, role: str, end: int) -> None:
        value = (block.start + end, block.end)
        if role == "name" and (named := self.known.named((value[0] + 1, value[1]))):
            self.known.current = self.known.vehicle(named)
            self.known.current.told.append(Told("heading", (named,)))
            return
        self._here().told.append(Told(role, (value,), ((block.start, block.start + end),)))

    def _here(self) -> Vehicle:
        return self.known.current or self.known.whole

    def _heading(self, block: Paragraph) -> Place | None:
        """The vehicle that a heading names; a heading of the whole purchase names none."""
        words = self.known.doc.flat[block.start : block.end]
        if len(words) > LONGEST_HEADING or words.rstrip().endswith(("。", ";", ",")) or any(word in words for word in _WHOLE):
            return None
        return self.known.named((block.start, block.end))

    def _enumerated(self, block: Paragraph) -> bool:
        """A sentence that counts vehicles: 轿车8辆(排量…)、越野车2辆. Each gets the words up to the next one."""
        counted = self._counted(block)
        if not counted or any(one.decoy for one in heads(self.known.doc.flat, block.start, counted[0][0].start)):
            return False
        begins = [self._clause(block, min(mention.start, at)) for mention, at in counted]
        for place, (mention, _) in enumerate(counted):
            end = begins[place + 1] if place + 1 < len(begins) else block.end
            one = self.known.vehicle((mention.start, mention.end))
            one.told.append(Told("prose" if len(counted) == 1 else "clause", ((begins[place], end),)))
            self.known.current = one if len(counted) == 1 else None
        if len(counted) > 1:
            self.known.whole.told.append(Told("respectively", ((block.start, block.end),)))
        return True

    def _counted(self, block: Paragraph) -> list[tuple[Mention, int]]:
        flat = self.known.doc.flat
        named = [one for one in mentions(flat, block.start, block.end) if one.category is not None and not one.decoy]
        found: dict[int, tuple[Mention, int]] = {}
        for count in counts(flat, block.start, block.end):
            near = [one for one in named if 0 <= count.start - one.end <= 6 or 0 <= one.start - count.end <= 12]
            near = [
                one for one in near if not any(sign in "，,。；;、" for sign in flat[min(one.end, count.end) : max(one.start, count.start)])
            ]
            if near:
                best = max(near, key=lambda one: (one.specific, one.end - one.start))
                found.setdefault(best.start, (best, count.start))
        kept = [found[start] for start in sorted(found)]
        return kept if len({flat[one.start : one.end] for one, _ in kept}) == len(kept) else kept[:1]

    def _clause(self, block: Paragraph, at: int) -> int:
        begin = max(self.known.doc.flat.rfind(sign, block.start, at) for sign in "，,。；;、:：")
        return max(begin + 1, block.start)
