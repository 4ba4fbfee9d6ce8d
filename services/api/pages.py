"""The pages: made on the server, whole without JavaScript."""

import email
import email.policy
import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from reference.divisions import LAST_YEAR, divisions
from schemas.attachments import told as told_refusal
from schemas.bidding import BuyerKind
from schemas.documents import Sort
from schemas.events import TenderMatched
from schemas.events.people import Channel
from schemas.reading import Category, Energy, Use
from schemas.topics import SUBSCRIPTIONS
from services.api import viewing
from services.api.access import COOKIE, Asker, check_form, form_token
from services.api.answering import Answers
from services.api.asking import Asked, from_form, question, request
from services.api.deps import Deps
from services.api.market import market_of
from services.api.masking import masked
from services.api.problems import Problem, not_found
from services.api.projections import Projections
from services.api.quoting import gathered, quotes, reader
from services.api.routes_json import NewSubscription, remove_subscription, save_subscription
from services.api.speaking import COOKIE as LANGUAGE_COOKIE
from services.api.speaking import language_of, speaker
from services.api.terms import dates, lot_terms, next_date, terms

MANY = ("region", "kind", "stage", "category", "energy", "use", "dealer", "or_unknown", "buyer_kind")
OPEN_STAGES = ("intended", "tendered", "suspended", "unknown")
"""Stages in which bids may still be made."""
FACETS = ("category", "energy", "use", "stage", "region", "buyer_kind")


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
            "refusal": told_refusal, "place": viewing.place, "time": viewing.time_text, "gathered": gathered,
            "other_lang": _switched(asked, "en" if language == "zh" else "zh"),
        }  # fmt: skip
        answer = HTMLResponse(self._templates.get_template(name).render(**shared, **values), status)
        if asked.query_params.get("lang"):
            answer.set_cookie(LANGUAGE_COOKIE, language, max_age=31_536_000, samesite="lax", httponly=True)
        return answer

    def problem(self, asked: Request, problem: Problem) -> HTMLResponse:
        """An error as a page."""
        return self.page("problem.html", asked, Asker(), problem.status, problem=problem)

    # -- search --------------------------------------------------------------------------------------------------
    def search(self, asked: Request) -> HTMLResponse:
        """`/`: vehicle purchases with the deadline ahead unless asked otherwise, newest first."""
        who, say, now = self.asker(asked), speaker(language_of(asked)), self.deps.clock()
        fields = {
            # a form sends what is empty, too
            name: [one for one in asked.query_params.getlist(name) if one] if name in MANY else value
            for name, value in asked.query_params.items()
            if name not in ("lang", "all")
        }
        everything = asked.query_params.get("all") == "1"
        form = from_form({**fields, "facets": list(FACETS)})
        ahead: dict[str, Any] = {} if everything else self._open(form, now)
        found = self.answers.search(request(form.model_copy(update=ahead)), who)
        hits = [self._hit(TenderMatched.model_validate(hit.body), hit.highlights, now, say, who) for hit in found.hits]
        kept = [(name, value) for name, value in asked.query_params.multi_items() if name not in ("cursor", "lang") and value]
        return self.page(
            "search.html", asked, who, found=found, hits=hits, form=form, everything=everything, kept=kept, sources=self.deps.sources(),
            facets=_facets(found.facets, say), provinces=_provinces(), categories=list(Category), energies=list(Energy), uses=list(Use),
            buyer_kinds=list(BuyerKind), sorts=list(Sort),
            next_page=urlencode([*kept, ("cursor", found.cursor)]) if found.cursor else "", query=urlencode(self._exported(kept, everything, now)),
            with_facet=lambda name, value: urlencode([*[one for one in kept if one != (name, value)], (name, value)]),
            without=lambda name, value: urlencode([one for one in kept if one != (name, value)]),
        )  # fmt: skip

    def _open(self, form: Asked, now: datetime) -> dict[str, Any]:
        """What makes the default: vehicle purchases that can still be bid for, also those that state no deadline."""
        return {
            "vehicle": True,
            "stage": form.stage or list(OPEN_STAGES),
            "deadline_from": form.deadline_from or now,
            "or_unknown": [*form.or_unknown, "deadline"],
        }

    def _exported(self, kept: list[tuple[str, str]], everything: bool, now: datetime) -> list[tuple[str, str]]:
        """The question on the page as parameters of the exports."""
        asked = [one for one in kept if one[0] != "all"]
        if everything:
            return asked
        stages = [] if any(name == "stage" for name, _ in asked) else [("stage", one) for one in OPEN_STAGES]
        return [*asked, *stages, ("vehicle", "true"), ("deadline_from", now.isoformat()), ("or_unknown", "deadline")]

    def _hit(self, matched: TenderMatched, highlights: Any, now: datetime, say: viewing.Say, who: Asker) -> dict[str, Any]:
        tender = matched.tender
        assert tender is not None, "the index holds tenders only"
        title = tender.title if who.may("personal") else masked(tender.title)
        return {
            "tender": tender, "pieces": _pieces(title, highlights), "left": viewing.days_left(tender, now, say), "next": next_date(tender, now, say),
            "lines": [viewing.line_text(line, say) for lot in tender.lots for line in lot.lines][:4], "budget": viewing.money(tender.budget_cny.value),
            "place": viewing.place(tender.division_code.value, tender.region), "unread": all(one.stage == "listed" for one in tender.timeline),
            "matches": self.answers.seen(matched, who).matches,
        }  # fmt: skip

    # -- one tender ----------------------------------------------------------------------------------------------
    def tender(self, asked: Request, tender_id: str) -> Response:
        """`/tenders/{id}`: everything known of it, each value with its words."""
        who, say = self.asker(asked), speaker(language_of(asked))
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
                     "market": market_of(line, market)}
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
            left=viewing.days_left(tender, self.deps.clock(), say), vehicle=told.get("is_vehicle_purchase", []),
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
        return self.page("text.html", asked, who, pieces=_pieces(words, spans), tender=asked.query_params.get("tender", ""))

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


def _pieces(text: str, spans: Any) -> list[tuple[str, bool]]:
    """The text cut at spans: (words, marked)."""
    pieces, at = [], 0
    for start, end in spans:
        if at <= start < end <= len(text):
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
    return [*pieces, (text[at:], False)]


def _facets(found: dict[str, dict[str, int]], say: viewing.Say) -> list[tuple[str, list[tuple[str, str, int]]]]:
    """Facets as shown: name → (value, label, count), the most frequent first."""
    groups = {"category": "categories", "energy": "energies", "use": "uses", "stage": "stages", "buyer_kind": "buyer_kinds"}
    shown = []
    for name in FACETS:
        counts = sorted(found.get(name, {}).items(), key=lambda one: (-one[1], one[0]))
        if name == "region":
            counts = [one for one in counts if one[0].endswith("0000")]
            labels = [(value, viewing.place(value), count) for value, count in counts[:12]]
        else:
            labels = [(value, say(f"{groups[name]}.{value}"), count) for value, count in counts[:10]]
        shown.append((name, labels))
    return shown


def _provinces() -> list[tuple[str, str]]:
    known = divisions(LAST_YEAR)
    codes = (f"{number:02}0000" for number in range(11, 83))
    return [(code, found.name) for code in codes if (found := known.by_code(code))]


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
