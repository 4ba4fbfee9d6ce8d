"""Our tokens in letters that Elasticsearch's `standard` tokenizer leaves whole: one of ours is one of its. Pure.

What a word is, is decided once for all engines (schemas.wording). `standard` is the one tokenizer in every distribution
and parts some of our tokens (8.L) and drops others; so Latin letters, digits and common Chinese characters stand for
themselves, a dot is `_`, and any other character is `__` and its code in six hexadecimal digits.
"""

from collections.abc import Iterable

from schemas.words import Word

LONGEST = 1_000
"""Of an encoded token: 64 characters of eight letters, and room."""
PAIR = "|"
"""Between the tokens of a pair; no token contains it."""
_HAN = ((0x3400, 0x4DB5), (0x4E00, 0x9FEF))
"""Characters of Unicode 11, which every Lucene in use knows."""

SETTINGS = {
    "tokenizer": {"ours": {"type": "standard", "max_token_length": LONGEST}},
    "filter": {
        "tokens_and_pairs": {"type": "shingle", "token_separator": PAIR, "output_unigrams": True},
        "pairs": {"type": "shingle", "token_separator": PAIR, "output_unigrams": False, "output_unigrams_if_no_shingles": True},
    },
    "analyzer": {
        "kept": {"type": "custom", "tokenizer": "ours", "filter": ["tokens_and_pairs"]},
        "asked": {"type": "custom", "tokenizer": "ours", "filter": ["pairs"]},
    },
}
"""Indexed are single tokens and overlapping pairs, asked are pairs: a phrase of pairs is an exact row of tokens."""


def encoded(stream: Iterable[str]) -> str:
    """A token stream as text for the analyzers."""
    return " ".join("".join(map(_letter, token)) for token in stream)


def beginning(word: Word) -> str:
    """The last pair of a word whose last token may go on, or that token, as a prefix of indexed terms."""
    return PAIR.join(encoded([token]) for token in word.tokens[-2:])


def _letter(char: str) -> str:
    code = ord(char)
    if (char.isascii() and char.isalnum()) or any(low <= code <= high for low, high in _HAN):
        return char
    return "_" if char == "." else f"__{code:06x}"
