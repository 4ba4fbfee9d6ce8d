"""reading: the structure of a stored text: lines, cells, sections, labels with their values, all by code-point offsets."""

import bisect
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from reading.columns import heads
from reading.folding import flat as fold
from reading.labels import labels
from reading.text import LIST_HEAD
from schemas.values import Span

LONGEST_EVIDENCE = 200
MOST_TAGS = 3_000
"""Labels read in one notice. Real ones have some hundred; the rest of a hostile page is not looked at."""
_NUMERALS = frozenset("一二三四五六七八九十")
_PROSE_KEYS = frozenset(
    ("budget_and_cap", "budget", "price_cap", "lot_budget", "lot_cap", "unit_cap", "award", "award_total", "deposit", "fee", "unit_budget")
)
"""Labels that speak in the middle of a sentence too: 本项目预算为72万元."""
_PARTIES = {
    "party_buyer": "buyer", "buyer": "buyer", "buyer_weak": "buyer", "party_agency": "agency", "agency": "agency", "party_other": "other",
    "supplier": "supplier", "bidders": "other", "buyer_address": "buyer", "agency_address": "agency",
}  # fmt: skip
_BOUNDARIES = frozenset(("stop", "contact", "experts", "delivery", "line_total"))
"""Labels that only end the value before them; nobody asks for theirs."""
_TIMED = frozenset(("deadline", "deadline_bare", "deadline_other", "opening"))
_SPEAKING = _PROSE_KEYS | _TIMED
_TAILS = ("开标时间", "开启时间", "地点", "开标地点", "递交地点", "谈判时间", "磋商时间", "方式", "时间", "截止时间")
"""What the label of a time may go on with: 截止时间及地点, 截止时间、开标时间和地点."""
_AFTER_LABELS = frozenset((":", "(", " ", "\t", "\n", '"', ""))
_GLUED_HEADS = ("公告概要", "公告信息")
_GLUED_ENDS = ("项目概况", "一、", "## ")


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


class Document:
    """A stored text, parsed once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.flat = fold(text)
        self.lines = self.flat.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines[:-1])]
        self.ends = [start + len(line) for start, line in zip(self.starts, self.lines, strict=True)]
        self.size = len(text)
        listed = text.rfind(f"\n{LIST_HEAD}\n")
        self.list_line = self.line_at(listed + 1) if listed >= 0 else len(self.starts)
        self.list_start = listed if listed >= 0 else self.size
        self.glued = self._glued_region()
        self.tags = tuple(_tags(self))

    # -- lines ---------------------------------------------------------------------------------------------------
    def line_at(self, offset: int) -> int:
        """Number of the line that holds an offset."""
        return bisect.bisect_right(self.starts, offset) - 1

    def line_end(self, number: int) -> int:
        """Offset of a line's end, without its newline."""
        return self.ends[number]

    def line(self, number: int) -> str:
        """A folded line."""
        return self.lines[number]

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self.starts)

    def cells(self, number: int) -> list[tuple[int, int]]:
        """The cells of a line as offsets; one when it is no table row."""
        at, end = self.starts[number], self.line_end(number)
        found: list[tuple[int, int]] = []
        while True:
            tab = self.flat.find("\t", at, end)
            if tab < 0:
                return [*found, (at, end)]
            found.append((at, tab))
            at = tab + 1

    # -- words ---------------------------------------------------------------------------------------------------
    def words(self, start: int, end: int) -> str:
        """The words of the stored text as printed."""
        return self.text[start:end]

    def span(self, start: int, end: int) -> Span:
        """A span cut to the longest allowed evidence, white space trimmed."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start=start, end=min(end, start + LONGEST_EVIDENCE))

    def of(self, *keys: str) -> list[Tag]:
        """Labels of these keys that have a value, in order."""
        return (
            [tag for key in keys for tag in self._by_key.get(key, ())]
            if len(keys) == 1
            else sorted((tag for key in keys for tag in self._by_key.get(key, ())), key=_start)
        )

    @functools.cached_property
    def _by_key(self) -> dict[str, list[Tag]]:
        found: dict[str, list[Tag]] = {}
        for tag in self.tags:
            if tag.shape not in ("head", "alone"):
                found.setdefault(tag.key, []).append(tag)
        return found

    @functools.cached_property
    def tag_starts(self) -> list[int]:
        """Where each label starts, in order."""
        return [tag.start for tag in self.tags]

    def tag_before(self, offset: int) -> Tag | None:
        """The last label that starts before an offset."""
        place = bisect.bisect_left(self.tag_starts, offset) - 1
        return self.tags[place] if place >= 0 else None

    @functools.cached_property
    def sections(self) -> list[tuple[int, str]]:
        """Lines that begin a main section (一、…): number and folded words, numbering cut off."""
        return [(number, head) for number, line in enumerate(self.lines) if line[:1] in _NUMERALS and (head := heading(line))]

    def section_at(self, line: int) -> str:
        """Words of the main heading that a line stands under; empty before the first."""
        place = bisect.bisect_right(self.sections, line, key=_first) - 1
        return self.sections[place][1] if place >= 0 else ""

    def _glued_region(self) -> tuple[int, int]:
        """Where the central portal's summary stands as running text; (0, 0) when nowhere."""
        start = next((at for head in _GLUED_HEADS if (at := self.flat.find(head)) >= 0), -1)
        if start < 0:
            return (0, 0)
        first = self.line_at(start)
        last = first
        for number in range(first + 1, min(first + 80, self.line_count)):
            line = self.line(number)
            if line.startswith(_GLUED_ENDS) or (line[:1] in _NUMERALS and "、" in line[:4]):
                break
            last = number
        return (start, self.line_end(last))


