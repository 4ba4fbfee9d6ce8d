"""`/api/…`: JSON and its csv and xlsx twins."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, ValidationError

from reference.divisions import no_territory
from runtime.speaking import first_hand
from schemas.documents import TenderQuery
from schemas.events import DealerRegistered, SubscriptionRemoved, SubscriptionSaved
from schemas.events.people import Channel, VehicleModel
from schemas.matching import check_query
from schemas.topics import DEALERS, SUBSCRIPTIONS
from schemas.wording import QuestionError
from services.api.access import Asker, required
from services.api.answering import Answers
from services.api.asking import Asked, request
from services.api.channels import check_channel
from services.api.deps import Deps
from services.api.exporting import as_csv, as_xlsx, rows
from services.api.masking import masked, masked_json
from services.api.problems import Problem, not_found
from services.api.projections import Projections

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class NewSubscription(BaseModel):
    """What is posted to save a search."""

    model_config = ConfigDict(extra="forbid")

    subscription_id: str
    name: str
    query: TenderQuery
    channels: list[Channel]
    language: str = "zh"


class NewDealer(BaseModel):
    """What is posted to register a dealer."""

    model_config = ConfigDict(extra="forbid")

    dealer_id: str
    name: str
    territories: list[str]
    models: list[VehicleModel]
    channels: list[Channel]


def routes(deps: Deps, projections: Projections, answers: Answers, asker: Callable[[Request], Asker]) -> APIRouter:
    """All of them."""
    api = APIRouter(prefix="/api")
    Who = Annotated[Asker, Depends(asker)]
    Question = Annotated[Asked, Query()]

    @api.get("/tenders")
    def tenders(asked: Question, who: Who) -> JSONResponse:
        page = answers.search(request(asked, deps.clock()), who)
        own = {dealer.dealer_id for dealer in answers.dealers(who)}
        items = [_hit(hit.body, hit.highlights, own, who) for hit in page.hits]
        return JSONResponse(
            {
                "demonstration": deps.demonstration,
                "total": page.total,
                "cursor": page.cursor,
                "facets": page.facets,
                "items": items,
                "coverage": _coverage(deps),
            }
        )

    @api.get("/tenders.csv")
    def tenders_csv(asked: Question, who: Who) -> Response:
        return Response(as_csv(_table(asked, who)), media_type="text/csv; charset=utf-8", headers=_file("csv"))

    @api.get("/tenders.xlsx")
    def tenders_xlsx(asked: Question, who: Who) -> Response:
        return Response(as_xlsx(_table(asked, who)), media_type=XLSX, headers=_file("xlsx"))

    def _table(asked: Asked, who: Asker) -> Any:
        found = answers.all(request(asked, deps.clock()).model_copy(update={"size": 200, "facets": ()}), who)
        table = rows(found, deps.demonstration)
        return table if who.may("personal") else ([masked(cell) for cell in row] for row in table)

    @api.get("/tenders/{tender_id}")
    def tender(tender_id: str, who: Who) -> JSONResponse:
        found, matches = answers.tender(tender_id, who)
        return JSONResponse(answers.as_json(found, matches, who))

    @api.get("/texts/{sha256}")
    def text(sha256: str, who: Who) -> JSONResponse:
        if len(sha256) != 64 or not deps.blobs.has(sha256):
            raise not_found(f"text {sha256[:12]}")
        words = deps.blobs.get(sha256).decode("utf-8", "replace")
        return JSONResponse({"text": words if who.may("personal") else masked(words)})

    @api.get("/dealers")
    def dealers(who: Who) -> JSONResponse:
        return JSONResponse({"items": [_without_secrets(one) for one in answers.dealers(required(who))]})

    @api.post("/dealers", status_code=201)
    def register(new: NewDealer, who: Who) -> JSONResponse:
        _belongs(projections.dealers(), "dealer_id", new.dealer_id, required(who))
        for channel in new.channels:
            check_channel(channel, deps.demonstration)
        if wrong := [told for code in new.territories if (told := no_territory(code))]:
            raise Problem(400, "责任区域不对 bad territory", "；".join(wrong))
        said = DealerRegistered(**new.model_dump(), owner=who.owner, since=deps.clock())
        deps.log.append(DEALERS, [first_hand("api", said, deps.clock(), deps.log.end(DEALERS) + 1)])
        return JSONResponse(_without_secrets(said), 201)

    @api.get("/subscriptions")
    def subscriptions(who: Who) -> JSONResponse:
        owner = required(who).owner
        own = [one for one in projections.subscriptions() if one.owner == owner]
        return JSONResponse({"items": [_without_secrets(one) for one in own]})

    @api.post("/subscriptions", status_code=201)
    def subscribe(new: NewSubscription, who: Who) -> JSONResponse:
        said = save_subscription(deps, projections, required(who), new)
        return JSONResponse(_without_secrets(said), 201)

    @api.delete("/subscriptions/{subscription_id}", status_code=204)
    def unsubscribe(subscription_id: str, who: Who) -> Response:
        remove_subscription(deps, projections, required(who), subscription_id)
        return Response(status_code=204)

    @api.get("/alerts")
    def alerts(who: Who) -> JSONResponse:
        owner = required(who).owner
        own = [one for one in projections.alerts() if one.owner == owner]
        items = [one.model_dump(mode="json", exclude={"channels"}) for one in own[:200]]
        return JSONResponse({"items": items if who.may("personal") else masked_json(items)})

    @api.get("/dead")
    def dead(who: Who) -> JSONResponse:
        if not required(who).may("ops"):
            raise not_found("dead")
        letters = [
            {"id": one.id, "replayed": one.replayed, **one.rejected.model_dump(mode="json", exclude={"original"})}
            for one in deps.dead.all()
        ]
        return JSONResponse({"items": letters[-500:]})

    return api


def save_subscription(deps: Deps, projections: Projections, who: Asker, new: NewSubscription) -> SubscriptionSaved:
    """Save a search for its owner. Raises Problem 404 when the id is somebody else's, 400 for a bad channel or question."""
    _belongs(projections.subscriptions(), "subscription_id", new.subscription_id, who)
    for channel in new.channels:
        check_channel(channel, deps.demonstration)
    try:
        check_query(new.query)
        said = SubscriptionSaved.model_validate({**new.model_dump(), "owner": who.owner, "since": deps.clock()})
    except (QuestionError, ValidationError) as error:
        raise Problem(400, "订阅不对 bad subscription", str(error)) from error
    deps.log.append(SUBSCRIPTIONS, [first_hand("api", said, deps.clock(), deps.log.end(SUBSCRIPTIONS) + 1)])
    return said


