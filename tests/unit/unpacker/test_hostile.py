"""Broken, protected, oversized and hostile files are refused with their reason; they harm nothing and hide nothing."""

import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdf
import pytest

from bench.specifications.drawing import as_docx, as_pdf
from bench.specifications.layouts import parameter_table
from schemas.attachments import WORDS, AttachedText, Refusal, told
from services.classifier.classify import classify
from services.extractor.extract import read_notice
from services.unpacker.archives import TOOLS
from services.unpacker.kinds import kind_of
from services.unpacker.limits import LIMITS, Limits
from services.unpacker.rars import is_protected
from services.unpacker.unpack import Part, parts_of
from services.unpacker.unpacking import unpacked
from tests.given.old_files import ENCRYPTED, doc, rar, rar5

DOCX = as_docx(parameter_table(0))


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def parts(name: str, data: bytes, limits: Limits = LIMITS) -> list[Part]:
    return list(parts_of(name, data, limits))


def reasons(name: str, data: bytes, limits: Limits = LIMITS) -> set[str]:
    return {str(part.reason) for part in parts(name, data, limits) if part.reason}


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.zip"])
def test_a_broken_file_is_refused_as_broken(name: str) -> None:
    whole = {"a.pdf": as_pdf(parameter_table(0)), "a.docx": DOCX, "a.xlsx": DOCX, "a.zip": zipped(("a.docx", DOCX))}[name]
    assert reasons(name, whole[:7] + b"\x00" * 40) <= {"broken"} and reasons(name, whole[:7] + b"\x00" * 40)


def test_a_file_with_a_password_is_refused_as_protected() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert reasons("a.pdf", out.getvalue()) == {"protected"}
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert reasons("a.docx", compound) == {"protected"}
    archive = bytearray(zipped(("a.txt", b"secret words here")))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        at = archive.find(sign) + (6 if sign == b"PK\x03\x04" else 8)
        archive[at] |= 1
    assert reasons("a.zip", bytes(archive)) == {"protected"}


needs = {name: pytest.mark.skipif(not any(map(shutil.which, tools)), reason=f"none of {tools} is installed") for name, tools in
         (("doc", ("antiword",)), ("rar", TOOLS["rar"]))}  # fmt: skip


@needs["doc"]
def test_an_old_word_file_is_read_and_one_that_is_broken_or_protected_is_refused() -> None:
    words = ("公务轿车技术参数", "排量：≤1.8L", "数量：4辆")
    (part,) = parts("a.doc", doc(*words))
    assert (part.kind, part.text) == ("doc", "\n".join(("a.doc", *words)))
    assert reasons("a.doc", doc(*words)[:1500]) == {"broken"}
    assert reasons("a.doc", doc(*words, flags=ENCRYPTED)) == {"protected"}
    assert reasons("a.doc", doc(*words), replace(LIMITS, file_bytes=1_000)) == {"oversized"}


@needs["rar"]
def test_a_rar_is_read_and_one_that_is_broken_or_oversized_is_refused() -> None:
    whole = rar(("参数.txt", "公务轿车，排量≤1.8L".encode()), ("旧/参数.docx", DOCX))
    found = {part.name: part for part in parts("a.rar", whole)}
    assert set(found) == {"a.rar/参数.txt", "a.rar/旧/参数.docx"} and "排量" in found["a.rar/旧/参数.docx"].text
    assert reasons("a.rar", whole[:40]) == {"broken"}
    assert reasons("a.rar", whole, replace(LIMITS, file_bytes=len(whole) - 1)) == {"oversized"}
    assert "oversized" in reasons("a.rar", whole, replace(LIMITS, total_bytes=1_000))


def test_a_rar_under_a_password_is_refused_as_protected() -> None:
    assert reasons("a.rar", rar(("a.txt", b"secret words"), flags=4)) == {"protected"}
    assert reasons("a.rar", rar5(encrypted_heads=True)) == reasons("a.rar", rar5(encrypted_file=True)) == {"protected"}
    assert not is_protected(rar(("a.txt", b"plain"))) and not is_protected(rar5()) and not is_protected(b"Rar!\x1a\x07\x01\x00\xff")


@needs["rar"]
@needs["doc"]
def test_files_in_archives_in_archives_are_read_each_by_its_path() -> None:
    inner = rar(("参数.doc", doc("公务轿车技术参数", "排量：≤1.8L")))
    found = parts("a.zip", zipped(("包一/内.rar", inner), ("b.zip", zipped(("坏.docx", DOCX[:500]), ("好.docx", DOCX)))))
    assert {(part.name, part.kind, str(part.reason)) for part in found} == {
        ("a.zip/包一/内.rar/参数.doc", "doc", ""), ("a.zip/b.zip/坏.docx", "zip", "broken"), ("a.zip/b.zip/好.docx", "docx", ""),
    }  # fmt: skip


