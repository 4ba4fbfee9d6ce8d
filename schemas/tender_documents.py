"""What the index keeps of a tender. Pure: a matched tender and its notices' texts in, a document out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from schemas.documents import LineWindow, TenderDocument
from schemas.events import TenderMatched
from schemas.events.tenders import Tender
from schemas.fatal_dates import fatal_dates, last_moment
from schemas.matching import aware, day_in_china
from schemas.reading import Category, ClassifiedLot, Line
from schemas.values import Read
from schemas.wording import normalise

MOST_TEXT = 200_000
"""Characters of a tender that are searchable. A long specification is some 50,000; the fields come first, then the
notices' texts, the latest first."""


def document(matched: TenderMatched, position: int, texts: Mapping[str, str]) -> TenderDocument | None:
    """The document for a tender as matched; None when the tender is no more (merged into another).

    `position` is where the event stands in the log: later words about a tender have higher ones. `texts`: sha256 →
    stored text, for each notice in the timeline that has one; a missing one is a KeyError.
    """
    tender = matched.tender
    if tender is None or matched.merged_into:
        return None
    return TenderDocument(
        tender_id=matched.tender_id,
        version=position,
        text=_text(tender, texts),
        buyer=tender.buyer.value or "",
        kind=tender.kind,
        stage=tender.stage,
        vehicle=tender.is_vehicle_purchase.value is True,
        division_code=tender.division_code.value or "",
        lines=tuple(line_window(line) for lot in tender.lots for line in lot.lines),
        budget_fen=fen(tender.budget_cny.value),
        deadline=deadline_utc(tender.deadline.value),
        fatal_days=tuple(dict.fromkeys(day_in_china(one.at) for one in fatal_dates(tender.deadline, tender.bidding))),
        sme_reserved=_answers(tender, "sme_reserved"),
        imports_allowed=_answers(tender, "imports_allowed"),
        buyer_kind=tender.bidding.buyer_kind.value,
        published_at=_published_utc(tender),
        dealers=tuple(dict.fromkeys(match.dealer_id for match in matched.matches)),
        sources=tuple(dict.fromkeys(entry.source for entry in tender.timeline)),
        aliases=tender.aliases,
        body=matched.model_dump(mode="json", exclude_defaults=True),
    )


def _answers(tender: Tender, name: str) -> tuple[bool, ...]:
    """What is said of the whole or, where lots differ, of each."""
    reads: list[Read[bool]] = [getattr(tender.bidding, name), *(getattr(lot, name) for lot in tender.lots)]
    return tuple(sorted({read.value for read in reads if read.value is not None}))


def text_hashes(matched: TenderMatched) -> tuple[str, ...]:
    """sha256 of the stored texts of the tender's notices, the latest first."""
    timeline = matched.tender.timeline if matched.tender else ()
    return tuple(dict.fromkeys(entry.text for entry in reversed(timeline) if entry.text))


def line_window(line: Line) -> LineWindow:
    """A line as the index compares it. A bound between two millilitres widens the window to the next whole one."""
    low, high = line.displacement_l.min.value, line.displacement_l.max.value
    stated = low is not None or high is not None
    return LineWindow(
        category=line.category.value or Category.OTHER,
        energy=line.energy.value,
        use=line.use.value,
        displacement_ml=(_millilitres(low, ROUND_FLOOR), _millilitres(high, ROUND_CEILING)) if stated else None,
        unit_cap_fen=fen(line.unit_price_cap_cny.value),
        unit_price_fen=fen(line.unit_price_cny.value),
        quantity=line.quantity.value,
    )


def fen(yuan: Decimal | None) -> int | None:
    """Whole fen; a fraction of a fen is dropped, so that a cap never grows."""
    return None if yuan is None else int((yuan * 100).to_integral_value(ROUND_FLOOR))


def deadline_utc(deadline: datetime | date | None) -> datetime | None:
    """A moment in UTC, as schemas.fatal_dates counts it; None for none."""
    return None if deadline is None else last_moment(deadline)


def _published_utc(tender: Tender) -> datetime:
    """When the latest notice was published: a bare date from its first moment in China; unsaid or no date, when seen."""
    try:
        return aware(datetime.fromisoformat(tender.last_published_at)).astimezone(UTC)
    except ValueError:
        return tender.last_seen_at


def _millilitres(litres: Decimal | None, rounding: str) -> int | None:
    return None if litres is None else int((litres * 1000).to_integral_value(rounding))


def _text(tender: Tender, texts: Mapping[str, str]) -> str:
    parts = (normalise(part) for part in dict.fromkeys((*_said(tender), *_stored(tender, texts))))
    return "\n".join(part for part in parts if part)[:MOST_TEXT]


def _said(tender: Tender) -> Iterator[str]:
    yield tender.title
    yield from _values((tender.buyer, tender.agency, tender.project_no))
    yield tender.region
    for lot in tender.lots:
        yield from _lot(lot)
    yield from (entry.title for entry in reversed(tender.timeline))


def _lot(lot: ClassifiedLot) -> Iterator[str]:
    yield from _values((lot.name, lot.supplier))
    for line in lot.lines:
        yield from _values((line.name, line.brand, line.model))


def _values(reads: Iterable[Read[str]]) -> Iterator[str]:
    return (read.value for read in reads if read.value)


def _stored(tender: Tender, texts: Mapping[str, str]) -> Iterator[str]:
    room = MOST_TEXT
    for entry in reversed(tender.timeline):
        if entry.text and room > 0:
            part = texts[entry.text][:room]
            room -= len(part)
            yield part
