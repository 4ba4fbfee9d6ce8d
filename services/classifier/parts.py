"""classifier: what a lot's vehicle lines are made from: its vehicle items, or the vehicles that its prose enumerates with numbers."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reading import regex
from reading.candidates import UNSAID
from reading.displacement import regions
from reading.quantities import Count, counts
from reading.turns import stage
from reading.vehicles import Mention
from schemas.events import NoticeRead
from schemas.reading import Change, Item, Lot
from schemas.values import Read, Span, read
from services.classifier.clauses import LONGEST_NAME, Region
from services.classifier.counted import counted_in
from services.classifier.counted_names import Counted, begin_of
from services.classifier.counted_sums import kinds_within
from services.classifier.divided import divided
from services.classifier.enumerated import by_changes, by_clauses, enumerated
from services.classifier.named import decoyed, item_vehicle, vehicles
from services.classifier.other_goods import before_other_goods, beside_other_goods
from services.classifier.own_words import head_and_row, kept_of
from services.classifier.sharing import before_kinds, divided_before, last_end, lead_of, of_all, of_each_too, of_the_whole
from services.classifier.siblings import block_end, counts_next, style_of
from services.classifier.unrecognised import models, names_other_goods, serves, tells_of_none, unrecognised, with_unknown
from services.classifier.witnesses import untouched
from services.classifier.wording import Wording

_GOODS_ENDS = ";；。\n①②③④⑤⑥"
_JOINED = ("及", "、", "和", "与")
_COUNT_ENDS = ";；。\n"
_NUMBERED = regex.compile(r"^ ?(?:[(（][0-9一二三四五六七八九十]{1,2}[)）]|[0-9]{1,2}[.、)]|[①-⑩])")


class Part(NamedTuple):
    """What one line is made from: its item, its own regions, the regions around it that speak of it alone."""

    item: Item
    mention: Mention | None
    own: tuple[Region, ...]
    around: tuple[Region, ...] = ()
    number: Read[int] = UNSAID
    head: Span | None = None
    row: Span | None = None
    names: tuple[Region, ...] = ()
    """Where the item that it was split from is named."""
    lead: tuple[Region, ...] = ()
    """The words that an enumeration in brackets spells out: 新能源公务用车（轿车5辆、商务车2辆）."""
    named: tuple[Region, ...] = ()
    """Clauses elsewhere that speak of it by its name."""
    kind: Region | None = None
    """The words that tell it from the others of its vehicle: 公交车20辆，其中8米级12辆."""
    changes: tuple[Change, ...] = ()
    """What a correction changes of it and of no other vehicle."""
    again: tuple[Region, ...] = ()
    """Where else its vehicle is named: counted again, or as the whole that is divided."""

    @property
    def beyond(self) -> tuple[Region, ...]:
        """The regions around it that are not its own as well: asked where its own tell nothing."""
        return tuple([place for place in self.around if place not in self.own])

    def standing_in(self, flat: str) -> "Part":
        """The part as the same text tells it with words blanked: what is left of the item's words, its vehicle where it still stands
        there; without a name the words around are its own."""
        item = self.item
        printed = (("name", item.name), ("brand", item.brand), ("model", item.model))
        left = {name: _left(flat, told) for name, told in printed if told.evidence and not untouched(flat, told)}
        named = self.mention if self.mention and flat[self.mention.start : self.mention.end].strip() else None
        if not left and named is self.mention:
            return self
        own = (*self.own, *self.around) if item.name.said and "name" in left and not left["name"].said else self.own
        return self._replace(item=item.model_copy(update=left) if left else item, mention=named, own=own)


def _left(flat: str, told: Read[str]) -> Read[str]:
    """What a text with words blanked has of printed words in their first place."""
    return Read(flat[slice(*told.evidence[0][:2])].strip() or None, told.evidence, told.why)


@stage
def parts_of(notice: NoticeRead, wording: Wording, lot: Lot, alone: bool) -> list[Part]:
    """What a lot's lines are made from. `alone`: it is the notice's only lot; another's lot may hold no vehicle at all."""
    flat = wording.flat
    named = [(item, item_vehicle(item, flat)) for item in lot.items if item.name.said]
    chosen: list[tuple[Item, Mention | None]] = [(item, found) for item, found in named if found]
    chosen = with_unknown(flat, named) if chosen else [(item, None) for item in unrecognised(flat, lot, alone) or models(lot)]
    if chosen:
        return [part for item, found in chosen for part in _split(notice, wording, item, found, lot, single=len(chosen) == 1)]
    if not alone and (named or names_other_goods(notice, flat, lot) or tells_of_none(notice, flat, lot) or serves(flat, lot)):
        return []
    unnamed = next((one for one in lot.items if not one.name.said), Item(about=lot.about))
    return list(_split(notice, wording, unnamed, None, lot, single=True))


