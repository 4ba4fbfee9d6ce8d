"""reading: sentences of a specification that ask for nothing: old cars, examples of judging, choices not bought, what comes with a car."""

from itertools import pairwise

from reading import re2
from reading.grids import Paragraph

_ASIDE = re2.compile(
    r"例如|不单独计价|不另计价|配套供应|例:|示例|举例|如要求|[正负]偏离|[得加扣][0-9.]{1,4}分|上年度|上一年度|往年|同类项目|业绩|不作为|仅供|可供选装|不采购|参考车型|备用车|代步车|代用车"
    r"|不设|主管部门|资质条件|政策规定|配备标准"
)
_OLD = re2.compile(r"原有|现有|现用|旧车|报废|在用|淘汰|原车")
_BUYS = re2.compile(r"采购|购置|拟购|购买|新购|更新|要求")
_BESIDES = re2.compile(
    r"^[\s(（]{0,2}(?:[0-9一二三四五六七八九十]{1,3}[、.．)）]\s?)?(?:[一二三四五六七八九十]、)?"
    r"(?:充电桩|头盔|附属设备|随车设备|随车配备|随车器材|手抬|另行采购|赠送)"
)
_END = re2.compile(r"[。;；!]")


def asked_for(flat: str, block: Paragraph) -> list[Paragraph]:
    """The parts of a paragraph that ask for something: itself where no sentence is beside the purpose."""
    words = flat[block.start : block.end]
    if not (_ASIDE.search(words) or _OLD.search(words) or _BESIDES.match(words)):
        return [block]
    if _BESIDES.match(words):
        return []
    return [Paragraph(start, end) for start, end in _sentences(flat, block) if not _beside_the_purpose(flat[start:end])]


def _sentences(flat: str, block: Paragraph) -> list[tuple[int, int]]:
    ends = [match.end() + block.start for match in _END.finditer(flat[block.start : block.end])]
    places = [block.start, *ends, block.end]
    return [(start, end) for start, end in pairwise(places) if flat[start:end].strip()]


def _beside_the_purpose(words: str) -> bool:
    return bool(_ASIDE.search(words)) or (bool(_OLD.search(words)) and not _BUYS.search(words))
