"""reading: pages that came as one line without blanks (…一、项目名称：…二、预算：…), back into lines by their rising ordinals.

Where blanks part the chapters, `pasted` unrolls the line."""

from collections.abc import Iterator, Sequence

from reading import regex
from reading.folding import flat
from reading.runon import FIRST_HEADS, run_on_table

SHORTEST_PAGE, SHORTEST_CHAPTER = 100, 30
"""Signs from where on a line may be a page or a chapter that lost its breaks."""
_HAN = "一二三四五六七八九十"
_TEENS = [*_HAN, *("十" + sign for sign in _HAN[:9]), "二十"]
_CHAPTERS = [f"{sign}、" for sign in _TEENS]
_CLAUSES = [f"({sign})" for sign in _TEENS]
_ITEMS = [f"{number}." for number in range(1, 31)]
_STOPS = [f"{number}、" for number in range(1, 31)]
_HEADS = (*FIRST_HEADS, "號", "標", "組")
"""One of these is in every line that holds the heads of a table; the last ones as traditional texts write those."""
_EMPTY = "/"
"""What stands in a cell without words, which would be lost between two tabs."""
_NEVER_BEFORE = frozenset("第包段项标组型款类之共有约星期章条节款")
"""Signs that make another word of an ordinal: 第一、二包, 标段一、标段二."""
_FEWEST_CHAPTERS, _FEWEST_ITEMS = 3, 2
_LABEL = regex.compile(
    r"(?:[学院司局校会厅队所站部室号楼层处心社厂团式息]|\))((?:采购人|招标人|代理机构|采购代理机构|地址|联系地址|联系人|联系方式|联系电话|电话):)"
)
"""A label that a name or an address runs into: 某大学地址：…."""
_TITLE = regex.compile(
    r"^([^。;:\n]{6,90}?(?:公告|公示|通知|公开)(?:[(（][^)）]{1,20}[)）])?)(?:(?:公告)?(?:发布|来源)|[^。:,;]{2,24}[ \x{3000}]20[0-9]{2}[/\-年])"
)
"""A title that runs into where and when it was published: 某车采购公告资产处 2026/9/10 …."""


def unrun(line: str) -> list[str]:
    """The pieces of a long line: its title, its chapters (一、), their clauses ((一), 1.), tables as rows with tabs, and labels that
    a name runs into."""
    in_chapters = len(line) >= SHORTEST_PAGE and all([mark in line for mark in _CHAPTERS[:_FEWEST_CHAPTERS]])
    if "\t" in line or not (in_chapters or any([word in line for word in _HEADS])):
        return [line]
    words = flat(line)
    chapters = _rising(words, _CHAPTERS, _FEWEST_CHAPTERS) if in_chapters else []
    if sum(1 for at in chapters if words[at - 1 : at].strip()) * 2 <= len(chapters):
        return _with_table(line, words, 0, len(line), [0]) if any(head in words for head in FIRST_HEADS) else [line]
    title = _TITLE.match(words[: chapters[0]])
    begins = sorted({0, *chapters, *([title.end(1)] if title else ())})
    return [piece for start, end in _between(begins, len(line)) for piece in _with_table(line, words, start, end, None)]


def _with_table(line: str, words: str, start: int, end: int, cuts: list[int] | None) -> list[str]:
    """The pieces of a chapter, its table as rows. `cuts`: where to break what stands around the table; None where its clauses begin."""
    found = run_on_table(line[start:end], words[start:end])
    if found is None:
        return _pieces(line[start:end], words[start:end], cuts)
    first, rows, last = found
    return [
        *_pieces(line[start : start + first], words[start : start + first], cuts),
        "",
        *("\t".join(cell or _EMPTY for cell in row) for row in rows),
        "",
        *_pieces(line[start + last : end], words[start + last : end], cuts),
    ]


def _pieces(line: str, words: str, cuts: list[int] | None) -> list[str]:
    at = sorted({0, *_within(words)}) if cuts is None else cuts
    return [line[a:b] for a, b in _between(at, len(line))]


def _within(chapter: str) -> Iterator[int]:
    """Where clauses, items and labels behind names begin within a chapter."""
    clauses = _rising(chapter, _CLAUSES, _FEWEST_ITEMS)
    yield from clauses
    for first, last in _between([0, *clauses], len(chapter)):
        for family in (_ITEMS, _STOPS):
            yield from (first + at for at in _rising(chapter[first:last], family, _FEWEST_ITEMS))
    yield from (match.start(1) for match in _LABEL.finditer(chapter))


def _rising(words: str, marks: Sequence[str], fewest: int) -> list[int]:
    """Where the ordinals of a family stand one after the other from the first on; none where they are too few."""
    found: list[int] = []
    at = 0
    for mark in marks:
        at = _place(words, mark, at)
        if at < 0:
            break
        found.append(at)
        at += len(mark)
    return found if len(found) >= fewest else []


def _place(words: str, mark: str, at: int) -> int:
    """The next place of an ordinal that is no part of a word, a figure or a greater ordinal."""
    while (at := words.find(mark, at)) >= 0:
        before, behind = words[at - 1 : at], words[at + len(mark) : at + len(mark) + 1]
        figure = mark[0].isdigit() and (before.isdigit() or before == "." or behind.isdigit())
        if not figure and not (before and (before in _NEVER_BEFORE or before in _HAN)):
            return at
        at += 1
    return -1


def _between(cuts: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    return zip(cuts, [*cuts[1:], end], strict=True)
