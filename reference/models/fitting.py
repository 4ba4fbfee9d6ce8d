"""reference: which models on the market meet a line's limits, and which clause shuts out most. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reference.models import Figure, MarketModel
from reference.models.limits import NO_ENGINE, Clause

NO_DISPLACEMENT = Figure(Decimal(0), source="no engine", verified=True)


@dataclass(frozen=True, slots=True)
class FitReport:
    """How a market meets limits.

    `fits`: meet every clause by verified figures. `likely`: meet every clause as far as is known, some figures unverified
    or unknown. `unlikely`: an unverified figure breaks a clause, which excludes nothing. `excluded`: a verified figure
    breaks a clause. `eliminated_by`: clause → how many models it shuts out by verified figures, `doubted_by`: by
    unverified ones; every clause a model breaks counts, the one that counts most comes first.
    """

    fits: tuple[MarketModel, ...]
    likely: tuple[MarketModel, ...]
    unlikely: tuple[MarketModel, ...]
    excluded: tuple[MarketModel, ...]
    eliminated_by: Mapping[str, int]
    doubted_by: Mapping[str, int]

    @property
    def undecided(self) -> tuple[MarketModel, ...]:
        """Neither surely in nor surely out, for want of verified figures."""
        return self.likely + self.unlikely

    @property
    def only_one(self) -> MarketModel | None:
        """The one model that the limits leave, when verified figures shut out all others: a specification to question."""
        return self.fits[0] if len(self.fits) == 1 and not self.undecided else None

    @property
    def perhaps_only_one(self) -> MarketModel | None:
        """The one model that the limits leave as far as is known, unverified figures believed; to be shown as unverified."""
        left = self.fits + self.likely
        return left[0] if len(left) == 1 else None

    @property
    def hardest(self) -> str:
        """The clause that shuts out most as far as is known, unverified figures believed; "" when none shuts out any."""
        together = Counter(self.eliminated_by) + Counter(self.doubted_by)
        return next((clause for clause, _ in together.most_common(1)), "")


def fit(models: Iterable[MarketModel], limits: Sequence[Clause]) -> FitReport:
    """Hold every model against every clause (`reference.models.limits.clauses` of a line)."""
    groups: dict[str, list[MarketModel]] = {"fits": [], "likely": [], "unlikely": [], "excluded": []}
    eliminated: Counter[str] = Counter()
    doubted: Counter[str] = Counter()
    for model in models:
        answers = [(clause.text, *_answer(model, clause)) for clause in limits]
        broken = [text for text, met, sure in answers if met is False and sure]
        doubts = [text for text, met, sure in answers if met is False and not sure]
        eliminated.update(broken)
        doubted.update(doubts)
        sure = all(met and sure for _, met, sure in answers)
        groups["excluded" if broken else "unlikely" if doubts else "fits" if sure else "likely"].append(model)
    return FitReport(
        **{name: tuple(found) for name, found in groups.items()},
        eliminated_by=dict(eliminated.most_common()),
        doubted_by=dict(doubted.most_common()),
    )


def _answer(model: MarketModel, clause: Clause) -> tuple[bool | None, bool]:
    """Whether the model meets the clause (None: not known), and whether that rests on what is verified."""
    if clause.field == "category":
        return clause.admits(model.category.value), True
    if clause.field == "energy":
        return clause.admits(model.energy.value), True
    figure = _figure(model, clause)
    return (None, False) if figure is None else (clause.admits(figure.value), figure.verified)


def _figure(model: MarketModel, clause: Clause) -> Figure | None:
    """A price limit is met by the cheapest version."""
    if clause.field == "displacement_l" and model.energy in NO_ENGINE:
        return NO_DISPLACEMENT
    return model.figures.get("price_from_cny" if clause.field == "price_cny" else clause.field)
