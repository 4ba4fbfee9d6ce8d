"""Which facts feed the matcher."""

from runtime.shapes import Join
from schemas.topics import DEALERS, MATCHED, TENDERS
from services.matcher.match import Matcher, keep, touches


def service() -> Join:
    """The matcher."""
    return Join("matcher", (TENDERS,), (DEALERS,), MATCHED, Matcher().step, keep, touches)
