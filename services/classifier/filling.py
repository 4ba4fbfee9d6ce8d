"""classifier: a line filled with what another text tells of the same vehicle: what it says stands, what it leaves open is taken.

Where both say something that cannot both be true, the field is refused and both places are shown. A bare size in a name
(1.5T轿车) gives way to the other text's exact one.
"""

from decimal import Decimal
from typing import Any

from reading import regex
from reading.candidates import agreeing
from schemas.reading import Category, Energy, Kind, Line, Window
from schemas.values import Read, refused
from services.classifier.attached_kinds import BUILT_AS, CARS, FOR_WORK, seated_kind
from services.classifier.kinds import BY_TITLE, UNTOLD_POLICE
from services.classifier.results import RESULT_KINDS

DIFFER = "the notice and its attachment differ"
_OPEN = ("no count of things", "no single count", "the notice does not tell", "the specification does not tell")
"""Refusals that say no more than that nothing is said."""
_NOMINAL = ("name", "bare", "before noun")
_ROUNDING = Decimal("0.05")
_NUMBERING = regex.compile(
    r"^(?:[(（][0-9一二三四五六七八九十]{1,3}[)）]|[0-9一二三四五六七八九十]{1,3}[、.]"
    r"|(?:标的|车型|品目|序号)[0-9一二三四五六七八九十A-Z]{1,2}[:：、])"
)
_NEW_ENERGIES = (Energy.BEV, Energy.PHEV, Energy.FCEV)
_FILLED = ("name", "use", "energy", "quantity", "unit_price_cap_cny")


def bare_name(line: Line) -> str:
    """A line's name without numbering and brackets."""
    name = _NUMBERING.sub("", (line.name.value or "").replace(" ", ""))
    return str(name.partition("(")[0].partition("（")[0])


def kinds_agree(line: Line, other: Line) -> bool:
    """Whether two lines may be of the same kind of vehicle."""
    kinds = {line.category.value, other.category.value} - {None, Category.OTHER}
    return len(kinds) < 2


def only_titled(line: Line) -> bool:
    """Whether a line rests on a title alone: no name in a list, no figure, nothing refused."""
    told = (line.name, line.quantity, line.unit_price_cap_cny)
    windows = (line.displacement_l.min, line.displacement_l.max, line.seats.min, line.seats.max)
    return not any(one.said for one in told) and not any(one.said or one.why for one in windows)


def kind_by_name(line: Line) -> bool:
    """Whether the first words that tell a line's kind stand in its own name."""
    return any(
        name.text == said.text and name.start <= said.start and said.end <= name.end
        for said in line.category.evidence[:1]
        for name in line.name.evidence
    )


def told_apart(line: Line, other: Line) -> bool:
    """A special vehicle of a title that a document names by its body: 生产指挥车 is 生产指挥车（SUV）."""
    return line.category.value is Category.SPECIAL and only_titled(line) and kind_by_name(other)


def embodied(line: Line, other: Line) -> bool:
    """A special vehicle that another text tells the body of: 防汛指挥车 | 七座SUV."""
    built = other.category.value in CARS and (other.category.why == BUILT_AS or kind_by_name(other))
    return line.category.value is Category.SPECIAL and built


def _named_closer(line: Line, other: Line) -> bool:
    """Whether a line has its kind from the title alone (用车 of 客车及稽查用车), and the other's own name tells one: 稽查用车（SUV）."""
    return line.category.why == BY_TITLE and line.name.said and kind_by_name(other)


def filled(line: Line, other: Line, kind: Kind | None) -> Line:
    """A line with what another tells of its vehicle. Results of a procurement take no caps."""
    update: dict[str, Any] = {name: _one(getattr(line, name), getattr(other, name), name) for name in _FILLED}
    if kind in RESULT_KINDS:
        update["unit_price_cap_cny"] = line.unit_price_cap_cny
    update["displacement_l"] = _window(line.displacement_l, other.displacement_l)
    update["seats"] = _alike(other.seats, line.seats) if _fuller(line.seats, other.seats) else _alike(line.seats, other.seats)
    kinds = seated_kind(line.category, update["seats"]), seated_kind(other.category, update["seats"])
    own = line.category.value
    if own in (None, Category.OTHER) or (
        own is not other.category.value
        and other.category.value is not Category.OTHER
        and (
            line.category.why in (UNTOLD_POLICE, FOR_WORK) or told_apart(line, other) or embodied(line, other) or _named_closer(line, other)
        )
    ):
        update["category"] = kinds[1]
    else:
        update["category"] = agreeing(*kinds)
    return line.model_copy(update=update)


def _fuller(own: Window, other: Window) -> bool:
    """Whether an attachment tells seats where a line tells none, or both ends where it tells one of them."""
    if not (own.min.said or own.max.said):
        return True
    return other.min.said and other.max.said and ((own.max.value == other.max.value) != (own.min.value == other.min.value))


def _one(own: Read[Any], other: Read[Any], name: str) -> Read[Any]:
    if not own.said:
        return other if other.said and (not own.why or own.why in _OPEN) else own if own.why else other
    if own.value is Energy.NEV and other.value in _NEW_ENERGIES:
        return other  # 新能源 in a list, and 纯电动 among its parameters
    if other.said and own.value != other.value and name in ("quantity", "unit_price_cap_cny"):
        return refused(DIFFER, (*own.evidence, *other.evidence)[:8])
    return agreeing(own, other)


def _alike(own: Window, other: Window) -> Window:
    """A window with the places where another tells the same ends."""
    return Window(min=agreeing(own.min, other.min), max=agreeing(own.max, other.max))


def _window(own: Window, other: Window) -> Window:
    if not (other.min.said or other.max.said):
        return own
    if not (own.min.said or own.max.said):
        return own if own.min.why else other
    if _exacter(own, other):
        return _alike(other, own)
    low, high = _latest(own.min, other.min), _earliest(own.max, other.max)
    if low is not None and high is not None and low > high:
        why: Read[Decimal] = refused(DIFFER, (*own.min.evidence, *own.max.evidence, *other.min.evidence, *other.max.evidence)[:8])
        return Window(min=why, max=why)
    return _alike(own, other)


def _exacter(own: Window, other: Window) -> bool:
    """1.5T of a name, where the attachment says 1498 mL or ≥1485 mL."""
    low, high = own.min.value, own.max.value
    if low is None or low != high or not any(own.min.why.endswith(word) for word in _NOMINAL):
        return False
    return (other.min.value is None or low >= other.min.value - _ROUNDING) and (
        other.max.value is None or low <= other.max.value + _ROUNDING
    )


def _latest(one: Read[Decimal], other: Read[Decimal]) -> Decimal | None:
    return max((value for value in (one.value, other.value) if value is not None), default=None)


def _earliest(one: Read[Decimal], other: Read[Decimal]) -> Decimal | None:
    return min((value for value in (one.value, other.value) if value is not None), default=None)
