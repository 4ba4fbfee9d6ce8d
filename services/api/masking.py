"""Hide persons' names and telephone numbers, sign for sign, so that every offset stays where it was."""

from typing import Any

import rurex

MASK = "*"
_PHONE = rurex.compile(r"(?:1[3-9][0-9]{9}|0[0-9]{2,3}[-—－ ]?[0-9]{7,8}(?:[-转][0-9]{1,6})?|400[-]?[0-9]{3,4}[-]?[0-9]{3,4})")
_MAIL = rurex.compile(r"[A-Za-z0-9._%+-]{1,40}@[A-Za-z0-9.-]{1,60}\.[A-Za-z]{2,8}")
_NAMED = rurex.compile(
    r"(?:项目联系人|采购人联系人|代理机构联系人|联系人|评审专家(?:（[^）]{0,20}）)?名单|评审专家|评标委员会成员|评审小组成员|谈判小组成员|磋商小组成员|评委名单|经办人|项目负责人|授权代表|法定代表人|采购人代表)"
    r"[ \t]{0,3}[:：\t ]{0,3}([一-龥·]{2,4}(?:[、，, 　；;]{1,2}[一-龥·]{2,4}){0,15})"
)
_TITLED = rurex.compile(r"([一-龥]{1,2})(?:老师|先生|女士|工程师|主任|经理|同志|警官|科长)")
_NO_NAMES = ("电话", "方式", "名称", "地址", "项目", "采购", "信息", "单位", "邮箱", "联系")


def masked(text: str) -> str:
    """The text with names behind their labels, telephone numbers and mail addresses hidden; as long as before."""
    spans = [match.span() for pattern in (_PHONE, _MAIL) for match in pattern.finditer(text)]
    spans += [match.span(1) for pattern in (_NAMED, _TITLED) for match in pattern.finditer(text) if _is_name(match.group(1))]
    for start, end in spans:
        text = text[:start] + "".join(sign if sign in "、，,；; \t　" else MASK for sign in text[start:end]) + text[end:]
    return text


def _is_name(words: str) -> bool:
    return not any(word in words for word in _NO_NAMES)


def masked_json(value: Any) -> Any:
    """The same in every string of a JSON value."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {name: masked_json(inner) for name, inner in value.items()}
    return [masked_json(inner) for inner in value] if isinstance(value, list | tuple) else value