def heading(line: str) -> str:
    """The words of a main heading (一、项目基本情况 → 项目基本情况), or an empty string."""
    if line[:1] not in _NUMERALS:
        return ""
    at = line.find("、", 1, 4)
    if at < 0 or any(char not in _NUMERALS for char in line[:at]):
        return ""
    return line[at + 1 :].strip() or " "


def _start(tag: Tag) -> int:
    return tag.start


def _first(pair: tuple[int, str]) -> int:
    return pair[0]


def _tags(doc: Document) -> Iterator[Tag]:
    """Every label with its shape, then its value up to the next label of the same line."""
    raw = list(islice(_raw(doc), MOST_TAGS))
    party, count = "", len(raw)
    for place, (key, word, start, end, shape, value_start, extra) in enumerate(raw, 1):
        party = _PARTIES.get(key, party)
        line = doc.line_at(start)
        while place < count and raw[place][2] < value_start:
            place += 1
        following = [raw[place]] if place < count else []
        if key in _BOUNDARIES:
            yield Tag(key, word, start, end, shape, value_start, value_start, party, line, extra)
            continue
        value_end = _value_end(doc, shape, value_start, line, following[0] if following else None)
        if shape == "colon" and value_start >= value_end:
            shape, value_start, value_end = _below(doc, line, value_start, following)
        yield Tag(key, word, start, end, shape, value_start, value_end, party, line, extra)


_Raw = tuple[str, str, int, int, str, int, str]


def _raw(doc: Document) -> Iterator[_Raw]:
    known, flat = labels(), doc.flat
    low, high = doc.glued
    for index, start, end in known.automaton.find_matches_as_indexes(flat):
        key, word = known.keys[index], known.words[index]
        inside = low <= start < high and word in known.glued
        if not inside and (
            (flat[end : end + 1] not in _AFTER_LABELS and key not in _SPEAKING and not key.startswith("party_"))
            or _within_word(flat, start, word)
        ):
            continue
        after, extra = _brackets(flat, _past_tail(flat, end) if key in _TIMED else end)
        shape, value_start = _shape(doc, key, word, start, after, inside)
        if shape:
            yield key, word, start, end, shape, value_start, extra


def _past_tail(flat: str, end: int) -> int:
    while flat[end : end + 1] in ("及", "和", "、", "与"):
        tail = next((word for word in _TAILS if flat.startswith(word, end + 1)), "")
        if not tail:
            break
        end += 1 + len(tail)
    return end


