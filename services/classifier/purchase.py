"""Whether what is bought is one or more road vehicles: text first, catalogue code second."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reading.folding import flat as fold
from reading.vehicles import GENERIC, Mention, heads
from reference.catalogue import find
from schemas.events import NoticeRead
from schemas.reading import Item
from schemas.values import Read, Span, read

BUYING = ("采购", "购置", "更新", "购买", "招标", "配备", "征集", "询价", "定购", "添置", "入围", "竞价", "直购", "购", "意向")
NEED_LABELS = ("main_target_name", "采购内容", "标的名称", "采购需求", "标的：", "采购标的", "项目内容", "货物名称", "建设内容", "项目概况")
_TITLE_NOISE = ("公司", "学院", "中心", "局", "队", "集团", "站", "厂", "段")


@dataclass(frozen=True)
class Wording:
    """The words that decide, as [start, end) of the folded text."""

    flat: str
    title: tuple[int, int]
    names: tuple[tuple[int, int], ...]
    """Where project and item names stand."""


def wording_of(notice: NoticeRead, text: str) -> Wording:
    """The title is the stored text's first line; names are where the reader found them."""
    flat = fold(text)
    end = flat.find("\n")
    names = [span for name in (notice.facts.project_name, *(lot.name for lot in notice.lots)) for span in name.evidence[:1]]
    return Wording(flat, (0, len(flat) if end < 0 else end), tuple((span.start, span.end) for span in names if not span.text))


def is_vehicle(mention: Mention, flat: str) -> bool:
    """A vehicle, not a decoy; a generic word only with a word of buying near it, and not inside an organisation's name."""
    if mention.decoy or mention.category is None:
        return False
    after = flat[mention.end : mention.end + 4]
    if any(after.startswith(word) for word in _TITLE_NOISE) and not after.startswith("中心采购"):
        return False
    if mention.word not in GENERIC:
        return True
    near = flat[mention.end : mention.end + 10] + flat[max(mention.start - 16, 0) : mention.start]
    return any(word in near for word in BUYING)


def vehicles(flat: str, start: int, end: int) -> list[Mention]:
    """What an enumeration names of vehicles: the heads of its parts."""
    return [one for one in heads(flat, start, end) if is_vehicle(one, flat)]


def decoyed(flat: str, start: int, end: int) -> bool:
    """Some part of it is about a service, a part or a machine."""
    return any(one.decoy for one in heads(flat, start, end))


def item_vehicle(item: Item, flat: str) -> Mention | None:
    """The vehicle that an item's name tells, if it is one."""
    for span in item.name.evidence[:1]:
        return next(iter(reversed(_named(flat, span))), None)
    return None


def _named(flat: str, span: Span) -> list[Mention]:
    return [one for one in heads(flat, span.start, span.end) if not one.decoy and one.category is not None]


def decide(notice: NoticeRead, wording: Wording) -> Read[bool]:
    """Vehicle purchase or not, with what decided."""
    flat = wording.flat
    titles = [wording.title, *wording.names]
    for start, end in titles:
        if found := vehicles(flat, start, end):
            best = next((one for one in found if one.specific), found[0])
            return _yes(best, "words: title or project name")
    items = [item for lot in notice.lots for item in lot.items]
    named = [one for item in items if (one := item_vehicle(item, flat))]
    title_decoyed = any(decoyed(flat, start, end) for start, end in titles)
    if named and not title_decoyed:
        return _yes(named[0], "words: name of a thing bought")
    specific = [one for one in named if one.specific]
    if specific and not _service_title(flat, titles):
        return _yes(specific[0], "words: name of a thing bought")
    if not title_decoyed and (needed := next(iter(_needed(flat, items)), None)):
        return _yes(needed, "words: need")
    return _by_code(notice, title_decoyed)


def _service_title(flat: str, titles: Iterable[tuple[int, int]]) -> bool:
    return any(one.decoy == "service" for start, end in titles for one in heads(flat, start, end))


def _yes(mention: Mention, why: str) -> Read[bool]:
    return read(True, [Span(start=mention.start, end=mention.end)], why)


def _needed(flat: str, items: Iterable[Item]) -> Iterator[Mention]:
    """Vehicles that an unnamed need enumerates, behind a label of need."""
    for item in items:
        for span in item.about if not item.name.said else ():
            for start, end in _need_lines(flat, span):
                yield from (one for one in vehicles(flat, start, end) if one.specific)


def _need_lines(flat: str, span: Span) -> Iterator[tuple[int, int]]:
    at = span.start
    while at < span.end:
        stop = flat.find("\n", at, span.end)
        stop = span.end if stop < 0 else stop
        if any(label in flat[at : at + 40] for label in NEED_LABELS):
            yield at, min(stop, at + 1500)
        at = stop + 1


def _by_code(notice: NoticeRead, title_decoyed: bool) -> Read[bool]:
    catalogue = notice.facts.catalogue
    entry = find(catalogue.value) if catalogue.value else None
    if entry is not None and entry.category is not None and entry.code not in ("A02030000", "A0203") and not title_decoyed:
        return read(True, catalogue.evidence, f"code: {entry.code} {entry.name}")
    return Read[bool](value=False, why="no vehicle among what is bought")
