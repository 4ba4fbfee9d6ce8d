"""Fold a tender's notices into one: the latest word on each field, where it stands, and its timeline."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, cast

from runtime.shapes import Blobs, Heard, Output, Rows, Said
from schemas.events import NoticeClassified, TenderChanged, TenderLinked
from schemas.events.tenders import Stage, Tender, TimelineChange, TimelineEntry
from schemas.reading import Facts, Kind
from schemas.values import Read
from services.lifecycle.lots import merged, without_result
from services.lifecycle.stages import stage_after
from services.lifecycle.terms import latest_terms

IDENTITY = ("method", "project_no", "buyer", "agency", "division_code")
"""Told best by the tender itself; other notices fill what it does not say."""
LATEST = ("deadline", "budget_cny", "price_cap_cny", "award_total_cny")
"""The latest notice that states one holds."""


def step(rows: Rows, heard: Heard, blobs: Blobs) -> Iterable[Output]:
    """Say what a tender is after the latest word on its membership; an older word changes nothing."""
    linked = cast(TenderLinked, heard.payload)
    head = rows.get("head")
    if head and head["sequence"] > heard.event.sequence:
        return
    rows.put("head", {"sequence": heard.event.sequence})
    yield Said(changed(linked), heard.event.sequence)


def changed(linked: TenderLinked) -> TenderChanged:
    """The present state of a tender, or what it was merged into."""
    if not linked.members:
        return TenderChanged(tender_id=linked.tender_id, merged_into=linked.merged_into)
    return TenderChanged(tender_id=linked.tender_id, tender=tender_of(linked))


def tender_of(linked: TenderLinked) -> Tender:
    """One procurement out of its notices."""
    notices = sorted(linked.members, key=_order)
    fields, told = _fields(notices)
    fields["bidding"], told_terms = latest_terms(_by_belief(notices), told.get("buyer"))
    lots, told_lots = merged([one for one in notices if one.stage == "read"])
    stage = stage_after(notices)
    if stage is Stage.OVERTURNED:
        lots, fields["award_total_cny"] = without_result(lots, "the award was overturned"), Read[Any](why="the award was overturned")
    return Tender(
        tender_id=linked.tender_id,
        aliases=linked.aliases,
        stage=stage,
        title=_title(notices),
        kind=notices[-1].facts.kind.value,
        region=next((one.region for one in reversed(notices) if one.region), ""),
        is_vehicle_purchase=_vehicle(notices, told),
        lots=lots,
        told_by={**told, **told_terms, **told_lots},
        timeline=tuple(map(_entry, notices)),
        first_published_at=notices[0].published_at,
        last_published_at=notices[-1].published_at,
        first_seen_at=min(one.seen_at for one in notices),
        last_seen_at=max(one.seen_at for one in notices),
        **fields,
    )


def _order(notice: NoticeClassified) -> tuple[datetime, str]:
    return _moment(notice), notice.notice_id


def _moment(notice: NoticeClassified) -> datetime:
    """When it came out, UTC. A bare date and an offset-less time are China's, as the reader wrote them."""
    try:
        published = datetime.fromisoformat(notice.published_at if "T" in notice.published_at else f"{notice.published_at}T00:00:00+08:00")
    except ValueError:
        return notice.seen_at.astimezone(UTC)
    return published.astimezone(UTC) if published.tzinfo else published.replace(tzinfo=UTC)


def _fields(notices: Sequence[NoticeClassified]) -> tuple[dict[str, Any], dict[str, str]]:
    """Each header field's holding value, and which notice told it."""
    fields: dict[str, Any] = {}
    told: dict[str, str] = {}
    newest = list(reversed(notices))
    identity = sorted(newest, key=lambda one: (one.stage == "listed", one.facts.kind.value is not Kind.TENDER))
    latest = _by_belief(notices)
    for names, order in ((IDENTITY, identity), (LATEST, latest)):
        for name in names:
            teller = next((one for one in order if _read(one.facts, name).said), None) or _refuser(order, name)
            if teller:
                fields[name], told[name] = _read(teller.facts, name), teller.notice_id
    return fields, told


def _by_belief(notices: Sequence[NoticeClassified]) -> list[NoticeClassified]:
    """The latest first, list rows after pages."""
    return sorted(reversed(notices), key=lambda one: one.stage == "listed")


def _refuser(order: Sequence[NoticeClassified], name: str) -> NoticeClassified | None:
    """Nobody states the field: the notice that says why not."""
    return next((one for one in order if _read(one.facts, name).why), None)


def _read(facts: Facts, name: str) -> Read[Any]:
    return cast(Read[Any], getattr(facts, name))


def _title(notices: Sequence[NoticeClassified]) -> str:
    tenders = [one for one in notices if one.facts.kind.value is Kind.TENDER]
    return (tenders or notices)[0].title


def _vehicle(notices: Sequence[NoticeClassified], told: dict[str, str]) -> Read[bool]:
    """A read page outweighs a list row; among equals, one that buys vehicles outweighs one that does not show it."""
    read = [one for one in notices if one.stage == "read"] or list(notices)
    best = max(read, key=lambda one: (bool(one.is_vehicle_purchase.value), _order(one)))
    told["is_vehicle_purchase"] = best.notice_id
    return best.is_vehicle_purchase


def _entry(notice: NoticeClassified) -> TimelineEntry:
    facts = notice.facts
    return TimelineEntry(
        **{name: getattr(notice, name) for name in ("notice_id", "version", "source", "url", "title", "published_at", "seen_at")},
        origin=notice.origin,
        stage=notice.stage,
        page=notice.page,
        text=notice.text,
        attachments=notice.attachments,
        kind=facts.kind.value,
        outcome=facts.outcome.value,
        changes=tuple(
            TimelineChange(
                item=change.item.value or "",
                before=change.before.value or "",
                after=change.after.value or "",
                evidence=(*change.item.evidence, *change.before.evidence, *change.after.evidence),
            )
            for change in facts.changes
        ),
    )