def _within_word(flat: str, start: int, word: str) -> bool:
    """A short label is one only where no other word runs into it."""
    before = flat[start - 1] if start else "\n"
    if word[0].isascii():
        return before.isalnum() or before == "_"
    return len(word) <= 3 and before.isalpha() and not before.isascii()


def _brackets(flat: str, end: int) -> tuple[int, str]:
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


def _shape(doc: Document, key: str, word: str, start: int, after: int, inside: bool) -> tuple[str, int]:
    flat = doc.flat
    char = flat[after : after + 1]
    if char == '"' and flat[after + 1 : after + 2] == ":":
        char, after = ":", after + 1
    if char == ":":
        return "colon", _past_note(flat, after + 1)
    if char == "\t" and _starts_cell(flat, start):
        following = _cell_words(flat, after + 1)
        return ("head", after) if _is_label(following) else ("cell", after + 1)
    if char in ("\n", ""):
        if inside:
            return "glued", after
        if not _starts_line(doc, start):
            return ("head", after) if _starts_cell(flat, start) else ("", after)
        return _alone(doc, key, start, after)
    if inside:
        return "glued", after
    if key.startswith("party_"):
        return "alone", after
    return ("prose", after) if key in _PROSE_KEYS else ("", after)


def _alone(doc: Document, key: str, start: int, after: int) -> tuple[str, int]:
    """A label that is a line of its own: a heading, with its value on the next line when that is none itself."""
    if key.startswith("party_") or after + 1 >= doc.size:
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


def _starts_line(doc: Document, start: int) -> bool:
    head = doc.flat[doc.starts[doc.line_at(start)] : start]
    return len(head) <= 6 and all(char in "一二三四五六七八九十0123456789、.()# " for char in head)


def _cell_words(flat: str, at: int) -> str:
    end = min((place for sign in "\t\n" if (place := flat.find(sign, at)) >= 0), default=len(flat))
    return flat[at:end]


@functools.cache
def _label_words() -> frozenset[str]:
    return frozenset(word for word, key in labels().key_of.items() if key != "project_name") | frozenset(
        ("采购项目名称", "项目名称", "序号")
    )


def _is_label(words: str) -> bool:
    bare = words.split("(", 1)[0].replace(" ", "").rstrip(":")
    return bare in _label_words() or bare in heads()


def _value_end(doc: Document, shape: str, value_start: int, line: int, following: _Raw | None) -> int:
    if shape in ("head", "alone"):
        return value_start
    if shape == "glued":
        limit = doc.glued[1]
        return min(limit, following[2]) if following else limit
    line = doc.line_at(value_start) if value_start < doc.size else line
    end = doc.ends[line]
    tab = doc.flat.find("\t", value_start, end)
    if tab >= 0:
        end = tab
    if following and following[2] < end and following[4] != "prose":
        end = _without_numbering(doc.flat, value_start, following[2])
    return max(value_start, end)


def _without_numbering(flat: str, start: int, end: int) -> int:
    """Cut the next item's numbering (二、 2. (3)) off a value's end."""
    at = end
    while at > start and flat[at - 1] in " 、.()":
        at -= 1
    if at < end and at > start and (flat[at - 1] in _NUMERALS or flat[at - 1].isdigit()):
        digits = at
        while digits > start and (flat[digits - 1] in _NUMERALS or flat[digits - 1].isdigit()) and at - digits < 3:
            digits -= 1
        before = flat[digits - 1] if digits > start else ""
        if before and not (before.isascii() and before.isalnum()) and before not in ".-:/_":
            return digits
    return end


def _below(doc: Document, line: int, value_start: int, following: list[_Raw]) -> tuple[str, int, int]:
    """`label:` with nothing behind it: the next line, unless it starts with a label or heading."""
    if line + 1 >= doc.line_count:
        return "alone", value_start, value_start
    start, end = doc.starts[line + 1], doc.line_end(line + 1)
    words = doc.flat[start:end]
    if following and following[0][0] == "times" and following[0][2] - value_start < 3:
        return "colon", value_start, doc.ends[line]
    if not words or heading(words) or "\t" in words or (following and following[0][2] < start + 6):
        return "alone", value_start, value_start
    if following and following[0][2] < end and following[0][4] != "prose":
        end = following[0][2]
    return "below", start, end
