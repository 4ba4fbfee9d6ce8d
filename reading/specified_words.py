"""reading: what the words of a document, outside its tables, specify: sections, headings, labelled values, sentences."""

from collections import Counter
from collections.abc import Callable, Sequence

from reading import re2
from reading.asides import asked_for
from reading.designations import called
from reading.grids import Paragraph
from reading.parameters import label_end, parameter_of, tells_build
from reading.quantities import counts
from reading.specified import Register, lot_in, made_for_work
from reading.specified_cells import LONGEST_HEADING, limited
from reading.specified_counts import clauses_of, counted, label_of_limits, last_end, qualified_from, whole_name, without_sum
from reading.specified_headings import counts_another, depth, heads_another, is_annex, opens_clause
from reading.specified_lists import ON_ROADS
from reading.specified_several import SHARED, Label, Several, heads_limits
from reading.specified_turns import in_turn
from reading.statements import Place, Told, Vehicle
from reading.vehicles import heads, mentions

_LONGEST_LABEL, _LONGEST_NAME = 14, 16
_OF_SEVERAL = re2.compile(r"分(?:为)?[两二三四]种")
_ELSEWHERE = re2.compile(
    r"^格式[一二三四五六七八九十0-9]{1,2}[^0-9一二三四五六七八九十]|^.{0,16}[(（](?:已采购|已完成|已实施|往年|上年)[)）]$|"
    r"^(?:[0-9]{1,2} |第[一二三四五六七八九十0-9]{1,3}[章部]|[一二三四五六七八九十]{1,3}[、.]|附[件表录][0-9一二三四五六]{0,2}|\([一二三四五六七八九十]{1,3}\))"
    r"[ :、]{0,2}[^。;]{0,16}"
    r"(?:评分|评标|评审|合同|投标人须知|供应商须知|资格|投标文件格式|响应文件格式|废标|政策依据|编制依据|采购依据|配备标准|现有车辆|现用车辆|车辆现状|原有车辆|报废|拟更新|旧车|填写示例|填报示例|偏离表|投标函|响应函|开标一览表|报价一览表)"
)
_ASKS = re2.compile(r"[?]$|^(?:问题?|疑问|质疑)[0-9一二三四五六七八九十]{0,2}[:：、.]")
"""A paragraph that asks (能否放宽至1.3T？): only its answer tells."""
_OF_NEEDS = re2.compile(
    r"^[^评]{0,20}(?:(?:技术|参数|采购)(?:要求|参数|规格|内容|需求)[^评]{0,12}|(?:技术|商务|服务)[、及和与](?:技术|商务|服务)[^评]{0,30}(?:要求|需求|条件)(?:\([^()]{1,16}\))?)$|"
    r"拟更新[^,;。、评]{0,8}(?:需求|要求|参数|配置|规格)[^,;。评]{0,6}$"
)
"""五、项目用途、简要技术要求及合同履行日期, 第三章 技术、服务、合同内容条款及其他商务要求: a chapter of needs, whatever else it holds;
二、拟更新车辆需求: of those that are to come."""
_HERE = re2.compile(
    r"^.{0,16}[(（](?:已采购|已完成|已实施|往年|上年)[)）]$|"
    r"^(?:格式[一二三四五六七八九十0-9]{1,2}|[0-9]{1,2} \p{Han}|"
    r"第[一二三四五六七八九十0-9]{1,3}[章部]|[一二三四五六七八九十]{1,3}[、.]|附[件表录][0-9一二三四五六]{0,2}|[0-9]{1,2}[、.]|\([一二三四五六七八九十]{1,3}\))"
)
_BOOK = re2.compile(r"^第[一二三四五六七八九十0-9]{1,3}(?:章|部)")
_NEEDS = re2.compile(r"采购需求|技术要求|技术参数|参数要求|配置要求|需求书|清单")
_CHAPTER = re2.compile(r"^[一二三四五六七八九十]{1,3}、")
"""What begins a chapter of a notice: no lot goes on in it that it does not name."""
_OPENS = re2.compile(
    r"^ ?(?:\(?(?:[0-9]{1,2}(?:[.-][0-9]{1,2}){0,3}|[一二三四五六七八九十]{1,3})(?:[、.)] ?| )|[0-9]{1,2}(?:[.-][0-9]{1,2}){1,3})?"
    r"((?:[0-9]{1,3}(?:\.[0-9]{1,2})?(?:吨|T|t|米|座|m)(?:级|型)?)?[^:,，;。、(（\t0-9]{2,20}(?:[(（][^()（）:]{1,40}[)）])?)(?:(?:技术|配置|参数|采购|主要)*(?:要求|参数|配置|需求))?:"
)
"""A vehicle's name, with what stands in brackets behind it, before a colon: 洒水车（绿化用）要求：."""
_LEAD = re2.compile(
    r"^ ?(?:[(（]?(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[一二三四五六七八九十]{1,3})(?:[、.)）] ?| )|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})?"
)
"""A paragraph's number."""
_WORKS = re2.compile(r"\p{Han}{2}车(?:[(（][^()（）]{1,16}[)）])?$")
_NAMED_FOR_WORK = re2.compile(r"^: *(\p{Han}{2,12}车(?:\([^()]{1,16}\))?)(?:[ ,，;。]|$)")
_OF_A_MACHINE = re2.compile(r"副发动机|副机|发电|泵|上装|压缩机|空压机|冷机|油箱")
_WITHIN = re2.compile(r"\([^()]*\)")
_BRACKETED = re2.compile(r"[(（]([^()（）]{2,16})[)）]$")
_CLAUSES = re2.compile(r"[^;。]+")
_LOT_CAR = re2.compile(
    r"^ ?[【\[(（]?(?:第?[0-9A-Z一二三四五六七八九十]{1,2}(?:采购包|合同包|标段|标项|分标|标包|包)|"
    r"(?:采购包|合同包|标段|标项|分标|标包|包|标的|品目|车型|货物|设备)[0-9A-Z一二三四五六七八九十]{1,2})[】\])）]?"
    r"[ :、-]{0,2}(\p{Han}{2,14}车)(?:[(（][^()（）]{1,20}[)）])?$"
)
_COMMON = re2.compile(
    r"^ ?[(（]?[一二三四五六七八九十]{1,3}[、)）] ?(?:车辆)?(?:共性|通用|共同|统一)(?:技术|配置|参数)?(?:要求|参数|条件|配置)$"
)
_MORE = re2.compile(r"[,;。]")
_FOR_WORK = re2.compile(r"^:(\p{Han}{2,12}车(?:\([^()]{1,16}\))?)[ ,，].*[0-9] ?辆")
_PLANS = re2.compile(r"(?:拟|计划|本次|本项目|现|申请|需|需要)(?:采购|购置|购买|更新|配备|新增|购)[^,，。;；]{0,12}$")
"""Right before what is to be bought: 拟采购移动检测车1辆."""
_PURCHASES = ("车辆采购", "用车采购", "车辆购置", "用车购置", "统采需求")
"""Ends of a purchase's title, that pages bear above."""
_WHOLE = (
    "项目",
    "招标",
    "公告",
    "规格书",
    "需求书",
    "说明书",
    "文件",
    "清单",
    "一览表",
    "方案",
    "采购需求",
    "汇总",
    "协议",
    "公司",
    "企业",
    "厂家",
    "供应商",
    "经销商",
    "盖章",
    "审批表",
    "审核表",
    "申请表",
    "登记表",
    "计划表",
    "汇总表",
)


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
        if _CHAPTER.match(words):
            self.known.lot, self.known.current = "", None
        if not self._enter(words) and not self._several_named(block) and (named := self._heading(block)) is not None:
            self._headed(block, named)

    def _several_named(self, block: Paragraph) -> bool:
        """Whether a paragraph names several vehicles, so that it heads the parameters of none: 标项名称：洗扫车、清洗车."""
        flat = self.known.doc.flat
        opened = flat.find("(", block.start, block.end)
        named = heads(flat, block.start, opened if opened >= 0 else block.end)
        kinds = {one.word for one in named if one.specific and not one.decoy}
        return len(kinds) > 1 or len(counted(self.known.doc.flat, block)) > 1

    def _headed(self, block: Paragraph, named: Place) -> None:
        self.known.current = self.known.only(named) or self.known.shortened(named) or self.known.vehicle(named)
        self.chapters += _CHAPTER.match(self.known.doc.flat[block.start : block.end]) is not None
        self.known.current.told.append(Told("heading", ((block.start, block.end),)))

    def _enter(self, words: str) -> bool:
        """Follow sections and lots; True within a section that is about something else."""
        if _HERE.match(words):
            own = _ELSEWHERE.match(words) is not None and not _OF_NEEDS.search(words)
            if _BOOK.match(words) or (words.startswith("附") and _NEEDS.search(words)):
                self.chapter_elsewhere = own
            self.elsewhere = own or self.chapter_elsewhere
        if _CHAPTER.match(words) and (self.chapters > 1 or self._listed_within(words)):
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
        elif self.common and _CHAPTER.match(words):
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
        qualified = self._qualified(block)
        parameter = parameter_of(words[:end]) if end and qualified is None else None
        before, self.open = self.open, None
        if parameter is not None and parameter.role in SHARED and (shared := self._shared(block, parameter.role, end)):
            for one, told in shared:
                one.told.append(told)
        elif parameter is not None and parameter.role not in ("head", "subject", "skip", "lot"):
            if words[end:].strip() == ":":
                self.open = (block, parameter.role, end)
            else:
                self._labelled(block, parameter.role, end)
        elif parameter is not None and parameter.role == "head" and (named := self._only_name(block, end)) is not None:
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
        elif (named := self._opened(block)) is not None:
            self.depth = depth(words)
            self._headed(Paragraph(*named), named)
            built = self._built((named[1] + 1, block.end))
            if built is not None:  # 通勤车：19座客车，1辆: what is counted is the one that is named
                self._here().told.append(Told("kind", (built,)))
            rest = Paragraph(named[1] + 1, block.end)
            alone = built is not None and len(counted(self.known.doc.flat, rest)) == 1
            self._part(Paragraph(built[1], block.end) if built is not None and alone else rest)
        elif self.depth and self.depth == depth(words) and _OPENS.match(words):
            self.known.current = Vehicle()  # 4.4 车载电台：… stands beside 4.3 巡逻车：…, and tells nothing of it
        elif counts_another(words) and not any(one.category for one in mentions(self.known.doc.flat, block.start, block.end)):
            self.known.current = Vehicle()  # what follows is told of none
        elif (known := qualified or self._designated(block)) is not None:
            self.known.current, behind = known
            if behind.start < behind.end:
                self._part(behind)
        elif self._enumerated(block):
            return
        elif self._describes(block):
            self._here().told.append(Told("prose", ((block.start, block.end),)))
        elif not self._several_named(block) and (named := self._heading(block)) is not None:
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
        elif (named := self._announced(block)) is not None:
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
        if role == "name" and (named := self.known.named(self._behind_colon(value)) or self._work_vehicle(value)):
            named = self._before_comma(named)
            self.known.current = self.known.of_number(label, named) if numbered else self.known.vehicle(named)
            self.known.current.told.append(Told("clause", (self._behind_colon(value),)))
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
            and not self.known.known(self._behind_colon(value))
        )

    def _announced(self, block: Paragraph) -> Place | None:
        """The vehicle that a sentence says is to be bought, where its requirements follow and none is known yet: 我社拟购厢式货车，要求如下：."""
        flat = self.known.doc.flat
        if any(not one.loose for one in self.known.vehicles) or not flat.endswith("如下:", block.start, block.end):
            return None
        named = [one for one in mentions(flat, block.start, block.end) if one.category is not None or one.decoy]
        planned = len(named) == 1 and named[0].specific and _PLANS.search(flat[block.start : named[0].start]) is not None
        return whole_name(flat, block, named[0]) if planned else None

    def _only_name(self, block: Paragraph, end: int) -> Place | None:
        """The vehicle whose name is all that a label of what is bought has behind it: 内容：燃气抢险车。"""
        flat = self.known.doc.flat
        start, stop = self._behind_colon((block.start + end, block.end))
        stop -= len(flat[start:stop]) - len(flat[start:stop].rstrip("。; "))
        bare = 0 < stop - start <= _LONGEST_NAME and not any(sign in flat[start:stop] for sign in ":,;。≤≥、")
        named = self.known.named((start, stop)) if bare else None
        return named if named and (last := heads(flat, start, stop)[-1]).specific and last.end == stop else None

    def _behind_colon(self, value: Place) -> Place:
        """A value without the colon and the blanks before it."""
        words = self.known.doc.flat[slice(*value)]
        return value[1] - len(words[1:].lstrip(" ")), value[1]

    def _work_vehicle(self, value: Place) -> Place | None:
        """A vehicle named for its work, which also names machines, counted as vehicles are: 签约服务车（7座） 数量：2辆."""
        flat = self.known.doc.flat
        found = _FOR_WORK.match(flat[slice(*value)])
        if found is None and not any(one.decoy for one in heads(flat, *value)):
            found = _NAMED_FOR_WORK.match(flat[slice(*value)])
        return (value[0] + found.start(1), value[0] + found.end(1)) if found else None

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
        name = (block.start + found.start(1), block.start + found.end(1))
        return self.known.named(name) or (name if self._for_work(name, (name[1] + 1, block.end)) else None)

    def _for_work(self, name: Place, behind: Place) -> bool:
        """Whether a name that the lexicon does not know is a vehicle's by what is told of it: 透析接送车：轻型客车，15座."""
        flat = self.known.doc.flat
        unknown = _WORKS.search(flat[slice(*name)]) is not None and not heads(flat, *name)
        return unknown and (self._built(behind) is not None or ON_ROADS.search(flat[slice(*behind)]) is not None)

    def _built(self, told: Place) -> Place | None:
        """The first words behind a vehicle's name and colon where they tell how it is built: 双排座皮卡，…; 四驱SUV，…."""
        flat = self.known.doc.flat
        end = min((at for sign in ",;。" if (at := flat.find(sign, *told)) >= 0), default=told[1])
        found = mentions(flat, told[0], end) if end - told[0] <= _LONGEST_NAME else ()
        whole = len(found) == 1 and found[0].specific and not found[0].decoy and not flat[found[0].end : end].strip()
        return (told[0], end) if whole else None

    def _designated(self, block: Paragraph) -> tuple[Vehicle, Paragraph] | None:
        """The vehicle that a paragraph begins with by its letter or ordinal (3.2 A型车：汽油，排量2.0T), and the words behind it."""
        words = self.known.doc.flat[block.start : block.end]
        numbering = _LEAD.match(words)
        lead = numbering.end() if numbering and not called(words[:_LONGEST_LABEL]) else 0
        colon = words.find(":", lead, lead + _LONGEST_LABEL)
        end = colon if colon > 0 else len(words)
        if end - lead > LONGEST_HEADING or any(sign in words[lead:end] for sign in "，,。;；、"):
            return None
        one = self.known.designated((block.start + lead, block.start + end))
        return (one, Paragraph(min(block.start + end + 1, block.end), block.end)) if one is not None else None

    def _qualified(self, block: Paragraph) -> tuple[Vehicle, Paragraph] | None:
        """The same by what stands in brackets behind its name: （一）大排量：排量不低于650mL."""
        words = self.known.doc.flat[block.start : block.end]
        numbering = _LEAD.match(words)
        lead = numbering.end() if numbering else 0
        colon = words.find(":", lead, lead + _LONGEST_LABEL)
        one = self.known.qualified((block.start + lead, block.start + colon)) if colon > 0 else None
        return (one, Paragraph(block.start + colon + 1, block.end)) if one is not None else None

    def _describes(self, block: Paragraph) -> bool:
        """Whether a line below a vehicle's heading, numbered otherwise, tells with other things how it is built: 1、硬派SUV，汽油2.0T."""
        flat, one = self.known.doc.flat, self.known.current
        opened = one.told[0].value[0][0] if one is not None and one.names and one.told else -1
        form, above = depth(flat[block.start : block.end]), depth(flat[flat.rfind("\n", 0, max(opened, 0)) + 1 : max(opened, 0) + 1])
        if opened < 0 or not form or not above or form == above or any(counts(flat, block.start, block.end)):
            return False
        numbering = _LEAD.match(flat[block.start : block.end])
        end = flat.find(",", block.start, block.end)
        return end > 0 and self._built((block.start + (numbering.end() if numbering else 0), end)) is not None

    def _here(self) -> Vehicle:
        return self.known.current or self.known.whole

    def _heading(self, block: Paragraph) -> Place | None:
        """The vehicle that a heading names; a heading of the whole purchase names none."""
        words = self.known.doc.flat[block.start : block.end]
        if (behind := _BRACKETED.search(words)) and self.known.known((block.start + behind.start(1), block.start + behind.end(1))):
            return block.start + behind.start(1), block.start + behind.end(1)  # 第三章 A包采购需求（警用摩托车）
        ends = (words.rstrip().endswith(("。", ",", "如下:")) or ";" in _WITHIN.sub("", words)) and not lot_in(words)
        if len(words) > LONGEST_HEADING or ends or any(word in words for word in _WHOLE) or words.endswith(_PURCHASES):
            return None
        told = next((one.start() for one in _WITHIN.finditer(words) if ":" in one.group()), len(words))  # 电动公交车（数量：8辆；限价：…）
        place = (block.start, block.start + told)
        named = self.known.named(place) or (place if self.known.known(place) else self._of_a_lot(block))
        return self._before_comma(named) if named and lot_in(words) else named

    def _of_a_lot(self, block: Paragraph) -> Place | None:
        """A vehicle that the lexicon does not know, named behind its lot's number: 第一包 流行病学调查车."""
        flat = self.known.doc.flat
        found = _LOT_CAR.match(flat[block.start : block.end])
        if found is None or any(one.decoy for one in heads(flat, block.start, block.end)):
            return None
        return block.start + found.start(1), block.start + found.end(1)

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
            self.chapters += _CHAPTER.match(self.known.doc.flat[block.start : block.end]) is not None
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
        planned = len(told) == 1 and _PLANS.search(self.known.doc.flat[block.start : told[0][0].start]) is not None
        if (len(told) < 2 and not planned) or not self.enumerated(block):
            return False
        for one in self.known.vehicles[-len(told) :]:
            one.listed = True
        return True


def _labels(words: str) -> bool:
    """Whether words are the name of a parameter that stands before its value."""
    parameter = parameter_of(words)
    return parameter is not None and parameter.role not in ("head", "subject", "skip", "lot", "other")
