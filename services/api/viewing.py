"""What a page shows of a tender: labels, words and links, worked out for now."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from reference.divisions import LAST_YEAR, divisions
from schemas.events.tenders import Stage, Tender
from schemas.fatal_dates import fatal_dates, nearest
from schemas.reading import ClassifiedLot, Line, Window
from schemas.tender_documents import deadline_utc
from schemas.values import Read, plain
from services.api.quoting import Quote

CHINA = timezone(timedelta(hours=8))
Say = Callable[..., str]
ENDED = (Stage.AWARDED, Stage.CONTRACTED, Stage.ACCEPTED, Stage.FAILED, Stage.TERMINATED, Stage.OVERTURNED)

SOON = timedelta(days=3)
"""What is nearer than this is shown in red."""


@dataclass(frozen=True)
class Value:
    """A labelled value with its words. `why`: the reason when it was refused."""

    label: str
    text: str
    quotes: tuple[Quote, ...] = ()
    why: str = ""
    rule: str = ""
    """Name of the rule that read it, where the page says what decided."""


def money(amount: Decimal | None) -> str:
    """¥1,080,000; "" for none."""
    return "" if amount is None else f"¥{amount:,.2f}".removesuffix(".00")


def window(told: Window, unit: str) -> str:
    """≤1.8 L, 1.4–1.8 L, 1.5 L; "" when nothing is stated."""
    low, high = told.min.value, told.max.value
    if low is None and high is None:
        return ""
    if low == high and low is not None:
        return f"{plain(low)} {unit}".strip()
    if low is None and high is not None:
        return f"≤{plain(high)} {unit}".strip()
    return (
        f"≥{plain(low)} {unit}".strip()
        if high is None and low is not None
        else f"{plain(low or Decimal(0))}–{plain(high or Decimal(0))} {unit}".strip()
    )


def place(code: str | None, region: str = "") -> str:
    """浙江省 杭州市 桐庐县, as named in the latest list."""
    return " ".join(one.name for one in divisions(LAST_YEAR).path(code or "")) or region


def time_text(value: datetime | date | str | None) -> str:
    """2026-03-17 15:04, in China; a date stays a date."""
    if isinstance(value, str):
        try:
            return time_text(datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value[:10]))
        except ValueError:
            return value
    if isinstance(value, datetime):
        shown = value.astimezone(CHINA) if value.tzinfo else value
        return f"{shown:%Y-%m-%d %H:%M}"
    return value.isoformat() if value else ""


def days_left(tender: Tender, now: datetime, t: Say) -> str:
    """How long bids are still taken."""
    if tender.stage in ENDED:
        return t(f"stages.{tender.stage}")
    deadline = deadline_utc(tender.deadline.value)
    if deadline is None:
        return t("no_deadline")
    if deadline < now:
        return t("over")
    days = (deadline.astimezone(CHINA).date() - now.astimezone(CHINA).date()).days
    return t("days_left", days=days) if days else t("today_left")


def is_soon(tender: Tender, now: datetime) -> bool:
    """Some fatal date is less than SOON ahead."""
    found = None if tender.stage in ENDED else nearest(fatal_dates(tender.deadline, tender.bidding), now)
    return found is not None and found.at - now < SOON


def line_text(line: Line, t: Say) -> str:
    """One line of a result: name, number, limits."""
    parts = [
        line.name.value or t(f"categories.{line.category.value or 'other'}"),
        f"×{line.quantity.value}" if line.quantity.value is not None else "",
        window(line.displacement_l, "L"),
        t(f"energies.{line.energy.value}") if line.energy.value else "",
        f"≤{money(line.unit_price_cap_cny.value)}{t('per_vehicle')}" if line.unit_price_cap_cny.value is not None else "",
    ]
    return " ".join(filter(None, parts))


def head(tender: Tender, quotes: dict[str, list[Quote]], t: Say) -> list[Value]:
    """The fields of the whole procurement."""
    method = tender.method.value
    found = [
        _bought(tender, quotes, t),
        _value("buyer", tender.buyer, tender.buyer.value or "", quotes, t),
        _value("division_code", tender.division_code, place(tender.division_code.value, tender.region), quotes, t, "place"),
        _value("project_no", tender.project_no, tender.project_no.value or "", quotes, t),
        _value("method", tender.method, t(f"methods.{method}") if method else "", quotes, t),
        _value("deadline", tender.deadline, time_text(tender.deadline.value), quotes, t),
        _value("budget_cny", tender.budget_cny, money(tender.budget_cny.value), quotes, t, "budget"),
        _value("price_cap_cny", tender.price_cap_cny, money(tender.price_cap_cny.value), quotes, t, "price_cap"),
        _value("award_total_cny", tender.award_total_cny, money(tender.award_total_cny.value), quotes, t, "award_total"),
        _value("agency", tender.agency, tender.agency.value or "", quotes, t),
    ]  # fmt: skip
    return [one for one in found if one.text or one.why]


def _bought(tender: Tender, quotes: dict[str, list[Quote]], t: Say) -> Value:
    """Whether vehicles are bought, and what decided."""
    told = tender.is_vehicle_purchase
    text = t("yes" if told.value else "no") if told.said else ""
    return replace(_value("is_vehicle_purchase", told, text, quotes, t, "vehicle"), rule=told.why if told.value else "")


def lot_values(lot: ClassifiedLot, at: int, quotes: dict[str, list[Quote]], t: Say) -> list[Value]:
    """The fields of one lot."""
    path = f"lots.{at}."
    found = [
        _value(path + "budget_cny", lot.budget_cny, money(lot.budget_cny.value), quotes, t, "budget"),
        _value(path + "price_cap_cny", lot.price_cap_cny, money(lot.price_cap_cny.value), quotes, t, "price_cap"),
        _value(path + "supplier", lot.supplier, lot.supplier.value or "", quotes, t, "supplier"),
        _value(path + "award_cny", lot.award_cny, money(lot.award_cny.value), quotes, t, "award_total"),
    ]
    return [one for one in found if one.text]


def line_values(line: Line, path: str, quotes: dict[str, list[Quote]], t: Say) -> list[Value]:
    """The fields of one line; what it does not state is said."""
    use, energy, category = line.use.value, line.energy.value, line.category.value or "other"
    found = [
        _value(f"{path}.category", line.category, t(f"categories.{category}"), quotes, t, "category"),
        _value(f"{path}.quantity", line.quantity, str(line.quantity.value or ""), quotes, t, "quantity"),
        _window(f"{path}.displacement_l", line.displacement_l, "L", quotes, t, "displacement"),
        _value(f"{path}.unit_price_cap_cny", line.unit_price_cap_cny, money(line.unit_price_cap_cny.value), quotes, t, "unit_cap"),
        _value(f"{path}.energy", line.energy, t(f"energies.{energy}") if energy else "", quotes, t, "energy"),
        _value(f"{path}.use", line.use, t(f"uses.{use}") if use else "", quotes, t, "use"),
        _window(f"{path}.seats", line.seats, "", quotes, t, "seats"),
        _value(f"{path}.unit_price_cny", line.unit_price_cny, money(line.unit_price_cny.value), quotes, t, "unit_price"),
        _value(f"{path}.brand", line.brand, line.brand.value or "", quotes, t, "brand"),
        _value(f"{path}.model", line.model, line.model.value or "", quotes, t, "model"),
    ]
    always = 4
    rules = {t("category"): line.category.why, t("use"): line.use.why}
    return [replace(one, rule=rules.get(one.label, "")) for number, one in enumerate(found) if one.text or one.why or number < always]


def _window(path: str, told: Window, unit: str, quotes: dict[str, list[Quote]], t: Say, label: str) -> Value:
    words = {(one.start, one.end): one for end in ("min", "max") for one in quotes.get(f"{path}.{end}", ())}
    return Value(t(label), window(told, unit), tuple(words.values()), told.min.why if not (told.min.said or told.max.said) else "")


def _value(path: str, read: Read[Any], text: str, quotes: dict[str, list[Quote]], t: Say, label: str = "") -> Value:
    return Value(t(label or path), text, tuple(quotes.get(path, ())), read.why if not read.said else "")
