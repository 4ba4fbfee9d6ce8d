"""classifier: whether a notice tells what was agreed on."""

from schemas.events import NoticeRead
from schemas.reading import Kind

RESULT_KINDS = (Kind.AWARD, Kind.CONTRACT, Kind.CONTRACT_CHANGE, Kind.ACCEPTANCE, Kind.FAILURE)
_RESULT_TITLES = (
    "结果更正",
    "结果变更",
    "结果的更正",
    "结果公告更正",
    "结果公告的更正",
    "中标公告更正",
    "成交公告更正",
    "中标更正",
    "成交更正",
    "结果公示更正",
)


def agreed(notice: NoticeRead) -> bool:
    """Whether a notice tells prices that were agreed on; one of a failed procurement goes on telling its ceilings."""
    return notice.facts.kind.value in RESULT_KINDS and notice.facts.kind.value is not Kind.FAILURE


def tells_result(notice: NoticeRead) -> bool:
    """Whether a notice tells what was agreed on, or corrects a notice that did."""
    return agreed(notice) or corrects_result(notice)


def corrects_result(notice: NoticeRead) -> bool:
    """Whether a notice corrects a result: it tells an award, or its title names one (中标结果更正公告)."""
    if notice.facts.kind.value is not Kind.CORRECTION:
        return False
    title = notice.title or ""
    return notice.facts.award_total_cny.said or any(word in title for word in _RESULT_TITLES)
