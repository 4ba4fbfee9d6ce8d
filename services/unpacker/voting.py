"""unpacker: several readings of a picture to one: words by the Chinese ones, figures only where two readings agree."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import rurex

from services.unpacker.geometry import Line, Word, lines

UNREADABLE = "〓"
"""Stands for a line whose figures no two readings agree on: 29.9 and 2919 are not guessed between."""
_HAN = rurex.compile(r"\p{Han}")
_STROKE = rurex.compile(r"[0-9] *一 *[0-9]")
"""A dash, and no character."""
_FIGURE = rurex.compile(r"[0-9]+(?:\.[0-9]+)*")
_BESIDE_A_FIGURE = rurex.compile(r"[0-9]\]|\][0-9]")
_MILLILITRES = rurex.compile(r"([0-9])m1($|[^0-9.])")
_LOST_FOOT = rurex.compile(r"([0-9]\.[0-9])1\.($|[^0-9])")
_LETTER = rurex.compile(r"[\p{Han}A-Za-z]")
_NARROWEST = 0.75
"""Of its line's height: no Chinese character is narrower, figures are."""
TELLING = "零壹贰叁肆伍陆柒捌玖拾佰仟〇一二三四五六七八九十百千两万亿不低高上下大小少多超"
"""Characters of which another one in its place would be another value."""
_BOUNDS = str.maketrans({"≥": ">", "≤": "<", "＞": ">", "＜": "<"})
_KNOWN = ("万元", "排量", "排气量", "数量", "限价", "单价", "参数", "要求", "座位", "车", "辆", "合计")
"""Words of specifications: of two readings that differ in characters, the one that knows more of them is right."""
Reading = Sequence[Word]


def agreed(chinese: Sequence[Reading], latin: Sequence[Reading], clear: Reading = (), unsure: Reading = ()) -> list[Word]:
    """The words of a picture by several readings of it with the Chinese model, and several with the Latin one; `clear`, `unsure`: the
    lines of a second engine. What it reads clearly counts unless others agree on other figures, what it doesn't if another tells the same."""
    ours, theirs = [lines(reading) for reading in chinese], [lines(reading) for reading in latin]
    sure, other = _by_clearness(clear, unsure)
    told = [word for line in sure for word in _checked(line, ours, theirs)]
    told += [word for line in other for word in _seconded(line, ours, theirs)]
    return [*told, *(word for line in _rest(ours, theirs, [*sure, *other]) for word in _line(line, ours, theirs))]


def doubtful(chinese: Sequence[Reading], latin: Sequence[Reading], clear: Reading = (), unsure: Reading = ()) -> bool:
    """Whether some line of a picture should be read again: not told at all, unreadable, or told otherwise by every reading."""
    ours, theirs = [lines(reading) for reading in chinese], [lines(reading) for reading in latin]
    sure, other = _by_clearness(clear, unsure)
    rest = _rest(ours, theirs, [*sure, *other])
    unlike = any(_alone(line, ours, theirs) for line in sure) or any(not _same(line, ours, theirs) for line in other)
    return unlike or not (sure or other or rest) or any(_doubtful(line, ours, theirs) for line in rest)


def unsettled(chinese: Sequence[Reading], latin: Sequence[Reading], clear: Reading = (), unsure: Reading = ()) -> bool:
    """Whether yet more readings may tell more: of clear lines, of which Tesseract makes nothing certain, they don't."""
    if not clear and not unsure:
        return doubtful(chinese, latin)
    return any(word.text == UNREADABLE for word in agreed(chinese, latin, clear, unsure))


def _by_clearness(clear: Reading, unsure: Reading) -> tuple[list[Line], list[Line]]:
    """The second engine's lines: those of which every part is clear, and the others."""
    found = lines([*clear, *unsure])
    sure = [line for line in found if all(word in clear for word in line.words)]
    return sure, [line for line in found if line not in sure]


def _seconded(line: Line, ours: Sequence[Sequence[Line]], theirs: Sequence[Sequence[Line]]) -> Sequence[Word]:
    """A line that is not clear to the second engine, if a reading of Tesseract tells the same figures and bounds; of words alone, the
    better known."""
    same = _same(line, ours, theirs)
    if not same:
        return [_unreadable(line)]
    return line.words if any(_telling(line)) else max([line, *same], key=_knows).words


def _same(line: Line, ours: Sequence[Sequence[Line]], theirs: Sequence[Sequence[Line]]) -> list[Line]:
    return [one for one in _beside(line, [*ours, *theirs]) if _telling(one) == _telling(line)]


def _telling(line: Line) -> tuple[tuple[str, ...], str]:
    """The figures of a line, and what bounds them."""
    text = line.text.translate(_BOUNDS)
    return _said(line), "".join(letter for letter in text if letter in TELLING or letter in "<>")


def _rest(ours: Sequence[Sequence[Line]], theirs: Sequence[Sequence[Line]], sure: Sequence[Line]) -> list[Line]:
    """The lines of which the second engine tells nothing."""
    base = next((one for one in [*ours, *theirs] if one), [])
    return [line for line in base if not any(_beside(line, [sure]))]


def _checked(line: Line, ours: Sequence[Sequence[Line]], theirs: Sequence[Sequence[Line]]) -> Sequence[Word]:
    """A clear line, unless Tesseract's readings agree on other figures and none of them sees these; of words alone, the better known."""
    chinese = list(_beside(line, ours))
    others = [[one for one in _beside(line, some) if not _broken(one, line)] for some in (ours, theirs)]
    if _alone(line, ours, theirs) and _confirmed(*others):
        return [_unreadable(line)]
    return line.words if _said(line) else max([line, *(one for one in chinese if not _said(one))], key=_knows).words


