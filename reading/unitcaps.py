"""reading: the most that one vehicle may cost, as stated and never computed; and lengths in millimetres."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reading import regex
from reading.candidates import MOST_SHOWN, UNSAID
from reading.money import SUM_SIGNS, Amount, amounts, unit_of
from reading.remembered import remembered
from schemas.reading import Window
from schemas.values import Read, Span, read, refused

_CAP = regex.compile(
    r"(?:单价|单台|单品|每台|每辆|每车|单车|裸车价|落地价|车价|辆价|单辆|控制单价|限制单价)"
    r"(?:[^，。；;\n\t0-9]{0,16}?|[^，。；;\n\t0-9(]{0,10}\([^()\n\t]{2,40}\)[^，。；;\n\t0-9]{0,10}?)"
    r"(?:最高限价|控制价|控制金额|控制[:：]|限价|限制|限额|超过|超出|[不得能]超|突破|高于|大于|多于|小于等于|小于或等于|上限|≤|<=|<|最高|最多|至多|控制在|以内|预算|封顶)[^，。；;\n\t0-9壹贰叁肆伍陆柒捌玖拾一二三四五六七八九十两]{0,12}"
    r"|(?:最高限制|最高|控制|限制|限定|上限|最高限价|限价|控制价)单价(?:[(（][^)）]{0,10}[)）])?(?:分别|依次)?[:：为是 ]{1,3}(?:人民币|¥|￥)?"
    r"|(?:控制|限制|限定|上限)单价(?:人民币|¥|￥)?|(?:单价|单台|单车)控制[:：]"
    r"|(?:[每单][台辆车]|单价)限(?:人民币|¥)?"
    r"|[本该此]车(?:的)?(?:最高)?(?:限价|控制价)[:：为]?(?:人民币|¥)?"
    r"|(?:限价|控制价|限额)[:：为]?[每单][台辆](?:人民币|¥)?"
    r"|(?:限价|控制价)[(（](?:单价|单台|每台|每辆|单辆)[)）][:：为]{0,2}(?:人民币|¥)?"
    r"|该(?:车|车型|种车)(?:的)?(?:投标)?(?:报价|价格)[^，。；;\n\t0-9]{0,6}(?:超过|高于|超出|大于)[^，。；;\n\t0-9]{0,6}"
)
_PRICE_CAP_PER_UNIT = regex.compile(
    r"(?:报价上限|价格上限|拦标价|最高价|最高限价|控制价|限[ ]?价|[不得能]超过?|不高于|不大于|≤"
    r"|(?:报价|价格|单价)[^。；;\n\t0-9]{0,6}(?:超过|高于|超出|突破|大于))[^。；;\n\t0-9]{0,8}\t?[^。；;\n\t0-9]{0,6}$|,限(?:人民币|¥)?$"
)
_LISTED = regex.compile(
    r"(?:最高限价|控制价|投标限价|最高投标限价|限价|单价控制|单价限制|单价上限|单价限额|单价要求)(?:标准|金额)?(?:分别)?[:：为是]{1,2}[^。；;\n]{0,80}$"
)
"""One ceiling for each behind a common label: 最高投标限价：轿车16.8万元/辆，客车29.5万元/辆."""
_NAMED_LIMIT = regex.compile(
    r"(?:[轿客货务野包用护防]车|SUV|MPV|皮卡)[ ]?(?:≤|<=|不超过|不高于|不得超过|不得高于|不大于)[ ]?(?:人民币|¥)?$"
)
"""轿车≤16万元；SUV≤18万元."""
_HIGHEST = regex.compile(r"最高单价(?:人民币|¥)?[ ]?$")
_OF_EACH = regex.compile(r"(?:单台|单车|单辆|每台|每辆|每车)[:：为 ]{0,2}(?:人民币)?[:：¥￥ ]{0,2}$")
"""最高限价：单台人民币壹拾贰万元; 最高限价832万元，单台10.4万元."""
_LED_BY_CEILING = regex.compile(r"(?:限价|控制价|拦标价|上限价)[^0-9。;\n]{0,8}[0-9.,]{1,12}万?元;$")
"""拦标价：总价1056万元；单台8.8万元: the ceiling of all before that of one."""
_NONE = ("不设", "不设置", "不设定", "未设", "未设置", "不作", "没有")
"""Before words of a cap: there is none (快检车不设单价限价，总预算82万元)."""
_PRICED_UNDER = regex.compile(
    r"(?:^|[,;、:。( ])(?:不?含(?:车辆)?(?:购置)?税(?:的)?|裸车|车辆|整车)?价格(?:应|须|需)?(?:不(?:得)?(?:超过?|高于|大于|突破)|≤|<=|控制在)[ ]?(?:人民币|¥)?$"
)
"""排量不大于1.6升，价格不超过12万元: as the rules on official cars say it."""
_WITHIN = regex.compile(r"(?:单价|单台|每台|每辆|每车|单辆|单车|落地价|车价)[^，。；;\n\t0-9]{0,10}|[,、;:(。]价格(?:为|在)?$")
_WORDS = (
    "单价",
    "单台",
    "单辆",
    "单车",
    "每台",
    "每辆",
    "每车",
    "落地价",
    "车价",
    "限价",
    "控制价",
    "上限",
    "拦标价",
    "最高价",
    "封顶",
    "超",
    "突破",
    "高于",
    "大于",
    "多于",
    "最多",
    "至多",
    "小于",
    "以内",
    "台限",
    "辆限",
    "车限",
    ",限",
    "辆价",
    "≤",
    "<",
)
"""Every statement of a cap has one of these; most clauses have none and are not looked at again."""
_SPEAKS = regex.one_of(_WORDS)
_CLAUSE = regex.compile(rf"[^。；;\n]*(?:{'|'.join(_WORDS)})[^。；;\n]*")
_NAMED_BEHIND = regex.compile(
    r"^(?:/[辆台部套车][ ]?[(（]?(?:单价|单台|单车|单辆)?|[ ]?[(（]?(?:单价|单台|单车|单辆))(?:的)?(?:最高)?(?:限价|控制价|上限价|封顶价?)(?:[^0-9:：为]|$)|^封顶"
)
"""16万元/辆（单价最高限价）."""
_VOID_ABOVE = regex.compile(
    r"^(?:/[辆台部套车])?[,，(（]? ?(?:超出|超过|高于)(?:此|该|上述|预算|限价|部分|价格|金额|者|的){0,3}(?:,|，)?"
    r"(?:均|一律|将|则|其)?(?:投标|响应|报价)?(?:按|视为|作为|为|作|以)?(?:无效|废标|不予|拒绝|否决)"
)
"""预算29.6万元/台，超出为无效投标."""
_BEHIND = tuple("/ (（单封")
"""What that begins with."""
_ROW = regex.compile(
    r"^(?:单价|单台|单车|单辆|每辆|每台)[^\t\n0-9]{0,8}(?:限价|控制价|上限|最高价|最高报价|封顶价)[^\t\n0-9]{0,12}\t[^\t]{2,30}$"
    r"|^(?:单价|单台|单车|单辆|每辆|每台|车辆单价|车辆价格|购车价格|裸车价)[^\t\n0-9]{0,14}\t ?(?:≤|<=|<|不超过|不高于|不大于|不得超过)[^\t]{1,30}$"
)
"""A row of two cells in a table of parameters: 单台最高限价（元） | 180000."""
_CAP_LINE = regex.compile(
    r"^(?:(?:控制|限制|最高|最高限制|上限)单价|(?:单价|单台|单车|单辆)(?:最高)?(?:限价|控制价|上限|限额))(?:\((?:万?元)(?:/[辆台])?\))?[: ]*$"
)
_SUM_ALONE = regex.compile(r"^[ ¥]*[0-9][0-9,.]* ?(?:万?元)?(?:/[辆台])? *$")
"""A form whose labels and values stand below each other."""
_ROWS = ("单", "每", "车", "购", "裸")
"""What such a row begins with."""
_QUOTE = regex.compile(
    r"管理(?:实施)?(?:办法|规定|细则)|配备标准|用车标准|车辆标准|配备使用|中办发|编制标准|一般不得|评分|得分|需要,经批准(?:可以?)?(?:适当)?配备"
)
_MEETS = regex.compile(r"[,，](?:且|并|均|同时)?(?:须|应|需|要|必须)(?:当)?(?:满足|符合|达到|执行)[^,;。\n0-9]{0,16}$")
_OWN = regex.compile(r"本次|本项目|本批|采购|购置|拟购|限价|控制价|单价|单台|单车|单辆|每辆|每台|报价")
"""Words by which a sentence that quoted a rule comes back to what is bought."""
_CEILING = regex.compile(r"限价|控制价|上限|拦标价|单价控制|控制单价|单价限制|单价限额|不超过|不高于|不得超过")
_CEILINGS = ("限价", "控制价", "拦标价", "限额")
_OF_A_CELL = ("单价", "单台", "单车", "单辆", "每辆", "每台")
_LIMITS_OF_ONE = regex.compile(
    rf"(?:{'|'.join(_OF_A_CELL)}|每车|单品)[^,;。:\n\t0-9]{{0,8}}(?:限价|控制价|上限|限额|拦标价|最高价|封顶)|最高单价|(?:限制|控制|上限)单价"
    rf"|(?:限价|控制价|拦标价)\((?:{'|'.join(_OF_A_CELL)}|万?元/[辆台])"
)
"""Words of a ceiling that say it is of one: 单车最高限价, 单价上限, 限价（万元/辆）."""
_PRICE_OF_ONE = regex.compile(rf"(?:{'|'.join(_OF_A_CELL)})[:为是 ]{{0,2}}(?:人民币|¥)?$")
"""最高投标限价：第1项单价43.5万元，第2项单价25.8万元."""
_CAP_CELL = regex.compile(
    rf"^(?:{'|'.join(_OF_A_CELL)})(?:最高)?(?:限价|控制价|上限|限额|拦标价|最高价|最高报价|封顶价)(?:[(（][^)）]{{1,8}}[)）])?[:：]?$"
)
_OF_NO_CAR = regex.compile(r"/[只个件条块张把根次年月天日人吨米]")
"""Behind a sum: of something that is no car, or of a while."""
_PLANNED = regex.compile(r"预算单价(?:[(（][^)）]{0,8}[)）])?[:：为约]{0,2} ?(?:人民币|¥)?")
_INSIDE = regex.one_of(("以内", "之内", "以下", "(含)", "及以下", "封顶", "为限", "为上限"))
_BEFORE_SUM = 16
_SENTENCE, _UNIT_BACK, _REMARK, _LONGEST_ROW = 200, 6, 46, 80
_LONGEST_HEADING = 20
_LONGEST_RUN = 120
_KEPT = 32
"""Clauses whose caps are remembered: of one notice the same ones are asked about for every line, and again without words already shown."""
LEAST, MOST = Decimal(3000), Decimal(20_000_000)
_MM = (
    r"[(（]?(?:mm|MM|毫米)?[)）]?[:：为\t ]{0,3}(≥|>=|≤|<=|不小于|不低于|不大于|不超过|大于|小于)?[ ]?"
    r"([0-9]{4,5})[ ]?(?:(?:-|~|至)[ ]?([0-9]{4,5}))?[ ]?(?:mm|MM|毫米)?(以上|以下|及以上|及以下)?"
)
LENGTH_SIGNS = {"wheelbase_mm": "轴", "length_mm": "长", "width_mm": "宽"}
"""A sign without which none is stated."""
_LENGTHS = {
    "wheelbase_mm": regex.compile(r"轴距" + _MM),
    "length_mm": regex.compile(r"(?:车身长|车长|总长|整车长)(?:度)?" + _MM),
    "width_mm": regex.compile(r"(?:车身宽|车宽|总宽|整车宽)(?:度)?" + _MM),
}


def caps(flat: str, start: int, end: int, spoken: Sequence[tuple[int, int]] | None = None) -> list[Amount]:
    """Every cap on the price of one vehicle that a region states, in order.
    `spoken`: the clauses that may state one (`speaking`), looked for before sums in them were blanked."""
    clauses = _clauses(flat, start, end, speaking(flat) if spoken is None else spoken)
    return [one for at, until in clauses for one in _of_clause(flat, at, until)]


def _of_clause(flat: str, at: int, until: int) -> Iterator[Amount]:
    begin = max(flat.rfind("\n", max(at - _LONGEST_ROW, 0), at) + 1, at - _LONGEST_ROW, 0)
    for one in _stated(flat[begin : until + _REMARK], at - begin, until - begin):
        yield Amount(one.value, one.start + begin, one.end + begin, one.per_unit, one.unit_said)


@remembered(_KEPT)
def _stated(words: str, start: int, end: int) -> tuple[Amount, ...]:
    """The caps of a clause, from `start` to `end` of words that begin with its line, if that is short, and run on to a remark behind it."""
    line = words[:end]
    if words[end : end + 1] == "\n" and _CAP_LINE.match(line):  # 控制单价 / 18500元
        below = words[end + 1 :].partition("\n")[0]
        told = amounts(words, end + 1, end + 1 + len(below), unit_of(line), 100) if _SUM_ALONE.match(below) else []
    elif "\t" in line and line.startswith(_ROWS) and _ROW.match(line):
        tab = line.find("\t", start)
        told = amounts(line, tab, end, unit_of(line.partition("\t")[0]), 100)[:1] if tab >= 0 else []
    elif SUM_SIGNS.isdisjoint(words[start:end]):
        told = []
    else:
        in_pairs = list(_in_pairs(line, start)) if "\t" in line else []
        found = {one.start: one for one in (*_in_words(words, start, end), *_behind_words(line, start), *in_pairs)}
        told = [one for _, one in sorted(found.items())]
    return tuple(one for one in told if LEAST <= one.value <= MOST and not _OF_NO_CAR.match(words[one.end : one.end + 2]))


def _behind_words(line: str, start: int) -> Iterator[Amount]:
    """Sums right behind words of a cap, and those joined to them."""
    for ends, said in _said(line[start:]):
        yield from _run(line, start + ends, len(line), unit_of(said[-_UNIT_BACK:]) if said.rstrip(" :：").endswith(")") else None)


def _said(clause: str) -> Iterator[tuple[int, str]]:
    """Where the words of a cap end in a clause, and those words: behind a label that has words of its own behind it
    (单价限价：每辆车报价不得高于…) where these end."""
    for match in _CAP.finditer(clause):
        if clause.endswith(_NONE, 0, match.start()):
            continue
        label, colon, _ = match.group(0).partition(":")
        offset = match.start() + len(label) + 1
        offset += len(clause[offset:]) - len(clause[offset:].lstrip(" ")) if colon else 0
        again = _CAP.match(clause[offset:]) if colon else None
        yield (offset + again.end(), again.group(0)) if again else (match.end(), match.group(0))


def _in_words(words: str, start: int, end: int) -> Iterator[Amount]:
    """Sums that the words around them make a cap."""
    for one in amounts(words, start, end):
        before = words[max(start, one.start - 14) : one.start]
        behind = words[one.end : one.end + 16]
        if (
            (one.unit_said and (_limited(before, behind) or _each_limited(words, start, one.start, before)))
            or (one.per_unit and _price_limited(words[start : one.start], before, behind))
            or (_inside(_behind(words, one.end)) and (one.per_unit or _WITHIN.search(before)))
        ):
            yield one


def _limited(before: str, behind: str) -> bool:
    """Whether words around a sum say that it is the most of something named."""
    return bool(
        _named_limit(before)
        or ("价格" in before and _PRICED_UNDER.search(before))
        or ("最高单价" in before and _HIGHEST.search(before))
        or (behind.startswith(_BEHIND) and _NAMED_BEHIND.match(behind))
    )


def _each_limited(words: str, start: int, at: int, before: str) -> bool:
    """Whether a sum is each one's, under a word of a ceiling in its clause, or right before it."""
    return _of_each(before) and (_CEILING.search(words[start:at]) or _LED_BY_CEILING.search(words[:start])) is not None


