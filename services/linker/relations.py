"""When two notices are of one procurement. A pure, symmetric relation; clusters are its connected components."""

from datetime import datetime, timedelta

from services.linker.features import Features

LONG_NUMBER = 12
"""A project number of this many letters and digits is not given out twice by chance."""
SAME_NUMBER_FOR = timedelta(days=3 * 365)
SAME_TITLE_FOR = timedelta(days=200)
SAME_TITLE_UNREAD_FOR = timedelta(days=60)
"""A list row shows no number: buyers repeat titles, so only near ones are taken for the same."""


def keys(notice: Features) -> tuple[str, ...]:
    """Two related notices share at least one of these keys."""
    numbers = dict.fromkeys((*notice.numbers, *notice.refers))
    return (*(f"no:{number}" for number in numbers), *(f"ti:{notice.buyer}|{core}" for core in notice.cores if notice.buyer))


def relation(one: Features, other: Features) -> str:
    """Why two notices are of one procurement, or "" when nothing says so."""
    apart = abs(datetime.fromisoformat(one.at) - datetime.fromisoformat(other.at))
    if apart <= SAME_NUMBER_FOR:
        if set(one.refers) & set(other.numbers) or set(other.refers) & set(one.numbers):
            return "names the other's project number"
        if _same_number(one, other):
            return "same project number"
    if _same_title(one, other, apart):
        return "same buyer and title"
    return ""


def _same_number(one: Features, other: Features) -> bool:
    shared = set(one.numbers) & set(other.numbers)
    if not shared:
        return False
    return max(map(len, shared)) >= LONG_NUMBER or _same_hands(one, other)


def _same_hands(one: Features, other: Features) -> bool:
    """Short numbers repeat across the country: something else must agree too, or nothing else be known."""
    if one.buyer and other.buyer:
        return one.buyer == other.buyer or one.buyer in other.buyer or other.buyer in one.buyer
    if one.agency and one.agency == other.agency:
        return True
    return bool(set(one.cores) & set(other.cores)) or (bool(one.division) and one.division[:4] == other.division[:4])


def _same_title(one: Features, other: Features, apart: timedelta) -> bool:
    if not one.buyer or one.buyer != other.buyer or not set(one.cores) & set(other.cores):
        return False
    if one.numbers and other.numbers and not _numbers_agree(one, other):
        return False
    return apart <= (SAME_TITLE_FOR if one.read and other.read else SAME_TITLE_UNREAD_FOR)


def _numbers_agree(one: Features, other: Features) -> bool:
    """Portals cut or lengthen a number (a plan number in front, a lot behind); two different ones are two purchases."""
    return any(a in b or b in a for a in one.numbers for b in other.numbers)
