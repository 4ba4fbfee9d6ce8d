"""The search page: what is asked, what is shown of each answer, and facets that narrow by a click."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from fastapi import Request

from reference.divisions import LAST_YEAR, divisions
from schemas.bands import DISPLACEMENT_BANDS, PRICE_BANDS, UNKNOWN, Band
from schemas.bidding import BuyerKind
from schemas.documents import Sort
from schemas.events import TenderMatched
from schemas.reading import Category, Energy, Use
from services.api import viewing
from services.api.access import Asker
from services.api.answering import Answers
from services.api.asking import Asked, from_form, request
from services.api.deps import Deps
from services.api.masking import masked
from services.api.terms import next_date

MANY = ("region", "kind", "stage", "category", "energy", "use", "dealer", "or_unknown", "buyer_kind", "displacement_band", "price_band")
OPEN_STAGES = ("intended", "tendered", "suspended", "unknown")
"""Stages in which bids may still be made."""
FACETS = ("category", "displacement_band", "price_band", "energy", "use", "stage", "region", "buyer_kind")
GROUPS = {
    "category": "categories", "energy": "energies", "use": "uses", "stage": "stages", "buyer_kind": "buyer_kinds", "kind": "kinds", "sort": "",
}  # fmt: skip
"""Parameter → the texts that name its values."""
BANDS = {"displacement_band": DISPLACEMENT_BANDS, "price_band": PRICE_BANDS}
MOST_VALUES = 12
"""Of one facet on the page; JSON has all."""
ANSWERS = ("sme_reserved", "imports_allowed")
Params = list[tuple[str, str]]


@dataclass(frozen=True)
class Choice:
    """A facet's value: where a click leads, how many answers have it, whether it is chosen."""

    label: str
    link: str
    count: int
    chosen: bool


def search_values(asked: Request, deps: Deps, answers: Answers, who: Asker, say: viewing.Say) -> dict[str, Any]:
    """What search.html shows: vehicle purchases with the deadline ahead unless asked otherwise, newest first."""
    now, everything = deps.clock(), asked.query_params.get("all") == "1"
    form = from_form({**fields_of(asked), "facets": list(FACETS)})
    ahead: dict[str, Any] = {} if everything else _open(form, now)
    found = answers.search(request(form.model_copy(update=ahead), now), who)
    kept = [(name, value) for name, value in asked.query_params.multi_items() if name not in ("cursor", "lang") and value]
    return {
        "found": found, "hits": [_hit(hit, now, say, who, answers) for hit in found.hits], "form": form, "everything": everything,
        "kept": [one for one in kept if one[0] != "all"], "chosen": _chosen(kept, say), "facets": _facets(found.facets, kept, say),
        "sources": deps.sources(), "provinces": _provinces(), "categories": list(Category), "energies": list(Energy), "uses": list(Use),
        "buyer_kinds": list(BuyerKind), "sorts": list(Sort), "subscribe": urlencode(kept),
        "next_page": urlencode([*kept, ("cursor", found.cursor)]) if found.cursor else "",
        "exported": urlencode(_exported(kept, everything, now)),
        "all_link": urlencode([*[one for one in kept if one[0] != "all"], ("all", "1")]),
        "open_link": urlencode([one for one in kept if one[0] != "all"]),
    }  # fmt: skip


def fields_of(asked: Request) -> dict[str, Any]:
    """The parameters of a question; a form sends what is empty, too."""
    return {
        name: [one for one in asked.query_params.getlist(name) if one] if name in MANY else value
        for name, value in asked.query_params.items()
        if name not in ("lang", "all")
    }


def _open(form: Asked, now: datetime) -> dict[str, Any]:
    """What makes the default: vehicle purchases that can still be bid for, also those that state no deadline."""
    return {
        "vehicle": True,
        "stage": form.stage or list(OPEN_STAGES),
        "deadline_from": form.deadline_from or now,
        "or_unknown": [*form.or_unknown, "deadline"],
    }


def _exported(kept: Params, everything: bool, now: datetime) -> Params:
    """The question on the page as parameters of the exports."""
    asked = [one for one in kept if one[0] != "all"]
    if everything:
        return asked
    stages = [] if any(name == "stage" for name, _ in asked) else [("stage", one) for one in OPEN_STAGES]
    return [*asked, *stages, ("vehicle", "true"), ("deadline_from", now.isoformat()), ("or_unknown", "deadline")]


