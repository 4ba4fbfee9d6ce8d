"""reading: what a figure in L, T or cc may belong to that is no vehicle's engine: loads, tanks, other machines, rules, old cars."""

from reading import regex
from reading.brands import brand_end
from reading.remembered import remembered

_OTHER = regex.compile(
    r"质量(?:[^检监]|$)|载重|载质|吨|载货|起重|举升|提升机|尾板|吊机|液压|拖拽|拖曳|拖挂|牵引|承载|载荷|自重|整备|满载|油箱|水箱|冰箱|储物|容积|容量|水罐|罐体|罐容|尾箱|后备箱|行李箱|"
    r"扭矩|拉力|推力|机油|尿素|垃圾|油耗|耗油|能耗|冷却液|制冷剂|玻璃水|油壶|流量|碳|污染物|废气|尾气|壶|水杯|保温|消毒液|灭火剂|泡沫液|电池|箱体|货箱容|版本"
)
_MACHINE = regex.compile(
    r"发电|泵(?:[^车站浦送]|$)|油锯|链锯|割灌|割草|剪草|草坪|灭火机|风机|绞盘|副发|副机|辅机|辅发|辅助发|上装(?:发动|柴油|汽油|动力|引擎)|压缩机|液压|清洗机|高压泵|制冷机|空压机|吹风|扫雪机|旋耕|植保|喷雾机|破拆|无人机|冲锋舟|舷外机|挂机|"
    r"(?:独立|单独|小型)的?(?:柴油|汽油)(?:发动)?机|机组|排烟机|泵站(?:[^车]|$)|叉车|装载机|挖掘机|拖拉机|随车配备|随车工具"
)
_LORRY = regex.compile(
    r"货车|自卸|垃圾车|洒水车|清扫车|洗扫车|吸污|吸粪|压缩|勾臂|钩臂|叉车|装载|牵引车|吊|半挂|环卫|消防车|罐车|搬运|翻斗|平板|三轮|清障|[0-9米吨T]级"
)
_ENGINE = regex.compile(
    r"发动机|柴油|汽油|燃油|涡轮|增压|自吸|自然吸气|混动|混合动力|动力|双擎|插混|增程|变速|自动|手动|CVT|四驱|两驱|驱动|缸|轿车|SUV|MPV|越野|商务车|皮卡|面包车|轻型客车|小型客车|乘用车|轿跑|版|款|型号|车型|TSI|[Tt]urbo|cc|CC|cm³"
)
_CAR = regex.compile(r"轿车|摩托|客车|货车|皮卡|越野|救护|消防车|SUV|MPV")
_OF_ITS_LOAD = regex.compile(r"^级别?[^,;。\n]{0,4}(?:[蓝黄绿]牌|底盘|货车|卡车|轻卡|微卡|载货)")
"""Behind a figure in T: what it carries, whatever is said of its engine behind that (1.5T级蓝牌底盘，汽油)."""
_STRONG = regex.compile(r"涡轮|增压|发动机|柴油|汽油|排量|动力")
"""Words that make a T litres even beside a lorry's name."""
_RULE = regex.compile(
    r"管理(?:实施)?(?:办法|细则|规定)|配备标准|配备使用|中办发|国管|编制标准|一般不得|一般公务用车|用车标准|车辆标准|有关规定|相关规定|文件规定|通知要求|需要,经批准(?:可以?)?(?:适当)?配备|按照?(?:有关|相关)?(?:规定|标准)配备"
)
_RULE_BEHIND = regex.compile(r"以[下内]的(?:规定|标准)(?:[^\p{Han}]|执行|配备|经|要求|$)")
"""排气量1.6升以下、12万元以内的规定: behind the figure."""
_SCORING = regex.compile(r"评分|得分|加分|扣分|每增加|每提高|每优于|得[0-9]分|示例|例如|举例")
_OLD = regex.compile(
    r"旧车|原车|原有|报废|拟更新的|现有|被更新|拟淘汰|淘汰|原使用|原配备|原要求|已使用|行驶里程已|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\-]?[A-Z0-9*]{5}|(?:19|20)[0-9]{2}年?(?:前后|左右|以前|之前|前|底|初)?(?:购置|购买|购入|采购|登记|上牌|投入使用|投用)[的,，、)）]|购于|购买于|老旧[^,。;()]{0,10}车辆?\(|(?:以往|此前|往年|历年)(?:采购|购置|购买|配备|更新)?的?|(?:用于|以|拟|将|所)替换"
)
_ALIKE = regex.compile(r"(?:同|与|和)(?:现有|原有|原车)[^,。;\n]{0,10}(?:一致|通用|相同|匹配|兼容|配套)")
"""底盘同现有车辆通用: what is bought goes with the old car, and is spoken of on."""
_RENEWED = regex.compile(
    r"(?:更新|更换|替换|置换)(?:已|将|即将)?(?:达到|到|达|超过|接近|临近|符合|满足)[^,;。0-9]{0,10}(?:报废|使用|更新)[^,;。0-9]{0,6}的?"
    r"[^,;。0-9]{0,6}(?:车辆|用车|旧车|车)(?:,|:|$)"
)
"""更新达到报废年限的车辆，其中轿车6辆: what is counted behind it takes the place of the old ones."""
_NEW = regex.compile(r"新购|购置|采购|购买|更新为|更换为|换购|拟购|现购|改为|更正为")
_ORG = regex.compile(r"^.*(?:公司|集团|[^出原]厂|医院|学院|大学|中学|小学|[^结格]局)")
"""The name of somebody who buys says nothing about what is bought: 某发电有限公司轿车（2.0T）."""
_ENDS_ORG = frozenset("司团厂院学局")
_SCORES = frozenset("分每例")
"""One of these is in all words of scoring."""
_WAIVED = regex.compile(r"^[^,;。()]{0,14}(?:不适用|不受[^,;。()]{0,6}限|不在此限|除外|不[作做](?:为)?(?:要求|限制|硬性要求))")
_SECOND, _BETWEEN = ("副", "辅", "上装"), " :("
"""Right before a figure, what the second engine of a vehicle drives: 排量：主4.5L/副3.8L."""
_FUELS = frozenset(("柴油", "汽油"))
_CELLS_OF_A_PAIR = 2
"""A label and its value; rows of more cells tell something else in each."""
_REFUSED_BEHIND = regex.compile(r"^[^,。;0-9]{0,8}(?:不予?(?:接受|认可|考虑|采纳)|不(?:符合|满足)要求)")
_REFUSED_BEFORE = regex.compile(r"不予?(?:接受|认可|考虑|采纳|选用)[^,。;0-9]{0,4}$")
"""Around a size that is not wanted: 备选2.4T柴油不接受."""
_KEPT = 64
"""Clauses that are remembered: of one notice the same ones are asked about again and again."""
_CLAUSE_ENDS = "。;\n"
_PART_ENDS = ",、。;\n\t\\"
_FARTHEST_PART, _FARTHEST_CLAUSE = 30, 200
_VEHICLES = ("车", "车:", "车(", "型", "型:", "型(", ")", "):")
"""What ends the vehicle's name before a label: 压缩式垃圾车排量, 垃圾车（排量…, not its load or its tank."""
_LONGEST_LABEL = 5
"""Signs at the beginning of a label that may go on with a machine's name: 副 + 发动机排量."""


