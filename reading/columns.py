"""reading: what the columns of tables hold, by their heads; data in columns.yaml."""

import functools
from pathlib import Path

import yaml

from reading import regex
from reading.labels import labels

_PARTS = {
    "supplier": ("供应商名称", "投标人名称", "候选人名称"),
    "quantity": ("数量",),
    "price_cap": ("最高限价", "控制价"),
    "brand_model": ("品牌型号",),
    "spec": ("参数", "技术要求", "配置"),
}
_OF_A_LOT = regex.compile(
    r"^(?:采购|合同|品目|项目|标的|本)?(?:包组|包件|包段|包别|标段|标项|标包|分标|分包|子包|包)(编号|序号|号|次|代码)?([及和与、/]?名称)?"
    r"(?:(预算|概算)(?:金额|价|总?额)?|((?:最高)?(?:投标)?(?:限价|控制价|限额)))?$"
)
"""Heads of what is said of lots: their number, their name, their budget, their ceiling."""
_JOINS, _JOINING = regex.compile(r"以及|[及和与、/]"), frozenset("及和与、/")
_NAMES = ("标的名称", "货物名称", "产品名称", "商品名称", "设备名称", "车辆名称", "物资名称", "车型名称", "标的物名称")
_KINDS = ("车型", "车辆类型", "车辆类别", "用车类别", "车辆种类")
_NOT_BOUGHT = ("参考", "推荐", "响应", "投标", "投报", "所投", "原", "旧", "现有", "适用", "核定", "准驾")
_HAD = ("在用", "现有", "原有", "保有", "报废", "编制")
"""What a number of vehicles is of that are not bought."""
_PER_UNIT = {"price_cap": "unit_cap", "budget": "unit_cap", "award": "unit_price", "total": "unit_price"}
"""What a sum is where its head says 元/辆, or in brackets that it is the price of one."""
_AS_LABEL = {
    "supplier": "supplier", "award": "award", "price_cap": "price_cap", "lot_cap": "price_cap", "unit_cap": "unit_cap", "budget": "budget",
    "lot_budget": "budget", "buyer": "buyer",
}  # fmt: skip
"""What a column holds whose head is a label."""
_EACH = ("单价", "单台", "单车", "单辆", "每台", "每辆")
_OFFERED = (
    "拟采购",
    "拟购",
    "拟供",
    "所投",
    "所报",
    "投标",
    "响应",
    "应答",
    "报价",
    "供货",
    "中标",
    "成交",
    "中选",
    "入围",
)
_WON = ("中标", "成交", "中选", "入围", "拟采购", "拟购")
"""Words whose things (中标产品) are names."""
_THINGS_OFFERED = ("车型", "产品", "货物", "车辆")
_LONGEST_HEAD = 20
_WITH_ASIDE = regex.compile(
    r"^([\p{Han}()]{3,16}?)(?:(?:或|/|、|及|和|:)?[(（]?(?:可|须|请)?(?:填写)?(?:下浮率|折扣率|优惠率|费率|下浮比例|百分比)[^:]*|[:(]?单位:(?:人民币)?万?元[)]?)$"
)
"""Heads of sums that go on with the rates which may stand in their place, or with their unit: 成交金额：（可填写下浮率或费率）."""
_MEASURES = frozenset(("辆", "台", "部", "套", "L", "升", "ml", "mL", "mm", "座", "人", "元", "万元", "吨", "T"))


@functools.cache
def heads() -> dict[str, str]:
    """Known heads and their roles."""
    data = yaml.safe_load(Path(__file__).with_name("columns.yaml").read_text(encoding="utf-8"))
    return {word: role for role, words in data.items() for word in words}


@functools.cache
def longest_head() -> int:
    """Signs of the longest known head."""
    return max(map(len, heads()))


@functools.lru_cache(maxsize=4096)
def role_of(head: str) -> str:
    """What a column head stands for; empty when it is not known."""
    bare = head.replace(" ", "").rstrip(":").lstrip("★*▲")
    if (told := _WITH_ASIDE.match(bare)) is not None:
        return role_of(told.group(1))
    known = heads()
    without_last = bare[: bare.rfind("(")] if bare.endswith(")") else bare
    short = bare.split("(", 1)[0]
    if short.endswith("产品") and known.get(bare[len(short) + 1 : -1]) == "brand_model":
        return "brand_model"  # 入围产品(品牌型号)
    role = (
        known.get(bare)
        or known.get(without_last)
        or known.get(short)
        or known.get(without_measure(bare))
        or _by_lot(without_last)
        or _by_offer(without_last)
        or _by_both(without_last)
        or _by_label(without_last)
        or _by_part(without_last)
    )
    aside = bare[len(short) :]
    return _PER_UNIT.get(role, role) if "元/" in bare or (any(word in aside for word in _EACH) and "合计" not in aside) else role


def may_name(head: str) -> bool:
    """Whether a column with this head may name what is bought: 配置, 级别, but not 适用车型, 原有车辆."""
    return not any(word in head for word in _NOT_BOUGHT)


def without_measure(head: str) -> str:
    """A head without the measure behind its slash (数量/辆, 排量/L); a path (货物/设备/车辆) stays whole."""
    words, _, measure = head.partition("/")
    return words if measure in _MEASURES else head


def _by_lot(head: str) -> str:
    """Heads of lots by their parts: 品目包, 分标名称, 标段编号及名称, 包件预算."""
    told = _OF_A_LOT.match(head) if "包" in head or "标" in head else None
    if told is None:
        return ""
    number, name, budget, ceiling = told.groups()
    if budget or ceiling:
        return "" if number or name else "budget" if budget else "price_cap"
    return "lot_name" if name and not number else "lot"


def _by_both(head: str) -> str:
    """Heads that join two others: 规格型号、品牌, 品牌及规格型号."""
    if _JOINING.isdisjoint(head) or head.startswith(_NOT_BOUGHT):
        return ""
    roles = {heads().get(word, "") for word in _JOINS.split(head)}
    if "brand" in roles and ("model" in roles or "spec" in roles):
        return "brand_model" if roles <= {"brand", "model", "spec"} else ""
    return ""


def _by_offer(head: str) -> str:
    """Heads of what is offered or meant: 响应品牌, 拟采购品牌及型号, 投标车型. What they say of other things is no role."""
    led = next((word for word in _OFFERED if head.startswith(word)), "")
    rest = head.removeprefix(led)
    if not led:
        return ""
    role = known if (known := heads().get(rest, "")) in ("brand", "model", "brand_model") else ""
    return role or ("brand_model" if rest in _THINGS_OFFERED and led not in _WON else "")


def _by_label(head: str) -> str:
    """Heads that are labels put together from parts: 预中标供应商, 拟成交总价. A rank (第一名) is a row's."""
    return "" if head.startswith(("第", "首", "排名")) else _AS_LABEL.get(labels().key_of.get(head, ""), "")


def _by_part(head: str) -> str:
    """Long heads by the words they hold: 响应产品裸机单价, 中标(成交)供应商名称."""
    if not 2 < len(head) <= _LONGEST_HEAD:
        return ""
    if "供应商数量" in head or "人数" in head or head.startswith("是否") or ("数" in head and any(word in head for word in _HAD)):
        return "other"
    if any(word in head for word in _EACH) and any(word in head for word in ("限", "控制", "预算", "拦标", "封顶")):
        return "unit_cap"
    if "单价" in head:
        return "unit_price"
    if head.endswith(_NAMES) or (head.endswith(_KINDS) and may_name(head)):
        return "name"
    return next((role for role, words in _PARTS.items() if any(word in head for word in words)), "")
