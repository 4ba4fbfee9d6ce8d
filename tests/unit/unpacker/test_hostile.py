"""Broken, protected, oversized and hostile files are refused with their reason; they harm nothing and hide nothing."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdf
import pytest

from bench.specifications.drawing import as_docx, as_pdf
from bench.specifications.layouts import parameter_table
from schemas.attachments import WORDS, Refusal, told
from services.unpacker.kinds import kind_of
from services.unpacker.limits import LIMITS, Limits
from services.unpacker.unpack import Part, parts_of
from services.unpacker.unpacking import unpacked

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
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("清单")
    sheet.append(["车型", "公务轿车"])
    sheet.append(["排量", "≤1.8L"])
    for number in range(100_000):
        sheet.append([number, "配件"])
    out = io.BytesIO()
    book.save(out)
    (part,) = unpacked("a.xlsx", out.getvalue())
    assert part.text.count("\n") <= LIMITS.rows + 10 and "≤1.8L" in part.text


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
