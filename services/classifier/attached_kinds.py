"""classifier: kind, energy and use of a vehicle that a document specifies: its name, a column of kinds, what is told of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reading import regex
from reading.vehicles import Mention, energies, mentions, uses
from reference.models.naming import named
from schemas.reading import Category, Energy, Use, Window
from schemas.values import Read, Span, read, refused
from services.classifier.kinds import POLICE_CARS
from services.classifier.sheets import MOST_PLACES, PROSE, Sheet

CARS = (Category.SEDAN, Category.SUV, Category.MPV, Category.PICKUP)
"""Kinds of cars that a car named for its work may be built as."""
BY_NAME = "words: name in a specification"
BUILT_AS = "words: how a vehicle named for its work is built"
_BODY_BEFORE = regex.compile(
    r"(?:^|[:,;。、 )0-9])(?:(?:整车|车型|车身|结构|形式|型式)(?:型式|形式|结构|类型)?(?:应|须)?(?:采用|为|是|:)?)?"
    r"(?:[0-9一二三四五六七八九]{1,2}人?[座门]|[单双两四]排座?|非?承载式|紧凑型|[大中小]型|城市|硬派|[两四]驱|新能源|纯电动?|插电式?|增程式?|混动|[汽柴]油|的| )*$"
)
_BODY_BEHIND = regex.compile(r"^(?:车型|车身|类型|型|类|级|车)?(?:[,;。、)\n ]|$)")
"""Around the kind of car that stands as a statement of its own: 车型为承载式SUV。 but not SUV底盘改装."""
_BODY_BACK = 24
_NAME_ENDS = "\n"
"""What stands between two names in a sheet."""
_ANY_CAR = ("小客车", "小型客车", "乘用车", "小型普通客车")
"""Words of the traffic law for any car up to nine seats, whatever its build: 执法小客车, and below it 五座SUV."""
_BUILD, _NEAR = regex.compile(r"(?:^|[0-9.、)★▲;。 ])(?:车辆|车身)?(?:类型|类别|车型|车种):"), 8
_CHASSIS = regex.compile(r"^(?:用)?(?:[一二三][、/]?)?类?(?:汽车)?(?:底盘|平台)|^(?:基础上)?改装")
"""Behind a word for a vehicle that another is built on: 轻型货车二类底盘改装."""
FOR_WORK = "words: named for its work"
_BASES = (Category.VAN, Category.BUS, Category.TRUCK)
_REBUILT = regex.compile(r"^(?:二类)?(?:底盘)?(?:进行|上)?改装")
_BED = regex.compile(r"货箱|货厢|额定载质量")


def category(sheet: Sheet, flat: str) -> Read[Category]:
    """The kind of the vehicle, `other` when nothing tells it."""
    police = any(flat[slice(*place)].strip() in POLICE_CARS for place in sheet.names)
    if police and (known := _by_model(sheet, flat)):
        return known
    built = [one for _, whole, _ in sheet.of("kind") for one in mentions(flat, *whole) if one.specific and not one.decoy]
    if built and built[0].category in CARS:  # 执法执勤用车 | 轿车
        return _told(built[0], BUILT_AS)
    if told := _labelled(sheet, flat):
        return _told(told, BUILT_AS)
    groups = (
        sheet.names,
        [whole for _, whole, _ in sheet.of("kind")],
        [whole for _, whole, _ in sheet.of("heading", "clause")],
        [whole for _, whole, _ in sheet.of("other", "energy", "prose", "spec", "seats")],
    )
    for places in groups:
        found = [one for place in places for one in mentions(flat, *place) if one.specific and not one.decoy]
        found = [one for one in found if places is sheet.names or not _CHASSIS.match(flat[one.end : one.end + _NEAR])]
        if places is sheet.names and found and all(one.word in _ANY_CAR for one in found):
            finer = [one for _, whole, _ in sheet.of(*PROSE, "other", "seats") for one in mentions(flat, *whole) if not one.decoy]
            found = [one for one in finer if one.specific and one.category in CARS] or found
        if found and places is sheet.names:
            named = _named_kind(flat, found)
            body = _body(sheet, flat) if named.category is Category.SPECIAL else None
            return _told(body, BUILT_AS) if body else _told(named, BY_NAME)
        if found:
            return _told(_rebuilt(flat, found[0]), "words: specification")
    return _by_model(sheet, flat) or _by_build(sheet, flat) or Read[Category](value=Category.OTHER, why="the specification does not tell")


def _labelled(sheet: Sheet, flat: str) -> Mention | None:
    """The kind of car that a clause says the vehicle is built as, whatever its name says it is for: 1.1 车型：大型SUV of an 应急指挥车."""
    for _, (start, end), _ in sheet.of("spec", "prose", "clause") if "型:" in flat or "类别:" in flat else ():
        label = _BUILD.search(flat[start:end])
        at = start + label.end() if label else end
        built = [one for one in mentions(flat, at, min(end, at + _NEAR)) if one.specific and not one.decoy]
        if built and built[0].category in CARS:
            return built[0]
    return None


def _body(sheet: Sheet, flat: str) -> Mention | None:
    """The only kind of car that statements say a vehicle named for its work is: 防汛指挥车 | 七座SUV，四驱."""
    found = [
        one
        for told, whole, value in sheet.of("prose", "clause", "spec", "other")
        for one in mentions(flat, *(value if told.role == "other" else whole))
        if one.category in CARS
        and _BODY_BEFORE.search(flat[max(value[0], one.start - _BODY_BACK) : one.start])
        and _BODY_BEHIND.match(flat[one.end : one.end + 4])
    ]
    return found[0] if len({one.category for one in found}) == 1 else None


def _by_model(sheet: Sheet, flat: str) -> Read[Category] | None:
    """The kind of the model on the market that a cell of brand and model names."""
    for told, _, value in sheet.of("spec"):
        label = "".join(sheet.view.source[slice(*place)] for place in told.label)
        if ("品牌" in label or "型号" in label) and (found := named(flat[slice(*value)].strip(), "")):
            return read(found.category, [Span(*value)], f"model: {found.brand} {found.series}")
    return None


def _by_build(sheet: Sheet, flat: str) -> Read[Category] | None:
    """A transporter with a load bed is a lorry; what is named for its work by a word that the lexicon does not know is special."""
    for start, end in sheet.names:
        if "运输车" in flat[start:end] and (bed := _BED.search(flat)):
            return _told(Mention(*bed.span(), bed.group(), Category.TRUCK, ""), "words: specification")
        if flat[start:end].strip().endswith("车") and not any(one.category for one in mentions(flat, start, end)):
            return _told(Mention(start, end, flat[start:end], Category.SPECIAL, ""), FOR_WORK)
    return None


def _named_kind(flat: str, found: Sequence[Mention]) -> Mention:
    """The kind that names tell: the last word of one; what is built on a van or a lorry stays what it is built for: 囚车（轻型客车）."""
    ends = [one for one, after in zip(found, [*found[1:], None], strict=True) if after is None or _NAME_ENDS in flat[one.end : after.start]]
    car = next((one for one in ends if one.category in CARS), None)
    work = [one for one in found if one.category is Category.SPECIAL]
    return car or (work[-1] if work else found[-1])


def _rebuilt(flat: str, found: Mention) -> Mention:
    """What a van, a bus or a lorry becomes for the work that its name tells: 轻型客车改装."""
    behind = _REBUILT.match(flat[found.end : found.end + _NEAR]) if found.category in _BASES else None
    return Mention(found.start, found.end + behind.end(), found.word, Category.SPECIAL, "") if behind else found


def _told(mention: Mention, why: str) -> Read[Category]:
    assert mention.category is not None
    return read(mention.category, [Span(mention.start, mention.end)], why)


def seated_kind(told: Read[Category], seated: Window) -> Read[Category]:
    """A van of ten seats and more is a bus, a bus (客车) of fewer a van."""
    least = seated.min.value
    if told.value is Category.VAN and least is not None and least >= 10:
        return replace(told, value=Category.BUS)
    most = seated.max.value
    return replace(told, value=Category.VAN) if told.value is Category.BUS and most is not None and most < 10 else told


def energy(sheet: Sheet, flat: str) -> Read[Energy]:
    """What it runs on; refused where several are stated. 新能源 of a name gives way to the kind that its parameters tell."""
    told = _energy(flat, ([whole for _, whole, _ in sheet.of("energy")], sheet.names, [whole for _, whole, _ in sheet.of(*PROSE)]))
    if told.value is not Energy.NEV:
        return told
    finer = _energy(flat, ([whole for _, whole, _ in sheet.of("other")],))
    return finer if finer.said else told


def _energy(flat: str, groups: Iterable[Sequence[tuple[int, int]]]) -> Read[Energy]:
    for places in groups:
        found = [one for place in places for one in energies(flat, *place)]
        kinds = {kind for kind, _ in found}
        if kinds == {Energy.PETROL, Energy.CNG} or kinds == {Energy.PETROL, Energy.LPG}:
            kinds = {Energy.BI_FUEL}
        if found and len(kinds) == 1:
            return read(kinds.pop(), [Span(said.start, said.end) for _, said in found[:MOST_PLACES]], "words of energy")
        if found:
            return refused("several energies stated")
    return Read[Energy]()


def use(sheet: Sheet, flat: str) -> Read[Use]:
    """What it is used for, by its name or heading."""
    for place in [*sheet.names, *(whole for _, whole, _ in sheet.of("heading"))]:
        for told, said in uses(flat, *place):
            return read(told, [Span(said.start, said.end)], "words of use")
    return Read[Use]()
