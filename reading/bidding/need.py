"""reading: whether vehicles are bought in the place of old ones (更新) or beside them (新增)."""

from reading import regex
from reading.candidates import UNSAID
from reading.document import Document
from reading.near import near
from schemas.bidding import Need
from schemas.values import Read, Span, read

_NO_VEHICLE = "站位库间床道载场棚牌险票身轮检窗厢模展票"
_VEHICLE = rf"(?:车辆?|摩托|客车|公交)(?:[^{_NO_VEHICLE}]|$)"
_BETWEEN = r"[^,，。;；、\n\t]{0,10}?"
_RENEWAL = regex.compile(
    rf"(?:报废更新|更新购置|更新采购|更新|更换|置换|替换){_BETWEEN}{_VEHICLE}|(?:车辆?|公交车?|客车)(?:报废)?(?:更新|更换|置换)|(?:更新|更换|置换)\s?[0-9一二三四五六七八九十]{{1,4}}\s?[辆台部]"
    r"|原有?(?:车辆|公务用车)[^,，。;；\n]{0,10}(?:报废|达到报废)"
)
_ADDITION = regex.compile(
    rf"(?:新增|增配|增购|增加|扩编){_BETWEEN}{_VEHICLE}|(?:车辆?|公交车?|客车)(?:新增|增购|增配)|(?:新增|增配|增购)\s?[0-9一二三四五六七八九十]{{1,4}}\s?[辆台部]"
)
_OLD = ("更新", "更换", "置换", "替换", "报废")
_MORE = ("新增", "增配", "增购", "增加", "扩编")
_OTHER_THINGS = regex.compile("系统|平台|保险|维修|租赁|软件|轮胎|配件|证书|站台|驾驶")


def read_need(doc: Document) -> Read[Need]:
    """Renewal, addition, or both where both are said of vehicles."""
    if "车" not in doc.flat and "摩托" not in doc.flat:
        return UNSAID
    renewal, addition = _found(doc, _RENEWAL, _OLD), _found(doc, _ADDITION, _MORE)
    if renewal and addition:
        return read(Need.BOTH, (*renewal, *addition), "renewal and addition")
    if renewal or addition:
        return read(Need.RENEWAL if renewal else Need.ADDITION, renewal or addition, "renewal" if renewal else "addition")
    return UNSAID


def _found(doc: Document, pattern: regex.Pattern, words: tuple[str, ...]) -> list[Span]:
    spans = []
    for match in near(doc, pattern, words, 16, 24):
        if not _OTHER_THINGS.is_match(doc.flat[match.start : match.end + 4]):
            spans.append(doc.span(match.start, match.end))
    return spans
