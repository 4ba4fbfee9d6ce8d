"""The extractor: a notice's reading by its highest version, else by its list row; an empty page is set aside."""

import hashlib
from datetime import UTC, datetime

import pytest

from runtime.shapes import Blob, Heard, Reject, Said
from runtime.speaking import first_hand
from schemas.events import NoticeCaptured, NoticeListed, NoticeRead, Payload
from schemas.reading import Kind
from services.extractor.extract import read_notice, step
from tests.given.notices import CENTRAL_TENDER, LIST_ROW
from tests.given.rows import DictRows

AT = datetime(2026, 5, 6, 3, tzinfo=UTC)
PAGE = CENTRAL_TENDER.html.encode()
HASH = hashlib.sha256(PAGE).hexdigest()


def listed(title: str = CENTRAL_TENDER.title) -> NoticeListed:
    return NoticeListed(
        notice_id="ccgp:1", source="ccgp", native_id="1", url="https://portal.example/1", title=title, listed_at=AT, buyer="青田县水利局",
        region="浙江", kind_label="竞争性谈判公告", published_at="2026-05-06T10:00:00+08:00",
    )  # fmt: skip


def captured(version: int = 1, page: bytes = PAGE) -> NoticeCaptured:
    digest = hashlib.sha256(page).hexdigest()
    return NoticeCaptured(
        notice_id="ccgp:1", source="ccgp", native_id="1", url="https://portal.example/1", version=version, captured_at=AT, page=digest,
        body=digest, title=CENTRAL_TENDER.title, published_at="2026-05-06T10:00:00+08:00",
    )  # fmt: skip


def said(rows: DictRows, payload: Payload, *pages: bytes) -> list[Said]:
    heard = Heard(first_hand("collector", payload, AT), payload)
    blobs = {hashlib.sha256(page).hexdigest(): page for page in pages or (PAGE,)}
    return [output for output in step(rows, heard, blobs) if isinstance(output, Said)]


def reading(one: Said) -> NoticeRead:
    assert isinstance(one.payload, NoticeRead)
    return one.payload


def test_a_list_row_alone_is_searchable_at_once() -> None:
    (one,) = said(DictRows(), listed())
    read = reading(one)
    assert read.stage == "listed"
    assert (read.facts.kind.value, read.facts.buyer.value, read.region) == (Kind.TENDER, "青田县水利局", "浙江")


def test_a_page_outlives_its_list_row_in_either_order() -> None:
    first, second = DictRows(), DictRows()
    late = [*said(first, listed()), *said(first, captured())]
    early = [*said(second, captured()), *said(second, listed())]
    assert max(late, key=lambda one: one.sequence) == max(early, key=lambda one: one.sequence)
    assert reading(late[-1]).stage == "read"
    assert first.kept == second.kept


def test_an_older_version_that_comes_late_says_nothing() -> None:
    rows = DictRows()
    said(rows, captured(version=2))
    assert said(rows, captured(version=1)) == []


def test_the_stored_text_is_kept_before_it_is_named() -> None:
    heard = Heard(first_hand("collector", captured(), AT), captured())
    blob, one = list(step(DictRows(), heard, {HASH: PAGE}))
    assert isinstance(blob, Blob)
    assert isinstance(one, Said)
    assert hashlib.sha256(blob.data).hexdigest() == reading(one).text


@pytest.mark.parametrize("page", [b"", b"<html><body><script>var a=1</script></body></html>", b"<p> </p>"])
def test_a_page_without_text_is_rejected_and_leaves_no_row(page: bytes) -> None:
    rows = DictRows()
    with pytest.raises(Reject) as rejected:
        said(rows, captured(page=page), page)
    assert rejected.value.reason == "no text in page"
    assert rows.kept == {}


def test_a_notice_of_a_file_is_read_without_a_log() -> None:
    text, read = read_notice(
        title=LIST_ROW.title,
        published_at=LIST_ROW.published_at,
        url="https://portal.example/9",
        source="file",
        text=LIST_ROW.text,
        native_id="9",
    )
    assert read.notice_id == "file:9"
    assert hashlib.sha256(text.encode()).hexdigest() == read.text


def test_a_page_in_another_encoding_is_decoded() -> None:
    page = CENTRAL_TENDER.html.encode("gb18030")
    fact = captured(page=page).model_copy(update={"encoding": "gb18030"})
    (one,) = said(DictRows(), fact, page)
    assert reading(one).facts.buyer.value == "青田县水利局"
