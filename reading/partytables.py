"""reading: tables that set the parties side by side (a head 采购人 | 代理机构 above 名称, 地址, 电话), and addresses right behind a name."""

from reading import regex
from reading.document import Document
from reading.labels import labels
from reading.organisations import is_org

_PARTY_OF = {"buyer": "buyer", "buyer_weak": "buyer", "party_buyer": "buyer", "agency": "agency", "party_agency": "agency"}
_LINES_ABOVE = 3
_ADDRESS = regex.compile(r"^(?:地址|住所|住址|地点|位于|坐落)[:于在]? ?|^\p{Han}{2,9}?(?:省|市|自治区|自治州|地区|县|区|旗)\p{Han}{2,}")
_NO_ADDRESS = ("校区", "院区", "分校", "分院", "部", "校", "组", "段")
_LABEL = regex.compile(r"^(?:地址|住所|住址|地点|位于|坐落)[:于在]? ?")
_DIVISION = regex.compile(r"^\p{Han}{2,9}(?:省|市|自治区|自治州|地区|县|区|旗)$")
_STOPS = ",;。\n"
_SHORTEST_ADDRESS, _LONGEST_ADDRESS = 6, 60


def beside(doc: Document, line: int, party: str) -> tuple[int, int] | None:
    """The cell of a row that stands under a party's head, where a line just above sets parties side by side."""
    cells = doc.cells(line)
    for above in range(line - 1, max(line - 1 - _LINES_ABOVE, 0), -1) if len(cells) > 2 else ():
        heads = [_party(doc.flat[start:end]) for start, end in doc.cells(above)]
        shift = len(cells) - len(heads)
        if {"buyer", "agency"} <= set(heads) and shift in (0, 1):
            at = heads.index(party) + shift
            return cells[at] if at else None
    return None


def _party(words: str) -> str:
    return _PARTY_OF.get(labels().key_of.get(words.replace(" ", "").rstrip(":"), ""), "")


def is_address(words: str) -> bool:
    """Whether words behind a name tell where it is: 河北省保定市安新县旅游码头, 地址：某市某区某路."""
    return (
        _SHORTEST_ADDRESS <= len(words) <= _LONGEST_ADDRESS
        and _ADDRESS.is_match(words)
        and not is_org(words)
        and not words.endswith(_NO_ADDRESS)
    )


def address_behind(doc: Document, name: str) -> tuple[int, int] | None:
    """The address right behind a name, in brackets (某公司（某市某区某路）), behind a blank (某公司 某省某县某镇 张先生) or a comma, at the
    first place that tells one."""
    for opening, closings in (("(", ")"), (" ", " "), (",", ",;。\n")):
        at = doc.flat.find(f"{name}{opening}") if name else -1
        while at >= 0:
            start = at + len(name) + 1
            label = _LABEL.match(doc.flat[start : start + _SHORTEST_ADDRESS])
            start += label.end() if label and doc.flat[start + label.end() - 1] == " " else 0  # 某公司 地址 某县
            labelled = start > at + len(name) + 1
            closing = (*closings, *(_STOPS if labelled else ""))
            ends = [end for sign in closing if (end := doc.flat.find(sign, start, start + _LONGEST_ADDRESS)) > 0]
            close = min(ends, default=doc.size if opening == "," and start + _LONGEST_ADDRESS > doc.size else -1)
            words = doc.flat[start:close] if close > 0 else ""
            if is_address(words) or (labelled and _DIVISION.is_match(words)):
                label = _LABEL.match(words)
                return start + (label.end() if label else 0), close
            at = doc.flat.find(f"{name}{opening}", start)
    return None
