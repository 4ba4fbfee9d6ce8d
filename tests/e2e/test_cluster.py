"""`make cluster`, as a newcomer runs it: simulator → Scrapy → Kafka → Faust → Elasticsearch → pages, every service a process."""

from decimal import Decimal
from email import message_from_bytes
from pathlib import Path
from typing import Any

import httpx
import pytest

from deploy.cluster.finding import QUESTION, delivered, tender
from deploy.local.bundles import ELASTICSEARCH, KAFKA
from services.pipeline import SERVICES
from tests.given.cluster import RunningCluster, cluster, until
from tests.given.servers import needed

PATIENCE = 300


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


@pytest.mark.servers
@pytest.mark.timeout(1500)
def test_the_cluster_finds_a_tender_by_displacement_and_cap_and_a_dealer_hears_of_it(tmp_path: Path) -> None:
    needed(KAFKA, ELASTICSEARCH)
    with cluster(tmp_path / "cluster", "cluster", every=2) as running:
        found = tender(running.url, PATIENCE)["tender"]
        assert any(within(line) for lot in found["lots"] for line in lot["lines"])
        assert delivered(running.url, PATIENCE) >= 1
        until(lambda: any(to.startswith("dealer") for to in mailed(running)), PATIENCE, lambda: mailed(running))
        page = httpx.get(running.url + "/?lang=zh", timeout=60).text
        assert "cluster" in page[page.index("<footer") :] and "【演示】" in page
        status = httpx.get(running.url + "/status?lang=zh", timeout=60).text
        assert "o-ok" in status and all(f"<td>{name}</td>" in status for name in SERVICES)
        assert set(running.place.told().processes.values()) == {"runs"}
