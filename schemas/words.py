"""How people write the words they look for: `TenderQuery.words` as a small tree, and whether a text has them. Pure.

红旗 1.8L           both words
"公务用车采购"       the words in a row; also “…”, 「…」, 『…』
轿车 OR SUV 采购     (轿车 or SUV) and 采购
-租赁               must not occur
CA71*               any word of Latin letters or digits that begins so
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from schemas.wording import BREAK, QuestionError, canonical, is_cjk, normalise, spelled, tokens

LONGEST = 2_000
"""Characters of a question: a title is under 300."""
MOST = 100
"""Words of a question."""
_QUOTES = {'"': '"“”＂', "＂": '"“”＂', "“": '"“”＂', "”": '"“”＂', "「": "」", "『": "』"}
_MINUS = "-－−"


class WordsError(QuestionError):
    """The words cannot be understood. `position` is the code point where it went wrong, from 0."""

    def __init__(self, position: int, zh: str, en: str) -> None:
        super().__init__(f"第{position + 1}个字符处：{zh} / at character {position + 1}: {en}")
        self.position = position


@dataclass(frozen=True, slots=True)
class Word:
    """Tokens that must stand in a row. `prefix`: the last one may go on."""

    tokens: tuple[str, ...]
    prefix: bool = False

    @property
    def canonical(self) -> str:
        """The string that is `in` the canonical form of every text in which the word occurs."""
        form = spelled(self.tokens)
        return form.rstrip(" ") if self.prefix else form


@dataclass(frozen=True, slots=True)
class Words:
    """One of each group in `all_of` must occur, and none of `none_of`. Empty: everything."""

    all_of: tuple[tuple[Word, ...], ...] = ()
    none_of: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    at: int
    text: str
    quoted: bool = False
    excluded: bool = False


@lru_cache(maxsize=4096)
def parse_words(text: str) -> Words:
    """Read what was written. Punctuation without letters is passed over. Raises WordsError.

    A word that punctuation parts (A-B, 2.0T/1.8L, 《公告》) is its tokens in a row.
    """
    if len(text) > LONGEST:
        raise WordsError(LONGEST, f"检索词超过{LONGEST}字，请缩短", f"more than {LONGEST} characters; shorten the question")
    pieces = list(_pieces(text))
    if len(pieces) > MOST:
        raise WordsError(pieces[MOST].at, f"检索词超过{MOST}个，请减少", f"more than {MOST} words; use fewer")
    parsed = _grouped(pieces)
    if text.strip() and not parsed.all_of and not parsed.none_of:
        raise WordsError(0, "只有标点，没有可检索的字词，请输入文字或数字", "only punctuation; write letters, digits or characters")
    return parsed


def matches(words: Words, normalised_text: str) -> bool:
    """Whether a normalised text has the words: what every index must answer."""
    form = canonical(normalised_text)
    some = all(any(word.canonical in form for word in group) for group in words.all_of)
    return some and not any(word.canonical in form for word in words.none_of)


def phrase(text: str) -> Word | None:
    """A text as words in a row, nothing in it being a sign; None when it has no tokens."""
    stream = tuple(token for token in tokens(normalise(text)) if token != BREAK)
    return Word(stream) if stream else None


def _pieces(text: str) -> Iterator[_Piece]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        excluded = text[at] in _MINUS and not text[at - 1 : at].strip() and bool(text[at + 1 : at + 2].strip())
        start = at + 1 if excluded else at
        end = _end_of_phrase(text, start) if text[start] in _QUOTES else _end_of_word(text, start)
        quoted = text[start] in _QUOTES
        yield _Piece(at, text[start + 1 : end - 1] if quoted else text[start:end], quoted, excluded)
        at = end


def _end_of_phrase(text: str, start: int) -> int:
    closing = _QUOTES[text[start]]
    for at in range(start + 1, len(text)):
        if text[at] in closing:
            return at + 1
    raise WordsError(start, "引号没有配对，请补上后引号或去掉", "this quotation mark is never closed; close or remove it")


def _end_of_word(text: str, start: int) -> int:
    at = start
    while at < len(text) and not text[at].isspace() and text[at] not in _QUOTES:
        at += 1
    return at


def _grouped(pieces: list[_Piece]) -> Words:
    groups: list[list[Word]] = []
    banned: list[Word] = []
    joins: _Piece | None = None
    last: _Piece | None = None
    for piece in pieces:
        if piece.text == "OR" and not piece.quoted and not piece.excluded:
            if joins or last is None or last.excluded:
                raise _dangling(piece)
            joins = piece
            continue
        word = _word(piece)
        if word is None:
            continue
        if piece.excluded and joins:
            raise WordsError(piece.at, "排除词不能放在 OR 旁边", "an excluded word cannot stand beside OR; write it apart")
        if piece.excluded:
            banned.append(word)
        elif joins:
            groups[-1].append(word)
        else:
            groups.append([word])
        joins, last = None, piece
    if joins:
        raise _dangling(joins)
    return Words(tuple(dict.fromkeys(tuple(dict.fromkeys(group)) for group in groups)), tuple(dict.fromkeys(banned)))


def _dangling(piece: _Piece) -> WordsError:
    return WordsError(piece.at, "OR 两边都要有检索词", 'OR needs a word on either side; to find the word itself write "OR"')


def _word(piece: _Piece) -> Word | None:
    word = phrase(piece.text)
    starred = not piece.quoted and piece.text.endswith(("*", "＊"))
    if word is None or not starred or is_cjk(word.tokens[-1]):
        return word
    if len(word.tokens[-1]) < 2:
        raise WordsError(piece.at, "* 前至少要有两个字母或数字", "write at least two letters or digits before *")
    return Word(word.tokens, prefix=True)
