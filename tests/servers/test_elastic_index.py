"""What only the index on Elasticsearch promises: one tokenizer for all, patience, kill -9, and being made anew beside itself."""

import threading
import uuid
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from elasticsearch import Elasticsearch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deploy.local.elasticsearch import LocalElasticsearch
from runtime.cluster.index import ElasticIndex
from runtime.cluster.index_access import IndexUnreachable, elastic_client
from runtime.cluster.index_names import IndexNames, IndexOutdated, in_use
from runtime.cluster.index_words import encoded
from runtime.ports import BadDocument
from runtime.settings import Settings
from runtime.stopping import Away
from schemas.documents import SearchRequest, TenderQuery
from schemas.wording import normalise, tokens
from tests.contract.index_oracle import document
from tests.given.servers import started


@pytest.fixture
def client(elasticsearch_server: LocalElasticsearch) -> Iterator[Elasticsearch]:
    made = elastic_client(Settings(elasticsearch_url=elasticsearch_server.url))
    yield made
    made.close()


@pytest.fixture
def prefix() -> str:
    return uuid.uuid4().hex[:12]


@pytest.fixture
def index(client: Elasticsearch, prefix: str) -> ElasticIndex:
    return ElasticIndex.open(client, prefix, 1)


def found(index: ElasticIndex, words: str = "") -> list[str]:
    return [hit.tender_id for hit in index.search(SearchRequest(query=TenderQuery(words=words))).hits]


class TestWords:
    @given(text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("车1.aB_|¶・々ｱ①²㎏ก"), max_size=80))
    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_each_of_our_tokens_is_one_of_the_engine(self, client: Elasticsearch, index: ElasticIndex, prefix: str, text: str) -> None:
        ours = tokens(normalise(text))
        asked = client.indices.analyze(index=f"{prefix}-tenders-g1", tokenizer="ours", text=encoded(ours))
        assert [each["token"] for each in asked["tokens"]] == [encoded([token]) for token in ours]

    def test_a_dot_and_a_coded_letter_are_never_mistaken(self) -> None:
        assert encoded(["8.l", "a̐", "¶", "轿"]) == "8_l a__000310 __0000b6 轿"


class TestRefusals:
    def test_what_the_engine_refuses_is_set_aside_with_its_reason_and_the_rest_is_kept(self, index: ElasticIndex) -> None:
        bad = document("bad", stage="长" * 20_000)
        with pytest.raises(BadDocument, match=r"bad: .*immense|bad: .*32766"):
            index.write([document("good"), bad, document("also-good")])
        assert found(index) == ["also-good", "good"]

    def test_a_server_that_is_busy_is_asked_again(self, elasticsearch_server: LocalElasticsearch, prefix: str) -> None:
        with BusyFront(elasticsearch_server.url, [503, 429, "one busy"]) as front:
            index = ElasticIndex.open(elastic_client(Settings(elasticsearch_url=front.url)), prefix, 1)
            index.write([document("a"), document("b")], {"c": 1})
            assert front.answers == [] and found(index) == ["a", "b"]
            index.close()

    def test_an_absent_server_is_told_in_one_line(self) -> None:
        with pytest.raises(IndexUnreachable) as raised:
            ElasticIndex.open(elastic_client(Settings(elasticsearch_url="http://127.0.0.1:9")), "absent", 1)
        assert "\n" not in str(raised.value) and "没有应答" in str(raised.value)


