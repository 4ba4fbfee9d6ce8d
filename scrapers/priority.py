"""Which notices' pages are fetched first: those whose title sounds like vehicles; in doubt it does."""

SOUNDS = ("车", "皮卡", "越野", "MPV", "SUV", "客运", "公交", "摩托", "消防", "环卫", "警用", "救护")
FOLLOWED = (
    "公开招标公告",
    "竞争性磋商公告",
    "竞争性谈判公告",
    "询价公告",
    "单一来源公告",
    "更正公告",
    "资格预审公告",
    "邀请招标公告",
    "其他公告",
)
"""Kinds whose pages portals correct in place while bids are open."""


def vehicle_like(title: str) -> bool:
    """Whether a title may be about vehicles."""
    return any(word in title.upper() for word in SOUNDS)


def followed(title: str, kind_label: str) -> bool:
    """Whether a notice's page is looked at again while it is open."""
    return vehicle_like(title) and kind_label in FOLLOWED
