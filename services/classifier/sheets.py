"""classifier: what a document tells of one vehicle, gathered as a text of its own, and forms without the options that are not ticked."""

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from reading import regex
from reading.grids import Cell
from reading.lines import Lines
from reading.parameters import parameter_of
from reading.statements import Told, Vehicle
from reading.views import View
from schemas.reading import Window
from schemas.values import Read
from services.classifier.witnesses import window_with_all_words, with_all_words

T = TypeVar("T")
MOST_PLACES = 64
"""Rows that a merged cell may stand in."""
PROSE = ("prose", "clause", "heading", "spec")
"""Statements without a label of their own."""
_TICKS = "☑☒✓✔√■●"
LEADING = f" {_TICKS}"
"""Signs before a value that are none of it."""
BEFORE_VALUE = f"{LEADING}:"
_UNTICKED = regex.compile(r"□ ?[^ \t\n□☑☒✓✔√■●]{0,20}")
_BOUNDS = {
    "上限": "≤", "最大": "≤", "最高": "≤", "不超过": "≤", "不高于": "≤", "不大于": "≤",
    "下限": "≥", "最小": "≥", "最低": "≥", "不低于": "≥", "不小于": "≥", "不少于": "≥",
}  # fmt: skip
_SPACED = regex.compile(r"[排气] {1,3}[气量]")
_LONGEST_LINE = 120
_DOTS = ("……", "....", "····", "____", "——", "┄┄", "﹍﹍")
_LEADER = regex.compile(r"^([^:：…._—\t]{2,20}?) ?([….·_—┄﹍]{2,60})[^….·_—┄﹍]")
_SEATS = "座位数:"
"""Put before a value of seats: its label may be any of many (额定载员, 驾乘人数)."""


Said = tuple[Told, tuple[int, int], tuple[int, int]]
"""A statement, its whole place and its value's in the view."""


