"""Elasticsearch behind TLS, with users who may do what they must and no more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.local.bundles import ROOT
from deploy.local.elasticsearch import ElasticsearchSecurity, LocalElasticsearch, User
from runtime.cluster.index import ElasticIndex
from runtime.cluster.index_access import IndexUnreachable, elastic_client
from runtime.ports import SearchIndex
from runtime.settings import Settings
from runtime.stopping import AccessDenied
from tests.contract.index_oracle import document
from tests.given import certificates
from tests.given.certificates import Certificates
from tests.given.servers import started

USERS = {
    "writer": User("written-once", ("chebiao_writer",)),
    "reader": User("read-often", ("chebiao_reader",)),
    "nobody": User("none-at-all", ()),
}
pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return certificates.make(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def secured(certificate: Certificates) -> Iterator[LocalElasticsearch]:
    roles = (ROOT / "deploy" / "elasticsearch" / "roles.yml").read_text()
    yield from started(lambda: LocalElasticsearch.new(ElasticsearchSecurity(certificate.key, certificate.certificate, USERS, roles)))


def opened(secured: LocalElasticsearch, ca: Path | None, user: str, password: str = "", kind: str = "live") -> SearchIndex:
    password = password or USERS[user].password
    given = {"elasticsearch_user": user, "elasticsearch_password": password} if user else {}
    return ElasticIndex.open(elastic_client(Settings(elasticsearch_url=secured.url, elasticsearch_ca=ca, **given)), kind, 1)


def test_each_user_may_do_what_it_must_and_no_more(secured: LocalElasticsearch, certificate: Certificates) -> None:
    writer = opened(secured, certificate.ca, "writer")
    writer.write([document()], {"gone": 1})
    reader = opened(secured, certificate.ca, "reader")
    assert reader.get("t1") == document() and len(list(reader.documents())) == 1
    with pytest.raises(AccessDenied, match="权限"):
        reader.write([document("t2")])
    with pytest.raises(AccessDenied):
        reader.clear()
    with pytest.raises(AccessDenied):
        opened(secured, certificate.ca, "writer", kind="demo")
    with pytest.raises(AccessDenied):
        opened(secured, certificate.ca, "nobody")


@pytest.mark.parametrize(("user", "password"), [("writer", "wrong"), ("stranger", "wrong"), ("", "wrong")])
def test_wrong_credentials_are_told_in_one_line_that_names_the_settings(
    secured: LocalElasticsearch, certificate: Certificates, user: str, password: str
) -> None:
    with pytest.raises(AccessDenied) as raised:
        opened(secured, certificate.ca, user, password)
    said = str(raised.value)
    assert "\n" not in said and "CHEBIAO_ELASTICSEARCH_PASSWORD" in said and "拒绝" in said and "refuses" in said and "wrong" not in said


def test_a_server_that_a_stranger_signed_for_is_not_spoken_to(secured: LocalElasticsearch, tmp_path: Path) -> None:
    with pytest.raises(IndexUnreachable) as raised:
        opened(secured, certificates.make(tmp_path).ca, "writer")
    assert "\n" not in str(raised.value) and "CHEBIAO_ELASTICSEARCH_CA" in str(raised.value)
