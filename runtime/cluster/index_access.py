"""How Elasticsearch is reached and who we are there; what its client says, in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from elastic_transport import TlsError
from elasticsearch import ApiError, AuthenticationException, AuthorizationException, Elasticsearch, TransportError
from elasticsearch.serializer import OrjsonSerializer

from runtime.settings import Settings
from runtime.stopping import AccessDenied, Away

TIMEOUT = 60
"""Seconds for one request: a bulk of 10 MB on a busy node."""


class IndexUnreachable(Away):
    """Elasticsearch does not answer, or not well: a bad machine, tried again."""


def elastic_client(settings: Settings) -> Elasticsearch:
    """A client as settings say; nothing is sent yet. Safe for many threads."""
    given: dict[str, Any] = {}
    if settings.elasticsearch_user:
        given["basic_auth"] = (settings.elasticsearch_user, settings.elasticsearch_password.get_secret_value())
    if settings.elasticsearch_ca:
        given["ca_certs"] = str(settings.elasticsearch_ca)
    return Elasticsearch(settings.elasticsearch_url, request_timeout=TIMEOUT, serializer=OrjsonSerializer(), **given)


@contextmanager
def plainly() -> Iterator[None]:
    """The client's errors never leave this room: AccessDenied and IndexUnreachable do, in one line."""
    try:
        yield
    except AuthenticationException as error:
        raise AccessDenied(
            "Elasticsearch 拒绝了用户名或密码，请检查 CHEBIAO_ELASTICSEARCH_USER 和 CHEBIAO_ELASTICSEARCH_PASSWORD / Elasticsearch refuses "
            "the user or password: see CHEBIAO_ELASTICSEARCH_USER and CHEBIAO_ELASTICSEARCH_PASSWORD"
        ) from error
    except AuthorizationException as error:
        raise AccessDenied(
            f"Elasticsearch 用户权限不足，所需权限见 deploy/elasticsearch/roles.yml / the Elasticsearch user may not do this, "
            f"deploy/elasticsearch/roles.yml says what it must: {_reason(error)}"
        ) from error
    except ApiError as error:
        raise IndexUnreachable(f"Elasticsearch {error.meta.status}: {_reason(error)}") from error
    except TlsError as error:
        raise IndexUnreachable(
            f"Elasticsearch 的证书不可信，请检查 CHEBIAO_ELASTICSEARCH_CA / its certificate is not trusted, see CHEBIAO_ELASTICSEARCH_CA: "
            f"{_one_line(error.message)}"
        ) from error
    except TransportError as error:
        raise IndexUnreachable(f"Elasticsearch 没有应答 / does not answer: {type(error).__name__}: {_one_line(error.message)}") from error


def _reason(error: ApiError) -> str:
    """What the server gives as the cause, in one line."""
    body = error.body
    said = body.get("error") if isinstance(body, dict) else body
    reason = (said.get("reason") or said.get("type")) if isinstance(said, dict) else said
    return _one_line(reason)


def _one_line(said: object) -> str:
    return " ".join(str(said).split())[:500]
