"""Kafka behind TLS and SASL/SCRAM, as the clients of the cluster reach it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from kafka.admin import ACL, ACLOperation, ACLPermissionType, ACLResourcePatternType, NewTopic, ResourcePattern, ResourceType

from deploy.local.kafka import KafkaSecurity, LocalKafka
from runtime.cluster.brokers import Brokers, Unreachable
from runtime.cluster.carrier import ClusterCarrier
from runtime.cluster.security import KafkaAccess
from runtime.disk import DiskGuard
from runtime.file_blobs import FileBlobs
from runtime.ports import SearchIndex
from runtime.settings import Settings
from runtime.stopping import AccessDenied
from tests.contract.carriers import until_idle
from tests.given import certificates
from tests.given.certificates import Certificates
from tests.given.servers import started
from tests.laws.small_road import HEARD, listed, services
from tests.laws.small_road import TOPICS as SMALL

pytestmark = pytest.mark.servers
USERS = {"broker": "of-its-own", "chebiao": "told-to-nobody", "stranger": "knows-his-own"}
LEAST = {
    ResourceType.TOPIC: ("READ", "WRITE", "CREATE", "DELETE", "DESCRIBE", "DESCRIBE_CONFIGS"),
    ResourceType.GROUP: ("READ", "DESCRIBE"),
}
"""What docs/operate.md says that a user of ours needs, on names that begin with the kind of data."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return certificates.make(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def secured(certificate: Certificates) -> Iterator[LocalKafka]:
    for kafka in started(lambda: LocalKafka.new(KafkaSecurity(certificate.keystore, certificate.ca, USERS))):
        root = brokers(kafka, certificate, USERS["broker"], user="broker")
        for kind, operations in LEAST.items():
            names = ResourcePattern(kind, "live.", ACLResourcePatternType.PREFIXED)
            acls = [ACL("User:chebiao", "*", ACLOperation[one], ACLPermissionType.ALLOW, names) for one in operations]
            root.ask(lambda admin, acls=acls: admin.create_acls(acls))
        root.close()
        yield kafka


def brokers(secured: LocalKafka, certificate: Certificates, password: str, security: str = "SASL_SSL", user: str = "chebiao") -> Brokers:
    given = {"kafka_security": security, "kafka_user": user, "kafka_password": password, "kafka_ca": certificate.ca}
    return Brokers(KafkaAccess.of(Settings(kafka_servers=secured.address, **given)))


def test_a_user_with_the_right_password_is_served(secured: LocalKafka, certificate: Certificates) -> None:
    served = brokers(secured, certificate, USERS["chebiao"])
    served.ask(lambda admin: admin.create_topics([NewTopic("live.secured", 1, 1)]))
    served.send("live.secured", [(b"key", b"said over TLS")])
    assert [record.value for record in served.read({}, served.ends(["live.secured"]))] == [b"said over TLS"]
    served.close()


def test_a_wrong_password_is_told_in_one_line_that_names_the_settings(secured: LocalKafka, certificate: Certificates) -> None:
    with pytest.raises(AccessDenied) as raised:
        brokers(secured, certificate, "wrong").ends(["live.secured"])
    said = str(raised.value)
    assert "\n" not in said and "CHEBIAO_KAFKA_PASSWORD" in said and "拒绝" in said and "refuses" in said and "wrong" not in said


def test_a_broker_that_a_stranger_signed_for_is_not_spoken_to(secured: LocalKafka, tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="CHEBIAO_KAFKA_CA"):
        brokers(secured, certificates.make(tmp_path), USERS["chebiao"]).ends(["live.secured"])


def test_the_least_rights_are_enough_for_a_service_and_who_has_none_is_told_so_in_one_line(
    secured: LocalKafka, certificate: Certificates, tmp_path: Path
) -> None:
    def carrier(user: str) -> ClusterCarrier:
        access = brokers(secured, certificate, USERS[user], user=user).access
        disk = DiskGuard(tmp_path, 0, 0)
        return ClusterCarrier(access, "live", tmp_path / user, FileBlobs(tmp_path / "blobs", disk), no_index, disk, topics=SMALL)

    ours = carrier("chebiao")
    ours.log.append(HEARD, [listed(number) for number in range(7)])
    assert until_idle(ours, services(tmp_path / "out")[:2]) >= 14  # a Map, and a Fold with rows
    assert sum(one.rejected.service != "" for one in ours.dead.all()) == 0
    ours.close()
    theirs = carrier("stranger")
    with pytest.raises(AccessDenied) as raised:
        theirs.log.append(HEARD, [listed(0)])
    theirs.close()
    said = str(raised.value)
    assert "\n" not in said and "ACL" in said and "stranger" in said and USERS["stranger"] not in said


def no_index(generation: int) -> SearchIndex:
    raise AssertionError("nobody searches here")
