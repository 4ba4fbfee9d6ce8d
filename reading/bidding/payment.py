"""reading: terms of payment, as printed."""

from reading import regex
from reading.bidding.statements import Statement, settled
from reading.document import LONGEST_EVIDENCE, Document
from reading.lotmap import LotMap
from reading.near import near
from schemas.values import Read

_LABEL = regex.compile(
    r"(?:合同)?(?:付款方式|付款条件|付款进度|付款方法|支付方式|支付条件|支付约定|货款支付|资金支付|款项支付|结算方式|付款)(?:及条件|及比例|和条件|及时间|要求)?\s?[:：]\s?"
)
_SENTENCE = regex.compile(
    r"(?:验收合格|合同签订|合同生效|到货|交付|交货)[^。；;\n]{0,40}(?:支付|付清|付款|付至)[^。；;\n]{0,60}(?:%|全款|全部(?:货款|合同款)|合同(?:总)?(?:价款|金额|价))[^。；;\n]{0,20}"
)
_OF_DOCUMENTS = regex.compile("获取|标书|文件费|报名|购买|代理服务费|代理费|保证金")
_ENDS = "。\n\t"
_NO_TERMS = ("详见", "见招标", "见采购", "见附件", "/", "无", "按招标文件", "按采购文件")


def read_payment(doc: Document, lots: LotMap) -> Read[str]:
    """The terms under their label, else the sentence that tells when what share is paid."""
    found = list(_labelled(doc)) or list(_told(doc))
    return settled(found, lots)


def _labelled(doc: Document) -> list[Statement]:
    found = []
    for match in near(doc, _LABEL, ("付款", "支付", "结算方式"), 6, 16):
        line = doc.line_at(match.start)
        lead = doc.section_at(line) + doc.flat[max(doc.starts[line], match.start - 40) : match.start]
        end = min((at for sign in _ENDS if (at := doc.flat.find(sign, match.end)) >= 0), default=doc.size)
        span = doc.span(match.end, min(end, match.end + LONGEST_EVIDENCE))
        words = doc.words(span.start, span.end)
        if len(words) >= 4 and not words.startswith(_NO_TERMS) and not _OF_DOCUMENTS.is_match(lead + words[:16]):
            found.append(Statement(words, (span,), "label"))
    return found


def _told(doc: Document) -> list[Statement]:
    found = []
    for match in near(doc, _SENTENCE, ("支付", "付款", "付清", "付至"), 50, 90):
        span = doc.span(match.start, match.end)
        words = doc.words(span.start, span.end)
        if not _OF_DOCUMENTS.is_match(words):
            found.append(Statement(words, (span,), "sentence"))
    return found
