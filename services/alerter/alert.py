"""Decide who must hear of a tender: new to them and winnable, or changed in what they were told."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, cast

from runtime.shapes import Beside, Blobs, Heard, Output
from schemas.documents import TenderDocument
from schemas.envelope import NAMESPACE
from schemas.events import AlertRaised, DealerRegistered, Payload, SubscriptionSaved, TenderMatched
from schemas.events.tenders import DealerMatch, Fit, Stage, Tender, TimelineEntry
from schemas.matching import query_matches
from schemas.reading import Kind
from schemas.tender_documents import document, text_hashes
from services.alerter.telling import amount_texts, changes, decisive, line_texts, nearest_date

WINNABLE = (Stage.INTENDED, Stage.TENDERED, Stage.UNKNOWN)
"""A dealer hears of a tender for the first time only while it can still be won."""

Recipient = DealerRegistered | SubscriptionSaved


def step(beside: Beside, heard: Heard, said: Sequence[Payload], blobs: Blobs) -> Iterable[Output]:
    """Every alert that this tender, as now known, gives. `said`: the alerts of this tender and its aliases before."""
    matched = cast(TenderMatched, heard.payload)
    tender = matched.tender
    if tender is None or all(entry.stage == "listed" for entry in tender.timeline):
        return
    before = _latest_by_recipient(cast(Sequence[AlertRaised], said))
    found = document(matched, 0, {name: blobs[name].decode() for name in text_hashes(matched)})
    interested = {_name(recipient): (recipient, why) for recipient, why in _interested(beside, matched, found)}
    for name, (recipient, why) in {**_told_before(beside, before), **interested}.items():
        if alert := _alert(recipient, why, tender, before.get(name)):
            yield alert


def _latest_by_recipient(said: Sequence[AlertRaised]) -> dict[str, AlertRaised]:
    return {alert.recipient: alert for alert in said}


def _told_before(beside: Beside, before: dict[str, AlertRaised]) -> dict[str, tuple[Recipient, tuple[str, ...]]]:
    """Who was told of this tender and is still there: a correction that excludes them is what they must hear."""
    standing = [*beside.get("dealers", {}).values(), *beside.get("subscriptions", {}).values()]
    recipients = {_name(one): one for one in standing if isinstance(one, DealerRegistered | SubscriptionSaved)}
    return {name: (recipients[name], alert.why) for name, alert in before.items() if name in recipients}


def _interested(beside: Beside, matched: TenderMatched, found: TenderDocument | None) -> Iterator[tuple[Recipient, tuple[str, ...]]]:
    """Everyone whom the tender concerns now, with why."""
    dealers = beside.get("dealers", {})
    for match in matched.matches:
        dealer = dealers.get(match.dealer_id)
        if isinstance(dealer, DealerRegistered):
            yield dealer, _why_dealer(match)
    for subscription in beside.get("subscriptions", {}).values():
        if found and isinstance(subscription, SubscriptionSaved) and query_matches(subscription.query, found):
            yield subscription, (f"订阅 saved search: {subscription.name}",)


def _why_dealer(match: DealerMatch) -> tuple[str, ...]:
    fitting = dict.fromkeys(model for line in match.lines if line.fit is Fit.FITS for model in line.models)
    unstated = dict.fromkeys(missing for line in match.lines if line.fit is Fit.NOT_STATED for missing in line.missing)
    return (
        f"区域 territory: {match.why or match.territory}",
        *((f"适合车型 models that fit: {'、'.join(fitting)}",) if fitting else ()),
        *((f"公告未写明 not stated: {'、'.join(unstated)}",) if unstated else ()),
    )


def _name(recipient: Recipient) -> str:
    return f"dealer:{recipient.dealer_id}" if isinstance(recipient, DealerRegistered) else f"subscription:{recipient.subscription_id}"


def _alert(recipient: Recipient, why: tuple[str, ...], tender: Tender, before: AlertRaised | None) -> AlertRaised | None:
    now = decisive(tender)
    if before is None:
        return _raise(recipient, why, tender, "new", now, {}, "new") if _is_news(recipient, tender) else None
    moved = changes(before.told, now)
    if not moved:
        return None
    chain = f"{before.alert_id} {sorted(moved.items())}"
    return _raise(recipient, why, tender, "changed", {**before.told, **now, "stopped": now.get("stopped", "")}, moved, chain)


def _is_news(recipient: Recipient, tender: Tender) -> bool:
    """News is what was captured after the subscription by watching a portal, and for a dealer can still be won."""
    cause = _cause(tender)
    winnable = not isinstance(recipient, DealerRegistered) or tender.stage in WINNABLE
    return winnable and cause.origin != "import" and cause.seen_at >= recipient.since and not _over(tender, cause.seen_at)


def _over(tender: Tender, seen_at: datetime) -> bool:
    """The deadline had passed already when the notice was captured."""
    deadline = tender.deadline.value
    if deadline is None:
        return False
    return deadline < seen_at if isinstance(deadline, datetime) else deadline < seen_at.date()


def _cause(tender: Tender) -> TimelineEntry:
    """The capture that makes a tender news: corrections are news to nobody who was not told before, unless nothing
    else is known of the tender."""
    read = [entry for entry in tender.timeline if entry.stage == "read"]
    return max([entry for entry in read if entry.kind is not Kind.CORRECTION] or read, key=lambda entry: entry.seen_at)


def _raise(
    recipient: Recipient,
    why: tuple[str, ...],
    tender: Tender,
    about: str,
    told: dict[str, str],
    moved: dict[str, tuple[str, str]],
    chain: str,
) -> AlertRaised:
    who = _name(recipient)
    date, what = nearest_date(tender, max(entry.seen_at for entry in tender.timeline))
    fields: dict[str, Any] = {"about": about}
    latest = max(tender.timeline, key=lambda entry: entry.seen_at)
    return AlertRaised(
        alert_id=str(uuid.uuid5(NAMESPACE, "\x1f".join((who, tender.tender_id, chain)))),
        recipient=who,
        owner=recipient.owner,
        tender_id=tender.tender_id,
        aliases=tender.aliases,
        told=told,
        title=tender.title,
        buyer=tender.buyer.value or "",
        lines=line_texts(tender),
        amounts=amount_texts(tender),
        nearest_date=date,
        nearest_is=what,
        changes=tuple(f"{name}: {old or '—'} → {new or '—'}" for name, (old, new) in moved.items()),
        why=why,
        channels=recipient.channels,
        language=recipient.language,
        captured_at=latest.seen_at,
        published_at=latest.published_at,
        **fields,
    )


def keep(payload: Payload) -> bool:
    """Open vehicle purchases are answered again for who subscribed in time but was heard of later."""
    tender = cast(TenderMatched, payload).tender
    return tender is not None and tender.is_vehicle_purchase.value is True and tender.stage in WINNABLE


def touches(before: Payload | None, after: Payload | None, kept: Payload) -> bool:
    """Whether the tender was captured after somebody subscribed (or registered): others never alert."""
    tender = cast(TenderMatched, kept).tender
    return isinstance(after, DealerRegistered | SubscriptionSaved) and tender is not None and tender.last_seen_at >= after.since


def known_as(payload: Payload) -> tuple[str, ...]:
    """The tender's other ids: who was told under one of them is not told anew."""
    matched = cast(TenderMatched, payload)
    return matched.tender.aliases if matched.tender else ()
