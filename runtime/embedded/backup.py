"""Copy log, blobs, ledger and a maker's table while everything runs, check the copy, and put it back."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from runtime.disk import DiskGuard
from runtime.embedded.database import FILE
from runtime.file_blobs import FileBlobs
from runtime.version import code_version

LEDGER = "ledger.db"
MAKERS_TABLE = "models.csv"
"""What a maker imported stands nowhere in the log."""
MANIFEST = "backup.json"
BLOBS = "blobs"


class BadBackup(Exception):
    """A backup cannot be made or put back as asked; the message says what is wrong and what to do."""


class Manifest(BaseModel):
    """What a finished backup says of itself, written last."""

    events: int
    blobs: int
    files: dict[str, str]
    """File name → sha256."""
    code: str = Field(default_factory=code_version)


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup holds."""

    events: int
    blobs: int
    ledger: bool


def backup(data: Path, target: Path) -> Copied:
    """Copy a data folder's ledger, log and blobs into `target` (new or empty), and check the copy.

    In this order, so that the copy is sound though writers go on: what the ledger says was sent is in the log's copy, and
    what the log names is among the blobs. The index is left out: replay makes it again.
    """
    if target.exists() and any(target.iterdir()):
        raise BadBackup(f"{target} is not empty: name a new folder for each backup")
    if not (data / FILE).exists():
        raise BadBackup(f"{data} holds no log: nothing to back up")
    target.mkdir(parents=True, exist_ok=True)
    files = [name for name in (LEDGER, FILE, MAKERS_TABLE) if (data / name).exists()]
    for name in files:
        _copy(data / name, target / name)
    copied = Copied(_events(target / FILE), _copy_blobs(data, target), LEDGER in files)
    _write_manifest(target, Manifest(events=copied.events, blobs=copied.blobs, files={name: _digest(target / name) for name in files}))
    return copied


def restore(source: Path, data: Path) -> Copied:
    """Put a backup back into a data folder that holds no log. Everything is checked before the log appears."""
    manifest = _manifest(source)
    if (data / FILE).exists():
        raise BadBackup(f"{data} holds a log already: name an empty folder, or move that one away first")
    for name, digest in manifest.files.items():
        if not (source / name).exists() or _digest(source / name) != digest:
            raise BadBackup(f"{source / name} is not what was backed up: use another backup")
    blobs = _copy_blobs(source, data)
    if blobs < manifest.blobs:
        raise BadBackup(f"{source} has {blobs} of {manifest.blobs} blobs: use another backup")
    for name in (
        name for name in (MAKERS_TABLE, LEDGER, FILE) if name in manifest.files
    ):  # the log last: without it the folder is no store
        _copy(source / name, data / name)
    return Copied(_events(data / FILE), blobs, LEDGER in manifest.files)


def _copy(source: Path, target: Path) -> None:
    if source.name == MAKERS_TABLE:
        shutil.copyfile(source, target)
    else:
        _copy_database(source, target)


def _copy_database(source: Path, target: Path) -> None:
    unfinished = target.with_suffix(".unfinished")
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old, closing(sqlite3.connect(unfinished)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")
        found = new.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise BadBackup(f"{source} is damaged: {found}")
    unfinished.replace(target)


def _copy_blobs(source: Path, target: Path) -> int:
    """Copy by hash; a blob that does not hash to its name is told, not copied."""
    room = DiskGuard(target, 0, 0)
    kept, new = FileBlobs(source / BLOBS, room), FileBlobs(target / BLOBS, room)
    count = 0
    for name in kept.names():
        if not new.has(name):
            new.put(kept.get(name))
        count += 1
    return count


def _events(log: Path) -> int:
    with closing(sqlite3.connect(f"file:{log}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM events").fetchone()[0])


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_manifest(target: Path, manifest: Manifest) -> None:
    (target / MANIFEST).write_text(manifest.model_dump_json(indent=2), encoding="utf-8")


def _manifest(source: Path) -> Manifest:
    try:
        return Manifest.model_validate_json((source / MANIFEST).read_bytes())
    except (FileNotFoundError, ValidationError) as error:
        raise BadBackup(f"{source} is no finished backup: it has no readable {MANIFEST}") from error
