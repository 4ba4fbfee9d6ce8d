"""Which processes make the cluster on one machine, with their commands, settings and ports. Pure."""

import shlex
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from services.pipeline import SERVICES

CHEBIAO = (sys.executable, "-m", "chebiao")
API_PORT = 8000
COLLECTING = ("--every", "5", "--again-after", "60", "--back-off", "0.5", "--budget", "1000000")
"""The simulated portal declares no floor, and its day has no end."""


@dataclass(frozen=True, slots=True)
class Process:
    """One process. `asks`: the address that answers 200 once it can work, "" where it has none. `once`: it ends by itself
    when its work is done, and what follows waits for that. `scraped`: host:port of its /metrics."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    asks: str = ""
    once: bool = False
    scraped: str = ""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """How much goes on in front of the cluster."""

    notices: int = 200
    every: float = 5
    api_port: int = API_PORT


def processes(shown: Demonstration, environment: Mapping[str, str], free_port: Callable[[], int]) -> tuple[Process, ...]:
    """Every process in the order of starting. `environment`: where carrier and data are."""
    smtp, portal = free_port(), free_port()
    common = settings(shown, environment, smtp)
    simulate = ("simulate", "--port", str(portal), "--notices", str(shown.notices), "--every", str(shown.every), "--amend-each", "12")
    collect = ("collect", "--source", "ccgp", "--base-url", f"http://127.0.0.1:{portal}", "--steadily", *COLLECTING)
    return (
        Process("demonstrate", (*CHEBIAO, "demonstrate"), common, once=True),
        Process("mailbox", (*CHEBIAO, "mailbox", "--port", str(smtp)), common),
        Process("simulator", (*CHEBIAO, *simulate), common, f"http://127.0.0.1:{portal}/cggg/zygg/"),
        *(_watched(name, ("serve", name), common, free_port()) for name in SERVICES),
        _pages(shown, common),
        _watched("collector", collect, common, free_port()),
    )


def settings(shown: Demonstration, environment: Mapping[str, str], smtp: int) -> Mapping[str, str]:
    """What every process is given, and a person's own commands too."""
    return {
        **environment, "CHEBIAO_KIND": "demo", "CHEBIAO_PUBLIC_URL": f"http://127.0.0.1:{shown.api_port}",
        "CHEBIAO_SMTP_HOST": "127.0.0.1", "CHEBIAO_SMTP_PORT": str(smtp), "CHEBIAO_SMTP_TLS": "none",
        "CHEBIAO_SMTP_FROM": "alerts@demo.chebiao.example",
    }  # fmt: skip


def sourced(environment: Mapping[str, str]) -> str:
    """These settings as lines that a shell reads in."""
    return "".join(f"export {name}={shlex.quote(value)}\n" for name, value in environment.items())


def _watched(name: str, words: tuple[str, ...], common: Mapping[str, str], port: int) -> Process:
    own = {**common, "CHEBIAO_METRICS_HOST": "127.0.0.1", "CHEBIAO_METRICS_PORT": str(port)}
    return Process(name, (*CHEBIAO, *words), own, f"http://127.0.0.1:{port}/readyz", scraped=f"127.0.0.1:{port}")


def _pages(shown: Demonstration, common: Mapping[str, str]) -> Process:
    own = {**common, "CHEBIAO_API_HOST": "127.0.0.1", "CHEBIAO_API_PORT": str(shown.api_port)}
    where = f"127.0.0.1:{shown.api_port}"
    return Process("api", (*CHEBIAO, "api"), own, f"http://{where}/readyz", scraped=where)


def prometheus(binary: str, folder: Path, port: int) -> Process:
    """A Prometheus over the processes that are scraped, with the alert rules of deploy/prometheus."""
    where = f"127.0.0.1:{port}"
    options = (
        f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={folder / 'tsdb'}",
        f"--web.listen-address={where}",
        "--log.level=warn",
    )
    return Process("prometheus", (binary, *options), asks=f"http://{where}/-/ready")


def prometheus_config(scraped: tuple[Process, ...], rules: Path) -> str:
    """prometheus.yml for these processes."""
    targets: list[dict[str, Any]] = [{"targets": [one.scraped], "labels": {"process": one.name}} for one in scraped if one.scraped]
    return yaml.safe_dump(
        {
            "global": {"scrape_interval": "5s", "evaluation_interval": "5s"},
            "rule_files": [str(rules)],
            "scrape_configs": [{"job_name": "chebiao", "static_configs": targets}],
        },
        sort_keys=False,
    )
