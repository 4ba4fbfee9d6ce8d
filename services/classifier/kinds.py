"""classifier: kind and use of a line: words of its name first, then its specification, the title, the catalogue code."""

from collections.abc import Iterable, Sequence

from reading import regex
from reading.candidates import MOST_SHOWN
from reading.decoys import of_an_old_car
from reading.remembered import remembered
from reading.vehicles import GENERIC, Mention, heads, mentions
from reference.catalogue import find
from reference.models.naming import named as model_named
from schemas.events import NoticeRead
from schemas.reading import Category, Kind, Window
from schemas.values import Read, Span, read
from services.classifier.clauses import LONGEST_NAME, Region
from services.classifier.named import is_vehicle, unknown_cars
from services.classifier.parts import Part
from services.classifier.wording import Wording

BUS_SEATS = 10
_KEPT = 64
"""Places whose words of kinds are remembered: lines of one notice ask for the same title and the same words around them."""
_BRACKET = regex.compile(r"^ ?(?:[0-9一二三四五六七八九十两]{1,3} ?[辆台部])?\(")
"""What stands between a name and the kind that brackets tell: 执行指挥车1辆（SUV，….）."""
_LONGEST_COUNT = 10
_LONGEST_BRACKET, _ENDS_KIND = 12, (")", ",", "、", ";", "型", "类")
_BEFORE, _EXPLAINED = 8, "车("
"""Signs before a name that may belong to it."""
_NAME_SIGNS = frozenset("，,、。；;：:\n\t()（） 及和与")
_NAME_STARTS = regex.one_of(sorted(_NAME_SIGNS))
LONGEST_WORD = 12
_OPENED = regex.compile(
    r"\((?:纯电动?|新能源|燃油|[汽柴]油|混动|混合动力|插电式?|增程式?|油电混[合动](?:动力)?|[两四]驱|[0-9一二三四五六七八九]{1,2}座|[大中小]型|紧凑型|城市|硬派){0,3}$"
)
"""What may stand between a bracket and the kind within it: （纯电动SUV）."""
_CARS = (Category.SEDAN, Category.SUV, Category.MPV, Category.PICKUP)
"""Kinds of cars that a car named for its work may be built as."""
_BUILT = (*_CARS, Category.VAN, Category.BUS)
_SEATED = regex.compile(r"^(?:[0-9一二三四五六七八九]{1,2}(?:[-~至][0-9]{1,2})?座(?:及?以[上下])?)?$")
"""What may stand before the kind that explains another: 小型客车（7座以下商务车）."""
_TYPE = regex.compile(r"(?:车辆|车身|产品)(?:类型|型式|形式|种类|类别)(?:要求)?[:\t] ?([^\t\n;,。]{2,16})")
"""A row of parameters that tells which kind of car it is."""
_DRIVE = regex.compile(r"^(?:新能源|纯电动?|电动|插电式?|油电|增程式?|混合动力|混动|燃油|汽油|柴油|[四两]驱|双排座?)*$")
"""What may stand before a kind in brackets: 装备车（插电式混合动力皮卡）."""
_LEADS_KIND = regex.compile(
    r"^ ?(?:[0-9一二三四五六七八九]{1,2}座|新能源|纯电动?|插电式?|油电|增程式?|混合动力|混动|燃油|汽油|柴油|[四两]驱)*(?:的)?$"
)
_ENDS_CELL_WORD = ("", " ", ",", ";", "、", "\t", "\n")
POLICE_CARS = ("警车", "制式警车", "警用车", "警用车辆")
"""Special, unless the notice or its catalogue code says which car they are made from."""
_FOR_ITS_WORK = "words: named for its work"
BY_TITLE = "words: title"
UNTOLD_POLICE = "words: a police car, nothing says of which kind"
_CHASSIS = ("底盘改", "底盘上", "类底盘", "二类底盘")
"""轻型客车底盘改装: what a vehicle is built on is not what it is."""
_BUILT_ON = tuple(f"{what}{sign}" for what in ("基型车", "基础车型", "基础车", "原型车", "底盘车型", "底盘") for sign in (":", "为"))
"""Before it: 基型车：轻型客车."""
_BODIES = ("三厢", "三厢车", "两厢车")
"""Words of a body that cars alone have."""


def named(part: Part) -> list[Region]:
    """Where the line's vehicle is named."""
    item = [(span.start, span.end) for span in part.item.name.evidence[:1] if not span.text]
    return item + ([(part.mention.start, part.mention.end)] if part.mention else [])


def titles(wording: Wording) -> list[Region]:
    """Where the whole purchase is named."""
    return [wording.title, *wording.names]


