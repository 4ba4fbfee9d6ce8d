"""unpacker: docx to paragraphs and tables. What was deleted, struck out or hidden is not read; what was inserted is."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from reading.blocks import Block
from schemas.attachments import Refusal
from services.unpacker.limits import Refused

Element = Any
"""An element of the document's XML."""
_P, _TBL, _TR, _TC, _R, _T = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "r", "t"))
_GONE = frozenset(qn(f"w:{name}") for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "footnoteReference", "fldData"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = qn("w:txbxContent")
_WIDEST = 64
_DEEPEST = 60
"""Elements within elements; Word nests a dozen."""


def blocks_of_docx(data: bytes) -> Iterator[Block]:
    """Paragraphs and tables in document order. Raises Refused when the file is damaged."""
    try:
        document = docx.Document(BytesIO(data))
    except (BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise Refused(Refusal.BROKEN, repr(error)[:200]) from error
    yield from _Reader(_hidden_styles(document), _notes(document)).blocks(document.element.body, 0)


def _notes(document: Any) -> dict[str, Element]:
    """Footnotes and endnotes by kind and id."""
    found: dict[str, Element] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in ("footnotes", "endnotes") and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            found |= {f"{kind}{note.get(qn('w:id'))}": note for note in root if note.get(qn("w:type")) in (None, "normal")}
    return found


def _hidden_styles(document: Any) -> frozenset[str]:
    """Ids of styles whose text Word does not show."""
    found = [style for style in document.styles.element.iter(qn("w:style")) if _unseen(style.find(qn("w:rPr")))]
    return frozenset(style.get(qn("w:styleId")) for style in found)


def _unseen(properties: Element | None) -> bool:
    """Hidden, or struck out by hand: what people read as deleted."""
    return properties is not None and any(_on(properties.find(qn(f"w:{name}"))) for name in ("vanish", "strike", "dstrike"))


def _on(flag: Element | None) -> bool:
    return flag is not None and flag.get(qn("w:val"), "true") not in ("0", "false", "off", "none")


class _Reader:
    def __init__(self, hidden: frozenset[str], notes: Mapping[str, Element]) -> None:
        self.hidden, self.notes = hidden, notes

    def blocks(self, parent: Element, depth: int) -> Iterator[Block]:
        held = ""
        for child in parent:
            if child.tag == _P:
                words = held + self.paragraph(child)
                held = words if _mark_deleted(child) else ""
                if not held and words.strip():
                    yield words
                yield from self._boxes(child, depth)
                yield from self._noted(child, depth)
            elif child.tag == _TBL and depth < _DEEPEST:
                yield from self._table(child, depth + 1)
            elif child.tag not in _GONE and child.tag != _FALLBACK and depth < _DEEPEST:
                yield from self.blocks(child, depth + 1)
        if held.strip():
            yield held

    def paragraph(self, paragraph: Element) -> str:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) in self.hidden:
            return ""
        return "".join(self._words(paragraph, 0))

    def _words(self, parent: Element, depth: int) -> Iterator[str]:
        for child in parent:
            if child.tag == _T:
                yield child.text or ""
            elif child.tag in (qn("w:tab"), qn("w:ptab")):
                yield "   "
            elif child.tag in (qn("w:br"), qn("w:cr")):
                yield "\n"
            elif child.tag == qn("w:noBreakHyphen"):
                yield "-"
            elif child.tag == _R and self._hides(child):
                continue
            elif child.tag not in _GONE and child.tag not in (_FALLBACK, _BOX) and depth < _DEEPEST:
                yield from self._words(child, depth + 1)

    def _hides(self, run: Element) -> bool:
        properties = run.find(qn("w:rPr"))
        if properties is None:
            return False
        style = properties.find(qn("w:rStyle"))
        return _unseen(properties) or (style is not None and style.get(qn("w:val")) in self.hidden)

    def _boxes(self, paragraph: Element, depth: int) -> Iterator[Block]:
        """Text boxes stand in the paragraph they are tied to; each is written twice, for old Words too."""
        for box in paragraph.iter(_BOX):
            if depth < _DEEPEST and not any(one.tag in (_FALLBACK, _BOX) for one in box.iterancestors()):
                yield from self.blocks(box, depth + 1)

    def _noted(self, paragraph: Element, depth: int) -> Iterator[Block]:
        """The notes that a paragraph refers to, right behind it."""
        for kind in ("footnote", "endnote"):
            for reference in paragraph.iter(qn(f"w:{kind}Reference")):
                note = self.notes.get(f"{kind}s{reference.get(qn('w:id'))}")
                if note is not None and depth < _DEEPEST - 1:
                    yield from self.blocks(note, _DEEPEST - 1)

    def _table(self, table: Element, depth: int) -> Iterator[Block]:
        rows = [row for row in _children(table, _TR) if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
        if any(next(cell.iter(_TBL), None) is not None for row in rows for cell in _children(row, _TC)):
            for row in rows:  # a table within a table is layout
                for cell in _children(row, _TC):
                    yield from self.blocks(cell, depth)
            return
        yield self._grid(rows)

    def _grid(self, rows: Iterable[Element]) -> list[list[str]]:
        grid: list[list[str]] = []
        for row in rows:
            cells: list[str] = []
            before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
            cells += [""] * _number(before)
            for cell in _children(row, _TC):
                above = grid[-1][len(cells)] if grid and len(cells) < len(grid[-1]) else ""
                cells += [above if _goes_on(cell) else self._cell(cell), *[""] * (_across(cell) - 1)]
            grid.append(cells)
        return grid

    def _cell(self, cell: Element) -> str:
        return "\n".join(block for block in self.blocks(cell, _DEEPEST - 2) if isinstance(block, str))


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also within content controls and insertions; not within deleted ones."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
            yield from _children(child, tag)


def _mark_deleted(paragraph: Element) -> bool:
    """The paragraph's end was deleted: its words run on in the next one."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _goes_on(cell: Element) -> bool:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _across(cell: Element) -> int:
    return max(_number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")), 1)


def _number(element: Element | None) -> int:
    value = element.get(qn("w:val"), "0") if element is not None else "0"
    return min(int(value), _WIDEST) if value.isascii() and value.isdigit() else 0
