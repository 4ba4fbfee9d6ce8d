"""reading: the markup of a page, parsed in time that grows with its length, however deep its elements nest.

An HTML parser asks for many a tag which elements are open, as the standard prescribes; a hundred thousand elements within each
other took it minutes. Browsers build no deeper tree than some hundred levels either: what lies deeper stands side by side.
"""

from collections import Counter

from selectolax.lexbor import LexborHTMLParser

from reading import regex

_MANY = 2_000
"""Tags of a page that is looked at for its depth: fewer cost nothing, however they nest."""
_DEEPEST = 512
"""As Chromium (kMaximumHTMLParserDOMTreeDepth)."""
_TAG = regex.compile(r"</?[A-Za-z][0-9A-Za-z]*")
_EMPTY = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"))
_ENDED_BY_THE_NEXT = frozenset(("dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"))
_WITHIN_LINES = frozenset(("a", "b", "big", "em", "font", "i", "label", "s", "small", "span", "strong", "u"))
_LEFT_OPEN = _ENDED_BY_THE_NEXT | _WITHIN_LINES
"""Elements whose ends pages leave out: a row, a cell, a paragraph that begins ends those before it."""


def parsed(html: str) -> LexborHTMLParser:
    """A page's tree. Never raises on broken markup; no word is lost where it nests too deep."""
    return LexborHTMLParser(_flattened(html) if html.count("<") > _MANY else html)


def _flattened(html: str) -> str:
    """A page without the tags of elements that nest too deep; what they hold begins a line where they do."""
    pieces: list[str] = []
    at, opened, kinds = 0, list[str](), Counter[str]()
    for tag in _TAG.finditer(html):
        name = tag.group().lower()
        deep = len(opened) >= _DEEPEST
        if name.startswith("</"):
            name = name[2:]
            while kinds[name]:
                last = opened.pop()
                kinds[last] -= 1
                if last == name:
                    break
        else:
            name = name[1:]
            if name in _EMPTY:
                continue
            while name in _ENDED_BY_THE_NEXT and opened and opened[-1] in _LEFT_OPEN:
                kinds[opened.pop()] -= 1
            opened.append(name)
            kinds[name] += 1
        if deep and len(opened) >= _DEEPEST:
            start = tag.start()
            end = html.find(">", start)
            pieces += [html[at:start], " " if name in _WITHIN_LINES else "<br>"]
            at = end + 1 if end >= 0 else len(html)
    return "".join([*pieces, html[at:]]) if pieces else html
