"""The local servers themselves: they answer, come back with their data, and never outlive whoever started them."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.admin import NewTopic

from deploy.local import process
from deploy.local.bundles import ROOT
from deploy.local.kafka import LocalKafka
from deploy.local.process import LocalServer, Recipe, ServerFailed, free_port, scratch
from deploy.local.s3 import LocalS3
from tests.given.servers import started

ORPHAN = """
import time
from deploy.local.s3 import LocalS3
with LocalS3.new() as s3:
    print(s3.url, flush=True)
    time.sleep(600)
"""


def listens(url: str) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", int(url.rsplit(":", 1)[1]))) == 0


@pytest.mark.servers
def test_kafka_comes_back_from_kill_9_on_the_same_port_with_its_data() -> None:
    for kafka in started(LocalKafka.new):
        admin = KafkaAdminClient(bootstrap_servers=kafka.address)
        admin.create_topics([NewTopic("kept", 1, 1)])
        admin.close()
        producer = KafkaProducer(bootstrap_servers=kafka.address)
        producer.send("kept", b"said before").get(30)
        producer.close()
        kafka.kill()
        assert not listens(kafka.address)
        kafka.restart()
        consumer = KafkaConsumer("kept", bootstrap_servers=kafka.address, auto_offset_reset="earliest", consumer_timeout_ms=20_000)
        assert next(consumer).value == b"said before"
        consumer.close()


def test_elasticsearch_answers(elasticsearch_server: "LocalServer") -> None:
    with urllib.request.urlopen(f"{elasticsearch_server.url}/_cluster/health") as answer:
        assert b'"status":"green"' in answer.read()


@pytest.mark.servers
def test_a_server_is_gone_when_whoever_started_it_is_killed() -> None:
    for _ in started(LocalS3.new):
        break
    starter = subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert starter.stdout
    url = starter.stdout.readline().strip()
    assert listens(url)
    os.kill(starter.pid, signal.SIGKILL)
    starter.wait()
    deadline = time.monotonic() + 10
    while listens(url) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not listens(url)
    starter.stdout.close()


def test_a_server_that_ends_while_starting_says_why() -> None:
    recipe = Recipe("Kafka", ["sh", "-c", "echo no such option; exit 3"], (b"never",), 30)
    with pytest.raises(ServerFailed, match="no such option"), LocalServer(scratch("failing"), recipe):
        pass


def test_a_server_that_never_answers_is_ended() -> None:
    recipe = Recipe("Kafka", ["sh", "-c", "echo waiting; exec sleep 60"], (b"never",), 0.5)
    server = LocalServer(scratch("silent"), recipe)
    with pytest.raises(ServerFailed, match="waiting"), server:
        pass
    assert not server.is_up


def test_a_free_port_is_below_those_given_to_outgoing_connections() -> None:
    assert free_port() < 32_768


def test_a_port_is_given_once_while_whoever_has_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "PORTS", range(19_000, 19_300))
    ours = {free_port() for _ in range(80)}
    asked = "from deploy.local import process; process.PORTS = range(19_000, 19_300); print(*(process.free_port() for _ in range(80)))"
    theirs = {int(word) for word in subprocess.check_output([sys.executable, "-c", asked], text=True, cwd=ROOT).split()}
    assert (len(ours), len(theirs), ours & theirs) == (80, 80, set())
