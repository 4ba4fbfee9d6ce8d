"""classifier: what a notice says of one of several vehicles by its name, outside the words that enumerate them."""

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reading import regex
from reading.folding import flat as fold
from reading.parameters import parameter_of
from reading.remembered import remembered
from reading.vehicles import mentions
from schemas.reading import Category
from services.classifier.blocks import blocks_of
from services.classifier.clauses import Region, name_start, signs_of
from services.classifier.counted_again import counted_again
from services.classifier.labelled_blocks import labelled_blocks
from services.classifier.parts import Part
from services.classifier.siblings import block_end

SIGNS = "，,、；;。\n\t"
_ORDINAL = r"^[ ]?(?:[(（]?[0-9一二三四五六七八九十]{1,2}[)）、]|[①-⑩])?"
_LABEL = r"(?:[\p{Han}]{1,14}:)?"
_NUMBERED = r"(?:(?:品目|标的|货物|车型|序号)[0-9]{1,2}(?:-[0-9]{1,2})?[ :：]{1,2})?"
_LEAD = (
    r"(?:【[^】]{2,8}】)?@"
    + _NUMBERED
    + r"(?:其中|另|各车型|要求|[\p{Han}]{0,4}(?:限价|控制价|上限|排量|拦标价)(?:分别)?(?:为)?[:： ])?[:： ]{0,2}"
)
_SAYS = (
    r"(?:每台|每辆|单台|单辆|单车|单价|最高|限价|控制价|上限|裸车|不超过|不高于|不大于|不得|不低于|不小于|≤|<=|≥|>=|发动机|排量|排气量|座位|核载|准乘|乘员|乘坐|载员|载客|定员|额定载|"
    r"数量|采用|要求|为|轴距|车长|车身|续航|配备|功率|尺寸|应|须|均|核定|核载|准乘|"
    r"[0-9][0-9,.]*[ ]?(?:万?元|万/)|[壹贰叁肆伍陆柒捌玖拾佰]{1,8}[万仟]|[0-9]{1,2}(?:[-~至][0-9]{1,2})?[座人])"
)
_OF_ONE = ("单台", "单辆", "每台", "每辆", "单车")
"""单台SUV不得超过15.8万元."""
_DOTTED = regex.compile(r"^( ?[0-9]{1,2}(?:[.\-][0-9]{1,2}){0,3}[.、 ]{0,2})")
"""A clause's number: 2.3控制价：…. It may be a figure of a name as well: 3.5吨货车."""
_SUBJECT = (
    r"([\p{Han}A-Za-z0-9.()+/\-]{2,24}?)(?:的)?(?:(?:主要)?技术(?:参数|条件|指标|规格)|底盘|整车)?(?:[ :：]{0,2}" + _SAYS + "|[ ]?[:：]|--)"
)
_SUBJECTS = [regex.compile(_ORDINAL + _LEAD.replace("@", label) + _SUBJECT) for label in ("", _LABEL)]
"""The words that a clause is about, before what it says of them: 清洗车每台16.5万元, 清洗车：柴油, and behind a label (参数：清洗车：柴油)."""
_HEADING = regex.compile(
    r"^ ?(?:\([0-9一二三四五六七八九十]{1,2}\)|[0-9]{1,2}(?:[.\-][0-9]{1,2}){0,3}[、. ]|[①-⑩]|[一二三四五六七八九十]{1,2}、) ?"
    r"([\p{Han}A-Za-z0-9()]{2,20}?)(?:的)?(?:主要)?(?:技术|配置)?(?:参数|要求|条件|规格|指标|配置)?(?:及[\p{Han}]{2,6})?(?::|--)"
)
_NUMBERINGS = tuple(" (0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩")
"""What a numbered line speaks of: （一）囚车：, 2.1 皮卡技术参数：."""
_LABELLED = regex.compile(r" [\p{Han}A-Za-z0-9.()+/\-]{2,24}:")
_OPENS, _VEHICLES = ";。:\n", ("车", "SUV", "MPV", "皮卡", "轿车")
_LED_IN = regex.compile(r"^([\p{Han}]{2,10}: ?)(?:[①-⑩]|[(][0-9一二三四五六七八九十]{1,2}[)])")
"""具体如下：①越野车：…"""
_AMONG = regex.compile(r"^([^()]{2,30}[0-9.]{1,10}万?元\(其中)")
"""最高限价：71.8万元（其中随车吊42.2万元/辆；皮卡14.8万元/辆）."""
_OF_LOT = regex.compile(
    r"^((?:第?[0-9一二三四五六七八九十A-Z]{1,3}(?:标段|标项|采购包|合同包|分包|包件|包组|分标|包|标)|(?:标段|标项|采购包|合同包|分包|包件|包组|分标|包|标)[0-9一二三四五六七八九十A-Z]{1,3})"
    r"(?:内的?|中的?|的|[ :：]{0,2}))"
)
"""A lot's number that a clause begins with: 采购包1轿车…, A包内救护车…."""
_CODED = regex.compile(r'(?:["“][\p{Han}]{2,6}["”](?:牌|品牌)?)?[A-Z]{2,4}[0-9]{3,4}[A-Z0-9\-]*([\p{Han}]{2,12}车)\([^()\n]{2,80}\)')
_SIZED = regex.compile(r"^([0-9]{1,2}(?:\.[0-9])?(?:座|米级?|吨级?))(?:的)?(?:车型|车辆|款|车|型)$")
"""33座车型: one of several of a name, by its size alone."""
_OF_A_ROW = regex.compile(r"(?:的)?(?:主要|具体|基本)?(?:技术|配置|规格)?(?:参数|要求|配置|规格|标准|指标|需求|说明|限价)(?:及要求)?$")
"""What a row of its own may say of a vehicle behind its name."""
_SIZE_AHEAD = regex.compile(r"^([0-9]{1,2}(?:\.[0-9])?(?:座|米|吨|方))级?的?(\p{Han}{2,})$")
_WITH_A_CAR = ("皮卡车", "MPV车", "SUV车", "驱车", "厢车", "排车", "顶车", "轴车")
"""Words for a vehicle that its name has without 车: 皮卡, SUV（四驱）, 客车（高顶）."""
_REMARK = regex.compile(r"[(][^()]{2,12}[)]$")
"""越野车（承载式SUV），排量不大于1.8L: what brackets say behind the name that opens a sentence."""
_BOUGHT = regex.compile(r"^(?:拟|现|需|计划)?(?:采购|购置|购买|更新|新购)+(?:内容)?[:为]?")
"""采购洒水车2辆、垃圾车1辆: what goes before the first name of an enumeration."""
_GOES_ON = ("及", "和", "与", "或", "/", "+", "(", "型", "类", "用", "载", "上装", "配件")
"""What a name goes on with that is not yet all of a thing, or is no thing of its own: 皮卡和轿车."""
_COUNTS_IN = ("辆", "台", "部", "采购", "公司", "超", "标准", "规定", "费")
"""Words of a clause that counts a vehicle, or speaks of rules and costs around it."""
_IS_LIKE = regex.compile(
    r"^(?:[三两]厢|[四两]驱|国[六五]|纯电|插电|增程|混动|[汽柴燃]油|自动|手动|[0-9一二三四五六七八九]{1,2}座|[单双]排)"
)
"""What a short name may go on with in a clause about it: 轿车三厢自动挡."""
_MARKS = "★▲*●■◆※☆ "
_SEVERAL_KINDS = (None, Category.SPECIAL, Category.TRUCK, Category.OTHER)
"""What tells no kind by itself: vehicles for different works are all special, a tractor and a dump truck both lorries."""
_WITHIN_A_CELL = ("，", ",", "；", ";", "。")
"""Signs before a clause that is not the whole of its cell."""
_SHORTEST, SHORTEST_LOT, _SHORTEST_CLAUSE = 2, 4, 4
_MOST_CLAUSES, _MOST_PARTS = 400, 40
_LONGEST_CLAUSE = 60
_LONGEST_NAME = 24
_LIMITS = (
    "每台",
    "每辆",
    "单台",
    "单辆",
    "单车",
    "单价",
    "限价",
    "控制价",
    "不超过",
    "不高于",
    "不得",
    "排量",
    "排气量",
    "发动机",
    "/辆",
    "/台",
    "≤",
    "≥",
    "不低于",
    "不小于",
    "不大于",
    "万元",
    "座",
    "柴油",
    "汽油",
    "准乘",
    "乘员",
)
"""Words one of which a clause needs to limit anything."""
_SEGMENT_ENDS = regex.compile("[;。\n]")
_LIMITING = regex.compile("|".join((*_LIMITS, "[0-9]元", "[0-9]万/")))


