"""A question as conditions on the fields of runtime.indexing, whichever engine answers: exactly the documents for which
schemas.matching.query_matches is True. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.documents import TenderQuery
from schemas.matching import Bounds, aware, bounds, buyer_word, fatal_days
from schemas.ordering import HIGHEST_RANK, microseconds
from schemas.words import Word, parse_words

TOO_WIDE = "带 * 的词组匹配的写法太多，请写长一些 / too many words begin like the one with *; write more of it"


@dataclass(frozen=True, slots=True)
class OneOf:
    """The field of codes has one of the values."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """The number is stated and lies in the range, ends included; None is open."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Says:
    """The word occurs in the field of words."""

    field: str
    word: Word


@dataclass(frozen=True, slots=True)
class Either:
    """At least one holds."""

    some: tuple["Condition", ...]


Condition = OneOf | Within | Says | Either


@dataclass(frozen=True, slots=True)
class Plan:
    """All of `must` hold and none of `must_not`; all of `line` hold on one and the same line (empty: nothing is asked of
    lines). `ranking`: rank is how many of these hold, at most `highest` (see schemas.ordering.rank)."""

    must: tuple[Condition, ...]
    must_not: tuple[Condition, ...]
    line: tuple[Condition, ...]
    ranking: tuple[Condition, ...]

    @property
    def highest(self) -> int:
        """The best rank there can be."""
        return min(len(self.ranking), HIGHEST_RANK)


def plan(query: TenderQuery) -> Plan:
    """Of a question already checked (schemas.matching.check_query)."""
    words = parse_words(query.words)
    buyer = buyer_word(query.buyer)
    return Plan(
        must=(
            *(_any_word("text", group) for group in words.all_of),
            *_codes(query),
            *((Says("buyer", buyer),) if buyer else ()),
            *_numbers(query),
        ),
        must_not=tuple(Says("text", word) for word in words.none_of),
        line=tuple(_line(query)),
        ranking=tuple(_any_word("title", group) for group in words.all_of),
    )


def _codes(query: TenderQuery) -> list[Condition]:
    asked = (("kind", query.kinds), ("stage", query.stages), ("dealer", query.dealers))
    must: list[Condition] = [_one_of(field, values) for field, values in asked if values]
    if query.vehicle is not None:
        must.append(OneOf("vehicle", ("yes" if query.vehicle else "no",)))
    if query.regions:
        must.append(_or_silent(query, "region", "unknown", _one_of("region", query.regions)))
    for name, answer in (("sme_reserved", query.sme_reserved), ("imports_allowed", query.imports_allowed)):
        if answer is not None:
            must.append(_or_silent(query, name, "unknown", OneOf(name, ("yes" if answer else "no",))))
    if query.buyer_kinds:
        must.append(_or_silent(query, "buyer_kind", "unknown", _one_of("buyer_kind", query.buyer_kinds)))
    if days := fatal_days(query):
        must.append(OneOf("fatal_day", tuple(day.isoformat() for day in days)))
    return must


def _numbers(query: TenderQuery) -> list[Condition]:
    must: list[Condition] = []
    if budget := bounds(query.budget_cny, 100):
        must.append(_or_silent(query, "budget_cny", "unknown", _within("budget_fen", budget)))
    first, last = query.deadline_from, query.deadline_to
    if first or last:
        span = microseconds(first and aware(first)), microseconds(last and aware(last))
        must.append(_or_silent(query, "deadline", "unknown", _within("deadline", span)))
    if query.published_from or query.published_to:
        days = [day.toordinal() if day else None for day in (query.published_from, query.published_to)]
        must.append(Within("published_day", days[0], days[1]))
    return must


def _line(query: TenderQuery) -> list[Condition]:
    """What is asked of a line. A window meets a range when they have a point in common."""
    must: list[Condition] = [_one_of("category", query.categories)] if query.categories else []
    for name, wanted in (("energy", query.energies), ("use", query.uses)):
        if wanted:
            must.append(_or_silent(query, name, "unstated", _one_of(name, wanted)))
    for name, bands in (("displacement_band", query.displacement_bands), ("price_band", query.price_bands)):
        if bands:
            must.append(_one_of(name, bands))
    if displacement := bounds(query.displacement_l, 1000):
        least, most = displacement
        ends = [Within("displacement_low", None, most)] if most is not None else []
        ends += [Within("displacement_high", least, None)] if least is not None else []
        must += [_or_silent(query, "displacement_l", "unstated", end) for end in ends]
    if cap := bounds(query.unit_cap_cny, 100):
        must.append(_or_silent(query, "unit_cap_cny", "unstated", _within("unit_cap_fen", cap)))
    return must


def _or_silent(query: TenderQuery, name: str, silence: str, known: Condition) -> Condition:
    """What is not stated meets a condition only when it is named in `or_unknown`."""
    return Either((known, OneOf(silence, (name,)))) if name in query.or_unknown else known


def _any_word(field: str, group: Sequence[Word]) -> Condition:
    some = tuple(Says(field, word) for word in group)
    return some[0] if len(some) == 1 else Either(some)


def _one_of(field: str, values: Sequence[str]) -> OneOf:
    return OneOf(field, tuple(str(value) for value in values))


def _within(field: str, span: Bounds) -> Within:
    return Within(field, span[0], span[1])