def _price_limited(clause: str, before: str, behind: str) -> bool:
    """Whether the price of one is a limit by its label, its list, or what offers above it lead to."""
    return bool(_PRICE_CAP_PER_UNIT.search(before) or _LISTED.search(clause) or ("超" in behind and _VOID_ABOVE.match(behind)))


def _named_limit(before: str) -> bool:
    return ("不" in before or "≤" in before or "<" in before) and _NAMED_LIMIT.search(before) is not None


def _of_each(before: str) -> bool:
    return ("单" in before or "每" in before) and _OF_EACH.search(before) is not None


def _in_pairs(line: str, start: int) -> Iterator[Amount]:
    """Caps in a row of labels and values side by side: 排量 | ≥2.0L | 单价控制价 | 38.5万元."""
    at, cells = start, line[start:].split("\t")
    for label, value in pairwise(cells):
        at += len(label) + 1
        told = amounts(line, at, at + len(value), unit_of(label), 100) if _caps_in_cell(label.strip()) else []
        if len(told) == 1:
            yield told[0]


def _caps_in_cell(label: str) -> bool:
    return label.startswith(_OF_A_CELL) and _CAP_CELL.match(label) is not None


def planned(flat: str, start: int, end: int) -> list[Amount]:
    """What a region plans for one vehicle: 预算单价41万元; the most that it may cost where no procurement has begun."""
    found = [one for match in _PLANNED.finditer(flat[start:end]) for one in amounts(flat, start + match.end(), end)[:1]]
    return [
        one for one in found if one.unit_said and LEAST <= one.value <= MOST and _PLANNED.search(flat[start : one.start][-_BEFORE_SUM:])
    ]


