"""A backup made while writers run can be put back whole."""

import sqlite3
import threading
from pathlib import Path

import pytest

from runtime.embedded.backup import BadBackup, backup, restore
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.road import Road
from schemas.envelope import Event
from schemas.upcasts import payload_of
from tests.laws.small_road import HEARD, KEPT, listed, services


def opened(folder: Path) -> EmbeddedCarrier:
    return EmbeddedCarrier.open(folder, "live", 0, 0)


def filled(folder: Path) -> EmbeddedCarrier:
    carrier = opened(folder)
    carrier.log.append(HEARD, [listed(number) for number in range(20)])
    Road(carrier, services(folder / "out")).run_until_idle()
    with sqlite3.connect(folder / "ledger.db") as ledger:
        ledger.execute("CREATE TABLE units (name TEXT)")
        ledger.execute("INSERT INTO units VALUES ('list page 1')")
    ledger.close()
    return carrier


def test_what_was_backed_up_comes_back(tmp_path: Path) -> None:
    carrier = filled(tmp_path / "data")
    (tmp_path / "data" / "models.csv").write_text("a maker's own table", encoding="utf-8")
    copied = backup(tmp_path / "data", tmp_path / "copy")
    assert (copied.blobs, copied.ledger) == (20, True)
    assert restore(tmp_path / "copy", tmp_path / "restored") == copied
    again = opened(tmp_path / "restored")
    assert [one.raw for one in again.log.read_all(KEPT)] == [one.raw for one in carrier.log.read_all(KEPT)]
    assert Road(again, services(tmp_path / "restored" / "out")).run_until_idle() == 0
    assert sorted(again.blobs.names()) == sorted(carrier.blobs.names())
    assert (tmp_path / "restored" / "models.csv").read_text(encoding="utf-8") == "a maker's own table"
    ledger = sqlite3.connect(tmp_path / "restored" / "ledger.db")
    assert ledger.execute("SELECT name FROM units").fetchall() == [("list page 1",)]
    ledger.close()
    again.close()
    carrier.close()


def test_a_backup_made_while_writers_run_holds_every_blob_that_its_log_names(tmp_path: Path) -> None:
    carrier, stop = filled(tmp_path / "data"), threading.Event()

    def write() -> None:
        number = 1000
        while not stop.is_set():
            carrier.log.append(HEARD, [listed(number), listed(number + 1)])
            number += 2

    threads = [threading.Thread(target=write), threading.Thread(target=Road(carrier, services(tmp_path / "out")).run, args=(stop.is_set,))]
    for thread in threads:
        thread.start()
    copied = [backup(tmp_path / "data", tmp_path / f"copy{number}") for number in range(3)]
    stop.set()
    for thread in threads:
        thread.join()
    assert copied[0].events >= 20
    for number in range(3):
        restore(tmp_path / f"copy{number}", tmp_path / f"restored{number}")
        again = opened(tmp_path / f"restored{number}")
        named = [sha256 for one in again.log.read_all(KEPT) for sha256 in payload_of(Event.from_json(one.raw)).blobs()]
        assert named and all(again.blobs.has(sha256) for sha256 in named)
        again.close()
    carrier.close()


def test_a_damaged_or_unfinished_backup_is_not_put_back(tmp_path: Path) -> None:
    filled(tmp_path / "data").close()
    backup(tmp_path / "data", tmp_path / "copy")
    log = tmp_path / "copy" / "log.db"
    log.write_bytes(log.read_bytes()[:-100])
    with pytest.raises(BadBackup, match="is not what was backed up"):
        restore(tmp_path / "copy", tmp_path / "restored")
    (tmp_path / "copy" / "backup.json").unlink()
    with pytest.raises(BadBackup, match="no finished backup"):
        restore(tmp_path / "copy", tmp_path / "restored")
    assert not (tmp_path / "restored" / "log.db").exists()


def test_a_backup_that_lost_a_blob_is_not_put_back(tmp_path: Path) -> None:
    filled(tmp_path / "data").close()
    backup(tmp_path / "data", tmp_path / "copy")
    next((tmp_path / "copy" / "blobs").glob("*/*/*")).unlink()
    with pytest.raises(BadBackup, match="19 of 20 blobs"):
        restore(tmp_path / "copy", tmp_path / "restored")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    filled(tmp_path / "data").close()
    backup(tmp_path / "data", tmp_path / "copy")
    with pytest.raises(BadBackup, match="is not empty"):
        backup(tmp_path / "data", tmp_path / "copy")
    with pytest.raises(BadBackup, match="holds a log already"):
        restore(tmp_path / "copy", tmp_path / "data")
