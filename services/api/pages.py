"""The pages: made on the server, whole without JavaScript."""

import email
import email.policy
import hashlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from schemas.attachments import lacking
from schemas.events.people import Channel
from schemas.topics import SUBSCRIPTIONS
from services.api import viewing
from services.api.access import COOKIE, Asker, check_form, form_token
from services.api.answering import Answers
from services.api.asking import from_form, question
from services.api.deps import Deps
from services.api.finding import MANY, pieces, search_values
from services.api.judging import decided_by, reason_told, shown_verdict
from services.api.market import market_of
from services.api.masking import masked
from services.api.problems import Problem, not_found
from services.api.projections import Projections
from services.api.quoting import gathered, quotes, reader
from services.api.routes_json import NewSubscription, remove_subscription, save_subscription
from services.api.speaking import COOKIE as LANGUAGE_COOKIE
from services.api.speaking import language_of, speaker
from services.api.terms import dates, lot_terms, terms


class Pages:
    """Templates and what they all show."""

    def __init__(self, deps: Deps, projections: Projections, answers: Answers, asker: Callable[[Request], Asker]) -> None:
        self.deps, self.projections, self.answers, self.asker = deps, projections, answers, asker
        self._templates = Environment(loader=PackageLoader("services.api"), autoescape=select_autoescape(), undefined=StrictUndefined)

    def page(self, name: str, asked: Request, who: Asker, status: int = 200, **values: Any) -> HTMLResponse:
        """A page in the reader's language."""
        language = language_of(asked)
        say = speaker(language)
        shared = {
            "t": say, "lang": language, "who": who, "deps": self.deps, "path": asked.url.path, "token": form_token(self.deps.secret, who),
            "lacking": lacking, "place": viewing.place, "time": viewing.time_text, "gathered": gathered, "decided": lambda why: decided_by(why, say),
            "reason": lambda why: reason_told(why, say),
            "other_lang": _switched(asked, "en" if language == "zh" else "zh"),
        }  # fmt: skip
        answer = HTMLResponse(self._templates.get_template(name).render(**shared, **values), status)
        if asked.query_params.get("lang"):
            answer.set_cookie(LANGUAGE_COOKIE, language, max_age=31_536_000, samesite="lax", httponly=True)
        return answer

    def problem(self, asked: Request, problem: Problem) -> HTMLResponse:
        """An error as a page."""
        return self.page("problem.html", asked, Asker(), problem.status, problem=problem)

    def search(self, asked: Request) -> HTMLResponse:
        """`/`: see services.api.finding."""
        who = self.asker(asked)
        return self.page("search.html", asked, who, **search_values(asked, self.deps, self.answers, who, speaker(language_of(asked))))

    # -- one tender ----------------------------------------------------------------------------------------------
    def tender(self, asked: Request, tender_id: str) -> Response:
        """`/tenders/{id}`: everything known of it, each value with its words."""
        who, language = self.asker(asked), language_of(asked)
        say = speaker(language)
        tender, matches = self.answers.tender(tender_id, who)
        if tender.tender_id != tender_id:
            return RedirectResponse(f"/tenders/{tender.tender_id}")
        told = quotes(tender, reader(self.deps.blobs.get, who.may("personal")))
        market = self.deps.market()
        lots = [
            {
                "lot": lot, "values": [*(viewing.lot_values(lot, at, told, say) if len(tender.lots) > 1 or lot.supplier.said else []), *lot_terms(lot, at, told, say)],
                "lines": [
                    {"line": line, "name": viewing.line_text(line, say), "values": viewing.line_values(line, f"lots.{at}.lines.{number}", told, say),
                     "market": market_of(line, market), "verdicts": [shown_verdict(one, say, language) for one in line.verdicts]}
                    for number, line in enumerate(lot.lines)
                ],
            }
            for at, lot in enumerate(tender.lots)
        ]  # fmt: skip
        names = {dealer.dealer_id: dealer.name for dealer in self.answers.dealers(who)}
        return self.page(
            "tender.html", asked, who, tender=tender, head=viewing.head(tender, told, say),
            terms=terms(tender.bidding, told, say, str if who.may("personal") else masked),
            dates=dates(tender, self.deps.clock(), told, say), lots=lots, matches=matches, names=names,
            left=viewing.days_left(tender, self.deps.clock(), say),
        )  # fmt: skip

    def text(self, asked: Request, sha256: str) -> HTMLResponse:
        """`/texts/{sha256}`: a notice's stored text with the words that were used marked."""
        who = self.asker(asked)
        if len(sha256) != 64 or not self.deps.blobs.has(sha256):
            raise not_found(f"text {sha256[:12]}")
        words = reader(self.deps.blobs.get, who.may("personal"))(sha256)
        spans = sorted(
            (int(a), int(b))
            for one in asked.query_params.getlist("mark")
            for a, _, b in [one.partition("-")]
            if a.isdigit() and b.isdigit()
        )
        return self.page("text.html", asked, who, pieces=pieces(words, spans), tender=asked.query_params.get("tender", ""))

    # -- people --------------------------------------------------------------------------------------------------
    def dealers(self, asked: Request) -> HTMLResponse:
        """`/dealers`: the asker's."""
        who = self.asker(asked)
        return self.page("dealers.html", asked, who, dealers=self.answers.dealers(who))

    def subscriptions(self, asked: Request) -> HTMLResponse:
        """`/subscriptions`: the asker's saved searches and alerts."""
        who = self.asker(asked)
        own = [one for one in self.projections.subscriptions() if who.owner and one.owner == who.owner]
        alerts = [one for one in self.projections.alerts() if who.owner and one.owner == who.owner][:50]
        return self.page(
            "subscriptions.html", asked, who, subscriptions=own, alerts=alerts, query=urlencode(asked.query_params.multi_items())
        )

    async def subscribe(self, asked: Request) -> Response:
        """Save the search that a page's form carries."""
        who, form = self.asker(asked), await asked.form()
        check_form(self.deps.secret, who, str(form.get("token", "")))
        if not who.owner:
            return RedirectResponse("/login", 303)
        fields: dict[str, Any] = {}
        for name, value in Request(
            {"type": "http", "query_string": str(form.get("query", "")).encode(), "headers": []}
        ).query_params.multi_items():
            fields[name] = [*fields.get(name, []), value] if name in MANY else value
        query = question(from_form({name: value for name, value in fields.items() if name not in ("cursor", "lang", "all")}))
        if fields.get("all") != "1":
            query = query.model_copy(update={"vehicle": True})
        number = self.deps.log.end(SUBSCRIPTIONS) + 1
        channel = Channel.model_validate({"kind": str(form.get("kind", "email")), "address": str(form.get("address", "")).strip()})
        new = NewSubscription(
            subscription_id=f"{who.owner}-{number}",
            name=str(form.get("name", "")).strip() or f"#{number}",
            query=query,
            channels=[channel],
            language=language_of(asked),
        )
        save_subscription(self.deps, self.projections, who, new)
        return RedirectResponse("/subscriptions", 303)

    async def unsubscribe(self, asked: Request, subscription_id: str) -> Response:
        """Remove a saved search."""
        who, form = self.asker(asked), await asked.form()
        check_form(self.deps.secret, who, str(form.get("token", "")))
        remove_subscription(self.deps, self.projections, who, subscription_id)
        return RedirectResponse("/subscriptions", 303)

    async def login(self, asked: Request) -> Response:
        """Show the form, or take the key into a cookie."""
        if asked.method == "GET":
            return self.page("login.html", asked, self.asker(asked), wrong=False)
        key = str((await asked.form()).get("key", "")).strip()
        if self.projections.key(hashlib.sha256(key.encode()).hexdigest()) is None:
            return self.page("login.html", asked, Asker(), 401, wrong=True)
        answer = RedirectResponse("/subscriptions", 303)
        answer.set_cookie(COOKIE, key, httponly=True, samesite="strict", secure=asked.url.scheme == "https", max_age=30 * 86_400)
        return answer

    def logout(self, asked: Request) -> Response:
        """Forget the key."""
        answer = RedirectResponse("/", 303)
        answer.delete_cookie(COOKIE)
        return answer

    # -- ops -----------------------------------------------------------------------------------------------------
    def status(self, asked: Request) -> HTMLResponse:
        """`/status`: freshness, backlog, what was set aside, deliveries."""
        who = self.asker(asked)
        dead = Counter((one.rejected.service, one.rejected.reason) for one in self.deps.dead.all() if not one.replayed)
        made = Counter((one.channel.split(":")[0], one.outcome) for one in self.projections.deliveries())
        return self.page(
            "status.html",
            asked,
            who,
            sources=self.deps.sources(),
            services=self.deps.services(),
            dead=dead,
            made=made,
            now=self.deps.clock(),
        )

    def inbox(self, asked: Request) -> HTMLResponse:
        """`/inbox`: mail of the demonstration, delivered to this machine."""
        if self.deps.inbox is None:
            raise not_found("inbox")
        files = sorted(self.deps.inbox.glob("*.eml"), key=lambda path: path.name, reverse=True)
        shown = asked.query_params.get("mail", "")
        mails = [_mail(path) for path in files[:200]]
        return self.page(
            "inbox.html",
            asked,
            self.asker(asked),
            mails=mails,
            total=len(files),
            shown=next((one for one in mails if one["id"] == shown), None),
        )


