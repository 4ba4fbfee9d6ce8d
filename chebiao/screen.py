"""What commands print to: results on standard output, everything else on standard error."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress, track

from scrapers.sources.decoding import decoded

T = TypeVar("T")
out = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False)


def progress(things: Iterable[T], total: int, what: str) -> Iterable[T]:
    """Show how far a long work is."""
    return track(things, description=what, total=total, console=errors, transient=True)


@contextmanager
def working(what: str) -> Iterator[Progress]:
    """A spinner while something of unknown length goes on."""
    with Progress(console=errors, transient=True) as shown:
        shown.add_task(what, total=None)
        yield shown


def fail(message: str, code: int = 1) -> NoReturn:
    """End the command with one clear line."""
    errors.print(message, style="red")
    raise typer.Exit(code)


def read_text(path: str) -> str:
    """A file's text, or standard input's for `-`: UTF-8 or GB18030, as Windows saves it, with any line ends. Ends the
    command when it cannot be read."""
    try:
        page = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return decoded(page).removeprefix("\ufeff").replace("\r\n", "\n")
    except OSError as error:
        fail(f"读不了 cannot read {path}: {error}")
