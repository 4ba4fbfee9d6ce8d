"""A document of which only some pages are read is told as that: the pages that are read stand, the others are named with why."""

import io
from dataclasses import replace

import pypdf
from PIL import Image

from bench.specifications.drawing import pdf_of
from schemas.attachments import AttachedText, Refusal, lacking
from services.unpacker.limits import LIMITS, Refused, refusal
from services.unpacker.pages import Pages
from services.unpacker.service import document
from services.unpacker.unpack import Part, parts_of, settled
from services.unpacker.unpacking import _ended, _why

WORDS = "某林场采购护林巡护车四辆，排量不大于一点八升，每辆不超过十六万元，五座，白色，三年质保。"
NO_OCR = replace(LIMITS, scanned_pages=0)


def pdf(*, scans: int) -> bytes:
    """A page of words, some pictures of pages, a page of words."""
    picture, out, writer = io.BytesIO(), io.BytesIO(), pypdf.PdfWriter()
    Image.new("L", (40, 60), 255).save(picture, "PDF")
    for data in (pdf_of([WORDS]), *[picture.getvalue()] * scans, pdf_of([WORDS.replace("四辆", "五辆")])):
        writer.append(io.BytesIO(data))
    writer.write(out)
    return out.getvalue()


def test_pages_of_words_are_read_when_the_scans_between_them_are_too_many_and_these_are_named() -> None:
    (part,) = settled(parts_of("需求.pdf", pdf(scans=3), NO_OCR))
    assert "四辆" in part.text and "五辆" in part.text
    assert (part.reason, part.unread, part.detail) == (Refusal.OVERSIZED, "2–4", "3 scanned pages")


def test_scans_are_counted_and_not_the_pages_before_them() -> None:
    read = list(parts_of("需求.pdf", pdf(scans=2), replace(LIMITS, scanned_pages=1)))
    assert [(part.so_far, part.unread) for part in read[:1]] == [(True, "2–3")], "pages of words are read first"
    assert (read[-1].so_far, read[-1].unread[-1]) == (False, "3")


def test_pages_beyond_those_of_a_pdf_that_are_read_are_named() -> None:
    (part,) = settled(parts_of("需求.pdf", pdf(scans=0), replace(LIMITS, pages=1)))
    assert (part.reason, part.unread) == (Refusal.OVERSIZED, "2") and "四辆" in part.text


def test_a_picture_of_pages_none_of_which_is_read_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (60, 60), 1).save(out, "TIFF", save_all=True, append_images=[Image.new("1", (60, 60), 1)])
    (part,) = settled(parts_of("扫描.tif", out.getvalue(), NO_OCR))
    assert (part.reason, part.text) == (Refusal.OVERSIZED, "")


def test_what_one_page_is_refused_for_is_held_against_no_other() -> None:
    def spent() -> list[str]:
        raise MemoryError

    pages = Pages(4)
    pages.add(0, lambda: ["第一页"])
    pages.add(1, spent)
    assert not pages.done and pages.unread == "2–4"
    pages.add(2, lambda: ["第三页"])
    pages.refuse([3], Refused(Refusal.TIMEOUT))
    assert pages.done and pages.unread == "2, 4" and list(pages.blocks()) == ["第一页", "第三页"]
    assert pages.why is not None and pages.why.reason == Refusal.MEMORY


def test_what_a_reader_had_read_when_it_was_ended_stands_and_the_rest_is_named() -> None:
    so_far = [Part("a.zip/甲.txt", "text", "说明"), *(Part("a.zip/乙.pdf", "pdf", "页", unread=f"{n}–9", so_far=True) for n in (2, 3))]
    assert _ended(tuple(settled(so_far)), "a.zip", Refusal.TIMEOUT) == (
        so_far[0],
        Part("a.zip/乙.pdf", "pdf", "页", Refusal.TIMEOUT, unread="3–9"),
        Part("a.zip", reason=Refusal.TIMEOUT),
    )
    alone = [Part("乙.pdf", "pdf", "页", unread="2–9", so_far=True)]
    assert _ended(tuple(settled(alone)), "乙.pdf", Refusal.MEMORY) == (Part("乙.pdf", "pdf", "页", Refusal.MEMORY, unread="2–9"),)
    assert _ended((), "乙.pdf", Refusal.MEMORY) == (Part("乙.pdf", reason=Refusal.MEMORY),)


def test_memory_that_runs_out_in_native_libraries_is_told_as_the_bound_of_memory() -> None:
    said = (
        "[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : Exception during initialization: std::bad_alloc",
        "libavcodec.so.62: failed to map segment from shared object",
        "OpenCV(4.11.0) error: (-4:Insufficient memory) Failed to allocate 12000000 bytes in function 'OutOfMemoryError'",
    )
    assert {refusal(RuntimeError(words)).reason for words in said} == {refusal(MemoryError()).reason} == {Refusal.MEMORY}
    assert refusal(RuntimeError("[ONNXRuntimeError] : 7 : INVALID_PROTOBUF")).reason == Refusal.BROKEN
    assert _why(-6, "terminate called after throwing an instance of 'std::bad_alloc'") == Refusal.MEMORY
    assert _why(-6, "") == Refusal.BROKEN and _why(0, "bad_alloc, and read all the same") is None


def test_what_is_not_read_is_told_in_both_languages() -> None:
    part = Part("需求.pdf", "pdf", "页", Refusal.TIMEOUT, unread="13–20")
    assert lacking(document(part, "f" * 64)) == "第13–20页没有读：读取超时 / not read, pages 13–20: reading took too long"
    assert lacking(AttachedText(name="需求.pdf", file="", reason="memory")) == "读取所需内存太多 / reading needs too much memory"
    assert lacking(AttachedText(name="需求.pdf", file="", text="f" * 64)) == ""
