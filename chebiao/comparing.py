"""Two generations of tenders beside each other: which move under changed rules, and because of what. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from schemas.events import TenderMatched
from schemas.reading import Line, Window
from schemas.values import Read

Aspect = Literal["tender", "purchase", "category", "tier", "match"]
"""What moved: whether the tender is there at all, whether it buys vehicles, a line's category, the tiers that a standard
admits for it, or how a dealer's models meet it."""
Place = tuple[str, str]
"""(line, name): line "1.2" is line 2 of lot 1, "" the whole tender."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that one generation says of a tender and the other says otherwise."""

    tender_id: str
    title: str
    aspect: Aspect
    line: str
    before: str
    after: str
    because: tuple[str, ...] = ()
    """The readings that changed with it, "field: before (rule) → after (rule)"; empty when only the standards, the models or the
    dealer's side changed."""


def moves(before: Mapping[str, TenderMatched], after: Mapping[str, TenderMatched]) -> Iterator[Move]:
    """Every move between the latest words of two generations, by tender id of the older one, new tenders last. A tender whose id
    changed is found again by its aliases."""
    old, new = _standing(before), _standing(after)
    by_name = {name: one for one in new.values() for name in _names(one)}
    met: set[str] = set()
    for one in old.values():
        other = next((by_name[name] for name in _names(one) if name in by_name), None)
        if other is None:
            yield Move(one.tender_id, _title(one), "tender", "", "there", "gone")
            continue
        met.add(other.tender_id)
        yield from _between(one, other)
    for other in new.values():
        if other.tender_id not in met:
            yield Move(other.tender_id, _title(other), "tender", "", "", "new")


def _standing(said: Mapping[str, TenderMatched]) -> dict[str, TenderMatched]:
    return {tender_id: one for tender_id, one in sorted(said.items()) if one.tender is not None}


def _names(one: TenderMatched) -> tuple[str, ...]:
    return (one.tender_id, *(one.tender.aliases if one.tender else ()))


def _title(one: TenderMatched) -> str:
    return one.tender.title if one.tender else ""


def _between(one: TenderMatched, other: TenderMatched) -> Iterator[Move]:
    readings = list(_differences(_readings(one), _readings(other)))
    for aspect in ("purchase", "category", "tier", "match"):
        for (line, _), before, after in _differences(_said(one, aspect), _said(other, aspect)):
            because = tuple(f"{name}: {was or '–'} → {now or '–'}" for (where, name), was, now in readings if where in ("", line))
            yield Move(one.tender_id, _title(one), aspect, line, before, after, because)


def _differences(before: Mapping[Place, str], after: Mapping[Place, str]) -> Iterator[tuple[Place, str, str]]:
    for place in dict.fromkeys((*before, *after)):
        if before.get(place, "") != after.get(place, ""):
            yield place, before.get(place, ""), after.get(place, "")


def _said(one: TenderMatched, aspect: Aspect) -> dict[Place, str]:
    """What a generation says in one aspect."""
    if aspect == "purchase":
        return {("", ""): _plain(one.tender.is_vehicle_purchase.value) if one.tender else ""}
    if aspect == "match":
        return {
            (f"{line.lot + 1}.{line.line + 1}", match.dealer_id): f"{match.dealer_id} {line.fit.value}" for match in one.matches for line in match.lines
        }  # fmt: skip
    if aspect == "category":
        return {(where, ""): _plain(line.category.value) for where, line in _lines(one)}
    return {
        (where, verdict.rule_set): f"{verdict.rule_set}: {'、'.join(verdict.admissible) or '–'}" for where, line in _lines(one) for verdict in line.verdicts
    }  # fmt: skip


def _lines(one: TenderMatched) -> Iterator[tuple[str, Line]]:
    for lot_number, lot in enumerate(one.tender.lots if one.tender else (), 1):
        for number, line in enumerate(lot.lines, 1):
            yield f"{lot_number}.{number}", line


def _readings(one: TenderMatched) -> dict[Place, str]:
    """Every read value of the tender and of its lines, with the rule that read it."""
    if one.tender is None:
        return {}
    found = _fields("", one.tender)
    for number, lot in enumerate(one.tender.lots, 1):
        found.update({("", f"{number} {name}"): text for (_, name), text in _fields("", lot).items()})
    for where, line in _lines(one):
        found.update(_fields(where, line))
    return found


def _fields(where: str, holder: Any) -> dict[Place, str]:
    found: dict[Place, str] = {}
    for name in type(holder).model_fields:
        value = getattr(holder, name)
        if isinstance(value, Read):
            found[where, name] = _read(value)
        elif isinstance(value, Window):
            found.update({(where, f"{name}.{end}"): text for (_, end), text in _fields(where, value).items()})
    return {place: text for place, text in found.items() if text}


def _read(value: Read[Any]) -> str:
    return f"{_plain(value.value)} ({value.why})" if value.said else value.why


def _plain(value: object) -> str:
    return "" if value is None else str(getattr(value, "value", value))
