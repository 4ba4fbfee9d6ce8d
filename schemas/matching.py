"""What a TenderQuery means, on one document: the alerter's matcher, and the measure of every search index. Pure.

`query_matches` is the whole meaning; an index is right when it finds exactly the documents for which it is True.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from schemas.bands import DISPLACEMENT_BANDS, PRICE_BANDS, Band, bands_of, names
from schemas.documents import MOST_FATAL_DAYS, LineWindow, Range, TenderDocument, TenderQuery
from schemas.wording import QuestionError, canonical, normalise
from schemas.words import Word, matches, parse_words, phrase

CHINA = timezone(timedelta(hours=8))
"""Asia/Shanghai; without summer time since 1991."""
FAR = 2**60
"""Beyond every millilitre and fen; a bound further out is as good as this."""
NOTHING_STATED = None
"""How a tender without lines meets conditions on a line: as a line that states nothing, not even its category."""

Bounds = tuple[int | None, int | None]


def check_query(query: TenderQuery) -> None:
    """Raises QuestionError (words: WordsError, with the position) when the question cannot be understood."""
    parse_words(query.words)
    buyer_word(query.buyer)
    for name in ("displacement_l", "unit_cap_cny", "budget_cny"):
        _check_order(name, getattr(query, name))
    _check_bands("displacement_band", query.displacement_bands, DISPLACEMENT_BANDS)
    _check_bands("price_band", query.price_bands, PRICE_BANDS)
    _check_dates("deadline", query.deadline_from and aware(query.deadline_from), query.deadline_to and aware(query.deadline_to))
    _check_dates("published", query.published_from, query.published_to)
    _check_fatal(query.fatal_from, query.fatal_to)


def query_matches(query: TenderQuery, document: TenderDocument) -> bool:
    """Whether the document answers the question. Raises QuestionError as `check_query` does.

    All conditions hold together; an empty condition holds always.
    - words: in `document.text` (see schemas.words).
    - regions: the division lies in one of them (`in_region`). Unknown division: only with "region" in `or_unknown`.
    - kinds, stages, dealers: is, or has, one of them.
    - vehicle: as the document says.
    - categories, energies, uses, displacement_l, unit_cap_cny, bands: `line_matches`, all on one and the same line.
      A tender without lines counts as one line that states nothing, so it has no category either.
    - budget_cny: lies in the range, ends included. deadline: at or after `from`, at or before `to` (no offset: China
      time). Unknown: only when named in `or_unknown`.
    - sme_reserved, imports_allowed: said so of the whole or of some lot; buyer_kinds: is one of them. Unknown: only when
      named in `or_unknown`. fatal: the day in China of some fatal date lies in the range.
    - published: the day in China lies in the range, ends included; an unknown day never does.
    - buyer: its words stand in a row in the buyer's name.
    """
    check_query(query)
    return (
        matches(parse_words(query.words), document.text)
        and _region_meets(query, document)
        and (not query.kinds or document.kind in query.kinds)
        and (not query.stages or document.stage in query.stages)
        and (query.vehicle is None or document.vehicle == query.vehicle)
        and (not query.dealers or not set(query.dealers).isdisjoint(document.dealers))
        and _buyer_meets(query, document)
        and _budget_meets(query, document)
        and _deadline_meets(query, document)
        and _answer_meets(query.sme_reserved, document.sme_reserved, "sme_reserved" in query.or_unknown)
        and _answer_meets(query.imports_allowed, document.imports_allowed, "imports_allowed" in query.or_unknown)
        and _buyer_kind_meets(query, document)
        and (query.fatal_from is None or not set(fatal_days(query)).isdisjoint(document.fatal_days))
        and _published_meets(query, document)
        and (not asks_of_lines(query) or any(line_matches(query, line) for line in document.lines or (NOTHING_STATED,)))
    )


def asks_of_lines(query: TenderQuery) -> bool:
    """Whether any condition is about a line."""
    ranged = bounds(query.displacement_l, 1000) or bounds(query.unit_cap_cny, 100)
    banded = query.displacement_bands or query.price_bands
    return bool(query.categories or query.energies or query.uses or banded or ranged)


def line_matches(query: TenderQuery, line: LineWindow | None) -> bool:
    """Whether this one line meets all conditions about lines.

    Displacement meets when its window and the range have a point in common; an open end reaches everywhere. The unit
    cap is one amount and meets when it lies in the range. What the line does not state (energy, use, displacement,
    unit cap) meets only when named in `or_unknown`; a category is always stated, "other" included. Bands: the line lies in
    one of them; "unknown" is a band of its own.
    """
    if line is None:
        line_category, energy, use, window, cap = None, None, None, None, None
    else:
        line_category, energy, use, window, cap = line.category, line.energy, line.use, line.displacement_ml, line.unit_cap_fen
    open_to = query.or_unknown
    return (
        (not query.categories or line_category in query.categories)
        and (not query.energies or (energy in query.energies if energy else "energy" in open_to))
        and (not query.uses or (use in query.uses if use else "use" in open_to))
        and (not query.displacement_bands or not set(query.displacement_bands).isdisjoint(displacement_bands(line)))
        and (not query.price_bands or not set(query.price_bands).isdisjoint(price_bands(line)))
        and _meets(bounds(query.displacement_l, 1000), window, "displacement_l" in open_to)
        and _meets(bounds(query.unit_cap_cny, 100), None if cap is None else (cap, cap), "unit_cap_cny" in open_to)
    )


def displacement_bands(line: LineWindow | None) -> tuple[str, ...]:
    """Every band that the line's window meets; "unknown" for a line that states none."""
    return bands_of(line.displacement_ml if line else None, DISPLACEMENT_BANDS)


