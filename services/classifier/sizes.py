"""classifier: the displacement of a line, read only where the notice speaks of this line."""

from collections.abc import Iterable, Sequence

from reading.candidates import UNSTATED
from reading.displacement import SMALLEST_CAR, Stated, goes_on, stated, telling, window_of
from reading.losers import offered_at
from schemas.events import NoticeRead
from schemas.reading import Category, Energy, Kind, Window
from services.classifier.changed import changed_sizes
from services.classifier.clauses import CLAUSE_SIGNS, LONGEST_NAME, Region
from services.classifier.columned import sizes_of_column
from services.classifier.parts import Part
from services.classifier.turns import size_in_turn

_FAILED = (Kind.FAILURE, Kind.TERMINATION)
_FEW_WHEELS = ("三轮", "两轮", "二轮", "摩托")
_ELECTRIC = (Energy.BEV, Energy.FCEV)


def displacement(
    notice: NoticeRead, flat: str, part: Part, category: Category | None, energy: Energy | None, single: bool, unblanked: str
) -> Window:
    """The line's own statement, else its lot's where it is the lot's only line. A battery car has none.
    `unblanked`: the text before words of it were blanked."""
    if energy in _ELECTRIC:
        return UNSTATED
    names = [(span.start, span.end) for value in (part.item.model, part.item.name) for span in value.evidence if not span.text]
    own = [
        *(changed_sizes(notice, flat, part) if single else ()),
        *sizes_of_column(flat, part),
        *_stated(flat, names, unblanked, named=True),
        *_stated(flat, part.own, unblanked),
        *(one for clause in part.named for one in goes_on(flat, *clause)),
    ]
    own = own if single else [one for one in own if not size_in_turn(flat, one.start)]
    kept = _asked(notice, flat, _of_its_kind(flat, part, category, own)) or (
        _asked(notice, flat, _of_its_kind(flat, part, category, _stated(flat, part.beyond, unblanked))) if single else []
    )
    return window_of(kept) if kept else UNSTATED


def _asked(notice: NoticeRead, flat: str, told: list[Stated]) -> list[Stated]:
    """Without the sizes that bidders offered, which a notice that nobody won gives as the reason: 两家供应商所投车型排量为1.9T."""
    return [one for one in told if not offered_at(flat, one.start)] if notice.facts.kind.value in _FAILED else told


def _of_three_wheels(flat: str, part: Part) -> bool:
    """Whether a thing is called by its wheels, whatever it is for: 自装卸三轮垃圾车."""
    before = flat[max(part.mention.start - LONGEST_NAME, 0) : part.mention.end] if part.mention else ""
    name = part.item.name.value or before[max(before.rfind(sign) for sign in CLAUSE_SIGNS) + 1 :]
    return any(word in name for word in _FEW_WHEELS)


def _of_its_kind(flat: str, part: Part, category: Category | None, told: Iterable[Stated]) -> list[Stated]:
    """Each place once, whichever way it was come by, without what is smaller than any engine of its kind."""
    kept: list[Stated] = []
    for one in told:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    small = [one for one in kept if (one.high or one.low or SMALLEST_CAR) < SMALLEST_CAR]
    if not small or category is Category.MOTORCYCLE or _of_three_wheels(flat, part):
        return kept
    return [one for one in kept if one not in small]


def _stated(flat: str, places: Sequence[Region], unblanked: str, named: bool = False) -> list[Stated]:
    spots = telling(unblanked)
    return [one for start, end in places for one in stated(flat, start, end, named=named, spots=spots)] if spots else []
