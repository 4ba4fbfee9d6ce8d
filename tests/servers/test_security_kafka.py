"""Kafka behind TLS and SASL/SCRAM, as the clients of the cluster reach it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from kafka.admin import NewTopic

from deploy.local.kafka import KafkaSecurity, LocalKafka
from runtime.cluster.brokers import Brokers, Unreachable
from runtime.cluster.security import KafkaAccess
from runtime.settings import Settings
from runtime.stopping import AccessDenied
from tests.given import certificates
from tests.given.certificates import Certificates
from tests.given.servers import started

pytestmark = pytest.mark.servers
USERS = {"broker": "of-its-own", "chebiao": "told-to-nobody"}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return certificates.make(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def secured(certificate: Certificates) -> Iterator[LocalKafka]:
    yield from started(lambda: LocalKafka.new(KafkaSecurity(certificate.keystore, certificate.ca, USERS)))


def brokers(secured: LocalKafka, certificate: Certificates, password: str, security: str = "SASL_SSL") -> Brokers:
    given = {"kafka_security": security, "kafka_user": "chebiao", "kafka_password": password, "kafka_ca": certificate.ca}
    return Brokers(KafkaAccess.of(Settings(kafka_servers=secured.address, **given)))


def test_a_user_with_the_right_password_is_served(secured: LocalKafka, certificate: Certificates) -> None:
    served = brokers(secured, certificate, USERS["chebiao"])
    served.ask(lambda admin: admin.create_topics([NewTopic("secured", 1, 1)]))
    served.send("secured", [(b"key", b"said over TLS")])
    assert [record.value for record in served.read({}, served.ends(["secured"]))] == [b"said over TLS"]
    served.close()


def test_a_wrong_password_is_told_in_one_line_that_names_the_settings(secured: LocalKafka, certificate: Certificates) -> None:
    with pytest.raises(AccessDenied) as raised:
        brokers(secured, certificate, "wrong").ends(["secured"])
    said = str(raised.value)
    assert "\n" not in said and "CHEBIAO_KAFKA_PASSWORD" in said and "拒绝" in said and "refuses" in said and "wrong" not in said


def test_a_broker_that_a_stranger_signed_for_is_not_spoken_to(secured: LocalKafka, tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="CHEBIAO_KAFKA_SECURITY"):
        brokers(secured, certificates.make(tmp_path), USERS["chebiao"]).ends(["secured"])
