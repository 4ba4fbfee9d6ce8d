"""classifier: what a notice's files say of bidding (reserved, bond, authorisation, delivery, payment, warranty), joined with its own words.

The notice's words stand, a file fills what the notice leaves open. Where both say something that cannot both be true, the field
is refused with both places. Dates are the notice's alone: documents are drawn up before them and print blanks and old ones.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reading.bidding.read import read_bidding
from reading.candidates import agreeing
from reading.document import Document
from reading.lotmap import LotMap
from reading.lots import lot_places
from reading.tables import tables
from schemas.bidding import FATAL, Bidding
from schemas.values import Read, Span, refused
from services.classifier.filling import DIFFER

NOT_OF_FILES = (*FATAL, "buyer_kind")
TERMS = tuple(name for name in Bidding.model_fields if name not in NOT_OF_FILES)
EXACT = (
    "sme_reserved",
    "imports_allowed",
    "consortium_allowed",
    "bond_required",
    "bond_cny",
    "maker_authorisation",
    "warranty",
    "warranty_km",
)
"""Terms of which two different ones cannot both be true. A time to deliver may be another than one to perform; places and ways of
paying are put in other words."""
FILES_DIFFER = "the attachments differ"
_MOST_PLACES = 8
_MOST_CELLS, _LONGEST_LABEL = 3, 16


def terms_of(text: str, sha256: str) -> Bidding:
    """What one document says. `sha256`: of its text, for evidence."""
    doc = Document(labelled(text))
    lots = LotMap(doc, lot_places(doc, tables(doc)))
    told, _ = read_bidding(doc, None, lots, Read[str](), (), "")
    return Bidding(**{name: _of_file(getattr(told, name), sha256) for name in TERMS})


def labelled(text: str) -> str:
    """Rows of two or three cells with a short one first (交货时间 | 合同签订后45日内) as labels with a colon. As long as before, so
    that places stay what they are."""
    return "\n".join(_row(line) if "\t" in line else line for line in text.split("\n"))


def _row(line: str) -> str:
    cells = line.split("\t")
    if len(cells) > _MOST_CELLS:
        return line
    signs = ["：" if 0 < len(cell.strip()) <= _LONGEST_LABEL and not cell.strip().isdigit() else "\t" for cell in cells[:-1]]
    return "".join(f"{cell}{sign}" for cell, sign in zip(cells, [*signs, ""], strict=True))


def with_terms(own: Bidding, files: Sequence[Bidding]) -> Bidding:
    """The notice's terms with those of its files, in the page's order."""
    if not files:
        return own
    return own.model_copy(
        update={name: _joined(getattr(own, name), [getattr(one, name) for one in files], name in EXACT) for name in TERMS}
    )


def _of_file(told: Read[Any], sha256: str) -> Read[Any]:
    return replace(told, evidence=tuple(Span(span.start, span.end, sha256) for span in told.evidence))


def _joined(own: Read[Any], files: Sequence[Read[Any]], exact: bool) -> Read[Any]:
    said = [one for one in files if one.said]
    if own.said:
        against = [one for one in said if one.value != own.value] if exact else []
        return _refused(DIFFER, [own, *against]) if against else agreeing(own, *said)
    if own.why or not files:
        return own
    if exact and len({one.value for one in said}) > 1:
        return _refused(FILES_DIFFER, said)
    return agreeing(said[0], *said[1:]) if said else next((one for one in files if one.why), own)


def _refused(reason: str, told: Sequence[Read[Any]]) -> Read[Any]:
    return refused(reason, tuple(dict.fromkeys(span for one in told for span in one.evidence))[:_MOST_PLACES])