class TestRebuilding:
    def test_nobody_sees_the_new_index_before_it_is_whole_and_everybody_after(
        self, client: Elasticsearch, index: ElasticIndex, prefix: str
    ) -> None:
        index.write([document("old")])
        fresh = ElasticIndex.beside(client, prefix, 1)
        fresh.write([document("new")])
        assert found(index) == ["old"] and found(fresh) == ["new"]
        fresh.put_in_use()
        assert found(index) == ["new"]
        index.write([document("new", version=2, title="新")])
        assert found(fresh, "新") == ["new"]

    def test_what_is_heard_again_while_rebuilding_never_replaces_what_is_newer(
        self, client: Elasticsearch, index: ElasticIndex, prefix: str
    ) -> None:
        fresh = ElasticIndex.beside(client, prefix, 1)
        fresh.put_in_use()
        index.write([document("t", version=5, title="新车")], {"gone": 5})
        fresh.write([document("t", version=4, title="旧车"), document("gone", version=4)])
        assert found(index) == ["t"] and found(index, "新车") == ["t"]

    def test_a_rebuild_that_was_broken_off_leaves_nothing_in_the_way(self, client: Elasticsearch, index: ElasticIndex, prefix: str) -> None:
        ElasticIndex.beside(client, prefix, 1)
        ElasticIndex.beside(client, prefix, 1).put_in_use()
        assert list(client.indices.get(index=f"{prefix}-tenders-g1-v*")) == [in_use(client, IndexNames(prefix, 1))]

    def test_generations_are_apart(self, client: Elasticsearch, index: ElasticIndex, prefix: str) -> None:
        second = ElasticIndex.open(client, prefix, 2)
        second.write([document("second")])
        assert found(index) == [] and found(second) == ["second"]
        ElasticIndex.remove(client, prefix, 2)
        assert list(client.indices.get(index=f"{prefix}-*")) == [in_use(client, IndexNames(prefix, 1))]

    def test_an_index_in_another_format_is_refused_with_what_to_do(self, client: Elasticsearch, prefix: str) -> None:
        client.indices.create(index=f"{prefix}-tenders-g1-v0-1", aliases={f"{prefix}-tenders-g1": {}})
        with pytest.raises(IndexOutdated, match="chebiao reindex"):
            ElasticIndex.open(client, prefix, 1)
        ElasticIndex.beside(client, prefix, 1).put_in_use()
        assert found(ElasticIndex.open(client, prefix, 1)) == []

    def test_an_index_that_is_not_there_is_told_to_who_asks(self, client: Elasticsearch, index: ElasticIndex, prefix: str) -> None:
        ElasticIndex.remove(client, prefix, 1)
        with pytest.raises(Away, match="no such index"):
            found(index)


@pytest.mark.servers
def test_what_was_written_survives_kill_9() -> None:
    for server in started(LocalElasticsearch.new):
        client = elastic_client(Settings(elasticsearch_url=server.url))
        index = ElasticIndex.open(client, "killed", 1)
        index.write([document(f"t{number}") for number in range(50)], {"gone": 9})
        server.kill()
        server.restart()
        client.cluster.health(wait_for_status="yellow", timeout="60s")
        assert len(list(index.documents())) == 50
        index.write([document("gone", version=8)])
        assert index.get("gone") is None
        index.close()


class BusyFront:
    """In front of a real server: answers bulk requests with what is given, one after another, then lets them through."""

    def __init__(self, behind: str, answers: list[int | str]) -> None:
        self.answers = answers
        front = self

        class Handler(BaseHTTPRequestHandler):
            def do(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                now = front.answers.pop(0) if "/_bulk" in self.path and front.answers else 0
                if isinstance(now, int) and now:
                    self.give(now, b'{"error": {"reason": "busy"}}')
                    return
                kept = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "content-length")}
                answer = httpx.request(self.command, behind + self.path, content=body, headers=kept, timeout=60)
                content = answer.content
                if now == "one busy":
                    said = answer.json()
                    said["errors"] = True
                    said["items"][0] = {"index": {"_id": "a", "status": 429, "error": {"reason": "busy"}}}
                    content = httpx.Response(200, json=said).content
                self.give(answer.status_code, content)

            do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = do

            def give(self, status: int, content: bytes) -> None:
                self.send_response(status)
                self.send_header("X-Elastic-Product", "Elasticsearch")
                self.send_header("Content-Type", "application/vnd.elasticsearch+json;compatible-with=9")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "BusyFront":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
