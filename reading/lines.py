"""reading: the geometry of a stored text: lines, cells and sections, all by code-point offsets."""

import bisect
import functools
from collections import defaultdict
from collections.abc import Callable

from reading import regex
from reading.folding import folded
from reading.remembered import Once
from reading.text import LIST_HEAD
from schemas.values import Span, span_of

LONGEST_EVIDENCE = 200
_LONGEST_ANNEX = 40
_NUMERALS, _POINTS, _LONGEST_NUMERAL = "一二三四五六七八九十", ("、", "."), 3
NUMERALS = frozenset(_NUMERALS)
_ANNEX_SIGNS = frozenset("附第采技货参车主用项")
_ANNEX_LAST = frozenset("求数格标单表准录要选下书)")
"""One of these ends such a head, before its colon; one of those begins it."""
_ANNEX = regex.compile(
    r"^(?:附(?:件|表|录|页)?[一二三四五六1-9]{0,2}[:、. ]{0,2}|第[一二三四五六七八九]{1,2}(?:章|部分)[: ]{0,2})?"
    r"((?:项目|主要|车辆|货物|用户|具体|详细|本项目)*(?:采购|技术|配置|参数|需求|货物|车辆)[^。;,\t:]{0,10}"
    r"(?:需求|参数|要求|规格|指标|清单|一览表|标准)(?:摘录|摘要|节选|如下|[一]览表|表|书)?)(?:\([^()\t]{1,16}\))?:?$"
)
"""The head of what is asked for where it stands behind the procedure: 附：主要技术参数, 第五章 采购需求."""
_GLUED_HEADS = ("公告概要", "公告信息")
_GLUED_ENDS = ("项目概况", "一、", "## ")


class Lines:
    """A stored text with its folded form, its lines and cells, by code-point offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.flat = folded(text)
        self.lines = self.flat.split("\n")
        self.starts, self.ends, self._by_first_sign = _laid_out(self.lines)
        self.size, self.line_count = len(text), len(self.starts)
        self.line_at: Callable[[int], int] = functools.partial(bisect.bisect_right, self.starts[1:])
        """Number of the line that holds an offset."""
        listed = text.rfind(f"\n{LIST_HEAD}\n")
        self.list_line = self.line_at(listed + 1) if listed >= 0 else len(self.starts)
        self.list_start = listed if listed >= 0 else self.size
        self.glued = self._glued_region()

    # -- lines ---------------------------------------------------------------------------------------------------
    def line_end(self, number: int) -> int:
        """Offset of a line's end, without its newline."""
        return self.ends[number]

    def line(self, number: int) -> str:
        """A folded line."""
        return self.lines[number]

    def beginning(self, signs: frozenset[str]) -> list[int]:
        """Numbers of the lines that begin with one of some signs, in order."""
        by_sign = self._by_first_sign
        return sorted([number for sign in by_sign.keys() & signs for number in by_sign[sign]])

    def cells(self, number: int) -> list[tuple[int, int]]:
        """The cells of a line as offsets; one when it is no table row."""
        found: list[tuple[int, int]] = []
        at = self.starts[number]
        for words in self.lines[number].split("\t"):
            found.append((at, at + len(words)))
            at += len(words) + 1
        return found

    # -- words ---------------------------------------------------------------------------------------------------
    def words(self, start: int, end: int) -> str:
        """The words of the stored text as printed."""
        return self.text[start:end]

    def span(self, start: int, end: int) -> Span:
        """A span cut to the longest allowed evidence, white space trimmed."""
        words = self.text[start:end]
        if (bare := words.strip()) != words:
            start = end - len(words.lstrip())
            end = start + len(bare)
        return span_of((start, end if end - start <= LONGEST_EVIDENCE else start + LONGEST_EVIDENCE, ""))

    @Once
    def sections(self) -> list[tuple[int, str]]:
        """Lines that begin a main section (一、…): number and folded words, numbering cut off."""
        return [(number, head) for number in self.beginning(NUMERALS) if (head := heading(self.lines[number]))]

    @Once
    def headings(self) -> list[tuple[int, str]]:
        """The lines that begin a main section, and those that head what is asked for without a number (附：技术参数)."""
        annexes = [(number, head) for number in self.beginning(_ANNEX_SIGNS) if (head := _annex(self.lines[number]))]
        return sorted([*self.sections, *annexes]) if annexes else self.sections

    def section_at(self, line: int) -> str:
        """Words of the main heading that a line stands under; empty before the first."""
        place = bisect.bisect_left(self.headings, (line + 1,)) - 1
        return self.headings[place][1] if place >= 0 else ""

    def _glued_region(self) -> tuple[int, int]:
        """Where the central portal's summary stands as running text; (0, 0) when nowhere."""
        starts = [at for head in _GLUED_HEADS if (at := self.flat.find(head)) >= 0]
        if not starts:
            return (0, 0)
        first = self.line_at(starts[0])
        last = first
        for number in range(first + 1, min(first + 80, self.line_count)):
            line = self.lines[number]
            if line.startswith(_GLUED_ENDS) or (line[:1] in NUMERALS and "、" in line[:4]):
                break
            last = number
        return (starts[0], self.ends[last])


def _laid_out(lines: list[str]) -> tuple[list[int], list[int], dict[str, list[int]]]:
    """Where each line starts and ends, and the numbers of the lines that begin with each sign: one pass for all that ask."""
    starts: list[int] = []
    ends: list[int] = []
    by_sign: dict[str, list[int]] = defaultdict(list)
    at = 0
    for number, line in enumerate(lines):
        starts.append(at)
        at += len(line)
        ends.append(at)
        at += 1
        by_sign[line[:1]].append(number)
    return starts, ends, by_sign


def heading(line: str) -> str:
    """The words of a main heading (一、项目基本情况, 一．项目基本情况 → 项目基本情况), or an empty string."""
    if line[:1] not in NUMERALS:
        return ""
    behind = line.lstrip(_NUMERALS)
    return behind[1:].strip() or " " if behind[:1] in _POINTS and len(line) - len(behind) <= _LONGEST_NUMERAL else ""


def _annex(line: str) -> str:
    """The words of a heading of needs without a number, or an empty string."""
    bare = line.strip() if len(line) <= _LONGEST_ANNEX else ""
    found = _ANNEX.match(bare) if bare.removesuffix(":")[-1:] in _ANNEX_LAST else None
    return found.group(1) if found else ""
