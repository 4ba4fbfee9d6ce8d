"""Bytes by their sha256 as files: one each, two levels of folders, verified when read. On this machine's disk, or a shared one."""

import hashlib
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import rurex

from runtime.ports import MissingBlob

AT_ONCE = 8
"""Files written at once: more is no faster on the disks tried."""
NAME = rurex.compile(r"[0-9a-f]{64}")


class Room(Protocol):
    """Who watches over the disk."""

    def check_log(self) -> None:
        """Raises DiskLow when nothing may be written."""
        ...


class FileBlobs:
    """A folder of blobs. A file appears whole or not at all, and is on the disk when `put` returns."""

    def __init__(self, folder: Path, guard: Room) -> None:
        self._folder, self._guard = folder, guard
        folder.mkdir(parents=True, exist_ok=True)

    def put(self, data: bytes) -> str:
        """See runtime.ports.Blobs. Raises DiskLow below the log's floor."""
        return self.put_all([data])[0]

    def put_all(self, blobs: Sequence[bytes]) -> list[str]:
        """Put many: waiting for the disk is shared, three times as fast as one by one. Returns their hashes in order."""
        names = [hashlib.sha256(data).hexdigest() for data in blobs]
        missing = {self._path(name): data for name, data in zip(names, blobs, strict=True) if not self._holds(name, data)}
        if missing:
            self._guard.check_log()
            _write_all(missing)
        return names

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

    def _holds(self, sha256: str, data: bytes) -> bool:
        path = self._path(sha256)
        return path.exists() and path.read_bytes() == data  # a damaged file is written again

    def _path(self, sha256: str) -> Path:
        if not NAME.fullmatch(sha256):
            raise ValueError(f"{sha256!r} is no sha256 in hex")
        return self._folder / sha256[:2] / sha256[2:4] / sha256


def _write_all(files: Mapping[Path, bytes]) -> None:
    folders = {folder for path in files for folder in (path.parent, path.parent.parent, path.parent.parent.parent)}
    if len(files) == 1:
        _each(map, files, folders)
        return
    with ThreadPoolExecutor(AT_ONCE) as pool:
        _each(pool.map, files, folders)


def _each(run: Callable[..., Iterable[None]], files: Mapping[Path, bytes], folders: Iterable[Path]) -> None:
    deque(run(_write_whole, files.keys(), files.values()), maxlen=0)
    deque(run(_sync, folders), maxlen=0)  # a file's name is safe only when its folders are


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


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
