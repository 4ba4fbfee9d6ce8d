"""`chebiao read`: notices in, readings out; for people and for scoring."""

import json
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel

from chebiao.given_files import Files, is_file, read_specification
from chebiao.opening import opened
from chebiao.screen import errors, fail, out, read_text
from reading.form import reading_form
from reading.remembered import AT_ONCE
from reading.turns import in_turns
from runtime.settling import settle
from runtime.shapes import Reject
from schemas.attachments import lacking
from schemas.events import NoticeClassified
from schemas.values import Read, Span
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
            help="网页、文本或规格文件（pdf、docx、xlsx…），- 为标准输入，或已存页面的网址 / "
            "a page, text or specification file; - for standard input; or the address of a kept page"
        ),
    ] = "-",
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="每行一条公告 JSON，输出每行一条 / one notice a line in, one reading a line out")
    ] = False,
    with_: Annotated[
        list[Path] | None,
        typer.Option("--with", help="公告的附件，可多次给出 / a file beside the notice; may be given again", exists=True, dir_okay=False),
    ] = None,
    title: Annotated[str, typer.Option(help="公告标题 / the notice's title")] = "",
    url: Annotated[str, typer.Option(help="公告网址 / the notice's address")] = "",
    published: Annotated[str, typer.Option(help="发布时间 / publication time, ISO 8601")] = "",
    evidence: Annotated[bool, typer.Option("--evidence", help="同时给出每个值的原文 / also print the words of each value")] = False,
) -> None:
    """读公告，给出字段 / Read notices and print their fields."""
    if jsonl:
        _lines(sys.stdin.read() if file == "-" else read_text(file), Path(file).parent if file != "-" else Path())
        return
    files = Files.of(with_ or [])
    if (specification := is_file(file)) is not None:
        found = read_specification(Path(file).name, specification, title, published, files)
    else:
        words = read_text(file) if not file.startswith(("http://", "https://")) else ""
        if not words:
            words, title, published, url = _kept(file)
        kind = "html" if "<" in words[:2000] and ">" in words[:2000] else "text"
        try:
            found = _read({"id": url or file, "title": title, "url": url, "published_at": published, kind: words}, files)
        except Reject as why:
            fail(f"读不出内容 cannot be read: {why}. 请给出公告网页或文本 / give a notice's page or text")
    _print(*found, url or file, evidence)


def _print(text: str, notice: NoticeClassified, texts: Mapping[str, str], identity: str, evidence: bool) -> None:
    out.print_json(data=reading_form(notice, identity))
    for one in notice.attachments:
        if one.reason:
            missing = lacking(one) if one.text else f"没有读 not read: {lacking(one)}"
            errors.print(f"{one.name}: {missing} {one.detail}".rstrip(), style="yellow", markup=False)
    if evidence:
        names = {one.text: one.name for one in notice.attachments}
        for path, said in _evidence(notice, ""):
            quotes = [
                (f"[{names.get(span.text, span.text[:12])}] " if span.text else "") + texts.get(span.text, text)[span.start : span.end]
                for span in said.evidence
            ]
            out.print(f"{path}: {said.why} ← {' | '.join(quotes)}", markup=False)


def _kept(url: str) -> tuple[str, str, str, str]:
    """The page that was kept of an address: text, title, time, address. Ends the command when there is none."""
    with opened() as carrier:
        ledger = Ledger(carrier.folder)
        found = ledger.kept_at(url)
        ledger.close()
        if found is None:
            fail(f"没有存过这个网址的页面；`chebiao add {url}` 取来 / no page of this address is kept; `chebiao add` fetches it")
        return decoded(carrier.blobs.get(found[3])), found[1], found[2], url


def _lines(lines: str, folder: Path) -> None:
    given = [(number, line) for number, line in enumerate(lines.splitlines(), 1) if line.strip()]
    for at in range(0, len(given), AT_ONCE):
        some = given[at : at + AT_ONCE]
        for (number, _), told in zip(some, in_turns([partial(_form, line, folder) for _, line in some]), strict=True):
            if isinstance(told, Exception):
                fail(
                    f"第{number}行 line {number}: {told!r}；每行须是含 id、title 和 html 或 text 的 JSON，attachments 为文件路径 / "
                    "each line needs id, title, and html or text; attachments are paths of files"
                )
            print(json.dumps(told, ensure_ascii=False))
        if at == 0:
            settle()  # the first notices have loaded what all the others need


def _form(line: str, folder: Path) -> dict[str, Any] | Exception:
    """The reading of a line's notice, or why there is none."""
    try:
        notice = json.loads(line)
        _, found, _ = _read(notice, Files.of([folder / name for name in notice.get("attachments") or ()]))
        return reading_form(found, str(notice["id"]))
    except (ValueError, KeyError, TypeError, OSError, Reject) as error:
        return error


def _read(notice: dict[str, Any], files: Files) -> tuple[str, NoticeClassified, Mapping[str, str]]:
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
    return text, classify(files.beside(found), text, files.texts), files.texts


def _evidence(value: Any, path: str) -> list[tuple[str, Read[Any]]]:
    """Every read value with evidence, by path."""
    if isinstance(value, Read):
        return [(path, value)] if value.evidence else []
    if isinstance(value, tuple) and not isinstance(value, Span):
        return [found for place, inner in enumerate(value) for found in _evidence(inner, f"{path}[{place}]")]
    names = type(value).model_fields if isinstance(value, BaseModel) else ()
    return [found for name in names for found in _evidence(getattr(value, name), f"{path}.{name}".lstrip("."))]
