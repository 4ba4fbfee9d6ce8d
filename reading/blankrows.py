"""reading: rows of pasted tables whose cells only blanks or bars part, back into cells."""

from collections.abc import Iterator, Sequence

from reading import regex
from reading.columns import role_of
from reading.folding import flat

FEWEST_HEADS, FEWEST_SURE = 3, 4
_BAR = regex.compile(r" ?[|｜] ?")
BLANKS = regex.compile(r"[ \x{3000}]{2,}")
_BRACKETS = frozenset("（(〈")
"""Signs behind which a head may hold a colon."""
_NO_HEAD = regex.compile(r"[:。;,0-9]")
_FEWEST_BARS = 2
"""Bars of a row that no blanks stand around."""
_OF_FIGURES = ("quantity", "unit_price", "total", "award", "budget", "price_cap", "unit_cap")
_FIGURE = regex.compile(r"^¥?[0-9][0-9,.]*(?:\(?[\p{Han}]{1,3}\)?)?$|^[-/]$")
MOST_BLANKS = 4
"""Words more than heads that a row may have."""
MEASURES = frozenset(("辆", "台", "部", "套", "(辆)", "(台)", "元", "万元", "万元人民币", "万元(人民币)"))
"""What stands behind a figure with a blank between and belongs to its cell."""


def tabled(lines: Sequence[str]) -> list[str]:
    """The lines with tabs between the cells of tables whose heads and rows only blanks part."""
    out: list[str] = []
    width, roles, changes = 0, list[str](), False
    for place, line in enumerate(lines):
        if not line:
            out.append(line)
            continue
        words = line.split()
        if not width and len(words) < FEWEST_HEADS:
            changes = changes and not words
            out.append(line)
            continue
        if "\t" in line or not words:
            width = 0 if words else width
            changes = changes and not words
            out.append(line)
            continue
        if changes and (cells := changed(words)):
            out.append("\t".join(cells))
            continue
        if width and (cells := _cells(line, words, roles)):
            out.append("\t".join(cells))
            continue
        roles = all_heads(words) if len(words) >= FEWEST_HEADS else []
        roles = roles or _most_heads(words, lines[place + 1 : place + 2])
        width = len(roles)
        changes = width == FEWEST_SURE and roles[0] == "seq" and "前" in words[-2] and "后" in words[-1]
        out.append("\t".join(words) if width else line)
    return out


def _most_heads(words: Sequence[str], following: Sequence[str]) -> list[str]:
    """The same for a head with unknown words among at least four known ones, above a row of as many cells with figures."""
    cells = following[0].split() if len(words) >= FEWEST_SURE and following else []
    if not cells or len(cells) < len(words) or not any(cell[0].isdigit() for cell in cells):
        return []
    folded = [flat(word) for word in words]
    roles = [role_of(word) for word in folded]
    known = sum(1 for role in roles if role)
    if known < FEWEST_SURE or len(roles) - known > known // 3 or any(_NO_HEAD.search(word.split("(", 1)[0]) for word in folded):
        return []
    return roles if len(cells) == len(words) or roles[0] in ("seq", "lot") else []


def all_heads(words: Sequence[str]) -> list[str]:
    """What the columns hold that these words head; none where one of them is no head."""
    roles: list[str] = []
    for word in words:
        if "：" in word and _BRACKETS.isdisjoint(word):
            return []
        folded = flat(word)
        if ":" in folded.split("(", 1)[0] or not (role := role_of(folded)):
            return []
        roles.append(role)
    return roles


def _cells(line: str, words: list[str], roles: Sequence[str]) -> list[str]:
    """The cells of a row whose last may be empty; cells that hold single blanks are parted by double ones, or told by the figures
    that stand in the columns around them."""
    width = len(roles)
    parted = [part.strip() for part in line.split("  ") if part.strip()]
    if len(parted) in (width, width - 1) and len(parted) > 1 and (len(parted) == width or figures_fit(parted, roles)):
        return parted
    words = words if "unit" in roles else _measured(words)
    if len(words) == width:
        return words
    told = with_blanks(words, roles) if width < len(words) <= width + MOST_BLANKS else []
    return told or (_with_a_description(words, roles) if len(words) > width else [])


