"""classifier: what a notice says of one of several vehicles by its name, outside the words that enumerate them."""

import itertools
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from reading import re2
from reading.candidates import MOST_SHOWN, UNSAID, agreeing, places_of
from reading.folding import flat as fold
from reading.quantities import Count, counts, number
from reading.vehicles import mentions
from schemas.events import NoticeRead
from schemas.reading import ClassifiedLot, Lot
from schemas.values import Span, read
from services.classifier.blocks import blocks_of
from services.classifier.counted import Region
from services.classifier.labelled_blocks import labelled_blocks
from services.classifier.named import vehicles
from services.classifier.parts import Part
from services.classifier.siblings import block_end

_SIGNS = "，,、；;。\n\t"
_ORDINAL = r"^[ ]?(?:[(（]?[0-9一二三四五六七八九十]{1,2}[)）、]|[①-⑩])?"
_LABEL = r"(?:[\p{Han}]{2,14}:)?"
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
_DOTTED = re2.compile(r"^( ?[0-9]{1,2}(?:[.\-][0-9]{1,2}){0,3}[.、 ]{0,2})")
"""A clause's number: 2.3控制价：…. It may be a figure of a name as well: 3.5吨货车."""
_SUBJECT = (
    r"([\p{Han}A-Za-z0-9.()+/\-]{2,24}?)(?:的)?(?:(?:主要)?技术(?:参数|条件|指标|规格)|底盘|整车)?(?:[ :：]{0,2}" + _SAYS + "|[ ]?[:：]|--)"
)
_SUBJECTS = [re2.compile(_ORDINAL + _LEAD.replace("@", label) + _SUBJECT) for label in ("", _LABEL)]
"""The words that a clause is about, before what it says of them: 清洗车每台16.5万元, 清洗车：柴油, and behind a label (参数：清洗车：柴油)."""
_HEADING = re2.compile(
    r"^ ?(?:\([0-9一二三四五六七八九十]{1,2}\)|[0-9]{1,2}(?:[.\-][0-9]{1,2}){0,3}[、. ]|[①-⑩]|[一二三四五六七八九十]{1,2}、) ?"
    r"([\p{Han}A-Za-z0-9()]{2,20}?)(?:的)?(?:主要)?(?:技术|配置)?(?:参数|要求|条件|规格|指标|配置)?(?:及[\p{Han}]{2,6})?(?::|--)"
)
_NUMBERINGS = tuple(" (0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩")
"""What a numbered line speaks of: （一）囚车：, 2.1 皮卡技术参数：."""
_LABELLED = re2.compile(r" [\p{Han}A-Za-z0-9.()+/\-]{2,24}:")
_OPENS, _VEHICLES = ";。:\n", ("车", "SUV", "MPV", "皮卡", "轿车")
_OF_ALL = re2.compile(
    r"(?:以上|上述|所有)(?:各)?(?:车辆|车型|车|包车辆|标项车辆)[^。\n\t]{2,90}"
    r"|各车(?:辆|型)?(?:均|都)?(?:核载|核定|准乘|乘员|座位)[^。;\n\t]{1,30}|[。;\n](?:[(]?[0-9一二三四五六七八九]{1,2}[、.)])?(?:核定)?座位(?:数量?)?均(?:为|不)[^。;\n\t]{1,20}"
    r"|\n[^\n\t:]{0,8}(?:共同|通用|统一|共性|公共)(?:技术|配置|参数)?(?:要求|参数|条款|配置)(?:为|如下)?:[^\n\t]{2,200}"
    r"|(?:[两二三四五六](?:种|款|类)|各|每种|每款)(?:[\p{Han}]{0,6}车|车辆|车型)[^。;\n\t]{0,14}(?:均|都|统一|一律)[^。;\n\t]{2,60}"
    r"|[。\n]车辆(?:均|应|须|需)[^。;\n\t]{2,90}|\n发动机(?:均)?(?:为|采用)[^。;\n\t第]{2,40}"
)
_NEXT_NOTE = re2.compile(r"; ?(?:\([0-9一二三四五六七八九十]{1,2}\)|[①-⑩]|[0-9]{1,2}[.、)])")
"""Where a further note begins: （1）以上车辆均须…；（2）第二包单台报价…."""
_OF_EACH = re2.compile(
    r"(?:([两二三四五六七八九十]|[0-9]{1,2})[辆台][\p{Han}]{0,8}|各?车[辆型]|:)均(?:为|采用|要求|须|需|应|配)[^。;\n\t]{2,90}"
)
"""两辆车均为柴油车，排量1.9L: of all where that many are bought."""
_LOT_NUMBER = re2.compile(
    r"^第?[0-9一二三四五六七八九十A-Z]{0,3}(?:标段|标项|采购包|合同包|分包|包件|包|标)?[0-9一二三四五六七八九十A-Z]{0,3}[ :：]{0,2}"
)
_LED_IN = re2.compile(r"^([\p{Han}]{2,10}: ?)(?:[①-⑩]|[(][0-9一二三四五六七八九十]{1,2}[)])")
"""具体如下：①越野车：…"""
_AMONG = re2.compile(r"^([^()]{2,30}[0-9.]{1,10}万?元\(其中)")
"""最高限价：71.8万元（其中随车吊42.2万元/辆；皮卡14.8万元/辆）."""
_OF_LOT = re2.compile(
    r"^((?:第?[0-9一二三四五六七八九十A-Z]{1,3}(?:标段|标项|采购包|合同包|分包|包件|包组|分标|包|标)|(?:标段|标项|采购包|合同包|分包|包件|包组|分标|包|标)[0-9一二三四五六七八九十A-Z]{1,3})"
    r"(?:内的?|中的?|的|[ :：]{0,2}))"
)
"""A lot's number that a clause begins with: 采购包1轿车…, A包内救护车…."""
_CODED = re2.compile(r'(?:["“][\p{Han}]{2,6}["”](?:牌|品牌)?)?[A-Z]{2,4}[0-9]{3,4}[A-Z0-9\-]*([\p{Han}]{2,12}车)\([^()\n]{2,80}\)')
_SIZED = re2.compile(r"^([0-9]{1,2}(?:\.[0-9])?(?:座|米级?|吨级?))(?:的)?(?:车型|车辆|款|车|型)$")
"""33座车型: one of several of a name, by its size alone."""
_LOT_SIGNS = "包段项标"
_NAMED_BEFORE = ("车", "SUV", "MPV", "皮卡", "辆", "台", "部")
"""What ends the vehicle before 和 in an enumeration."""
_MARKS = "★▲*●■◆※☆ "
_SHORTEST, _SHORTEST_LOT, _SHORTEST_CLAUSE = 2, 4, 4
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
_LIMITING = re2.compile("|".join((*_LIMITS, "[0-9]元", "[0-9]万/")))


