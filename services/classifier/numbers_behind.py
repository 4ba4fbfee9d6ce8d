"""classifier: numbers of vehicles that prose tells of lots by their names, away from their lists."""

from collections.abc import Iterator, Sequence

from reading import regex
from reading.candidates import MOST_SHOWN, UNSAID, agreeing
from reading.folding import flat as fold
from reading.quantities import Count, counts
from reading.turns import stage
from schemas.events import NoticeRead
from schemas.reading import ClassifiedLot, Lot
from schemas.values import Span, read
from services.classifier.clauses import name_start
from services.classifier.elsewhere import SHORTEST_LOT, SIGNS, runs_through
from services.classifier.named import vehicles

_LOT_NUMBER = regex.compile(
    r"^第?[0-9一二三四五六七八九十A-Z]{0,3}(?:标段|标项|采购包|合同包|分包|包件|包|标)?[0-9一二三四五六七八九十A-Z]{0,3}[ :：]{0,2}"
)


@stage
def with_counts(notice: NoticeRead, flat: str, lots: tuple[ClassifiedLot, ...]) -> tuple[ClassifiedLot, ...]:
    """Lots whose only line has no number yet, with the one that the notice counts under the lot's name: 招标内容：钩臂式垃圾车5辆."""
    names = [_lot_name(flat, lot) for lot in notice.lots] if len(lots) > 1 else []
    if not names or len(set(names)) < len(names):
        return lots
    prose = list(_behind_words(flat))
    return tuple(
        _with_count(lot, name, [one for one in names if one and one != name], prose) for lot, name in zip(lots, names, strict=True)
    )


def _lot_name(flat: str, lot: Lot) -> str:
    """What a lot is called: its name, or the vehicle right behind its number."""
    if lot.name.said:
        return fold(lot.name.value or "").replace(" ", "")
    for span in lot.about[:1]:
        stop = min((at for sign in SIGNS if (at := flat.find(sign, span.start, span.end)) >= 0), default=span.end)
        named = next(iter(vehicles(flat, span.start, stop)), None)
        return _LOT_NUMBER.sub("", flat[max(name_start(flat, named.start), span.start) : named.end]).replace(" ", "") if named else ""
    return ""


def _behind_words(flat: str) -> Iterator[tuple[str, Count]]:
    """The numbers of a notice's prose with the words that stand before each."""
    for count in counts(flat, 0, len(flat)):
        line = flat[flat.rfind("\n", 0, count.start) + 1 : count.start]
        if "\t" not in line:
            yield flat[name_start(flat, count.start) : count.start].replace(" ", ""), count


def _with_count(lot: ClassifiedLot, name: str, others: Sequence[str], prose: Sequence[tuple[str, Count]]) -> ClassifiedLot:
    own = lot.lines[0].quantity if len(lot.lines) == 1 else UNSAID
    if len(lot.lines) != 1 or (own.why and not own.said) or len(name) < SHORTEST_LOT:
        return lot
    told = [count for words, count in prose if runs_through(name, words) and not any(runs_through(other, words) for other in others)]
    if len({count.value for count in told}) != 1:
        return lot
    found = read(told[0].value, [Span(count.start, count.end) for count in told[:MOST_SHOWN]], "counted under the lot's name")
    line = lot.lines[0].model_copy(update={"quantity": agreeing(own, found) if own.said else found})
    return lot.model_copy(update={"lines": (line,)})
