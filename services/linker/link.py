"""Keep clusters of related notices, and say each tender's whole membership when it changes."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, cast

from runtime.shapes import Blobs, Heard, Output, Rows, Said
from schemas.events import NoticeClassified, TenderLinked
from services.linker.features import Features, features_of
from services.linker.relations import keys, relation

MOST_MEMBERS = 60
"""A framework agreement's number can bind hundreds of notices; an event names the first and the latest of them."""


def tender_id(notice_id: str) -> str:
    """The id a tender has when this notice is its least."""
    digest = hashlib.sha256(notice_id.encode()).digest()
    return "T" + base64.b32encode(digest).decode()[:16]


def step(rows: Rows, heard: Heard, blobs: Blobs) -> Iterable[Output]:
    """Put one notice, as now known, among the others. An older word of a notice changes nothing and says again what holds.

    Rows: `n:` features of a notice, `f:` its facts, `k:` notices by link key, `t:` members by tender,
    `a:` what an alias was said to mean, `c` clock."""
    notice = cast(NoticeClassified, heard.payload)
    known = rows.get(f"n:{notice.notice_id}")
    if known and known["sequence"] >= heard.event.sequence:
        return list(_say(rows, [known["tender"]]))
    return list(_say(rows, _place(rows, notice, heard.event.sequence, known)))


def _place(rows: Rows, notice: NoticeClassified, sequence: int, known: dict[str, Any] | None) -> list[str]:
    """Store the notice and regroup what it touches. Returns the ids of the tenders that changed."""
    here = features_of(notice)
    before = Features.from_row(known["features"]) if known else None
    _tick(rows, sequence - (known["sequence"] if known else 0))
    rows.put(f"f:{notice.notice_id}", notice.model_dump(mode="json", exclude_defaults=True))
    rows.put(f"n:{here.notice_id}", {"sequence": sequence, "tender": known["tender"] if known else "", "features": here.row()})
    if before == here and known:
        return [known["tender"]]
    _repost(rows, here, before)
    return _regroup(rows, here, was_known=known is not None)


def _tick(rows: Rows, by: int) -> None:
    """The clock is the sum of the highest sequences heard: it only grows, and depends on what was heard, not when."""
    clock = rows.get("c") or {"clock": 0}
    rows.put("c", {"clock": clock["clock"] + by})


def _repost(rows: Rows, here: Features, before: Features | None) -> None:
    old, new = set(keys(before)) if before else set(), set(keys(here))
    for key in old - new:
        _store_list(rows, f"k:{key}", [one for one in _list(rows, f"k:{key}") if one != here.notice_id])
    for key in new - old:
        _store_list(rows, f"k:{key}", [*_list(rows, f"k:{key}"), here.notice_id])


def _regroup(rows: Rows, here: Features, was_known: bool) -> list[str]:
    """Work out the clusters among everything this notice was or is related to."""
    neighbours = list(_neighbours(rows, here))
    tenders = {_tender_of(rows, one.notice_id) for one in neighbours} | {_tender_of(rows, here.notice_id)}
    members = {here.notice_id: here}
    for tender in filter(None, tenders):
        members.update({one: _features(rows, one) for one in _list(rows, f"t:{tender}")})
    groups = _components(rows, members) if was_known else [list(members.values())]
    changed = list(filter(None, tenders))
    for group in groups:
        changed.append(_settle(rows, sorted(group, key=_order)))
    for tender in filter(None, tenders):
        _store_list(rows, f"t:{tender}", [one for one in _list(rows, f"t:{tender}") if _tender_of(rows, one) == tender])
    return list(dict.fromkeys(changed))


def _components(rows: Rows, members: dict[str, Features]) -> list[list[Features]]:
    left, groups = dict(members), []
    while left:
        _, first = left.popitem()
        group, frontier = [first], [first]
        while frontier:
            for near in _neighbours(rows, frontier.pop()):
                if near.notice_id in left:
                    del left[near.notice_id]
                    group.append(near)
                    frontier.append(near)
        groups.append(group)
    return groups


def _settle(rows: Rows, group: list[Features]) -> str:
    """Name a cluster by its least member. Returns its tender id."""
    tender = tender_id(group[0].notice_id)
    for one in group:
        row = rows.get(f"n:{one.notice_id}") or {}
        if row.get("tender") != tender:
            rows.put(f"n:{one.notice_id}", {**row, "tender": tender})
    _store_list(rows, f"t:{tender}", [one.notice_id for one in group])
    return tender


def _say(rows: Rows, tenders: list[str]) -> Iterator[Output]:
    """The present word on each tender, and that its other members' ids mean it now."""
    clock = (rows.get("c") or {"clock": 0})["clock"]
    merged: list[TenderLinked] = []
    for tender in tenders:
        members = sorted((_features(rows, one) for one in _list(rows, f"t:{tender}")), key=_order)
        if members:
            others = [tender_id(one.notice_id) for one in members[1:]]
            yield Said(_linked(rows, tender, members, tuple(others)), clock)
            merged += [TenderLinked(tender_id=alias, merged_into=tender) for alias in others if _newly(rows, alias, tender)]
            rows.drop(f"a:{tender}")
    yield from (Said(alias, clock) for alias in merged)


def _newly(rows: Rows, alias: str, tender: str) -> bool:
    """Note that an alias means this tender; False when that was said already."""
    if rows.get(f"a:{alias}") == {"tender": tender}:
        return False
    rows.put(f"a:{alias}", {"tender": tender})
    return True


def _linked(rows: Rows, tender: str, members: list[Features], aliases: tuple[str, ...]) -> TenderLinked:
    told = members if len(members) <= MOST_MEMBERS else [members[0], *members[1 - MOST_MEMBERS :]]
    facts = (rows.get(f"f:{one.notice_id}") or {} for one in told)
    return TenderLinked(
        tender_id=tender,
        members=tuple(NoticeClassified.model_validate(row) for row in facts),
        omitted=len(members) - len(told),
        relations=tuple(_relations(told)),
        aliases=aliases,
    )


def _relations(members: list[Features]) -> Iterator[str]:
    for place, one in enumerate(members):
        for other in members[:place]:
            if why := relation(one, other):
                yield f"{one.notice_id} = {other.notice_id}: {why}"
                break


def _neighbours(rows: Rows, here: Features) -> Iterator[Features]:
    names = dict.fromkeys(one for key in keys(here) for one in _list(rows, f"k:{key}") if one != here.notice_id)
    return (other for other in map(lambda one: _features(rows, one), names) if relation(here, other))


def _order(one: Features) -> tuple[str, str]:
    return one.at, one.notice_id


def _features(rows: Rows, notice_id: str) -> Features:
    return Features.from_row((rows.get(f"n:{notice_id}") or {})["features"])


def _tender_of(rows: Rows, notice_id: str) -> str:
    return str((rows.get(f"n:{notice_id}") or {}).get("tender", ""))


def _list(rows: Rows, name: str) -> list[str]:
    return list((rows.get(name) or {"ids": []})["ids"])


def _store_list(rows: Rows, name: str, ids: list[str]) -> None:
    if ids:
        rows.put(name, {"ids": sorted(ids)})
    else:
        rows.drop(name)
