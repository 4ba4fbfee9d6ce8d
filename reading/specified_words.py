"""reading: what the words of a document, outside its tables, tell of its vehicles: sections, headings, labelled values, sentences."""

from collections import Counter
from collections.abc import Callable, Sequence

from reading import regex
from reading.asides import asked_for
from reading.designations import called
from reading.grids import Paragraph
from reading.parameters import label_end, parameter_of, tells_build
from reading.quantities import counts
from reading.specified import Register, lot_in, made_for_work
from reading.specified_cells import LONGEST_HEADING, limited
from reading.specified_counts import clauses_of, counted, label_of_limits, last_end, qualified_from, whole_name, without_sum
from reading.specified_headings import (
    counts_another,
    depth,
    heads_another,
    heads_chapter,
    heads_section,
    is_annex,
    is_elsewhere,
    opens_clause,
)
from reading.specified_openings import (
    behind_colon,
    build_in,
    by_designation,
    by_qualifier,
    name_alone,
    name_announced,
    name_before_colon,
    name_in_heading,
    name_in_value,
    number_end,
    opens,
    plans,
)
from reading.specified_several import SHARED, Label, Several, heads_limits
from reading.specified_turns import in_turn
from reading.statements import Place, Told, Vehicle
from reading.vehicles import heads, mentions

_LONGEST_LABEL = 14
_OF_SEVERAL = regex.compile(r"分(?:为)?[两二三四]种")
_ASKS = regex.compile(r"[?]$|^(?:问题?|疑问|质疑)[0-9一二三四五六七八九十]{0,2}[:：、.]")
"""A paragraph that asks (能否放宽至1.3T？): only its answer tells."""
_CHAPTER = regex.compile(r"^[一二三四五六七八九十]{1,3}、")
"""What begins a chapter of a notice: no lot goes on in it that it does not name."""
_OF_A_MACHINE = regex.compile(r"副发动机|副机|发电|泵|上装|压缩机|空压机|冷机|油箱")
_CLAUSES = regex.compile(r"[^;。]+")
_COMMON = regex.compile(
    r"^ ?[(（]?[一二三四五六七八九十]{1,3}[、)）] ?(?:车辆)?(?:共性|通用|共同|统一)(?:技术|配置|参数)?(?:要求|参数|条件|配置)$"
)
_MORE = regex.compile(r"[,;。]")


