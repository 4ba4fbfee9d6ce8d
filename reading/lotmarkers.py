"""reading: where a text prints the number of a lot (采购包1, 第一包, A分标), and where such words are none."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from reading import regex
from reading.document import Document
from reading.lotwords import KINDS, NO, WORDS

STEMS = "甲乙丙丁"
_MARKER = regex.compile(
    rf"({WORDS}) ?:? ?({NO})|第 ?({NO}) ?({KINDS}|包)"
    rf"|([0-9]{{1,2}}|[IVX]{{2,4}}|[A-Z]|[一二三四五六七八九十]{{1,2}}|[Ⅰ-Ⅹ]|[{STEMS}]) ?[号#]?({KINDS}|包|标)"
)
"""采购包1, 第一包, 01包, A分标: words and number in either order."""
_AFTER_BARE = "(:,;、\t 为人¥"
"""Signs behind a lot that is only called 标 (A标：…): 标 begins many other words."""
_SPOKEN = ("包", "标段", "标项", "分标", *(sign + "标" for sign in "ABCDE12345一二三四五"))
"""One of these is in every word for a lot; few notices call their lots 标 alone."""
_SPEAKS = regex.one_of(_SPOKEN)
_NUMBERING = regex.compile(r"^[ (]{0,2}[0-9]{1,2}(?:\.[0-9]{1,2})+[.、)]? ?")
_CLAUSE = regex.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){2,3}[ 、]")
_GUARANTEES = regex.compile(r"^三包(?:凭证|规定|政策|服务|责任|期|卡|手册|法|有效|承诺|标准|要求|维修|、|,)")
"""修理、更换、退货, which no lot is called: 保养手册、三包凭证."""
_LED_BY_ZERO = regex.compile(rf"^[ (]{{0,2}}[0-9]{{1,2}}\.(?:0[1-9])(?:{KINDS}|包)[^0-9A-Z]")
"""1.01标段: the clause's number, and the lot's own behind it."""
_ITEM = regex.compile(r"^\s?[0-9]{1,2}\.$")
"""The numbering of an item of a list: 2.标项1预算金额40万元."""
_ATTACHED = regex.compile(r"附件[0-9]{1,4}")
"""An attachment's number in a run of names: 附件2合同包1：声明函.pdf; of three digits the last two are the lot's: 附件302包声明函.pdf."""
_SUM_BEHIND = regex.compile(r"^(?:[0-9][0-9,.]* ?(?:万元|元|辆|台)|[0-9][0-9,]{4,}(?:\.[0-9]{1,2})?(?:[,，;；。\s元]|$))")
"""A sum or a number of things right behind a lot's number: 标段一36万元, 标项一3650000, 包一5辆."""
_VALUED = regex.compile(r"^ ?[-—:] ?[¥￥]?[0-9][0-9,]*(?:\.[0-9]+)? ?万?元")
"""A sum that a lot's number right behind a label leads to: 最高限价（元）：包1-1300000.00元."""
_SUMS_OF_LOTS = ("预算", "采购预算", "最高限价", "限价", "控制价")
_NAMED_AS = regex.compile(rf"^[0-9.、 ]{{0,5}}(?:(?:{KINDS}|包)(?:名称|编号|序号|号)?|标的(?:名称)?|采购标的|货物名称) ?: ?$")
"""A label whose value a lot's number is or begins: 分标名称：A分标, 标的：A包 皮卡."""
_QUOTED = regex.compile(
    r"^[0-9.、 ()]{0,5}(?:原(?:文|公告|内容|为)?|现(?:文|内容|为|(?:更正|变更|修改|调整)为)?|(?:更正|变更|修改|调整)(?:前|后|为)(?:内容)?) ?:[ “]{0,2}$"
)
"""What a correction quotes words behind: 原文：A分标…, 现更正为：A分标…."""
_BOUGHT_ANEW = ("将重新", "重新组织", "重新采购", "重新招标", "将另行", "另行组织", "择期")
"""Behind a lot that a result only says is to be bought again; what it tells else is not that lot's."""
_ELSEWHERE = regex.compile(r"^[ ]?(?:\([^()\n]{1,30}\))?(?:的)?(?:采购)?(?:合同|结果)?(?:将)?另行(?:公告|公示|发布|签订|组织|招标|采购)")
"""Behind a lot that another notice tells of: 包二（警用头盔）合同另行公告."""
_OPENS, _FOLLOWED = ":(", (":", ",")
"""Around a lot's number that begins a value: 采购需求：包1：…."""
_BEGINS = "\t“"
"""Signs that a lot's own words begin behind: a cell, what a correction quotes (原“包1最高限价：…”)."""
_NOT_BEFORE = "承总发外面钱书背打邮红荷"
_ANY_BEFORE, _OR_MORE = ("任", "每", "同", "另"), ("或多", "或几", "或数", "或以上", "及以上")
"""Around 一包, 一标段 where it is any of them: 可投一包或多包, 任一标段."""
_NOT_AFTER = "装括含干修赔裹容围揽销子办工"
_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_SKIPPED_SECTIONS = regex.one_of(("资格要求", "资格条件", "获取", "评审专家", "代理服务", "公告期限", "询问", "联系方式", "评审小组"))
_SKIPPED_LABELS = frozenset(("experts", "delivery", "fee", "contact", "deposit"))
_BEGINNING = 8
_WORD_GROUP = {2: 1, 3: 4, 5: 6}
_FAMILY = {"标项": "标项", "标段": "标段", "分标": "分标"}


