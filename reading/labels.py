"""reading: the labels notices use, as one automaton; data in labels.yaml, labels put together from parts in wordings.yaml."""

import functools
import itertools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

SPACED_UP_TO = 4
"""Labels of up to this many characters are also printed with spaces between them (名 称, 联 系 人)."""


@dataclass(frozen=True)
class Labels:
    """The automaton and, by pattern index, what each label stands for."""

    automaton: AhoCorasick
    words: tuple[str, ...]
    keys: tuple[str, ...]
    key_of: dict[str, str]
    glued: frozenset[str]


@functools.cache
def labels() -> Labels:
    """All labels, loaded once."""
    data = _data("labels.yaml")
    glued = frozenset(data.pop("glued"))
    listed = {word: key for key, words in data.items() for word in words}
    key_of = _put_together() | listed
    patterns = dict(key_of)
    for word, key in key_of.items():
        if len(word) <= SPACED_UP_TO and not word.isascii():
            patterns[" ".join(word)] = key
            patterns["  ".join(word)] = key
    for word in glued:
        patterns.setdefault(word, "stop")
    words = tuple(patterns)
    automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)
    return Labels(automaton, words, tuple(patterns.values()), key_of, glued)


def _put_together() -> dict[str, str]:
    """Every label that the parts of wordings.yaml make, and what it stands for."""
    return {
        "".join(parts): key for key, makes in _data("wordings.yaml").items() for choices in makes for parts in itertools.product(*choices)
    }


def _data(name: str) -> Any:
    return yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
