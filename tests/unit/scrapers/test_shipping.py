"""What is collected goes onto the log beside the run, which never waits for it."""

import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from runtime.connect import connect
from runtime.ports import Log
from runtime.settings import Settings
from schemas.envelope import Event
from schemas.topics import CAPTURES
from scrapers.ledger import Ledger, Page
from scrapers.shipping import Shipping

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)


def keep(ledger: Ledger, number: int) -> None:
    ledger.keep([Page(f"ccgp:{number}", "ccgp", str(number), "", "a" * 64, "x", "1", "t", "", {})], AT, timedelta(days=1))


def test_a_log_that_does_not_answer_holds_nobody_up_and_has_everything_in_the_end(tmp_path: Path) -> None:
    carrier, ledger, answers, asked = connect(Settings(data=tmp_path)), Ledger(tmp_path), threading.Event(), threading.Event()

    def slow() -> Log:
        asked.set()
        answers.wait()
        return carrier.log

    keep(ledger, 0)
    shipping = Shipping(tmp_path, slow)
    assert asked.wait(10)
    began = time.monotonic()
    for number in range(1, 5):
        keep(ledger, number)
        shipping.wake()
    assert time.monotonic() - began < 5 and list(carrier.log.read(CAPTURES)) == []
    answers.set()
    shipping.close()
    assert [Event.from_json(one.raw).key for one in carrier.log.read(CAPTURES)] == [f"ccgp:{number}" for number in range(5)]
    ledger.close()
    carrier.close()


def test_a_log_that_was_away_is_asked_once_more_at_the_end(tmp_path: Path) -> None:
    carrier, ledger, tries, failed = connect(Settings(data=tmp_path)), Ledger(tmp_path), [0], threading.Event()

    def away_first() -> Log:
        tries[0] += 1
        if tries[0] == 1:
            failed.set()
            raise ConnectionError("no broker answers")
        return carrier.log

    keep(ledger, 0)
    shipping = Shipping(tmp_path, away_first)
    assert failed.wait(10)
    shipping.close()
    assert len(carrier.log.read(CAPTURES)) == 1
    ledger.close()
    carrier.close()