def caps_by_name(flat: str, start: int, end: int, spoken: Sequence[tuple[int, int]]) -> list[Amount]:
    """Caps in a clause that begins with a vehicle's name, under a word of a ceiling that its sentence began with
    (最高限价：4.2米车19.6万元/辆；7.6米车43万元/辆). `spoken` as for `caps`."""
    told = caps(flat, start, end, spoken)
    begin = _sentence_begin(flat, start, start)
    if flat.startswith("其中", begin) and flat[begin - 1 : begin] == "。":  # 最高限价：1735万元。其中8米级63万元/辆
        begin = _sentence_begin(flat, begin - 1, start)
    begin = _heading_above(flat, begin)
    if told or not _CEILING.search(flat[begin:end]) or _QUOTE.search(flat[begin:end]):
        return told
    each = limits_of_one(flat[begin:end])
    found = [
        one
        for one in amounts(flat, start, end)
        if (each or one.per_unit or _PRICE_OF_ONE.search(flat[start : one.start])) and one.unit_said and LEAST <= one.value <= MOST
    ]
    return [one for one in found if _CEILING.search(flat[begin : one.start])]


def limits_of_one(words: str) -> bool:
    """Whether words say that the sums behind them are the most that one may cost."""
    return _LIMITS_OF_ONE.search(words) is not None


