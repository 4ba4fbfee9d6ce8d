"""Evidence: every value shows the words it was read from; without them it changes or goes."""

import json
from pathlib import Path
from typing import Any

import pytest

from reading.text import text_of_html, text_of_plain
from tests.given.blanking import everything, kept
from tests.given.notices import ALL, Given

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


def stored(given: Given) -> str:
    if given.html:
        return text_of_html(given.html, given.title, given.row)
    return text_of_plain(given.text, given.title, given.row)


SAMPLED = 6
"""One in so many of the shared notices; `make bench-evidence` takes all."""


@pytest.mark.parametrize("given", ALL, ids=lambda given: given.title)
def test_without_its_words_a_value_changes_or_goes(given: Given) -> None:
    assert kept(stored(given), given.published_at) == []


@pytest.mark.parametrize("folder", ["authored", "real"])
def test_without_its_words_a_value_of_the_shared_notices_changes_or_goes(folder: str) -> None:
    path = SHARED / folder / "notices.jsonl"
    if not path.exists():
        pytest.skip(f"shared/ is absent: {path}")
    wrong = {}
    for line in path.read_text(encoding="utf-8").splitlines()[::SAMPLED]:
        notice: dict[str, Any] = json.loads(line)
        given = Given(
            notice["title"], notice["published_at"] or "", notice.get("html", ""), notice.get("text", ""), notice.get("list_row") or {}
        )
        if found := kept(stored(given), given.published_at):
            wrong[notice["id"]] = found
    assert wrong == {}


def test_evidence_is_words_that_the_stored_text_holds() -> None:
    for given in ALL:
        text = stored(given)
        for value in everything(text, given.published_at).values():
            assert all(text[span.start : span.end].strip() for span in value.evidence)
