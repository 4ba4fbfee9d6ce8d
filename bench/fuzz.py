"""bench: hostile input, made at random: no crash, nothing over two seconds or 256 MB.

python -m bench.fuzz TARGET [--seconds N]        TARGET: page, text, values, files

`page` and `text` go from stored bytes to a classified notice; `values` to the grammars of money, displacement, dates,
places and quantities alone; `files` to the unpacker's readers of PDF, docx, xlsx and zip, and to the lines read in their texts, in
this process, where nothing hides a crash. atheris (libFuzzer) changes inputs towards new branches. The process ends with libFuzzer's
report when an input crashes, takes over two seconds of processor time or lets the process grow by over 256 MB.
"""

import argparse
import contextlib
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["reading", "services"]):
    from reading import dates, displacement, money, quantities, unitcaps
    from reading.folding import flat
    from reading.notice import read_notice_text
    from services.classifier.attached import specified
    from services.classifier.classify import classify
    from services.extractor.extract import read_captured, read_notice
    from services.unpacker.unpack import parts_of

from bench import fuzzed_files
from runtime.shapes import Reject
from schemas.events import NoticeCaptured
from services.unpacker.limits import Limits
from tests.given.notices import ALL

MOST_SECONDS, MOST_GROWTH_KB = 2.0, 256 * 1024
LONGEST = 16_384
"""Bytes of an input; how cost grows from there is measured by tests/unit/reading/test_hostile.py."""
WORDS = (
    "采购", "公务用车", "轿车", "排量", "≤1.8L", "1498mL", "1.5T", "预算金额", "万元", "最高限价", "单价不超过", "壹拾捌万元整", "2026年1月1日", "截止时间",
    "第一包", "采购包1", "数量", "辆", "品牌", "型号", "<table>", "<tr>", "<td>", "</td>", "</tr>", "<p>", "更正前", "更正后", "北京市朝阳区", "采购人",
    "代理机构", "、", "：", "（", "）", "\t", "\n",
)  # fmt: skip
"""What the fuzzer may put in besides bytes: without words of notices no grammar is reached."""
LIMITS = Limits(scanned_pages=0)
"""Scans are Tesseract's work, in a process of its own."""
SEEN = datetime(2026, 1, 1, tzinfo=UTC)


def page(data: bytes) -> None:
    """A captured page, as bytes of any encoding."""
    encoding = ("utf-8", "gb18030", "utf-16", "no-such")[len(data) % 4]
    fact = NoticeCaptured(
        notice_id="x:1", source="x", native_id="1", url="https://x.example/1", title="车", page="0" * 64, body="0" * 64, captured_at=SEEN,
        version=1, encoding=encoding, media="html",
    )  # fmt: skip
    with contextlib.suppress(Reject):
        text, read = read_captured(fact, data)
        classify(read, text)


def text(data: bytes) -> None:
    """A notice as plain text, of words of notices."""
    with contextlib.suppress(Reject):
        stored, read = read_notice(title="公务用车采购公告", published_at=None, url="", source="x", text=_worded(data), native_id="1")
        classify(read, stored)


def values(data: bytes) -> None:
    """The grammars alone."""
    words = flat(_worded(data))
    size = len(words)
    money.amounts(words, 0, size)
    displacement.window_of(displacement.stated(words, 0, size))
    list(dates.moments(words, 0, size))
    list(quantities.counts(words, 0, size))
    quantities.seats(words, 0, size)
    unitcaps.caps(words, 0, size)
    read_notice_text(words, "2026-01-01")


def files(data: bytes) -> None:
    """An attachment; every document in it has a text or the reason why it has none."""
    name, made = fuzzed_files.as_file(data)
    for part in parts_of(name, made, LIMITS):
        assert bool(part.text) != bool(part.reason), part
        specified(part.text, "0" * 64)


def _worded(data: bytes) -> str:
    """Bytes below 128 are signs, the others words of notices."""
    return "".join(chr(byte) if byte < 128 else WORDS[byte % len(WORDS)] for byte in data[:LONGEST])


TARGETS: dict[str, Callable[[bytes], None]] = {"page": page, "text": text, "values": values, "files": files}


def bounded(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The target; too much time or memory is a crash."""

    def run(data: bytes) -> None:
        began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        target(data)
        spent, grown = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        if spent > MOST_SECONDS or grown > MOST_GROWTH_KB:
            raise RuntimeError(f"{spent:.1f} s, {grown / 1024:.0f} MB for {len(data)} bytes")

    return run


def main() -> None:
    """Fuzz one target for some seconds; libFuzzer prints what it found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=200)
    options = parser.parse_args()
    target, seeds = TARGETS[options.target], [(notice.html or notice.text).encode() for notice in ALL]
    seeds = list(fuzzed_files.seeds()) if options.target == "files" else seeds
    for seed in seeds:
        target(seed)  # tables and libraries are loaded before the clock runs
    limits = [f"-max_total_time={options.seconds}", f"-max_len={LONGEST}", "-len_control=0", "-timeout=60", "-rss_limit_mb=2048"]
    with tempfile.TemporaryDirectory(prefix="chebiao-fuzz-") as folder:
        for number, seed in enumerate(seeds):
            Path(folder, str(number)).write_bytes(seed[:LONGEST])
        atheris.Setup([sys.argv[0], *limits, folder], bounded(target))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
