"""reading: lots that bear no number and begin with the label of their name, one block each: 标项名称：轿车 … 标项名称：越野车 …."""

from collections.abc import Sequence
from dataclasses import dataclass

from reading import regex
from reading.document import Document

_NAMES = ("标项名称:", "包名称:", "分包名称:", "采购包名称:", "标段名称:", "合同包名称:", "包组名称:", "标包名称:")
_FIRST_SIGNS = frozenset("标包分采合")
"""Signs that labels of a lot's name begin with."""
_NAMED = regex.one_of(("包名称:", "标项名称:", "标段名称:", "包件名称:", "包组名称:"))
"""What each of them ends with: few notices have one."""
_ENDS = ("合同履", "本项目", "二、", "四、", "质保", "交货", "服务期")
"""What a line behind the last block begins with."""
_MOST = 60
"""Lots of one notice."""
_LISTED = regex.compile(r"(?:标项|采购包|合同包|标段|标包|分包|包组|包) ?([0-9]{1,2}(?: ?、 ?[0-9]{1,2}){1,9})(?:[^0-9]|$)")
"""标项 1、2、3: the numbers of the lots in a row."""


@dataclass(frozen=True, slots=True)
class Block:
    """A lot's block, and where the notice lists its number; None where it lists none."""

    start: int
    end: int
    name: str
    number: tuple[int, int] | None


def beginning_with(doc: Document, names: tuple[str, ...]) -> list[int]:
    """Numbers of the lines behind the title that begin with one of some labels of a lot's name."""
    if not _NAMED.is_match(doc.flat):
        return []
    return [number for number in doc.beginning(_FIRST_SIGNS) if 0 < number < doc.list_line and doc.lines[number].startswith(names)]


def blocks_by_name(doc: Document) -> list[Block]:
    """The blocks of a notice that begin with a lot's name, each another one; none where there are fewer than two."""
    begins = beginning_with(doc, _NAMES)
    if not 2 <= len(begins) <= _MOST:
        return []
    names = [doc.lines[number].partition(":")[2].strip() for number in begins]
    if len(set(names)) < len(names) or not all(names):
        return []
    ends = [doc.starts[number] for number in begins[1:]] + [_last_end(doc, begins[-1])]
    numbers = _numbers(doc, len(begins))
    return [Block(doc.starts[at], end, name, number) for at, end, name, number in zip(begins, ends, names, numbers, strict=True)]


def _last_end(doc: Document, first: int) -> int:
    """Where the last block ends: before a line that is about all, or the next section."""
    sections = {number for number, _ in doc.sections}
    following = (number for number in range(first + 1, doc.list_line) if doc.lines[number].startswith(_ENDS) or number in sections)
    last = next(following, doc.list_line)
    return doc.starts[last] if last < doc.line_count else doc.size


def _numbers(doc: Document, count: int) -> Sequence[tuple[int, int] | None]:
    """The numbers of so many lots where the notice lists them from one on."""
    for match in _LISTED.finditer(doc.flat):
        told = [part.strip() for part in match.group(1).split("、")]
        if told == [str(number) for number in range(1, count + 1)]:
            at, found = match.start(1), list[tuple[int, int] | None]()
            for number in told:
                at = doc.flat.index(number, at)
                found.append((at, at + len(number)))
                at += len(number)
            return found
    return [None] * count