_ANY_CAR = ("小型客车", "小客车", "小型普通客车")
"""What the register calls cars of every body: 小型客车（采访车）, and among its parameters 7座MPV."""


def category(notice: NoticeRead, wording: Wording, part: Part, own: Sequence[Region], seated: Window) -> Read[Category]:
    """The kind of vehicle, `other` when nothing tells it."""
    flat = wording.flat
    police: Mention | None = None
    names = named(part)
    said = {
        "words: name": _specific(flat, names, whole=True),
        "words: specification": _specific(flat, own),
        BY_TITLE: _specific(flat, titles(wording)),
    }
    said["words: name"] = (
        _bodied(flat, part.mention or next(iter(said[BY_TITLE]), None))
        or said["words: name"]
        or _described(flat, part)
        or _divided(flat, part)
    )
    if part.mention is not None and part.mention.word not in GENERIC and (len(notice.lots) > 1 or not part.mention.specific):
        said[BY_TITLE] = [] if of_several_kinds(flat, wording.title) else said[BY_TITLE]
        said[BY_TITLE] = [one for one in said[BY_TITLE] if not flat.startswith("等", one.end)]  # 检测车等采购 names one of several
    if not names and notice.facts.kind.value is Kind.CORRECTION and len(notice.lots) == 1:
        said["words: name"] = said["words: name"] or _led_by(notice, flat)
    if len(notice.lots) > 1 and not said["words: name"] and (part.item.name.value or "").endswith("车"):
        said[BY_TITLE] = []  # a name that the lexicon does not know is not what the title calls another lot's
    if not any(said.values()) and notice.facts.kind.value is Kind.CORRECTION and len(notice.lots) == 1:
        called = [part.mention] if part.mention else [one for place in titles(wording) for one in mentions(flat, *place)]
        said["words: correction"] = list(_quoted_kind(notice, flat, tuple(one.word for one in called if one.category is not None)))
    if said["words: name"] and all(one.word in _ANY_CAR for one in said["words: name"]):
        finer = [one for one in said["words: specification"] if one.category in _CARS and one.word not in _ANY_CAR]
        said["words: name"] = finer if len({one.category for one in finer}) == 1 else said["words: name"]
    for rule, found in said.items():
        told = [one for one in found if one.word not in POLICE_CARS]
        police = police or next(iter(found), None)
        if told:
            first = _explained(flat, told, rule == "words: name")
            if first.category is Category.SPECIAL and (built := _by_type(flat, part)) is not None and built.value in _CARS:
                return built  # 指挥车, and among its parameters 车辆类型：硬派越野车
            around = _specific(flat, (*part.around, *part.again))
            kind = first.category
            same = [one for group in (*said.values(), around) for one in group if one.category is kind]
            return _seated(_with_code(notice, _told(first, rule, same)), seated)
        if found and rule == "words: specification":
            break
    known = _by_body(flat, own) or _by_type(flat, part) or _by_model(part) or _by_lot(notice, flat, part)
    work = known or _by_work(wording, part, police)
    return _with_code(notice, work) if known or (coded := _by_code(notice)) is None or coded.value is work.value else coded


def _bodied(flat: str, named: Mention | None) -> list[Mention]:
    """The kind of car that brackets behind a name tell, in all places where it is told the same: 应急指挥车（SUV）. What is built
    on a van or a lorry stays what it is built for: 囚车（轻型客车）."""
    if named is None or named.category in _CARS:
        return []
    if beside := _in_next_cell(flat, named):
        return beside
    before = named.start - 1
    outer = mentions(flat, max(before - LONGEST_WORD, 0), before) if flat[before : named.start] == "(" else ()
    if outer and outer[-1].category is Category.SPECIAL and outer[-1].end == before:
        return [outer[-1]]
    name, found = flat[named.start : named.end], list[Mention]()
    at = flat.find(name) if name.strip() else -1
    while at >= 0 and len(found) < MOST_SHOWN:
        behind = flat[at + len(name) : at + len(name) + _LONGEST_COUNT]
        bracket = _BRACKET.match(behind) if "(" in behind else None
        opened = at + len(name) + (bracket.end() if bracket else 0)
        found += [
            one
            for one in (mentions(flat, opened, opened + _LONGEST_BRACKET) if bracket else ())
            if one.category in _CARS and _DRIVE.match(flat[opened : one.start]) and flat[one.end : one.end + 1] in _ENDS_KIND
        ]
        at = flat.find(name, opened)
    return found if len({one.category for one in found}) == 1 else []


