"""reading: contacts that ran into one line without blanks (1.采购人信息名称：某局地址：某路2.采购代理机构信息名称：…), back into lines."""

from itertools import pairwise

from reading import regex

SHORTEST_CONTACT = 40
"""Signs from where on a line may hold a name with its address and more."""
_GAP = r"[ \x{3000}]{0,4}"
_PARTIES = f"采购代理机构|招标代理机构|代理机构|采{_GAP}购{_GAP}人|招{_GAP}标{_GAP}人|采购单位|招标单位"
_RUN_INTO = regex.compile(
    rf"[\p{{Han}}]{{3,6}}信息名{_GAP}称[:：]|(?:{_PARTIES})[:：][^:：。；;，,\t]{{3,40}}[司局府院校会厅队所站部室处心社团场园](?:地{_GAP}址|{_PARTIES})[:：]"
)
"""A bare label of a contact that a heading or the name behind a party's label runs into."""
_CONTACT = regex.compile(
    r"(?:[1-9][.、])?(?:采购人|招标人|采购单位|招标单位|采购代理机构|招标代理机构|代理机构)信息|[1-9][.、]项目联系方式"
    rf"|(?:{_PARTIES}|(?:联系|通讯|单位)?地{_GAP}址|(?:采购人|采购单位|代理机构|项目)?联{_GAP}系{_GAP}(?:人|方{_GAP}式|电{_GAP}话)|(?:异议受理|监督)?电{_GAP}话|电子邮[件箱])[:：]"
)
"""What begins a line of its own there."""
_NUMBER = 2
"""Signs of the number of the clause before it."""
_NAME = regex.compile(rf"信息(名{_GAP}称[:：])")


def apart(line: str) -> list[str]:
    """The lines of a line whose contacts run together; the line itself where they do not."""
    if not any([word in line for word in ("信息名", "址：", "址:", "机构：", "机构:")]):
        return [line]
    first = _RUN_INTO.search(line)
    if first is None:
        return [line]
    begin = max(first.start() - _NUMBER, 0)
    tail = line[begin:]
    if "\t" in tail:
        return [line]
    labels = [begin + match.start() for match in _CONTACT.finditer(tail)] + [begin + match.start(1) for match in _NAME.finditer(tail)]
    cuts = sorted({at for at in labels if at and (line[at - 1].isalnum() or line[at - 1] in ")）")})
    return [line[start:end] for start, end in pairwise([0, *cuts, len(line)])]