def with_words_of_all(flat: str, parts: Sequence[Part], alone: bool, about: Sequence[Region]) -> list[Part]:
    """Parts with the sentences that speak of all vehicles of a notice (以上车辆发动机均为柴油，排量2.0L以上), or of all of their lot
    (A包各车核载5人), whose words `about` are. `alone`: they are all it buys."""
    told = [(at, at + len(_NEXT_NOTE.split(flat[at:end])[0])) for at, end in _of_all(flat)]
    told = [one for one in told if flat[one[0] - 1] not in _LOT_SIGNS or any(start <= one[0] < end for start, end in about)]
    if alone and "均" in flat:
        total = sum(part.count.value or part.item.quantity.value or 0 for part in parts)
        told += [match.span() for match in _OF_EACH.finditer(flat) if match.group(1) is None or number(match.group(1)) == total]
    return [
        replace(part, own=(*part.own, *(one for one in told if not any(start <= one[0] < end for start, end in part.own))))
        for part in parts
    ]


def with_sentences(flat: str, part: Part, lots: Sequence[Lot]) -> Part:
    """A lot's only part with the sentences outside all lots' words that begin with its name, where no other lot names it too."""
    name = fold(part.item.name.value or "") if part.item.name.said else ""
    name = flat[_name_start(flat, part.mention.start) : part.mention.end] if part.mention and not name else name
    taken = [(span.start, span.end) for lot in lots for span in lot.about if not span.text]
    others = [place for place in taken if place not in part.around]
    if part.named or len(name) < _SHORTEST_LOT or any(name in flat[slice(*place)] for place in others):
        return part
    told = [
        (at, _clause_stop(flat, at))
        for at in places_of(flat, name)
        if flat[at - 1 : at] in ("。", "\n") and not any(start <= at < end for start, end in taken)
    ]
    return replace(part, own=(*part.own, *told)) if told else part


def _clause_stop(flat: str, at: int) -> int:
    return min((place for sign in "。\n" if (place := flat.find(sign, at)) >= 0), default=len(flat))


def _of_all(flat: str) -> Iterator[Region]:
    """Where sentences speak of all vehicles."""
    return (match.span() for match in _OF_ALL.finditer(flat)) if _speaks_of_all(flat) else iter(())