def told_by_name(flat: str, parts: Sequence[Part], places: Sequence[Region]) -> list[Part]:
    """The parts with the clauses that name each of them, and without those of the others, where several are enumerated."""
    names = [called(flat, part) for part in parts] if 2 <= len(parts) <= _MOST_PARTS else []
    if not names or len(set(names)) < len(names) or not all(names):
        return list(parts)
    theirs = clauses_by_name(flat, parts, places, names)
    if not any(theirs):
        return list(parts)
    return [
        with_clauses(part, own, [one for mine in theirs if mine is not own for one in mine])
        for part, own in zip(parts, theirs, strict=True)
    ]


def clauses_by_name(flat: str, parts: Sequence[Part], places: Sequence[Region], names: Sequence[str]) -> list[list[Region]]:
    """For each part the clauses, blocks and headed lines of some places that are about it by its name, its enumerating clause apart."""
    theirs: list[list[Region]] = [[] for _ in parts]
    signs = signs_of(names)
    likely = (one for one in _clauses(flat, places) if not signs.isdisjoint(flat[slice(*one)]) or mentions(flat, *one))
    told = [(clause, named) for clause in likely if (named := about_which(flat, clause, names)) is not None]
    for (clause, named), following in itertools.zip_longest(told, told[1:]):
        if not _within_own(parts[named], clause):
            farthest = clause[1] + _LONGEST_CLAUSE
            end = _segment_end(flat, clause[1], min(following[0][0], farthest) if following else farthest)
            theirs[named].append((clause[0], end))
    for clause, named in (*_shared(flat, told, names), *_coded(flat, places, names)):
        theirs[named].append(clause)
    for clause, named in counted_again(flat, parts, places, lambda words: which(words, names)):
        if not any(start < clause[1] and clause[0] < end for mine in theirs for start, end in mine):
            theirs[named].append(clause)
    for block_of, block in blocks_of(flat, places, names):
        if not any(start <= block[0] and block[1] <= end for start, end in parts[block_of].own):
            kept = [one for one in theirs[block_of] if not block[0] <= one[0] < block[1]]
            theirs[block_of] = kept + without(block, [one for at, mine in enumerate(theirs) if at != block_of for one in mine])
    for named, region in labelled_blocks(flat, places, names) if "名称:" in flat else ():
        theirs[named] = [*(one for one in theirs[named] if not region[0] <= one[0] < region[1]), region]
    for named, region in (*_headed(flat, places, names), *_rows(flat, places, names)):
        if not _within_own(parts[named], region) and not any(start <= region[0] < end for start, end in theirs[named]):
            theirs[named].append(region)
    return theirs


