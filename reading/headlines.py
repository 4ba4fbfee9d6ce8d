"""reading: numbered lines that only head the number of things in the next one: 1.机要通信用车： / 1辆，轿车，排气量不超过1.6升."""

from collections.abc import Sequence

from reading import regex

_HEAD = regex.compile(r"^ ?(?:[0-9]{1,2}[.、)]|[(（][0-9一二三四五六七八九十]{1,2}[)）]|[①-⑩]) ?[^:：\t\n0-9]{2,24} ?[:：]$")
_NUMBER = regex.compile(r"^(?:数量[:：为]?)?[0-9一二三四五六七八九十两]{1,3} ?[辆台][,，;；、(（]")
_COLONS, _LONGEST, _REACH = (":", "："), 34, 10
"""What ends a head, its signs at most, and those up to the measure behind the number."""


def with_their_numbers(lines: Sequence[str]) -> list[str]:
    """The lines with each such head and the number below it as one."""
    if not any(map(_tells_number, [line for line in lines if "辆" in line or "台" in line])):
        return list(lines)
    out: list[str] = []
    last = ""
    for line in lines:
        if last[-1:] in _COLONS and len(last) <= _LONGEST and _tells_number(line) and _HEAD.match(last):
            out[-1] = last = last + line
        else:
            out.append(line)
            last = line
    return out


def _tells_number(line: str) -> bool:
    return ("辆" in line[:_REACH] or "台" in line[:_REACH]) and "\t" not in line and _NUMBER.match(line) is not None
