"""The embedded index after accidents: SQLite is the truth, the word index is made again from it."""

import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from runtime.embedded.index import EmbeddedIndex
from runtime.embedded.index_words import IndexInUse, WordIndex
from runtime.ports import BadQuery
from schemas.documents import SearchRequest, TenderQuery
from tests.contract.index_oracle import document

KILLED = """
import os, signal, sys
from pathlib import Path
from runtime.embedded.index import EmbeddedIndex
from runtime.embedded.index_words import WordIndex
from runtime.embedded.index_store import DocumentStore
from tests.contract.index_oracle import document
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
index = EmbeddedIndex(Path(sys.argv[1]))
index.write([document("before"), document("goes")])
setattr({"words": WordIndex, "mark": DocumentStore}[sys.argv[2]], {"words": "put", "mark": "indexed"}[sys.argv[2]], die)
index.write([document("written", title="校车")], {"goes": 2})
"""


def found(index: EmbeddedIndex, words: str = "") -> list[str]:
    return [hit.tender_id for hit in index.search(SearchRequest(query=TenderQuery(words=words))).hits]


@pytest.mark.parametrize("before", ["words", "mark"])
def test_a_write_killed_half_way_is_completed_at_the_next_start(tmp_path: Path, before: str) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), before], check=False, cwd=Path(__file__).parents[3])
    assert ended.returncode == -signal.SIGKILL
    index = EmbeddedIndex(tmp_path)
    assert found(index) == ["before", "written"] and found(index, "校车") == ["written"]
    index.close()


@pytest.mark.parametrize("harm", ["deleted", "garbled", "emptied", "older"])
def test_a_harmed_word_index_is_made_again(tmp_path: Path, harm: str) -> None:
    index = EmbeddedIndex(tmp_path)
    index.write([document("a"), document("b")], {"c": 1})
    index.close()
    words = next(tmp_path.glob("words-*"))
    if harm == "deleted":
        shutil.rmtree(words)
    elif harm == "garbled":
        (words / "meta.json").write_text("{not json")
    elif harm == "emptied":
        other = WordIndex(tmp_path)
        other.clear()
        other.release()
    else:
        words.rename(tmp_path / "words-0")
    again = EmbeddedIndex(tmp_path)
    assert found(again, "公务") == ["a", "b"]
    assert len(list(tmp_path.glob("words-*"))) == 1
    again.close()


def test_a_failed_write_is_completed_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = EmbeddedIndex(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(WordIndex, "put", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(OSError, match="disk full"):
            index.write([document("a")])
    index.write([document("b")])
    assert found(index) == ["a", "b"]
    index.close()


def test_a_beginning_that_fits_too_many_words_is_refused_with_what_to_do(tmp_path: Path) -> None:
    index = EmbeddedIndex(tmp_path)
    index.write([document(f"t{k}", text=" ".join(f"红旗12{n:05}" for n in range(k * 5000, k * 5000 + 5000))) for k in range(4)])
    with pytest.raises(BadQuery, match="write more of it"):
        found(index, "红旗12*")
    assert found(index, "红旗1200*") == ["t0"]
    index.close()


def test_a_second_writer_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runtime.embedded.index_words.LOCK_WAIT", 0.0)
    first, second = EmbeddedIndex(tmp_path), EmbeddedIndex(tmp_path)
    first.write([document("a")])
    with pytest.raises(IndexInUse, match="another process writes"):
        second.write([document("b")])
    first.close()
    second.write([])
    assert found(second) == ["a", "b"]
    second.close()


def test_many_threads_may_ask_while_one_writes(tmp_path: Path) -> None:
    index, problems, stop = EmbeddedIndex(tmp_path), [], threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                found(index, "公务")
                list(index.documents())
            except Exception as error:  # noqa: BLE001 - any error of any kind is what this test looks for
                problems.append(error)

    readers = [threading.Thread(target=ask) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(15):
        index.write([document(f"t{number}")], {f"t{number - 1}": 2})
    stop.set()
    for reader in readers:
        reader.join()
    assert problems == [] and found(index) == ["t14"]
    index.close()
