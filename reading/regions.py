"""reading: which parts of a notice speak of what is bought, and which of procedure and people."""

from collections.abc import Iterator

from reading import regex
from reading.document import Document
from schemas.values import Span, span_of

_PROCEDURE = regex.one_of(
    (
        "资格",
        "获取",
        "评审专家",
        "评审小组",
        "代理服务",
        "公告期限",
        "询问",
        "联系方式",
        "公示期",
        "监督",
        "附件",
        "发布公告的媒介",
    )
)
_NEEDS = ("技术", "参数", "采购需求", "货物需求", "配置")
"""Words of what is asked for in a heading that names its place too: 公告附件（技术需求）."""
_PEOPLE = frozenset(("contact", "experts", "fee", "address", "buyer_address", "agency_address"))


def about_all(doc: Document) -> tuple[Span, ...]:
    """The regions that may speak of the things bought: the title and all sections but those on procedure and people."""
    named = {tag.line for tag in doc.tags if tag.key in _PEOPLE and tag.start - doc.starts[tag.line] < 6}
    found: list[tuple[int, int]] = []
    for first, last in _runs(doc, named):
        words = doc.text[doc.starts[first] : doc.ends[last]]
        start = doc.ends[last] - len(words.lstrip("\n"))
        end = doc.starts[first] + len(words.rstrip("\n"))
        if start >= end:
            continue
        if found and not doc.text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple([span_of((start, end, "")) for start, end in found])


def _runs(doc: Document, named: set[int]) -> Iterator[tuple[int, int]]:
    """First and last of the lines between those that are `named`, under no heading of procedure."""
    heads, first, procedure = dict(doc.headings), 0, False
    for number in [*sorted(heads.keys() | named), doc.list_line]:
        stop = min(number, doc.list_line)
        if not procedure and first < stop:
            yield first, stop - 1
        if head := heads.get(number, ""):
            procedure = _PROCEDURE.is_match(head) and not ("附件" in head and any(word in head for word in _NEEDS))
        first = number + 1 if number in named else number
