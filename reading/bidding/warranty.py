"""reading: how long and how far the whole vehicle is under warranty."""

from collections.abc import Iterator

from reading import regex
from reading.bidding.answers import ends_table
from reading.bidding.durations import terms
from reading.bidding.statements import Statement, clause_end, lots_said, settled
from reading.document import Document
from reading.lotmap import LotMap
from reading.near import near
from schemas.bidding import Duration, TimeUnit
from schemas.values import Read

_LABEL = regex.compile(
    r"(?:整车|车辆|产品|货物)?(?:免费)?(?:质量保证期|质保期限?|质保年限|质保时间|质保要求|保修期限?|保修时间|保修年限|质保|保修)(?:\([^()\n]{1,16}\))?"
)
_VALUE = regex.compile(r"^(?:要求|服务|期限)?\s?[:：]?\s?(?:[^。;；\n\t0-9零一二两三四五六七八九十壹贰叁]{0,26})")
_PART = regex.compile("监理|电池|电机|电控|三电|发动机|变速箱|底盘|上装|轮胎|配件|零部件|延长|延保")
_KM = regex.compile(
    r"([0-9]{1,3}(?:\.[0-9])?)\s?万\s?(?:公里|km|KM|千米)|([0-9]{4,6})\s?(?:公里|km|KM|千米)|([一二三四五六七八九十]{1,3})万公里"
)
_OF_REPAIRS = regex.compile("响应|小时内|到场")
_NO_LABEL = ("金", "期满", "期内", "期结束", "期外", "期间", "责任", "义务", "费用", "范围", "手册", "卡")
_LONG = (TimeUnit.MONTHS, TimeUnit.YEARS)
"""A warranty lasts months; days are of repairs and answers."""
_FAR = 60
_MOST_CELLS = 60
_LONGEST_CELL = 8
_CHINESE = {char: number for number, char in enumerate("一二三四五六七八九", 1)} | {"十": 10}


def read_warranty(doc: Document, lots: LotMap) -> tuple[Read[Duration], Read[int]]:
    """Years (or months) and kilometres of the whole vehicle's warranty; several different ones are refused."""
    time, distance = [], []
    for start, end in _values(doc):
        term = next((term for term in terms(doc.flat, start, end) if term.value.unit in _LONG), None)
        if term is not None and term.start - start <= 30:
            time.append(Statement(term.value, (doc.span(term.start, term.end),), "label", lots_said(doc, lots, term.start)))
        match = _KM.search(doc.flat[start:end])
        if match:
            distance.append(Statement(_kilometres(match), (doc.span(start + match.start(), start + match.end()),), "label"))
    return settled(time, lots), settled(distance, lots)


def _cells(doc: Document, match_start: int) -> Iterator[tuple[int, int]]:
    """The cells below a column headed 质保期."""
    line = doc.line_at(match_start)
    column = next((number for number, (a, b) in enumerate(doc.cells(line)) if a <= match_start < b), -1)
    for number in range(line + 1, doc.list_line):
        cells = doc.cells(number)
        if len(cells) < 2:
            return
        if column < len(cells):
            yield cells[column]


def _stacked(doc: Document, line: int) -> Iterator[tuple[int, int]]:
    """Below a head 质保期 of a table whose cells lie one on a line: the lines that are nothing but a time."""
    for number in range(line + 1, min(line + _MOST_CELLS, doc.list_line)):
        start, end = doc.starts[number], doc.ends[number]
        if ends_table(doc.lines[number]):
            return
        found = next(terms(doc.flat, start, end), None) if end - start <= _LONGEST_CELL else None
        if found is not None and (found.start, found.end) == (start, end):
            yield start, end


def _values(doc: Document) -> Iterator[tuple[int, int]]:
    """Where the words on a warranty stand; of parts' own warranties nothing."""
    if "保" not in doc.flat:
        return
    for match in near(doc, _LABEL, ("质保", "保修", "质量保证期"), 8, 30):
        at = match.end
        if doc.flat.startswith(_NO_LABEL, at) or _PART.is_match(doc.flat[max(0, match.start - 8) : at]):
            continue
        if (
            doc.flat[at : at + 1] == "\t"
            and "\t" in doc.lines[doc.line_at(match.start)]
            and not any(char.isdigit() for char in doc.lines[doc.line_at(at)])
        ):
            yield from _cells(doc, match.start)
            continue
        if doc.flat[at : at + 1] == "\n" and doc.starts[doc.line_at(match.start)] == match.start:
            yield from _stacked(doc, doc.line_at(match.start))
            continue
        value = _VALUE.match(doc.flat[at : at + 40])
        start = at + (value.end() if value else 0)
        if doc.flat[start - 1 : start] == "\n":
            continue
        end = clause_end(doc.flat, at, _FAR)
        part = _PART.search(doc.flat[at:end])
        cut = at + part.start() if part else end
        if cut > at and not _OF_REPAIRS.is_match(doc.flat[at:cut]):
            yield at, cut


def _kilometres(match: regex.Match) -> int:
    """Kilometres of a printed distance."""
    if match.group(1):
        whole, _, tenth = match.group(1).partition(".")
        return int(whole) * 10_000 + int(tenth or 0) * 1_000
    if match.group(2):
        return int(match.group(2))
    tens, found, ones = match.group(3).partition("十")
    high = (_CHINESE.get(tens, 1) if tens else 1) * 10 if found else 0
    return (high + (_CHINESE.get(ones, 0) if found else _CHINESE.get(match.group(3), 0))) * 10_000