def _coded(flat: str, places: Sequence[Region], names: Sequence[str]) -> Iterator[tuple[Region, int]]:
    """What brackets tell of a vehicle that its model's code leads: “某牌”XY5100XZH指挥车（柴油，排量2.998L）."""
    for start, end in places:
        for match in _CODED.finditer(flat[start:end]) if "车(" in flat[start:end] else ():
            if (named := which(match.group(1), names)) is not None:
                yield (start + match.start(), start + match.end()), named


def _shared(flat: str, told: Sequence[tuple[Region, int]], names: Sequence[str]) -> Iterator[tuple[Region, int]]:
    """The clauses that speak of what is named before them too: 供气车、宿营车排量均不小于5.1L."""
    for clause, named in told:
        words, at = flat[clause[0] : clause[1]], clause[0]
        while ("均" in words or "都" in words) and flat[at - 1 : at] == "、":
            start = max(flat.rfind(sign, max(at - _LONGEST_NAME, 0), at - 1) for sign in SIGNS + ":") + 1
            other = which(flat[start : at - 1].replace(" ", ""), names) if start else None
            if other is None or other == named:
                break
            yield clause, other
            at = start


def _rows(flat: str, places: Sequence[Region], names: Sequence[str]) -> Iterator[tuple[int, Region]]:
    """The rows of two cells whose first is a name: 巡逻轿车 | 三厢，排量≥1.4L；5座, 巡逻轿车要求 | 三厢，…."""
    for start, end in places:
        at = flat.find("\t", start, end)
        while at >= 0:
            line, stop = flat.rfind("\n", 0, at) + 1, flat.find("\n", at)
            stop = len(flat) if stop < 0 else stop
            name = _OF_A_ROW.sub("", flat[line:at].replace(" ", ""))
            if flat.find("\t", at + 1, stop) < 0 and len(name) >= _SHORTEST and names.count(name) == 1:
                yield names.index(name), (line, stop)
            at = flat.find("\t", stop, end)


