"""reading: a stored text to the facts of its notice, its lots and its items. The one entry for all who read."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reading.bidding.read import LotTerms, read_bidding
from reading.candidates import UNSAID, Candidate, agreeing, settle
from reading.changes import read_changes
from reading.deadlines import read_deadline
from reading.document import Document, day
from reading.fullnames import SIGNATURE
from reading.goods import goods, offered
from reading.goodtypes import Good
from reading.intentions import chosen_project
from reading.kinds import read_kind, read_method, read_outcome
from reading.lotchapters import with_chapters
from reading.lotmap import LotMap
from reading.lots import LotPlace, lot_places
from reading.numbers import read_project_name, read_project_no
from reading.parties import party_key, read_agency, read_buyer
from reading.places import read_division
from reading.references import read_references
from reading.regions import about_all
from reading.sums import Sums
from reading.suppliers import Suppliers
from reading.tables import Table, tables
from reading.text import TEXT_VERSION
from reading.turns import first_stage, stage
from reference.catalogue import find
from schemas.reading import Facts, Item, Kind, Lot
from schemas.values import Read, Span, read

_LONGEST_ENTRY = 200
RULES_VERSION = "21"
READER = f"{TEXT_VERSION}.{RULES_VERSION}"
"""Version of text function and rules, as NoticeRead carries it."""


@first_stage
def read_notice_text(text: str, published_at: str) -> tuple[Facts, tuple[Lot, ...]]:
    """All facts of a stored text. `published_at` (ISO 8601 or empty) tells in which year its places are read."""
    return read_document(Document(text), published_at)


def read_document(doc: Document, published_at: str) -> tuple[Facts, tuple[Lot, ...]]:
    """All facts of a stored text that is parsed already."""
    doc.published = day(published_at)
    kind = read_kind(doc)
    changes = read_changes(doc, kind.value)
    found = tables(doc)
    places = [] if kind.value is Kind.INTENTION else lot_places(doc, found)
    with_chapters(doc, places)
    lots = LotMap(doc, places)
    sums = Sums(doc, kind.value, lots, found, changes)
    project = chosen_project(doc, found) if kind.value is Kind.INTENTION else None
    buyer, agency = read_buyer(doc, kind.value, project.buyer if project else None), read_agency(doc)
    if agency.why == "title" and buyer.value and party_key(agency.value or "") == party_key(buyer.value):
        agency = UNSAID  # 某公司关于…的公告: who buys itself announces
    if agency.why == SIGNATURE and buyer.value and party_key(agency.value or "").startswith(party_key(buyer.value)):
        agency = UNSAID  # 某集团有限公司采购中心: its own department signs
    budget = sums.read("budget")
    if project is not None and (project.among_others or not budget.said):
        budget = project.budget
    elif project is not None:
        budget = agreeing(budget, project.budget)
    nothing_bought = kind.value is Kind.OTHER and not buyer.said
    bidding, terms = read_bidding(
        doc, kind.value, lots, buyer, changes, published_at, {good.line for good in project.goods} if project else ()
    )
    facts = Facts(
        kind=kind,
        method=read_method(doc, kind.value),
        project_no=read_project_no(doc),
        project_name=read_project_name(doc),
        buyer=buyer,
        agency=agency,
        division_code=UNSAID if nothing_bought else read_division(doc, kind.value, buyer, agency, published_at),
        deadline=read_deadline(doc, kind.value, changes),
        budget_cny=UNSAID if nothing_bought else budget,
        price_cap_cny=sums.read("cap"),
        award_total_cny=sums.award_total(),
        outcome=read_outcome(doc, kind),
        catalogue=_catalogue(doc),
        refers_to=read_references(doc, kind.value),
        changes=changes,
        bidding=bidding,
    )
    bought = project.goods if project is not None else goods(doc, found, sums.lots, sums.old)
    suppliers = Suppliers(doc, kind.value, lots, found, changes, sums.old)
    read_lots = _lots(doc, facts, places, sums, suppliers, bought, found)
    return facts, _with_terms(read_lots, places, terms)


def _with_terms(lots: tuple[Lot, ...], places: Sequence[LotPlace], terms: LotTerms) -> tuple[Lot, ...]:
    """The lots with what is said of each alone."""
    if len(lots) != len(places):
        return lots
    return tuple(terms.laid_over(lot, place.ordinal) for lot, place in zip(lots, places, strict=True))


@stage
def _lots(
    doc: Document,
    facts: Facts,
    places: Sequence[LotPlace],
    sums: Sums,
    suppliers: Suppliers,
    bought: Sequence[Good],
    found: Sequence[Table],
) -> tuple[Lot, ...]:
    if not places:
        about = about_all(doc)
        items = tuple(good.item for good in bought) or (Item(about=about, **offered(doc, found)),)
        return (_whole_lot(facts, UNSAID, suppliers, items, about),)
    shared = _shared_out(places, sums, suppliers, bought)
    if sums.lots.whole_lot:
        about = about_all(doc)
        items = tuple(good.item for good in bought) or (Item(about=about),)
        return (_whole_lot(facts, _number(doc, places[0]), suppliers, items, about),)
    return tuple(
        Lot(
            lot_no=_number(doc, place),
            budget_cny=sums.read("budget", place.ordinal),
            price_cap_cny=sums.read("cap", place.ordinal),
            supplier=suppliers.of(place.ordinal),
            award_cny=_award(facts, sums, places, place),
            items=_within_lot(place, shared[place.ordinal]) or (Item(about=_about(place)),),
            about=_about(place) if len(places) > 1 else about_all(doc),
        )
        for place in places
    )


def _whole_lot(facts: Facts, number: Read[str], suppliers: Suppliers, items: tuple[Item, ...], about: tuple[Span, ...]) -> Lot:
    """A notice without lots of its own has one, which repeats the totals."""
    return Lot(
        lot_no=number,
        budget_cny=facts.budget_cny,
        price_cap_cny=facts.price_cap_cny,
        supplier=suppliers.of(""),
        award_cny=facts.award_total_cny,
        items=items,
        about=about,
    )


def _award(facts: Facts, sums: Sums, places: Sequence[LotPlace], place: LotPlace) -> Read[Decimal]:
    own = sums.read("award", place.ordinal)
    if len(places) > 1:
        return own
    return agreeing(own, facts.award_total_cny) if own.said else facts.award_total_cny


def _number(doc: Document, place: LotPlace) -> Read[str]:
    if place.number is None:
        return UNSAID
    numbers = [(start, end) for one in place.numbers or [place.number] for start, end in (one, *_numbered_alike(doc, *one))]
    return read(doc.words(*place.number), tuple(dict.fromkeys(doc.span(*number) for number in numbers)), "lot number")


def _numbered_alike(doc: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The number of a clause right behind a lot's own, where it is the same: 合同包1:1、最高限价."""
    if doc.flat.startswith(f":{doc.flat[start:end]}", end):
        yield end + 1, end + 1 + end - start


