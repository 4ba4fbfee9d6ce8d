"""reading: labels at their places in a stored text, each with its shape and the words that are its value."""

import functools
from dataclasses import dataclass
from typing import NamedTuple

from reading import regex
from reading.columns import heads, without_measure
from reading.labels import labels
from reading.lines import NUMERALS, Lines, heading
from schemas.values import Span

MOST_TAGS = 3_000
"""Labels read in one notice. Real ones have some hundred; the rest of a hostile page is not looked at."""
_PROSE_KEYS = frozenset(
    ("budget_and_cap", "budget", "price_cap", "lot_budget", "lot_cap", "unit_cap", "award", "award_total", "deposit", "fee", "unit_budget")
)
"""Labels that speak in the middle of a sentence too: 本项目预算为72万元."""
_SPACED = frozenset(
    ("project_no", "buyer", "agency", "supplier", "bidders", "budget", "price_cap", "award", "award_total", "deadline", "opening", "method", "project_name",
     "address", "buyer_address", "agency_address", "lot_budget", "lot_cap", "region", "contract_no", "party_name")
)  # fmt: skip
"""Labels that a blank may part from their value where they begin a line: 采购单位 某局."""
_PARTIES = {
    "party_buyer": "buyer", "buyer": "buyer", "buyer_weak": "buyer", "party_agency": "agency", "agency": "agency", "party_other": "other",
    "supplier": "supplier", "bidders": "other", "buyer_address": "buyer", "agency_address": "agency",
}  # fmt: skip
_LOT_WORDS = frozenset("包段项")
"""Last signs of words for a lot: a label right behind is one (第一包中标人：某公司)."""
_NAMING = frozenset(("buyer", "buyer_weak", "agency"))
"""Labels of parties that are followed by the party's name itself."""
_BOUNDARIES = frozenset(("stop", "contact", "experts", "delivery", "line_total"))
"""Labels that only end the value before them; nobody asks for theirs."""
_TIMED = frozenset(("deadline", "deadline_bare", "deadline_other", "opening"))
_SPEAKING = _PROSE_KEYS | _TIMED
_TAILS = ("开标时间", "开启时间", "地点", "开标地点", "递交地点", "谈判时间", "磋商时间", "方式", "时间", "截止时间")
"""What the label of a time may go on with: 截止时间及地点, 截止时间、开标时间和地点."""
_OF_TIME = ("时间", "日期", "期限", "时点", "时刻", "日")
"""The noun that a label of time may leave out: 报价截止, 报价截止日期."""
_BEGINS_TIME = regex.compile(r"^(?:为|是|于|至)?[ ]?(?:20[0-9]{2}[年./-]|二零[一二三])")
"""A time right behind its label: 投标截止2025年11月28日."""
_SHORTEST_STACKED, _LONGEST_LABEL, _LONGEST_STACKED = 4, 14, 60
_LONGEST_SHORT = 3
_OPENS, _NOT_PLAIN = frozenset(" ("), frozenset(" (\t")
"""What a note begins with, and signs behind a colon with which more than a value may begin."""
_AFTER_LABELS = frozenset('】:( \t\n"')
_END = "\n\n"
"""A text ends as a line does: two signs that may be looked at behind its last one."""
_WITHOUT_VALUE = ("head", "alone")


@dataclass(slots=True)
class Tag:
    """A label at its place, and the words that are its value.

    shape: colon (label: value), cell (label, tab, value), below (value on the next line), glued (no separator),
    prose (within a sentence), head (column head: no value), alone (heading: no value).
    """

    key: str
    word: str
    start: int
    end: int
    shape: str
    value_start: int
    value_end: int
    party: str
    line: int
    extra: str
    """What stands in brackets after the label: (万元), (甲方)."""

    @property
    def label_span(self) -> Span:
        """The label's own words."""
        return Span(start=self.start, end=self.end)


