"""Fictional notices around single sentences, to see what they say of a bid. Places, sums and people are invented."""

from reading.notice import read_notice_text
from reading.text import text_of_plain
from schemas.bidding import Bidding
from schemas.reading import Lot

TITLE = "桂溪县农业农村局巡查车辆采购项目公开招标公告"
HEAD = "一、项目基本情况\n项目编号：GXNY-2026-07\n采购人：桂溪县农业农村局\n"


def bidding(*lines: str, title: str = TITLE) -> Bidding:
    """What a tender notice with these lines says."""
    return facts_of(HEAD + "\n".join(lines), title)[0]


def facts_of(text: str, title: str = TITLE) -> tuple[Bidding, tuple[Lot, ...]]:
    """What a notice says, of the whole and of its lots."""
    facts, lots = read_notice_text(text_of_plain(text, title), "2026-07-01")
    return facts.bidding, lots