def _speaks_of_all(flat: str) -> bool:
    return any(
        word in flat
        for word in (
            "以上车",
            "上述车",
            "所有车",
            "以上各",
            "上述各",
            "种车",
            "款车",
            "类车",
            "各车",
            "座位均",
            "座位数均",
            "座位数量均",
            "两种",
            "三种",
            "两款",
            "三款",
            "两类",
            "三类",
            "。车辆",
            "\n车辆",
            "\n发动机为",
            "\n发动机采用",
            "\n发动机均",
            "共同",
            "通用",
            "统一",
            "共性",
            "公共要求",
        )
    )


def told_by_name(flat: str, parts: Sequence[Part], places: Sequence[Region]) -> list[Part]:
    """The parts with the clauses that name each of them, and without those of the others, where several are enumerated."""
    names = [called(flat, part) for part in parts[: _MOST_PARTS + 1]]
    if not 2 <= len(parts) <= _MOST_PARTS or len(set(names)) < len(names) or not all(names):
        return list(parts)
    theirs = clauses_by_name(flat, parts, places, names)
    if not any(theirs):
        return list(parts)
    return [_with(part, own, [one for mine in theirs if mine is not own for one in mine]) for part, own in zip(parts, theirs, strict=True)]


def clauses_by_name(flat: str, parts: Sequence[Part], places: Sequence[Region], names: Sequence[str]) -> list[list[Region]]:
    """For each part the clauses, blocks and headed lines of some places that are about it by its name, its enumerating clause apart."""
    theirs: list[list[Region]] = [[] for _ in parts]
    told = [(clause, named) for clause in _clauses(flat, places) if (named := about_which(flat, clause, names)) is not None]
    for (clause, named), following in itertools.zip_longest(told, told[1:]):
        if not _within_own(parts[named], clause):
            farthest = clause[1] + _LONGEST_CLAUSE
            end = _segment_end(flat, clause[1], min(following[0][0], farthest) if following else farthest)
            theirs[named].append((clause[0], end))
    for clause, named in (*_shared(flat, told, names), *_coded(flat, places, names)):
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
        for match in _CODED.finditer(flat[start:end]):
            if (named := _which(match.group(1), names)) is not None:
                yield (start + match.start(), start + match.end()), named


def _shared(flat: str, told: Sequence[tuple[Region, int]], names: Sequence[str]) -> Iterator[tuple[Region, int]]:
    """The clauses that speak of what is named before them too: 供气车、宿营车排量均不小于5.1L."""
    for clause, named in told:
        words, at = flat[clause[0] : clause[1]], clause[0]
        while ("均" in words or "都" in words) and flat[at - 1 : at] == "、":
            start = max(flat.rfind(sign, max(at - _LONGEST_NAME, 0), at - 1) for sign in _SIGNS + ":") + 1
            other = _which(flat[start : at - 1].replace(" ", ""), names) if start else None
            if other is None or other == named:
                break
            yield clause, other
            at = start


def _rows(flat: str, places: Sequence[Region], names: Sequence[str]) -> Iterator[tuple[int, Region]]:
    """The rows of two cells whose first is a name: 巡逻轿车 | 三厢，排量≥1.4L；5座."""
    for start, end in places:
        at = flat.find("\t", start, end)
        while at >= 0:
            line, stop = flat.rfind("\n", 0, at) + 1, flat.find("\n", at)
            stop = len(flat) if stop < 0 else stop
            name = flat[line:at].replace(" ", "")
            if flat.find("\t", at + 1, stop) < 0 and len(name) >= _SHORTEST and names.count(name) == 1:
                yield names.index(name), (line, stop)
            at = flat.find("\t", stop, end)


def limiting(words: str) -> bool:
    """Whether some words may limit what they speak of."""
    return _LIMITING.search(words) is not None


def _segment_end(flat: str, at: int, limit: int) -> int:
    """Where what follows a clause without another subject ends: SUV排量2.0T；皮卡排量2.0T～2.5T，柴油。"""
    return min((place for sign in ";。\n" if (place := flat.find(sign, at, limit)) >= 0), default=min(limit, len(flat)))


def called(flat: str, part: Part) -> str:
    """The words that a part is called by: its item's name, or its clause up to the vehicle's word and a remark behind it."""
    if part.item.name.said:
        return fold(part.item.name.value or "").replace(" ", "")
    if part.mention is None:
        return ""
    start = _name_start(flat, part.mention.start)
    end = part.mention.end
    remark = flat[end : flat.find(")", end, end + 16) + 1] if flat[end : end + 1] == "(" else ""
    kind = flat[slice(*part.kind)] if part.kind else ""
    return (kind + remark + flat[start:end].removeprefix("其中") + remark).replace(" ", "")


