"""`make cluster`, as a newcomer runs it: simulator → Scrapy → Kafka → Faust → Elasticsearch → pages, every service a process.

Then the same cluster under faults: every panel has data, and every alert rule fires under its fault.
"""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import rurex

from deploy.cluster.finding import QUESTION, delivered, tender
from deploy.grafana.panels import ROWS
from deploy.local.bundles import ELASTICSEARCH, KAFKA
from runtime.connect import connect
from runtime.settings import Settings
from runtime.speaking import first_hand
from schemas.envelope import Event
from schemas.events import AlertRaised
from schemas.events.people import Channel
from schemas.topics import ALERTS, CAPTURES
from services.pipeline import SERVICES
from tests.deploy.declared import DEPLOY, documents
from tests.given.alerts import alert
from tests.given.cluster import RunningCluster, cluster, until
from tests.given.servers import needed

pytestmark = [pytest.mark.servers, pytest.mark.timeout(1500)]
TO_COME = 300
"""Seconds for the first tender and the first mail."""
RULES = DEPLOY / "prometheus" / "rules.yml"
QUICKER = (("[5m]", "[20s]"), ("[1h]", "[60s]"), ("offset 1h", "offset 60s"), ("> 7200", "> 40"), ("> 900", "> 15"), ("> 5000", "> 10"))
"""Minutes and hours of the rules as seconds, counts as what a minute's demonstration has: the same questions, sooner answered."""
PATIENCE = 240
"""Seconds for a rule."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCluster]:
    """One for both tests, which come in this order: the second one hurts it."""
    needed(KAFKA, ELASTICSEARCH)
    with cluster(tmp_path_factory.mktemp("newcomers") / "cluster", "cluster") as started:
        yield started


def mailed(running: RunningCluster) -> list[str]:
    """Whom a mail has reached."""
    return [str(message_from_bytes(one.read_bytes())["To"]) for one in (running.folder / "data" / "inbox").glob("*.eml")]


def within(line: dict[str, Any]) -> bool:
    """Whether a line is stated to be what was asked for: windows meet, the cap is not above."""
    window, cap = line.get("displacement_l", {}), line.get("unit_price_cap_cny", {}).get("value")
    stated = [window[end]["value"] for end in ("min", "max") if window.get(end, {}).get("value")]
    return (
        bool(stated and cap)
        and Decimal(stated[0]) <= Decimal(QUESTION["displacement_max"])
        and Decimal(cap) <= Decimal(QUESTION["unit_cap_max"])
    )


def test_the_cluster_finds_a_tender_by_displacement_and_cap_and_a_dealer_hears_of_it(running: RunningCluster) -> None:
    found = tender(running.url, TO_COME)["tender"]
    assert any(within(line) for lot in found["lots"] for line in lot["lines"])
    assert delivered(running.url, TO_COME) >= 1
    until(lambda: any(to.startswith("dealer") for to in mailed(running)), TO_COME, lambda: mailed(running))
    page = httpx.get(running.url + "/?lang=zh", timeout=60).text
    assert "cluster" in page[page.index("<footer") :] and "【演示】" in page
    status = httpx.get(running.url + "/status?lang=zh", timeout=60).text
    assert "o-ok" in status and all(f"<td>{name}</td>" in status for name in SERVICES)
    assert set(running.place.told().processes.values()) == {"runs"}


def quicker(rules: str) -> str:
    """The rules with short windows. What they ask stays the same."""
    for slow, quick in QUICKER:
        assert slow in rules, f"no rule asks {slow!r} any more"
        rules = rules.replace(slow, quick)
    return rurex.sub(r"for: [0-9]+[mh]", "for: 5s", rules)


def fires(running: RunningCluster, *names: str) -> set[str]:
    """Wait until each of these rules has fired since; they are returned."""
    seen: set[str] = set()

    def all_fired() -> bool:
        seen.update(running.firing())
        return seen >= set(names)

    until(all_fired, PATIENCE, lambda: f"{set(names) - seen} did not fire; {running.firing()} do")
    return set(names)


def said(running: RunningCluster, *raised: AlertRaised) -> None:
    """Put alerts on the road, as the alerter says them, and an event that nobody declared."""
    carrier = connect(settings_of(running))
    carrier.log.append(ALERTS, [first_hand("alerter", one, datetime.now(UTC), number) for number, one in enumerate(raised, 1)])
    strange = Event(id="strange", type="NeverDeclared", key="k", time=datetime.now(UTC), version=1, source="collector", data={})
    carrier.log.append(CAPTURES, [strange])
    carrier.close()


def settings_of(running: RunningCluster) -> Settings:
    """What its processes are given."""
    data = running.folder / "data"
    return Settings(
        kind="demo",
        data=data,
        carrier="cluster",
        kafka_servers=running.servers["kafka"],
        elasticsearch_url=running.servers["elasticsearch"],
        blobs_url=(data / "blobs").as_uri(),
    )


@contextmanager
def refusing(port: int) -> Iterator[None]:
    """A portal that refuses everything, where the simulated one was."""
    server = HTTPServer(("127.0.0.1", port), _Refusing)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Refusing(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(404 if self.path == "/robots.txt" else 403)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def portal_port(running: RunningCluster) -> int:
    return int(urlsplit((running.folder / "logs" / "simulator.log").read_text().split()[-1]).port or 0)


def test_every_rule_fires_under_its_fault_and_every_panel_has_data(running: RunningCluster) -> None:
    if shutil.which("prometheus") is None:
        pytest.skip("prometheus is absent: no rule is seen firing here (apt-get install prometheus)")
    fired: set[str] = set()
    running.read_rules(quicker(RULES.read_text(encoding="utf-8")))
    now, mail = datetime.now(UTC), Channel(kind="email", address="a@demo.chebiao.example")
    inside = alert(1, Channel(kind="webhook", address="http://10.0.0.1/hook", secret=""), captured_at=now)
    late = alert(2, mail, captured_at=now - timedelta(days=3))
    published = (now - timedelta(hours=20)).isoformat()
    slow = [alert(number, mail, captured_at=now, published_at=published) for number in range(10, 60)]
    for outcome in ("refused", "late"):  # an increase is one over what Prometheus has seen before
        none_yet = f'chebiao_deliveries_total{{outcome="{outcome}"}}'
        until(lambda asked=none_yet: running.ask(asked), 120, lambda asked=none_yet: f"no {asked}")
    said(running, inside, late, *slow)
    fired |= fires(running, "ChebiaoDeadLetters", "ChebiaoDeliveriesFail", "ChebiaoAlertsLate", "ChebiaoAlertsSlow")
    assert {panel.title for _, panels in ROWS for panel in panels for asks, _ in panel.asks if not running.ask(asks)} == set()
    with running.without("mailbox"):
        fired |= fires(running, "ChebiaoDeliveriesWait")
    with running.paused("classifier"):
        fired |= fires(running, "ChebiaoServiceBehind", "ChebiaoServiceLagging", "ChebiaoServiceNotRunning", "ChebiaoProcessDown")
    with running.stopped(running.server("org.elasticsearch.server")):  # takes what it is given and does not answer
        fired |= fires(running, "ChebiaoServiceStalled")
    port = portal_port(running)
    with running.without("simulator"):
        fired |= fires(running, "ChebiaoSourceOutcomeBad", "ChebiaoSourceStale")
        with refusing(port):
            fired |= fires(running, "ChebiaoSourceRefusesUs")
    with running.without("collector", "api"):
        fired |= fires(running, "ChebiaoNoSource")
    until(lambda: running.place.told().processes["api"] != "runs", 60, lambda: running.place.told())
    assert fired >= {one["alert"] for group in documents(RULES)[0]["groups"] for one in group["rules"]}