def _measured(words: Sequence[str]) -> list[str]:
    """The words with each measure word in one cell with the figure before it: 2 辆."""
    cells: list[str] = []
    for word in words:
        if cells and word in MEASURES and cells[-1][-1:].isdigit():
            cells[-1] += f" {word}"
        else:
            cells.append(word)
    return cells


def figures_fit(cells: Sequence[str], roles: Sequence[str]) -> bool:
    """Whether figures stand under every head of figures and no bare number under that of measures, as far as cells go."""
    fits = {of: _FIGURE.match(flat(cell).replace(" ", "")) is not None for cell, of in zip(cells, roles, strict=False)}
    return all(figure is (of in _OF_FIGURES) for of, figure in fits.items() if of in (*_OF_FIGURES, "unit"))


def changed(words: list[str]) -> list[str]:
    """A numbered row of a correction: its item, what was and what is, as many words of one kind each: 3 发动机排量 ≥2.0L ≥1.9L."""
    if len(words) < FEWEST_SURE or not words[0].isdigit():
        return []
    for many in range((len(words) - 2) // 2, 0, -1):
        before, after = words[-2 * many : -many], words[-many:]
        if all(_kind_of(one) == _kind_of(other) for one, other in zip(before, after, strict=True)):
            return [words[0], " ".join(words[1 : -2 * many]), " ".join(before), " ".join(after)]
    return []


def _kind_of(word: str) -> str:
    return "figure" if flat(word)[:1] in "0123456789≥≤<>¥￥" else "words"


def _with_a_description(words: list[str], roles: Sequence[str]) -> list[str]:
    """A numbered row whose last cell describes a thing in many words; 2 辆 is one cell."""
    if roles[0] != "seq" or roles[-1] not in ("spec", "need") or not words[0].isdigit():
        return []
    last = len(roles) - 1
    cells = [*words[:last], " ".join(words[last:])]
    figures = [flat(cell).replace(" ", "") for cell, role in zip(cells, roles, strict=False) if role in _OF_FIGURES]
    return cells if len(cells) == len(roles) and figures and all(_FIGURE.match(one) for one in figures) else []


def with_blanks(words: list[str], roles: Sequence[str]) -> list[str]:
    """A row with one cell of several words: the one column that leaves figures under every head of figures."""
    more = len(words) - len(roles)
    for role in ("model", "brand_model", "spec", "name", "supplier_address"):
        if role in roles:
            at = roles.index(role)
            cells = [*words[:at], " ".join(words[at : at + more + 1]), *words[at + more + 1 :]]
            if all(_FIGURE.match(flat(cell).replace(" ", "")) for cell, of in zip(cells, roles, strict=True) if of in _OF_FIGURES):
                return cells
    return []


def ruled(lines: Sequence[str]) -> list[str]:
    """Lines with tabs between cells that bars without a frame (a | b) or double blanks part, where neighbours have as many cells."""
    cells = [_parted(line) if "  " in line or "\u3000" in line or "|" in line or "｜" in line else () for line in lines]
    out = list(lines)
    for at, own in enumerate(cells):
        if own and any(len(other) == len(own) for other in _beside(cells, at)):
            out[at] = "\t".join(own)
    return out


def _beside(cells: Sequence[Sequence[str]], at: int) -> Iterator[Sequence[str]]:
    yield from (cells[place] for place in (at - 1, at + 1) if 0 <= place < len(cells))


def _parted(line: str) -> list[str]:
    """The cells of a line that may be a table's row; empty where it is none."""
    if "\t" in line or line.lstrip().startswith("|"):
        return []
    if " | " in line or "｜" in line or line.count("|") >= _FEWEST_BARS:
        return [cell.strip() for cell in _BAR.split(line)]
    if ("  " not in line and "\u3000" not in line) or any([sign in line for sign in ":：。；"]):
        return []
    found = [cell.strip() for cell in BLANKS.split(line.strip())]
    return found if len(found) >= FEWEST_HEADS else []
