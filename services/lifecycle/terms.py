"""What decides a bid beside price and goods, out of several notices: the latest word on each, the buyer's kind with the buyer."""

from collections.abc import Sequence
from typing import Any, cast

from schemas.bidding import FATAL, Bidding
from schemas.events import NoticeClassified
from schemas.reading import Kind
from schemas.values import Read


def latest_terms(newest: Sequence[NoticeClassified], buyers: str | None) -> tuple[Bidding, dict[str, str]]:
    """Of notices (the one believed most first) the first that states each field, else the first that says why not, and who
    told it as `bidding.FIELD`. The kind of the buyer is told by the notice that told the buyer (`buyers`)."""
    fields: dict[str, Any] = {}
    told: dict[str, str] = {}
    for name in Bidding.model_fields:
        order = [one for one in newest if one.notice_id == buyers] if name == "buyer_kind" else newest
        teller = _teller(order, name)
        if teller:
            fields[name], told[f"bidding.{name}"] = _read(teller, name), teller.notice_id
    return Bidding(**fields), told


def _teller(order: Sequence[NoticeClassified], name: str) -> NoticeClassified | None:
    """Who states a field. A fatal date that a later correction moved, to where it could not be read, holds no longer."""
    stops = (Kind.CORRECTION,) if name in FATAL else ()
    said = next((one for one in order if _read(one, name).said or (_read(one, name).why and one.facts.kind.value in stops)), None)
    return said or next((one for one in order if _read(one, name).why), None)


def _read(notice: NoticeClassified, name: str) -> Read[Any]:
    return cast(Read[Any], getattr(notice.facts.bidding, name))
