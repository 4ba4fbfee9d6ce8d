"""Classify a notice: does it buy vehicles, which lines, under which limits, and what do the standards say."""

from collections.abc import Iterable, Mapping
from itertools import repeat
from operator import attrgetter

from schemas.events import NoticeClassified, NoticeRead
from schemas.reading import ClassifiedLot, Line, Lot
from services.classifier.attached_terms import terms_of, with_terms
from services.classifier.exhausting import specified_by_all_words
from services.classifier.joining import joined
from services.classifier.lines import lines_of_lots
from services.classifier.numbers_behind import with_counts
from services.classifier.purchase import by_documents, decide, may_list
from services.classifier.results import RESULT_KINDS
from services.classifier.tabled import with_tables
from services.classifier.verdict import judged
from services.classifier.wording import wording_of

LOT_FIELDS = (
    "lot_no", "name", "budget_cny", "price_cap_cny", "supplier", "award_cny",
    "sme_reserved", "imports_allowed", "consortium_allowed", "bond_cny",
)  # fmt: skip
_PASSED_ON = tuple(name for name in NoticeClassified.model_fields if name in NoticeRead.model_fields and name not in ("facts", "lots"))
"""What is said of a notice again as it was read."""
_lot_fields, _passed_on = attrgetter(*LOT_FIELDS), attrgetter(*_PASSED_ON)
"""Their values of a lot and of a notice."""


def classify(notice: NoticeRead, text: str, attached: Mapping[str, str] = {}) -> NoticeClassified:
    """What a notice buys. `text` is the stored text that all evidence of `notice` points into, `attached` the texts of
    its attachments' documents by hash."""
    wording = wording_of(notice, text)
    told = decide(notice, wording)
    texts = [one.text for one in notice.attachments if one.text]
    read = [specified_by_all_words(attached[sha256], sha256) for sha256 in texts] if texts and may_list(told, wording) else []
    documents = [vehicles for vehicles, _ in read]
    told = by_documents(told, documents, [again for _, again in read])
    lines: Iterable[tuple[Line, ...]] = lines_of_lots(notice, wording) if told.value else repeat(())
    lots = tuple(_lot(lot, bought) for lot, bought in zip(notice.lots, lines, strict=False))
    facts = notice.facts
    if told.value:
        lots = with_counts(notice, wording.flat, lots)
        lots = with_tables(text, wording.flat, lots, notice.facts.kind.value)
        lots = joined(lots, documents, notice.facts.kind.value) if documents else lots
        lots = tuple(judged(notice, lots))
        if facts.kind.value not in RESULT_KINDS:
            terms = [terms_of(attached[sha256], sha256) for sha256 in texts]
            facts = facts.model_copy(update={"bidding": with_terms(facts.bidding, terms)})
    passed_on = zip(_PASSED_ON, _passed_on(notice), strict=True)
    return NoticeClassified(**dict(passed_on), facts=facts, is_vehicle_purchase=told, lots=lots)


def _lot(lot: Lot, lines: tuple[Line, ...]) -> ClassifiedLot:
    return ClassifiedLot(**dict(zip(LOT_FIELDS, _lot_fields(lot), strict=True)), lines=lines)
