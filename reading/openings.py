"""reading: the vehicle's name that words begin with, behind their number and a label for names: 2.1 洒水车（绿化用）：, 货物名称：皮卡."""

from collections.abc import Iterable

from reading import regex
from reading.statements import Place
from reading.vehicles import heads, mentions

_NUMBER = (
    r"第[一二三四五六七八九十0-9]{1,3}[条章节部分]+|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[、.)]?|\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])[、.)]|[①-⑳]"
    r"|(?:品目|标的|车型|车辆|标项|标段|采购包|合同包|包)[0-9一二三四五六七八九十A-Z]{1,2}(?:[:、. ()-]|$)|第[0-9一二三四五六七八九十]{1,2}(?:包|标段|标项)"
)
_LEAD = regex.compile(rf"^[\s★▲*●■◆◇□#☆△※√•·-]*(?:(?:{_NUMBER})[ :、.★▲※#*-]*){{0,2}}")
_LABEL = regex.compile(
    r"^(?:(?:货物|标的|设备|车辆|产品|商品|物资|采购|品目|装备)?(?:名称|标的|内容|品名|品种)|产品|货物|标的物?|采购(?:标的|内容)?"
    r"|(?:本次|本项目|本批|现)?(?:(?:拟|计划|需)?新?(?:采购|购置)|(?:拟|计划|需)新?购|新购)|其中)[: ]*"
)
_LABELS = 2
"""Labels that stand one behind the other: 采购内容：购置皮卡."""
_LONGEST_LEAD, _LONGEST = 12, 32
_QUALIFIES = regex.compile(r"^(?:[0-9.]{1,5}(?:L|T|t|升|米|座|吨|m)(?:级|型)?|[A-Za-z][0-9]?|[\p{Han}-]){0,16}$")
"""What may stand before the word for a kind in a name: 混合动力1.5L轿车, C1教练车."""
_SAYS = regex.compile(r"[为系属是]$")
"""Before a kind: what says how something is built (车型为SUV), and no name."""
_FOR_WORK = regex.compile(
    r"^(?:[A-Z][0-9]?)?(\p{Han}{2,12}?车)(?:[:,;。 (\t]|[0-9一二三四五六七八九十两]{1,3} ?[辆台]|汽油|柴油|发动机|排量|数量|采购|技术|参数|要求|$)"
)
"""A name that the lexicon does not know, and what it is told by that it ends: 微型厢式邮政车汽油机，排量…."""
_ENDS = regex.compile(r"[:,;。、\t(]")
_OF_SIZE = "米座吨升LTtm"
_OWNED = "的"
"""What words about a vehicle hold (轿车的排量), and no name."""


def opening(flat: str, start: int, end: int, met: Iterable[str] = ()) -> Place | None:
    """Where the name of a vehicle stands that words begin with; None where they begin with none. `met`: names met before, which the
    lexicon may not know."""
    led = _LEAD.search(flat[start:end])
    at = start + (led.end() if led else 0)
    if flat[at - 1 : at].isdigit() and flat[at : at + 1] in _OF_SIZE:
        at = start  # 10.5米客车
    for _ in range(_LABELS):
        label = _LABEL.match(flat[at : min(end, at + _LONGEST)])
        at += label.end() if label else 0
    words = flat[at : min(end, at + _LONGEST)]
    if known := [name for name in met if words.startswith(name)]:
        return (at, at + max(map(len, known)))
    cut = _ENDS.search(words)
    stop = at + (cut.start() if cut else len(words))
    found = [one for one in (*heads(flat, at, stop)[:1], *mentions(flat, at, stop)) if one.specific and not one.decoy]
    if (
        found
        and found[0].start - at <= _LONGEST_LEAD
        and _QUALIFIES.match(before := flat[at : found[0].start])
        and not _SAYS.search(before)
    ):
        return (at, found[0].end)
    work = _FOR_WORK.match(words)
    if work is None or _OWNED in work.group(1) or any(one.decoy for one in mentions(flat, at, at + work.end(1))):
        return None
    return (at, at + work.end(1))