def remove_subscription(deps: Deps, projections: Projections, who: Asker, subscription_id: str) -> None:
    """Stop a saved search. Raises Problem 404 when it is not the asker's."""
    if not any(one.subscription_id == subscription_id and one.owner == who.owner for one in projections.subscriptions()):
        raise not_found(f"subscription {subscription_id}")
    gone = SubscriptionRemoved(subscription_id=subscription_id)
    deps.log.append(SUBSCRIPTIONS, [first_hand("api", gone, deps.clock(), deps.log.end(SUBSCRIPTIONS) + 1)])


def _belongs(known: list[Any], name: str, value: str, who: Asker) -> None:
    if any(getattr(one, name) == value and one.owner != who.owner for one in known):
        raise not_found(value)


def _hit(body: dict[str, Any], highlights: Any, own: set[str], who: Asker) -> dict[str, Any]:
    seen = {**body, "matches": [one for one in body.get("matches", []) if one.get("dealer_id") in own], "highlights": highlights}
    return seen if who.may("personal") else dict(masked_json(seen))


def _without_secrets(said: DealerRegistered | SubscriptionSaved) -> dict[str, Any]:
    shown = said.model_dump(mode="json")
    for channel in shown["channels"]:
        channel["secret"] = "***" if channel["secret"] else ""
    return shown


def _coverage(deps: Deps) -> list[dict[str, Any]]:
    names = ("source", "covered_since", "newest", "listed", "read", "waiting", "outcome")
    return [{name: getattr(one, name) for name in names} for one in deps.sources()]


def _file(ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="tenders.{ending}"'}
