"""Whether a dealer's model fits a line: fits, excluded by which clause, or not stated."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from schemas.events.people import VehicleModel
from schemas.events.tenders import Fit, LineMatch
from schemas.reading import Category, Energy, Line, Window
from schemas.values import Read, plain

NEW_ENERGY = {Energy.BEV, Energy.PHEV, Energy.FCEV}
ADMITS: dict[Energy, set[Energy]] = {
    Energy.NEV: {*NEW_ENERGY, Energy.NEV},
    Energy.BI_FUEL: {Energy.BI_FUEL, Energy.CNG, Energy.LPG},
    Energy.HYBRID: {Energy.HYBRID, Energy.PHEV},
}
"""Energies of models that meet a stated energy wider than themselves; else it must be the same."""


def match_line(lot: int, place: int, line: Line, models: Sequence[VehicleModel]) -> LineMatch:
    """One line against all models of a dealer.

    A model is excluded by the first clause it breaks; among clauses, the one that eliminates most models comes first.
    With no model that surely fits, one that breaks nothing but meets an unstated limit makes the line NOT_STATED.
    """
    missing = _unstated(line)
    broken = {model.name: _broken(line, model) for model in models}
    fitting = tuple(name for name, clause in broken.items() if not clause)
    clauses = tuple(clause for clause, _ in Counter(clause for clause in broken.values() if clause).most_common())
    if not fitting:
        return LineMatch(lot=lot, line=place, fit=Fit.EXCLUDED if clauses else Fit.NOT_STATED, excluded_by=clauses, missing=missing)
    fit = Fit.NOT_STATED if missing else Fit.FITS
    return LineMatch(lot=lot, line=place, fit=fit, models=fitting, excluded_by=clauses, missing=missing)


def _unstated(line: Line) -> tuple[str, ...]:
    """What decides a fit and the line does not say. A battery car has no displacement to state."""
    needs_displacement = line.energy.value not in (Energy.BEV, Energy.FCEV)
    window, capped = line.displacement_l, line.unit_price_cap_cny.said
    return (
        *(("车型 kind of vehicle",) if line.category.value in (None, Category.OTHER) else ()),
        *(("排量 displacement",) if needs_displacement and not (window.min.said or window.max.said) else ()),
        *(("单价限价 unit price cap",) if not capped else ()),
    )


def _broken(line: Line, model: VehicleModel) -> str:
    """The first clause of the line that the model breaks, "" when none."""
    return (
        _category(line, model)
        or _energy(line.energy, model.energy)
        or _window("排量 displacement", "L", line.displacement_l, model.displacement_l)
        or _price(line.unit_price_cap_cny, model.price_cny)
        or _window("座位 seats", "", line.seats, _decimal(model.seats))
        or _window("轴距 wheelbase", "mm", line.wheelbase_mm, _decimal(model.wheelbase_mm))
        or _window("车长 length", "mm", line.length_mm, _decimal(model.length_mm))
        or _window("车宽 width", "mm", line.width_mm, _decimal(model.width_mm))
    )


def _category(line: Line, model: VehicleModel) -> str:
    wanted = line.category.value
    return f"车型 kind: {wanted.value}" if wanted not in (None, Category.OTHER, model.category) else ""


def _energy(wanted: Read[Energy], has: Energy) -> str:
    if wanted.value is None or has in ADMITS.get(wanted.value, {wanted.value}):
        return ""
    return f"能源 energy: {wanted.value.value}"


def _window(name: str, unit: str, window: Window, figure: Decimal | None) -> str:
    """A figure that the dealer's table does not have breaks nothing."""
    if figure is None:
        return ""
    if window.max.value is not None and figure > window.max.value:
        return f"{name} ≤{plain(window.max.value)}{unit}"
    if window.min.value is not None and figure < window.min.value:
        return f"{name} ≥{plain(window.min.value)}{unit}"
    return ""


def _price(cap: Read[Decimal], price: Decimal | None) -> str:
    if cap.value is None or price is None or price <= cap.value:
        return ""
    return f"单价 unit price ≤{plain(cap.value)}"


def _decimal(figure: int | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)