def _name_start(flat: str, at: int) -> int:
    """Where the words of a vehicle's name begin: behind a sign that stands in no brackets."""
    depth, floor = 0, max(at - 30, 0)
    for place in range(at - 1, floor - 1, -1):
        sign = flat[place]
        if sign == ")" and depth == 0 and flat.startswith(("及", "和", "与"), place + 1):
            return place + 2  # 面包车1辆（7座）及9座客车1辆
        if sign in "及和与" and depth == 0 and flat.endswith(_NAMED_BEFORE, 0, place):
            return place + 1  # 皮卡车6辆和商务车2辆, 轿车和商务车各2辆
        depth += (sign == ")") - (sign == "(")
        if depth < 0 or (depth == 0 and sign in "，,、；;。:：\n\t"):
            return place + 1
    return floor


def _clauses(flat: str, places: Sequence[Region]) -> list[Region]:
    found: list[Region] = []
    for start, end in places:
        at = start
        blanks = {start + match.start() for match in _LABELLED.finditer(flat[start:end])}
        while at < end and len(found) < _MOST_CLAUSES:
            stop = _clause_end(flat, at, end, blanks)
            words = flat[at:stop]
            if (
                _SHORTEST_CLAUSE <= len(words) < 80
                and (":" in words or "要求" in words or limiting(flat[at : _segment_end(flat, at, min(end, stop + _LONGEST_CLAUSE))]))
                and "\t" not in flat[stop : stop + 1]
            ) or (words.endswith(_VEHICLES) and flat[stop : stop + 1] == "," and _opens_with(flat, at, stop, end)):
                found.append((at, stop))
            at = stop + 1
    return found


def _opens_with(flat: str, at: int, stop: int, end: int) -> bool:
    """Whether a vehicle's name alone opens a sentence about it (越野车，排量2.0T，5座), and no list of vehicles."""
    following = flat[stop + 1 : _clause_end(flat, stop + 1, end)]
    return flat[at - 1 : at] in _OPENS and not any(word in following for word in _VEHICLES)


def _clause_end(flat: str, at: int, end: int, blanks: Container[int] = ()) -> int:
    """The next sign that parts clauses, or a blank before a name with a colon; a thousands' comma parts none."""
    for place in range(at, end):
        if place in blanks and place > at:
            return place
        if flat[place] in _SIGNS and not (flat[place] == "," and flat[place - 1].isdigit() and flat[place + 1 : place + 4].isdigit()):
            return place
    return end


def about_which(flat: str, clause: Region, names: Sequence[str]) -> int | None:
    """Which of the names the clause is about; none where it fits several or none."""
    words = flat[clause[0] : clause[1]].lstrip(_MARKS)
    if (alone := words.rpartition(":")[2]) in names:
        return names.index(alone)
    leads = (lead.match(words) for lead in (_DOTTED, _OF_LOT, _LED_IN, _AMONG))
    told = [words, *(words[found.end(1) :] for found in leads if found and found.end(1))]
    about = (found.group(1).replace(" ", "").removesuffix("(") for one in told for pattern in _SUBJECTS if (found := pattern.match(one)))
    subjects = dict.fromkeys(subject[len(_OF_ONE[0]) :] if subject.startswith(_OF_ONE) else subject for subject in about)
    return next((place for subject in subjects if (place := _which(subject, names)) is not None), None)


def _which(subject: str, names: Sequence[str]) -> int | None:
    """Which of the names a subject is; none where it fits several or none."""
    if len(subject) < _SHORTEST or not subject.strip("0123456789.,+-/"):
        return None
    subject = sized.group(1) if (sized := _SIZED.match(subject)) else subject
    if not (subject.endswith(("车", "型", "SUV", "MPV")) or mentions(subject)):
        begun = [place for place, name in enumerate(names) if subject.removesuffix("级") in name]
        return begun[0] if len(begun) == 1 else None
    whole = [place for place, name in enumerate(names) if name == subject]
    inside = whole or [place for place, name in enumerate(names) if subject in name or _bare(subject) in name]
    fitting = inside or [place for place, name in enumerate(names) if _runs_through(subject, name)]
    return fitting[0] if len(fitting) == 1 else None


