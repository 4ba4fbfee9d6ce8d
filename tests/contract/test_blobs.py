"""What every blob store promises."""

import hashlib
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from runtime.cluster.blobs import open_blobs as open_as_settings_say
from runtime.disk import DiskGuard
from runtime.file_blobs import FileBlobs
from runtime.ports import Blobs, MissingBlob
from runtime.settings import Settings

DATA = "公开招标公告".encode()
NAME = hashlib.sha256(DATA).hexdigest()
Open = Callable[[], Blobs]


@pytest.fixture(params=["embedded", "shared volume", pytest.param("s3", marks=pytest.mark.servers)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Open, Path]:
    """Opens a store, new in each test and the same one within it; and the folder where its files come to lie."""
    if request.param == "embedded":
        return lambda: FileBlobs(tmp_path, DiskGuard(tmp_path, 0, 0)), tmp_path
    if request.param == "shared volume":
        return lambda: open_as_settings_say(Settings(blobs_url=f"file://{tmp_path}")), tmp_path
    s3, prefix = request.getfixturevalue("s3_server"), uuid.uuid4().hex
    settings = Settings(blobs_url=f"s3://chebiao/{prefix}", blobs_endpoint=s3.url, blobs_key_id=s3.key_id, blobs_secret=s3.secret)
    return lambda: open_as_settings_say(settings), s3.folder / "data" / "chebiao" / prefix


@pytest.fixture
def open_blobs(store: tuple[Open, Path]) -> Open:
    return store[0]


@pytest.fixture
def blobs(open_blobs: Open) -> Blobs:
    return open_blobs()


@pytest.fixture
def damage(store: tuple[Open, Path]) -> Callable[[str], None]:
    return lambda name: (store[1] / name[:2] / name[2:4] / name).write_bytes(b"something else")


def test_bytes_are_kept_under_their_hash(blobs: Blobs) -> None:
    assert not blobs.has(NAME)
    assert blobs.put(DATA) == NAME
    assert blobs.has(NAME)
    assert blobs.get(NAME) == DATA


def test_putting_twice_is_the_same_as_once(blobs: Blobs) -> None:
    assert blobs.put(DATA) == blobs.put(DATA)
    assert list(blobs.names()) == [NAME]


def test_nothing_is_a_blob_too(blobs: Blobs) -> None:
    assert blobs.get(blobs.put(b"")) == b""


def test_a_missing_blob_is_told_by_name(blobs: Blobs) -> None:
    with pytest.raises(MissingBlob, match=NAME):
        blobs.get(NAME)


def test_every_name_is_listed_once(blobs: Blobs) -> None:
    names = {blobs.put(str(number).encode()) for number in range(30)}
    listed = list(blobs.names())
    assert set(listed) == names and len(listed) == 30


def test_a_name_that_is_no_hash_is_refused(blobs: Blobs) -> None:
    with pytest.raises(ValueError, match="no sha256"):
        blobs.get("../../secret")


def test_blobs_are_there_after_opening_again(open_blobs: Open) -> None:
    open_blobs().put(DATA)
    assert open_blobs().get(NAME) == DATA


def test_many_put_by_many_at_once_are_one_each(open_blobs: Open) -> None:
    every = [str(number % 20).encode() for number in range(100)]
    with ThreadPoolExecutor(4) as pool:
        named = list(pool.map(lambda part: open_blobs().put_all(part), [every, every[::-1], every, every]))
    assert named[0] == named[1][::-1] and len(set(named[0])) == 20
    assert sorted(open_blobs().names()) == sorted(set(named[0]))


def test_what_does_not_hash_to_its_name_is_never_given_out(blobs: Blobs, damage: Callable[[str], None]) -> None:
    name = blobs.put(DATA)
    damage(name)
    with pytest.raises(MissingBlob, match="damaged"):
        blobs.get(name)
