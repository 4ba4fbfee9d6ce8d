"""classifier: what a notice says of one lot's vehicle by its name outside that lot's words: a chapter of parameters behind all lots."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise

from reading import regex
from services.classifier.clauses import Region
from services.classifier.elsewhere import about_which, called, clauses_by_name, limiting, without
from services.classifier.parts import Part

_NAMELESS = "\0"
_WHEELED = regex.compile(r"车|SUV|MPV|皮卡|客|型|米级")
"""One of these is in the words by which a clause calls a vehicle."""
_MOST_PARTS = 40


def told_across(flat: str, lots: Sequence[Sequence[Part]], abouts: Sequence[Sequence[Region]]) -> list[list[Part]]:
    """The parts of several lots with the clauses that name each of them outside its own lot's words (`abouts`, lot by lot), and
    without those that stand among theirs and name another lot's."""
    parts = [part for lot in lots for part in lot]
    names = [called(flat, part) or _NAMELESS for part in parts]
    if len(lots) < 2 or not 2 <= len(parts) <= _MOST_PARTS or not any(len(name) > 1 for name in names):
        return [list(lot) for lot in lots]
    ends = list(accumulate(len(lot) for lot in lots))
    spans = list(pairwise([0, *ends]))
    owner = [place for place, (first, last) in enumerate(spans) for _ in range(first, last)]
    theirs: list[list[Region]] = [[] for _ in parts]
    foreign: list[list[Region]] = [[] for _ in lots]
    for place, regions in enumerate((list(_rest(flat, abouts)), *abouts)):
        spoken = list(_spoken(flat, regions))
        own = spans[place - 1] if place else (0, 0)
        for named, told in enumerate(clauses_by_name(flat, parts, spoken, names) if spoken else ()):
            if place and owner[named] == place - 1:
                continue
            kept = [one for one in told if not place or about_which(flat, one, names[slice(*own)]) is None]
            theirs[named] += kept
            if place:
                foreign[place - 1] += kept
    added = [_with(part, theirs[at], foreign[owner[at]]) for at, part in enumerate(parts)]
    return [added[first:last] for first, last in spans]


def _with(part: Part, told: Sequence[Region], foreign: Sequence[Region]) -> Part:
    """A part with the clauses about it, and without those about another lot's."""
    if not told and not foreign:
        return part
    own, around = (tuple(piece for one in regions for piece in without(one, foreign)) for regions in (part.own, part.around))
    added = [clause for clause in told if not any(start <= clause[0] < end for start, end in own)]
    return part._replace(own=(*own, *added), around=around, named=(*part.named, *added))


def _rest(flat: str, abouts: Sequence[Sequence[Region]]) -> Iterator[Region]:
    """What of the text stands in no lot's words."""
    at = 0
    for start, end in sorted(chain.from_iterable(abouts)):
        if at < start:
            yield at, start
        at = max(at, end)
    if at < len(flat):
        yield at, len(flat)


def _spoken(flat: str, regions: Sequence[Region]) -> Iterator[Region]:
    """The regions as their lines that may limit something by its name, rows of tables of more than two columns left out; with the lines
    between them."""
    for start, end in regions:
        first = last = -1
        at = start
        for words in flat[start:end].split("\n"):
            stop = at + len(words)
            if words.count("\t") < 2 and _WHEELED.is_match(words) and limiting(words):
                first, last = (at if first < 0 else first), stop
            at = stop + 1
        if first >= 0:
            yield first, last