def routes(pages: Pages) -> APIRouter:
    """Every page."""
    router = APIRouter(include_in_schema=False)
    for path, page in (
        ("/", pages.search), ("/tenders/{tender_id}", pages.tender), ("/texts/{sha256}", pages.text), ("/dealers", pages.dealers),
        ("/subscriptions", pages.subscriptions), ("/status", pages.status), ("/inbox", pages.inbox), ("/logout", pages.logout),
    ):  # fmt: skip
        router.add_api_route(path, page, methods=["GET"], response_class=HTMLResponse)
    router.add_api_route("/login", pages.login, methods=["GET", "POST"], response_class=HTMLResponse)
    router.add_api_route("/subscriptions", pages.subscribe, methods=["POST"], response_class=HTMLResponse)
    router.add_api_route("/subscriptions/{subscription_id}/remove", pages.unsubscribe, methods=["POST"], response_class=HTMLResponse)
    return router


def _switched(asked: Request, language: str) -> str:
    kept = [(name, value) for name, value in asked.query_params.multi_items() if name != "lang"]
    return f"{asked.url.path}?{urlencode([*kept, ('lang', language)])}"


def _mail(path: Path) -> dict[str, str]:
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = mail.get_body(("plain",))
    return {
        "id": path.stem, "subject": str(mail["Subject"]), "to": str(mail["To"]), "date": viewing.time_text(mail["Date"].datetime),
        "message_id": str(mail["Message-ID"]), "text": body.get_content() if body else "",
    }  # fmt: skip
