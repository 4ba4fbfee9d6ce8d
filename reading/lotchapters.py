"""reading: chapters behind all lots that each tell of one lot, which refers to it by name: 详见采购需求一 … 采购需求一 / 车型为…."""

from collections.abc import Iterable

from reading import regex
from reading.document import Document
from reading.lots import LotPlace

_CHAPTER = regex.compile(
    r"^(?:附)?((?:采购需求|技术需求|货物需求|技术参数|参数|技术要求|需求|附件|附表|清单)(?:表|书)?[一二三四五六七八九十0-9]{1,2})(?:[:(].{0,30})?$"
)
_BEGINS = frozenset("采技货参需附清")
_LONGEST = 46


def with_chapters(doc: Document, places: Iterable[LotPlace]) -> None:
    """Gives lots the chapters that they alone refer to, and takes these out of the words of others."""
    lots = list(places)
    lines = [number for number in doc.beginning(_BEGINS) if 0 < number < doc.list_line] if len(lots) > 1 else []
    found = {match.group(1): number for number in lines if (match := _heading(doc.lines[number]))}
    owners = {word: owner for word in found if (owner := _owner(doc, word, lots)) is not None}
    if len(found) < 2 or len(owners) < len(found):
        return
    ordered = sorted(found.items(), key=lambda one: one[1])
    first = doc.starts[ordered[0][1]]
    for place in lots:
        place.regions = [(start, min(end, first) if start < first else end) for start, end in place.regions]
    for (word, number), following in zip(ordered, [*(line for _, line in ordered[1:]), _section_after(doc, ordered[-1][1])], strict=True):
        owners[word].regions.append((doc.starts[number], doc.starts[following] if following < doc.line_count else doc.size))


def _heading(line: str) -> regex.Match | None:
    return _CHAPTER.match(line) if len(line) <= _LONGEST else None


def _owner(doc: Document, word: str, lots: list[LotPlace]) -> LotPlace | None:
    """The only lot whose words refer to a chapter."""
    owners: list[LotPlace] = []
    for reference in (f"见{word}", f"见《{word}》", f"见“{word}”", f'见"{word}"'):
        at = doc.flat.find(reference)
        while at >= 0:
            line = doc.line_at(at)
            owners += [place for place in lots if place not in owners and (line in place.rows or place.holds(at))]
            at = doc.flat.find(reference, at + 1)
    return owners[0] if len(owners) == 1 else None


def _section_after(doc: Document, number: int) -> int:
    return next((line for line, _ in doc.sections if line > number), doc.list_line)
