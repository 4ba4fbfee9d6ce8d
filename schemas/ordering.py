"""In which order answers stand: one string per document and order, ascending, the same in every index. Pure."""

from datetime import UTC, date, datetime, timedelta

from schemas.documents import Sort, TenderDocument
from schemas.wording import canonical, normalise
from schemas.words import Words

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HIGHEST_RANK = 8
"""So many words found in the title are as good as more."""
NO_DAY = 2**63 - 1
"""Behind every day."""
_WIDTH = 20
_ZERO = 10**19
"""Added to a number, so that negative ones are in order too."""
_UNKNOWN = "z" * _WIDTH
"""After every number."""


def order_key(document: TenderDocument, sort: Sort) -> str:
    """The document's place in an order; ties by tender id. Letters and digits only. Relevance and fatal dates: within one rank or day."""
    if sort is Sort.DEADLINE:
        place = _ascending(microseconds(document.deadline))
    elif sort is Sort.BUDGET:
        place = _descending(document.budget_fen)
    else:
        place = _descending(microseconds(document.published_at))
    return place + document.tender_id.encode().hex()


def tender_of(key: str) -> str:
    """The tender whose key this is. Raises ValueError when it is none."""
    return bytes.fromhex(key[_WIDTH:]).decode()


def rank(words: Words, title: str) -> int:
    """Relevance: of how many of the words asked for stand in the title. The highest rank comes first, within a rank
    the latest published. It depends on this document alone, so that pages hold together while others are written."""
    form = canonical(normalise(title))
    found = sum(any(word.canonical in form for word in group) for group in words.all_of)
    return min(found, HIGHEST_RANK)


def nearest_day(document: TenderDocument, today: date) -> int:
    """Ordinal of the first day from `today` on which some fatal date lies; NO_DAY when none does."""
    return min((day.toordinal() for day in document.fatal_days if day >= today), default=NO_DAY)


def title_of(document: TenderDocument) -> str:
    """The tender's title, as said."""
    tender = document.body.get("tender") or {}
    return str(tender.get("title", ""))


def microseconds(time: datetime | None) -> int | None:
    """Microseconds since 1970, exactly."""
    return None if time is None else (time - EPOCH) // timedelta(microseconds=1)


def _ascending(number: int | None) -> str:
    return _UNKNOWN if number is None else f"{_ZERO + number:0{_WIDTH}d}"


def _descending(number: int | None) -> str:
    return _UNKNOWN if number is None else f"{_ZERO - number:0{_WIDTH}d}"
