"""reading: the cells of change tables that came one under the other: 更正项 / 更正前内容 / 更正后内容 / …."""

from collections.abc import Iterator, Sequence

from reading.document import Document, heading

Cell = tuple[int, int]

BEFORE_HEADS = (
    "更正前", "变更前", "原内容", "修改前", "原文件内容", "原公告内容", "更改前", "原招标文件内容", "原采购文件内容", "原条款", "原合同条款",
    "原合同约定", "原约定", "原规定", "调整前",
)  # fmt: skip
AFTER_HEADS = (
    "更正后", "变更后", "现内容", "修改后", "更正为", "变更为", "更改后", "现更正为", "现条款", "现约定", "补充合同条款", "补充协议条款", "调整后",
    "变更内容", "更正内容", "修改内容", "调整内容", "新内容",
)  # fmt: skip
REGION_ENDS = ("更正日期", "变更日期", "其他内容不变", "其余内容不变", "3.更正日期")


def stacked_changes(doc: Document) -> Iterator[tuple[Cell | None, Cell, Cell]]:
    """Item, what was and what is; no item where both cells begin with one label (采购数量：20台 / 采购数量：24台)."""
    lines = [number for number in range(doc.list_line) if doc.lines[number]]
    for place, number in enumerate(lines[:-2]):
        words = doc.lines[number]
        if "前" not in words and "原" not in words:
            continue  # one of them is in every head of what was
        if words.startswith(BEFORE_HEADS) and words.partition(":")[2].strip():
            continue  # 更正前：8台 is a pair's line and no head
        *_, first, last = " ", *words.split(" ")
        one_line = first.startswith(BEFORE_HEADS) and last.startswith(AFTER_HEADS)  # 变更前 变更后
        if "\t" not in words and (one_line or (words.startswith(BEFORE_HEADS) and doc.line(lines[place + 1]).startswith(AFTER_HEADS))):
            below = lines[place + 2 - one_line :]
            cells = [(doc.starts[line], doc.ends[line]) for line in below]
            if len(cells) > 1 and _told_alike(doc, *cells[:2]):
                yield from _twos(doc, cells)
            elif not one_line:
                yield from _threes(doc, below)
            return


def _threes(doc: Document, lines: Sequence[int]) -> Iterator[tuple[Cell, Cell, Cell]]:
    cells: list[Cell] = []
    for number in lines:
        words = doc.lines[number].strip()
        if words.startswith(REGION_ENDS) or heading(words):
            break
        if words.rstrip(".、").isdigit() or words == "-":
            cells = []
            continue
        cells.append((doc.starts[number], doc.ends[number]))
        if len(cells) == 3:
            yield cells[0], cells[1], cells[2]
            cells = []


def _twos(doc: Document, cells: Sequence[Cell]) -> Iterator[tuple[None, Cell, Cell]]:
    for before, after in zip(cells[::2], cells[1::2], strict=False):
        if not _told_alike(doc, before, after):
            return
        yield None, before, after


def _told_alike(doc: Document, one: Cell, other: Cell) -> bool:
    label, colon, _ = doc.flat[slice(*one)].partition(":")
    return bool(colon) and doc.flat[slice(*other)].startswith(label + colon)