def _sentence_begin(flat: str, at: int, start: int) -> int:
    """Where the sentence before an offset begins, not too far before a clause."""
    return max(flat.rfind("\n", 0, at), flat.rfind("。", 0, at), start - _SENTENCE, -1) + 1


def _heading_above(flat: str, begin: int) -> int:
    """Where the line above begins, if it only heads what follows with a limit: 四、单车最高限价, 三、最高投标限价."""
    above = flat.rfind("\n", 0, max(begin - 1, 0)) + 1
    words = flat[above : max(begin - 1, above)].rstrip(": ")
    limits = words.endswith(_CEILINGS) or ((of_one := _LIMITS_OF_ONE.search(words)) is not None and of_one.end() == len(words))
    return above if len(words) <= _LONGEST_HEADING and limits else begin


def _behind(flat: str, at: int) -> str:
    """The next few signs, past a remark in brackets."""
    if flat[at : at + 1] in ("(", "（"):
        closing = min((place for sign in ")）" if (place := flat.find(sign, at, at + 40)) >= 0), default=-1)
        at = closing + 1 if closing >= 0 else at
    return flat[at : at + 6]


def _inside(after: str) -> bool:
    return _INSIDE.is_match(after)


def _run(flat: str, at: int, end: int, unit: Decimal | None = None) -> Iterator[Amount]:
    """The sum behind a cap's words, and those that are joined to it: 12万元和18万元."""
    reached = at
    for amount in amounts(flat, at, min(end, at + _LONGEST_RUN), unit):
        if flat[reached : amount.start].strip(" 、和及与,，") not in ("", "人民币", "¥"):
            return
        yield amount
        reached = amount.end


