"""Which characters of an original title are the words that were looked for. Pure."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from schemas.wording import BREAK, normalise, tokens
from schemas.words import Word, Words

Place = tuple[str, int, int]
"""A token and its [start, end) in the original."""


def highlights(words: Words, title: str) -> tuple[tuple[int, int], ...]:
    """[start, end) code-point offsets in the original title, in order, of every occurrence of the words asked for.
    What overlaps or touches is one."""
    places = _places(title) if words.all_of else []
    found = [span for group in words.all_of for word in group for span in _found(word, places)]
    return tuple(_merged(sorted(found)))


def _places(title: str) -> list[Place]:
    """Tokens of the normalised title with the original characters they come from.

    Normalising may make several characters of one (㎏) and one of several (e + accent): each cluster of a character
    with its marks is normalised for itself, and its characters remember where it stood.
    """
    chars: list[str] = []
    origin: list[tuple[int, int]] = []
    for start, end in _clusters(title):
        form = _form(title[start:end])
        chars.append(form)
        origin.extend([(start, end)] * len(form))
    return list(_tokens_in("".join(chars), origin))


@lru_cache(maxsize=20_000)
def _form(cluster: str) -> str:
    """A cluster's normal form; of what normalising folds away, a space or a line end, which stay borders here."""
    return normalise(cluster) or (" " if cluster.splitlines() == [cluster] else "\n")


def _clusters(title: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(title) + 1):
        if at == len(title) or not unicodedata.category(title[at]).startswith("M"):
            yield start, at
            start = at


def _tokens_in(form: str, origin: list[tuple[int, int]]) -> Iterator[Place]:
    at = 0
    for token in tokens(form):
        at = form.index("\n" if token == BREAK else token, at)
        end = at + (1 if token == BREAK else len(token))
        yield token, origin[at][0], origin[end - 1][1]
        at = end


def _found(word: Word, places: list[Place]) -> Iterator[tuple[int, int]]:
    size = len(word.tokens)
    for first in range(len(places) - size + 1):
        row = places[first : first + size]
        whole = all(place[0] == token for place, token in zip(row[:-1], word.tokens[:-1], strict=True))
        last = row[-1][0].startswith(word.tokens[-1]) if word.prefix else row[-1][0] == word.tokens[-1]
        if whole and last:
            yield row[0][1], row[-1][2]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