def _about(place: LotPlace) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in place.regions)


def _within_lot(place: LotPlace, items: Sequence[Item]) -> tuple[Item, ...]:
    """A lot's items with words that end where its own do. The only one, if it has no name, is what all of them tell of: a label behind
    them began it (一标段（客车6辆，柴油） / 中标价：… / 投标车型：…)."""
    if len(items) == 1 and not items[0].name.said and len(items[0].about) == 1 and place.holds(items[0].about[0].start):
        return (items[0].model_copy(update={"about": _about(place)}),)
    return tuple(_ending_within(place, item) for item in items)


def _ending_within(place: LotPlace, item: Item) -> Item:
    """An item whose words run on into the next lot's, up to the end of its own lot's."""
    if len(item.about) != 1:
        return item
    at, end = item.about[0].start, item.about[0].end
    stop = max((last for first, last in place.regions if first <= at < last), default=end)
    return item.model_copy(update={"about": (Span(start=at, end=stop),)}) if stop < end else item


def _shared_out(places: Sequence[LotPlace], sums: Sums, suppliers: Suppliers, bought: Sequence[Good]) -> dict[str, list[Item]]:
    """Each item in its lot: by its place, its lot's column, its supplier; by order where each lot has just one."""
    shared: dict[str, list[Item]] = {place.ordinal: [] for place in places}
    rest: list[Good] = []
    for good in bought:
        lot = (
            next((place.ordinal for place in places if good.line in place.rows), "")
            or _named(places, good)
            or sums.lots.lot_at(good.at)
            or suppliers.lot_of(good.supplier)
        )
        if lot in shared:
            shared[lot].append(good.item)
        else:
            rest.append(good)
    won = [place.ordinal for place in places if suppliers.of(place.ordinal).said] if rest and len(places) > 1 else []
    if rest and len(places) == 1:
        shared[places[0].ordinal] += [good.item for good in rest]
    elif len(won) == 1 and not shared[won[0]]:
        shared[won[0]] += [good.item for good in rest]  # the other lots failed
    elif (theirs := _won_by_name(rest, won)) and not any(shared[lot] for lot in won):
        for good in rest:
            shared[theirs[good.lot_name]].append(good.item)
    elif rest and len(rest) == len(places) and not any(shared.values()) and _of_different_lots(rest):
        for place, good in zip(places, rest, strict=True):
            shared[place.ordinal].append(good.item)
    return shared


def _won_by_name(rest: Sequence[Good], won: Sequence[str]) -> dict[str, str]:
    """The lots that were won by the names of lots that goods bear, in their order, where there are as many."""
    names = list(dict.fromkeys(good.lot_name for good in rest))
    return dict(zip(names, won, strict=True)) if len(names) == len(won) > 1 and all(names) else {}


def _of_different_lots(rest: Sequence[Good]) -> bool:
    """Whether no two items bear one lot's name."""
    names = [good.lot_name for good in rest if good.lot_name]
    return len(set(names)) == len(names)


def _named(places: Sequence[LotPlace], good: Good) -> str:
    """The lot whose name an item's row bears."""
    return next((place.ordinal for place in places if place.name and place.name.replace(" ", "") == good.lot_name), "")


def _catalogue(doc: Document) -> Read[str]:
    found = []
    for tag in doc.of("catalogue"):
        words = doc.words(tag.value_start, tag.value_end).strip()
        if words and words not in ("/", "无") and "\n" not in words and len(words) <= _LONGEST_ENTRY:
            found.append(Candidate(words, (doc.span(tag.value_start, tag.value_end),), 0, f"label {tag.word}"))
    return settle(found, find) if len(found) > 1 and find(found[0].value) else settle(found)