def cap_of(told: list[Amount]) -> Read[Decimal]:
    """One line's cap; refused where it is stated differently."""
    values = {one.value for one in told}
    spans = [Span(one.start, one.end) for one in told[:MOST_SHOWN]]
    if len(values) > 1:
        return refused("unit price cap stated differently", spans[:6])
    return read(values.pop(), spans, "unit price cap") if values else UNSAID


def lengths(flat: str, start: int, end: int, name: str) -> Window:
    """Wheelbase, length or width that a region states, in millimetres."""
    lows: set[Decimal] = set()
    highs: set[Decimal] = set()
    spans: list[Span] = []
    for match in _LENGTHS[name].finditer(flat[start:end]):
        relation, first, second, after = match.groups()
        spans.append(Span(start=start + match.start(), end=start + match.end()))
        words = (relation or "") + (after or "")
        over, under = (
            any(sign in words for sign in ("≥", ">=", "不小于", "不低于", "大于", "以上")) and "不大于" not in words,
            any(sign in words for sign in ("≤", "<=", "不大于", "不超过", "小于", "以下")) and "不小于" not in words,
        )
        if not under:
            lows.add(Decimal(first))
        if not over:
            highs.add(Decimal(second or first))
    if len(lows) > 1 or len(highs) > 1:
        why = refused("stated differently", spans[:6])
        return Window(min=why, max=why)
    return Window(
        min=read(lows.pop(), spans, name) if lows else UNSAID,
        max=read(highs.pop(), spans, name) if highs else UNSAID,
    )


