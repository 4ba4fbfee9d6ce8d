"""What the dated standards say of a line: tiers it may fall under, tiers it cannot and why, facts missing."""

from collections.abc import Iterator, Sequence
from datetime import date

from reference.standards import RuleSet, Tier, rule_sets
from schemas.events import NoticeRead
from schemas.reading import Category, ClassifiedLot, Energy, Line, Use, Verdict
from schemas.values import plain

OUTSIDE = (Category.TRUCK, Category.SPECIAL, Category.MOTORCYCLE, Category.PICKUP)
COMPANY = ("有限公司", "集团", "股份", "公司")
NO_ENGINE = (Energy.BEV, Energy.FCEV)


def judged(notice: NoticeRead, lots: Sequence[ClassifiedLot]) -> Iterator[ClassifiedLot]:
    """The lots with a verdict on each line, by the standards in force on the day of the notice where it was bought."""
    day = _day(notice)
    buyer = notice.facts.buyer.value or ""
    rules = [one for one in rule_sets(day, notice.facts.division_code.value, buyer) if one.tiers]
    for lot in lots:
        lines = tuple(line.model_copy(update={"verdicts": tuple(verdict(rule, line, buyer) for rule in rules)}) for line in lot.lines)
        yield lot.model_copy(update={"lines": lines})


def _day(notice: NoticeRead) -> date:
    try:
        return date.fromisoformat(notice.published_at[:10])
    except ValueError:
        return notice.seen_at.date()


def verdict(rules: RuleSet, line: Line, buyer: str) -> Verdict:
    """One rule set on one line."""
    if why := _exempt(line, buyer):
        return Verdict(rule_set=rules.id, applies=False, why=why, confidence=rules.confidence)
    admissible: list[str] = []
    excluded: list[str] = []
    missing: set[str] = set()
    for tier in rules.tiers:
        broken = _broken(tier, line)
        if broken and tier.confidence != "unverified":
            excluded.append(f"{tier.name}: {broken}")
            continue
        admissible.append(tier.name if tier.confidence != "unverified" else f"{tier.name}（未核实 unverified）")
        missing |= set(_missing(tier, line))
    return Verdict(
        rule_set=rules.id,
        admissible=tuple(admissible),
        excluded=tuple(excluded),
        missing=tuple(sorted(missing)),
        confidence=rules.confidence,
    )


def _exempt(line: Line, buyer: str) -> str:
    """Why no standard for official vehicles applies, "" when one may."""
    if line.use.value in (Use.TAXI, Use.PUBLIC_TRANSPORT, Use.SCHOOL, Use.SANITATION, Use.MEDICAL, Use.FIRE):
        return f"用途不属公务用车 use: {line.use.value.value}"
    if line.category.value in OUTSIDE:
        return f"车型不属公务用车标准 kind: {line.category.value.value}"
    if buyer.endswith(COMPANY):
        return "企业采购 a company's own purchase"
    return ""


def _broken(tier: Tier, line: Line) -> str:
    """The clause of a tier that a line breaks, "" when it may fall under it. Bounds are inclusive."""
    category, use = line.category.value, line.use.value
    if tier.categories and category not in (None, Category.OTHER) and category not in tier.categories:
        return f"车型 kind {category.value if category else ''}"
    if tier.uses and use not in (None, Use.OTHER) and use not in tier.uses:
        return f"用途 use {use.value if use else ''}"
    if tier.energies and line.energy.value is not None and line.energy.value not in tier.energies:
        return f"能源 energy {line.energy.value.value}"
    least, most = line.displacement_l.min.value, line.displacement_l.max.value
    engine = least if least is not None else most
    if tier.displacement_max_l is not None and engine is not None and engine > tier.displacement_max_l:
        return f"排量 displacement ≤{plain(tier.displacement_max_l)} L"
    price = line.unit_price_cny.value if line.unit_price_cny.value is not None else line.unit_price_cap_cny.value
    if tier.price_max_yuan is not None and price is not None and price > tier.price_max_yuan:
        return f"单价 unit price ≤{plain(tier.price_max_yuan)}"
    return ""


def _missing(tier: Tier, line: Line) -> Iterator[str]:
    """Facts that would decide and are not stated."""
    if tier.uses and line.use.value is None:
        yield "用途 use"
    if tier.energies and line.energy.value is None:
        yield "能源 energy"
    stated = line.displacement_l.min.said or line.displacement_l.max.said
    if tier.displacement_max_l is not None and not stated and line.energy.value not in NO_ENGINE:
        yield "排量 displacement"
    if tier.price_max_yuan is not None and not (line.unit_price_cny.said or line.unit_price_cap_cny.said):
        yield "单价 unit price"
    if tier.needs:
        yield tier.needs
