"""reading: a project's number and name, as printed."""

import string
from collections.abc import Iterator

from reading import regex
from reading.candidates import Candidate, settle
from reading.document import Document
from reading.near import near
from reading.parties import party_key
from reading.turns import stage
from schemas.values import Read

_INLINE = regex.compile(
    r"(?:项目|采购|招标|采购项目|招标项目|采购文件|招标文件|谈判|磋商|询价)编号(?:为|是) ?:? ?|(?:[(,。;、]|项目|采购|招标|询价|磋商|谈判|询比|竞价|比选|遴选)编号:? ?"
)
_FIGURES = tuple(string.ascii_uppercase + string.digits + "[")
"""Signs that a number told in a sentence begins with."""
_CODE = regex.compile(r"(?:^|[^A-Za-z0-9])([A-Z0-9][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)+|[A-Z]{2,}[0-9]{6,}|[0-9]{10,})(?:[^A-Za-z0-9]|$)")
_IN_TITLE = regex.compile(r"\(([A-Z0-9][A-Za-z0-9]*(?:-[A-Za-z0-9]+){2,})\)")
_WITH_YEAR = regex.compile(r"\(([A-Z]{2,10}(?:-[A-Z]{1,6})?[\[(〔]20[0-9]{2}[\])〕][A-Z0-9\-]{2,12}号?)\)")
"""JXGL[2026]004 in a title's brackets."""
_CALLED = regex.compile(r"(?:^|[^A-Za-z0-9\-])([A-Z0-9][A-Za-z0-9]*(?:-[A-Za-z0-9]+){2,})号?(?:采购|招标)?项目")
_CALLING = "号采购招标"
"""What may stand between a number and 项目."""
_LONGEST_LEAD = 5
"""Signs of a number before a bracket that may open within it: a remark that does not close is none of it (XY-2025-01（政府采购…)."""
_FEWEST_DIGITS = 4
_NUMBER = regex.compile(r"[\p{Han}0-9A-Za-z_\-/.()\[\]【】〔〕《》#&+]+")


@stage
def read_project_no(doc: Document) -> Read[str]:
    """The project's number (项目编号), as printed."""
    found = []
    for tag in doc.of("project_no", "tender_file_no", "project_no_weak"):
        place = number_in(doc, tag.value_start, tag.value_end)
        if place:
            rank = {"project_no": 0, "tender_file_no": 1, "project_no_weak": 2}[tag.key]
            if tag.key == "project_no" and tag.start > doc.list_start:
                rank = 1
            found.append(Candidate(doc.words(*place), (doc.span(*place),), rank, f"label {tag.word}"))
    return settle([*found, *_named_with(doc), *_inline(doc), *_bracketed(doc)], party_key)


def _named_with(doc: Document) -> Iterator[Candidate[str]]:
    """Name and number behind one label: 项目名称及编号：某车采购（ABC-2026-01)."""
    for tag in doc.of("name_and_no"):
        for match in _CODE.finditer(doc.flat[tag.value_start : tag.value_end]):
            start, end = tag.value_start + match.start(1), tag.value_start + match.end(1)
            if sum(map(str.isdigit, match.group(1))) >= _FEWEST_DIGITS:
                yield Candidate(doc.words(start, end), (doc.span(start, end),), 3, f"label {tag.word}")


def _bracketed(doc: Document) -> Iterator[Candidate[str]]:
    """A title's number in brackets (2026-JQ06-W1187), or one that a sentence calls by 号项目."""
    stop = min(doc.list_start, doc.ends[0] + 400)
    words = doc.flat[:stop]
    joined = words.count("-") > 1
    called = joined and any([(last := before.rstrip(_CALLING)[-1:]).isascii() and last.isalnum() for before in words.split("项目")[:-1]])
    for pattern, printed in ((_IN_TITLE, joined), (_WITH_YEAR, True), (_CALLED, called)):
        for match in pattern.finditer(words) if printed else ():
            if sum(map(str.isdigit, match.group(1))) >= _FEWEST_DIGITS:
                yield Candidate(doc.words(*match.span(1)), (doc.span(*match.span(1)),), 4, "number in brackets")


def _inline(doc: Document) -> list[Candidate[str]]:
    """Within a sentence: 项目编号为ABC-2026-01, (编号ABC-2026-01)."""
    ends = [match.end for match in near(doc, _INLINE, ("编号",), 4, 8) if doc.flat.startswith(_FIGURES, match.end)]
    places = [number_in(doc, end, doc.list_start) for end in ends]
    return [Candidate(doc.words(*place), (doc.span(*place),), 3, "sentence") for place in places if place]


def _balanced(words: str) -> str:
    """Words up to a bracket that closes none of theirs: 510116202600288）第三包."""
    if ")" not in words:
        return words
    depth = 0
    for at, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return words[:at]
    return words


def number_in(doc: Document, start: int, end: int) -> tuple[int, int] | None:
    """Where a project number stands in a label's value; None when the value is none (详见正文, /)."""
    words = doc.flat[start : min(end, start + 80)]
    lead = len(words) - len(words.lstrip(" \"'"))
    match = _NUMBER.match(words[lead:])
    if match is None:
        return None
    begin, number = start + lead, _without_name(_balanced(match.group()))
    number = number[: number.rfind("(")] if number.count("(") > number.count(")") and number.rfind("(") > _LONGEST_LEAD else number
    stop = begin + len(number)
    while begin < stop and number_open(doc.flat[begin:stop]):
        begin, stop = (begin + 1, stop - 1) if doc.flat[begin] == "(" and doc.flat[stop - 1] == ")" else (begin, stop - 1)
    number = doc.flat[begin:stop]
    if len(number) < 4 or sum(map(str.isdigit, number)) < 2 or "详见" in number:
        return None
    return begin, stop


def number_open(number: str) -> bool:
    """Whether brackets enclose the whole number, or one is left open or a sign trails."""
    opened, closed = number.count("("), number.count(")")
    if opened == 1 and number.startswith("(") and number.endswith(")"):
        return True
    return opened < closed or number.endswith(("(", ".", "/", "-", "[", "、"))


def _without_name(number: str) -> str:
    """A number that runs into the project's name (SZ2012-06某局巡逻车) ends where more than three characters of Chinese follow."""
    if number.isascii():
        return number
    digits, han = 0, 0
    for place, char in enumerate(number):
        if char.isdigit():
            digits, han = digits + 1, 0
        elif char.isascii() or char in "【】〔〕":
            han = 0
        else:
            han += 1
            if han > 3 and digits >= 4:
                return number[: place - han + 1]
    return number


def read_project_name(doc: Document) -> Read[str]:
    """The project's name (项目名称), as printed; a contract's own (合同名称) where no project is named."""
    found = []
    for tag in doc.of("project_name", "contract_name"):
        start, end = tag.value_start, tag.value_end
        while start < end and doc.flat[start].isspace():
            start += 1
        words = doc.flat[start:end].rstrip(" 。;,\n")
        rank = 1 if tag.key == "contract_name" else 0
        if 3 < len(words) <= 120 and "\n" not in words:
            found.append(Candidate(doc.words(start, start + len(words)), (doc.span(start, start + len(words)),), rank, f"label {tag.word}"))
    return settle(found, party_key)
