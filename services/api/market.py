"""What the market has for a line: models that meet its limits, the clause that shuts out most; what is unverified says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reference.models import MarketModel
from reference.models.fitting import FitReport, fit
from reference.models.limits import clauses
from schemas.events.tenders import Tender
from schemas.reading import Category, Line

UNVERIFIED = "未核实 unverified"
SHOWN = 12
"""Models named on a page; JSON names all."""


@dataclass(frozen=True)
class Market:
    """One line's report as shown. `only`: the one model left, `sure` when verified figures leave no other."""

    fits: tuple[str, ...]
    likely: tuple[str, ...]
    more: int
    hardest: str
    shut_out: int
    doubted: bool
    only: str
    sure: bool


def market_of(line: Line, models: Sequence[MarketModel]) -> Market | None:
    """The report on a line; None where it states no limit besides its kind, which would leave everything of that kind."""
    report = _report(line, models)
    if report is None:
        return None
    left = report.only_one or report.perhaps_only_one
    by_verified = report.eliminated_by.get(report.hardest, 0)
    fits, likely = _names(report.fits), _names(report.likely)
    return Market(
        fits=fits[:SHOWN],
        likely=likely[: max(0, SHOWN - len(fits))],
        more=max(0, len(fits) + len(likely) - SHOWN),
        hardest=report.hardest,
        shut_out=by_verified + report.doubted_by.get(report.hardest, 0),
        doubted=by_verified == 0,
        only=left.name if left else "",
        sure=report.only_one is not None,
    )


def market_json(tender: Tender, models: Sequence[MarketModel]) -> list[dict[str, Any]]:
    """For every line with limits: path, models by how sure their fit is, clauses with how many models each shuts out."""
    found = []
    for at, lot in enumerate(tender.lots):
        for number, line in enumerate(lot.lines):
            report = _report(line, models)
            if report is not None:
                found.append({"line": f"lots.{at}.lines.{number}", **_as_json(report)})
    return found


def _report(line: Line, models: Sequence[MarketModel]) -> FitReport | None:
    kind, limits = line.category.value, clauses(line)
    if kind not in (None, Category.OTHER) and all(model.category is not kind for model in models):
        return None  # the table holds none of this kind: that it fits none says nothing
    return fit(models, limits) if any(one.field not in ("category", "energy") for one in limits) else None


def _as_json(report: FitReport) -> dict[str, Any]:
    return {
        "fits": _names(report.fits),
        "likely_unverified": _names(report.likely),
        "unlikely_unverified": _names(report.unlikely),
        "excluded": _names(report.excluded),
        "eliminated_by": dict(report.eliminated_by),
        "doubted_by_unverified": dict(report.doubted_by),
        "hardest_clause": report.hardest,
        "only_one": report.only_one.name if report.only_one else None,
        "perhaps_only_one_unverified": report.perhaps_only_one.name if report.perhaps_only_one else None,
    }


def _names(models: Sequence[MarketModel]) -> tuple[str, ...]:
    return tuple(f"{model.brand} {model.name}" for model in models)