def _in_next_cell(flat: str, named: Mention) -> list[Mention]:
    """The kind of car that the cell beside a name begins with: 指挥车 | 7座SUV 2.0T 汽油."""
    if flat[named.end : named.end + 1] != "\t" or named.category is not Category.SPECIAL:
        return []
    at = named.end + 1
    told = next((one for one in mentions(flat, at, at + _LONGEST_BRACKET) if one.category is not None), None)
    begins = told is not None and told.category in _CARS and _LEADS_KIND.match(flat[at : told.start]) is not None
    return [told] if told and begins and flat[told.end : told.end + 1] in _ENDS_CELL_WORD else []


def _described(flat: str, part: Part) -> list[Mention]:
    """The kind right before a name that tells none: 三厢 + 公务用车."""
    if part.mention is None or part.mention.specific or part.item.name.said:
        return []
    before = mentions(flat, *with_words_before(flat, (part.mention.start, part.mention.end)))
    return [one for one in before if one.specific and one.end == part.mention.start]


def _divided(flat: str, part: Part) -> list[Mention]:
    """The kind before the bracket that divides it by names that tell none: 轿车6辆（其中燃油车2辆、新能源车4辆）."""
    if part.mention is None or part.mention.specific or part.item.name.said or not part.lead or not flat.endswith("(", *part.lead[0]):
        return []
    return _specific(flat, part.lead) if ")" not in flat[part.lead[0][1] : part.mention.start] else []


def _led_by(notice: NoticeRead, flat: str) -> list[Mention]:
    """The kind that new words of a correction begin with, where all that do tell the same: 应急保障皮卡：排量≥2.0T."""
    told = [
        mentions(flat, span.start, at)
        for span in _new(notice)
        if 0 < (at := flat.find(":", span.start, span.end)) - span.start <= LONGEST_NAME
    ]
    led = [one[-1] for one in told if one and one[-1].specific and flat.startswith(":", one[-1].end)]
    return led if len({one.category for one in led}) == 1 else []


def _new(notice: NoticeRead) -> Iterable[Span]:
    """The new words of a correction, in its own text."""
    return (span for change in notice.facts.changes for span in change.after.evidence[:1] if not span.text)


def _quoted_kind(notice: NoticeRead, flat: str, names: tuple[str, ...]) -> Iterable[Mention]:
    """The kind in brackets behind a vehicle's name where a correction quotes what it changes of it: 巡护车（SUV）2辆，单价限价24万元."""
    places = [(span.start, span.end) for change in notice.facts.changes for span in change.before.evidence if not span.text]
    for one in _specific(flat, places):
        opened = _OPENED.search(flat[max(one.start - LONGEST_WORD, 0) : one.start])
        if opened and flat.endswith(names, 0, one.start - len(opened.group())) and flat.startswith(")", one.end):
            yield one


def _explained(flat: str, told: Sequence[Mention], named: bool) -> Mention:
    """The kind that brackets behind a name explain it by: 小型客车（商务车）, 消防指挥车（越野车）; of a name the last word, else the first."""
    closed = (one for one in told if flat[one.end : one.end + 1] == ")")
    bracketed = next((one for one in closed if _OPENED.search(flat[max(one.start - LONGEST_WORD, 0) : one.start])), None)
    if named and bracketed and (bracketed.category in _CARS or told[0].category is not Category.SPECIAL):
        return bracketed
    first = told[-1 if named else 0]
    end = flat.find(")", first.end, first.end + LONGEST_WORD) if flat.startswith("(", first.end) else -1
    inside = mentions(flat, first.end + 1, end) if end > 0 else []
    if len(inside) == 1 and inside[0].end == end and inside[0].category in _CARS and _SEATED.match(flat[first.end + 1 : inside[0].start]):
        return inside[0]
    return first


def of_several_kinds(flat: str, title: Region) -> bool:
    """Whether a title names vehicles of more than one kind: 观光车及摆渡大巴采购."""
    return len({one.category for one in heads(flat, *title) if one.category is not None}) > 1


def _with_code(notice: NoticeRead, told: Read[Category]) -> Read[Category]:
    """What words tell, with the catalogue code's words where it says the same: they alone would tell it too."""
    coded = _by_code(notice)
    if told.value is None or coded is None or coded.value is not told.value:
        return told
    return read(told.value, dict.fromkeys((*told.evidence, *coded.evidence)), told.why)


def _by_body(flat: str, own: Sequence[Region]) -> Read[Category] | None:
    """The body that a specification tells of a car whose name tells no kind: 考试车 | 三厢手动挡，5座."""
    told = [one for place in own for one in mentions(flat, *place) if one.word in _BODIES and not of_an_old_car(flat, one.start)]
    return _told(told[0], "words: body", told) if told else None


