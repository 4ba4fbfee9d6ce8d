"""classifier: what a correction makes of a line: its number, seats, displacement and the cap of one."""

from collections.abc import Iterable, Iterator

from reading import regex
from reading.candidates import UNSAID, UNSTATED, agreeing
from reading.displacement import Stated, cell, head_unit, stated
from reading.folding import flat as fold
from reading.money import Amount, amounts, unit_of
from reading.quantities import Count, counts, seats, seats_of_cell
from schemas.events import NoticeRead
from schemas.reading import Change, Window
from schemas.values import Read, Span, read
from services.classifier.clauses import within
from services.classifier.parts import Part

_LONGEST_ITEM = 24
_OTHER_COUNTS = ("座", "供应商", "份", "保证", "人数")
_COUNT_DIGITS = 5
_SEATS_ITEM = regex.compile(r"(?:座位|座位数|核载|载客|乘员|准乘|乘坐|核定载客)(?:人数|数量|数)?(?:要求)?$")
"""An item of a correction that is about seats."""
_CAP_ITEM = regex.compile(
    r"(?:单价|单车|单台|单辆|每辆|每台).{0,4}(?:限价|控制价|上限|拦标价|限额|最高价)|最高(?:限制)?单价|(?:限价|控制价).{0,3}(?:单价|/辆|/台)"
)


def changes_of(notice: NoticeRead, part: Part, flat: str) -> list[Change]:
    """The changes that may be about a line: those that name its vehicle; of several lots those that stand with its own, or with none
    and name no other's thing."""
    if part.changes or not notice.facts.changes or len(notice.lots) < 2:
        return list(part.changes or notice.facts.changes)
    own = list(part.around)
    others = [(span.start, span.end) for lot in notice.lots for span in lot.about if not span.text and (span.start, span.end) not in own]
    changes = [(change, change.after.evidence[0].start if change.after.evidence else -1) for change in notice.facts.changes]
    apart = [at for _, at in changes if at >= 0 and not within(own, at) and not within(others, at)]
    names = {_bare(item.name.value) for lot in notice.lots for item in lot.items if item.name.value} if apart else set[str]()
    foreign = {at for at in apart if _of_another_thing(flat, at, _bare(part.item.name.value or ""), names)}
    return [change for change, at in changes if at < 0 or within(own, at) or not (within(others, at) or at in foreign)]


def _of_another_thing(flat: str, at: int, own: str, names: Iterable[str]) -> bool:
    """Whether the sentence before a change names what other lots buy, and not what a line is about: 1包勘查车型号为…更正为…."""
    words = flat[max(flat.rfind(sign, 0, at) for sign in "。\n") + 1 : at].replace(" ", "")
    return bool(own) and own not in words and any(name in words for name in names if name != own)


def _bare(name: str) -> str:
    return fold(name).replace(" ", "")


def changed_count(changes: Iterable[Change], flat: str) -> Read[int]:
    """How many a correction makes it, where the only number that it changes is named: 采购数量（辆） | 3 | 4. The old words are shown
    where only the measure word changes: 3辆 | 3台."""
    told, former = [], list[Count]()
    for change in changes:
        item = (change.item.value or "").replace(" ", "")
        if change.after.evidence and len(item) <= _LONGEST_ITEM and "数量" in item and not any(word in item for word in _OTHER_COUNTS):
            span = change.after.evidence[0]
            counted = list(counts(flat, span.start, span.end))
            bare = flat[span.start : span.end].strip()
            found = (counted[0].value, counted[0].start, counted[0].end) if len(counted) == 1 else None
            told.append(found or ((int(bare), *span[:2]) if bare.isdigit() and len(bare) < _COUNT_DIGITS else None))
            former = [one for old in change.before.evidence for one in counts(flat, *old[:2])]
    if len(told) != 1 or told[0] is None:
        return UNSAID
    value, start, end = told[0]
    return read(value, (Span(start, end), *(Span(one.start, one.end) for one in former if one.value == value)), "changed number")


def changed_seats(changes: Iterable[Change], flat: str) -> Window:
    """The seats that a correction makes it, where only one of its changes tells any: 座位数由33座改为不少于37座. What was said
    before of the same number shows it too: without the new words it would be read."""
    pairs = [(_seats_at(change, flat, change.after), _seats_at(change, flat, change.before)) for change in changes]
    told = [(new, old) for new, old in pairs if new.min.said or new.max.said]
    if len(told) != 1:
        return UNSTATED
    ((new, old),) = told
    return Window(min=agreeing(new.min, old.min, old.max), max=agreeing(new.max, old.min, old.max))


def _seats_at(change: Change, flat: str, words: Read[str]) -> Window:
    spans = words.evidence[:1]
    reader = seats_of_cell if _SEATS_ITEM.search(change.item.value or "") else seats
    return reader(flat, spans[0].start, spans[0].end) if spans else UNSTATED


def changed_sizes(notice: NoticeRead, flat: str, part: Part) -> Iterator[Stated]:
    """What a correction makes of it, where the item that it names is the displacement, or the new words name it themselves."""
    for change in changes_of(notice, part, flat):
        item = change.item.value or ""
        for span in change.after.evidence[:1]:
            told = cell(flat, span.start, span.end, head_unit(item) or "") if "排量" in item or "排气量" in item else []
            yield from told or stated(flat, span.start, span.end, named="型号" in item)


def changed_caps(notice: NoticeRead, flat: str, part: Part) -> Iterator[Amount]:
    """What a correction makes of it, where the item that it names is the cap of one."""
    for change in changes_of(notice, part, flat):
        item = (change.item.value or "").replace(" ", "")
        if change.after.evidence and len(item) <= _LONGEST_ITEM and _CAP_ITEM.search(item):
            span = change.after.evidence[0]
            found = amounts(flat, span.start, span.end, unit_of(item))
            if len(found) == 1:
                yield found[0]
