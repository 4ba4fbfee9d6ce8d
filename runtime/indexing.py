"""What an index holds of a tender besides its document, whichever engine keeps it: fields of codes, numbers, words. Pure.

Money is integer fen, displacement integer millilitres, time integer microseconds since 1970, a day its ordinal.
"""

from collections.abc import Iterable

from runtime.ports import BadDocument
from schemas.documents import LineWindow, Sort, TenderDocument
from schemas.matching import FAR, day_in_china, displacement_bands, divisions, price_bands
from schemas.ordering import microseconds, order_key, title_of
from schemas.wording import normalise, tokens

SPOKEN = ("text", "title", "buyer")
"""Fields of words."""
CODES = (
    "kind", "stage", "vehicle", "region", "dealer", "source", "unknown", "any_category", "any_energy", "any_use",
    "any_displacement_band", "any_price_band", "sme_reserved", "imports_allowed", "buyer_kind", "fatal_day",
)  # fmt: skip
"""`region`: the division and all it lies in. `unknown`: names of what the tender does not state. `any_…`: of all lines."""
NUMBERS = ("budget_fen", "deadline", "published_day")
LINE_CODES = ("category", "energy", "use", "displacement_band", "price_band", "unstated")
"""`unstated`: names of what the line does not state."""
LINE_NUMBERS = ("unit_cap_fen", "displacement_low", "displacement_high")
ORDERS = {
    Sort.PUBLISHED: "by_published", Sort.DEADLINE: "by_deadline", Sort.BUDGET: "by_budget",
    Sort.RELEVANCE: "by_published", Sort.FATAL: "by_published",
}  # fmt: skip
"""Sort → the field of its order key. By relevance: within one rank; by fatal dates: within one day."""
FACETS = {name: name for name in ("region", "kind", "stage", "source", "buyer_kind")} | {
    name: f"any_{name}" for name in ("category", "energy", "use", "displacement_band", "price_band")
}
"""Facet → the field it counts."""
LONGEST_ID = 512
"""Bytes."""
Codes = dict[str, tuple[str, ...]]


def check_document(document: TenderDocument) -> None:
    """Raises BadDocument when no index can hold it."""
    if not 0 < len(document.tender_id.encode()) <= LONGEST_ID:
        raise BadDocument(f"tender id of {len(document.tender_id.encode())} bytes; 1 to {LONGEST_ID} can be kept")
    found = [number for line in lines_of(document) for number in line_numbers(line).values()]
    for number in (*tender_numbers(document).values(), *found, document.version):
        if abs(number) > 2 * FAR:
            raise BadDocument(f"{document.tender_id}: {number} is beyond every amount of money and every time")


def tender_codes(document: TenderDocument) -> Codes:
    """CODES of a tender."""
    unknown = {
        "region": document.division_code, "budget_cny": document.budget_fen, "deadline": document.deadline,
        "sme_reserved": document.sme_reserved, "imports_allowed": document.imports_allowed, "buyer_kind": document.buyer_kind,
    }  # fmt: skip
    every = {
        "kind": (document.kind,),
        "stage": (document.stage,),
        "vehicle": (_yes(document.vehicle),),
        "region": divisions(document.division_code),
        "dealer": document.dealers,
        "source": document.sources,
        "sme_reserved": map(_yes, document.sme_reserved),
        "imports_allowed": map(_yes, document.imports_allowed),
        "buyer_kind": (document.buyer_kind,),
        "fatal_day": (day.isoformat() for day in document.fatal_days),
        "unknown": (name for name, value in unknown.items() if value in (None, "", ())),
    }
    lines: dict[str, Iterable[str | None]] = {
        f"any_{name}": [getattr(line, name) for line in document.lines] for name in ("category", "energy", "use")
    }
    lines["any_displacement_band"] = (band for line in lines_of(document) for band in displacement_bands(line))
    lines["any_price_band"] = (band for line in lines_of(document) for band in price_bands(line))
    return {name: _stated(values) for name, values in (every | lines).items()}


def tender_numbers(document: TenderDocument) -> dict[str, int]:
    """NUMBERS of a tender, without those it does not state."""
    day = day_in_china(document.published_at).toordinal() if document.published_at else None
    every = {"budget_fen": document.budget_fen, "deadline": microseconds(document.deadline), "published_day": day}
    return {name: number for name, number in every.items() if number is not None}


def tender_orders(document: TenderDocument) -> dict[str, str]:
    """Order keys by field."""
    return {ORDERS[sort]: order_key(document, sort) for sort in (Sort.PUBLISHED, Sort.DEADLINE, Sort.BUDGET)}


def spoken(document: TenderDocument) -> dict[str, list[str]]:
    """Token streams of SPOKEN."""
    texts = {"text": document.text, "title": normalise(title_of(document)), "buyer": normalise(document.buyer)}
    return {name: tokens(text) for name, text in texts.items()}


def lines_of(document: TenderDocument) -> tuple[LineWindow | None, ...]:
    """Its different lines; of a tender without any, one that states nothing (see schemas.matching.NOTHING_STATED)."""
    return tuple(dict.fromkeys(document.lines)) or (None,)


def line_codes(line: LineWindow | None) -> Codes:
    """LINE_CODES of a line."""
    banded = {"displacement_band": displacement_bands(line), "price_band": price_bands(line)}
    if line is None:
        return banded | {"category": (), "energy": (), "use": (), "unstated": ("energy", "use", "displacement_l", "unit_cap_cny")}
    may_lack = {"energy": line.energy, "use": line.use, "displacement_l": line.displacement_ml, "unit_cap_cny": line.unit_cap_fen}
    unstated = _stated(name for name, value in may_lack.items() if value is None)
    stated = {"category": (line.category,), "energy": _stated((line.energy,)), "use": _stated((line.use,)), "unstated": unstated}
    return banded | stated


def line_numbers(line: LineWindow | None) -> dict[str, int]:
    """LINE_NUMBERS of a line, without those it does not state. An open end lies beyond every bound."""
    out: dict[str, int] = {}
    if line is not None and line.displacement_ml is not None:
        low, high = line.displacement_ml
        out |= {"displacement_low": -2 * FAR if low is None else low, "displacement_high": 2 * FAR if high is None else high}
    if line is not None and line.unit_cap_fen is not None:
        out["unit_cap_fen"] = line.unit_cap_fen
    return out


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


def _stated(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(str(value) for value in dict.fromkeys(values) if value)
