"""bench: simulated notices over HTTP through the whole road, undisturbed or with kill -9 inside the write path.

python -m bench.kills --notices 10000 --kills 20 [--seed 7]

Collector and services run as processes of their own and are killed at drawn points (after blob, ledger, output, rows,
before acknowledging, after commit; each at least once when there are kills enough), then started again. At the end every
notice of the portal's truth must stand in exactly one tender, captured, and no alert or mail may be doubled.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path

from chebiao.demonstration import Demonstration, say_people
from deploy.local.process import free_port
from runtime.connect import connect
from runtime.settings import Settings
from schemas.envelope import Event
from schemas.topics import ALERTS
from scrapers.coverage import coverage
from scrapers.priority import LISTS_SHARE
from scrapers.simulator.procurements import AS_SHOWN
from scrapers.simulator.running import start

POINTS = {
    ("collector", "after_blob"): 2,
    ("collector", "after_ledger"): 2,
    ("collector", "after_output"): 1,
    ("services", "after_blob"): 1,
    ("services", "after_output"): 6,
    ("services", "after_rows"): 4,
    ("services", "before_acknowledging"): 6,
    ("services", "after_commit"): 6,
}
"""Who is killed where, and at most at which pass: as many as even a small share of the notices gives."""


@dataclass
class Result:
    """What came of a run. All but the first three must be empty."""

    notices: int = 0
    tenders: int = 0
    alerts: int = 0
    seconds: float = 0
    kills: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    doubled_alerts: list[str] = field(default_factory=list)
    mails_again: int = 0
    """Mails handed over again under the same Message-ID: only a kill between the server's OK and our record does that."""

    def sound(self, kills: int) -> bool:
        """Nothing lost, nothing doubled, and every kill that was asked for came where it was drawn."""
        return not (self.lost or self.doubled or self.doubled_alerts) and self.kills.total() == kills


def run(notices: int, kills: int, seed: int = 7) -> Result:
    """Collect and work on so many notices; returns what came of it."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="chebiao-kills-") as folder:
        settings = Settings(
            kind="demo",
            data=Path(folder) / "data",
            smtp_host="127.0.0.1",
            smtp_port=free_port(),
            smtp_tls="none",
            smtp_from="a@demo.example",
        )
        with (
            Demonstration(settings.folder, 0, 0, settings.smtp_port),
            start(notices=notices, pages_cap=None, seed=seed, shares=AS_SHOWN) as portal,
        ):
            carrier = connect(settings)
            say_people(carrier)
            carrier.close()
            began = time.monotonic()
            killed = _disturbed(settings, portal.url, kills, chance, notices)
            result = _judge(settings, portal.truth())
            result.seconds, result.kills = time.monotonic() - began, killed
            return result


def _disturbed(settings: Settings, url: str, kills: int, chance: random.Random, notices: int) -> Counter[str]:
    """Collect and serve, killed again and again, then once to the end."""
    killed: Counter[str] = Counter()
    drawn = [tuple(POINTS)[number % len(POINTS)] for number in range(kills)]
    chance.shuffle(drawn)
    share = max(60, notices // (2 * kills + 1))
    for who, point in drawn:
        if _killed(settings, url, who, point, chance.randint(1, POINTS[who, point]), share):
            killed[f"{who} {point}"] += 1
    _run(_collect(url), settings, "")
    _run(SERVE, settings, "")
    return killed


def _killed(settings: Settings, url: str, who: str, point: str, times: int, share: int) -> bool:
    """Kill at the point's pass number `times`. A run that ends before it comes there is followed by one with fresh notices that is
    killed at the first pass; False when even that never came."""
    for nth in (times, 1):
        if who == "services":
            _run(_collect(url, _enough(_spent(settings), share)), settings, "")
        if _run(_collect(url) if who == "collector" else SERVE, settings, f"{point}:{nth}") == -signal.SIGKILL:
            return True
    return False


def _enough(spent: int, pages: int) -> int:
    """A day's budget that still gives so many pages and more: the collector keeps a share of it, and half of what is left, for lists."""
    return (spent + 30 + 2 * pages) * LISTS_SHARE // (LISTS_SHARE - 1)


def _spent(settings: Settings) -> int:
    return sum(one.requests_today for one in coverage(settings.folder, datetime.now(UTC)))


SERVE = [sys.executable, "-m", "chebiao", "serve", "--until-idle"]


def _collect(url: str, budget: int = 1_000_000_000) -> list[str]:
    return [sys.executable, "-m", "scrapers", "--base-url", url, "--back-off", "0.1", "--budget", str(budget)]


def _run(command: list[str], settings: Settings, crash: str) -> int:
    environment = {
        **os.environ, "CHEBIAO_KIND": "demo", "CHEBIAO_DATA": str(settings.folder), "CHEBIAO_SMTP_HOST": settings.smtp_host,
        "CHEBIAO_SMTP_PORT": str(settings.smtp_port), "CHEBIAO_SMTP_TLS": "none", "CHEBIAO_SMTP_FROM": settings.smtp_from, "CHEBIAO_CRASH_AT": crash,
    }  # fmt: skip
    return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False).returncode


def _judge(settings: Settings, truth: list[dict[str, object]]) -> Result:
    carrier = connect(settings)
    index = carrier.index()
    held: Counter[str] = Counter()
    read: set[str] = set()
    tenders = 0
    for document in index.documents():
        tenders += 1
        for entry in document.body["tender"]["timeline"]:
            held[entry["notice_id"]] += 1
            if entry.get("stage") == "read":
                read.add(entry["notice_id"])
    wanted = {f"ccgp:{one['native_id']}" for one in truth}
    alerts = [Event.from_json(one.raw) for one in carrier.log.read(ALERTS, 0, 1_000_000)]
    told = Counter((one.data["recipient"], one.data["tender_id"]) for one in alerts if one.data["about"] == "new")
    mails = Counter(str(message_from_bytes(path.read_bytes())["Message-ID"]) for path in (settings.folder / "inbox").glob("*.eml"))
    index.close()
    carrier.close()
    return Result(
        notices=len(wanted), tenders=tenders, alerts=len(alerts), lost=sorted(wanted - read), doubled=sorted(one for one, count in held.items() if count > 1),
        doubled_alerts=sorted(map(str, (one for one, count in told.items() if count > 1))), mails_again=sum(mails.values()) - len(mails),
    )  # fmt: skip


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notices", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    for kills in (0, options.kills) if options.kills else (0,):
        result = run(options.notices, kills, options.seed)
        print(
            f"{result.notices} notices, {kills} kills asked: {result.tenders} tenders, {result.alerts} alerts, {result.seconds:.0f} s;"
            f" lost {len(result.lost)}, doubled {len(result.doubled)}, doubled alerts {len(result.doubled_alerts)},"
            f" mails handed over again {result.mails_again}; killed: {json.dumps(dict(result.kills))}",
            flush=True,
        )
        if not result.sound(kills):
            print("NOT SOUND", result.lost[:5], result.doubled[:5], result.doubled_alerts[:5])
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
