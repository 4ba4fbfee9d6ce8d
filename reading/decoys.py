"""reading: what a figure in L, T or cc may belong to that is no vehicle's engine: loads, tanks, other machines, rules, old cars."""

import re2

from reading.brands import brand_end

_OTHER = re2.compile(
    r"质量|载重|载质|吨|载货|起重|举升|拖拽|拖挂|牵引|承载|载荷|自重|整备|满载|油箱|水箱|冰箱|储物|容积|容量|水罐|罐体|罐容|尾箱|后备箱|行李箱|"
    r"扭矩|机油|尿素|垃圾|油耗|耗油|能耗|冷却液|制冷剂|玻璃水|油壶|流量|壶|水杯|保温|消毒液|灭火剂|泡沫液|电池|箱体|货箱容|版本"
)
_MACHINE = re2.compile(
    r"发电|水泵|机泵|泵组|消防泵|手抬泵|油泵|油锯|链锯|割灌|割草|剪草|草坪|灭火机|风机|绞盘|副发动机|副机|上装发动机|空压机|吹风|扫雪机|旋耕|植保|喷雾机|破拆|无人机|冲锋舟|舷外机|挂机|"
    r"叉车|装载机|挖掘机|拖拉机|随车配备|随车工具"
)
_LORRY = re2.compile(
    r"货车|自卸|垃圾车|洒水车|清扫车|洗扫车|吸污|吸粪|压缩|勾臂|钩臂|叉车|装载|牵引车|吊|半挂|环卫|消防车|罐车|搬运|翻斗|平板|三轮|清障|级"
)
_ENGINE = re2.compile(
    r"发动机|柴油|汽油|燃油|涡轮|增压|自吸|自然吸气|混动|混合动力|动力|变速|自动|手动|CVT|四驱|两驱|驱动|缸|轿车|SUV|MPV|越野|商务车|皮卡|轿跑|版|款|型号|车型|TSI|[Tt]urbo|cc|CC|cm³"
)
_CAR = re2.compile(r"轿车|摩托|客车|货车|皮卡|越野|救护|消防车|SUV|MPV")
_RULE = re2.compile(r"管理办法|配备标准|配备使用|中办发|国管|编制标准|一般不得|一般公务用车|有关规定|相关规定|文件规定|通知要求")
_SCORING = re2.compile(r"评分|得分|加分|扣分|每增加|每提高|每优于|得[0-9]分|示例|例如|举例")
_OLD = re2.compile(
    r"旧车|原车|原有|报废|拟更新的|现有|被更新|拟淘汰|淘汰|原使用|原配备|已使用|行驶里程已|(?:19|20)[0-9]{2}年(?:购置|购买|购入|登记)的|购于|购买于"
)
_NEW = re2.compile(r"新购|购置|采购|购买|更新为|更换为|换购|拟购|现购|改为|更正为")
_CLAUSE_ENDS = "。；;\n"
_PART_ENDS = ",，、。；;\n\t"
_FARTHEST_PART, _FARTHEST_CLAUSE = 30, 200


def about_something_else(window: str, start: int, end: int, labelled: bool, small: bool = False) -> bool:
    """Whether a figure at [start, end) is a load, a tank, another machine's, a rule's, a scoring example's or the old car's.

    `small`: less than any car's engine has, so that a machine anywhere before it in the clause owns it.
    """
    begin, stop = _clause(window, start, end)
    before, after = window[begin:start], window[end:stop]
    if of_a_rule(window, start, end):
        return True
    if _SCORING.search(before) or _SCORING.search(after):
        return True
    if of_an_old_car(window, start, end):
        return True
    subject = _subject(window, start)
    if _MACHINE.search(subject) or (small and _last(_MACHINE, before) > _last(_CAR, before)):
        return True
    if labelled:
        return bool(_OTHER.search(window[max(start - 4, begin) : start]))
    part = subject[-14:] + window[start : min(end + 8, _part_end(window, end))]
    if _OTHER.search(part) or _MACHINE.search(part):
        return True
    return (
        window[end - 1] in "Tt" and bool(_LORRY.search(subject[-14:] + window[end : _part_end(window, end)])) and not _strong(part, after)
    )


def of_a_rule(window: str, start: int, end: int) -> bool:
    """Whether the clause before a place quotes a policy."""
    begin, _ = _clause(window, start, end)
    before = window[begin:start]
    return bool(_RULE.search(before)) and not _NEW.search(before[_last(_RULE, before) :])


def of_an_old_car(window: str, start: int, end: int) -> bool:
    """Whether the clause before a place speaks of a car that is to be replaced."""
    begin, _ = _clause(window, start, end)
    before = window[begin:start]
    return bool(_OLD.search(before)) and not _NEW.search(before[_last(_OLD, before) :])


def of_an_engine(window: str, start: int, end: int) -> bool:
    """Whether the clause around a bare figure speaks of a car or its engine."""
    begin, stop = _clause(window, start, end)
    return _ENGINE.search(window[max(begin, start - 40) : min(stop, end + 24)]) is not None or _of_a_badge(window, begin, start)


def _of_a_badge(window: str, begin: int, start: int) -> bool:
    """Whether a brand begins the part of the clause that the figure stands in: 奇瑞艾瑞泽8 1.6T."""
    part = window[max(begin, start - _FARTHEST_PART) : start]
    part = part[max(part.rfind(sign) for sign in ",，、:：\t") + 1 :].lstrip()
    return brand_end(part) > 0


def _strong(part: str, after: str) -> bool:
    """Words that make a T litres even beside a lorry's name."""
    return any(word in part or word in after[:8] for word in ("涡轮", "增压", "发动机", "柴油", "汽油", "排量", "动力"))


def _last(pattern: re2._Regexp, words: str) -> int:
    return max((match.end() for match in pattern.finditer(words)), default=0)


def _clause(window: str, start: int, end: int) -> tuple[int, int]:
    floor, ceiling = max(start - _FARTHEST_CLAUSE, 0), min(end + _FARTHEST_CLAUSE, len(window))
    begin = max((place for sign in _CLAUSE_ENDS if (place := window.rfind(sign, floor, start)) >= 0), default=floor - 1) + 1
    return begin, min((place for sign in _CLAUSE_ENDS if (place := window.find(sign, end, ceiling)) >= 0), default=ceiling)


def _part_end(window: str, end: int) -> int:
    return next(
        (place for place in range(end, min(end + _FARTHEST_PART, len(window))) if window[place] in _PART_ENDS), end + _FARTHEST_PART
    )


def _subject(window: str, start: int) -> str:
    """The words before a figure in its part of the clause; within brackets also those before the bracket."""
    floor = max(start - 2 * _FARTHEST_PART, 0)
    words = window[floor:start]
    depth = words.rfind("(")
    inside = depth >= 0 and ")" not in words[depth:]
    at = len(words) if not inside else depth
    begin = max((words.rfind(sign, 0, at) for sign in _PART_ENDS), default=-1) + 1
    return words[begin:]
