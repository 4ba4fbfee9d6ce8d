"""What is answered: tenders for whom they are shown to."""

from collections.abc import Iterator
from typing import Any

from runtime.ports import BadQuery
from schemas.documents import SearchPage, SearchRequest
from schemas.events import TenderMatched
from schemas.events.tenders import DealerMatch, Tender
from services.api.access import Asker
from services.api.deps import Deps
from services.api.market import market_json
from services.api.masking import masked_json
from services.api.problems import Problem, not_found
from services.api.projections import Projections
from services.api.quoting import quotes, reader

MOST_EXPORTED = 5_000
"""Tenders in one export; ask with narrower dates for more."""


class Answers:
    """Questions to the index, with what the asker may see of the answers."""

    def __init__(self, deps: Deps, projections: Projections) -> None:
        self._deps, self._projections = deps, projections

    def search(self, request: SearchRequest, asker: Asker) -> SearchPage:
        """A page of answers. Raises Problem 401 without a key where reading needs one, 404 for others' dealers, 400 for
        a question that cannot be understood."""
        if not (self._deps.anonymous_reading or asker.owner):
            raise Problem(401, "需要密钥 a key is needed", "此处查询须登录 / searching here needs a key: /login")
        own = {dealer.dealer_id for dealer in self.dealers(asker)}
        if foreign := [one for one in request.query.dealers if one not in own]:
            raise not_found(f"dealer {foreign[0]}")
        try:
            return self._deps.index.search(request)
        except BadQuery as error:
            raise Problem(400, "问题不对 bad question", str(error)) from error

    def all(self, request: SearchRequest, asker: Asker) -> Iterator[TenderMatched]:
        """Every answer, page by page, up to the export's limit."""
        count = 0
        while count < MOST_EXPORTED:
            page = self.search(request, asker)
            for hit in page.hits:
                count += 1
                yield self.seen(TenderMatched.model_validate(hit.body), asker)
            if not page.cursor:
                return
            request = request.model_copy(update={"cursor": page.cursor})

    def seen(self, matched: TenderMatched, asker: Asker) -> TenderMatched:
        """With the asker's own matches only."""
        own = {dealer.dealer_id for dealer in self.dealers(asker)}
        return matched.model_copy(update={"matches": tuple(one for one in matched.matches if one.dealer_id in own)})

    def tender(self, tender_id: str, asker: Asker) -> tuple[Tender, tuple[DealerMatch, ...]]:
        """A tender by its id or an alias. Raises Problem 404."""
        if not (self._deps.anonymous_reading or asker.owner):
            raise Problem(401, "需要密钥 a key is needed", "/login")
        document = self._deps.index.get(tender_id)
        matched = TenderMatched.model_validate(document.body) if document else None
        if matched is None or matched.tender is None:
            raise not_found(f"tender {tender_id}")
        return matched.tender, self.seen(matched, asker).matches

    def dealers(self, asker: Asker) -> list[Any]:
        """The asker's dealers; all of them with the scope `manage`."""
        return [one for one in self._projections.dealers() if asker.owner and (one.owner == asker.owner or asker.may("manage"))]

    def as_json(self, tender: Tender, matches: tuple[DealerMatch, ...], asker: Asker) -> dict[str, Any]:
        """A whole tender with the words of every value."""
        texts = reader(self._deps.blobs.get, asker.may("personal"))
        words = {
            path: [{"notice_id": one.notice_id, "start": one.start, "end": one.end, "before": one.before, "words": one.words, "after": one.after,
                    **({"document": one.document, "text": one.text} if one.document else {})} for one in told]
            for path, told in quotes(tender, texts).items()
        }  # fmt: skip
        body = tender.model_dump(mode="json", exclude_defaults=True)
        return {
            "demonstration": self._deps.demonstration,
            "tender": body if asker.may("personal") else masked_json(body),
            "words": words,
            "market": market_json(tender, self._deps.market()),
            "matches": [one.model_dump(mode="json", exclude_defaults=True) for one in matches],
        }