def _broken(reading: Line, line: Line) -> bool:
    """Whether a reading only tells the end of the figure with which a clear line begins, and takes its start for a letter: 工8 for 1.8,
    P5000 for 265000. It doesn't tell another one."""
    ours, theirs = _said(line), _said(reading)
    begins = _LETTER.search(line.text.partition(ours[0])[0]) is None if ours else False
    starts = begins and len(theirs) == len(ours) and ours[0] != theirs[0] and ours[0].endswith(theirs[0]) and ours[1:] == theirs[1:]
    return starts and _LETTER.search(reading.text.partition(theirs[0])[0]) is not None


def _alone(line: Line, ours: Sequence[Sequence[Line]], theirs: Sequence[Sequence[Line]]) -> bool:
    """Whether no reading of Tesseract tells the figures of a clear line."""
    return _said(line) not in map(_said, _beside(line, [*ours, *theirs]))


def _doubtful(line: Line, chinese: Sequence[Sequence[Line]], latin: Sequence[Sequence[Line]]) -> bool:
    ours = [one for one in _beside(line, chinese) if _possible(one)]
    theirs = list(_beside(line, latin))
    confirmed = _confirmed(ours, theirs)
    if len({one.text for one in ours}) == len(ours):
        return not confirmed or confirmed not in map(_said, theirs)
    return not confirmed and any(_said(one) for one in ours)


def _line(line: Line, chinese: Sequence[Sequence[Line]], latin: Sequence[Sequence[Line]]) -> Sequence[Word]:
    ours = [one for one in _beside(line, chinese) if _possible(one)]
    theirs = list(_beside(line, latin))
    with_words = [one for one in ours if _HAN.search(_STROKE.sub("", one.text))]
    confirmed = _confirmed(ours, theirs) if with_words else _confirmed(theirs, ours)
    if told := [one for one in with_words if _said(one) == confirmed] if confirmed else []:
        return _mended(told[0])
    if not with_words:
        return _without_words(line, [*theirs, *ours], confirmed)
    if confirmed and (told := [one for one in ours if _said(one) == confirmed]):
        return _mended(told[0])
    if figures := _figures_alone(ours, theirs):
        return figures
    return [_unreadable(line)] if _said(with_words[0]) else max(with_words, key=_knows).words


def _without_words(line: Line, versions: Sequence[Line], confirmed: tuple[str, ...]) -> Sequence[Word]:
    """No reading sees Chinese characters: the Latin model, which comes first, knows figures and units better."""
    if confirmed:
        return _mended(next(one for one in versions if _said(one) == confirmed))
    if not versions or any(_said(one) for one in versions):
        return [_unreadable(line)]
    texts = Counter(one.text for one in versions)
    return max(versions, key=lambda one: texts[one.text]).words


def _confirmed(better: Sequence[Line], others: Sequence[Line]) -> tuple[str, ...]:
    """The figures that most readings tell, two at least; of as many, those of the better model. () when that leaves none or two."""
    told, by_better = Counter(map(_said, [*better, *others])), Counter(map(_said, better))
    del told[()], told[(UNREADABLE,)]
    ranked = sorted(((count, by_better[said], said) for said, count in told.items() if count > 1), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return ()
    return ranked[0][2]


def _figures_alone(ours: Sequence[Line], theirs: Sequence[Line]) -> Sequence[Word]:
    """A cell of figures that the Chinese model takes for characters, each time for others, while the Latin one sees the same figures."""
    told = [one.text for one in ours if _HAN.search(one.text)]
    if len(ours) < 2 or len(set(told)) < len(told):
        return ()
    figures = _confirmed(theirs, ())
    return next((one.words for one in theirs if figures and _said(one) == figures and not _LETTER.search(one.text)), ())


def _beside(line: Line, readings: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The same line in other readings."""
    middle = line.words[0].middle[1]
    for reading in readings:
        found = [one for one in reading if abs(one.words[0].middle[1] - middle) < 0.6 * max(line.height, one.height)]
        if found:
            yield min(found, key=lambda one: abs(one.words[0].middle[1] - middle))


def _possible(line: Line) -> bool:
    """Whether so many Chinese characters have room in a line of this height."""
    width = max(word.x1 for word in line.words) - min(word.x0 for word in line.words)
    return len(_HAN.findall(line.text)) * _NARROWEST * line.height <= width


def _knows(line: Line) -> int:
    text = line.text.replace(" ", "")
    return 0 if _said(line) else 1 + sum(word in text for word in _KNOWN)


def _mended(line: Line) -> Sequence[Word]:
    """A bracket that nothing opened is a 1: 第]包."""
    words = [replace(word, text=with_units(word.text)) for word in line.words]
    return words if "[" in line.text else [replace(word, text=word.text.replace("]", "1")) for word in words]


def with_units(text: str) -> str:
    """1798m1 is 1798ml: no unit is written with a figure behind its letter m but m2 and m3. 1.81. is 1.8L with a blank:
    of a broken L its stem and the end of its foot are left. As many signs come back as are given."""
    return str(_LOST_FOOT.sub(r"\1L \2", _MILLILITRES.sub(r"\1ml\2", text)))


def _said(line: Line) -> tuple[str, ...]:
    """The figures of a line. A bracket beside a figure may be a 1 or a shadow of one (1] is 1, 4] is 41): such a line tells nothing."""
    text = with_units(line.text.replace("O", "0").replace(" ", ""))
    if "[" not in text:
        if _BESIDE_A_FIGURE.search(text):
            return (UNREADABLE,)
        text = text.replace("]", "1")
    return tuple(_FIGURE.findall(text))


def _unreadable(line: Line) -> Word:
    box = line.words[0]
    return Word(UNREADABLE, box.x0, box.top, line.words[-1].x1, box.bottom)
