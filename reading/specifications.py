"""reading: the vehicles that a document specifies, and where it speaks of each: goods tables, parameter tables of one or several
vehicles, sections, sentences. Which words say what is not decided here, only which vehicle they are about."""

from collections.abc import Sequence

from reading import re2
from reading.asides import asked_for
from reading.grids import Grid, Paragraph, blocks_of
from reading.lines import Lines
from reading.parameters import label_end, parameter_of
from reading.quantities import counts
from reading.specified import Place, Register, Told, Vehicle, lot_in, numbering_end
from reading.specified_tables import LONGEST_HEADING, Tables
from reading.vehicles import Mention, heads, mentions
from schemas.reading import Category

MOST_VEHICLES = 60
_LONGEST_LABEL, _LONGEST_NAME = 14, 16
_COUNT_BEHIND = re2.compile(r"^[)]?[,:](?:采购|购置|需求)?(?:数量|共计|共|计)?[:为]?$")
"""What may stand between a vehicle's name and its number: 轿车,数量3辆."""
_OF_SEVERAL = re2.compile(r"分(?:为)?[两二三四]种")
_APART = re2.compile(r"^\(([^()]{1,14})\)")
_UNKNOWN = re2.compile(
    r"^(?:[(（]?[0-9一二三四五六七八九十]{1,2}[、.)）]{1,2})?(\p{Han}{1,10}车)(?:\([^()]{1,14}\))?[:, ]?[0-9一二两三四五六七八九十]{1,3}[ ]?(?:辆|台)"
)
_NAME_LEAD = re2.compile(
    r"^.*(?:采购|购置|购买|更新|配备|本次|其中|另购|拟购|的|[)]|标的|包括|包含|为|及|和|与|以及|[0-9]{1,3}[、.)]|[一二三四五六七八九十][、.)]|[★▲●■* ]|[(（])"
)
"""What stands before a vehicle's name in its clause and is none of it."""
_RANKING = ("候选", "第一名", "第1名", "供应商", "投标人", "响应人")
"""Words of a table whose columns are bidders."""
_ELSEWHERE = re2.compile(
    r"^(?:第[一二三四五六七八九十0-9]{1,3}[章部]|[一二三四五六七八九十]{1,3}[、.]|附[件表录][0-9一二三四五六]{0,2}|\([一二三四五六七八九十]{1,3}\))"
    r"[ :、]{0,2}[^。;]{0,16}"
    r"(?:评分|评标|评审|合同|投标人须知|供应商须知|资格|投标文件格式|响应文件格式|废标|政策依据|编制依据|采购依据|配备标准|现有车辆|现用车辆|车辆现状|原有车辆|报废|拟更新|旧车|填写示例|填报示例|偏离表|投标函|响应函|开标一览表|报价一览表)"
)
_ASKS = re2.compile(r"[?]$|^(?:问题?|疑问|质疑)[0-9一二三四五六七八九十]{0,2}[:：、.]")
"""A paragraph that asks (能否放宽至1.3T？): only its answer tells."""
_OF_NEEDS = re2.compile(r"^[^评]{0,20}(?:技术|参数|采购)(?:要求|参数|规格|内容|需求)[^评]{0,12}$")
"""五、项目用途、简要技术要求及合同履行日期: a chapter of needs, whatever else it holds."""
_HERE = re2.compile(
    r"^(?:第[一二三四五六七八九十0-9]{1,3}[章部]|[一二三四五六七八九十]{1,3}[、.]|附[件表录][0-9一二三四五六]{0,2}|[0-9]{1,2}[、.]|\([一二三四五六七八九十]{1,3}\))"
)
_BOOK = re2.compile(r"^第[一二三四五六七八九十0-9]{1,3}(?:章|部)")
_NEEDS = re2.compile(r"采购需求|技术要求|技术参数|参数要求|配置要求|需求书|清单")
_CHAPTER = re2.compile(r"^[一二三四五六七八九十]{1,3}、")
"""What begins a chapter of a notice: no lot goes on in it that it does not name."""
_OPENS = re2.compile(r"^ ?(?:\(?[0-9一二三四五六七八九十]{1,3}[、.)] ?)?[^:,，;。、(（\t0-9]{2,20}(?:[(（][^()（）:]{1,40}[)）])?:")
"""A vehicle's name, with what stands in brackets behind it, before a colon."""
_FOR_WORK = re2.compile(r"^:(\p{Han}{2,12}车(?:\([^()]{1,16}\))?)[ ,，].*[0-9] ?辆")
_PURCHASES = ("车辆采购", "用车采购", "车辆购置", "用车购置", "统采需求")
"""Ends of a purchase's title, that pages bear above."""
_WHOLE = ("项目", "招标", "公告", "规格书", "需求书", "说明书", "文件", "清单", "一览表", "方案", "采购需求", "汇总")


