"""classifier: which items are vehicles that no lexicon knows, and which of a lot's are none."""

from collections.abc import Sequence

from reading import regex
from reading.decoys import of_a_rule
from reading.displacement import head_unit
from reading.folding import flat as fold
from reading.goods import BADGED
from reading.vehicles import Mention, energies, heads, mentions
from reference.models.naming import named as model_named
from schemas.events import NoticeRead
from schemas.reading import Item, Lot
from schemas.values import Span
from services.classifier.counted_names import VEHICLE_UNIT
from services.classifier.named import OF_ITS_ENGINE, decoyed, is_vehicle, towed, vehicles
from services.classifier.own_words import head_and_row, kept_of

_CODE = regex.compile(r"^[A-Z]{2,3}[1-9][0-9]{3}[A-Z]")
"""What the code of a vehicle's model begins with: maker, kind and mass, as the ministry's announcements have them."""
_REMARK = regex.compile(r"[(（][^()（）]{1,20}[)）] ?$")
_BURNT = ("柴油", "汽油", "排量", "排气量")
"""Words of an engine; what only a battery drives may be pushed, or balanced on."""
_VEHICLE_HEADS = ("车型", "车辆", "车辆名称", "车辆类型", "购置车型", "成交车型", "中标车型")
_LEFT_OUT = ("不含", "不包含", "不包括", "不涉及")
"""执法记录仪（不含车辆）."""


def with_unknown(flat: str, named: Sequence[tuple[Item, Mention | None]]) -> list[tuple[Item, Mention | None]]:
    """The vehicles among items, with those beside them that are named 车 and counted in 辆 (纯电小型车（物业巡查） | 3辆), or bear a brand and
    a model on the roads' list (某某取证车 | 某牌 | XY5028XXY)."""
    return [
        (item, found)
        for item, found in named
        if found
        or (
            (
                (
                    _called_a_car(item.name.value or "")
                    and (_counted_as_driven(flat, item) or (item.brand.said and _CODE.match(fold(item.model.value or "")) is not None))
                )
                or _driven_under_vehicles(flat, item)
            )
            and not any(_serves_or_parts(flat, span) for span in item.name.evidence[:1])
            and not towed(item.name.value or "")
        )
    ]


def _counted_as_driven(flat: str, item: Item) -> bool:
    """Whether a thing is counted in 辆, or in 台 where its row tells what drives it: 查验车 | 1台 | 柴油2.0L."""
    row = head_and_row(flat, item)[1] if item.unit.startswith("台") else None
    return item.unit.startswith(VEHICLE_UNIT) or (row is not None and any(word in flat[row.start : row.end] for word in _BURNT))


def _called_a_car(name: str) -> bool:
    """Whether a name, a remark in brackets behind it apart, ends with 车."""
    return _REMARK.sub("", name).rstrip().endswith("车")


def _serves_or_parts(flat: str, span: Span) -> bool:
    """Whether a name tells of a service or a part, what brackets say behind it apart; one that sounds like a machine's (推铲车) may
    drive on roads."""
    end = span.start + len(_REMARK.sub("", flat[span.start : span.end]))
    return any(one.decoy not in ("", "machine") for one in heads(flat, span.start, end))


def unrecognised(flat: str, lot: Lot, alone: bool) -> list[Item]:
    """Items of a vehicle purchase whose names the lexicon does not know: counted in 辆, or the only thing bought."""
    named = [
        item for item in lot.items if item.name.said and not any(decoyed(flat, span.start, span.end) for span in item.name.evidence[:1])
    ]
    wheeled = [
        item
        for item in named
        if item.unit.startswith(VEHICLE_UNIT) or fold(item.name.value or "").partition("(")[0].endswith("车") or _under_vehicles(flat, item)
    ]
    if wheeled or not alone:
        return wheeled
    return named if len(named) == 1 and len([item for item in lot.items if item.name.said]) == 1 else []


def models(lot: Lot) -> list[Item]:
    """Items without a name that are models on the market, where there are several."""
    known = [item for item in lot.items if not item.name.said and model_named(item.model.value or "", item.brand.value or "") is not None]
    return known if len(known) > 1 and len(known) == len(lot.items) else []


def _under_vehicles(flat: str, item: Item) -> bool:
    """Whether an item of a table is a model on the market or of the ministry's catalogue, named under a head of vehicles (车型)."""
    head = head_and_row(flat, item)[0]
    heads = flat[head.start : head.end].replace(" ", "").split("\t") if head else []
    name = item.name.value or ""
    known = BADGED.match(fold(name)) is not None or model_named(name, item.brand.value or "") is not None
    return known and any(word.partition("(")[0] in _VEHICLE_HEADS for word in heads)


def _driven_under_vehicles(flat: str, item: Item) -> bool:
    """Whether a row whose name stands under a head of vehicles tells what drives it: 车型 | 燃料 | 排量, 小卡（双排） | 汽油 | 1.6."""
    head, row = head_and_row(flat, item)
    if head is None or row is None or not item.name.said:
        return False
    cells = zip(flat[head.start : head.end].split("\t"), flat[row.start : row.end].split("\t"), strict=False)
    told = [(name.replace(" ", "").partition("(")[0], name, cell.strip()) for name, cell in cells]
    named = any(bare in _VEHICLE_HEADS and cell == fold(item.name.value or "") for bare, _, cell in told)
    return named and (
        any(head_unit(name) is not None and any(map(str.isdigit, cell)) for _, name, cell in told)
        or bool(energies(flat, *row[:2]))
        or (_called_a_car(item.name.value or "") and any(word in flat[row.start : row.end] for word in _BURNT))
    )


def names_other_goods(notice: NoticeRead, flat: str, lot: Lot) -> bool:
    """Whether a lot's name tells of something else, while another lot's tells of a vehicle."""

    def told(one: Lot) -> bool:
        return any(vehicles(flat, span.start, span.end) for span in one.name.evidence[:1])

    return lot.name.said and not told(lot) and any(told(other) for other in notice.lots)


def serves(flat: str, lot: Lot) -> bool:
    """Whether the first words of a lot name a service or a thing that is no vehicle: 标段三 观光车驾驶员培训服务."""
    for span in lot.about[:1]:
        line = flat.find("\n", span.start, span.end)
        end = line if line > 0 else span.end
        named = mentions(flat, span.start, end)
        stop = min((at for sign in ":;。,(" if named and (at := flat.find(sign, named[0].end, end)) >= 0), default=end)
        told = [one for one in heads(flat, named[0].start, stop) if not flat.startswith(OF_ITS_ENGINE, one.end)] if named else []
        return bool(told) and all(one.decoy for one in told)
    return False


def tells_of_none(notice: NoticeRead, flat: str, lot: Lot) -> bool:
    """Whether a lot's own words name no vehicle, while another lot's do."""

    def told(one: Lot) -> bool:
        named = (mention for start, end in kept_of(notice, one.about, flat) for mention in mentions(flat, start, end))
        kinds = (
            mention
            for mention in named
            if mention.category is not None and not _of_a_rule(flat, mention) and not flat.endswith(_LEFT_OUT, 0, mention.start)
        )
        return any(not mention.specific or is_vehicle(mention, flat) for mention in kinds)

    return not told(lot) and any(told(other) for other in notice.lots if other is not lot)


def _of_a_rule(flat: str, mention: Mention) -> bool:
    """Whether a word stands in a quoted policy or in its title: 《公务用车管理办法》."""
    return of_a_rule(flat, mention.start) or flat.startswith(("管理办法", "配备", "编制"), mention.end)
