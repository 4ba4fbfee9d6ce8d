"""reading: when and where goods are to be delivered or the contract performed. A relative term stays a duration."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from reading import regex
from reading.bidding.durations import Term, terms
from reading.bidding.statements import Statement, current, lots_said, settled
from reading.candidates import UNSAID
from reading.dates import Moment
from reading.document import Document
from reading.lotmap import LotMap
from reading.near import near
from schemas.bidding import Duration
from schemas.values import Read, refused

_LABEL = regex.compile(
    r"(交货期限?|交货时间|交货日期|供货期限?|供货时间|交付期限?|交付时间|交付日期|交付/服务日期|到货期|到货时间|供货\(安装\)期|交车时间|交车期限"
    r"|工期要求|工期|服务期限|服务期|服务时间|合同履行期限?|合同履约期限?|履约期限|履行期限|合同期限|performance_info)"
    r"(?:\([^()\n]{1,20}\)|要求|\s)?\s?[:：]\s?"
)
_LABEL_WORDS = ("交货", "供货", "交付", "到货", "交车", "工期", "服务期", "服务时间", "履行期", "履约期", "合同期限", "performance_info")
_RANKS = (("交", 0), ("供货", 0), ("到货", 0), ("工期", 1), ("服务", 1))
_DELIVERED = regex.compile(
    r"^(?:之?内|以内|前)?\s?(?:[^，,。;；0-9]{0,12})(?:到货|货到|交货|供货|交付|送达|送货|送至|交车|提车|配送|运至|完成供|完成相应数量的送货)"
)
_SENTENCE = regex.compile(r"[日天月年周](?:之?内|以内)[^。;；\n]{0,12}(?:到货|货到|交货|供货|交付|送达|送货|交车|配送)")
_LEAD_TO_WITHIN = tuple("日天月年周之以")
"""One of these is right before 内 in such a sentence."""
_NO_TERM = regex.compile("质保|保修|有效期|公告期|付款|支付|响应时间|到达现场|维修|缺陷")
_GOES_ON = regex.compile("续|期满|顺延")
_DATED = regex.compile(r"[月日][0-9]{0,2}日?前[^。;；\n]{0,8}(?:完成供货|供货|交货|交付)")
_TOLD = 3
Value = tuple[int, int, int]
_VALUE = 160
_NEXT_ITEM = regex.compile(r"\s[0-9]{1,2}[、.]\s?\p{Han}|更正日期")
_WHERE = ("交货", "供货", "交付", "送货", "收货", "交车", "安装", "服务", "实施", "履约", "建设", "项目")
_LEAD_TO_PLACE = (*_WHERE, "服务)")
"""One of these is right before the word for a place in every label for the one of delivery."""
_PLACE = regex.compile(
    rf"(?:{'|'.join(_WHERE)}|供货安装|交货安装)(?:及安装|/服务|\(服务\)|、?安装)?(?:地点|地址)(?:及方式|要求)?\s?[:：]\s?"
)
_PLACE_ENDS = regex.compile(
    r"[\n\t。;；]|[0-9]{1,2}(?:\.[0-9]{1,2}[.、]?|[.、])\s?\p{Han}|[,，]?\s[0-9]{1,2}[、.]|\s[一二三四五六七八九十]{1,2}、|[,，](?:交货|供货|交付)?(?:时间|期限|方式)"
)
_LONGEST_PLACE = 80
_LOT_LED = regex.compile(r"^(?:地点\s?:)?\s?(?:采购包|合同包|标项|标段|包件|包) ?[0-9一二三四五六七八九十]")
_NO_PLACE = ("详见", "见招标", "见采购", "见附件", "同上", "/", "无")


def read_delivery_time(doc: Document, lots: LotMap, values: Sequence[Value], corrects: bool) -> Read[Duration]:
    """Time to deliver: by its own label before a contract's term, else by a sentence. Several different ones are refused;
    of a correction the new ones count."""
    found = [*_labelled(doc, lots, values), *_sentences(doc, lots)]
    if corrects:
        found = [(rank, said) for rank, said in found if current(doc, [said])]
    if found and all(rank == _TOLD for rank, _ in found) and (dated := _DATED.search(doc.flat[: doc.list_start])):
        return refused("several terms", (*(span for _, said in found for span in said.spans), doc.span(*dated.span())))
    best = min((rank for rank, _ in found), default=0)
    return settled([said for rank, said in found if rank == best or _agrees(said, found, best)], lots)


def _agrees(said: Statement, found: Sequence[tuple[int, Statement]], best: int) -> bool:
    """Words elsewhere that say the same are evidence too."""
    return all(other.value == said.value for rank, other in found if rank == best)


def read_delivery_date(doc: Document, values: Sequence[Value]) -> Read[datetime | date]:
    """A calendar date by which to deliver (2026年12月31日前交货)."""
    dates = [
        (moment.value, doc.span(moment.start, moment.end))
        for _, start, end in values
        for moment in doc.moments(start, end)
        if _is_due(doc, moment)
    ]
    if not dates:
        return UNSAID
    spans = tuple(span for _, span in dates)
    if len({value for value, _ in dates}) > 1:
        return refused("several dates", spans)
    return Read(dates[0][0], spans, "label")


def _is_due(doc: Document, moment: Moment) -> bool:
    """2026年12月20日前, 至2026年12月20日; a day that begins a window of service is no day of delivery."""
    after = doc.flat[moment.end : moment.end + 4].lstrip(" ")
    if after.startswith(("至", "-", "到", "起", "~", "—")):
        return False
    return after.startswith(("前", "之前", "止", "以前")) or doc.flat[: moment.start].rstrip(" ")[-1:] in ("至", "于", ":", "-", "到")


def read_delivery_place(doc: Document, lots: LotMap) -> Read[str]:
    """Where to deliver, as printed."""
    found = []
    for match in near(doc, _PLACE, ("地点", "地址"), 14, 14, led=_LEAD_TO_PLACE):
        start = match.end
        limit = min(len(doc.flat), start + _LONGEST_PLACE)
        ends = _PLACE_ENDS.search(doc.flat[start:limit])
        end = start + ends.start() if ends else limit
        words = doc.words(start, end).strip(" ,，、")
        if _LOT_LED.is_match(doc.flat[start:limit]) or (not words and "\n" in doc.flat[start : start + 1] and _lots_follow(doc, start)):
            return refused("lots differ", (doc.span(match.start, match.end),))
        if len(words) >= 2 and not words.startswith(_NO_PLACE):
            found.append(Statement(words, (doc.span(start, end),), "label", ()))
    return settled(found, lots)


def _lots_follow(doc: Document, start: int) -> bool:
    return _LOT_LED.is_match(doc.flat[start + 1 : start + 20])


def labelled_values(doc: Document) -> Iterator[Value]:
    """Rank, start and end of each labelled value."""
    for match in near(doc, _LABEL, _LABEL_WORDS, 10, 40):
        word = match.words
        rank = next((rank for begin, rank in _RANKS if word.startswith(begin)), 2)
        if match.end < doc.size and doc.line_at(match.end - 1) == doc.line_at(match.start):
            end = min(doc.ends[doc.line_at(match.end)], match.end + _VALUE)
            cut = _NEXT_ITEM.search(doc.flat[match.end : end])
            yield rank, match.end, match.end + cut.start() if cut else end


def _labelled(doc: Document, lots: LotMap, values: Sequence[Value]) -> Iterator[tuple[int, Statement]]:
    for rank, start, end in values:
        told = [term for term in terms(doc.flat, start, _sentence_end(doc, start, end)) if not _of_another_kind(doc, start, term)]
        dated = _DATED.search(doc.flat[start:end])
        if told and dated:
            spans = doc.span(told[0].start, told[0].end), doc.span(start + dated.start(), start + dated.end())
            yield rank, Statement(None, spans, "several terms")
            continue
        by_lot = "包" in doc.flat[start:end] or "标" in doc.flat[start:end]
        for term in _chosen(doc, told):
            named = lots_said(doc, lots, term.start) if by_lot else ()
            yield rank, Statement(term.value, (doc.span(term.start, term.end),), "label", named)


def _sentence_end(doc: Document, start: int, end: int) -> int:
    stop = doc.flat.find("。", start, end)
    return end if stop < 0 else stop


def _chosen(doc: Document, told: list[Term]) -> list[Term]:
    """Of several terms those that speak of delivering; the first where the others are of what comes after it."""
    if len(told) <= 1 or len({term.value for term in told}) <= 1:
        return told
    if delivering := _delivering(doc, told):
        return delivering
    return [term for term in told if term.value == told[0].value] if _first_alone(doc, told) else told


def _delivering(doc: Document, found: list[Term]) -> list[Term]:
    """Of several terms those that speak of delivering."""
    return [term for term in found if _DELIVERED.is_match(doc.flat[term.end : term.end + 24])]


def _first_alone(doc: Document, found: list[Term]) -> bool:
    """一年,一年期满后 … 最多可续签二年: what may come after the term is no term."""
    return _GOES_ON.is_match(doc.flat[found[0].end : found[-1].end + 4])


def _of_another_kind(doc: Document, start: int, term: Term) -> bool:
    lead = doc.flat[max(start, term.start - 14) : term.start]
    return _NO_TERM.is_match(lead)


def _sentences(doc: Document, lots: LotMap) -> Iterator[tuple[int, Statement]]:
    for match in near(doc, _SENTENCE, ("内",), 4, 30, led=_LEAD_TO_WITHIN):
        at = match.start + 1
        for term in terms(doc.flat, max(0, at - 12), at):
            if term.end == at and not _of_another_kind(doc, 0, term):
                yield _TOLD, Statement(term.value, (doc.span(term.start, match.end),), "sentence", lots_said(doc, lots, term.start))
