"""reading: heads of columns in two rows: what a group's head says of the columns below it (控制价（万元） over 单价 | 合价)."""

from collections.abc import Sequence

from schemas.values import Span


def with_groups(above: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """For each column of a head row (group, name): the words that the row above gives its group, empty where it is in none."""
    groups = above.split("\t") if "\t" in above else ()
    if not groups or not (_repeats(groups, names) or _spans(groups, names)):
        return [("", name) for name in names]
    group, found = "", []
    for place, name in enumerate(names):
        group = (groups[place] if place < len(groups) else "") or group
        found.append(("" if group == name else group, name))
    return found


def grouped_heads(flat: str, head: Span) -> list[tuple[str, str]]:
    """The same of a head row by its place in a folded text."""
    line = flat.rfind("\n", 0, head.start - 1) + 1
    above = flat[line : head.start - 1] if head.start else ""
    return with_groups(above, flat[head.start : head.end].split("\t"))


def names_of_columns(flat: str, head: Span) -> list[str]:
    """The heads of a table's columns, each behind its group's: 控制价（万元）单价."""
    return [group + name for group, name in grouped_heads(flat, head)]


def _repeats(above: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a head reaches down from the row above, whose cell is repeated."""
    return any([one == other != "" for one, other in zip(above, names, strict=False)])


def _spans(above: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row has heads that reach over several columns, and neither it nor the one below has a figure."""
    return above[0] != "" and "" in above and not any(map(str.isdigit, "".join([*above, *names])))