def without_remark(words: str) -> str:
    """Words without what brackets say at their end."""
    return _REMARK.sub("", words) if words.endswith(")") else words


def limiting(words: str) -> bool:
    """Whether some words may limit what they speak of."""
    return _LIMITING.is_match(words)


def _segment_end(flat: str, at: int, limit: int) -> int:
    """Where what follows a clause without another subject ends: SUV排量2.0T；皮卡排量2.0T～2.5T，柴油。"""
    ends = _SEGMENT_ENDS.search(flat[at:limit])
    return at + ends.start() if ends else min(limit, len(flat))


def called(flat: str, part: Part) -> str:
    """The words that a part is called by: its item's name, or its clause up to the vehicle's word and a remark behind it."""
    if part.item.name.said:
        return fold(part.item.name.value or "").replace(" ", "")
    if part.mention is None:
        return ""
    start = name_start(flat, part.mention.start)
    end = part.mention.end
    remark = flat[end : flat.find(")", end, end + 16) + 1] if flat[end : end + 1] == "(" else ""
    kind = flat[slice(*part.kind)] if part.kind else ""
    return (kind + remark + flat[start:end].removeprefix("其中") + remark).replace(" ", "")


def _clauses(flat: str, places: Sequence[Region]) -> list[Region]:
    found: list[Region] = []
    for start, end in places:
        at = start
        blanks = [start + match.start() for match in _LABELLED.finditer(flat[start:end])]
        while at < end and len(found) < _MOST_CLAUSES:
            stop = _clause_end(flat, at, end, blanks)
            words = flat[at:stop]
            if (
                _SHORTEST_CLAUSE <= len(words) < 80
                and (":" in words or "要求" in words or limiting(flat[at : _segment_end(flat, at, min(end, stop + _LONGEST_CLAUSE))]))
                and ("\t" not in flat[stop : stop + 1] or flat[at - 1 : at] in _WITHIN_A_CELL)
            ) or (without_remark(words).endswith(_VEHICLES) and flat[stop : stop + 1] == "," and _opens_with(flat, at, stop, end)):
                found.append((at, stop))
            at = stop + 1
    return found