def _clauses(flat: str, start: int, end: int, spoken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Clauses, and what a region holds of one, that may state a cap; those that quote a policy or a scoring rule are left out."""
    first, last = max(bisect_left(spoken, (start, start)) - 1, 0), bisect_left(spoken, (end, end))
    for begin, stop in spoken[first:last]:
        at, until = max(begin, start), min(stop, end)
        held = flat[at:until]
        told = (at, until) == (begin, stop) or _SPEAKS.is_match(held)
        if at < until and told and not _quotes(flat, begin, until):
            yield at, until


def _quotes(flat: str, begin: int, until: int) -> bool:
    """Whether a clause quotes a policy or a scoring rule, or goes on with what its sentence quoted before and says nothing of its own."""
    floor = max(begin - _SENTENCE + 1, 0)
    return _quotes_in(flat[floor:until], begin - floor)


@remembered(_KEPT)
def _quotes_in(words: str, begin: int) -> bool:
    if any(not _asks_to_meet(words[begin:], match.start()) for match in _QUOTE.finditer(words[begin:])):
        return True
    sentence = max(words.rfind(sign, 0, begin) + 1 for sign in "\n。")
    quoted = [match.end() for match in _QUOTE.finditer(words[sentence:begin])] if sentence < begin else []
    return bool(quoted) and not _OWN.search(words[sentence + quoted[-1] :])


def _asks_to_meet(clause: str, at: int) -> bool:
    """Whether a rule is only what is bought has to meet, behind all figures of its clause: 单价不超过15万元，须满足公务用车标准."""
    meets = _MEETS.search(clause[:at]) if any(map(str.isdigit, clause[:at])) else None
    return meets is not None and not any(map(str.isdigit, clause[meets.start() :].partition("\t")[0]))


@remembered(8)
def speaking(flat: str) -> tuple[tuple[int, int], ...]:
    """The clauses of a text that hold a word of a cap: looked for once, however many regions are asked about."""
    return tuple(clause.span() for clause in _CLAUSE.finditer(flat))