def tags_of(doc: Lines) -> tuple[Tag, ...]:
    """Every label with its shape, then its value up to the next label of the same line."""
    tags: list[Tag] = []
    raw = _raw(doc)
    party, named, count, line_at = "", "", len(raw), doc.line_at
    sections = [*(doc.starts[number] for number, _ in doc.sections), doc.size + 1]
    past, section = 0, sections[0]
    for place, (key, word, start, end, shape, value_start, extra) in enumerate(raw, 1):
        while section <= start:
            party, named, past = "", "", past + 1  # 二、更正信息: a name below is not the party's of the section before
            section = sections[past]
        is_party = key in _PARTIES
        if is_party:
            party = _PARTIES[key]
        line = line_at(start)
        if key in _BOUNDARIES:
            tags.append(Tag(key, word, start, end, shape, value_start, value_start, party, line, extra))
            continue
        about = "" if key == "party_name" and party == named else party
        while place < count and raw[place][2] < value_start:
            place += 1
        following = raw[place] if place < count else None
        value_end = value_start if shape in _WITHOUT_VALUE else _value_end(doc, shape, value_start, line, following)
        if shape == "colon" and value_start >= value_end:
            shape, value_start, value_end = _below(doc, line, value_start, following)
        if is_party:  # 采购人：某局 … 名称：越野车: who is named already is not named again
            named = party if key in _NAMING and value_end > value_start else ""
        tags.append(Tag(key, word, start, end, shape, value_start, value_end, about, line, extra))
    return tuple(tags)


_Raw = tuple[str, str, int, int, str, int, str]


class _Known(NamedTuple):
    """A label, what it stands for, and how it is told from other words."""

    key: str
    word: str
    glued: bool
    spaced: bool
    speaks: bool
    timed: bool
    short: bool
    """It is a label only where no other word runs into it."""


@functools.cache
def _known() -> tuple[_Known, ...]:
    known = labels()
    return tuple(
        _Known(
            key,
            word,
            word in known.glued,
            key in _SPACED,
            key in _SPEAKING or key.startswith("party_"),
            key in _TIMED,
            word[0].isascii() or len(word) <= _LONGEST_SHORT,
        )
        for key, word in zip(known.keys, known.words, strict=True)
    )


def _raw(doc: Lines) -> list[_Raw]:
    found: list[_Raw] = []
    known, flat = _known(), doc.flat
    (low, high), sign_at = doc.glued, f"{flat}{_END}"
    for index, start, end in labels().automaton.find_matches_as_indexes(flat):
        if len(found) == MOST_TAGS:
            break
        key, word, glued, spaced, speaks, timed, short = known[index]
        inside = glued and low <= start < high
        if sign_at[end] not in _AFTER_LABELS and not inside:
            if spaced and _stacked(doc, start, end):
                found.append((key, word, start, end, "colon", end, ""))
                continue
            if not speaks:
                continue
        if (
            short
            and start
            and not inside
            and _within_word(flat[start - 1], word)
            and not (key == "supplier" and flat[start - 1] in _LOT_WORDS)
        ):
            continue
        after, extra = _past_tail(flat, end) if timed else end, ""
        if sign_at[after] in _OPENS:
            after, extra = _brackets(flat, after)
        if sign_at[after] == ":" and sign_at[after + 1] not in _NOT_PLAIN:
            found.append((key, word, start, end, "colon", after + 1, extra))
            continue
        shape, value_start = _shape(doc, key, start, after, inside)
        if shape:
            found.append((key, word, start, end, shape, value_start, extra))
    return found


def _stacked(doc: Lines, start: int, end: int) -> bool:
    """Whether a label begins one of several lines that each run label and value together (采购单位某局 / 成交供应商某公司)."""
    if (start and doc.flat[start - 1] != "\n") or end - start < _SHORTEST_STACKED or not _runs_on(doc, line := doc.line_at(start)):
        return False
    return sum(_runs_on(doc, near) for near in (line - 2, line - 1, line + 1, line + 2) if 0 < near < doc.line_count) > 1


