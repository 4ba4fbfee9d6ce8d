"""What tests are given: words of a stored text blanked, to see whether a value was read from them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from pydantic import BaseModel

from reading.notice import READER, read_notice_text
from schemas.attachments import AttachedText
from schemas.events import NoticeRead
from schemas.reading import Change
from schemas.values import Read, Span
from services.classifier.classify import classify

LONGEST = 200
WITHOUT_WORDS = ("is_vehicle_purchase", "category")
"""Answers by default: no vehicle among what is bought, no word tells the kind."""
TOLD_BY = {"facts.bidding.buyer_kind": "facts.buyer"}
"""Told by another value: without its words another name may be the buyer, and of the same kind; but never the same name."""


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with these words replaced by spaces; tabs and line ends stay."""
    signs = list(text)
    for span in spans:
        for place in range(span.start, min(span.end, len(signs))):
            if signs[place] not in "\t\n":
                signs[place] = " "
    return "".join(signs)


def values(said: object, path: str = "") -> Iterator[tuple[str, Read[object]]]:
    """Every value that is said, with its path: `facts.buyer`, `lots.0.items.1.brand`, `lines.0.0.seats.max`."""
    if isinstance(said, Read):
        yield path, said
    elif isinstance(said, BaseModel):
        for name in type(said).model_fields:
            yield from values(getattr(said, name), f"{path}.{name}".lstrip("."))
    elif isinstance(said, tuple | list):
        for place, part in enumerate(said):
            name = _called(part) or place if isinstance(part, Change) else place  # one that goes makes room for the next
            yield from values(part, f"{path}.{name}".lstrip("."))


def _called(change: Change) -> str:
    """What a change is known by: several may be of one chapter."""
    return f"{change.item.value} → {change.after.value}".replace(".", "·") if change.item.value else ""


def everything(text: str, published_at: str, attached: Mapping[str, str] = {}) -> Mapping[str, Read[object]]:
    """All that is read in a stored text, and classified from it and its attachments' texts by hash: by path."""
    facts, lots = read_notice_text(text, published_at)
    documents = tuple(AttachedText(name="附件.docx", file="f" * 64, text=one) for one in attached)
    notice = NoticeRead(
        notice_id="x:1", source="x", native_id="1", url="", title=text.partition("\n")[0], published_at=published_at,
        seen_at=datetime(2026, 1, 1, tzinfo=UTC), stage="read", reader=READER, facts=facts, lots=lots,
        attachments=documents,
    )  # fmt: skip
    classified = classify(notice, text, attached)
    lines = [lot.lines for lot in classified.lots]
    decided = classified.is_vehicle_purchase
    return {
        **dict(values(classified.facts, "facts")),
        **dict(values(lots, "lots")),
        **dict(values(decided, "is_vehicle_purchase")),
        **dict(values(lines, "lines")),
    }


def kept(text: str, published_at: str, attached: Mapping[str, str] = {}) -> list[str]:
    """Values that stay the same though all their words are blanked, or that show no words or too many."""
    texts = {"": text, **attached}
    read = everything(text, published_at, attached)
    said = {path: value for path, value in read.items() if value.said}
    by_words: dict[tuple[Span, ...], list[str]] = {}
    wrong = []
    for path, value in said.items():
        if value.evidence:
            by_words.setdefault(value.evidence, []).append(path)
        elif not path.endswith(WITHOUT_WORDS):
            wrong.append(f"{path}: no words")
        if any(not 0 < span.end - span.start <= LONGEST or span.end > len(texts[span.text]) for span in value.evidence):
            wrong.append(f"{path}: empty words, too many, or none of the text's")
    for words, paths in by_words.items():
        left = {name: blanked(one, (span for span in words if span.text == name)) for name, one in texts.items()}
        again = everything(left.pop(""), published_at, left)
        wrong += [f"{path} stays {said[path].value!r}" for path in paths if _same(read, again, TOLD_BY.get(path, path))]
    return wrong


def _same(before: Mapping[str, Read[object]], after: Mapping[str, Read[object]], path: str) -> bool:
    """Whether a value is still said; where its line or item went, the next one's value stands at its path."""
    if path not in after or after[path].value != before[path].value or _beside(before, path) != _beside(after, path):
        return False
    return not any(_moved(before, after, path, other) for other in _alike(before, path))


def _moved(before: Mapping[str, Read[object]], after: Mapping[str, Read[object]], path: str, other: str) -> bool:
    """Whether the words that tell a value now told another line's before, and tell that line's no more."""
    words = set(after[path].evidence)
    return bool(words) and words <= set(before[other].evidence) and not (other in after and words <= set(after[other].evidence))


def _alike(read: Mapping[str, Read[object]], path: str) -> list[str]:
    """The paths of the same field of other lines and items: `lines.0.1.quantity` of `lines.0.0.quantity`."""
    named = _without_numbers(path)
    return [other for other in read if other != path and _without_numbers(other) == named] if named != path else []


def _without_numbers(path: str) -> str:
    return ".".join("#" if step.isdigit() else step for step in _steps(path))


def _beside(read: Mapping[str, Read[object]], path: str) -> int:
    """How many lines or items there are where this value stands."""
    steps = path.split(".")
    place = max((at for at, step in enumerate(steps) if step.isdigit()), default=0)
    before = steps[:place]
    return len({one[place] for one in map(_steps, read) if one[:place] == before and len(one) > place}) if place else 0


def _steps(path: str) -> list[str]:
    return path.split(".")
