"""Make a set of notices that no rule has seen: `python -m tests.given.heldout.making FOLDER [SEED] [COUNT]` writes notices.jsonl and gold.jsonl."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.given.heldout.changes import correction, failure
from tests.given.heldout.dresses import MARKUP, TEXT, dressed
from tests.given.heldout.facts import Truth, truth
from tests.given.heldout.page import Page
from tests.given.heldout.plans import intention, single_source
from tests.given.heldout.procedure import list_row
from tests.given.heldout.results import award, candidates, contract
from tests.given.heldout.tenders import company, letter, mall, ministry

FORMS: tuple[tuple[Callable[[Page, Truth], None], int], ...] = (
    (ministry, 8),
    (company, 3),
    (letter, 3),
    (mall, 2),
    (award, 5),
    (candidates, 2),
    (contract, 2),
    (correction, 3),
    (failure, 2),
    (intention, 4),
    (single_source, 1),
)
DRESSES = {
    ministry: ("ccgp", "zcy", "gpcms", "shandong", "ggzy", "word", "dl"),
    company: ("ggzy", "word", "dl"),
    mall: ("e_mall",),
    intention: ("zcy", "gpcms", "shandong", "word"),
    candidates: ("ggzy", "word"),
}
SEED, COUNT = 20_260, 240


def made(count: int = COUNT, seed: int = SEED) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """So many notices with their gold; the same seed makes the same set."""
    return [_one(Random(f"{seed}-{at}"), f"h{seed}-{at:03}") for at in range(count)]


def by_hand() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Notices written one by one, in wordings that the grammar does not have."""
    return _kept("hand.jsonl")


def unseen() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """An ordinary mix by an author who had not seen the reader; no rule has been made on it. Who makes one moves it to `hand.jsonl`."""
    return _kept("unseen.jsonl")


def _kept(name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [(one["notice"], one["gold"]) for one in map(json.loads, lines)]


def _one(rng: Random, identity: str) -> tuple[dict[str, Any], dict[str, Any]]:
    form = rng.choice([form for form, weight in FORMS for _ in range(weight)])
    facts = truth(
        rng,
        lookalike=rng.random() < 0.28,
        lots=None if form in (ministry, letter, award) else 1,
        method=None if form in (ministry, letter) else "open",
    )
    if facts.lookalike:
        facts.lots = facts.lots[:1]
        facts.lots[0].label, facts.lots[0].number = "", None
    dress = (
        rng.choice(tuple(TEXT))
        if rng.random() < 0.3
        else rng.choice(DRESSES.get(form, ("ccgp", "zcy", "gpcms", "shandong", "ggzy", "word")))
    )
    page = Page(rng, dress if dress in MARKUP and dress not in ("word", "dl") else "web")
    form(page, facts)
    list_row(page, facts)
    if not facts.tells_place(page.source):
        page.gold["unjudged"] = ["division_code"]
    if facts.use in ("emergency", "taxi", "law_enforcement"):
        page.gold["alt"] = {"line.category": ["special", "sedan"]} if form in (correction, failure, candidates) else {}
    notice = {
        "id": identity,
        "source": page.source,
        "url": None,
        "title": page.title,
        "published_at": f"{facts.published:%Y-%m-%dT%H:%M:00+08:00}",
        "form": f"{form.__name__}/{dress}",
        **dressed(page, dress),
    }
    if "定点" in facts.project:
        page.gold.setdefault("alt", {})["method"] = ["framework"]
    if facts.scene and facts.use is None:
        page.gold.setdefault("alt", {})["line.use"] = ["other"]
    return (notice | ({"list_row": page.list_row} if page.list_row else {})), {"id": identity, **page.gold}


def main() -> None:
    """Write a set into a folder."""
    folder, *more = sys.argv[1:]
    pairs = made(int(more[1]) if len(more) > 1 else COUNT, int(more[0]) if more else SEED)
    Path(folder).mkdir(parents=True, exist_ok=True)
    for at, name in enumerate(("notices", "gold")):
        Path(folder, f"{name}.jsonl").write_text(
            "".join(json.dumps(pair[at], ensure_ascii=False) + "\n" for pair in pairs), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
