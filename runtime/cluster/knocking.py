"""Whether a broker that is there would serve us. kafka-python tells a refused password or certificate as a broken connection, most
times, and only after half a minute of trying again."""

import asyncio
import ssl
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum

from aiokafka.conn import create_conn
from aiokafka.errors import KafkaError, SaslAuthenticationFailed

from runtime.cluster.security import KafkaAccess

PATIENCE_MS = 10_000


class Door(StrEnum):
    """What a knock found."""

    OPEN = "open"
    SILENT = "silent"
    """Nobody answers, or not in words of Kafka: it may yet come."""
    REFUSED = "refused"
    """A broker does not know our user or password."""
    UNTRUSTED = "untrusted"
    """A broker's certificate was not signed by whom we trust."""


def knock(access: KafkaAccess) -> Door:
    """Ask each broker in turn until one opens or says no. Without TLS and user there is nothing to refuse: open, unasked."""
    if not access.signed_in and not access.encrypted:
        return Door.OPEN
    with ThreadPoolExecutor(1) as apart:  # the caller may be in an event loop of its own
        return apart.submit(asyncio.run, _knock(access)).result()


async def _knock(access: KafkaAccess) -> Door:
    given = {name: value for name, value in access.client().items() if name != "bootstrap_servers"}
    for server in access.servers:
        host, _, port = server.rpartition(":")
        try:
            connection = await create_conn(host, int(port), request_timeout_ms=PATIENCE_MS, **given)
        except SaslAuthenticationFailed:
            return Door.REFUSED
        except ssl.SSLCertVerificationError:
            return Door.UNTRUSTED
        except (KafkaError, OSError):
            continue
        await connection.close()
        return Door.OPEN
    return Door.SILENT
