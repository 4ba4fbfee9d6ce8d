"""What every blob store promises."""

import hashlib
from pathlib import Path

import pytest

from runtime.embedded.carrier import EmbeddedCarrier
from runtime.ports import MissingBlob
from tests.contract.carriers import Open

DATA = "公开招标公告".encode()
NAME = hashlib.sha256(DATA).hexdigest()


def test_bytes_are_kept_under_their_hash(carrier: EmbeddedCarrier) -> None:
    assert not carrier.blobs.has(NAME)
    assert carrier.blobs.put(DATA) == NAME
    assert carrier.blobs.has(NAME)
    assert carrier.blobs.get(NAME) == DATA


def test_putting_twice_is_the_same_as_once(carrier: EmbeddedCarrier) -> None:
    assert carrier.blobs.put(DATA) == carrier.blobs.put(DATA)
    assert list(carrier.blobs.names()) == [NAME]


def test_nothing_is_a_blob_too(carrier: EmbeddedCarrier) -> None:
    assert carrier.blobs.get(carrier.blobs.put(b"")) == b""


def test_a_missing_blob_is_told_by_name(carrier: EmbeddedCarrier) -> None:
    with pytest.raises(MissingBlob, match=NAME):
        carrier.blobs.get(NAME)


def test_every_name_is_listed_once(carrier: EmbeddedCarrier) -> None:
    names = {carrier.blobs.put(str(number).encode()) for number in range(30)}
    listed = list(carrier.blobs.names())
    assert set(listed) == names and len(listed) == 30


def test_a_name_that_is_no_hash_is_refused(carrier: EmbeddedCarrier) -> None:
    with pytest.raises(ValueError, match="no sha256"):
        carrier.blobs.get("../../secret")


def test_blobs_are_there_after_opening_again(open_carrier: Open, tmp_path: Path) -> None:
    first = open_carrier(tmp_path)
    first.blobs.put(DATA)
    first.close()
    again = open_carrier(tmp_path)
    assert again.blobs.get(NAME) == DATA
    again.close()
