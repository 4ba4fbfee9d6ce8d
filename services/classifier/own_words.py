"""classifier: the words of the notice that speak of an item, and its row with the head above."""

from collections.abc import Iterable, Iterator

from reading import regex
from reading.displacement import regions
from reading.losers import told_of_losers
from schemas.events import NoticeRead
from schemas.reading import Item, Kind
from schemas.values import Span
from services.classifier.clauses import Region

_QUESTION = regex.compile(
    r"(?:^|\n)((?:[0-9]{1,2}[.、])? ?(?:问|提问|疑问|质疑|问题)(?:[0-9一二三四五六七八九十]{1,2})? ?:[^\n]{1,400}?)(?:答 ?:|回复 ?:|\n|$)"
)
"""问：招标文件要求33座，能否满足？"""


def kept_of(notice: NoticeRead, spans: Iterable[Span], flat: str = "") -> list[Region]:
    """Regions of an item without what a correction replaced, what bidders asked (问：能否改为1.8T？), and what an award tells of losers."""
    gone = [span for change in notice.facts.changes for span in change.before.evidence]
    if notice.facts.kind.value is Kind.CORRECTION:
        gone += _asked(flat)
    elif notice.facts.kind.value is Kind.AWARD:
        gone += [Span(*place) for place in told_of_losers(flat)]
    told = regions([span for span in spans if not span.text])
    if not gone:
        return [(start, end) for start, end in told if start < end]
    gone.sort(key=lambda span: span.start)
    cut: list[Region] = []
    for start, end in told:
        for old in gone:
            if start < old.end and old.start < end:
                cut.append((start, max(old.start, start)))
                start = min(old.end, end)
        cut.append((start, end))
    return [(start, end) for start, end in cut if start < end]


def _asked(flat: str) -> Iterator[Span]:
    """Lines of questions up to their answers."""
    return (Span(*match.span(1)) for match in _QUESTION.finditer(flat))


def head_and_row(flat: str, item: Item) -> tuple[Span | None, Span | None]:
    """The head of an item's table and its row, where a table tells it."""
    if len(item.about) >= 2 and item.about[0] != item.about[1] and "\t" in flat[item.about[0].start : item.about[0].end]:
        return item.about[0], item.about[1]
    return None, None