def _runs_on(doc: Lines, line: int) -> bool:
    words = doc.lines[line]
    if len(words) > _LONGEST_STACKED or any(sign in words for sign in ":。,;\t"):
        return False
    found = next(iter(labels().automaton.find_matches_as_indexes(words[:_LONGEST_LABEL])), None)
    if found is None or found[1] != 0 or not _SHORTEST_STACKED <= found[2] < len(words):
        return False
    behind = words[found[2]]
    return behind.isalnum() or behind in "¥("


def _past_tail(flat: str, end: int) -> int:
    end += next((len(tail) for tail in _OF_TIME if flat.startswith(tail, end)), 0)
    while flat[end : end + 1] in ("及", "和", "、", "与"):
        tail = next((word for word in _TAILS if flat.startswith(word, end + 1)), "")
        if not tail:
            break
        end += 1 + len(tail)
    return end


def _within_word(before: str, word: str) -> bool:
    """Whether another word runs into a short label. `before`: the sign before it."""
    if word[0].isascii():
        return before.isalnum() or before == "_"
    return before.isalpha() and not before.isascii()


def _brackets(flat: str, end: int) -> tuple[int, str]:
    """Where a note in brackets ends that begins here, or behind blanks, and its words."""
    at = end
    while flat[at : at + 1] == " ":
        at += 1
    if flat[at : at + 1] != "(":
        return at, ""
    close = flat.find(")", at, at + 60)
    if close < 0 or "\n" in flat[at:close] or "\t" in flat[at:close]:
        return end, ""
    at_next = close + 1
    while flat[at_next : at_next + 1] == " ":
        at_next += 1
    return at_next, flat[at + 1 : close]


def _shape(doc: Lines, key: str, start: int, after: int, inside: bool) -> tuple[str, int]:
    flat = doc.flat
    char = flat[after : after + 1]
    if char == '"' and flat[after + 1 : after + 2] == ":":
        char, after = ":", after + 1
    if char == ":":
        behind = flat[after + 1 : after + 2]
        if behind == "\t" and _starts_cell(flat, start):
            return ("head", after) if _is_label(_cell_words(flat, after + 2)) else ("cell", after + 2)
        return "colon", _past_note(flat, after + 1) if behind in _OPENS else after + 1
    if char == "】" and flat[start - 1 : start] == "【":
        return "colon", after + 1
    if char == "\t" and _starts_cell(flat, start):
        following = _cell_words(flat, after + 1)
        return ("head", after) if _is_label(following) else ("cell", after + 1)
    if key in ("deadline", "deadline_bare") and _BEGINS_TIME.match(flat[after : after + 8]):
        return "colon", after
    if (
        key in _SPACED
        and flat[after - 1] == " "
        and char not in ("\n", "", "\t")
        and (_starts_line(doc, start) or (key == "supplier" and _behind_another(doc, start)))
    ):
        following = flat[after : flat.find(" ", after) if flat.find(" ", after) > 0 else after + 20]
        if not _is_label(following.split("\n", 1)[0]):
            return "colon", after
    if char in ("\n", ""):
        if inside:
            return "glued", after
        if not _starts_line(doc, start):
            return ("head", after) if _starts_cell(flat, start) else ("", after)
        return _alone(doc, key, after)
    if inside:
        return "glued", after
    if key.startswith("party_"):
        return "alone", after
    return ("prose", after) if key in _PROSE_KEYS else ("", after)


def _behind_another(doc: Lines, start: int) -> bool:
    """Whether a label stands behind a sign, or in a line that goes on from label to label between blanks: 甲方 某局 地址 某路 乙方 某公司."""
    words = doc.flat[doc.starts[doc.line_at(start)] : start]
    return words.rstrip(" ")[-1:] in (",", ";", ":", "。") or (words.endswith(" ") and _is_label(words.lstrip(" ").partition(" ")[0]))


