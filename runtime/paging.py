"""The cursor between pages: where the last one ended, for whom. Shared by the search indexes. Pure."""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from datetime import date

import orjson

from runtime.ports import BadQuery
from schemas.documents import SearchRequest
from schemas.ordering import tender_of

BROKEN = "翻页标记无效，请从第一页重新检索 / the cursor is not one of ours; search again from the first page"
FOREIGN = "翻页标记属于另一个检索条件，请从第一页重新检索 / the cursor belongs to another question; search again from the first page"


@dataclass(frozen=True, slots=True)
class Place:
    """The last answer shown: its rank (by relevance: of its words, by fatal dates: its nearest day's ordinal, else 0), its order
    key (see schemas.ordering) and the day from which fatal dates counted when the first page was asked for."""

    rank: int
    key: str
    today: date = date.min


def write_cursor(request: SearchRequest, place: Place) -> str:
    """The cursor for the page after `place`. It works for the same query and sort only."""
    raw = orjson.dumps([_question(request), place.rank, place.key, place.today])
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def read_cursor(request: SearchRequest) -> Place | None:
    """Where the request goes on; None at the first page. Raises BadQuery for a cursor that is not this question's."""
    if not request.cursor:
        return None
    question, place = _decoded(request.cursor)
    if question != _question(request):
        raise BadQuery(FOREIGN)
    return place


def _decoded(cursor: str) -> tuple[str, Place]:
    try:
        question, rank, key, day = orjson.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
        tender_of(key)
        today = date.fromisoformat(day)
        if not (isinstance(rank, int) and rank >= 0 and key.isascii() and key.isalnum()):
            raise ValueError(key)
    except (ValueError, TypeError, AttributeError, binascii.Error) as error:
        raise BadQuery(BROKEN) from error
    return str(question), Place(rank, key, today)


def _question(request: SearchRequest) -> str:
    said = request.query.model_dump_json() + request.sort
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
