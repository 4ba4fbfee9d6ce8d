"""bench: bytes that a fuzzer made as files: a PDF or anything raw, or well-formed documents, sheets and archives whose insides they decide."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from bench.specifications.drawing import pdf_of

_TYPES = "application/vnd.openxmlformats-officedocument"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORDS = ("轿车", "排量", "≤1.8L", "1498mL", "数量", "2辆", "单价", "18万元", "座位数", "5座", "、", "：", "技术参数")
_DOCX_TAGS = (
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:del",
    "w:ins",
    "w:sdt",
    "w:sdtContent",
    "w:hyperlink",
    "w:txbxContent",
    "w:pict",
)
_DOCX_LEAVES = (
    '<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>', '<w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>",
    '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:rPr><w:vanish/></w:rPr>", "<w:rPr><w:strike/></w:rPr>", "<w:tab/>", "<w:br/>",
    '<w:trPr><w:gridBefore w:val="7"/></w:trPr>', '<w:tcPr><w:gridSpan w:val="x"/></w:tcPr>',
)  # fmt: skip
_XLSX_TAGS = ("row", "c", "is", "t", "v", "f", 'row hidden="1"', 'c r="C3" t="inlineStr"', 'c r="XFD1048576"', 'row r="900000"', 'c t="b"')
_XLSX_LEAVES = ("<v>1E999</v>", "<v>45000</v>", "<v>-1</v>", '<c r="B2" t="inlineStr"><is><t>轿车</t></is></c>', '<c t="s"><v>9</v></c>')
_DEEPEST = 200


def as_file(data: bytes) -> tuple[str, bytes]:
    """Name and bytes of a file; the first byte says which kind."""
    kind = data[0] % 4 if data else 0
    made: Callable[[bytes], tuple[str, bytes]] = (_raw, _docx, _xlsx, _archive)[kind]
    return made(data[1:])


def seeds() -> Iterator[bytes]:
    """One of each kind to begin with."""
    yield b"\0" + pdf_of(["技术参数", "排量≤1.8L，2辆，单价不超过18万元"])
    yield bytes((1, 3, 4, 5, 0, 1, 2, 128, 129, 130))
    yield bytes((2, 0, 7, 2, 3, 131, 134, 60, 60, 60, 60, 0, 1, 101))
    yield b"\3" + pdf_of(["排量"]) + b"\n" * 3 + bytes(range(64))


def _raw(data: bytes) -> tuple[str, bytes]:
    return "参数.pdf", data


def _docx(data: bytes) -> tuple[str, bytes]:
    body = _tree(data, _DOCX_TAGS, _DOCX_LEAVES)
    return "参数.docx", _packed({
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{_TYPES}.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": _related("officeDocument", "word/document.xml"),
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
    })  # fmt: skip


def _xlsx(data: bytes) -> tuple[str, bytes]:
    rows = _tree(data, _XLSX_TAGS, _XLSX_LEAVES)
    return "清单.xlsx", _packed({
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_TYPES}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{_TYPES}.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _related("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    })  # fmt: skip


def _archive(data: bytes) -> tuple[str, bytes]:
    """Members with the names and bytes that lie between line ends; one may be an archive again."""
    members = {
        f"{number}{(b'.docx', b'.txt', b'.zip', b'.html')[number % 4].decode()}": part for number, part in enumerate(data.split(b"\n")[:40])
    }
    return "附件.zip", _packed(members)


def _related(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _packed(members: dict[str, str] | dict[str, bytes]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def _tree(data: bytes, tags: tuple[str, ...], leaves: tuple[str, ...]) -> str:
    """Well-formed XML, whatever the bytes: each opens an element, closes one, or puts a leaf or a word."""
    out: list[str] = []
    held: list[str] = []
    for byte in data:
        if byte < len(tags) and len(held) < _DEEPEST:
            held.append(tags[byte].split(" ")[0])
            out.append(f"<{tags[byte]}>")
        elif byte < 100:
            out.append(f"</{held.pop()}>" if held else "")
        else:
            out.append((leaves + _WORDS)[byte % (len(leaves) + len(_WORDS))])
    return "".join([*out, *(f"</{name}>" for name in reversed(held))])
