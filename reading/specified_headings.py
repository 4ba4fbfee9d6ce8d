"""reading: headings of a document that are about something else than the vehicle above them: the next of its form, an annex, a machine."""

from reading import re2

_SIBLING = re2.compile(
    r"^ ?(?:[(（][0-9一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}(?:[.-][0-9]{1,2}){0,3}[、.]?|[一二三四五六七八九十]{1,3}[、.]|[A-Z][、.)]) ?"
)
"""A paragraph's number, whose depth tells which others it stands beside."""
_OTHER_THING = re2.compile(
    r"^ ?(?:[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[、.)）] ?){1,2}\p{Han}{0,14}"
    r"(?:机组|机|泵|艇|船|桩|装置|设备|系统|器|仪|架|箱)[,:， (（]{0,2}(?:数量)?[:： ]?"
    r"[0-9一二三四五六七八九十两]{1,4} ?(?:套|台|组|个|只|架|艘|批|部)[)）]?[^,，。;；]{0,3}[。;；]?$"
)
"""A heading of something else that is bought: （三）柴油发电机组，1套."""
_ANOTHER = re2.compile(r"^[ (（]{0,2}[0-9一二三四五六七八九十.]{1,8}[、)） ]{0,2}\p{Han}[^:：,，。;；0-9]{1,11}$")
_OF_VEHICLES = re2.compile(r"车|参数|要求|配置|规格|标准|指标|数量|限价|内容|需求|说明|性能|发动|动力|底盘|外观|尺寸|座|上装")
"""Words of headings that go on with the vehicles above."""
_ANNEX = re2.compile(r"^附[件表录] ?[0-9一二三四五六七八九十]{1,2}(?:[ :、.]|\p{Han}).{1,40}$")
"""An annex of its own, behind all lots: 附表1 宣传车."""


def depth(words: str) -> str:
    """The form of a paragraph's number: 4.3 and 4.4 are alike, 4. and (四) are not; "" where it has none."""
    found = _SIBLING.match(words)
    return (
        "".join(
            "0" if sign.isdigit() else "一" if sign in "一二三四五六七八九十" else "A" if sign.isupper() else sign
            for sign in found.group().strip()
        )
        .replace("00", "0")
        .replace("一一", "一")
        if found
        else ""
    )


def opens_clause(words: str) -> bool:
    """Whether a line has a number that no figure is: 5.3.2 …, 3、…, (二)…; 2.0L has none."""
    form = depth(words)
    return form.count(".") > 1 or form.endswith(("、", ")", "）"))


def heads_another(words: str) -> bool:
    """Whether a short line heads something else, where headings of its form have named vehicles: 5.4 充电桩."""
    return bool(depth(words)) and _ANOTHER.match(words) is not None and not _OF_VEHICLES.search(words)


def counts_another(words: str) -> bool:
    """Whether a heading counts something else that is bought: （三）柴油发电机组，1套."""
    return _OTHER_THING.match(words) is not None


def is_annex(words: str) -> bool:
    """Whether a heading opens an annex, which is in no lot: 附表1 宣传车."""
    return _ANNEX.match(words) is not None
