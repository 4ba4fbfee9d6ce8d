"""classifier: where an enumeration of vehicles goes on with things that are none (洒水车4台、吸尘机3台), whose words are not theirs."""

from collections.abc import Iterator, Sequence
from itertools import islice

from reading import regex
from services.classifier.clauses import Region

_THING = regex.compile(
    r"(?:[、;；。:\n]|[)辆台部],|及|和|与) ?(?:[0-9]{1,2}[.、)] ?|[①-⑳] ?)?"
    r"([\p{Han}A-Za-z0-9-]{0,16}(?:机|器|仪|具|箱|桶|泵|柜|床|灯|船|艇|桩|屏|设备|装置|系统|配件|铲|斗)) ?(?:\([^()\n]{0,40}\) ?)?"
    r"[0-9一二三四五六七八九十两]{1,4} ?(?:台|套|个|部|组|件|把|具|只|艘|盏|批)"
)
_LAST_SIGNS = frozenset("机器仪具箱桶泵柜床灯船艇桩屏备置统件铲斗")
_ABOARD = ("配", "含", "带", "附", "随", "加装", "车载", "内", "其")
"""What a thing is called by that comes with a vehicle: 配备洗地机1台."""
_MOST = 60


def before_other_goods(flat: str, clause: Region) -> Region:
    """A clause up to the first thing in it that is no vehicle and is counted on its own."""
    return clause[0], min(_begins(flat, clause), default=clause[1])


def beside_other_goods(flat: str, places: Sequence[Region], at: int) -> bool:
    """Whether such things stand in the line of a place."""
    line, end = flat.rfind("\n", 0, at) + 1, flat.find("\n", at)
    stop = end if end >= 0 else len(flat)
    return any(line <= begin < stop for start, last in places for begin in _begins(flat, (max(start, line - 1), min(last, stop))))


def _begins(flat: str, clause: Region) -> Iterator[int]:
    start, end = clause
    for match in islice(_THING.finditer(flat[start:end]), _MOST) if not _LAST_SIGNS.isdisjoint(flat[start:end]) else ():
        before = flat[start : start + match.start(1)]
        if before.count("(") == before.count(")") and "车" not in match.group(1) and not match.group(1).startswith(_ABOARD):
            yield start + match.start(1)
