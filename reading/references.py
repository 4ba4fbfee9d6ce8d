"""reading: which other notices a notice names as its own procurement's (更正 → 原公告)."""

from collections.abc import Iterator

from reading import regex
from reading.document import Document
from reading.numbers import number_in
from schemas.reading import Kind
from schemas.values import Read, read

_ORIGINAL = ("原公告的采购项目编号", "原公告项目编号", "原项目编号")
_ADDRESS, _LONGEST_ADDRESS = regex.compile(r"https?://[^\s\"'<>，。；）)]{12,}"), 208
_NOTICE_PATHS = ("ccgp.gov.cn/cggg/", "articleId=", "/information/deal/html/", "viewNoticeContent", "/site/detail")


def read_references(doc: Document, kind: Kind | None) -> tuple[Read[str], ...]:
    """Project numbers of the original and addresses of other notices, in order, each once."""
    found: dict[str, Read[str]] = {}
    for tag in doc.of("project_no"):
        if kind is Kind.CORRECTION and tag.word in _ORIGINAL:
            place = number_in(doc, tag.value_start, tag.value_end)
            if place:
                found.setdefault(doc.words(*place), read(doc.words(*place), (doc.span(*place),), f"label {tag.word}"))
    for number in _lines_with_addresses(doc):
        line = doc.lines[number]
        for match in _ADDRESS.finditer(line[:2000]) if not line.startswith("# URL") else ():
            address = match.group()[:_LONGEST_ADDRESS]
            if any(path in address for path in _NOTICE_PATHS):
                start = doc.starts[number] + match.start()
                found.setdefault(address, read(address, (doc.span(start, start + len(address)),), "address"))
    return tuple(found.values())


def _lines_with_addresses(doc: Document) -> Iterator[int]:
    """Numbers of the lines behind the title that hold an address which may be a notice's."""
    at = doc.flat.find("http", doc.ends[0], doc.list_start)
    while at >= 0:
        number = doc.line_at(at)
        if any(path in doc.lines[number] for path in _NOTICE_PATHS):
            yield number
        at = doc.flat.find("http", doc.ends[number], doc.list_start)
