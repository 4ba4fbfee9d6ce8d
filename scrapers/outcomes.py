"""What an answer of a portal means, and what a run came to. A block page is never an empty day."""

from enum import StrEnum

from scrapers.sources.decoding import decoded
from scrapers.sources.pages import Source

SMALL_PAGE = 8_192
"""Block and challenge pages are small; a notice may well speak of 安全验证."""
REFUSALS = (401, 403, 405, 407, 412, 416, 418, 451)
"""Answers by which portals and the firewalls before them refuse a client; asking again soon makes it worse."""
SCRIPTED = 521
"""A challenge that a browser answers by running its script."""


class Outcome(StrEnum):
    """Of one answer, and of a run: the worst that happened."""

    OK = "ok"
    EMPTY = "empty"
    """The list says itself that it has nothing."""
    GONE = "gone"
    TRUNCATED = "truncated"
    """A list's page cap was reached before what was known: older notices are out of reach there."""
    PARTIAL = "partial"
    """The run ended before every list was walked: by the day's budget, or told to stop. The next one goes on there."""
    ERROR = "error"
    THROTTLED = "throttled"
    DRIFT = "drift"
    """The page is not built as known: nothing is concluded from it."""
    ROBOTS = "robots"
    """robots.txt forbids it, or answers with a fault (RFC 9309: then everything is forbidden)."""
    CHALLENGE = "challenge"
    BLOCKED = "blocked"


SEVERITY = {outcome: place for place, outcome in enumerate(Outcome)}
EXIT_CODES = {
    Outcome.OK: 0, Outcome.EMPTY: 0, Outcome.GONE: 0, Outcome.TRUNCATED: 10, Outcome.ERROR: 11, Outcome.THROTTLED: 12, Outcome.DRIFT: 13,
    Outcome.ROBOTS: 14, Outcome.CHALLENGE: 15, Outcome.BLOCKED: 16, Outcome.PARTIAL: 17,
}  # fmt: skip
"""Exit code of a collecting process, by the worst outcome of its run."""
MEANS = {
    Outcome.TRUNCATED: "列表有页数上限，更早的公告够不着；多采几次 / a list shows so many pages only, older notices are out of reach: collect more often",
    Outcome.PARTIAL: "没做完，再运行即从断处继续 / not finished: run it again, it goes on where it stood",
    Outcome.ERROR: "有的没取到；再运行即重试 / something could not be had: run it again",
    Outcome.THROTTLED: "门户要求稍后再来；到时再运行 / the portal asks to come back later: run it again then",
    Outcome.DRIFT: "页面与已知的不同，什么也没推断；来源的读法须更新 / pages are not built as known, nothing was concluded: the source's readers need an update",
    Outcome.ROBOTS: "robots.txt 不允许，什么也没取 / robots.txt forbids it: nothing was taken",
    Outcome.CHALLENGE: "门户要验证访问者；停 6 小时，不绕过 / the portal wants the visitor verified: left alone for six hours, never bypassed",
    Outcome.BLOCKED: "被门户拦下；停 6 小时，不绕过 / blocked by the portal: left alone for six hours, never bypassed",
}
"""What a person is told, and what to do."""
STOPS = (Outcome.BLOCKED, Outcome.CHALLENGE)
"""These stop the source at once, with a cool-down."""
RETRIED = (Outcome.ERROR, Outcome.THROTTLED)


def worst(*outcomes: Outcome) -> Outcome:
    """The worst of some outcomes."""
    return max(outcomes, key=SEVERITY.__getitem__, default=Outcome.OK)


def classify(source: Source, status: int, body: bytes) -> Outcome:
    """What an HTTP answer means before its page is read. ERROR is worth another try."""
    words = "" if len(body) >= SMALL_PAGE or _is_ours(source, status, body) else decoded(body)
    if status == SCRIPTED or any(word in words for word in source.challenge_words):
        return Outcome.CHALLENGE
    if status in REFUSALS or any(word in words for word in source.block_words):
        return Outcome.BLOCKED
    if status == 429:
        return Outcome.THROTTLED
    if status in (404, 410):
        return Outcome.GONE
    if status != 200 or not body.strip():
        return Outcome.ERROR
    return Outcome.OK


def _is_ours(source: Source, status: int, body: bytes) -> bool:
    """Whether a page is visibly a list or a notice: a short notice that speaks of 安全验证 must not stop the source."""
    return status == 200 and any(mark in body for mark in source.marks)
