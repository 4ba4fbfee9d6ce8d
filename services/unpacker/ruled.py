"""unpacker: the rules of a scanned page, and the cells between them."""

from PIL import Image, ImageChops

from services.unpacker.geometry import Box

_DARK = 140
_SHORTEST_RULE = 0.035
"""Of a page's width: a rule is at least so long. Letters are not."""
_THICKEST = 14
_REACH = 12
"""Pixels that a rule's end may miss the rule it should meet."""


def rules(page: Image.Image) -> list[Box]:
    """The horizontal rules of a grey page, as boxes. Vertical ones: those of the page turned."""
    width, height = page.size
    least = max(int(width * _SHORTEST_RULE), 40)
    needle = b"\x00" * least
    rows = page.point(lambda grey: 0 if grey < _DARK else 255).tobytes()
    found: list[list[int]] = []
    for y in range(height):
        row = rows[y * width : (y + 1) * width]
        at = row.find(needle)
        while at >= 0:
            end = row.find(b"\xff", at)
            end = width if end < 0 else end
            _add(found, at, y, end)
            at = row.find(needle, end)
    return [(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2 + 1) for x0, y0, x1, y1 in found if y1 - y0 < _THICKEST]


def _add(found: list[list[int]], x0: int, y: int, x1: int) -> None:
    """A run of dark pixels thickens the rule above it, or begins a new one."""
    for rule in reversed(found[-60:]):
        if 0 <= y - rule[3] <= 2 and x0 < rule[2] + _REACH and rule[0] < x1 + _REACH:
            rule[0], rule[2], rule[3] = min(rule[0], x0), max(rule[2], x1), y
            return
    found.append([x0, y, x1, y])


def turned(box: Box) -> Box:
    """A box of the page turned, at its place on the page."""
    return box[1], box[0], box[3], box[2]


def wiped(page: Image.Image, boxes: list[Box]) -> Image.Image:
    """The page without its rules: Tesseract reads words in cells better without borders."""
    mask = Image.new("L", page.size, 0)
    for x0, y0, x1, y1 in boxes:
        mask.paste(255, (int(x0) - 4, int(y0) - 5, int(x1) + 5, int(y1) + 5))
    return ImageChops.lighter(page, mask)


def tables(across: list[Box], down: list[Box]) -> list[list[Box]]:
    """The cells of each ruled table: the smallest boxes whose four sides are ruled."""
    groups: list[tuple[list[Box], list[Box]]] = []
    for rule in down:
        meets = [one for one in across if one[0] - _REACH <= rule[0] <= one[2] + _REACH and rule[1] - _REACH <= one[1] <= rule[3] + _REACH]
        if len(meets) < 2:
            continue
        joined = [group for group in groups if any(one in group[0] for one in meets)]
        merged = (list({*meets, *(one for group in joined for one in group[0])}), [rule, *(one for group in joined for one in group[1])])
        groups = [group for group in groups if group not in joined] + [merged]
    return [cells for horizontal, vertical in groups if len(cells := _cells(horizontal, vertical)) > 1]


def _cells(across: list[Box], down: list[Box]) -> list[Box]:
    ys, xs = _levels([rule[1] for rule in across]), _levels([rule[0] for rule in down])
    cells: list[Box] = []
    taken: set[tuple[int, int]] = set()
    for i in range(len(ys) - 1):
        for j in range(len(xs) - 1):
            if (i, j) in taken:
                continue
            right = next((k for k in range(j + 1, len(xs)) if _ruled(down, xs[k], ys[i], ys[i + 1], upright=True)), len(xs) - 1)
            low = next((k for k in range(i + 1, len(ys)) if _ruled(across, ys[k], xs[j], xs[j + 1], upright=False)), len(ys) - 1)
            taken |= {(a, b) for a in range(i, low) for b in range(j, right)}
            cells.append((xs[j], ys[i], xs[right], ys[low]))
    return cells


def _levels(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _REACH:
            found.append(value)
    return found


def _ruled(rules_: list[Box], at: float, start: float, end: float, upright: bool) -> bool:
    """Whether a rule stands at a place over most of a stretch."""
    middle = (start + end) / 2
    for x0, y0, x1, y1 in rules_:
        place, low, high = (x0, y0, y1) if upright else (y0, x0, x1)
        if abs(place - at) <= _REACH and low - _REACH <= middle <= high + _REACH:
            return True
    return False
