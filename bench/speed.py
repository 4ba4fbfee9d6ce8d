"""bench: how fast notices are read and classified, on one core, from what is stored of them, and how that grows with a page's length.

python -m bench.speed

Best of three passes, each beside a fixed loop; processor time, for others work on the same machine.
The real notices that can be scored are kept as plain text, so they are also dressed as pages of their portals: what is stored of a
notice that was collected is HTML.
"""

import itertools
import sys
import time
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

from bench.reading import SHARED, given_set, read_one
from reading.text import text_of_html
from reading.turns import in_turns
from runtime.settling import settle
from services.classifier.classify import classify
from tests.given.heldout.dresses import MARKUP, dressed
from tests.given.heldout.page import Page
from tests.given.notices import ALL

PASSES = 3
YARDSTICK_STEPS = 1_000_000
SIZES = (20_000, 1_000_000)
"""Characters of a short and a long page."""


def main() -> int:
    """Print how many notices of each set are read in a second."""
    sets = {"unseen notices of many authors, hard ones": given_set("unseen", 0)[0]}
    if not SHARED.is_dir():
        print(f"shared/ is absent: most notices to measure with are missing at {SHARED}")
    else:
        authored, real, more = (given_set(name, 0)[0] for name in ("authored", "real", "pages"))
        sets = {
            "real notices, as pages of their portals": as_pages(real),
            "further real notices, as pages of their portals": as_pages(more),
            "authored notices, in their portals' markup, dense with vehicles": authored,
            "real and authored notices together, all as pages": [*as_pages(real), *authored],
            "real notices, as the plain text that is kept of them": real,
            "further real notices, as plain text": more,
        } | sets
    _tell(sets)
    print(_growth())
    return 0


def as_pages(notices: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Notices of plain text as pages, in the dresses of the portals by turns: a line is a paragraph, lines of cells are tables."""
    dresses = itertools.cycle(MARKUP)
    return [_as_page(notice, next(dresses)) for notice in notices]


def _as_page(notice: dict[str, Any], dress: str) -> dict[str, Any]:
    page = Page(Random(notice["id"]), notice["source"], notice["title"])
    for in_cells, lines in itertools.groupby(filter(str.strip, notice["text"].splitlines()), lambda line: "\t" in line):
        if in_cells:
            page.table([list(line.split("\t")) for line in lines])
        else:
            for line in lines:
                page.say(line)
    return {**notice, "text": None, **dressed(page, dress)}


def _tell(sets: dict[str, list[dict[str, Any]]]) -> None:
    """The sets by turns, so that no set has all its passes in a bad moment of the machine."""
    for notices in sets.values():
        _read(notices)
    settle()
    taken = [{name: (_seconds(partial(_read, notices)), _seconds(_yardstick)) for name, notices in sets.items()} for _ in range(PASSES)]
    for name, notices in sets.items():
        seconds, fixed = (min(each) for each in zip(*(one[name] for one in taken), strict=True))
        print(f"{len(notices) / seconds:.0f} notices/s: {len(notices)} {name} (yardstick {fixed:.3f} s)")


def _seconds(work: Callable[[], object]) -> float:
    """Processor seconds of a run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _read(notices: list[dict[str, Any]]) -> None:
    """A batch as the services take it on both runtimes: the extractor's turn, then the classifier's, each with several at once."""
    read = in_turns([partial(read_one, notice) for notice in notices])
    in_turns([partial(classify, reading, text) for text, reading in read])


def _growth() -> str:
    """Seconds for a page of 20 kB and of 1 MB, the same notices one behind the other."""
    texts = [text_of_html(notice.html, "") if notice.html else notice.text for notice in ALL]
    body = "".join(f"<p>{line}</p>" for text in texts for line in text.splitlines())
    seconds = []
    for size in SIZES:
        page = (body * (size // len(body) + 1))[:size]
        notice = {"id": "1", "title": "公务用车采购公告", "published_at": "", "url": "", "source": "x", "html": page}
        seconds.append(min(_seconds(partial(_read, [notice])) for _ in range(PASSES)))
    short, long = seconds
    return f"a page of 20 kB {1000 * short:.0f} ms, of 1 MB {1000 * long:.0f} ms: {long / short:.0f} times"


def _yardstick() -> None:
    """A fixed loop, so that figures from different machines can be compared."""
    sum(step * step for step in range(YARDSTICK_STEPS))


if __name__ == "__main__":
    sys.exit(main())