def _bare(subject: str) -> str:
    """A subject whose word for a vehicle stands without 车 as well (皮卡车), and a size without it: 4.2米车型."""
    if subject.endswith("车型") and subject[0].isdigit():
        return subject.removesuffix("车型").removesuffix("级")
    return subject.removesuffix("车") if subject.endswith(("皮卡车", "MPV车", "SUV车")) else subject


def _runs_through(subject: str, name: str) -> bool:
    """Whether all signs of a subject stand in a name in their order: 小学生校车 in 小学生专用校车."""
    at = 0
    for sign in subject.upper():
        at = name.upper().find(sign, at) + 1
        if at == 0:
            return False
    return True


def _headed(flat: str, places: Sequence[Region], names: Sequence[str]) -> Iterator[tuple[int, Region]]:
    """Numbered lines that begin with the name of one, with all that stands under them: （一）囚车：1、车型为…."""
    for start, end in places:
        at = start
        while 0 <= at < end:
            found = _HEADING.match(flat[at : min(at + _LONGEST_CLAUSE, end)]) if flat.startswith(_NUMBERINGS, at) else None
            named = _which(found.group(1).replace(" ", ""), names) if found else None
            if named is not None:
                yield named, (at, block_end(flat, at, end))
            at = flat.find("\n", at, end) + 1 or -1


def _within_own(part: Part, clause: Region) -> bool:
    """Whether a clause is the one that enumerates the part itself."""
    return part.mention is not None and clause[0] <= part.mention.start < clause[1]


def _with(part: Part, own: Sequence[Region], others: Sequence[Region]) -> Part:
    kept = [piece for region in part.own for piece in without(region, others)]
    added = [clause for clause in own if not any(start <= clause[0] < end for start, end in kept)]
    return replace(part, own=(*kept, *added), named=tuple(own))


def without(region: Region, others: Sequence[Region]) -> list[Region]:
    """A region without the clauses that speak of others."""
    pieces, at = [], region[0]
    for start, end in sorted(others):
        if region[0] <= start < region[1] and start >= at:
            pieces.append((at, start))
            at = min(end, region[1])
    pieces.append((at, region[1]))
    return [(start, end) for start, end in pieces if start < end]


def with_counts(notice: NoticeRead, flat: str, lots: tuple[ClassifiedLot, ...]) -> tuple[ClassifiedLot, ...]:
    """Lots whose only line has no number yet, with the one that the notice counts under the lot's name: 招标内容：钩臂式垃圾车5辆."""
    names = [_lot_name(flat, lot) for lot in notice.lots]
    if len(lots) < 2 or len(set(names)) < len(names):
        return lots
    prose = list(_behind_words(flat))
    return tuple(
        _with_count(lot, name, [one for one in names if one and one != name], prose) for lot, name in zip(lots, names, strict=True)
    )


def _lot_name(flat: str, lot: Lot) -> str:
    """What a lot is called: its name, or the vehicle right behind its number."""
    if lot.name.said:
        return fold(lot.name.value or "").replace(" ", "")
    for span in lot.about[:1]:
        stop = min((at for sign in _SIGNS if (at := flat.find(sign, span.start, span.end)) >= 0), default=span.end)
        named = next(iter(vehicles(flat, span.start, stop)), None)
        return _LOT_NUMBER.sub("", flat[max(_name_start(flat, named.start), span.start) : named.end]).replace(" ", "") if named else ""
    return ""


def _behind_words(flat: str) -> Iterator[tuple[str, Count]]:
    """The numbers of a notice's prose with the words that stand before each."""
    for count in counts(flat, 0, len(flat)):
        line = flat[flat.rfind("\n", 0, count.start) + 1 : count.start]
        if "\t" not in line:
            yield flat[_name_start(flat, count.start) : count.start].replace(" ", ""), count


def _with_count(lot: ClassifiedLot, name: str, others: Sequence[str], prose: Sequence[tuple[str, Count]]) -> ClassifiedLot:
    own = lot.lines[0].quantity if len(lot.lines) == 1 else UNSAID
    if len(lot.lines) != 1 or (own.why and not own.said) or len(name) < _SHORTEST_LOT:
        return lot
    told = [count for words, count in prose if _runs_through(name, words) and not any(_runs_through(other, words) for other in others)]
    if len({count.value for count in told}) != 1:
        return lot
    found = read(told[0].value, [Span(count.start, count.end) for count in told[:MOST_SHOWN]], "counted under the lot's name")
    line = lot.lines[0].model_copy(update={"quantity": agreeing(own, found) if own.said else found})
    return lot.model_copy(update={"lines": (line,)})
