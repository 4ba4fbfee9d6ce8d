"""Dashboards and alert rules: they ask only for what the code exposes, and each rule fires under its fault."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import rurex
import yaml
from fastapi.testclient import TestClient

from chebiao.composing import services
from chebiao.serving import application
from chebiao.watching import collector_endpoint, services_endpoint
from deploy.grafana.build import FILE, dashboard
from deploy.grafana.panels import ROWS
from runtime.connect import connect
from runtime.settings import Settings
from runtime.watching.endpoint import Endpoint
from runtime.watching.meter import Meter
from services.pipeline import SERVICES
from tests.deploy.declared import DEPLOY, compose, documents

RULES = DEPLOY / "prometheus" / "rules.yml"
GROUPS = documents(RULES)[0]["groups"]
ALERTS = {rule["alert"]: rule for group in GROUPS for rule in group["rules"]}
QUESTIONS = {f"panel {panel.title}": asks for _, panels in ROWS for panel in panels for asks, _ in panel.asks} | {
    f"rule {name}": rule["expr"] for name, rule in ALERTS.items()
}
NAME = rurex.compile(r"(?-u:\b)(?:chebiao|process)_[a-z_]+(?-u:\b)")


def told(texts: list[str]) -> dict[str, str]:
    """Metric name → type, of expositions."""
    lines = [line.split() for text in texts for line in text.splitlines() if line.startswith("# TYPE")]
    return {name: kind for _, _, name, kind in lines}


@pytest.fixture(scope="module")
def exposed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[set[str]]:
    """Every series name that pages, a worker and a collector give."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), metrics_port=0)
    carrier, meter = connect(settings), Meter()
    road = tuple(map(meter.watched, services(carrier, settings)))
    texts = []
    with services_endpoint(carrier, settings, road, meter) as worker, collector_endpoint(settings) as collector:
        for one in (worker, collector):
            assert isinstance(one, Endpoint)
            texts.append(httpx.get(f"http://127.0.0.1:{one.port}/metrics").text)
    with TestClient(application(carrier, settings, road)) as pages:
        texts.append(pages.get("/metrics").text)
    carrier.close()
    names = told(texts)
    yield {*names} | {name + end for name, kind in names.items() if kind == "histogram" for end in ("_bucket", "_sum", "_count")}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_a_question_names_only_what_is_exposed(question: str, exposed: set[str]) -> None:
    named = set(NAME.findall(question))
    assert named <= exposed and (named or "up{" in question)


def test_names_keep_prometheus_conventions(exposed: set[str]) -> None:
    ours = {name for name in exposed if name.startswith("chebiao_") and not name.endswith(("_bucket", "_sum", "_count", "_created"))}
    plain = ("_total", "_seconds", "_events", "_info", "_outcome", "_notices", "_letters", "_retrying", "_today", "_budget")
    assert {name for name in ours if not name.endswith(plain)} == set()


def test_the_dashboard_is_what_the_panels_make() -> None:
    assert FILE.read_text(encoding="utf-8") == dashboard(), "run `python -m deploy.grafana.build`"
    places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in json.loads(dashboard())["panels"]]
    assert len(places) == len(set(places))


def test_what_must_be_seen_has_a_panel_and_a_rule() -> None:
    shown, ruled = (
        " ".join(asks for _, panels in ROWS for panel in panels for asks, _ in panel.asks),
        " ".join(rule["expr"] for rule in ALERTS.values()),
    )
    for name in (
        "chebiao_source_last_success_timestamp_seconds", "chebiao_source_outcome", "chebiao_service_lag_events", "chebiao_service_oldest_event_age_seconds",
        "chebiao_events_processed_total", "chebiao_dead_letters", "chebiao_deliveries_total", "chebiao_publication_to_alert_seconds_bucket",
    ):  # fmt: skip
        assert name in shown and name in ruled


def test_grafana_finds_its_data_and_its_dashboards() -> None:
    (source,) = documents(DEPLOY / "grafana" / "provisioning" / "datasources" / "prometheus.yml")[0]["datasources"]
    assert {panel["datasource"]["uid"] for panel in json.loads(dashboard())["panels"] if panel["type"] != "row"} == {source["uid"]}
    (provider,) = documents(DEPLOY / "grafana" / "provisioning" / "dashboards" / "chebiao.yml")[0]["providers"]
    mounts = {one["target"]: Path(one["source"]) for one in compose()["services"]["grafana"]["volumes"] if one["type"] == "bind"}
    assert mounts[provider["options"]["path"]] == FILE.parent


def test_prometheus_scrapes_every_process_that_runs_on() -> None:
    jobs: dict[str, Any] = {one["job_name"]: one for one in documents(DEPLOY / "prometheus" / "prometheus.yml")[0]["scrape_configs"]}
    assert set(jobs["chebiao"]["dns_sd_configs"][0]["names"]) == {*SERVICES, "collector"}
    assert jobs["chebiao"]["dns_sd_configs"][0]["port"] == 9100 and jobs["chebiao-api"]["static_configs"][0]["targets"] == ["api:8000"]


@pytest.mark.parametrize("name", ALERTS)
def test_a_rule_says_what_to_do_and_is_tested_both_ways(name: str) -> None:
    assert {"summary", "what_to_do"} <= set(ALERTS[name]["annotations"]) and ALERTS[name]["labels"]["severity"] in ("warning", "critical")
    tests = yaml.safe_load((DEPLOY / "prometheus" / "rules.test.yml").read_text(encoding="utf-8"))["tests"]
    quiet = {one["alertname"] for test in tests for one in test.get("alert_rule_test", [])}
    fires = {one["expr"] for test in tests for one in test.get("promql_expr_test", [])}
    assert name in quiet and f'ALERTS{{alertname="{name}",alertstate="firing"}}' in fires


@pytest.mark.parametrize("words", [["check", "rules", "rules.yml"], ["test", "rules", "rules.test.yml"]], ids=" ".join)
def test_promtool_agrees(words: list[str]) -> None:
    if shutil.which("promtool") is None:
        pytest.skip("promtool is absent: alert rules are not tested here (apt-get install prometheus)")
    ran = subprocess.run(["promtool", *words], cwd=RULES.parent, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