def _opens_with(flat: str, at: int, stop: int, end: int) -> bool:
    """Whether a vehicle's name alone opens a sentence about it (越野车，排量2.0T，5座), and no list of vehicles."""
    following = flat[stop + 1 : _clause_end(flat, stop + 1, end)]
    return flat[at - 1 : at] in _OPENS and not any(word in following for word in _VEHICLES)


def _clause_end(flat: str, at: int, end: int, blanks: Sequence[int] = ()) -> int:
    """The next sign that parts clauses, or a blank before a name with a colon; a thousands' comma parts none."""
    parted = _parted(flat)
    place = parted.find("\n", at, end)
    while place >= 0 and flat[place] == "," and flat[place - 1].isdigit() and flat[place + 1 : place + 4].isdigit():
        place = parted.find("\n", place + 1, end)
    stop = place if place >= 0 else end
    return min(stop, *blanks[following : following + 1]) if (following := bisect_right(blanks, at)) < len(blanks) else stop


@remembered(1)
def _parted(flat: str) -> str:
    """A text with one sign in the place of all that part clauses."""
    for sign in SIGNS:
        flat = flat.replace(sign, "\n")
    return flat


def about_which(flat: str, clause: Region, names: Sequence[str]) -> int | None:
    """Which of the names the clause is about; none where it fits several or none."""
    words = flat[clause[0] : clause[1]].lstrip(_MARKS)
    if (alone := without_remark(words.rpartition(":")[2])) in names:
        return names.index(alone)
    for subject in _subjects(words):
        if (told_of := which(subject, names)) is not None:
            return told_of
    if alone.endswith(_VEHICLES) and flat.startswith(",", clause[1]) and flat[clause[0] - 1 : clause[0]] in _OPENS:
        told_of = which(alone.replace(" ", ""), names)  # 技术要求：越野车，排量2.0T
        if told_of is not None:
            return told_of
    return _begun_with(words.rpartition(":")[2], names)


def _subjects(words: str) -> Iterator[str]:
    """What the words of a clause may be about: what they begin with, or what follows their number, their lot or what leads to it."""
    yield from _begins(words)
    for lead, may in (
        (_DOTTED, words[1:2].isdigit() or words[:1].isdigit()),
        (_OF_LOT, "标" in words or "包" in words),
        (_LED_IN, ":" in words),
        (_AMONG, "其中" in words),
    ):
        if may and (found := lead.match(words)) and found.end(1):
            yield from _begins(words[found.end(1) :])


def _begins(words: str) -> Iterator[str]:
    for pattern in _SUBJECTS if ":" in words else _SUBJECTS[:1]:
        if found := pattern.match(words):
            subject = found.group(1).replace(" ", "").removesuffix("(")
            yield subject[len(_OF_ONE[0]) :] if subject.startswith(_OF_ONE) else subject


def _begun_with(words: str, names: Sequence[str]) -> int | None:
    """The only name that a clause begins with, whatever it goes on with about it: 采血车柴油发动机, 体检车某某底盘长轴."""
    likely = [(place, _BOUGHT.sub("", without_remark(name))) for place, name in enumerate(names) if words[:_SHORTEST] in name]
    begun = [
        (place, words[len(name) :])
        for place, name in likely
        if len(name) >= _SHORTEST and words.startswith(name) and (len(name) > _SHORTEST or _IS_LIKE.match(words[len(name) :]))
    ]
    place, behind = begun[0] if len(begun) == 1 else (0, "")
    return None if not behind or behind.startswith(_GOES_ON) or any(sign in behind for sign in _COUNTS_IN) else place


