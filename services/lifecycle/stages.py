"""Where a procurement stands after its notices so far."""

from collections.abc import Iterable

from schemas.events import NoticeClassified
from schemas.events.tenders import Stage
from schemas.reading import Kind, Outcome

SUSPENDING = ("暂停", "中止")
"""A termination notice with one of these in its title only halts: the purchase may go on."""

REOPENED_BY_TENDER = {Stage.UNKNOWN, Stage.INTENDED, Stage.FAILED, Stage.SUSPENDED, Stage.TERMINATED, Stage.OVERTURNED}


def stage_after(notices: Iterable[NoticeClassified]) -> Stage:
    """The stage after these notices, oldest first."""
    stage = Stage.UNKNOWN
    for notice in notices:
        stage = _next(stage, notice)
    return stage


def _next(stage: Stage, notice: NoticeClassified) -> Stage:
    kind, outcome = notice.facts.kind.value, notice.facts.outcome.value
    if outcome is Outcome.OVERTURNED:
        return Stage.OVERTURNED
    if kind is Kind.INTENTION:
        return Stage.INTENDED if stage is Stage.UNKNOWN else stage
    if kind in (Kind.TENDER, Kind.PREQUALIFICATION):
        return Stage.TENDERED if stage in REOPENED_BY_TENDER else stage
    if kind is Kind.CORRECTION:
        return Stage.TENDERED if stage in (Stage.UNKNOWN, Stage.SUSPENDED) else stage
    if kind is Kind.AWARD:
        return Stage.PROVISIONAL if outcome is Outcome.PROVISIONAL else Stage.AWARDED
    if kind is Kind.TERMINATION:
        return Stage.SUSPENDED if any(word in notice.title for word in SUSPENDING) else Stage.TERMINATED
    ends = {
        Kind.FAILURE: Stage.FAILED,
        Kind.CONTRACT: Stage.CONTRACTED,
        Kind.CONTRACT_CHANGE: Stage.CONTRACTED,
        Kind.ACCEPTANCE: Stage.ACCEPTED,
    }
    return ends.get(kind, stage) if kind else stage
