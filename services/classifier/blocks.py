"""classifier: the blocks of a notice that each tell of one vehicle under its name: （一）疫苗车 / 1.排量… / （二）体检车 / 1.排量…."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading import regex
from services.classifier.clauses import Region, signs_of

_NUMBER = regex.compile(
    r"^ ?(?:(\([一二三四五六七八九十]{1,2}\))|(\([0-9]{1,2}\))|([0-9]{1,2}[.、])|([0-9]{1,2}\))|([①-⑳])|([一二三四五六七八九十]{1,2}、)|([A-Z][.、)])"
    r"|((?:车型|标的|品目)[0-9一二三四五六七八九十A-Z]{1,2}[ :、]))"
)
"""The numbering of a line, by families."""
_CHAPTER = regex.compile(r"^[一二三四五六七八九十]{1,2}、")
_NAME = regex.compile(
    r"^[ :]{0,2}([^:;,。(\n\t]{2,30}?(?:\([^()\n\t:;]{1,16}\))?)"
    r"(?:(?:的)?(?:主要|具体|详细)?(?:技术)?(?:参数|要求|条件|配置|规格|需求|指标){0,2})[ ]?(:|--|\n|$|\()"
)
_COUNT = regex.compile(r"[ ]?(?:[0-9]{1,4}|[一二三四五六七八九十两]{1,3})[ ]?(?:辆|台|部)$")
_TELLS = (":", "--")
_COUNTS = regex.compile(r"^[ :,，]{0,2}(?:[0-9]|[一二三四五六七八九十两]{1,3}(?:辆|台|部))")
_SHORTEST = 3
_MEASURES = ("辆", "台", "部")
_LEAST_SAID = 6
_CLAUSE = regex.compile(r"^ ?([0-9]{1,2}(?:\.[0-9]{1,2}){1,4})[ .、]{0,2}\p{Han}")
"""The number of a clause: 2.4, 2.4.1."""
_BRACKETS = (1, 2, 4, 5)
"""The families of （一）, （1）, 1） and ①, which stand below clauses (2.4)."""
_POINTS = 3
"""The family of 1., which heads clauses (1.1)."""
_CHAPTERS = 6
"""The family of 一、."""
_CLAUSES = 20
"""The family of 2.4 is one more, that of 2.4.1 two; 2. heads them all."""
_MOST_LINES, _MOST_HEADINGS = 40, 60


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line that begins with the name of one of several vehicles. `alone`: nothing else stands on it."""

    part: int
    start: int
    end: int
    family: int
    alone: bool


def blocks_of(flat: str, places: Sequence[Region], names: Sequence[str]) -> list[tuple[int, Region]]:
    """Which vehicle (by its place among `names`) each block tells of; nothing where fewer than two vehicles have one."""
    lines = [line for place in places for line in _lines(flat, *place)]
    signs = signs_of(names)
    likely = [line for line in lines if not signs.isdisjoint(flat[slice(*line)])]
    heads = [found for line in likely if (found := _heading(flat, line, names))][:_MOST_HEADINGS]
    if len({one.part for one in heads}) < 2:
        return []
    begins = {one.start for one in heads}
    return [(one.part, (one.start, _end(flat, one, lines, begins))) for one in heads]


def _lines(flat: str, start: int, end: int) -> Iterator[Region]:
    at = flat.rfind("\n", 0, start) + 1
    while at < end:
        stop = flat.find("\n", at)
        stop = len(flat) if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _heading(flat: str, line: Region, names: Sequence[str]) -> _Heading | None:
    """The vehicle that a line begins with: （1）抑尘车：总质量18t…, or 二、接种车 alone on its line."""
    words = flat[line[0] : line[1]]
    if "\t" in words or len(words) < 2:
        return None
    family, begin = _numbered(words)
    named = _NAME.match(words[begin : begin + 70])
    if named is None or (family and _called(named.group(1), names) is None):
        return _heading_of_name(words, begin, line, family, names)
    said = words[begin + named.end(1) :].lstrip(" :-")
    alone = len(said) < _LEAST_SAID
    if not family and not (alone or named.group(2) in _TELLS):
        return None
    part = _called(named.group(1), names)
    return None if part is None else _Heading(part, line[0], line[1], family, alone)


def _heading_of_name(words: str, begin: int, line: Region, family: int, names: Sequence[str]) -> _Heading | None:
    """A numbered line that begins with a whole name and goes on about it: （一）侦测车须与….; one that counts it is an enumeration."""
    told = [place for place, name in enumerate(names) if len(name) > _SHORTEST and words.startswith(name, begin)] if family else []
    if len(told) != 1 or _COUNTS.match(words[begin + len(names[told[0]]) :]):
        return None
    return _Heading(told[0], line[0], line[1], family, alone=False)


def _numbered(words: str) -> tuple[int, int]:
    """The family of a line's numbering, 0 for none, and where its words begin."""
    if words[:3].strip()[:1].isdigit() and (clause := _CLAUSE.match(words[:20])):
        return _CLAUSES + clause.group(1).count("."), clause.end(1) + len(words[clause.end(1) :]) - len(
            words[clause.end(1) :].lstrip(" .、")
        )
    number = _NUMBER.match(words[:10])
    return next((place for place, told in enumerate(number.groups(), 1) if told), 0) if number else 0, number.end() if number else 0


def _called(words: str, names: Sequence[str]) -> int | None:
    """The only name that the words of a heading are, end with, or are a part of."""
    subject = words.replace(" ", "")
    subject = _COUNT.sub("", subject) if subject.endswith(_MEASURES) else subject
    if len(subject) < 2:
        return None
    for fits in (
        lambda name: name == subject,
        lambda name: subject.endswith(name),
        lambda name: subject in name,
        lambda name: name.split("(")[0] == subject.split("(")[0],
    ):
        found = [place for place, name in enumerate(names) if fits(name)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _end(flat: str, head: _Heading, lines: Sequence[Region], begins: set[int]) -> int:
    """Where a block ends: before the next vehicle's, a line of its own numbering, a chapter. What stands behind the name on its line
    goes on only in lines that are numbered otherwise."""
    end, count = head.end, 0
    for start, stop in lines:
        if start <= head.start:
            continue
        words = flat[start:stop]
        family, _ = _numbered(words)
        count += 1
        if start in begins or count > _MOST_LINES or "\t" in words or start > end + 1:
            break
        if family and family == head.family:
            break
        if family > _CLAUSES and (head.family in _BRACKETS or _CLAUSES < family < head.family):
            break
        if head.family > _CLAUSES and family == _POINTS:
            break
        if (_CHAPTER.match(words[:10]) and head.family != _CHAPTERS) or (not head.alone and not family):
            break
        end = stop
    return end