class Sheet:
    """What is told of one vehicle, as a text of its own with the kind of each part."""

    def __init__(self, doc: Lines, vehicle: Vehicle, text: str) -> None:
        self.view, self.text = View(doc.flat), text
        self.parts: list[Said] = []
        self.spare: list[tuple[Said, Said]] = []
        """Statements of cells that would reach over another's, behind that one."""
        self.places = vehicle.names
        self.names = [self._line(place) for place in vehicle.names]
        for told in vehicle.told:
            if told.role != "respectively":
                self.parts.append(self._put(told))
            if told.instead:
                self.spare.append((self.parts[-1], self._put(replace(told, value=(told.instead,)))))

    def _line(self, place: Cell) -> tuple[int, int]:
        taken = self.view.take(place)
        self.view.put("\n")
        return taken

    def _put(self, told: Told) -> Said:
        start = len(self.view.flat)
        if told.role not in PROSE:
            for number, place in enumerate(told.label):
                self.view.put(" " if number else "")
                self._label(told, place)
            self._unit(told)
            self.view.put(_SEATS if told.role == "seats" else ":")
            self._end(told)
        at = len(self.view.flat)
        for first, last in told.value:
            while first < last - 1 and self.view.source[first] in BEFORE_VALUE:
                first += 1
            self.view.take((first, last))
        end = len(self.view.flat)
        self.view.put("\n")
        return told, (start, end), (at, end)

    def _label(self, told: Told, place: tuple[int, int]) -> None:
        """A label's words, 排量上限(升) without 上限 (its end is told by a sign), 排 量 without its blank."""
        words = self.view.source[slice(*place)]
        left_out = [(found.start() + 1, found.end() - 1) for found in _SPACED.finditer(words)] if told.role == "displacement" else []
        if told.role == "displacement" and (beside := words.find("/进气")) > 0:  # 排量（L）/进气形式 | 2.0/涡轮增压
            left_out.append((beside, len(words)))
        if bound := next((word for word in _BOUNDS if told.role == "displacement" and word in words), ""):
            left_out.append((words.find(bound), words.find(bound) + len(bound)))
        at = 0
        for start, end in sorted(left_out):
            self.view.take((place[0] + at, place[0] + start))
            at = end
        self.view.take((place[0] + at, place[1]))

    def _end(self, told: Told) -> None:
        """The sign of a bare figure under 上限 or 下限."""
        said = "".join(self.view.source[slice(*place)] for place in told.label[-1:])
        if told.role == "displacement" and self.view.source[told.value[0][0] : told.value[0][1]].strip()[:1].isdigit():
            self.view.put(next((sign for word, sign in _BOUNDS.items() if word in said), ""))

    def _unit(self, told: Told) -> None:
        if told.unit is not None:
            self.view.put("(")
            self.view.take(told.unit)
            self.view.put(")")

    def label(self, told: Told) -> str:
        """The words of a statement's label."""
        return "".join(self.view.source[slice(*place)] for place in told.label)

    def beside_name(self, told: Told) -> bool:
        """Whether a statement stands in the line that names the vehicle: 标的：押解车 数量：1 最高限价：34万元."""
        at = told.value[0][0]
        return any(0 <= at - end <= _LONGEST_LINE and "\n" not in self.view.source[end:at] for _, end in self.places[:MOST_PLACES])

    def of(self, *roles: str) -> list[Said]:
        """Statements of these roles."""
        return [part for part in self.parts if part[0].role in roles]

    def own(self) -> list[tuple[int, int]]:
        """The sentences that name the vehicle, in the view."""
        spoken = self.of(*PROSE)
        return [whole for told, whole, _ in spoken if any(a <= x and y <= b for a, b in told.value for x, y in self.places)]

    def behind_count(self) -> list[tuple[int, int]]:
        """What the line goes on to say that tells the vehicle's number, in the view: 数量：1辆。最高限价：…."""
        told = [part for part, _, _ in self.of("quantity")]
        return [whole for part, whole, _ in self.of("prose") if any(one.value[0][0] < part.value[0][0] < one.value[0][1] for one in told)]

    def back(self, read_: Read[T]) -> Read[T]:
        """A value read in the view, with its evidence where the words stand."""
        spans = tuple(dict.fromkeys(one for span in read_.evidence for one in self.view.back(span, self.text)))
        return replace(read_, evidence=spans[:MOST_PLACES])

    def all_of(self, decide: Callable[["Sheet", str], Read[T]]) -> Read[T]:
        """What the sheet's words tell, with all places that tell it."""
        return self.back(with_all_words(self.view.flat, lambda flat: decide(self._with(flat), flat)))

    def window_of(self, decide: Callable[["Sheet", str], Window]) -> Window:
        """The same for a window."""
        told = window_with_all_words(self.view.flat, lambda flat: decide(self._with(flat), flat))
        return Window(min=self.back(told.min), max=self.back(told.max))

    def _with(self, flat: str) -> "Sheet":
        """The sheet where words are blanked: another cell reaches over one that is empty."""
        reached = [spare for (_, _, own), spare in self.spare if not flat[slice(*own)].strip()]
        if not reached:
            return self
        sheet = copy.copy(self)
        sheet.parts = [*self.parts, *reached]
        return sheet


def ticked(text: str) -> str:
    """A form's text without the options that are not ticked, every sign at its place: □1.4L ☑1.6L."""
    if "□" not in text or not any(sign in text for sign in _TICKS):
        return text
    return "\n".join(_ticked_line(line) for line in text.split("\n"))


def _ticked_line(line: str) -> str:
    if "□" not in line or not any(sign in line for sign in _TICKS):
        return line
    signs = list(line)
    for found in _UNTICKED.finditer(line):
        signs[found.start() : found.end()] = " " * (found.end() - found.start())
    return "".join(signs)


def led(text: str) -> str:
    """A text whose dots lead from labels to their values (排量……≥1.5L), with a colon in their place, every sign at its place."""
    if not any(dots in text for dots in _DOTS):
        return text
    return "\n".join(_led_line(line) if any(dots in line for dots in _DOTS) else line for line in text.split("\n"))


def _led_line(line: str) -> str:
    found = _LEADER.match(line)
    if found is None or parameter_of(found.group(1)) is None:
        return line
    start, end = found.span(2)
    return line[:start] + ":" + " " * (end - start - 1) + line[end:]
