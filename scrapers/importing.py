"""scrapers: files of notices, one JSON object a line."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import rurex

from reading.markup import parsed
from runtime.carrying import Carrier
from scrapers.forwarder import forward
from scrapers.ledger import Ledger, Page
from scrapers.sources.known import source_of

NEVER_AGAIN = timedelta(days=36_500)
BATCH = 200
NORMALISER = "import-1"
ASIDE = "aside"
"""Folder in the data folder for lines that could not be imported."""
_PRINTED = rurex.compile(
    r"([0-9]{4})[-年/.]([0-9]{1,2})[-月/.]([0-9]{1,2})日?[ T]*(?:([0-9]{1,2})[:时点]([0-9]{2}))?(?::([0-9]{2}))?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)


@dataclass
class Imported:
    """What a file held. `bad`: (line, why); `aside`: the file that keeps those lines as they came, None when there are none."""

    read: int = 0
    new: int = 0
    changed: int = 0
    bad: list[tuple[int, str]] = field(default_factory=list)
    aside: Path | None = None

    @property
    def same(self) -> int:
        """How many were known as they are."""
        return self.read - self.new - self.changed


def import_lines(carrier: Carrier, file: Path, at: datetime) -> Imported:
    """Put a file of notices on the road, one JSON object a line: id, title, html or text; published_at, url, source,
    list_row as far as known. They never alert. A bad line is reported by its number and kept aside, the others go on; again
    changes nothing."""
    report, ledger = Imported(), Ledger(carrier.folder)
    batch, bad = list[Page](), list[bytes]()
    try:
        with file.open("rb") as lines:  # bytes: only \n ends a line here, and one that is not UTF-8 spoils no other
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    batch.append(_page(carrier, json.loads(line.decode("utf-8-sig"))))
                    report.read += 1
                except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                    report.bad.append(
                        (number, f"{_why(error)}；每行须是一个 JSON 对象，有 id、title、html 或 text / needs id, title, and html or text")
                    )
                    bad.append(line)
                if len(batch) >= BATCH:
                    _keep(ledger, batch, at, report)
        _keep(ledger, batch, at, report)
        forward(ledger, carrier.log)
    finally:
        ledger.close()
    report.aside = _kept_aside(carrier.folder, file, bad) if bad else None
    return report


def _kept_aside(folder: Path, file: Path, lines: list[bytes]) -> Path:
    """Keep bad lines byte by byte, to be mended and imported by themselves; the same lines are the same file."""
    content = b"".join(line.rstrip(b"\r\n") + b"\n" for line in lines)
    kept = folder / ASIDE / f"{file.stem}.{hashlib.sha256(content).hexdigest()[:12]}.jsonl"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(content)
    return kept


def _why(error: Exception) -> str:
    match error:
        case UnicodeDecodeError():
            return f"不是 UTF-8 not UTF-8 (byte {error.start + 1})"
        case json.JSONDecodeError():
            return f"不是 JSON not JSON ({error.msg}, column {error.colno})"
        case KeyError():
            return f"缺 {error.args[0]} is missing"
        case AttributeError() | TypeError():
            return "不是 JSON 对象 no JSON object"
        case RecursionError():
            return "嵌套太深 nested too deeply"
        case _:
            return str(error)


def _keep(ledger: Ledger, batch: list[Page], at: datetime, report: Imported) -> None:
    new, changed = ledger.keep(batch, at, NEVER_AGAIN) if batch else (0, 0)
    report.new, report.changed = report.new + new, report.changed + changed
    batch.clear()


def _page(carrier: Carrier, notice: dict[str, Any]) -> Page:
    """One line as a page to keep. Raises for what a notice cannot be."""
    html, text = notice.get("html"), notice.get("text")
    words = html if html is not None else text
    if not isinstance(words, str) or not words.strip():
        raise ValueError("html、text 都没有内容 neither html nor text")
    url, row = str(notice.get("url") or ""), notice.get("list_row") or {}
    if not isinstance(row, dict):
        raise ValueError("list_row 不是对象 is no object")
    known = source_of(url)
    source, native = (known[0].name, known[1]) if known else ("import", str(notice["id"]).strip())
    if not native:
        raise ValueError("id 是空的 is empty")
    json.dumps([native, url, row, notice["title"]], ensure_ascii=False, allow_nan=False).encode()  # raises for half characters
    return Page(
        notice_id=f"{source}:{native}", source=source, native_id=native, url=url, page=carrier.blobs.put(words.encode()),
        body_text=folded(words) if html is None else html_words(words), normaliser=NORMALISER, title=str(notice["title"] or ""),
        published=iso_time(str(notice.get("published_at") or "")), row=row, origin="import", media="text" if html is None else "html",
    )  # fmt: skip


def iso_time(printed: str) -> str:
    """A printed time as ISO 8601, with +08:00 where it bears no offset; a date stays a date; "" for anything else, also
    for a day that no calendar has."""
    found = _PRINTED.search(printed)
    if not found:
        return ""
    year, month, day, hour, minute, second, offset = found.groups()
    said = f"{year}-{int(month):02}-{int(day):02}"
    if hour is not None:
        zone = {None: "+08:00", "Z": "+00:00"}.get(offset, offset)
        said += f"T{int(hour):02}:{minute}:{second or '00'}{zone if ':' in zone else f'{zone[:3]}:{zone[3:]}'}"
    try:
        datetime.fromisoformat(said)
    except ValueError:
        return ""
    return said


def html_words(words: str) -> str:
    """The text of a page of any kind, white space folded."""
    tree = parsed(words)
    tree.strip_tags(["script", "style", "noscript"])
    return folded(tree.body.text(separator=" ") if tree.body else words)


def folded(text: str) -> str:
    """White space folded."""
    return " ".join(text.split())