def price_bands(line: LineWindow | None) -> tuple[str, ...]:
    """The band of the unit cap, where there is none of the unit price paid; "unknown" where neither is stated."""
    price = None if line is None else line.unit_cap_fen if line.unit_cap_fen is not None else line.unit_price_fen
    return bands_of(None if price is None else (price, price), PRICE_BANDS)


def in_region(code: str, region: str) -> bool:
    """Whether a division lies in a region: a province's code (xx0000) covers all that begin with its two digits, a
    city's (xxxx00) with its four, any other only itself (GB/T 2260)."""
    return region in divisions(code)


def divisions(code: str) -> tuple[str, ...]:
    """A division and all it lies in: 110105 → 110000, 110100, 110105. Of no division: none."""
    return tuple(dict.fromkeys((code[:2] + "0000", code[:4] + "00", code))) if code else ()


def bounds(range_: Range | None, scale: int) -> Bounds | None:
    """A range in whole units of the index: the least and greatest integers within; None when both ends are open.
    `scale`: units per litre or yuan."""
    if range_ is None or (range_.min is None and range_.max is None):
        return None
    return _whole(range_.min, scale, ROUND_CEILING), _whole(range_.max, scale, ROUND_FLOOR)


def aware(time: datetime) -> datetime:
    """A time without offset is China's."""
    return time if time.tzinfo else time.replace(tzinfo=CHINA)


def day_in_china(time: datetime) -> date:
    """The day on a Chinese calendar."""
    return time.astimezone(CHINA).date()


def buyer_word(buyer: str) -> Word | None:
    """The words asked of a buyer's name; None when none are. Raises QuestionError when there is only punctuation."""
    word = phrase(buyer)
    if word is None and buyer.strip():
        raise QuestionError("采购人只有标点，请输入名称中的文字 / the buyer is only punctuation; write words of its name")
    return word


def _whole(value: Decimal | None, scale: int, rounding: str) -> int | None:
    if value is None:
        return None
    far = Decimal(FAR)
    near = max(-far, min(far, value)) * scale
    return int(max(-far, min(far, near)).to_integral_value(rounding))


def _meets(asked: Bounds | None, window: Bounds | None, unknown_too: bool) -> bool:
    if asked is None:
        return True
    if window is None:
        return unknown_too
    (least, most), (low, high) = asked, window
    return (most is None or low is None or low <= most) and (least is None or high is None or high >= least)


def _region_meets(query: TenderQuery, document: TenderDocument) -> bool:
    if not query.regions:
        return True
    if not document.division_code:
        return "region" in query.or_unknown
    return any(in_region(document.division_code, region) for region in query.regions)


def _buyer_meets(query: TenderQuery, document: TenderDocument) -> bool:
    word = buyer_word(query.buyer)
    return word is None or word.canonical in canonical(normalise(document.buyer))


def _budget_meets(query: TenderQuery, document: TenderDocument) -> bool:
    budget = document.budget_fen
    return _meets(bounds(query.budget_cny, 100), None if budget is None else (budget, budget), "budget_cny" in query.or_unknown)


def _deadline_meets(query: TenderQuery, document: TenderDocument) -> bool:
    first, last, deadline = query.deadline_from, query.deadline_to, document.deadline
    if first is None and last is None:
        return True
    if deadline is None:
        return "deadline" in query.or_unknown
    return (first is None or aware(first) <= deadline) and (last is None or deadline <= aware(last))


def _answer_meets(asked: bool | None, said: tuple[bool, ...], unknown_too: bool) -> bool:
    return asked is None or (asked in said if said else unknown_too)


def _buyer_kind_meets(query: TenderQuery, document: TenderDocument) -> bool:
    if not query.buyer_kinds:
        return True
    return document.buyer_kind in query.buyer_kinds if document.buyer_kind else "buyer_kind" in query.or_unknown


def fatal_days(query: TenderQuery) -> tuple[date, ...]:
    """The days on which some fatal date is asked to lie."""
    if query.fatal_from is None or query.fatal_to is None:
        return ()
    return tuple(query.fatal_from + timedelta(days=number) for number in range((query.fatal_to - query.fatal_from).days + 1))


def _check_fatal(first: date | None, last: date | None) -> None:
    _check_dates("fatal", first, last)
    if (first is None) is not (last is None):
        raise QuestionError("fatal_from 与 fatal_to 须同时给出 / fatal_from and fatal_to go together; give both")
    if first and last and (last - first).days >= MOST_FATAL_DAYS:
        raise QuestionError(f"fatal：最多 {MOST_FATAL_DAYS} 天，请缩短 / fatal: at most {MOST_FATAL_DAYS} days; ask for fewer")


def _published_meets(query: TenderQuery, document: TenderDocument) -> bool:
    first, last = query.published_from, query.published_to
    if first is None and last is None:
        return True
    if document.published_at is None:
        return False
    day = day_in_china(document.published_at)
    return (first is None or first <= day) and (last is None or day <= last)


def _check_order(name: str, asked: Range | None) -> None:
    if asked and asked.min is not None and asked.max is not None and asked.min > asked.max:
        raise QuestionError(
            f"{name}：下限 {asked.min} 大于上限 {asked.max}，请对调 / {name}: min {asked.min} is above max {asked.max}; swap them"
        )


def _check_bands(name: str, asked: Sequence[str], bands: Sequence[Band]) -> None:
    known = names(bands)
    if foreign := [one for one in asked if one not in known]:
        raise QuestionError(f"{name}：没有 {foreign[0]}，可用 / {name}: there is no {foreign[0]}; use one of {', '.join(known)}")


def _check_dates(name: str, first: date | None, last: date | None) -> None:
    if first is not None and last is not None and first > last:
        raise QuestionError(f"{name}：起始 {first} 晚于截止 {last}，请对调 / {name}: from {first} is after to {last}; swap them")
