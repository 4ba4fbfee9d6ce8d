"""reading: names of a vehicle's parameters in specification tables, and what each tells; data in parameters.yaml."""

import functools
from dataclasses import dataclass
from pathlib import Path

import yaml

from reading import regex
from reading.displacement import AND_POWER, LABEL, OR_BATTERY

_LEAD = regex.compile(
    r"^[\s★▲*●■◆◇□#☆△※√•·-]*(?:(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?:[、.)]|\s)?|\(?[0-9一二三四五六七八九十]{1,3}(?:\.[0-9]{1,2}){0,3}(?:[、.)]|\s)|[①-⑳])[\s★▲*●■◆#☆△※]*)?"
)
_TAIL = regex.compile(
    r"(?:要求|范围|上限|下限|最大值|最小值|指标|参数|标准|大小|规格|数值|限制|情况|限值|不低于|不小于|不少于|不高于|不大于|不超过)+$"
)
_BRACKETS = regex.compile(r"[(\[【][^)\]】]{0,40}[)\]】]?")
_DISPLACEMENT = regex.compile(rf"^(?:车辆|整车|基本|主要|额定|公告|柴油机|汽油机)?(?:{LABEL})(?:{AND_POWER}|{OR_BATTERY})?$")
_PER_VEHICLE = ("单价", "单台", "单车", "单辆", "每辆", "每台", "/辆", "/台", "/部", "/套", "元/")
_LIMITS = ("限", "控制", "上限", "最高", "拦标", "预算", "不高于", "不超过", "不得高于", "不得超过")
_SUM = regex.compile(r"[0-9一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰][0-9,.]* ?(?:万|元)")
_OFFERED = ("投标", "响应", "所投", "拟投", "应答", "报价")
"""What an offer fills in."""
_UNIT = regex.compile(r"[ /·](?:辆|台|人|座|个|位|元|万元|升|毫升|毫米|千瓦|公斤|吨)$|[ /·]?(?:mm|mL|ml|ML|cc|L|kW|KW|kg|km)$")
"""A unit behind a label without brackets: 发动机排量 L, 数量/辆, 车长mm."""
_ASKED = regex.compile(
    r"^(?:主要|基本|详细|具体|招标|采购|需求|货物|车辆|产品|设备|物资|技术|规格|型号|性能|功能|配置|整车|商品|核心|关键|磋商|谈判|询价|文件|及|与|和|或|、|/|的|参数|指标|标准){1,6}"
    r"(?:要求|需求|参数|指标|规格|配置|描述|概况)$"
)
"""A column's head put together from words of what is asked for: 主要技术要求, 磋商文件要求."""
_OF_NEEDS = ("规格", "参数", "指标", "标准", "要求")
"""Ends of labels of what is asked for, whatever stands before them."""
_OF_MONEY = regex.compile(r"[价额费元算限]|单车|单台")
_FIGURE = regex.compile(r"[0-9]")
_FOREIGN = regex.compile(r"^[A-Za-z][A-Za-z ()./-]{2,40}? ?(\p{Han}[\p{Han} ()/A-Za-z]*)$|^(\p{Han}{2,10}) ?[A-Z]?[a-z][A-Za-z ./-]{1,40}$")
"""A name in two languages: Engine displacement 发动机排量, 座位数 Seats."""
_PLANNED = regex.compile(r"^(?:拟|申请|申报|申购|本次|计划)?(?:购置|采购|配备|更新|新购|购买|购)(?:的)?|[0-9一二三四五六七八九十]$")
"""What a form puts around a label: 拟购车辆排气量, 拟配备车辆2."""
_BUILD = regex.compile(r"(?:^|[0-9.、) ★▲*])(?:车辆|车身)?(?:类型|类别|车型|车种|种类)$")
"""A label of how a vehicle is built: 3.1 类别, ★车辆类型; 变速箱类型 is none."""
_JOINING, _JOINTS = ("及", "和", "与", "、", "/"), regex.compile("[及和与、/]")
_MEASURED = ("seats", "length", "width", "wheelbase", "other")
"""What may be told beside seats in one cell without bearing a number of persons."""
_LONGEST = 24
_MISREAD = "大女去人全令今太六入合4厂▲食文父本"
"""What scanners make of ★ and ▲ before a name."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a label tells (`role`), and the words in brackets behind it, mostly a unit."""

    role: str
    note: str = ""


