"""reading: what words of a document tell of several vehicles at once: of each by its name, of all in their order, limits under a heading."""

from reading import regex
from reading.grids import Paragraph
from reading.parameters import parameter_of
from reading.specified import Register
from reading.statements import Place, Told, Vehicle
from reading.vehicles import heads, mentions

Label = tuple[Paragraph, str, int]
"""A paragraph that begins with a label, what it tells, where it ends in the paragraph."""
_LONGEST_HEADING = 16
SHARED = ("unit_cap", "price_cap", "displacement", "seats", "energy", "other")
"""What a labelled line may tell of several vehicles."""
_IN_ORDER = regex.compile(r"(?:限价|控制价|单价|上限|限额|排量|排气量)[^,;。]{0,8}分别|分别不[^,;。]{2,6}[0-9.]{1,6}(?:万元|升|L|T)")
"""What tells limits or sizes of several in their order."""


class Several:
    """Reads what paragraphs tell of several vehicles into the register."""

    def __init__(self, known: Register) -> None:
        self.known = known

    def _shared(self, block: Paragraph, role: str, end: int) -> list[tuple[Vehicle, Told]]:
        """What a labelled line says of each vehicle that it names: 发动机要求：大型校车…，中型校车…; 货车单车最高不超过12万元，客车…."""
        label = (block.start, block.start + end)
        if not self.known.doc.flat.startswith(":", label[1]):
            limited = self._of_several(block) if heads(self.known.doc.flat, *label) else []
            return [(one, Told("clause", (place,))) for one, place in limited]
        spoken = self._of_several(Paragraph(label[1] + 1, block.end))
        return [(one, Told(role, (place,), (label,))) for one, place in spoken] if len({place[0] for _, place in spoken}) > 1 else []

    def _of_several(self, block: Paragraph) -> list[tuple[Vehicle, Place]]:
        """What a paragraph says of each vehicle that it names: 说明：轿车单价不超过13.5万元，SUV单价不超过17.5万元."""
        found = sorted(self.known.clauses((block.start, block.end)), key=lambda one: one[1])
        ends = [min((other[0] for _, other in found if other[0] > place[0]), default=block.end) for _, place in found]
        return [(one, (place[0], min(place[1], end))) for (one, place), end in zip(found, ends, strict=True)]

    def _heads_limits(self, label: Label) -> bool:
        """Whether a label that is open is a heading of limits: 4 限价."""
        return label[2] == label[0].end - label[0].start

    def _below_limits(self, label: Label, block: Paragraph) -> list[tuple[Vehicle, Told]]:
        """The limits that a line below a heading of limits tells of each vehicle that it names: 4 限价 / 轿车18万元/辆，客车30万元/辆."""
        named = self._of_several(block) if self._heads_limits(label) else []
        return [(one, Told(label[1], (place,), ((label[0].start, label[0].end),))) for one, place in named]

    def _respectively(self, block: Paragraph) -> bool:
        """Take words that tell limits or sizes of all vehicles in their order, and name none: 单价限价分别为18万元、25万元."""
        flat = self.known.doc.flat
        several = sum(1 for one in self.known.vehicles if not one.loose and not self.known.headed(one)) > 1
        if not several or mentions(flat, block.start, block.end) or not _IN_ORDER.search(flat[block.start : block.end]):
            return False
        self.known.whole.told.append(Told("respectively", ((block.start, block.end),)))
        return True


def heads_limits(words: str) -> bool:
    """Whether a line is a heading of limits and no more: 四、单价限价."""
    parameter = parameter_of(words) if len(words) <= _LONGEST_HEADING else None
    return parameter is not None and parameter.role in ("unit_cap", "price_cap")
