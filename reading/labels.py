"""reading: the labels notices use, as one automaton; data in labels.yaml."""

import functools
from dataclasses import dataclass
from pathlib import Path

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
    data = yaml.safe_load(Path(__file__).with_name("labels.yaml").read_text(encoding="utf-8"))
    glued = frozenset(data.pop("glued"))
    key_of = {word: key for key, words in data.items() for word in words}
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
