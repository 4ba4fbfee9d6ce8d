"""classifier: sentences that speak of all vehicles of a notice or lot (以上车辆均为柴油), and those about the only one of its lot."""

from collections.abc import Iterator, Sequence

from reading import regex
from reading.candidates import places_of
from reading.folding import flat as fold
from reading.quantities import number
from reading.remembered import remembered
from reading.vehicles import mentions
from schemas.reading import Lot
from services.classifier.clauses import Region, name_start
from services.classifier.elsewhere import SHORTEST_LOT
from services.classifier.parts import Part

_OF_ALL = regex.compile(
    r"(?:以上|上述|所有)(?:各)?(?:车辆|车型|车|包车辆|标项车辆)[^。\n\t]{2,90}"
    r"|各车(?:辆|型)?(?:均|都)?(?:核载|核定|准乘|乘员|座位)[^。;\n\t]{1,30}|[。;\n](?:[(]?[0-9一二三四五六七八九]{1,2}[、.)])?(?:核定)?座位(?:数量?)?均(?:为|不)[^。;\n\t]{1,20}"
    r"|\n[^\n\t:]{0,8}(?:共同|通用|统一|共性|公共)(?:技术|配置|参数)?(?:要求|参数|条款|配置)(?:为|如下)?:[^\n\t]{2,200}"
    r"|(?:[两二三四五六](?:种|款|类)|各|每种|每款)(?:[\p{Han}]{0,6}车|车辆|车型)[^。;\n\t]{0,14}(?:均|都|统一|一律)[^。;\n\t]{2,60}"
    r"|[。\n]车辆(?:均|应|须|需)[^。;\n\t]{2,90}|\n发动机(?:均)?(?:为|采用)[^。;\n\t第]{2,40}"
)
_NEXT_NOTE = regex.compile(r"; ?(?:\([0-9一二三四五六七八九十]{1,2}\)|[①-⑩]|[0-9]{1,2}[.、)])")
"""Where a further note begins: （1）以上车辆均须…；（2）第二包单台报价…."""
_OF_EACH = regex.compile(
    r"(?:([两二三四五六七八九十]|[0-9]{1,2})[辆台][\p{Han}]{0,8}|各?车[辆型]|:)均(?:为|采用|要求|须|需|应|配)[^。;\n\t]{2,90}"
)
"""两辆车均为柴油车，排量1.9L: of all where that many are bought."""
_OF_LOTS = regex.compile(r"[;,] ?(?:以上)?(?:各[包标段项]{1,2})?(?:均|都)(?:为|采用|要求|须|需|应|配)[^。;\n\t]{2,60}")
"""包1排量≥3.76L；包2排量≥5.1L；均为国六柴油: of all lots that its sentence speaks of."""
_A_LOT = regex.compile(r"(?:包|标段|标项|分标|包组) ?[0-9A-Z一二三四五六七八九十]|[0-9A-Z一二三四五六七八九十](?:包|标段|标项|分标)")
_LOT_IS = regex.compile(
    r"^第?[0-9A-Z一二三四五六七八九十]{0,3}(?:采购包|合同包|分包|包组|包件|标段|标项|分标|包)[0-9A-Z一二三四五六七八九十]{0,3}"
    r"(?:内|中)?(?:各|所有|全部)?(?:车辆|车型|车)?(?:均|都|统一|全部)?(?:为|采用|要求|须|需)[^。;\n\t]{2,60}$"
)
"""标段2为汽油: of all vehicles of a lot that it names itself by its number."""
_LONGEST_OF_LOT = 80
_LOT_SIGNS = "包段项标"


def with_words_of_all(flat: str, parts: Sequence[Part], alone: bool, about: Sequence[Region]) -> list[Part]:
    """Parts with the sentences that speak of all vehicles of a notice (以上车辆发动机均为柴油，排量2.0L以上), or of all of their lot
    (A包各车核载5人), whose words `about` are. `alone`: they are all it buys."""
    told = [one for one in _sentences(flat) if flat[one[0] - 1] not in _LOT_SIGNS or any(start <= one[0] < end for start, end in about)]
    if not alone:
        told += [*_of_lots(flat), *(place for place in about if _is_of_its_lot(flat, place))]
    if alone and "均" in flat:
        total = sum(part.number.value or part.item.quantity.value or 0 for part in parts)
        told += [match.span() for match in _OF_EACH.finditer(flat) if match.group(1) is None or number(match.group(1)) == total]
    return [
        part._replace(own=(*part.own, *(one for one in told if not any(start <= one[0] < end for start, end in part.own))))
        for part in parts
    ]


@remembered(1)
def _sentences(flat: str) -> tuple[Region, ...]:
    """The sentences that speak of all vehicles of a notice; asked for again with each of its lots."""
    places = [match.span() for match in _OF_ALL.finditer(flat)]
    return tuple([(at, at + len(_NEXT_NOTE.split(flat[at:end])[0])) for at, end in places])


def with_sentences(flat: str, part: Part, lots: Sequence[Lot]) -> Part:
    """A lot's only part with the sentences outside all lots' words that begin with its name, where no other lot names it too."""
    name = fold(part.item.name.value or "") if part.item.name.said else ""
    name = flat[name_start(flat, part.mention.start) : part.mention.end] if part.mention and not name else name
    taken = [(span.start, span.end) for lot in lots for span in lot.about if not span.text]
    others = [place for place in taken if place not in part.around]
    if part.named or len(name) < SHORTEST_LOT or any(name in flat[slice(*place)] for place in others):
        return part
    begun = [(at, _clause_stop(flat, at)) for at in places_of(flat, name) if flat[at - 1 : at] in ("。", "\n")]
    told = [one for one in begun if not any(start < one[1] and one[0] < end for start, end in taken)]
    return part._replace(own=(*part.own, *told)) if told else part


def _of_lots(flat: str) -> Iterator[Region]:
    """Clauses that end a sentence about several lots and speak of them all."""
    for match in _OF_LOTS.finditer(flat) if "均" in flat or "都" in flat else ():
        at = match.start() + 1
        begin = max(flat.rfind(sign, 0, at) for sign in "。\n") + 1
        if len({found.group() for found in _A_LOT.finditer(flat[begin:at])}) > 1:
            yield at, match.end()


def _is_of_its_lot(flat: str, place: Region) -> bool:
    """Whether words of a lot begin with its number and say what its vehicles are, naming none of them."""
    words = flat[slice(*place)].strip(" ,;") if place[1] - place[0] <= _LONGEST_OF_LOT else ""
    return bool(words) and _LOT_IS.match(words) is not None and not any(one.category is not None for one in mentions(words))


def _clause_stop(flat: str, at: int) -> int:
    return min((place for sign in "。\n" if (place := flat.find(sign, at)) >= 0), default=len(flat))
