"""`chebiao read`: notices in, readings out; for people and for scoring."""

import json
import sys
from typing import Annotated, Any

import typer

from chebiao.opening import opened
from chebiao.screen import fail, out, read_text
from reading.form import reading_form
from runtime.shapes import Reject
from schemas.events import NoticeClassified
from scrapers.ledger import Ledger
from scrapers.sources.decoding import decoded
from services.classifier.classify import classify
from services.extractor.extract import read_notice


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read")(read)


def read(
    file: Annotated[
        str,
        typer.Argument(
            help="网页或文本文件，- 为标准输入，或已存页面的网址 / a page or text file; - for standard input; or the address of a kept page"
        ),
    ] = "-",
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="每行一条公告 JSON，输出每行一条 / one notice a line in, one reading a line out")
    ] = False,
    title: Annotated[str, typer.Option(help="公告标题 / the notice's title")] = "",
    url: Annotated[str, typer.Option(help="公告网址 / the notice's address")] = "",
    published: Annotated[str, typer.Option(help="发布时间 / publication time, ISO 8601")] = "",
    evidence: Annotated[bool, typer.Option("--evidence", help="同时给出每个值的原文 / also print the words of each value")] = False,
) -> None:
    """读公告，给出字段 / Read notices and print their fields."""
    if jsonl:
        _lines(sys.stdin.read() if file == "-" else read_text(file))
        return
    words = read_text(file) if not file.startswith(("http://", "https://")) else ""
    if not words:
        words, title, published, url = _kept(file)
    kind = "html" if "<" in words[:2000] and ">" in words[:2000] else "text"
    try:
        text, notice = _read({"id": url or file, "title": title, "url": url, "published_at": published, kind: words})
    except Reject as why:
        fail(f"读不出内容 cannot be read: {why}. 请给出公告网页或文本 / give a notice's page or text")
    out.print_json(data=reading_form(notice, url or file))
    if evidence:
        for path, said in _evidence(notice.model_dump(), ""):
            out.print(f"{path}: {said.get('why', '')} ← {' | '.join(text[start:end] for start, end, *_ in said['evidence'])}", markup=False)


def _kept(url: str) -> tuple[str, str, str, str]:
    """The page that was kept of an address: text, title, time, address. Ends the command when there is none."""
    with opened() as carrier:
        ledger = Ledger(carrier.folder)
        found = ledger.kept_at(url)
        ledger.close()
        if found is None:
            fail(f"没有存过这个网址的页面；`chebiao add {url}` 取来 / no page of this address is kept; `chebiao add` fetches it")
        return decoded(carrier.blobs.get(found[3])), found[1], found[2], url


def _lines(lines: str) -> None:
    for number, line in enumerate(lines.splitlines(), 1):
        if not line.strip():
            continue
        try:
            notice = json.loads(line)
            _, found = _read(notice)
            print(json.dumps(reading_form(found, str(notice["id"])), ensure_ascii=False))
        except (ValueError, KeyError, TypeError, Reject) as error:
            fail(
                f"第{number}行 line {number}: {error!r}；每行须是含 id、title 和 html 或 text 的 JSON / each line needs id, title, and html or text"
            )


def _read(notice: dict[str, Any]) -> tuple[str, NoticeClassified]:
    text, found = read_notice(
        title=notice.get("title") or "",
        published_at=notice.get("published_at"),
        url=notice.get("url") or "",
        source=notice.get("source") or "file",
        html=notice.get("html"),
        text=notice.get("text"),
        list_row=notice.get("list_row"),
        native_id=str(notice["id"]),
    )
    return text, classify(found, text)


def _evidence(value: Any, path: str) -> list[tuple[str, dict[str, Any]]]:
    """Every read value with evidence, by path."""
    if isinstance(value, dict) and value.get("evidence"):
        return [(path, value)]
    if isinstance(value, dict):
        return [found for name, inner in value.items() for found in _evidence(inner, f"{path}.{name}".lstrip("."))]
    if isinstance(value, list | tuple):
        return [found for place, inner in enumerate(value) for found in _evidence(inner, f"{path}[{place}]")]
    return []