def _split(notice: NoticeRead, wording: Wording, item: Item, found: Mention | None, lot: Lot, single: bool) -> Iterator[Part]:
    """One part an item, or one a vehicle with its number where the item's prose enumerates several."""
    flat = wording.flat
    own = kept_of(notice, item.about, flat)
    names = tuple((span.start, span.end) for span in item.name.evidence[:1] if not span.text)
    together = list(_named_together(flat, item, lot, names)) if single and found else []
    together = together or (list(_divided_below(notice, flat, item, lot, names)) if single and found else [])
    if together:
        yield from together
        return
    counted = counted_in(flat, own) if single else []
    if found and not counted and not item.quantity.said and any(sign in (item.name.value or "") for sign in _JOINED):
        of_lot = kept_of(notice, lot.about, flat) if single else []
        counted = counted_in(flat, of_lot)  # a lot's name in a table, its vehicles in prose
        own = of_lot if len(counted) > 1 else own
    if found and single and len(counted) < 2 and item.quantity.said:
        counted, own = _dividing(notice, flat, item, found, lot, own) or (counted, own)
    if len(counted) > 1:
        yield from _each(notice, flat, item, own, names, counted)
        return
    if found is None and single and len(needed := enumerated(flat, own)) > 1:
        yield from (Part(Item(), mention, ((mention.start, mention.end),)) for mention in needed)
        return
    if found is None and single and len(clauses := by_clauses(flat, own)) > 1:
        yield from (Part(Item(about=item.about), mention, (region,), names=names) for mention, region in clauses)
        return
    if (
        found is None
        and single
        and len(apart := by_changes(flat, notice.facts.changes, list(regions(item.about))) if not counted else ()) > 1
    ):
        yield from (Part(Item(about=item.about), mention, _told_of(its), names=names, changes=its) for mention, its in apart)
        return
    if len(counted) == 1 and not names:
        own = _own_clause(flat, own, counted[0])
    head, row = head_and_row(flat, item)
    if head is not None and any(head.start <= old.start < head.end for change in notice.facts.changes for old in change.before.evidence):
        head = row = None  # two rows of a table of changes
    around = tuple(kept_of(notice, lot.about, flat)) if single else ()
    number = _number(counted[0]) if counted else UNSAID
    again = _again(counted[0]) if counted and not found else ()
    yield Part(item, found or (counted[0].mention if counted else None), tuple(own), around, number, head, row, again=again)


def _told_of(changes: Sequence[Change]) -> tuple[Region, ...]:
    """The items and the new words of changes."""
    spans = [span for change in changes for span in (*change.item.evidence[:1], *change.after.evidence[:1])]
    return tuple((span.start, span.end) for span in spans)


def _dividing(
    notice: NoticeRead, flat: str, item: Item, found: Mention, lot: Lot, own: list[Region]
) -> tuple[list[Counted], list[Region]] | None:
    """What a cell's number is divided into, and where: by kinds (数量 9；规格：36座4辆、24座5辆), or by the vehicles that the name joins
    (客车、小货车 | 4; 包B：客车1辆，…；小货车3辆，…)."""
    total = item.quantity.value or 0
    kinds = kinds_within(flat, found, own, total)
    if kinds:
        return kinds, own
    if not any(sign in (item.name.value or "") for sign in _JOINED):
        return None
    of_lot = kept_of(notice, lot.about, flat)
    told = counted_in(flat, of_lot)
    return (told, of_lot) if len(told) > 1 and sum(one.count.value for one in told) == total else None


