"""unpacker: what a file is, by its first bytes; its name only decides where these tell nothing."""

import zipfile
from io import BytesIO

ZIP, OLE, PDF, RAR, SEVEN, RTF = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"%PDF-",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf'\x1c",
    b"{\\rtf",
)
EMPTY_ZIP = b"PK\x05\x06"
IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")
_HTML = (b"<html", b"<!doctype html", b"<?xml", b"<table", b"<div", b"<head", b"<meta")
_PLAIN_NAMES = (".txt", ".csv", ".md")


def kind_of(data: bytes, name: str) -> str:
    """pdf, docx, xlsx, doc, xls, zip, rar, 7z, rtf, image, html, text; "" for what is none of these."""
    head = data[:1024]
    if head.startswith((ZIP, EMPTY_ZIP)):
        return _office(data)
    if PDF in head:
        return "pdf"
    if head.startswith(OLE):
        return _compound(data)
    for magic, kind in ((RAR, "rar"), (SEVEN, "7z"), (RTF, "rtf")):
        if head.startswith(magic):
            return kind
    if head.startswith(IMAGES):
        return "image"
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_HTML):
        return "html"
    return "text" if name.lower().endswith(_PLAIN_NAMES) and b"\x00" not in head else ""


def _office(data: bytes) -> str:
    """docx and xlsx are archives too; one with a damaged directory is a zip that is broken."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist()[:5_000])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    return "ods" if "content.xml" in names and "mimetype" in names else "zip"


def _compound(data: bytes) -> str:
    """Old Word and Excel files, and new ones under a password, by the names of their streams (UTF-16)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "protected"
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    return "xls" if "Workbook".encode("utf-16-le") in data else ""
