"""classifier: the words of a notice that decide whether it buys vehicles: title, names of project and lots, parties."""

from typing import NamedTuple

from reading.folding import flat as fold
from reading.folding import folded
from reading.vehicles import mentions
from schemas.events import NoticeRead

_INVITED = "的潜在"
"""某某采购项目的潜在供应商应在某某平台…: from here on it is told where documents are had."""


class Wording(NamedTuple):
    """The words that decide, as [start, end) of the folded text."""

    flat: str
    title: tuple[int, int]
    """The stored text's first line."""
    named: tuple[tuple[int, int], ...]
    """Where the reader found names of project and lots."""
    names: tuple[tuple[int, int], ...]
    """These, and the body's first words where the title is cut off."""
    buyer: str
    agency: str

    def of(self, flat: str) -> "Wording":
        """The wording of the same text, with words blanked."""
        if flat is self.flat:
            return self
        end = flat.find("\n")
        title = (0, len(flat) if end < 0 else end)
        return Wording(flat, title, self.named, self.named + _headline(flat, end), self.buyer, self.agency)


def wording_of(notice: NoticeRead, text: str) -> Wording:
    """The wording of a stored text."""
    names = [span for name in (notice.facts.project_name, *(lot.name for lot in notice.lots)) for span in name.evidence]
    places = tuple((span.start, span.end) for span in names if not span.text)
    buyer, agency = (fold(name.value or "") for name in (notice.facts.buyer, notice.facts.agency))
    return Wording("", (0, 0), places, (), buyer, agency).of(folded(text))


def _headline(flat: str, title_end: int) -> tuple[tuple[int, int], ...]:
    """The body's first words, for a title that was cut off before its noun (警用摩…)."""
    if title_end < 0 or mentions(flat, 0, title_end):
        return ()
    end = min(title_end + 61, len(flat))
    invited = flat.find(_INVITED, title_end, end)
    end = invited if invited >= 0 else end
    cell = flat.find("\t", title_end, end)
    return ((title_end + 1, max(flat.rfind("\n", 0, cell), title_end + 1) if cell >= 0 else end),)