class Words(Several):
    """Reads paragraphs: headings, labelled values, sentences that count vehicles."""

    def __init__(self, known: Register) -> None:
        super().__init__(known)
        self.open: Label | None = None
        """A label that stands on a line of its own, its value on the next."""
        self.common = False
        """In a section of what all vehicles have in common."""
        self.depth = ""
        """The form of the number of the paragraph that opened the last vehicle."""
        self.opened = ""
        """The form of the number of the paragraph that last turned to another vehicle."""
        self.depths = Counter[str]()
        """How many headings of each form of number have named vehicles."""
        self.chapters = 0
        """Vehicles that chapters (一、…) have been headed by."""
        self.by_lot: Vehicle | None = None
        """The only vehicle of the lot that the last heading of a lot named."""
        self.lot_depth = ""
        """The form of that heading's number."""
        self.elsewhere = False
        """In a section on scoring, contracts, policies, old cars."""
        self.chapter_elsewhere = False
        """In a whole chapter (第四章 合同文本) of that sort: what is numbered within it goes on with it."""

    def place(self, block: Paragraph) -> None:
        """Whose parameters the next table tells, by a paragraph before it: a lot's, a vehicle's."""
        words = self.known.doc.flat[block.start : block.end]
        if _begins_chapter(words):
            self.known.lot, self.known.current = "", None
        if not self._enter(words) and (named := name_in_heading(self.known, block)) is not None:
            self._headed(block, named)

    def _headed(self, block: Paragraph, named: Place) -> None:
        self.known.current = self.known.only(named) or self.known.shortened(named) or self.known.vehicle(named)
        self.chapters += _begins_chapter(self.known.doc.flat[block.start : block.end])
        self.known.current.told.append(Told("heading", ((block.start, block.end),)))

    def _enter(self, words: str) -> bool:
        """Follow sections and lots; True within a section that is about something else."""
        if heads_section(words):
            own = is_elsewhere(words)
            if heads_chapter(words):
                self.chapter_elsewhere = own
            self.elsewhere = own or self.chapter_elsewhere
        if _begins_chapter(words) and (self.chapters > 1 or self._listed_within(words)):
            self.known.current = None
        if is_annex(words):
            self.known.lot, self.known.current = "", None
        if not self.elsewhere and (lot := lot_in(words)) and len(words) <= LONGEST_HEADING:
            self.known.lot, self.known.current, self.lot_depth = lot, self.known.of_lot(lot), depth(words)
            self.by_lot = self.known.current
        elif self.by_lot is not None and self.lot_depth and depth(words) == self.lot_depth:
            self.known.lot, self.known.current, self.by_lot = "", None, None  # 五、公共要求 behind 四、包组C要求
        return self.elsewhere

    def _listed_within(self, chapter: str) -> bool:
        """Whether the last of several vehicles was opened by a number of another form than a chapter's (C. 货车1辆 … 三、付款)."""
        several = sum(1 for one in self.known.vehicles if not one.loose and not self.known.headed(one)) > 1
        return several and self.opened not in ("", depth(chapter))

    def paragraph(self, block: Paragraph) -> None:
        words = self.known.doc.flat[block.start : block.end]
        if self._enter(words) or _ASKS.search(words):
            return
        if _COMMON.match(words):
            self.common = True
        elif self.common and _begins_chapter(words):
            self.common = False
        elif self.common:
            self.known.common += [Told("common", ((part.start, part.end),)) for part in asked_for(self.known.doc.flat, block)]
            return
        before = self.known.current
        for part in asked_for(self.known.doc.flat, block):
            for piece in self._pieces(part):
                self._part(piece)
        if self.known.current is not before:
            self.opened = depth(words)

    def row(self, row: Sequence[Place]) -> bool:
        """Take a table's row whose cells are labels with their values (货物名称:救护车 | 数量:3辆); False for any other."""
        flat = self.known.doc.flat
        said = [cell for cell in row if flat[slice(*cell)].strip()]
        if (
            len(said) < 2
            or self._names_apart(said)
            or not all(_labels(flat[slice(*cell)].partition(":")[0]) and ":" in flat[slice(*cell)] for cell in said)
        ):
            return False
        for cell in said:
            self._part(Paragraph(*cell))
        return True

    def _names_apart(self, cells: Sequence[Place]) -> bool:
        """Whether the cells of a row each name a vehicle, side by side: 标的一：轿车 | 标的二：商务车."""
        labels = [self.known.doc.flat[slice(*cell)].partition(":")[0] for cell in cells]
        return all((parameter := parameter_of(label)) is not None and parameter.role == "name" for label in labels)

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
        if "分别" in words and self._respectively(block):
            return
        end = label_end(words)
        qualified = by_qualifier(self.known, block)
        parameter = parameter_of(words[:end]) if end and qualified is None else None
        before, self.open = self.open, None
        if parameter is not None and parameter.role == "subject" and self.known.current is not None and tells_build(words[:end]):
            self.known.current.told.append(
                Told("kind", ((block.start + end, block.end),), ((block.start, block.start + end),))
            )  # 类别：SUV
        elif parameter is not None and parameter.role in SHARED and (shared := self._shared(block, parameter.role, end)):
            for one, told in shared:
                one.told.append(told)
        elif parameter is not None and parameter.role not in ("head", "subject", "skip", "lot"):
            if words[end:].strip() == ":":
                self.open = (block, parameter.role, end)
            else:
                self._labelled(block, parameter.role, end)
        elif (
            parameter is not None
            and parameter.role == "head"
            and (named := name_alone(self.known, (block.start + end, block.end))) is not None
        ):
            self._headed(block, named)
        elif before is not None and (limits := self._below_limits(before, block)):
            self.open = before  # one line for each
            for one, told in limits:
                one.told.append(told)
        elif heads_limits(words):
            self.open = (block, "unit_cap" if "单" in words or "每" in words else "price_cap", len(words))
        elif (
            before is not None
            and not self._heads_limits(before)
            and ":" not in words
            and not opens_clause(words)
            and len(words) <= LONGEST_HEADING
            and not (before[1] == "name" and self.known.named((block.start, block.end)))
        ):
            self._here().told.append(Told(before[1], ((block.start, block.end),), ((before[0].start, before[0].start + before[2]),)))
        elif (named := name_before_colon(self.known, block)) is not None:
            self.depth = depth(words)
            self._headed(Paragraph(*named), named)
            built = build_in(self.known.doc.flat, (named[1] + 1, block.end))
            if built is not None:  # 通勤车：19座客车，1辆: what is counted is the one that is named
                self._here().told.append(Told("kind", (built,)))
            rest = Paragraph(named[1] + 1, block.end)
            alone = built is not None and len(counted(self.known.doc.flat, rest)) == 1
            for piece in self._pieces(Paragraph(built[1], block.end) if built is not None and alone else rest):
                self._part(piece)
        elif self.depth and self.depth == depth(words) and opens(words):
            self.known.current = Vehicle()  # 4.4 车载电台：… stands beside 4.3 巡逻车：…, and tells nothing of it
        elif counts_another(words) and not any(one.category for one in mentions(self.known.doc.flat, block.start, block.end)):
            self.known.current = Vehicle()  # what follows is told of none
        elif (known := qualified or by_designation(self.known, block)) is not None:
            self.known.current, behind = known
            if behind.start < behind.end:
                self._part(behind)
        elif self._enumerated(block):
            return
        elif self._describes(block):
            self._here().told.append(Told("prose", ((block.start, block.end),)))
        elif (named := name_in_heading(self.known, block)) is not None:
            if self._built_in_lot(named):
                self._here().told.append(Told("kind", (named,)))
                return
            self.depths[depth(words)] += 1
            self._headed(block, named)
        elif self.depths[depth(words)] > 1 and heads_another(words):
            self.known.current = Vehicle()
        elif len(spoken := self._of_several(block)) > 1 or [place[0] for _, place in spoken] == [block.start]:
            for one, place in spoken:
                one.told.append(Told("clause", (place,)))
        elif (named := name_announced(self.known, block)) is not None:
            self._headed(block, named)
        elif (colon := words.find(":", 0, _LONGEST_LABEL)) > 0 and (role := limited(words[:colon], words[colon + 1 :])):
            at = block.start + colon
            self._here().told.append(Told(role, ((at, block.end),), ((block.start, at),)))  # 价格：不高于33万元
        else:
            self._here().told.append(Told("prose", ((block.start, block.end),)))

    def _built_in_lot(self, named: Place) -> bool:
        """Whether words below a lot's heading tell how its only vehicle is built: 混合动力三厢轿车 below 包组A, that is of 公务轿车."""
        one = self.by_lot
        if one is None or one is not self.known.current or not one.listed or self.known.meant(named):
            return False
        kinds = heads(self.known.doc.flat, *named)
        return bool(kinds) and kinds[-1].specific and self.known.kind_of(one).endswith(kinds[-1].word)

    def _labelled(self, block: Paragraph, role: str, end: int) -> None:
        value = (block.start + end, block.end)
        if role == "name" and _OF_SEVERAL.search(self.known.doc.flat[slice(*value)]):
            self.known.whole.told.append(Told("kind", (value,)))
            return
        label = (block.start, block.start + end)
        told_build = role == "name" or (role == "other" and tells_build(self.known.doc.flat[slice(*label)]))
        numbered = role == "name" and bool(called(self.known.doc.flat[slice(*label)]))
        if told_build and not numbered and self.known.current is not None and self._builds(block, value, end):
            self.known.current.told.append(Told("kind", (value,), (label,)))
            self._goes_on(value)
            return
        if role == "name" and len(counted(self.known.doc.flat, Paragraph(value[0] + 1, value[1]))) > 1:
            self.enumerated(Paragraph(value[0] + 1, value[1]))
            return
        if role == "name" and (named := name_in_value(self.known, value)):
            self.known.current = self.known.of_number(label, named) if numbered else self.known.vehicle(named)
            self.known.current.told.append(Told("clause", (behind_colon(self.known.doc.flat, value),)))
            return
        if role == "quantity" and self.enumerated(Paragraph(value[0] + 1, value[1])):
            return
        self._here().told.append(Told(role, (value,), (label,)))
        if role != "spec" and not _OF_A_MACHINE.search(self.known.doc.flat[slice(*label)]):
            self._goes_on(value)

    def _goes_on(self, value: Place) -> None:
        """What the rest of a labelled line tells: 排量为1.6升及以下，5座."""
        if more := _MORE.search(self.known.doc.flat[slice(*value)]):
            self._here().told.append(Told("prose", ((value[0] + more.end(), value[1]),)))

    def _builds(self, block: Paragraph, value: Place, end: int) -> bool:
        """Whether a line tells how the vehicle above is built: 车型：越野型，四轮驱动; 车辆要求：三厢轿车，五座."""
        label = self.known.doc.flat[block.start : block.start + end]
        return (
            (any(word in label for word in ("车型", "类型", "车种")) or label.endswith(("要求", "标准", "配置")))
            and not any(counts(self.known.doc.flat, *value))
            and not self.known.known(behind_colon(self.known.doc.flat, value))
        )

    def _describes(self, block: Paragraph) -> bool:
        """Whether a line below a vehicle's heading, numbered otherwise, tells with other things how it is built: 1、硬派SUV，汽油2.0T."""
        flat, one = self.known.doc.flat, self.known.current
        opened = one.told[0].value[0][0] if one is not None and one.names and one.told else -1
        form, above = depth(flat[block.start : block.end]), depth(flat[flat.rfind("\n", 0, max(opened, 0)) + 1 : max(opened, 0) + 1])
        if opened < 0 or not form or not above or form == above or any(counts(flat, block.start, block.end)):
            return False
        end = flat.find(",", block.start, block.end)
        return end > 0 and build_in(flat, (block.start + number_end(flat[block.start : block.end]), end)) is not None

    def _here(self) -> Vehicle:
        return self.known.current or self.known.whole

    def enumerated(self, block: Paragraph) -> bool:
        """A sentence that counts vehicles: 轿车8辆(排量…)、越野车2辆. Each gets the words up to the next one."""
        told = counted(self.known.doc.flat, block)
        flat = self.known.doc.flat
        before = (block.start, told[0][0].end) if told else (0, 0)
        if not told or any(
            one.decoy and not made_for_work(flat, before, one)
            for one in heads(flat, block.start, qualified_from(flat, block.start, told[0][0]))
        ):
            return False
        label = label_of_limits(flat, block, told[0][0].start)
        told = without_sum(flat, told)
        begins = clauses_of(flat, block, told)
        stop = last_end(self.known.doc.flat, block, begins, told[-1][1])
        for place, (mention, _) in enumerate(told):
            end = begins[place + 1] if place + 1 < len(begins) else stop
            one = self.known.vehicle(whole_name(self.known.doc.flat, block, mention))
            if told[place][1] >= end and (count := next(counts(flat, told[place][1], block.end), None)):
                one.told.append(Told("quantity", ((count.start, count.end),)))  # 轿车、越野车各1辆
            split = in_turn(self.known, Paragraph(begins[place], end)) if end == block.end and len(told) > 1 else []
            own = (begins[place], split[0][1][0] if split else end)
            one.told.append(Told("prose" if len(told) == 1 else "clause", (own,)))
            if label is not None:
                one.told.append(Told("price_cap", (own,), (label,)))
            for other, said in split:
                other.told.append(Told("clause", (said,)))
            self.known.current = one if len(told) == 1 else None
            self.chapters += _begins_chapter(self.known.doc.flat[block.start : block.end])
        if len(told) > 1:
            self.known.whole.told.append(Told("respectively", ((block.start, block.end),)))
        return True

    def _enumerated(self, block: Paragraph) -> bool:
        """A sentence that counts several vehicles, with those behind it that tell of each, or one that counts any."""
        several = len(counted(self.known.doc.flat, block)) > 1 and self._with_sentences(block, self.enumerated)
        return several or self.enumerated(block)

    def _with_sentences(self, block: Paragraph, take: Callable[[Paragraph], bool]) -> bool:
        """Whether the first of several sentences is taken; those behind it are then read on their own."""
        stop = self.known.doc.flat.find("。", block.start, block.end)
        if not 0 < stop < block.end - 1 or not take(Paragraph(block.start, stop + 1)):
            return False
        for piece in _CLAUSES.finditer(self.known.doc.flat[stop + 1 : block.end]):
            self._part(Paragraph(stop + 1 + piece.start(), stop + 1 + piece.end()))
        return True

    def several(self, block: Paragraph) -> bool:
        """Take words that count several vehicles, or one that is to be bought, as a list would, with the sentences behind that tell of each."""
        if self._with_sentences(block, self.several):
            return True
        told = counted(self.known.doc.flat, block)
        planned = len(told) == 1 and plans(self.known.doc.flat[block.start : told[0][0].start])
        if (len(told) < 2 and not planned) or not self.enumerated(block):
            return False
        for one in self.known.vehicles[-len(told) :]:
            one.listed = True
        return True


def _labels(words: str) -> bool:
    """Whether words are the name of a parameter that stands before its value."""
    parameter = parameter_of(words)
    return parameter is not None and parameter.role not in ("head", "subject", "skip", "lot", "other")


def _begins_chapter(words: str) -> bool:
    return "、" in words[1:4] and _CHAPTER.match(words) is not None