def _named_together(flat: str, item: Item, lot: Lot, names: tuple[Region, ...]) -> Iterator[Part]:
    """The vehicles of a name that enumerates them (越野车、皮卡车 | 5辆), each with the clause that counts it where there are as many
    clauses as vehicles and their numbers come to the whole."""
    span = item.name.evidence[0]
    told = vehicles(flat, span.start, span.end) if any(sign in (item.name.value or "") for sign in _JOINED) else []
    whole = {one.start for one in item.quantity.evidence}
    if len(told) < 2 or not item.quantity.said:
        return
    found: dict[Region, list[Count]] = {}
    for start, end in ((one.start, one.end) for one in lot.about if not one.text):
        for count in counts(flat, start, end):
            begin = max(flat.rfind(sign, 0, count.start) for sign in _COUNT_ENDS) + 1
            stop = min((at for sign in _COUNT_ENDS if (at := flat.find(sign, count.end)) >= 0), default=len(flat))
            if count.start not in whole and _NUMBERED.match(flat[begin:stop]):
                found.setdefault((begin, stop), []).append(count)
    single = [(place, own[0]) for place, own in sorted(found.items()) if len({one.value for one in own}) == 1]
    if len(single) == len(found) == len(told) and sum(count.value for _, count in single) == item.quantity.value:
        for mention, (place, count) in zip(told, single, strict=True):
            own = read(count.value, (Span(count.start, count.end),), "counted in order")
            yield Part(Item(about=item.about), mention, (place,), number=own, names=names)


def _divided_below(notice: NoticeRead, flat: str, item: Item, lot: Lot, names: tuple[Region, ...]) -> Iterator[Part]:
    """The kinds that lines of a lot's words divide an item's number into, each with what stands under its line."""
    whole = item.quantity.value or 0
    for share in divided(flat, kept_of(notice, lot.about, flat), whole) if whole > 1 else ():
        told = read(share.count.value, (Span(share.count.start, share.count.end),), "a part of the number")
        yield Part(Item(about=item.about), share.mention, (share.own,), number=told, names=names)


def _own_clause(flat: str, own: list[Region], one: Counted) -> list[Region]:
    """Where a line enumerates other goods beside the only vehicle (①电动叉车2台；②货车1辆（柴油）), the vehicle's clause."""
    begin = max(flat.rfind(sign, 0, one.start) for sign in _GOODS_ENDS) + 1
    end = min((at for sign in _GOODS_ENDS if (at := flat.find(sign, one.count.end)) >= 0), default=len(flat))
    line = flat.rfind("\n", 0, one.start) + 1, (flat.find("\n", one.start) + 1 or len(flat) + 1) - 1
    if (
        own
        and (end_of := block_end(flat, line[0], own[-1][1]))
        and style_of(flat[line[0] : line[1]])
        and counts_next(flat, line[0], end_of)
    ):
        return [(line[0], end_of)]
    beside = [count for count in counts(flat, *line) if not begin <= count.start < end]
    if not any(decoyed(flat, max(line[0], count.start - LONGEST_NAME), count.start) for count in beside):
        return [before_other_goods(flat, (begin_of(flat, one), end))] if beside_other_goods(flat, own, one.start) else own
    return [(begin, end)]


def _each(
    notice: NoticeRead, flat: str, item: Item, own: Sequence[Region], names: tuple[Region, ...], counted: Sequence[Counted]
) -> Iterator[Part]:
    """Each counted vehicle with the words from its clause up to the next one's."""
    begins = [begin_of(flat, one) for one in counted]
    lead = lead_of(flat, counted[0].start)
    shared = (*of_the_whole(flat, counted), *before_kinds(flat, counted))
    for place, one in enumerate(counted):
        following = begins[place + 1] if place + 1 < len(begins) else last_end(flat, own, begins)
        clause = before_other_goods(flat, (begins[place], following))
        own_words = (
            *(_kept(own, clause) if notice.facts.changes else (clause,)),
            *(() if place + 1 == len(begins) else of_all(flat, own, begins, counted)),
        )
        own_words += (*of_each_too(flat, own, begins, counted, place), *shared)
        again = (*lead, *divided_before(flat, counted[0].start), *_again(one))
        yield Part(Item(about=item.about), one.mention, own_words, number=_number(one), names=names, lead=lead, kind=one.kind, again=again)


def _kept(own: Sequence[Region], clause: Region) -> tuple[Region, ...]:
    """What of a clause a correction left in its words."""
    pieces = [(max(start, clause[0]), min(end, clause[1])) for start, end in own]
    return tuple((start, end) for start, end in pieces if start < end)


def _again(one: Counted) -> tuple[Region, ...]:
    return tuple((other.mention.start, other.mention.end) for other in one.again if other.mention)


def _number(one: Counted) -> Read[int]:
    """How many, with every place that counts it."""
    return read(one.count.value, [Span(count.start, count.end) for count in _counts(one)], "number with a measure word")


def _counts(one: Counted) -> list[Count]:
    return [one.count, *(other.count for other in one.again)]
