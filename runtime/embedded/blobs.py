"""Bytes by their sha256: one file each, two levels of folders, verified when read."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import re2

from runtime.embedded.disk import DiskGuard
from runtime.ports import MissingBlob

NAME = re2.compile(r"[0-9a-f]{64}")


class FileBlobs:
    """A folder of blobs. A file appears whole or not at all, and is on the disk when `put` returns."""

    def __init__(self, folder: Path, guard: DiskGuard) -> None:
        self._folder, self._guard = folder, guard
        folder.mkdir(parents=True, exist_ok=True)

    def put(self, data: bytes) -> str:
        """See runtime.ports.Blobs. Raises DiskLow below the log's floor."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if not (path.exists() and path.read_bytes() == data):  # a damaged file is mended
            self._guard.check_log()
            _write_whole(path, data)
        return sha256

    def get(self, sha256: str) -> bytes:
        """See runtime.ports.Blobs."""
        try:
            data = self._path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise MissingBlob(f"blob {sha256} is not in {self._folder}: restore it from a backup") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise MissingBlob(f"blob {sha256} in {self._folder} is damaged: delete the file and restore it from a backup")
        return data

    def has(self, sha256: str) -> bool:
        """See runtime.ports.Blobs."""
        return self._path(sha256).exists()

    def names(self) -> Iterator[str]:
        """See runtime.ports.Blobs. In order."""
        for path in sorted(self._folder.glob("*/*/*")):
            if NAME.fullmatch(path.name):
                yield path.name

    def _path(self, sha256: str) -> Path:
        if not NAME.fullmatch(sha256):
            raise ValueError(f"{sha256!r} is no sha256 in hex")
        return self._folder / sha256[:2] / sha256[2:4] / sha256


def _write_whole(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix="writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        _sync(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
