"""reading: everything that decides a bid beside price and goods, of the whole notice and of its lots. The one entry."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from reading.bidding.authorisation import read_authorisation
from reading.bidding.bond import read_bonds
from reading.bidding.buyers import read_buyer_kind
from reading.bidding.consortium import read_consortium
from reading.bidding.delivery import labelled_values, read_delivery_date, read_delivery_place, read_delivery_time
from reading.bidding.fatal import read_fatal
from reading.bidding.imports import read_imports
from reading.bidding.need import read_need
from reading.bidding.payment import read_payment
from reading.bidding.sme import read_sme
from reading.bidding.statements import Statement, current, settled, settled_for, within
from reading.bidding.warranty import read_warranty
from reading.document import Document
from reading.lotmap import LotMap
from reading.turns import stage
from schemas.bidding import Bidding
from schemas.reading import Change, Kind, Lot
from schemas.values import Read


class LotTerms(NamedTuple):
    """What is said of single lots."""

    sme: Sequence[Statement]
    imports: Sequence[Statement]
    consortium: Sequence[Statement]
    bonds: Sequence[Statement]

    def laid_over(self, lot: Lot, ordinal: str) -> Lot:
        """The lot with what is said of it alone."""
        told = {"sme_reserved": self.sme, "imports_allowed": self.imports, "consortium_allowed": self.consortium, "bond_cny": self.bonds}
        own = {name: read for name, said in told.items() if (read := settled_for(said, ordinal)).why}
        return lot.model_copy(update=own) if own else lot


@stage
def read_bidding(
    doc: Document,
    kind: Kind | None,
    lots: LotMap,
    buyer: Read[str],
    changes: Sequence[Change],
    published_at: str,
    rows: Collection[int] = (),
) -> tuple[Bidding, LotTerms]:
    """What decides a bid, and what of it is said of single lots. `rows`: the table lines of the project that an intention is
    read for; what other rows say is of other projects."""
    bonds_asked, bonds = read_bonds(doc, lots)
    corrects = kind is Kind.CORRECTION
    found: tuple[list[Statement], ...] = (list(read_sme(doc, lots)), list(read_imports(doc, lots)), list(read_consortium(doc, lots)), bonds)
    if rows:
        found = tuple(within(doc, one, rows) for one in found)
    if corrects:
        found = tuple(current(doc, one) for one in found)
    said = LotTerms(*found)
    warranty, warranty_km = read_warranty(doc, lots)
    delivery = list(labelled_values(doc))
    told = {
        **read_fatal(doc, kind, changes, published_at),
        "sme_reserved": settled(said.sme, lots),
        "imports_allowed": settled(said.imports, lots),
        "consortium_allowed": settled(said.consortium, lots),
        "bond_required": settled(bonds_asked, lots),
        "bond_cny": settled(said.bonds, lots),
        "maker_authorisation": settled(list(read_authorisation(doc, lots)), lots),
        "delivery_within": read_delivery_time(doc, lots, delivery, corrects),
        "delivery_by": read_delivery_date(doc, delivery),
        "delivery_place": read_delivery_place(doc, lots),
        "payment": read_payment(doc, lots),
        "warranty": warranty,
        "warranty_km": warranty_km,
        "need": read_need(doc),
        "buyer_kind": read_buyer_kind(buyer),
    }
    return Bidding(**{name: read for name, read in told.items() if read.why}), said