def vehicles_of(doc: Lines) -> list[Vehicle]:
    """Every vehicle that a document specifies, in order; empty where it speaks of none."""
    known = Register(doc)
    words, tables = _Words(known), Tables(known)
    for block in blocks_of(doc):
        if isinstance(block, Paragraph):
            words.paragraph(block)
        elif not words.elsewhere:
            labelled = next((place for place, row in enumerate(block.rows) if not words.row(row)), len(block.rows))
            if block.rows[labelled:]:
                tables.table(Grid(block.rows[labelled:]))
        else:
            tables.limits(block)
    tables.with_limits()
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


def _leads(words: str) -> bool:
    """Whether words before a vehicle's name only lead to it: 第一标段:, 采购标的:."""
    behind = words[max(words.rfind(sign) for sign in ":;。") + 1 :]
    return len(behind) <= _LONGEST_NAME and not any(sign in "，,。；;、" for sign in behind)


def _past_brackets(flat: str, at: int, before: int) -> int:
    """Where brackets that open at a place end, if that is before another place; the place itself where none do."""
    closed = flat.find(")", at, min(at + _LONGEST_NAME, before)) if flat.startswith("(", at) else -1
    return closed + 1 if closed > 0 else at


def _unknown(flat: str, block: Paragraph) -> list[Mention]:
    """A vehicle that the lexicon does not know, counted at the beginning of a paragraph: 巡河车（配置一）：2辆."""
    found = _UNKNOWN.match(flat[block.start : block.end])
    return [Mention(block.start + found.start(1), block.start + found.end(1), found.group(1), Category.OTHER, "")] if found else []


def _labels(words: str) -> bool:
    """Whether words are the name of a parameter that stands before its value."""
    parameter = parameter_of(words)
    return parameter is not None and parameter.role not in ("head", "subject", "skip", "lot", "other")


