"""The whole road, real everywhere: simulated portal over HTTP → spiders → services → index → api."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.kills import POINTS, run
from chebiao.composing import now, services
from runtime.connect import connect
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.embedded.replay import rebuild
from runtime.road import Road
from runtime.settings import Settings
from runtime.speaking import first_hand
from schemas.documents import SearchRequest, TenderQuery
from schemas.envelope import Event
from schemas.events import AlertRaised
from schemas.topics import ALERTS, SUBSCRIPTIONS
from schemas.upcasts import payload_of
from scrapers.adding import import_lines
from scrapers.simulator.people import saved_search
from scrapers.simulator.running import Simulation, start
from services.indexer.service import service as indexer

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def test_what_the_portal_shows_is_found_once_and_nothing_is_lost() -> None:
    result = run(notices=120, kills=0)
    assert result.sound(0) and result.notices == 120


@pytest.mark.timeout(1200)  # some thirty starts of processes, on machines that do other work too
def test_a_kill_at_every_point_of_the_write_path_loses_and_doubles_nothing() -> None:
    result = run(notices=700, kills=len(POINTS))  # so many that every kill finds some in hand
    assert result.sound(len(POINTS)) and len(result.kills) == len(POINTS)


def collected(portal: Simulation, settings: Settings) -> None:
    """Collect once and work it off."""
    environment = {**os.environ, "CHEBIAO_KIND": "demo", "CHEBIAO_DATA": str(settings.folder)}
    subprocess.run(
        [sys.executable, "-m", "scrapers", "--base-url", portal.url, "--back-off", "0.1"], env=environment, check=True, capture_output=True
    )
    carrier = connect(settings)
    Road(carrier, services(carrier, settings)).run_until_idle()
    carrier.close()


def alerts(carrier: EmbeddedCarrier) -> list[AlertRaised]:
    found = [payload_of(Event.from_json(one.raw)) for one in carrier.log.read(ALERTS)]
    return [one for one in found if isinstance(one, AlertRaised)]


@pytest.mark.parametrize("order", [["tender", "tender_double", "correction", "award"], ["correction", "tender", "tender_double", "award"]])
def test_golden_case_5_one_tender_one_alert_and_a_correction_only_to_those_told_before(order: list[str], tmp_path: Path) -> None:
    settings = Settings(kind="demo", data=tmp_path / "data")
    carrier = connect(settings)
    everything = saved_search(now()).model_copy(update={"query": TenderQuery(vehicle=True)})
    carrier.log.append(SUBSCRIPTIONS, [first_hand("api", everything, now(), 1)])
    carrier.close()
    with start(notices=0) as portal:
        for part in order:
            portal.scenario([part])
            collected(portal, settings)
        collected(portal, settings)
    carrier = connect(settings)
    index = carrier.index()
    found = index.search(SearchRequest(query=TenderQuery()))
    assert found.total == 1
    assert len(found.hits[0].body["tender"]["timeline"]) == 4
    about = [one.about for one in alerts(carrier)]
    assert about.count("new") == 1
    assert about.count("changed") == (1 if order[0] == "tender" else 0)
    index.close()
    carrier.close()


def test_real_notices_are_each_found_by_title_and_importing_again_changes_nothing(tmp_path: Path) -> None:
    if not SHARED.is_dir():
        pytest.skip("shared/ is absent: the real notices cannot be imported here")
    settings = Settings(data=tmp_path / "data")
    carrier = connect(settings)
    files = [SHARED / "real" / name for name in ("notices.jsonl", "more.jsonl")]
    reports = [import_lines(carrier, file, now()) for file in files]
    assert [(one.read, one.new, one.bad) for one in reports] == [(81, 81, []), (306, 306, [])]
    Road(carrier, services(carrier, settings)).run_until_idle()
    again = [import_lines(carrier, file, now()) for file in files]
    assert [(one.new, one.changed) for one in again] == [(0, 0), (0, 0)]
    assert Road(carrier, services(carrier, settings)).run_until_idle() == 0
    assert len(carrier.dead.all()) <= 387 * 0.02
    assert carrier.log.end(ALERTS) == 0
    index = carrier.index()
    held = {entry["notice_id"] for one in index.documents() for entry in one.body["tender"]["timeline"]}
    assert len(held) + len({one.rejected.subject for one in carrier.dead.all()}) == 387
    titles = [json.loads(line)["title"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    missing = [title for title in titles if not index.search(SearchRequest(query=TenderQuery(words=f'"{title}"'), size=1)).total]
    assert missing == []
    index.close()
    carrier.close()


def test_replaying_the_log_gives_the_same_documents_byte_for_byte(tmp_path: Path) -> None:
    settings = Settings(kind="demo", data=tmp_path / "data")
    with start(notices=60) as portal:
        collected(portal, settings)
    carrier = connect(settings)
    index = carrier.index()
    before = [one.model_dump_json() for one in index.documents()]
    road = (*services(carrier, settings, ["extractor", "classifier", "linker", "lifecycle", "matcher"]), indexer(index, carrier.blobs))
    rebuild(carrier, road, index)
    assert [one.model_dump_json() for one in index.documents()] == before
    assert len(before) > 20
    index.close()
    carrier.close()