@dataclass(frozen=True, slots=True)
class Marker:
    """A lot's number at one place. `structural`: it begins a line or is a cell."""

    ordinal: str
    number: tuple[int, int]
    start: int
    end: int
    family: str
    structural: bool
    line: int
    anew: bool = False
    """It is only said to be bought again; that alone makes no lot."""


def ordinal(number: str) -> str:
    """01, 1, 一, Ⅰ → "1"; A → "A"."""
    if number.isdigit():
        return str(int(number))
    if "Ⅰ" <= number <= "Ⅹ":
        return str(ord(number) - ord("Ⅰ") + 1)
    if number.isascii() or number in STEMS:
        return number
    tens, found, ones = number.partition("十")
    if not found:
        return str(_NUMERALS.get(number, 0))
    return str((_NUMERALS.get(tens, 1) if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0))


def markers_of(doc: Document) -> Iterator[Marker]:
    """The numbers of lots that a notice prints, where sections and labels of other things are left out."""
    spoken = [number for number in doc.lines_with(*_SPOKEN) if 0 < number < doc.list_line]
    for number in spoken:
        if not _of_another_thing(doc, number) and not _SKIPPED_SECTIONS.is_match(doc.section_at(number)):
            yield from in_line(doc, number, doc.lines[number][:1500])


def _of_another_thing(doc: Document, number: int) -> bool:
    """Whether a label of what is no lot's begins a line."""
    start = doc.starts[number]
    first = bisect_left(doc.tag_starts, start)
    begins = doc.tags[first : bisect_left(doc.tag_starts, start + _BEGINNING, first)]
    return any([tag.key in _SKIPPED_LABELS and tag.line == number for tag in begins])


