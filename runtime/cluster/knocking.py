"""Why a broker that is there does not serve us. kafka-python tells a refused password as a broken connection, most times."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from aiokafka.conn import create_conn
from aiokafka.errors import KafkaError, SaslAuthenticationFailed

from runtime.cluster.security import KafkaAccess

PATIENCE_MS = 10_000


def is_refused(access: KafkaAccess) -> bool:
    """Whether some broker answers and does not know our user or password."""
    if not access.signed_in:
        return False
    with ThreadPoolExecutor(1) as apart:  # the caller may be in an event loop of its own
        return apart.submit(asyncio.run, _refused(access)).result()


async def _refused(access: KafkaAccess) -> bool:
    given = {name: value for name, value in access.client().items() if name != "bootstrap_servers"}
    for server in access.servers:
        host, _, port = server.rpartition(":")
        try:
            connection = await create_conn(host, int(port), request_timeout_ms=PATIENCE_MS, **given)
        except SaslAuthenticationFailed:
            return True
        except (KafkaError, OSError):
            continue
        connection.close()
    return False