def about_something_else(window: str, start: int, end: int, labelled: bool, small: bool = False, noun: bool = False) -> bool:
    """Whether a figure at [start, end) is a load, a tank, another machine's, a rule's, a scoring example's or the old car's.

    `noun`: 柴油, 排量 and the like stand right behind it, so that what is before it is the vehicle's name.
    `small`: less than any car's engine has, so that a machine anywhere before it in the clause owns it.
    """
    before, after = _clause(window, start, end)
    if (
        _of_a_rule(before)
        or ("以" in after and _RULE_BEHIND.is_match(after))
        or _scores(before)
        or _scores(after)
        or _of_an_old_car(before)
        or _waived(after)
    ):
        return True
    if window.startswith("级", end) and _OF_ITS_LOAD.match(window[end : end + _FARTHEST_PART]):
        return True
    subject = _subject(window, start)
    if subject.rstrip(_BETWEEN).endswith(_SECOND) or _REFUSED_BEHIND.match(after) or _REFUSED_BEFORE.search(subject):
        return True
    named = subject + window[start : start + _LONGEST_LABEL] if labelled else subject
    if _ends_with_a_machine(named) or (small and _unless(_CAR, _MACHINE, before)):
        return True
    if labelled and (":" in before or "\t" in before) and _labels_a_machine(before):
        return True
    if labelled:
        named = _last(before, _PART_ENDS)[-4:]
        return _OTHER.is_match(named) and not named.endswith(_VEHICLES)
    figure, rest = window[start:end], _first(after[:_FARTHEST_PART], _PART_ENDS)
    part = subject[-14:] + figure + rest[:8]
    if _OTHER.search(figure + rest[:8] if noun and figure.endswith(("T", "t")) else part) or _ends_with_a_machine(part):
        return True
    return figure.endswith(("T", "t")) and _LORRY.is_match(subject[-14:] + rest) and not _STRONG.is_match(part + after[:8])


def of_a_rule(window: str, start: int) -> bool:
    """Whether the clause before a place quotes a policy."""
    return _of_a_rule(_clause_before(window, start))


