"""`chebiao keys`: who may ask what of the api."""

import hashlib
import secrets
from typing import Annotated

import typer

from chebiao.composing import now
from chebiao.opening import opened
from chebiao.screen import out
from runtime.ports import Log
from runtime.speaking import first_hand
from schemas.events import KeyIssued, KeyRevoked
from schemas.topics import KEYS

keys = typer.Typer(help="接口密钥 / keys of the api", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(keys, name="keys")


@keys.command("issue")
def issue_(
    owner: Annotated[str, typer.Argument(help="归属 / whose dealers, subscriptions and alerts it opens")],
    scope: Annotated[list[str] | None, typer.Option(help="read personal ops manage")] = None,
) -> None:
    """发一把密钥；只显示这一次 / Issue a key; it is shown this once."""
    secret = secrets.token_urlsafe(24)
    with opened() as carrier:
        key_id = issue(carrier.log, owner, secret, tuple(scope or ("read",)))
    out.print(f"编号 id: {key_id}\n密钥 key: {secret}")


@keys.command("revoke")
def revoke(key_id: str) -> None:
    """作废一把密钥 / Revoke a key."""
    with opened() as carrier:
        carrier.log.append(KEYS, [first_hand("api", KeyRevoked(key_id=key_id), now(), carrier.log.end(KEYS) + 1)])
    out.print(f"已作废 revoked: {key_id}")


def issue(log: Log, owner: str, secret: str, scopes: tuple[str, ...]) -> str:
    """Say that a key exists; only its hash is kept. Returns the key's id."""
    digest = hashlib.sha256(secret.encode()).hexdigest()
    key = KeyIssued(key_id=f"k{digest[:10]}", owner=owner, sha256=digest, scopes=scopes)
    log.append(KEYS, [first_hand("api", key, now(), log.end(KEYS) + 1)])
    return key.key_id