def _alone(doc: Lines, key: str, after: int) -> tuple[str, int]:
    """A label that is a line of its own: a heading, with its value on the next line when that is none itself."""
    if (key.startswith("party_") and key != "party_name") or after + 1 >= doc.size:
        return "alone", after
    following = doc.line(doc.line_at(after) + 1)
    if not following or heading(following) or _is_label(following) or "\t" in following:
        return "alone", after
    return "below", after + 1


def _past_note(flat: str, at: int) -> int:
    """Past a note and a second colon: 中标(成交)金额:(可填写下浮率):70万元."""
    start = at
    while flat[start : start + 1] == " ":
        start += 1
    if flat[start : start + 1] == "(":
        close = flat.find(")", start, start + 40)
        if close > 0 and flat[close + 1 : close + 2] == ":":
            return close + 2
    return at


def _starts_cell(flat: str, start: int) -> bool:
    return start == 0 or flat[start - 1] in "\t\n" or flat[start - 1] in "、.) " or flat[start - 1].isdigit()


def _starts_line(doc: Lines, start: int) -> bool:
    head = doc.flat[doc.starts[doc.line_at(start)] : start]
    return len(head) <= 6 and not head.strip("第一二三四五六七八九十0123456789条款章节、.()# ")


def _cell_words(flat: str, at: int) -> str:
    line_end = flat.find("\n", at)
    line = flat[at : line_end if line_end >= 0 else len(flat)]
    return line.partition("\t")[0]


@functools.cache
def _label_words() -> frozenset[str]:
    return frozenset(word for word, key in labels().key_of.items() if key != "project_name") | frozenset(
        ("采购项目名称", "项目名称", "序号")
    )


@functools.lru_cache(maxsize=4096)
def _is_label(words: str) -> bool:
    bare = words.split("(", 1)[0].replace(" ", "").rstrip(":")
    return bare in _label_words() or bare in heads() or without_measure(bare) in heads()


def _value_end(doc: Lines, shape: str, value_start: int, line: int, following: _Raw | None) -> int:
    """Where the value of a label ends that has one."""
    if shape == "glued":
        limit = doc.glued[1]
        return min(limit, following[2]) if following else limit
    end = doc.ends[line]
    if end < value_start < doc.size:
        end = doc.ends[doc.line_at(value_start)]
    tab = doc.flat.find("\t", value_start, end)
    if tab >= 0:
        end = tab
    if following and following[2] < end and (following[4] != "prose" or doc.flat[following[2] - 1] == " "):
        end = _without_numbering(doc.flat, value_start, following[2])
    return max(value_start, end)


def _without_numbering(flat: str, start: int, end: int) -> int:
    """Cut the next item's numbering (二、 2. (3)) off a value's end."""
    at = end
    while at > start and flat[at - 1] in " 、.()":
        at -= 1
    if at < end and at > start and (flat[at - 1] in NUMERALS or flat[at - 1].isdigit()):
        digits = at
        while digits > start and (flat[digits - 1] in NUMERALS or flat[digits - 1].isdigit()) and at - digits < 3:
            digits -= 1
        before = flat[digits - 1] if digits > start else ""
        if before and not (before.isascii() and before.isalnum()) and before not in ".-:/_":
            return digits
    return end


def _below(doc: Lines, line: int, value_start: int, following: _Raw | None) -> tuple[str, int, int]:
    """`label:` with nothing behind it: the next line, unless it starts with a label or heading."""
    if line + 1 >= doc.line_count:
        return "alone", value_start, value_start
    start, end = doc.starts[line + 1], doc.line_end(line + 1)
    words = doc.flat[start:end]
    if following and following[0] == "times" and following[2] - value_start < 3:
        return "colon", value_start, doc.ends[line]
    if not words or heading(words) or "\t" in words or (following and following[2] < start + 6):
        return "alone", value_start, value_start
    if following and following[2] < end and following[4] != "prose":
        end = following[2]
    return "below", start, end