def _by_type(flat: str, part: Part) -> Read[Category] | None:
    """The kind that a row of parameters tells of a car whose name tells none: 公务用车 … 车辆类型：城市SUV."""
    places = [(start + match.start(1), start + match.end(1)) for start, end in part.around for match in _TYPE.finditer(flat[start:end])]
    told = [one for one in _specific(flat, places) if one.category in _BUILT]
    return _told(told[0], "words: type", told) if len({one.category for one in told}) == 1 else None


def _by_model(part: Part) -> Read[Category] | None:
    """The kind of the model on the market that the item's model or name is."""
    brand = part.item.brand.value or ""
    for told in (part.item.model, part.item.name):
        found = model_named(told.value, brand) if told.value else None
        if found:
            return read(found.category, told.evidence, f"model: {found.brand} {found.series}")
    return None


def _by_lot(notice: NoticeRead, flat: str, part: Part) -> Read[Category] | None:
    """The only kind that its lot names, where the line itself is known by its model only (一标段（通勤中巴车3辆）… 投标车型：某牌XY6729), or by
    a name that tells none (教育督导公务用车 … 标包A：三厢轿车3台)."""
    modelled = part.item.model.said and not part.item.name.said
    if not modelled and (len(notice.lots) < 2 or part.mention is None or part.mention.specific):
        return None
    told = _specific(flat, part.around or [(span.start, span.end) for lot in notice.lots[:1] for span in lot.about if not span.text])
    return _told(told[0], "words: lot", told) if len({one.category for one in told}) == 1 else None


def _by_work(wording: Wording, part: Part, police: Mention | None) -> Read[Category]:
    """A police car that nothing says more of, or what is named for its work by a word that the lexicon does not know."""
    if police is not None:
        return _told(police, UNTOLD_POLICE)
    flat, names = wording.flat, named(part)
    if names and flat[slice(*names[0])].endswith("车") and not mentions(flat, *names[0]):
        return _told(Mention(*names[0], flat[slice(*names[0])], Category.SPECIAL, ""), _FOR_ITS_WORK)
    work = next((one for start, end in (*names, *titles(wording)) for one in unknown_cars(flat, start, end)), None)
    return _told(work, _FOR_ITS_WORK) if work else Read(Category.OTHER, why="the notice does not tell")


def _by_code(notice: NoticeRead) -> Read[Category] | None:
    """What the catalogue's code tells of the kind."""
    catalogue = notice.facts.catalogue
    entry = find(catalogue.value) if catalogue.value else None
    if entry is None or entry.category in (None, Category.OTHER):
        return None
    return read(entry.category, catalogue.evidence, f"code: {entry.code} {entry.name} ({entry.edition})")


def _specific(flat: str, places: Iterable[Region], whole: bool = False) -> list[Mention]:
    """Words of kinds in places; `whole`: each place is a name, and nothing behind it belongs to it."""
    found: list[Mention] = []
    for start, end in places:
        found += _specific_in(flat, start, end, whole)
    return found


@remembered(_KEPT)
def _specific_in(flat: str, start: int, end: int, whole: bool) -> tuple[Mention, ...]:
    named = mentions(flat, start, end)
    return named and tuple(
        [
            one
            for one in named
            if one.specific
            and is_vehicle(one, flat, end if whole else None)
            and not (flat.startswith(_CHASSIS, one.end) or flat.endswith(_BUILT_ON, 0, one.start) or of_an_old_car(flat, one.start))
        ]
    )


def _told(mention: Mention, rule: str, same: Sequence[Mention] = ()) -> Read[Category]:
    assert mention.category is not None
    places = dict.fromkeys([one[:2] for one in (mention, *same)])
    return read(mention.category, [Span(*place) for place in places], rule)


def _seated(told: Read[Category], seated: Window) -> Read[Category]:
    """Ten seats and more make a bus of a van."""
    least = seated.min.value
    if told.value is Category.VAN and least is not None and least >= BUS_SEATS:
        return read(Category.BUS, (*told.evidence, *seated.min.evidence), "words, and ten seats or more")
    return told


def with_words_before(flat: str, place: Region) -> Region:
    """A name with the words of its clause before it, which may make another word of it: 森林防火 | 巡逻车, and with the name that it
    explains in brackets: 防火指挥车（越野）."""
    start = place[0] - 1 if flat.endswith(_EXPLAINED, 0, place[0]) else place[0]
    if flat[start - 1 : start] in _NAME_SIGNS:
        return start, place[1]
    floor = max(start - _BEFORE, 0)
    return start - len(_NAME_STARTS.split(flat[floor:start])[-1]), place[1]
