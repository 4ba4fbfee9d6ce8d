"""reading: how yes and no are printed: a word behind a question, a ticked box, a column of a table, a bracket."""

from collections.abc import Iterator

from reading import regex
from reading.document import Document
from schemas.values import Span

OFF = frozenset("□☐○◯〇")
ON = frozenset("■☑☒✓√✔●◉▣")
_YES = ("是", "接受", "允许", "需要", "要求", "可以", "允许进口", "专门面向", "缴纳", "收取")
_NO = (
    "否",
    "不接受",
    "不允许",
    "不需要",
    "不要求",
    "不可以",
    "无需",
    "无",
    "不",
    "免收",
    "不收取",
    "不缴纳",
    "不适用",
    "不允许进口",
    "非专门面向",
    "不专门面向",
)
VALUES = {**dict.fromkeys(_YES, True), **dict.fromkeys(_NO, False)}
_WORDS = "|".join(sorted(VALUES, key=len, reverse=True))
_BEHIND = regex.compile(rf"^[\s:]{{0,4}}(?:本项目)?\(? ?({_WORDS})(?: ?\))?")
_BOX = r"([□☐○◯〇■☑☒✓√✔●◉▣]|\(\s*[√✓✔]?\s*\))"
_BOX_SIGN = regex.compile("[□☐○◯〇■☑☒✓√✔●◉▣]")
_LED = regex.compile(rf"{_BOX}\s*({_WORDS})")
_FOLLOWED = regex.compile(rf"({_WORDS})\s*{_BOX}")
_NUMBERING = regex.compile(r"^[一二三四五六七八九十]{1,2}、")
_LONGEST_OPTIONS = 30
_MOST_LINES = 90
_LONGEST_CELL = 60
_SECTIONS = ("二、", "三、", "本")
_LONGEST_HEAD = 12
_TABLE_ENDS = ("合同履行期限", "合同履约期限", "本项目", "二、", "三、", "本合同包", "本采购包")


def answer(doc: Document, at: int) -> tuple[bool, int] | None:
    """The answer right behind a question and where it ends; None when there is none."""
    ticked = boxed(doc.text, at)
    if ticked is not None:
        return ticked
    match = _BEHIND.match(doc.flat[at : at + 24])
    if match is None:
        return None
    after = doc.flat[at + match.end() : at + match.end() + 4]
    if after[:1] and after[0].isalpha() and not match.group(0).endswith(")") and not _NUMBERING.match(after):
        return None
    return VALUES[match.group(1)], at + match.end()


def boxed(text: str, at: int) -> tuple[bool, int] | None:
    """The option that is ticked (□是 ■否, 是☑ 否□, (√)是 ( )否) and where the options end. None without boxes, or with
    none or several ticked."""
    window = text[at : at + _LONGEST_OPTIONS].replace("（", "(").replace("）", ")").split("\n", 1)[0]
    if not _BOX_SIGN.is_match(window):
        return None
    begin = window.lstrip(" :：")
    led = begin[:1] in OFF | ON | {"("}
    options = list((_LED if led else _FOLLOWED).finditer(window))
    if not options or window[: options[0].start()].strip(" :：、"):
        return None
    ticked = [match for match in options if _ticked(match.group(1 if led else 2))]
    if len(ticked) != 1:
        return None
    return VALUES[ticked[0].group(2 if led else 1)], at + options[-1].end()


def _ticked(box: str) -> bool:
    return any(sign in ON for sign in box)


def unticked(doc: Document, start: int) -> bool:
    """Whether a clause begins with a box that is not ticked: it is not said."""
    lead = doc.text[start : start + 8].lstrip(" 　(（0123456789.、")
    return lead[:1] in OFF


def in_column(doc: Document, start: int, end: int, place: int, of: int) -> Iterator[tuple[bool, tuple[Span, ...]]]:
    """Answers below a column head that asks. A page's cells may be tab separated, lie one on a line, or all on one line;
    `place`: which of the `of` asking heads this one is."""
    line = doc.line_at(start)
    if "\t" in doc.lines[line]:
        yield from _tabbed(doc, line, start, end)
        return
    found = list(_run_on(doc, end, doc.ends[line])) or (list(_stacked(doc, line)) if len(doc.lines[line]) <= _LONGEST_CELL else [])
    chosen = found if len(found) < of else found[place::of]
    for value, span in chosen:
        yield value, (doc.span(start, end), span)


def _tabbed(doc: Document, line: int, start: int, end: int) -> Iterator[tuple[bool, tuple[Span, ...]]]:
    column = next((number for number, (a, b) in enumerate(doc.cells(line)) if a <= start <= b), -1)
    for number in range(line + 1, min(line + _MOST_LINES, doc.list_line)):
        if "\t" not in doc.lines[number]:
            return
        cells = doc.cells(number)
        if column < len(cells):
            a, b = cells[column]
            word = doc.flat[a:b].strip()
            if word in VALUES:
                yield VALUES[word], (doc.span(start, end), doc.span(a, b))


def _stacked(doc: Document, line: int) -> Iterator[tuple[bool, Span]]:
    for number in range(line + 1, min(line + _MOST_LINES, doc.list_line)):
        words = doc.lines[number].strip()
        if ends_table(words):
            return
        if words in VALUES and words not in ("无", "不"):
            yield VALUES[words], doc.span(doc.starts[number], doc.ends[number])


def ends_table(words: str) -> bool:
    """Whether a line stands behind a table whose cells lie one on a line; a mere head (合同履行期限) is still of it."""
    return words.startswith(_TABLE_ENDS) and (":" in words or "(" in words or words.startswith(_SECTIONS) or len(words) > _LONGEST_HEAD)


def _run_on(doc: Document, at: int, end: int) -> Iterator[tuple[bool, Span]]:
    """Cells of a row run together with spaces between: … 1(宗) 否 工业."""
    while (space := doc.flat.find(" ", at, end)) >= 0:
        stop = doc.flat.find(" ", space + 1, end)
        word = doc.flat[space + 1 : stop if stop >= 0 else end]
        if word in ("是", "否"):
            yield VALUES[word], doc.span(space + 1, space + 1 + len(word))
        at = space + 1
