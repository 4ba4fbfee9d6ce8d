"""A Fold's rows on their overlay."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runtime.disk import DiskGuard
from runtime.embedded.database import Database
from runtime.embedded.rows import SqliteRows
from runtime.rows import KeyRows, RowOverlay
from tests.given.rows import DictRows


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path, "live", DiskGuard(tmp_path, 0, 0))
    yield opened
    opened.close()


def stored(database: Database) -> list[tuple[object, ...]]:
    return database.connection().execute("SELECT key, name, value FROM rows ORDER BY 1, 2").fetchall()


def written(database: Database, overlay: RowOverlay) -> None:
    with database.transaction() as connection:
        SqliteRows(database, 1, "s").write(connection, overlay.changes())


def test_rows_of_a_refused_event_never_were(database: Database) -> None:
    overlay = RowOverlay(SqliteRows(database, 1, "s"))
    rows = KeyRows(overlay, "k")
    rows.put("a", {"n": 1})
    overlay.keep()
    rows.put("a", {"n": 2})
    rows.drop("b")
    overlay.discard("k")
    assert rows.get("a") == {"n": 1}
    written(database, overlay)
    assert stored(database) == [("k", "a", b'{"n":1}')]


def test_a_row_changed_in_place_is_not_changed(database: Database) -> None:
    overlay = RowOverlay(SqliteRows(database, 1, "s"))
    rows = KeyRows(overlay, "k")
    rows.put("a", {"n": [1]})
    row = rows.get("a")
    assert row is not None
    row["n"].append(2)
    assert rows.get("a") == {"n": [1]}


def test_services_and_generations_do_not_see_each_others_rows(database: Database) -> None:
    mine = RowOverlay(SqliteRows(database, 1, "s"))
    KeyRows(mine, "k").put("a", {})
    mine.keep()
    written(database, mine)
    assert KeyRows(RowOverlay(SqliteRows(database, 2, "s")), "k").get("a") is None
    assert KeyRows(RowOverlay(SqliteRows(database, 1, "t")), "k").get("a") is None


names = st.sampled_from(["", "a", "ab", "ab/1", "b", "车", "车/1", "\U0010ffff"])
steps = st.lists(st.tuples(st.sampled_from(["put", "drop", "keep", "write"]), names, st.integers(0, 2)), max_size=25)


@settings(max_examples=60, deadline=None)
@given(steps=steps, prefix=names)
def test_the_overlay_tells_what_a_dict_would(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]], prefix: str
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    database = Database(folder, "live", DiskGuard(folder, 0, 0))
    overlay, oracle = RowOverlay(SqliteRows(database, 1, "s")), DictRows()
    rows = KeyRows(overlay, "k")
    for what, name, number in steps:
        if what == "put":
            rows.put(name, {"n": number})
            oracle.put(name, {"n": number})
        elif what == "drop":
            rows.drop(name)
            oracle.drop(name)
        else:
            overlay.keep()
        if what == "write":
            written(database, overlay)
            overlay.begin()
        assert list(rows.all(prefix)) == list(oracle.all(prefix))
        assert rows.get(name) == oracle.get(name)
    database.close()
