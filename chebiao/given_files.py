"""Files given on the command line: unpacked as attachments are, beside a notice or read alone as a specification."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reading.lotmarkers import ordinal
from schemas.attachments import AttachedText
from schemas.events import NoticeClassified, NoticeRead
from schemas.reading import ClassifiedLot, Kind
from schemas.values import Read, read
from services.classifier.attached import specified
from services.classifier.classify import classify
from services.classifier.joining import joined
from services.classifier.together import Specified
from services.classifier.verdict import judged
from services.extractor.extract import read_stored
from services.unpacker.kinds import kind_of
from services.unpacker.limits import LIMITS, Limits
from services.unpacker.service import document
from services.unpacker.unpacking import unpacked

_PAGES = ("html", "text", "")
"""What is read as a notice's page or text."""


@dataclass
class Files:
    """Files beside a notice: their documents, and the texts of these by hash."""

    documents: list[AttachedText] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, paths: Sequence[Path]) -> "Files":
        """Unpack files. Raises OSError when one cannot be opened."""
        files = cls()
        for path in paths:
            files.add(path.name, path.read_bytes())
        return files

    def add(self, name: str, data: bytes, limits: Limits = LIMITS) -> None:
        """Unpack one file."""
        digest = hashlib.sha256(data).hexdigest()
        for part in unpacked(name, data, limits):
            made = document(part, digest)
            self.documents.append(made)
            if made.text:
                self.texts[made.text] = part.text

    def beside(self, notice: NoticeRead) -> NoticeRead:
        """The notice with these files."""
        return notice.model_copy(update={"attachments": tuple(self.documents)})


def is_file(path: str) -> bytes | None:
    """The bytes of what is neither a page nor plain text: a specification to unpack. None for anything else."""
    if path == "-" or path.startswith(("http://", "https://")) or not Path(path).is_file():
        return None
    data = Path(path).read_bytes()
    return None if kind_of(data, path) in _PAGES else data


def read_specification(
    name: str, data: bytes, title: str, published: str, beside: Files
) -> tuple[str, NoticeClassified, Mapping[str, str]]:
    """A specification read alone: the text of its main document, its reading, all texts by hash. The main document is
    the first that specifies vehicles; further ones in an archive, and files given beside, add to it."""
    files = Files()
    files.add(name, data)
    told = [(one, specified(files.texts[one.text], "")) for one in files.documents if one.text]
    main, lines = next((one for one in told if one[1]), told[0] if told else (AttachedText(name=name, file=""), []))
    text = files.texts.get(main.text, name)
    rest = Files([one for one in (*files.documents, *beside.documents) if one is not main], {**files.texts, **beside.texts})
    notice = rest.beside(read_stored(text, title or Path(main.name).stem, published, "", "file", name))
    found = classify(notice, text, rest.texts)
    if lines and not _is_notice(notice):
        others = [specified(rest.texts[one.text], one.text) for one in rest.documents if one.text]
        lots = joined(_lots(notice, lines), others, notice.facts.kind.value)
        vehicles: Read[bool] = read(True, lines[0][1].name.evidence, "words: specification")
        found = found.model_copy(update={"is_vehicle_purchase": vehicles, "lots": tuple(judged(notice, lots))})
    return text, found, rest.texts


def _is_notice(notice: NoticeRead) -> bool:
    """A whole notice in a file, not a specification: it says its kind, its buyer and its number."""
    facts = notice.facts
    return facts.kind.value not in (None, Kind.OTHER) and facts.buyer.said and facts.project_no.said


def _lots(notice: NoticeRead, lines: Sequence[Specified]) -> tuple[ClassifiedLot, ...]:
    """The lines in their lots; one lot where they name none."""
    numbers = list(dict.fromkeys(lot for lot, _ in lines if lot))
    own = {ordinal(lot.lot_no.value): lot for lot in notice.lots if lot.lot_no.value and len(lot.lot_no.value) <= 3}
    facts = notice.facts
    if len(numbers) < 2:
        whole = ClassifiedLot(budget_cny=facts.budget_cny, price_cap_cny=facts.price_cap_cny, lines=tuple(line for _, line in lines))
        return (whole.model_copy(update={"lot_no": own[numbers[0]].lot_no}) if numbers and numbers[0] in own else whole,)
    return tuple(
        ClassifiedLot(
            lot_no=own[number].lot_no if number in own else Read[str](value=number, why="lot of a specification"),
            budget_cny=own[number].budget_cny if number in own else Read(),
            price_cap_cny=own[number].price_cap_cny if number in own else Read(),
            lines=tuple(line for lot, line in lines if lot == number),
        )
        for number in numbers
    )
