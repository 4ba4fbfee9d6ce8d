"""classifier: what a correction changes of one of several vehicles, where the item that it changes bears its name: 皮卡发动机 | 原 | 新."""

from collections.abc import Sequence

from reading.folding import flat as fold
from reading.vehicles import mentions
from schemas.events import NoticeRead
from services.classifier.clauses import Region
from services.classifier.elsewhere import called
from services.classifier.parts import Part

_LONGEST_ITEM = 40


def with_changes(notice: NoticeRead, flat: str, parts: Sequence[Part]) -> list[Part]:
    """The parts with the new words of the changes whose items name each of them, and none of the others."""
    if len(parts) < 2 or not notice.facts.changes:
        return list(parts)
    own: list[list[Region]] = [[] for _ in parts]
    names = [_words_of(called(flat, part)) for part in parts]
    for change in notice.facts.changes:
        item = fold(change.item.value or "").replace(" ", "")
        fits = [place for place, words in enumerate(names) if any(word in item for word in words)] if len(item) <= _LONGEST_ITEM else []
        if len(fits) == 1 and change.after.evidence:
            own[fits[0]].append(change.after.evidence[0][:2])
    return [part._replace(own=(*part.own, *told)) if told else part for part, told in zip(parts, own, strict=True)]


def _words_of(name: str) -> list[str]:
    """The words that an item may call a vehicle by: its whole name, and the word for its kind."""
    return [word for word in (name, *(one.word for one in mentions(name) if one.specific)) if len(word) > 1]