@functools.cache
def _known() -> dict[str, str]:
    data = yaml.safe_load(Path(__file__).with_name("parameters.yaml").read_text(encoding="utf-8"))
    return {word.upper(): role for role, words in data.items() for word in (words.split() if isinstance(words, str) else words)}


@functools.lru_cache(maxsize=8192)
def parameter_of(words: str) -> Parameter | None:
    """What a folded label stands for; None when it is no parameter's name."""
    bare = words[_lead(words) :].strip().rstrip(":").strip()
    if bare[:1].isascii() != bare[-1:].isascii() and (both := _FOREIGN.match(bare)):
        bare = both.group(1) or both.group(2)
    if not bare or len(bare) > _LONGEST + 20:
        return None
    note = " ".join(part.strip("()[]【】") for part in _BRACKETS.findall(bare))
    name = _BRACKETS.sub("", bare).strip(" :")
    if (unit := _UNIT.search(name)) and unit.start() > 1:
        name = name[: unit.start()]
    if name[:1].isascii() != name[-1:].isascii() and (both := _FOREIGN.match(name)):
        name = both.group(1) or both.group(2)
    name = name.replace(" ", "")
    if not name or len(name) > _LONGEST:
        return None
    role = _role(name, bare)
    return Parameter(role, note) if role else None


def tells_build(label: str) -> bool:
    """Whether a label tells of which build a vehicle is that has its name elsewhere: 车型 | SUV below 执勤用车."""
    return _BUILD.search(_BRACKETS.sub("", label).strip(" :")) is not None


def _lead(words: str) -> int:
    found = _LEAD.match(words)
    return found.end() if found else 0


def _role(name: str, bare: str) -> str:
    known = _known()
    limited = any(word in bare for word in _LIMITS)
    if (
        limited
        and any(word in bare for word in _PER_VEHICLE)
        and "金" not in name
        and len(name) <= 16
        and _OF_MONEY.search(name)
        and not _FIGURE.search(name)
        and not _SUM.search(bare)
    ):
        return "unit_cap"
    planned = _PLANNED.sub("", name)
    for form in (name, _TAIL.sub("", name), name[1:] if name[0] in _MISREAD else name, planned):
        if role := known.get(form.upper()):
            return "head" if role == "name" and form != name and name.endswith(_OF_NEEDS) else role  # 车辆规格 names none
        if _DISPLACEMENT.match(form):
            return "displacement"
    if name.startswith(_OFFERED) and _asked_for(name):
        return "skip"
    if any(sign in name for sign in _JOINING) and _of_seats_too(name):
        return "seats"
    return "head" if _ASKED.match(name) else ""


def _of_seats_too(name: str) -> bool:
    """Whether a label names seats beside a measure: 长度及座位, 车长/座位数."""
    parts = [_known().get(part.upper(), "") for part in _JOINTS.split(name)]
    return "seats" in parts and all(role in _MEASURED for role in parts)


def _asked_for(name: str) -> bool:
    """What an offer says of something that is asked for too: 投标排量, 投标单价."""
    return any(name.endswith(word) for word in ("单价", "排量", "型号", "品牌", "数量", "参数", "总价", "规格"))


def label_end(words: str) -> int:
    """Where a label that begins a line ends (排量:≤1.8L → behind 排量), 0 when no parameter's name does."""
    at = _lead(words)
    for end in sorted(
        {place for sign in (":", "为", "≥", "≤", "=", ">", "<", "不", " ") if (place := words.find(sign, at + 1, at + _LONGEST + 16)) > 0}
    ):
        if parameter_of(words[:end]) is not None:
            return end
    return 0
