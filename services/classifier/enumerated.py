"""classifier: the vehicles that an enumeration or a run of clauses names without counting them."""

from collections.abc import Iterator, Sequence

from reading.vehicles import Mention, mentions
from schemas.reading import Change
from services.classifier.counted import LONGEST_NAME, Region
from services.classifier.named import is_vehicle, vehicles


def enumerated(flat: str, own: Sequence[Region]) -> list[Mention]:
    """Vehicles among the goods that a need enumerates without numbers."""
    for start, end in own:
        line_end = flat.find("\n", start, end)
        found = [one for one in vehicles(flat, start, line_end if line_end > 0 else end) if one.specific]
        first = {flat[one.start : one.end]: one for one in reversed(_in_one_sentence(flat, found))}
        if len(first) > 1 and flat[start:end].count("、") >= 3:
            return sorted(first.values(), key=lambda one: one.start)
    return []


def _in_one_sentence(flat: str, found: list[Mention]) -> list[Mention]:
    """The first vehicles up to a sign that ends what is enumerated, without those that explain one before in brackets."""
    kept: list[Mention] = []
    for one in found:
        if kept and any(sign in ":;。" for sign in flat[kept[-1].end : one.start]):
            break
        if not (kept and flat[kept[-1].end : one.start] == "("):
            kept.append(one)
    return kept


def by_clauses(flat: str, own: Sequence[Region]) -> list[tuple[Mention, Region]]:
    """Kinds of vehicle that a line tells clause by clause, each beginning with its name: 纯电动轿车，单车≤16万元；插混SUV，单车≤18万元."""
    for start, end in own:
        at = start
        while at < end:
            stop = flat.find("\n", at, end)
            stop = end if stop < 0 else stop
            told = [found for found in _clauses(flat, at, stop) if found]
            if len(told) > 1 and len({mention.word for mention, _ in told}) == len(told):
                return told
            at = stop + 1
    return []


def _clauses(flat: str, start: int, end: int) -> Iterator[tuple[Mention, Region] | None]:
    at = start
    for clause in flat[start:end].split(";"):
        stop = at + len(clause)
        lead = at + clause.find(":") + 1
        told = mentions(flat, lead, min(stop, lead + LONGEST_NAME)) if not flat.startswith("底盘", lead) else []
        named = next((one for one in told if one.specific and is_vehicle(one, flat)), None)
        yield (named, (lead, stop)) if named else None
        at = stop + 1


def by_changes(flat: str, changes: Sequence[Change], own: Sequence[Region]) -> list[tuple[Mention, tuple[Change, ...]]]:
    """Kinds of vehicle of which a correction changes something, each with its changes: 运兵车载客 | … | ≥9人, 皮卡排量 | … | 2.0L."""
    told: dict[str, tuple[Mention, list[Change]]] = {}
    for change in changes:
        for span in change.item.evidence[:1] if change.after.evidence else ():
            named = [one for one in mentions(flat, span.start, span.end) if one.specific]
            if len(named) == 1 and any(start <= span.start < end for start, end in own):
                told.setdefault(named[0].word, (named[0], []))[1].append(change)
    return [(mention, tuple(its)) for mention, its in told.values()]