def of_an_old_car(window: str, start: int) -> bool:
    """Whether the clause before a place speaks of a car that is to be replaced."""
    return _of_an_old_car(_clause_before(window, start))


def of_a_machine(window: str, start: int) -> bool:
    """Whether the label that a place stands behind in its clause names another machine (消防泵：柴油机), or the words right before it do (水泵机组柴油机)."""
    before = _clause_before(window, start)
    if ":" in before and _labels_a_machine(before):
        return True
    return _ends_with_a_machine(_last(_subject(window, start), ":"))


def _ends_with_a_machine(words: str) -> bool:
    """Whether words name a machine, and no vehicle behind it that is called by it: 无人机指挥车."""
    return _MACHINE.is_match(words) and any("车" not in words[found.end() :].replace("车载", "") for found in _MACHINE.finditer(words))


def _labels_a_machine(before: str) -> bool:
    """Whether the label or the cell that a clause stands behind names another machine than the vehicle: 配套发电机组：≥100kW，排量5.9L,
    静音发电机 | 12kW，排量2.0L; the cell of a vehicle's name (发电车) names none."""
    label, parted, behind = before.rpartition(":" if ":" in before else "\t")
    named = _last(label, _PART_ENDS + ":")
    found = _MACHINE.search(named)
    return found is not None and not (parted == "\t" and "车" in named[found.end() :]) and not _CAR.is_match(behind)


def of_an_engine(window: str, start: int, end: int) -> bool:
    """Whether the clause around a bare figure speaks of a car or its engine, or a brand begins the part it stands in."""
    before, after = _clause(window, start, end)
    return _ENGINE.is_match(before[-40:] + window[start:end] + after[:24]) or _of_a_badge(before[-_FARTHEST_PART:])


def _waived(after: str) -> bool:
    """Whether the words right behind a figure say that its rule does not hold here: 排量1.8L以上的规定不适用."""
    return _WAIVED.is_match(after)


@remembered(_KEPT)
def _of_a_rule(before: str) -> bool:
    cells = before.split("\t")
    if len(cells) > _CELLS_OF_A_PAIR:  # 轿车 | 一般公务用车 | 2 | 1.5L: a use in a row of its own cells
        before = cells[-1]
    return _unless(_NEW, _RULE, before)


@remembered(_KEPT)
def _of_an_old_car(before: str) -> bool:
    before = _ALIKE.sub("", before) if "现有" in before or "原" in before else before
    return _unless(_NEW, _OLD, _RENEWED.sub("", before) if "报废" in before else before)


def _scores(words: str) -> bool:
    return not _SCORES.isdisjoint(words) and _SCORING.is_match(words)


def _of_a_badge(before: str) -> bool:
    """Whether a brand begins the words that run on to a figure: 奇瑞艾瑞泽8 1.6T."""
    return brand_end(_last(before, ",、:\t").lstrip()) > 0


def _unless(other: regex.Pattern, pattern: regex.Pattern, words: str) -> bool:
    """Whether words hold a pattern, and nothing of the other one behind the last place where they do."""
    return pattern.is_match(words) and not other.is_match(words[max(match.end() for match in pattern.finditer(words)) :])


def _clause(window: str, start: int, end: int) -> tuple[str, str]:
    """The words of its clause before and after a figure."""
    return _clause_before(window, start), _first(window[end : end + _FARTHEST_CLAUSE], _CLAUSE_ENDS)


def _clause_before(window: str, start: int) -> str:
    words = window[start - _FARTHEST_CLAUSE if start > _FARTHEST_CLAUSE else 0 : start]
    return words.rpartition("。")[2].rpartition(";")[2].rpartition("\n")[2]


def _subject(window: str, start: int) -> str:
    """The words before a figure in its part of the clause; within brackets also those before the bracket."""
    words = window[max(start - 2 * _FARTHEST_PART, 0) : start]
    head, bracket, inside = words.rpartition("(")
    told = _last(words, _PART_ENDS)
    if bracket and ")" not in inside and head.endswith("车") and not _FUELS.isdisjoint(inside.replace("、", ",").split(",")):
        told = _last(inside, _PART_ENDS)  # 8吨扫路车（柴油，3.8L）: the load is the name's
    elif bracket and ")" not in inside:
        told = _last(head, _PART_ENDS) + bracket + _last(inside, _PART_ENDS)
    return told if _ENDS_ORG.isdisjoint(told) else _ORG.sub("", told)


def _last(words: str, ends: str) -> str:
    for sign in ends:
        if sign in words:
            words = words.rpartition(sign)[2]
    return words


def _first(words: str, ends: str) -> str:
    for sign in ends:
        words = words.partition(sign)[0]
    return words
