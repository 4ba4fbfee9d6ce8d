"""reading: which parts of a notice speak of what is bought, and which of procedure and people."""

from reading.document import Document
from schemas.values import Span

_PROCEDURE = (
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
_NEEDS = ("技术", "参数", "采购需求", "货物需求", "配置")
"""Words of what is asked for in a heading that names its place too: 公告附件（技术需求）."""
_PEOPLE = frozenset(("contact", "experts", "fee", "address", "buyer_address", "agency_address"))


def about_all(doc: Document) -> tuple[Span, ...]:
    """The regions that may speak of the things bought: the title and all sections but those on procedure and people."""
    named = {tag.line for tag in doc.tags if tag.key in _PEOPLE and tag.start - doc.starts[tag.line] < 6}
    sections, procedure = dict(doc.headings), False
    found: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(zip(doc.starts[: doc.list_line], doc.ends, strict=False)):
        if number in sections:
            head = sections[number]
            procedure = any([word in head for word in _PROCEDURE]) and not ("附件" in head and any(word in head for word in _NEEDS))
        if procedure or start == end or number in named:
            continue
        if found and (found[-1][1] + 1 == start or not doc.text[found[-1][1] : start].strip()):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple([Span(start, end) for start, end in found])
