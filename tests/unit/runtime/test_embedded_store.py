"""What is particular to the embedded store: markers, generations, floors, damaged files, locks."""

import multiprocessing
import threading
from pathlib import Path

import pytest

from runtime.disk import DiskGuard
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.embedded.standby import OnlyOne
from runtime.file_blobs import FileBlobs
from runtime.ports import MissingBlob
from runtime.stopping import DiskLow, WrongStore
from tests.laws.small_road import HEARD, KEPT, MAPPER, listed, mapped


def opened(folder: Path) -> EmbeddedCarrier:
    return EmbeddedCarrier.open(folder, "live", 0, 0)


def test_a_demonstration_never_opens_the_market_and_the_market_never_a_demonstration(tmp_path: Path) -> None:
    opened(tmp_path).close()
    with pytest.raises(WrongStore, match=r"is a store of kind 'live', not 'demo': set CHEBIAO_DATA"):
        EmbeddedCarrier.open(tmp_path, "demo", 0, 0)
    opened(tmp_path).close()


def test_a_topic_that_can_be_made_again_has_generations_and_one_kept_for_good_has_none(tmp_path: Path) -> None:
    carrier = opened(tmp_path)
    carrier.log.append(HEARD, [listed(1)])
    carrier.log.append(KEPT, mapped(listed(1)))
    new = carrier.at(2)
    assert (carrier.log.physical(KEPT), new.log.physical(KEPT), new.log.physical(HEARD)) == ("kept@1", "kept@2", "heard")
    assert new.log.read(KEPT) == []
    assert len(new.log.read(HEARD)) == 1
    carrier.close()


def test_a_blob_whose_file_was_damaged_is_not_handed_out_and_is_mended_by_putting_it_again(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path, DiskGuard(tmp_path, 0, 0))
    name = blobs.put(b"page")
    path = tmp_path / name[:2] / name[2:4] / name
    path.write_bytes(b"pag")
    with pytest.raises(MissingBlob, match="damaged"):
        blobs.get(name)
    blobs.put(b"page")
    assert blobs.get(name) == b"page"


def test_what_a_killed_writer_left_behind_is_no_blob(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path, DiskGuard(tmp_path, 0, 0))
    name = blobs.put(b"page")
    (tmp_path / name[:2] / name[2:4] / "writing-abc").write_bytes(b"pa")
    assert list(blobs.names()) == [name]


def test_collecting_stops_first_and_the_log_last_with_one_clear_line(tmp_path: Path) -> None:
    free = [600]
    guard = DiskGuard(tmp_path, 500, 100, lambda folder: free[0])
    guard.check_collecting()
    free[0] = 400
    with pytest.raises(DiskLow, match="collecting stops"):
        guard.check_collecting()
    guard.check_log()
    free[0] = 99
    with pytest.raises(DiskLow, match="the log stops") as stopped:
        guard.check_log()
    assert "\n" not in str(stopped.value)


def test_floors_the_wrong_way_round_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="CHEBIAO_DISK_COLLECT_FLOOR_MB"):
        DiskGuard(tmp_path, 100, 500)


def test_below_the_logs_floor_nothing_is_written_but_everything_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(DiskLow):
        EmbeddedCarrier.open(tmp_path / "new", "live", 10**18, 10**18)
    carrier = opened(tmp_path / "old")
    carrier.log.append(HEARD, [listed(1)])
    carrier.close()
    full = EmbeddedCarrier.open(tmp_path / "old", "live", 10**18, 10**18)
    assert len(full.log.read(HEARD)) == 1
    with pytest.raises(DiskLow, match="the log stops"):
        full.log.append(HEARD, [listed(2)])
    with pytest.raises(DiskLow, match="the log stops"):
        full.runner(MAPPER).run_once()
    full.close()


def test_many_processes_may_open_a_new_folder_at_once(tmp_path: Path) -> None:
    def open_and_write(number: int) -> None:
        carrier = opened(tmp_path / "data")
        carrier.log.append(HEARD, [listed(number)])
        carrier.close()

    fork = multiprocessing.get_context("fork")
    children = [fork.Process(target=open_and_write, args=(number,)) for number in range(12)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0] * 12
    carrier = opened(tmp_path / "data")
    assert carrier.log.count(HEARD) == 12
    carrier.close()


def test_only_one_process_delivers_and_the_next_takes_over(tmp_path: Path) -> None:
    first, second = OnlyOne(tmp_path / "sink.lock"), OnlyOne(tmp_path / "sink.lock")
    assert first.mine() and first.mine() and not second.mine()
    first.release()
    assert second.mine()
    second.release()


def test_a_deliverer_that_was_killed_leaves_its_place(tmp_path: Path) -> None:
    child = multiprocessing.get_context("fork").Process(target=lambda: OnlyOne(tmp_path / "sink.lock").mine())
    child.start()
    child.join()
    assert OnlyOne(tmp_path / "sink.lock").mine()


def test_a_waiting_reader_notices_another_threads_commit(tmp_path: Path) -> None:
    carrier = opened(tmp_path)
    database = carrier.store.database
    database.wait_for_news(0)
    assert not database.wait_for_news(0.02)
    thread = threading.Thread(target=lambda: carrier.log.append(HEARD, [listed(1)]))
    thread.start()
    assert database.wait_for_news(10)
    thread.join()
    carrier.close()
