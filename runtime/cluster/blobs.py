"""Blobs in an S3-compatible store, one object each under its sha256; or as files on a volume that all machines share."""

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import obstore
import rurex
from obstore.exceptions import AlreadyExistsError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from runtime.file_blobs import FileBlobs
from runtime.ports import Blobs, MissingBlob
from runtime.settings import Settings
from runtime.stopping import AccessDenied, Misconfigured

AT_ONCE = 8
NAME = rurex.compile(r"[0-9a-f]{64}")
RETRIES, RETRY_SECONDS = 5, 30
"""A store that is away longer is told to the service, which has a back-off of its own."""


class StoreBlobs:
    """runtime.ports.Blobs on obstore. An object is made once and never changed: whoever comes second finds it there."""

    def __init__(self, store: S3Store, where: str) -> None:
        """`where`: the store's address, for messages."""
        self._store, self._where = store, where

    def check(self) -> None:
        """Raises AccessDenied when the store does not know us."""
        try:
            obstore.head(self._store, "known")  # nothing of that name; only a stranger is refused
        except FileNotFoundError:
            return
        except (PermissionDeniedError, UnauthenticatedError) as error:
            raise AccessDenied(
                f"对象存储 {self._where} 拒绝了密钥，请检查 CHEBIAO_BLOBS_KEY_ID 和 CHEBIAO_BLOBS_SECRET / the blob store refuses the key: "
                "see CHEBIAO_BLOBS_KEY_ID and CHEBIAO_BLOBS_SECRET"
            ) from error

    def put(self, data: bytes) -> str:
        """See runtime.ports.Blobs."""
        name = hashlib.sha256(data).hexdigest()
        with contextlib.suppress(AlreadyExistsError):  # by its name it is the same
            obstore.put(self._store, _key(name), data, mode="create")
        return name

    def put_all(self, blobs: Sequence[bytes]) -> list[str]:
        """Put many, some at once. Returns their hashes in order."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(self.put, blobs))

    def get(self, sha256: str) -> bytes:
        """See runtime.ports.Blobs."""
        try:
            data = bytes(obstore.get(self._store, _key(sha256)).bytes())
        except FileNotFoundError as error:
            raise MissingBlob(f"blob {sha256} is not in {self._where}: restore it from a backup") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise MissingBlob(f"blob {sha256} in {self._where} is damaged: delete the object and restore it from a backup")
        return data

    def has(self, sha256: str) -> bool:
        """See runtime.ports.Blobs."""
        try:
            obstore.head(self._store, _key(sha256))
        except FileNotFoundError:
            return False
        return True

    def names(self) -> Iterator[str]:
        """See runtime.ports.Blobs."""
        for found in obstore.list(self._store):
            for entry in found:
                name = entry["path"].rsplit("/", 1)[-1]
                if NAME.fullmatch(name):
                    yield name


def open_blobs(settings: Settings) -> Blobs:
    """What `blobs_url` names: s3://bucket/prefix or file:///shared/folder. Raises Misconfigured, AccessDenied."""
    url = urlsplit(settings.blobs_url)
    if url.scheme == "file" and url.path and not url.netloc:
        return FileBlobs(Path(unquote(url.path)), _SharedRoom())
    if url.scheme == "s3" and url.netloc:
        return _store(settings, url.netloc, url.path.strip("/"))
    raise Misconfigured(
        f"CHEBIAO_BLOBS_URL={settings.blobs_url}：应为 s3://bucket/prefix 或 file:///shared/folder / "
        "should be s3://bucket/prefix or file:///shared/folder"
    )


class _SharedRoom:
    """A shared volume's room is for its keeper to watch; a full one is an error when writing."""

    def check_log(self) -> None:
        """Always."""


def _store(settings: Settings, bucket: str, prefix: str) -> StoreBlobs:
    given: dict[str, Any] = {
        "endpoint": settings.blobs_endpoint or None,
        "region": settings.blobs_region,
        "access_key_id": settings.blobs_key_id or None,
        "secret_access_key": settings.blobs_secret.get_secret_value() or None,
    }
    plain = settings.blobs_endpoint.startswith("http://")
    store = S3Store(
        bucket,
        prefix=prefix or None,
        client_options={"allow_http": plain, "timeout": "60 seconds"},
        retry_config={"max_retries": RETRIES, "retry_timeout": timedelta(seconds=RETRY_SECONDS)},
        **{name: value for name, value in given.items() if value},
    )
    blobs = StoreBlobs(store, settings.blobs_url)
    blobs.check()
    return blobs


def _key(sha256: str) -> str:
    if not NAME.fullmatch(sha256):
        raise ValueError(f"{sha256!r} is no sha256 in hex")
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"