def _hit(hit: Any, now: datetime, say: viewing.Say, who: Asker, answers: Answers) -> dict[str, Any]:
    matched = TenderMatched.model_validate(hit.body)
    tender = matched.tender
    assert tender is not None, "the index holds tenders only"
    title = tender.title if who.may("personal") else masked(tender.title)
    lines = [viewing.line_text(line, say) for lot in tender.lots for line in lot.lines]
    return {
        "tender": tender, "pieces": pieces(title, hit.highlights), "left": viewing.days_left(tender, now, say), "next": next_date(tender, now, say),
        "soon": viewing.is_soon(tender, now), "lines": lines[:4], "more_lines": max(0, len(lines) - 4), "budget": viewing.money(tender.budget_cny.value),
        "place": viewing.place(tender.division_code.value, tender.region), "unread": all(one.stage == "listed" for one in tender.timeline),
        "matches": answers.seen(matched, who).matches,
    }  # fmt: skip


def pieces(text: str, spans: Any) -> list[tuple[str, bool]]:
    """The text cut at spans: (words, marked)."""
    cut, at = [], 0
    for start, end in spans:
        if at <= start < end <= len(text):
            cut += [(text[at:start], False), (text[start:end], True)]
            at = end
    return [*cut, (text[at:], False)]


def _facets(found: dict[str, dict[str, int]], kept: Params, say: viewing.Say) -> list[tuple[str, list[Choice]]]:
    """Facets as shown: name → choices. Bands stand in their order, all else the most frequent first; a click on what is chosen
    takes it back."""
    shown = []
    for name in FACETS:
        counts = found.get(name, {})
        values = _in_order(name, counts, [value for key, value in kept if key == name])
        shown.append(
            (
                name,
                [
                    Choice(label(name, value, say), _toggled(kept, name, value), counts.get(value, 0), (name, value) in kept)
                    for value in values
                ],
            )
        )
    return shown


def _in_order(name: str, counts: dict[str, int], chosen: list[str]) -> list[str]:
    if name in BANDS:
        every = [*(band.name for band in BANDS[name]), UNKNOWN]
        return [one for one in every if one in counts or one in chosen]
    values = sorted({*counts, *chosen}, key=lambda one: (-counts.get(one, 0), one))
    return [one for one in values if name != "region" or one.endswith("0000") or one in chosen][:MOST_VALUES]


def _toggled(kept: Params, name: str, value: str) -> str:
    rest = [one for one in kept if one != (name, value)]
    return urlencode(rest if len(rest) < len(kept) else [*kept, (name, value)])


def label(name: str, value: str, say: viewing.Say) -> str:
    """A value of a parameter in words."""
    if name in BANDS:
        band = next((one for one in BANDS[name] if one.name == value), None)
        return band_label(name, band, say) if band else say("unstated")
    if name in ("region", "dealer"):
        return viewing.place(value) or value if name == "region" else value
    if name in ANSWERS:
        return say("yes" if value == "true" else "no")
    if name == "or_unknown":
        return say({"displacement_l": "displacement", "unit_cap_cny": "unit_cap"}.get(value, value))
    return say(f"{GROUPS[name]}.{value}") if name in GROUPS and name != "sort" else value


def band_label(name: str, band: Band, say: viewing.Say) -> str:
    """≤1.0 升, 1.6–1.8 升, >45 万元."""
    low, high = (_shown(name, bound, say) for bound in (band.above, band.upto))
    between = f"≤{high}" if band.above is None else f">{low}" if band.upto is None else f"{low}–{high}"
    return say(f"{name}_unit", figure=between)


def _shown(name: str, bound: int | None, say: viewing.Say) -> str:
    if bound is None:
        return ""
    return f"{bound / 1000:.1f}" if name == "displacement_band" else f"{bound // int(say('price_band_fen')):,}"


def _chosen(kept: Params, say: viewing.Say) -> list[tuple[str, str, str]]:
    """Every condition that holds, as (name, value in words, link without it)."""
    shown = [one for one in kept if one[0] not in ("all", "sort", "size")]
    return [
        (say(_titles(name)), label(name, value, say), urlencode([other for other in kept if other != (name, value)]))
        for name, value in shown
    ]


def _titles(name: str) -> str:
    return {"q": "words", "or_unknown": "unknown_too", "fatal_from": "fatal", "fatal_to": "fatal", "dealer": "dealers"}.get(name, name)


def _provinces() -> list[tuple[str, str]]:
    known = divisions(LAST_YEAR)
    codes = (f"{number:02}0000" for number in range(11, 83))
    return [(code, found.name) for code in codes if (found := known.by_code(code))]
