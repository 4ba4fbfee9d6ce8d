"""unpacker: starts the bounded process for one attachment, and takes what it says before it ends or is ended."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from reading.blocks import BLOCKS_VERSION
from schemas.attachments import Refusal
from services.unpacker.limits import LIMITS, Limits, memory_spent
from services.unpacker.unpack import Part, settled

UNPACKER_VERSION = f"{BLOCKS_VERSION}.6"
"""Of the text function and of the readers of files."""
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""It keeps memory for each thread, and dies of a wrong address when it gets none."""
_MOST_ERRORS = 20_000
"""Bytes of what the process writes before it breaks."""


def unpacked(name: str, data: bytes, limits: Limits = LIMITS) -> tuple[Part, ...]:
    """The documents of an attachment with their texts, and why others have none. Never raises over the bytes: whatever
    they do, they do it to a process that is bound in memory and time."""
    if len(data) > limits.file_bytes:
        return (Part(name, reason=Refusal.OVERSIZED, detail=f"{len(data)} bytes"),)
    with tempfile.TemporaryDirectory(prefix="unpack-") as folder:
        path, said = Path(folder) / "attachment", Path(folder) / "said"
        path.write_bytes(data)
        ended = _run([sys.executable, "-m", "services.unpacker.child", str(path), name], said, folder, limits.seconds)
        parts = tuple(settled(_parts(said)))
    return _ended(parts, name, ended) if ended else parts or (Part(name, reason=Refusal.BROKEN),)


def _ended(parts: tuple[Part, ...], name: str, why: Refusal) -> tuple[Part, ...]:
    """What was read before the process was ended: pages of the last document stand, and what is not read is told."""
    if not parts or not parts[-1].so_far:
        return (*parts, Part(name, reason=why))
    last = replace(parts[-1], reason=why, detail="", so_far=False)
    return (*parts[:-1], last) if last.name == name else (*parts[:-1], last, Part(name, reason=why))


def _run(command: list[str], said: Path, folder: str, seconds: float) -> Refusal | None:
    """Run to the end or to the limit; returns why it was ended early. The whole group is ended: tools it started too."""
    environment = {**os.environ, **_ONE_THREAD, "TMPDIR": folder, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    errors = Path(folder) / "errors"
    with said.open("wb") as out, errors.open("wb") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, start_new_session=True, env=environment)
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            return Refusal.TIMEOUT
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    with errors.open("rb") as err:
        return _why(code, err.read(_MOST_ERRORS).decode("utf-8", "replace"))


def _why(code: int, words: str) -> Refusal | None:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return Refusal.TIMEOUT
    if code == 0:
        return None
    return Refusal.MEMORY if code == 1 or memory_spent(words) else Refusal.BROKEN


def _parts(said: Path) -> Iterator[Part]:
    for line in said.read_text(encoding="ascii", errors="replace").splitlines():
        with suppress(ValueError, TypeError):  # the last line may be cut off
            yield Part(**json.loads(line))