def which(subject: str, names: Sequence[str]) -> int | None:
    """Which of the names a subject is; none where it fits several or none, or is what tells of any: 排量 of 囚车（2.5L排量）."""
    if len(subject) < _SHORTEST or not subject.strip("0123456789.,+-/"):
        return None
    subject = sized.group(1) if (sized := _SIZED.match(subject)) else subject
    if not (subject.endswith(("车", "型", "SUV", "MPV")) or mentions(subject)):
        begun = [place for place, name in enumerate(names) if subject.removesuffix("级") in name]
        return begun[0] if len(begun) == 1 and parameter_of(subject) is None else None
    whole = [place for place, name in enumerate(names) if name == subject]
    inside = whole or [place for place, name in enumerate(names) if subject in name or _bare(subject) in name]
    fitting = inside or [place for place, name in enumerate(names) if runs_through(subject, name) or _of_its_size(subject, name)]
    if not fitting and (bare := without_remark(subject)) != subject:
        return which(bare, names)  # 执法轿车（纯电） for 纯电动执法轿车
    fitting = fitting or _of_its_kind(subject, names)
    return fitting[0] if len(fitting) == 1 else None


def _of_its_kind(subject: str, names: Sequence[str]) -> list[int]:
    """The names of the kind that a subject ends with, where only its use or drive is told otherwise: 执法皮卡 for 四驱汽油皮卡."""
    kind = _kind(subject)
    return [place for place, name in enumerate(names) if _kind(without_remark(name)) is kind] if kind not in _SEVERAL_KINDS else []


def _kind(words: str) -> Category | None:
    named = mentions(words)
    return named[-1].category if named and named[-1].end == len(words) else None


def _of_its_size(subject: str, name: str) -> bool:
    """Whether a subject has in front the size that a name has in brackets behind it: 36座校车 of 小学生专用校车(36座)."""
    size = _SIZE_AHEAD.match(subject) if "(" in name else None
    return size is not None and size.group(1) in name and runs_through(size.group(2), name)


def _bare(subject: str) -> str:
    """A subject whose word for a vehicle stands without 车 as well (皮卡车), and a size without it: 4.2米车型."""
    if subject.endswith("车型") and subject[0].isdigit():
        return subject.removesuffix("车型").removesuffix("级")
    return subject.removesuffix("车") if subject.endswith(_WITH_A_CAR) else subject


def runs_through(subject: str, name: str) -> bool:
    """Whether all signs of a subject stand in a name in their order: 小学生校车 in 小学生专用校车."""
    at, name = 0, name.upper()
    for sign in subject.upper():
        at = name.find(sign, at) + 1
        if at == 0:
            return False
    return True


def _headed(flat: str, places: Sequence[Region], names: Sequence[str]) -> Iterator[tuple[int, Region]]:
    """Numbered lines that begin with the name of one, with all that stands under them: （一）囚车：1、车型为…."""
    for start, end in places:
        at = start
        while 0 <= at < end:
            found = _HEADING.match(flat[at : min(at + _LONGEST_CLAUSE, end)]) if flat.startswith(_NUMBERINGS, at) else None
            named = which(found.group(1).replace(" ", ""), names) if found else None
            if named is not None:
                yield named, (at, block_end(flat, at, end))
            at = flat.find("\n", at, end) + 1 or -1


def _within_own(part: Part, clause: Region) -> bool:
    """Whether a clause is the one that enumerates the part itself."""
    return part.mention is not None and clause[0] <= part.mention.start < clause[1]


def with_clauses(part: Part, own: Sequence[Region], others: Sequence[Region]) -> Part:
    """A part with the clauses about it, and without those about others."""
    kept = [piece for region in part.own for piece in without(region, others)]
    added = [clause for clause in own if not any(start <= clause[0] < end for start, end in kept)]
    return part._replace(own=(*kept, *added), named=(*part.named, *own))


def without(region: Region, others: Sequence[Region]) -> list[Region]:
    """A region without the clauses that speak of others."""
    pieces, at = [], region[0]
    for start, end in sorted(others):
        if region[0] <= start < region[1] and start >= at:
            pieces.append((at, start))
            at = min(end, region[1])
    pieces.append((at, region[1]))
    return [(start, end) for start, end in pieces if start < end]