def in_line(doc: Document, number: int, line: str) -> Iterator[Marker]:
    """The numbers of lots that the words of a line print."""
    if not _SPEAKS.is_match(line):
        return
    offset = doc.starts[number]
    numbering = _NUMBERING.match(line) if "." in line[:5] else None
    if numbering:  # 2.2 标段1: the clause's number is no lot's
        end = line.index(".") + 1 if _LED_BY_ZERO.match(line) else numbering.end()
        line = " " * end + line[end:]
    if line.count(".") > 1:  # 第三章3.2.1 采购包1: the clause's number is no lot's
        line = _CLAUSE.sub(lambda found: " " * len(found.group()), line)
    if "附件" in line:  # its number is no lot's
        line = _ATTACHED.sub(_without_number, line)
    for match in _MARKER.finditer(line):
        start, end = match.span()
        group = 2 if match.group(2) else 3 if match.group(3) else 5
        printed = match.group(group)
        if not _stands_alone(line, start, end, printed):
            continue
        anew = line.startswith(_BOUGHT_ANEW, end) or ("另行" in line[end : end + 60] and _ELSEWHERE.match(line[end : end + 60]) is not None)
        a, b = match.span(group)
        head = line[:start].strip(" \t(（.、0123456789一二三四五六七八九十【[㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽")
        cell = start == 0 or line[start - 1] in _BEGINS
        family = _FAMILY.get(match.group(_WORD_GROUP[group]), "包")
        labelled = ":" in line[max(start - 2, 0) : start] and _NAMED_AS.match(line[:start]) is not None
        whole = (
            cell
            or _leads_a_sum(line, start, end)
            or not head
            or labelled
            or (line[start - 1] == ":" and _QUOTED.match(line[:start]) is not None)
            or (line[start - 1] == ":" and _VALUED.match(line[end : end + 20]) is not None)
            or _begins_its_words(line, start, end)
        )
        yield Marker(
            ordinal(printed), (offset + a, offset + b), offset + (0 if labelled else start), offset + end, family, whole, number, anew
        )


def _begins_its_words(line: str, start: int, end: int) -> bool:
    """Whether a lot's number is the first of a value or of brackets and what the lot is follows: 采购需求：包1：…, （采购包1：…."""
    return line[start - 1] in _OPENS and line.startswith(_FOLLOWED, end)


def _leads_a_sum(line: str, start: int, end: int) -> bool:
    """Whether a lot's number begins a clause and its sum's label stands right behind: …；标包2预算由50万元更正为54万元."""
    return line[start - 1] in ";。" and line.startswith(_SUMS_OF_LOTS, end)


def _without_number(attached: regex.Match) -> str:
    digits: str = attached.group()[2:]
    own = max(len(digits) - 2, 1) if len(digits) != 2 else 2
    return "附件" + " " * own + digits[own:]


def _stands_alone(line: str, start: int, end: int, number: str) -> bool:
    before = line[start - 1] if start else ""
    after = line[end : end + 1]
    if number == "三" and before != "第" and _GUARANTEES.match(line[start : end + 2]):
        return False
    if after == "." and line[end - 1].isdigit() and line[end + 1 : end + 2].isdigit():
        return False  # 本包1.5万元
    if number == "一" and (before in _ANY_BEFORE or line.startswith(_OR_MORE, end)):
        return False
    if before and (before in _NOT_BEFORE or (before.isascii() and before.isalnum())):
        return False
    if before == "." and (line[start].isdigit() or not _ITEM.match(line[:start])):
        return False
    if line[:end].endswith(f"{number}标") and after and after not in _AFTER_BARE and not after.isdigit():
        return False
    if line[start].isdigit() or line[start] in _NUMERALS or line[start] == "十":
        if before in ("第", "共", "个", "分", "为", "至", "到") or before in _NUMERALS:
            return False
        return not after or after not in _NOT_AFTER
    if line[start] == "第" or line[start:end].startswith(number):
        return not after or after not in _NOT_AFTER
    if after.isascii() and after.isalnum():
        return not number.isascii() and _SUM_BEHIND.match(line[end : end + 16]) is not None
    if number.isdigit() and (after in "年月天万元吨个辆台家套米座日%批" and after):
        return False
    return not (
        not number.isascii()
        and after in ("览", "个", "家", "年", "次", "经", "方", "般", "并", "切", "律", "致", "套", "辆", "台")
        and after
    )
