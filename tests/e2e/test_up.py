"""What a newcomer's first minute is like: one command, tenders on the page, an alert in the inbox, Ctrl-C."""

from pathlib import Path

import httpx

from deploy.cluster.finding import delivered
from tests.given.running import demonstration


def test_one_command_shows_tenders_and_delivers_alerts_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    with demonstration(tmp_path / "demo") as running:
        page = running.wait_for("/?lang=zh", 'class="hit"')
        assert "【演示】" in page and "虚构公告" in page
        inbox = running.wait_for("/inbox?lang=zh", "inbox?mail=")
        assert "【演示】新招标" in inbox
        running.wait_for("/status?lang=zh", "o-ok")
        before = int(httpx.get(running.url + "/api/tenders").json()["total"])
        assert delivered(running.url, 60) >= 1
        assert httpx.get(running.url + "/api/tenders").json()["demonstration"] is True
        assert before > 0
        assert running.stop() == 0
    assert not list((tmp_path / "demo").glob("*.part"))
