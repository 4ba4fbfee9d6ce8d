"""What an alert tells of a tender: the facts that decide a bid, and their short texts."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from schemas.bidding import FATAL
from schemas.events.tenders import Stage, Tender
from schemas.fatal_dates import fatal_dates, nearest
from schemas.reading import ClassifiedLot, Energy, Line, Window
from schemas.values import plain

TERMS = ("sme_reserved", "imports_allowed", "bond_cny")
"""Of what decides a bid beside dates and limits, what an alert tells when it changes."""
ENERGIES = {
    Energy.PETROL: "汽油 petrol", Energy.DIESEL: "柴油 diesel", Energy.HYBRID: "混合动力 hybrid", Energy.PHEV: "插混 PHEV", Energy.BEV: "纯电 BEV",
    Energy.FCEV: "燃料电池 FCEV", Energy.CNG: "天然气 CNG", Energy.LPG: "液化气 LPG", Energy.BI_FUEL: "双燃料 bi-fuel", Energy.NEV: "新能源 NEV",
}  # fmt: skip
"""As the pages call them; an alert is read by people of both languages."""
STOPPED = (Stage.FAILED, Stage.TERMINATED, Stage.SUSPENDED, Stage.OVERTURNED)
"""Stages that whoever was told must hear of."""


def decisive(tender: Tender) -> dict[str, str]:
    """The stated facts that decide a bid, by path. A fact that is not stated is not here."""
    facts = {
        "deadline": _text(tender.deadline.value),
        "budget": _text(tender.budget_cny.value),
        "price_cap": _text(tender.price_cap_cny.value),
        **{name: _text(getattr(tender.bidding, name).value) for name in (*FATAL, *TERMS)},
        "stopped": tender.stage.value if tender.stage in STOPPED else "",
    }
    for place, lot in enumerate(tender.lots):
        facts |= {f"lot{place}.{name}": text for name, text in _lot(lot)}
    return {name: text for name, text in facts.items() if text}


def _lot(lot: ClassifiedLot) -> Iterator[tuple[str, str]]:
    yield "price_cap", _text(lot.price_cap_cny.value)
    for place, line in enumerate(lot.lines):
        yield f"line{place}.quantity", _text(line.quantity.value)
        yield f"line{place}.displacement", window_text(line.displacement_l, "L")
        yield f"line{place}.unit_cap", _text(line.unit_price_cap_cny.value)


def changes(before: dict[str, str], now: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Facts told before that are others now: name → (before, now). What is merely known now as well is no change,
    but a procurement that stopped (or goes on again) is."""
    moved = {name: (old, now[name]) for name, old in before.items() if name in now and now[name] != old}
    if before.get("stopped", "") != now.get("stopped", ""):
        moved["stopped"] = (before.get("stopped", ""), now.get("stopped", ""))
    return moved


def line_texts(tender: Tender) -> tuple[str, ...]:
    """One short text a line: name, quantity, limits."""
    return tuple(_line_text(line) for lot in tender.lots for line in lot.lines)


def _line_text(line: Line) -> str:
    parts = [line.name.value or (line.category.value.value if line.category.value else "")]
    parts.append(f"×{line.quantity.value}" if line.quantity.said else "")
    parts.append(window_text(line.displacement_l, "L"))
    parts.append(ENERGIES[line.energy.value] if line.energy.value else "")
    parts.append(f"≤¥{money_text(line.unit_price_cap_cny.value)}/辆" if line.unit_price_cap_cny.value is not None else "")
    return " ".join(filter(None, parts))


def amount_texts(tender: Tender) -> tuple[str, ...]:
    """Budget and ceiling, as far as stated, in yuan."""
    named = (("预算 budget", tender.budget_cny), ("最高限价 ceiling", tender.price_cap_cny))
    return tuple(f"{name} ¥{money_text(read.value)}" for name, read in named if read.value is not None)


def window_text(window: Window, unit: str) -> str:
    """A window in signs: ≤1.8L, 1.4–1.8L, 1.5L; "" when open at both ends."""
    low, high = window.min.value, window.max.value
    if low is None and high is None:
        return ""
    if low is None:
        return f"≤{plain(high)}{unit}" if high is not None else ""
    if high is None:
        return f"≥{plain(low)}{unit}"
    return f"{plain(low)}{unit}" if low == high else f"{plain(low)}–{plain(high)}{unit}"


def money_text(amount: Decimal) -> str:
    """Yuan with thousands marks: 1,080,000."""
    return f"{amount:,.2f}".removesuffix(".00")


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return "" if value is None else str(value)


def nearest_date(tender: Tender, now: datetime) -> tuple[str, str]:
    """The nearest fatal date that is not over at `now`, ISO 8601, and what it is (`deadline`, `documents_until` …); the
    deadline where all are over; empty where none is stated."""
    found = nearest(fatal_dates(tender.deadline, tender.bidding), now)
    if found is None:
        return _text(tender.deadline.value), "deadline" if tender.deadline.said else ""
    return _text(found.value), found.name