def test_a_workbook_with_a_password_and_a_document_that_unpacks_to_far_more_are_refused() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert reasons("a.xlsx", compound) == {"protected"}
    bomb = zipped(("word/document.xml", b"<w/>" * 10_000_000), ("[Content_Types].xml", b""))
    assert reasons("a.docx", bomb) <= {"ratio", "oversized"} and reasons("a.docx", bomb)
    book = zipped(("xl/workbook.xml", b"<w/>" * 10_000_000), ("[Content_Types].xml", b""))
    assert reasons("a.xlsx", book) <= {"ratio", "oversized"} and reasons("a.xlsx", book)


@pytest.mark.parametrize("reason", Refusal)
def test_a_notice_is_read_the_same_whatever_file_beside_it_was_refused(reason: Refusal) -> None:
    html = "<p>云溪县公安局轿车采购公告</p><p>采购人：云溪县公安局</p><p>采购需求：执法执勤轿车4辆，排量1.8L及以下。</p>"
    text, notice = read_notice("云溪县公安局轿车采购公告", "2026-03-01", "", "file", html=html)
    refused = AttachedText(name="参数.docx", file="f" * 64, reason=reason)
    beside = classify(notice.model_copy(update={"attachments": (refused,)}), text)
    assert beside.lots == classify(notice, text).lots and beside.facts == notice.facts
    (line,) = beside.lots[0].lines
    assert line.quantity.value == 4 and beside.attachments == (refused,)


def test_a_bomb_is_refused_by_its_ratio_and_what_lies_beside_it_is_read() -> None:
    found = parts("a.zip", zipped(("bomb.txt", b"0" * 30_000_000), ("参数.docx", DOCX)))
    assert [(part.name, str(part.reason)) for part in found if part.reason] == [("a.zip/bomb.txt", "ratio")]
    assert any("排量" in part.text for part in found)


def test_archives_within_archives_end() -> None:
    data = zipped(("x.txt", "没有车辆的文字".encode()))
    for number in range(8):
        data = zipped((f"{number}.zip", data), ("beside.txt", "旁边的文字内容".encode()))
    assert "too_deep" in reasons("a.zip", data)


def test_too_many_files_are_not_all_read() -> None:
    data = zipped(*((f"{number}.txt", "说明文字内容".encode()) for number in range(LIMITS.files + 50)))
    found = parts("a.zip", data)
    assert len(found) == LIMITS.files and found[-1].reason == "too_many"


def test_a_file_that_is_larger_than_what_is_read_is_refused() -> None:
    small = replace(LIMITS, file_bytes=1_000)
    assert reasons("a.docx", DOCX, small) == {"oversized"}
    assert unpacked("a.docx", DOCX, small)[0].reason == "oversized"


def test_names_that_lead_elsewhere_only_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = parts("a.zip", zipped(("../../evil.txt", "外面的文字内容".encode()), ("/etc/cron.d/x.txt", "另一段文字内容".encode())))
    assert [part.name for part in found] == ["a.zip/evil.txt", "a.zip/etc/cron.d/x.txt"] and not list(tmp_path.iterdir())


def test_names_in_gbk_are_read() -> None:
    data = zipped(("cc.txt", "采购公务轿车".encode())).replace(b"cc.txt", "车.txt".encode("gbk"))
    assert parts("a.zip", data)[0].name == "a.zip/车.txt"


def test_a_sheet_of_a_hundred_thousand_rows_is_read_up_to_a_limit_and_in_time() -> None:
    book, small = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["车型", "公务轿车"])
    book.active.append(["排量", "≤1.8L"])
    book.save(small)
    row = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}" t="inlineStr"><is><t>配件</t></is></c></row>'
    more = "".join(row.format(number) for number in range(3, 100_003)) + "</sheetData>"
    with zipfile.ZipFile(small) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    members["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", more.encode())
    (part,) = unpacked("a.xlsx", zipped(*members.items()))
    assert part.text.count("\n") <= LIMITS.rows + 10 and "≤1.8L" in part.text and "配件" in part.text


def test_a_reader_that_does_not_end_is_ended() -> None:
    (part,) = unpacked("a.docx", DOCX, replace(LIMITS, seconds=0.01))  # type: ignore[arg-type]
    assert part.reason == "timeout"


def test_what_is_no_document_is_unsupported() -> None:
    assert kind_of(b"\x7fELF" + b"\x00" * 100, "a.docx") == ""
    assert reasons("a.exe", b"MZ" + b"\x00" * 100) == {"unsupported"}
    assert reasons("a.txt", b"") <= {"empty", "unsupported"}


def test_every_refusal_has_words_in_both_languages() -> None:
    assert set(WORDS) == set(Refusal) and told("protected") == "文件有密码 / the file is protected by a password"
    assert told("something newer") == "something newer"
