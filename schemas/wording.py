"""What a word is: one normal form and one token stream, shared by indexing, asking and alerting. Pure.

Text is folded to one width, case and script, then cut into tokens: each Chinese (Japanese, Korean) character is a
token, each run of other letters and digits is one (`1.8l`, `ca7155`). White space and punctuation part tokens and are
no tokens. A line end is a border no word reaches across. A word occurs where its tokens stand one after another.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

BREAK = "¶"
"""Stands for a line end in token streams; no query can contain it, for it is punctuation."""
LONGEST_TOKEN = 64
"""Of a longer run of letters only so many count: hashes and encoded files are not words."""

_CJK = (
    (0x3005, 0x3007),
    (0x3040, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


class QuestionError(ValueError):
    """A question cannot be understood; the message says in Chinese and English what was wrong and what to do."""


def normalise(text: str) -> str:
    """Width and compatibility forms (NFKC), case, traditional → simplified, white space: one form of the same words.

    Lines stay lines; every other run of white space is one space. Each character is converted for itself, never by
    its neighbours, so that a part of a text has the same form as it has within the text.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    lines = (" ".join(line.split()) for line in folded.translate(_simplified()).splitlines())
    return "\n".join(line for line in lines if line)


def tokens(text: str) -> list[str]:
    """The tokens of a normalised text, in order, with BREAK at line ends. A dot counts only within a token (1.8l)."""
    spaced = text.replace("..", "  ").translate(_spacing())
    return [token for part in spaced.split() if (token := part if len(part) == 1 and part != "." else _trimmed(part))]


def bigrams(text: str) -> list[str]:
    """Overlapping pairs of neighbouring tokens of a normalised text, in order, with BREAK at line ends."""
    return pairs(tokens(text))


def pairs(stream: Sequence[str]) -> list[str]:
    """Overlapping pairs of a token stream. A pair with a longer token has `|` between, so that no two pairs look alike."""
    return list(stream[:1] if stream[:1] == [BREAK] else ()) + [
        after if after == BREAK else before + after if len(before) == len(after) == 1 else f"{before}|{after}"
        for before, after in pairwise(stream)
        if before != BREAK or after == BREAK
    ]


@lru_cache(maxsize=64)
def canonical(text: str) -> str:
    """A normalised text in the form in which "the word occurs" is plain `in`: no punctuation, longer tokens between
    spaces. The alerter builds its automaton over this form."""
    return spelled(tokens(text))


def spelled(stream: Iterable[str]) -> str:
    """A token stream in canonical form."""
    return "".join("\n" if token == BREAK else token if is_cjk(token) else f" {token} " for token in stream)


def is_cjk(token: str) -> bool:
    """Whether a token is a character that is a token for itself."""
    return len(token) == 1 and any(low <= ord(token) <= high for low, high in _CJK)


def _trimmed(run: str) -> str:
    """A run of letters and digits without dots around it, and not longer than a word is."""
    return run.strip(".")[:LONGEST_TOKEN].rstrip(".")


class _Spacing(dict[int, str]):
    """Per character: what separates, what stands alone, what belongs to a run. Learnt as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        runs = char == "." or char.isalnum() or unicodedata.category(char)[0] == "M"
        self[code] = kept = f" {char} " if is_cjk(char) else char if runs else " "
        return kept


class _Simplified(dict[int, str]):
    """Per character: its simplified form by OpenCC. Learnt as characters are met."""

    def __init__(self, converter: Any) -> None:
        super().__init__()
        self._converter = converter

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = simplified = str(self._converter.convert(char)) if is_cjk(char) else char
        return simplified


@cache
def _spacing() -> _Spacing:
    return _Spacing({ord("\n"): f" {BREAK} "})


@cache
def _simplified() -> _Simplified:
    import opencc  # loads its dictionaries: not at import time

    return _Simplified(opencc.OpenCC("t2s"))
