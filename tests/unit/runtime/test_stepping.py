"""Steps that are taken together: rows, refusals and order as if one came after the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar, cast

import pytest

from runtime.batch import Batch, Standing
from runtime.disk import DiskGuard
from runtime.embedded.database import Database
from runtime.embedded.rows import SqliteRows
from runtime.file_blobs import FileBlobs
from runtime.ports import Stored
from runtime.rows import RowOverlay
from runtime.shapes import Blobs, Fold, Heard, Map, Output, Reject, Rows
from runtime.stepping import FoldStepper, MapStepper, Stepper
from schemas.events import NoticeListed
from schemas.topics import CAPTURES, NOTICES
from tests.laws.small_road import listed

T = TypeVar("T")
NOW = datetime(2026, 11, 27, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path, "live", DiskGuard(tmp_path, 0, 0))
    yield opened
    opened.close()


@pytest.fixture
def blobs(tmp_path: Path) -> FileBlobs:
    return FileBlobs(tmp_path / "blobs", DiskGuard(tmp_path, 0, 0))


def last_first(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """Whoever takes steps together may take them in any order."""
    return [job() for job in reversed(jobs)][::-1]


def title(heard: Heard) -> str:
    return cast(NoticeListed, heard.payload).title


def counted(rows: Rows, heard: Heard, blobs: Blobs) -> Iterable[Output]:
    """How often a title was heard; one that asks for it is refused behind its row."""
    count = (rows.get("count") or {"n": 0})["n"] + 1
    rows.put("count", {"n": count})
    if "refused" in title(heard):
        raise Reject("asked for")
    return [cast(NoticeListed, heard.payload).model_copy(update={"region": str(count)})]


def repeated(heard: Heard, blobs: Blobs) -> Iterable[Output]:
    if "refused" in title(heard):
        raise Reject("asked for")
    return [heard.payload]


def stepped(stepper: Stepper, titles: Sequence[str]) -> Batch:
    batch = Batch("counting", lambda: NOW, Standing(0, "", {}))
    stepper.begin(batch)
    for number, words in enumerate(titles):
        event = listed(number, words)
        stepper.step(Stored(CAPTURES.name, 0, number + 1, event.to_json()), Heard(event, NoticeListed.model_validate(event.data)))
    stepper.finish()
    return batch


def said(batch: Batch, field: str) -> list[str]:
    return [event.data[field] for event in batch.events]


def test_a_map_says_in_the_order_that_it_heard(blobs: FileBlobs) -> None:
    batch = stepped(MapStepper(Map("counting", (CAPTURES,), NOTICES, repeated, last_first), blobs), ["a", "refused", "b"])
    assert said(batch, "title") == ["a", "b"]
    assert batch.refused == [False, True, False]
    assert [letter.data["position"] for letter in batch.letters] == [2]


def test_events_of_one_key_are_folded_in_their_order_and_a_refused_one_leaves_the_others_rows(database: Database, blobs: FileBlobs) -> None:
    rows = RowOverlay(SqliteRows(database, 1, "counting"))
    service = Fold("counting", (CAPTURES,), NOTICES, counted, title, last_first)
    batch = stepped(FoldStepper(service, blobs, rows), ["a", "refused", "b", "a", "c", "a"])
    assert list(zip(said(batch, "title"), said(batch, "region"), strict=True)) == [
        ("a", "1"),
        ("b", "1"),
        ("a", "2"),
        ("c", "1"),
        ("a", "3"),
    ]
    assert batch.refused == [False, True, False, False, False, False]
    assert rows.changes() == {("a", "count"): b'{"n":3}', ("b", "count"): b'{"n":1}', ("c", "count"): b'{"n":1}'}
