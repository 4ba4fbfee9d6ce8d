"""What a tender page shows of a verdict: the rule set with its dates and source, its tiers, what is missing, what decided a kind."""

from dataclasses import dataclass

from reference.standards import RuleSet, Tier, all_rule_sets
from schemas.reading import Verdict
from schemas.values import plain
from services.api.speaking import texts
from services.api.viewing import Say, money

RULES = (
    ("words: name", "decided.name"), ("words: specification", "decided.specification"), ("words: title", "decided.title"),
    ("model:", "decided.model"), ("code:", "decided.code"), ("kind of buyer", "decided.buyer"), ("words", "decided.words"),
)  # fmt: skip
"""Beginnings of a rule's name → the text that says what decided."""
NAMING = ("model:", "code:")
"""Rules that name what they went by."""


@dataclass(frozen=True)
class ShownTier:
    """A tier that a line may fall under, or cannot because of a clause. `unverified`: it excludes nothing by itself."""

    name: str
    clause: str
    broken: str = ""
    unverified: bool = False


@dataclass(frozen=True)
class ShownVerdict:
    """One rule set on one line. `why`: no standard applies, and why."""

    title: str
    rule_set: str
    in_force: str
    source: str
    confidence: str
    why: str
    may_be: tuple[ShownTier, ...] = ()
    cannot_be: tuple[ShownTier, ...] = ()
    missing: tuple[str, ...] = ()


def shown_verdict(verdict: Verdict, t: Say, language: str) -> ShownVerdict:
    """The verdict in the reader's language. A rule set that this version does not know is shown by its id."""
    rules = next((one for one in all_rule_sets() if one.id == verdict.rule_set), None)
    return ShownVerdict(
        title=(rules.title if language == "zh" else rules.title_en) if rules else "",
        rule_set=verdict.rule_set,
        in_force=_in_force(rules) if rules else "",
        source=rules.source if rules else "",
        confidence=t(f"confidence.{verdict.confidence}") if verdict.confidence else "",
        why="" if verdict.applies else verdict.why,
        may_be=tuple(_tier(rules, name, "", language) for name in verdict.admissible),
        cannot_be=tuple(_tier(rules, *one.partition(": ")[::2], language) for one in verdict.excluded),
        missing=verdict.missing,
    )


def decided_by(why: str, t: Say) -> str:
    """What decided a value, from the name of the rule that read it: words, a catalogue's code, the model catalogue; "" for others."""
    key = next((key for beginning, key in RULES if why.startswith(beginning)), "")
    named = why.partition(":")[2].strip() if why.startswith(NAMING) else ""
    return t(key, what=named) if key else ""


def reason_told(why: str, t: Say) -> str:
    """Why no value was read, in the reader's language; a reason without words of its own as it is."""
    return t(f"why.{why}") if f"why.{why}" in texts() else why


def _tier(rules: RuleSet | None, told: str, broken: str, language: str) -> ShownTier:
    name, _, doubt = told.partition("（未核实")
    tier: Tier | None = next((one for one in rules.tiers if one.name == name), None) if rules else None
    shown = tier.name_en if tier and language == "en" else name
    clause = (_in_figures(tier) if language == "en" else tier.clause) if tier else ""
    return ShownTier(shown, clause, broken, bool(doubt))


def _in_figures(tier: Tier) -> str:
    """A tier's bounds without the words of its rule: ≤1.8 L, ≤¥180,000."""
    size = f"≤{plain(tier.displacement_max_l)} L" if tier.displacement_max_l is not None else ""
    return ", ".join(filter(None, (size, f"≤{money(tier.price_max_yuan)}" if tier.price_max_yuan is not None else "")))


def _in_force(rules: RuleSet) -> str:
    return f"{rules.valid_from} → {rules.valid_to or ''}".strip()
