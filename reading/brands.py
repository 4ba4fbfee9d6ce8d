"""reading: the badges of vehicles, to part brand and model that are printed as one."""

import functools
from pathlib import Path

import yaml

_LONGEST_NOTE = 12


@functools.cache
def _badges() -> tuple[frozenset[str], frozenset[str], int]:
    """All badges, the signs that they begin with, and the length of the longest."""
    rows = yaml.safe_load(Path(__file__).with_name("brands.yaml").read_text(encoding="utf-8"))
    badges = frozenset(word for row in rows for word in row.split())
    return badges, frozenset(badge[0] for badge in badges), max(map(len, badges))


def is_badge(words: str) -> bool:
    """Whether words are a badge and no more."""
    return words in _badges()[0]


def brand_end(words: str) -> int:
    """How many signs of folded words are a badge that a model's name follows; 0 where none begins them.

    大众 朗逸1.5L → 2, 东风牌EQ5042 → 3; the badge alone, or before 汽车, is no brand with a model.
    """
    badges, begins, longest = _badges()
    if words[:1] not in begins:
        return 0
    badge = next((words[:size] for size in range(min(longest, len(words)), 0, -1) if words[:size] in badges), "")
    if not badge:
        return 0
    end = len(badge) + words.startswith("牌", len(badge))
    if words.startswith("(", end) and (close := words.find(")", end, end + _LONGEST_NOTE)) > 0:
        end = close + 1
    rest = words[end:].lstrip(" ,、/-")
    return end if rest and not rest.startswith(("汽车", "公司", "股份", "集团", "(")) else 0
