"""reading: headings of a document that are about something else than the vehicle above them: the next of its form, an annex, a section on scoring."""

from reading import regex

_SIBLING = regex.compile(
    r"^ ?(?:[(（][0-9一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}(?:[.-][0-9]{1,2}){0,3}[、.]?|[一二三四五六七八九十]{1,3}[、.]|[A-Z][、.)]) ?"
)
"""A paragraph's number, whose depth tells which others it stands beside."""
_OTHER_THING = regex.compile(
    r"^ ?(?:[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[、.)）] ?){1,2}\p{Han}{0,14}"
    r"(?:机组|机|泵|艇|船|桩|装置|设备|系统|器|仪|架|箱)[,:， (（]{0,2}(?:数量)?[:： ]?"
    r"[0-9一二三四五六七八九十两]{1,4} ?(?:套|台|组|个|只|架|艘|批|部)[)）]?[^,，。;；]{0,3}[。;；]?$"
)
"""A heading of something else that is bought: （三）柴油发电机组，1套."""
_ANOTHER = regex.compile(r"^[ (（]{0,2}[0-9一二三四五六七八九十.]{1,8}[、)） ]{0,2}\p{Han}[^:：,，。;；0-9]{1,11}$")
_OF_VEHICLES = regex.compile(r"车|参数|要求|配置|规格|标准|指标|数量|限价|内容|需求|说明|性能|发动|动力|底盘|外观|尺寸|座|上装")
"""Words of headings that go on with the vehicles above."""
_ANNEX = regex.compile(r"^附[件表录] ?[0-9一二三四五六七八九十]{1,2}(?:[ :、.]|\p{Han}).{1,40}$")
"""An annex of its own, behind all lots: 附表1 宣传车."""
_ELSEWHERE = regex.compile(
    r"^格式[一二三四五六七八九十0-9]{1,2}[^0-9一二三四五六七八九十]|^.{0,16}[(（](?:已采购|已完成|已实施|往年|上年)[)）]$|"
    r"^(?:[0-9]{1,2} |第[一二三四五六七八九十0-9]{1,3}[章部]|[一二三四五六七八九十]{1,3}[、.]|附[件表录][0-9一二三四五六]{0,2}|\([一二三四五六七八九十]{1,3}\))"
    r"[ :、]{0,2}[^。;]{0,16}"
    r"(?:评分|评标|评审|合同|投标人须知|供应商须知|资格|投标文件格式|响应文件格式|废标|政策依据|编制依据|采购依据|配备标准|现有车辆|现用车辆|车辆现状|原有车辆|报废|拟更新|旧车|填写示例|填报示例|偏离表|投标函|响应函|开标一览表|报价一览表)"
)
_OF_NEEDS = regex.compile(
    r"^[^评]{0,20}(?:(?:技术|参数|采购)(?:要求|参数|规格|内容|需求)[^评]{0,12}|(?:技术|商务|服务)[、及和与](?:技术|商务|服务)[^评]{0,30}(?:要求|需求|条件)(?:\([^()]{1,16}\))?)$|"
    r"拟更新[^,;。、评]{0,8}(?:需求|要求|参数|配置|规格)[^,;。评]{0,6}$"
)
"""五、项目用途、简要技术要求及合同履行日期, 第三章 技术、服务、合同内容条款及其他商务要求: a chapter of needs, whatever else it holds;
二、拟更新车辆需求: of those that are to come."""
_SECTION = regex.compile(
    r"^.{0,16}[(（](?:已采购|已完成|已实施|往年|上年)[)）]$|"
    r"^(?:格式[一二三四五六七八九十0-9]{1,2}|[0-9]{1,2} \p{Han}|"
    r"第[一二三四五六七八九十0-9]{1,3}[章部]|[一二三四五六七八九十]{1,3}[、.]|附[件表录][0-9一二三四五六]{0,2}|[0-9]{1,2}[、.]|\([一二三四五六七八九十]{1,3}\))"
)
_BOOK = regex.compile(r"^第[一二三四五六七八九十0-9]{1,3}(?:章|部)")
_NEEDS = regex.compile(r"采购需求|技术要求|技术参数|参数要求|配置要求|需求书|清单")


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
    return words.startswith("附") and _ANNEX.match(words) is not None


def heads_section(words: str) -> bool:
    """Whether a line heads a section, a form or an annex, so that what stood above it is at its end: 三、评分办法, 附件2."""
    return _SECTION.match(words) is not None


def heads_chapter(words: str) -> bool:
    """Whether a heading opens a chapter or an annex that what is numbered within it goes on with: 第四章 合同文本, 附件1 采购需求."""
    return _BOOK.match(words) is not None or (words.startswith("附") and _NEEDS.search(words) is not None)


def is_elsewhere(words: str) -> bool:
    """Whether a heading is of a section on scoring, contracts, policies, old cars: 第四章 合同文本."""
    return _ELSEWHERE.match(words) is not None and not _OF_NEEDS.search(words)
