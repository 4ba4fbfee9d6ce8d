"""reading: buyer and agency where the notice's last section names two parties without saying which is which: 名称：某局 … 名称：某招标公司."""

from collections.abc import Iterator

from reading import regex
from reading.document import Document
from reading.organisations import is_org

AGENTS = ("招标", "咨询", "代理", "项目管理", "公共资源", "交易中心", "采购中心", "工程管理")
"""Words of who signs a notice for another."""
_AGENT = regex.one_of(AGENTS)
_HEADS = ("联系", "询问", "质疑")
_LABELS = ("名称", "名 称", "名  称", "单位名称")


def unlabelled_parties(doc: Document) -> Iterator[tuple[str, tuple[int, int]]]:
    """("buyer", place) and ("agency", place) of a section of contacts with two names under bare labels, the second an agency's."""
    bare = [tag for tag in doc.of("party_name") if not tag.party and tag.word in _LABELS and tag.start == doc.starts[tag.line]]
    sections = [number for number, head in doc.sections if any(word in head for word in _HEADS)] if len(bare) > 1 else []
    if not sections:
        return
    begin = sections[-1]
    end = next((number for number, _ in doc.sections if number > begin), doc.list_line)
    names = [_trimmed(doc, tag.value_start, tag.value_end) for tag in bare if begin < tag.line < end]
    words = [doc.flat[slice(*place)] for place in names]
    if len(names) == 2 and all(is_org(one) for one in words) and not acts(words[0]) and acts(words[1]):
        yield "buyer", names[0]
        yield "agency", names[1]


def acts(name: str) -> bool:
    """Whether a name is an agency's."""
    return _AGENT.is_match(name)


def _trimmed(doc: Document, start: int, end: int) -> tuple[int, int]:
    words = doc.flat[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