class _Words:
    """Reads paragraphs: headings, labelled values, sentences that count vehicles."""

    def __init__(self, known: Register) -> None:
        self.known = known
        self.open: tuple[Paragraph, str, int] | None = None
        """A label that stands on a line of its own, its value on the next."""
        self.chapters = 0
        """Vehicles that chapters (一、…) have been headed by."""
        self.elsewhere = False
        """In a section on scoring, contracts, policies, old cars."""
        self.chapter_elsewhere = False
        """In a whole chapter (第四章 合同文本) of that sort: what is numbered within it goes on with it."""

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
        self.chapters += _CHAPTER.match(self.known.doc.flat[block.start : block.end]) is not None
        self.known.current.told.append(Told("heading", ((block.start, block.end),)))

    def _enter(self, words: str) -> bool:
        """Follow sections and lots; True within a section that is about something else."""
        if _HERE.match(words):
            own = _ELSEWHERE.match(words) is not None and not _OF_NEEDS.search(words)
            if _BOOK.match(words) or (words.startswith("附") and _NEEDS.search(words)):
                self.chapter_elsewhere = own
            self.elsewhere = own or self.chapter_elsewhere
        if self.chapters > 1 and _CHAPTER.match(words):
            self.known.current = None
        if not self.elsewhere and (lot := lot_in(words)) and len(words) <= LONGEST_HEADING:
            self.known.lot, self.known.current = lot, None
        return self.elsewhere

    def paragraph(self, block: Paragraph) -> None:
        words = self.known.doc.flat[block.start : block.end]
        if self._enter(words) or _ASKS.search(words):
            return
        for part in asked_for(self.known.doc.flat, block):
            for piece in self._pieces(part):
                self._part(piece)

    def row(self, row: Sequence[Place]) -> bool:
        """Take a table's row whose cells are labels with their values (货物名称:救护车 | 数量:3辆); False for any other."""
        flat = self.known.doc.flat
        said = [cell for cell in row if flat[slice(*cell)].strip()]
        if len(said) < 2 or not all(_labels(flat[slice(*cell)].partition(":")[0]) and ":" in flat[slice(*cell)] for cell in said):
            return False
        for cell in said:
            self._part(Paragraph(*cell))
        return True

    def _pieces(self, block: Paragraph) -> list[Paragraph]:
        """A line of labels and values one behind the other: 标的:救护车 数量:1辆 单价限价:268000元."""
        words = self.known.doc.flat[block.start : block.end]
        starts = [0] + [
            at + 1
            for at, sign in enumerate(words)
            if sign in " ;" and (colon := words.find(":", at + 1, at + _LONGEST_LABEL)) > 0 and _labels(words[at + 1 : colon])
        ]
        if not label_end(words) or len(starts) < 2:
            return [block]
        ends = [*(start - 1 for start in starts[1:]), len(words)]
        return [Paragraph(block.start + start, block.start + end) for start, end in zip(starts, ends, strict=True)]

    def _part(self, block: Paragraph) -> None:
        words = self.known.doc.flat[block.start : block.end]
        end = label_end(words)
        parameter = parameter_of(words[:end]) if end else None
        before, self.open = self.open, None
        if parameter is not None and parameter.role not in ("head", "subject", "skip", "lot"):
            if words[end:].strip() == ":":
                self.open = (block, parameter.role, end)
            else:
                self._labelled(block, parameter.role, end)
        elif before is not None and ":" not in words and len(words) <= LONGEST_HEADING:
            self._here().told.append(Told(before[1], ((block.start, block.end),), ((before[0].start, before[0].start + before[2]),)))
        elif (named := self._opened(block)) is not None:
            self._headed(Paragraph(*named), named)
            self._part(Paragraph(named[1] + 1, block.end))
        elif self._enumerated(block):
            return
        elif (named := self._heading(block)) is not None:
            self._headed(block, named)
        elif len(spoken := self._of_several(block)) > 1:
            for one, place in spoken:
                one.told.append(Told("clause", (place,)))
        else:
            self._here().told.append(Told("prose", ((block.start, block.end),)))

    def _of_several(self, block: Paragraph) -> list[tuple[Vehicle, Place]]:
        """What a paragraph says of each vehicle that it names: 说明：轿车单价不超过13.5万元，SUV单价不超过17.5万元."""
        found = sorted(self.known.clauses((block.start, block.end)), key=lambda one: one[1])
        ends = [place[0] for _, place in found[1:]] + [block.end]
        return [(one, (place[0], min(place[1], end))) for (one, place), end in zip(found, ends, strict=False)]

    def _labelled(self, block: Paragraph, role: str, end: int) -> None:
        value = (block.start + end, block.end)
        if role == "name" and _OF_SEVERAL.search(self.known.doc.flat[slice(*value)]):
            self.known.whole.told.append(Told("kind", (value,)))
            return
        if role == "name" and (named := self.known.named((value[0] + 1, value[1])) or self._work_vehicle(value)):
            self.known.current = self.known.vehicle(self._before_comma(named))
            whole = (value[0] + 1, value[1])
            self.known.current.told.append(Told("clause" if counts(self.known.doc.flat, *whole) else "heading", (whole,)))
            return
        if role == "quantity" and self._enumerated(Paragraph(value[0] + 1, value[1])):
            return
        self._here().told.append(Told(role, (value,), ((block.start, block.start + end),)))

    def _work_vehicle(self, value: Place) -> Place | None:
        """A vehicle named for its work, which also names machines, counted as vehicles are: 签约服务车（7座） 数量：2辆."""
        found = _FOR_WORK.match(self.known.doc.flat[slice(*value)])
        return (value[0] + 1, value[0] + found.end(1)) if found else None

    def _before_comma(self, named: Place) -> Place:
        """轿车，4辆，单价18万元: its name is what stands before the first comma, where that names a vehicle."""
        end = min((at for sign in "，,;。" if (at := self.known.doc.flat.find(sign, *named)) > 0), default=named[1])
        return (named[0], end) if self.known.named((named[0], end)) else named

    def _opened(self, block: Paragraph) -> Place | None:
        """The vehicle that a paragraph begins with: 1、指挥皮卡：排量2.3T及以上… or 一、SUV（2辆）：1、车身…"""
        words = self.known.doc.flat[block.start : block.end]
        found = _OPENS.match(words)
        if found is None or not words[found.end() :].strip():
            return None
        return self.known.named((block.start, block.start + found.end() - 1))

    def _here(self) -> Vehicle:
        return self.known.current or self.known.whole

    def _heading(self, block: Paragraph) -> Place | None:
        """The vehicle that a heading names; a heading of the whole purchase names none."""
        words = self.known.doc.flat[block.start : block.end]
        ends = words.rstrip().endswith(("。", ";", ",")) and not lot_in(words)
        if len(words) > LONGEST_HEADING or ends or any(word in words for word in _WHOLE) or words.endswith(_PURCHASES):
            return None
        place = (block.start, block.end)
        named = self.known.named(place) or (place if self.known.known(place) else None)
        return self._before_comma(named) if named and lot_in(words) else named

    def _enumerated(self, block: Paragraph) -> bool:
        """A sentence that counts vehicles: 轿车8辆(排量…)、越野车2辆. Each gets the words up to the next one."""
        counted = self._counted(block)
        if not counted or any(one.decoy for one in heads(self.known.doc.flat, block.start, counted[0][0].start)):
            return False
        begins = [self._clause(block, min(mention.start, at)) for mention, at in counted]
        for place, (mention, _) in enumerate(counted):
            end = begins[place + 1] if place + 1 < len(begins) else block.end
            one = self.known.vehicle(self._whole_name(block, mention))
            one.told.append(Told("prose" if len(counted) == 1 else "clause", ((begins[place], end),)))
            self.known.current = one if len(counted) == 1 else None
            self.chapters += _CHAPTER.match(self.known.doc.flat[block.start : block.end]) is not None
        if len(counted) > 1:
            self.known.whole.told.append(Told("respectively", ((block.start, block.end),)))
        return True

    def _counted(self, block: Paragraph) -> list[tuple[Mention, int]]:
        flat = self.known.doc.flat
        named = [one for one in mentions(flat, block.start, block.end) if one.category is not None and not one.decoy]
        named += [] if mentions(flat, block.start, block.end) else _unknown(flat, block)
        found: dict[int, tuple[Mention, int]] = {}
        for count in counts(flat, block.start, block.end):
            near = [
                one
                for one in named
                if 0 <= count.start - _past_brackets(flat, one.end, count.start) <= 6 or 0 <= one.start - count.end <= 12
            ]
            near = [
                one
                for one in near
                if not any(
                    sign in "，,。；;、"
                    for sign in flat[min(_past_brackets(flat, one.end, count.start), count.end) : max(one.start, count.start)]
                )
                or (_COUNT_BEHIND.match(flat[one.end : count.start]) and _leads(flat[block.start : one.start]))
            ]
            if near:
                best = max(
                    near,
                    key=lambda one: (one.specific, _past_brackets(flat, one.end, count.start) > one.end, one.end - one.start, one.start),
                )
                found.setdefault(best.start, (best, count.start))
        kept = [found[start] for start in sorted(found)]
        return kept if len({flat[one.start : one.end] for one, _ in kept}) == len(kept) else kept[:1]

    def _whole_name(self, block: Paragraph, mention: Mention) -> Place:
        """A vehicle's name with the words before it that belong to it, and the brackets behind it: 办案用 + 轿车."""
        flat = self.known.doc.flat
        begin = max(self._clause(block, mention.start), mention.start - _LONGEST_NAME)
        led = _NAME_LEAD.match(flat[begin : mention.start])
        behind = _APART.match(flat[mention.end : mention.end + _LONGEST_NAME])
        inner = mentions(flat, mention.end, mention.end + behind.end()) if behind else ()
        apart = behind is not None and (bool(inner) or behind.group(1)[:2] in ("配置", "方案", "车型"))
        begin += led.end() if led else 0
        begin += numbering_end(flat[begin : mention.end])
        return begin, mention.end + (behind.end() if behind and apart else 0)

    def _clause(self, block: Paragraph, at: int) -> int:
        begin = max(self.known.doc.flat.rfind(sign, block.start, at) for sign in "，,。；;、:：")
        return max(begin + 1, block.start)
