"""reading: the words that name the fatal dates, in labels, headings, sentences and corrections; data for fatal.py."""

from reading import regex

FILES = r"(?:招标|采购|谈判|磋商|询价|资格预审|竞价|比选|报价|单一来源|响应|询比|竞争性磋商|竞争性谈判|公开招标)?"
SUBJECTS: dict[str, regex.Pattern] = {
    "documents_until": regex.compile(
        rf"(?:获取|领取|发售|发放|购买|下载|领购|出售|提供){FILES}(?:公告)?(?:文件|标书)?(?:的?(?:截止|起止)?(?:时间|期限|日期))"
        rf"|{FILES}(?:文件|标书)(?:的)?(?:获取|领取|发售|发放|购买|下载|领购|提供|出售)(?:的)?(?:截止|起止)?(?:时间|期限|日期)|获取(?:文件|采购文件)?期限"
    ),
    "registration_until": regex.compile(r"(?:投标|网上|现场)?报名(?:的)?(?:截止|起止)?(?:时间|期限|日期)|参加报名"),
    "questions_until": regex.compile(
        r"(?:质疑|答疑|提问|澄清|疑问|询问|异议)(?:问题)?(?:的)?(?:提出|提交|递交|接收)?(?:的)?(?:截止|截至)(?:时间|日期)|(?:提出|提交)(?:疑问|问题|质疑|澄清要求)(?:的)?(?:截止)?(?:时间|期限)"
    ),
    "bond_until": regex.compile(
        r"保证金(?:的)?(?:缴纳|交纳|递交|提交|到账|汇入|到帐|缴存|交付)?(?:的)?(?:截止|截至)(?:时间|日期)|保证金(?:缴纳|交纳|递交|提交|到账|到帐)(?:时间|期限)|(?:缴纳|交纳|递交|提交)(?:投标|磋商|谈判)?保证金(?:的)?(?:截止)?(?:时间|期限|日期)"
    ),
    "samples_until": regex.compile(
        r"样品(?:的)?(?:递交|提交|送达|送样|接收)?(?:的)?(?:截止|截至)?(?:时间|日期)|(?:递交|提交|送达)(?:投标)?样品(?:的)?(?:截止)?(?:时间|日期)"
    ),
    "visit_at": regex.compile(r"(?:现场)?(?:踏勘|勘察|考察|勘查)(?:现场)?(?:会)?(?:\([^()]{1,8}\))?(?:的)?(?:时间|日期)?"),
    "opening_at": regex.compile(
        r"(?:响应文件|投标文件|首次响应文件|申请文件)?(?:开标|开启|开标\(开启\)|唱标)(?:的)?(?:时间|日期)(?:[及和、](?:地点))?|(?:投标截止|截止时间)[及和、](?:开标|开启)(?:时间)?"
    ),
}
"""Words that name each date."""
WORDS = {
    "documents_until": ("获取", "领取", "发售", "发放", "购买", "下载", "领购", "出售", "提供"),
    "registration_until": ("报名",),
    "questions_until": ("质疑", "答疑", "提问", "澄清", "疑问", "询问", "异议", "问题"),
    "bond_until": ("保证金",),
    "samples_until": ("样品",),
    "visit_at": ("踏勘", "勘察", "考察", "勘查"),
    "opening_at": ("开标", "开启", "唱标"),
}
"""One of these stands in every name of the date."""
_CLOCK = ("时间", "期限", "日期")
CLOCKS = {name: (*_CLOCK, "参加报名") if name == "registration_until" else () if name == "visit_at" else _CLOCK for name in WORDS}
"""And one of these, where any are."""
SENTENCES: dict[str, regex.Pattern] = {
    "documents_until": regex.compile(
        r"^\s?(?:\([^()]{1,12}\))?\s?(?:之前|前|止|以前)[^。;；\n]{0,90}?(?:领取|购买|获取|下载)(?:招标|采购|谈判|磋商|询价|竞价)?文件"
    ),
    "questions_until": regex.compile(
        r"^\s?(?:\([^()]{1,12}\))?\s?(?:之前|前|止|以前)[^。;；\n]{0,60}?(?:澄清内容|疑问|提问|不明确|质疑|提出问题|书面形式)"
    ),
    "bond_until": regex.compile(r"^\s?(?:\([^()]{1,12}\))?\s?(?:之前|前|止|以前)[^。;；\n]{0,40}?保证金"),
    "samples_until": regex.compile(r"^\s?(?:\([^()]{1,12}\))?\s?(?:之前|前|止|以前)[^。;；\n]{0,40}?样品"),
    "registration_until": regex.compile(r"^\s?(?:\([^()]{1,12}\))?\s?(?:之前|前|止|以前)[^。;；\n]{0,30}?报名"),
    "opening_at": regex.compile(r"^\s?(?:\([^()]{1,14}\)\s?){0,2}[,，]?[^。;；\n]{0,50}?(?:开标(?:[,，。;；]|$)|公开开标|举行开标)"),
}
"""What a moment is followed by in a sentence."""
WINDOWS: dict[str, regex.Pattern] = {
    "documents_until": regex.compile(rf"^[^。\n]{{0,90}}?(?:下载|获取|领取|购买)(?:本项目)?{FILES}(?:文件|标书)"),
    "registration_until": regex.compile(r"^[^。\n]{0,170}?(?:参加|进行|办理|网上|现场|前来|投标)报名"),
}
"""What a window of time is followed by in a sentence."""
BOND_LED = regex.compile(r"保证金[^。;；\n]{0,30}$")
DOCUMENT_SECTION = regex.compile(
    r"(?:获取|领取|发售|下载|购买|领购)[^,，。]{0,12}(?:文件|标书)|(?:文件|标书)(?:的)?(?:获取|领取|发售|下载|购买|提供)|^报名"
)
OPENING_SECTION = regex.compile(r"^(?:开启|开标)|截止.*(?:开启|开标)|(?:开启|开标).*截止")
DAILY = regex.compile(r"^\s?(?:-|~|至|到)\s?[0-9]{1,2}\s?[:时点]")
