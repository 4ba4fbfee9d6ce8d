"""reading: which vehicle the words of a document are about: named again, numbered, in a lot, or told of the only one there is."""

import functools
from collections import Counter
from collections.abc import Iterator, Sequence

from reading import regex
from reading.designations import called, calling, place_of, shortens
from reading.lines import Lines
from reading.lotmarkers import ordinal
from reading.statements import Place, Told, Vehicle
from reading.vehicles import Mention, heads

ANY = ("汽车", "车辆", "用车", "机动车", "采购车辆")
"""Words for any vehicle at all."""
MOST_MET, MOST_NAMES = 120, 200
"""Vehicles that one document may name, and places of one's name: each is compared with all others."""
_FIGURES = ("quantity", "unit_cap", "price_cap", "displacement")
_LOT = regex.compile(
    r"^[\s(]{0,3}(?:[0-9一二三四五六七八九十]{1,2}[、.)]\s?)?(?:第 ?([0-9]{1,2}|[A-Z]|[一二三四五六七八九十]{1,3}) ?(?:采购包|合同包|标段|标项|标包|包组|包件|包)|"
    r"(?:采购包|合同包|标段|标项|标包|分包|包组|包件|包) ?:?([0-9]{1,2}|[A-Z]|[一二三四五六七八九十]{1,3}))"
    r"(?:[\s:：,，、(（)-]|的?(?:技术|采购|参数|配置|规格|商务|具体|主要|详细|货物|车辆|项目|标的)|(?:要求|需求|内容|清单)|$)"
)
_NUMBERED = regex.compile(
    r"^(?:车型|品目|序号|型号|标的|车辆)[:：]?[ ]?([0-9]{1,2}|[一二三四五六七八九十]{1,2}|[A-Z])(?:[^0-9A-Za-z]|$)|^([A-Z])(?:型车|款|类车)"
)
OFF_ROADS = frozenset(("叉车", "铲车", "挖掘机", "装载机", "推土机", "压路机", "拖拉机", "收割机"))
"""Machines that no engine makes vehicles of the road."""
_LONGEST_APART = 8
_BRACKETED = regex.compile(r"[(\[【][^)\]】]{0,60}[)\]】]?")
_COUNTED = regex.compile(r"[:,，、x×*]?[0-9一二三四五六七八九十两]{1,4}[ ]?(?:辆|台|部|套).{0,4}$")
_LEADING = regex.compile(
    r"^(?:第?[0-9一二三四五六七八九十A-Z]{1,3}[、.)]|[0-9]{1,2} |表[0-9一二三四五六七八九十]{1,2}|"
    r"附[件表][0-9一二三四五六七八九十]{0,2}|第[0-9一二三四五六七八九十]{1,3}(?:包|标段|标项|部分)|"
    r"(?:采购包|标段|标项|标包|分包|包)[0-9一二三四五六七八九十A-Z]{1,2}|车型[0-9一二三四五六七八九十A-Z]{1,2}|品目[0-9一二三四五六七八九十]{1,2})[ :、.-]{0,2}"
)
_IN_BRACKETS = regex.compile(r"^[(（][0-9一二三四五六七八九十]{1,3}[)）]")
_TELLS_APART = regex.compile(r"[(（]([^()（）0-9]{1,8})[)）]$")
"""Brackets at a name's end that may tell it from others: 公务轿车（纯电动）."""
_APART = regex.compile(r"[(（](?:配置|方案|车型|类型|类别|规格|款式)?([一二三四五六七八九十0-9A-Z甲乙丙丁ⅠⅡⅢ]{1,2})(?:型|款|类)?[)）]")
_NUMBER_BEFORE = regex.compile(r"^([0-9]{1,2}(?:[.-][0-9]{1,2}){0,3}[、.) ]{0,2})(\p{Han})")
_GLUED = regex.compile(r"^([0-9]{1,2}\.)[0-9]")
"""A heading's number right before a size."""
_OF_SIZE = "米座吨方立升年月日号人辆台轮挡档级"
_WORKS = regex.compile(r"^\p{Han}{0,6}车(?:[(（:：,，;；。 x×*0-9]|$)")
_SERVES = "服务车"
"""A trolley's name, too: a vehicle's where its kind stands beside it: 签约服务车（7座商务车）."""
_PURCHASES = ("采购", "购置", "采购项目", "购置项目")
_COMMON = (
    "技术参数", "技术规格", "技术要求", "参数要求", "配置要求", "规格要求", "招标要求", "采购需求", "主要", "及配置", "参数", "要求", "表", "采购", "购置",
    "车型", "一般", "分项报价", "报价", "技术协议", "技术规范书", "技术规格书", "技术规范", "技术条件",
)  # fmt: skip
_ORDINALS = frozenset("一二三四五六七八九十")


class Register:
    """The vehicles of a document as they are met, with what words speak of now."""

    def __init__(self, doc: Lines) -> None:
        self.doc = doc
        self.vehicles: list[Vehicle] = []
        self.whole = Vehicle(loose=True)
        """What is told before any vehicle is named, or of the purchase as a whole."""
        self.common: list[Told] = []
        """What is told of all vehicles alike, where none tells otherwise."""
        self.current: Vehicle | None = None
        self.lot = ""
        self.codes: dict[str, Vehicle] = {}
        """The vehicles of a list by the codes in its rows: T-1, JY02."""
        self.unit: Place | None = None
        """The unit of money that words above the next table tell."""

    def named(self, place: Place) -> Place | None:
        """The words of a place that name a vehicle; None when they name none, or something made for one."""
        flat = self.doc.flat
        found = heads(flat, *place)
        if not found:
            return None
        kinds = [one for one in found if one.category is not None]
        decoys = [one for one in found if one.decoy and not made_for_work(flat, place, one)]
        if any(not (kinds and (one.word == _SERVES or self._built(one, kinds))) for one in decoys):
            return None
        return place

    def _built(self, decoy: Mention, kinds: list[Mention]) -> bool:
        """Whether brackets behind the name of what may be a trolley tell its kind: 工具车（双排轻卡）."""
        return (
            decoy.word.endswith("车")
            and decoy.word not in OFF_ROADS
            and any(self.doc.flat.startswith(("(", "（"), decoy.end) and one.start > decoy.end and one.specific for one in kinds)
        )

    def _of_name(self, name: Place, lot: str) -> Vehicle | None:
        bare = self.bare(name)
        same = [one for one in self.vehicles if not one.loose and (not lot or not one.lot or one.lot == lot)]
        if not bare:  # only a number: 车型一
            words = self.doc.flat[slice(*name)].strip()
            return next((one for one in same if any(self.doc.flat[slice(*other)].strip() == words for other in self._distinct(one))), None)
        own = self._told_apart(name)
        same = [
            one for one in same if not own or not any((other := self._told_apart(place)) and other != own for place in self._distinct(one))
        ]
        by = called(self.doc.flat[slice(*name)])
        same = [
            one
            for one in same
            if not by or not any((other := called(self.doc.flat[slice(*place)])) and other != by for place in self._distinct(one))
        ]
        exact = [one for one in same if bare in map(self.bare, self._distinct(one))]
        if exact:
            return exact[0]
        within = [one for one in same if any(_within(bare, self.bare(other)) and not self.titles(other) for other in self._distinct(one))]
        return within[0] if len(within) == 1 else None

    def _distinct(self, one: Vehicle) -> Sequence[Place]:
        """A vehicle's names, each wording once: a document may name it in every line."""
        if one.distinct is None or one.distinct[0] != len(one.names):
            wordings: dict[str, Place] = {}
            for name in one.names:
                wordings.setdefault(self.doc.flat[slice(*name)], name)
            one.distinct = (len(one.names), tuple(wordings.values()))
        return one.distinct[1]

    def bare(self, name: Place) -> str:
        """A name without numbering, brackets, counts and words that every heading has."""
        return _bare(self.doc.flat[slice(*name)].strip())

    def vehicle(self, name: Place, lot: str = "") -> Vehicle:
        """The vehicle of this name, known or new; its name may begin with its lot (标项一 轿车)."""
        lot = lot_in(self.doc.flat[slice(*name)]) or lot
        name = self._past_number(name)
        known = self._of_name(name, lot or self.lot)
        if known is not None:
            if name not in known.names and len(known.names) < MOST_NAMES:
                known.names.append(name)
            known.lot = known.lot or lot or self.lot
            return known
        number = _NUMBERED.match(self.doc.flat[slice(*name)])
        return self.new(Vehicle([name], lot or self.lot, ordinal(number.group(1) or number.group(2)) if number else ""))

    def _past_number(self, name: Place) -> Place:
        """A name without the number of its heading where that runs on into a size and what is left is known: 1.16吨洗扫车 of a 16吨洗扫车."""
        led = _GLUED.match(self.doc.flat[slice(*name)])
        rest = (name[0] + led.end(1), name[1]) if led else name
        return rest if led and self.known(rest) and not self.known(name) else name

    def of_lot(self, lot: str) -> Vehicle | None:
        """The only vehicle of a lot, of those that a list tells."""
        found = [one for one in self.vehicles if one.lot == lot and one.listed]
        return found[0] if len(found) == 1 else None

    def headed(self, one: Vehicle) -> bool:
        """Whether nothing but headings has told of a vehicle yet."""
        return bool(one.names) and all(told.role == "heading" for told in one.told)

    def only(self, name: Place) -> Vehicle | None:
        """The only vehicle met before, of which a heading speaks that names any vehicle at all: 一、车辆要求 below 购置轿车一辆."""
        named = [one for one in self.vehicles if not one.loose] if self.bare(name) in ANY else []
        return named[0] if len(named) == 1 else None

    def shortened(self, name: Place) -> Vehicle | None:
        """The only vehicle met before whose name a heading says in fewer words, its kind as before: 摆渡客车 for 机组摆渡考斯特型客车."""
        bare = self.bare(name)
        if self._of_name(name, self.lot) is not None:
            return None
        met = [one for one in self.vehicles if not one.loose and (not one.lot or one.lot == self.lot)]
        alike = [one for one in met if any(self.bare(other).endswith(bare[-2:]) for other in self._distinct(one))]
        found = [one for one in alike if any(shortens(bare, self.bare(other)) for other in self._distinct(one))]
        return found[0] if len(found) == len(alike) == 1 else None

    def new(self, one: Vehicle) -> Vehicle:
        """Keep one more; of a list without end no more than `MOST_MET`."""
        if len(self.vehicles) < MOST_MET:
            self.vehicles.append(one)
        return one

    def meant(self, name: Place) -> bool:
        """Whether a name is, or lengthens or shortens, that of a vehicle met before."""
        return self._of_name(name, self.lot) is not None

    def clauses(self, cell: Place) -> Iterator[tuple[Vehicle, Place]]:
        """The vehicles that a cell names, each with the words from its name to the next sign of a list."""
        kinds = Counter(self.kind_of(vehicle) for vehicle in self.vehicles)
        found: list[tuple[Vehicle, int, int]] = []
        for one in (vehicle for vehicle in self.vehicles if not vehicle.loose):
            named = {self.doc.flat[slice(*name)].strip() for name in self._distinct(one)} | {
                self.bare(name) for name in self._distinct(one)
            }
            kind = self.kind_of(one)
            named |= {kind} if kinds[kind] == 1 else set()
            named |= {calling(self.doc.flat[slice(*name)]) for name in (*self._distinct(one), *one.called)}
            if kind and (apart := next(filter(None, map(self._told_apart, self._distinct(one))), "")):
                named |= {apart + kind, apart + kind[-2:]}  # 大型校车 of 小学生专用校车（大型）
            said = [(len(words), at) for words in named if words and (at := place_of(self.doc.flat, words, *cell)) >= 0]
            found += [(one, at, at + length) for length, at in sorted(said)[-1:]]  # the whole name before the word for its kind
        for one, at, behind in found:
            if not any(start <= at and behind <= stop and stop - start > behind - at for _, start, stop in found):
                end = min((place for sign in ";。\n" if (place := self.doc.flat.find(sign, at, cell[1])) >= 0), default=cell[1])
                yield one, (at, end)

    def designated(self, place: Place) -> Vehicle | None:
        """The only vehicle that words call by a letter, an ordinal or a size of its own (A型车, 标的2, 8.5米车型), or by its code in a list."""
        words = self.doc.flat[slice(*place)].strip()
        coded = [one for code, one in self.codes.items() if words.startswith(code) and not words[len(code) : len(code) + 1].isalnum()]
        told = called(words)
        named = [one for one in self.vehicles if not one.loose] if told else []
        found = [one for one in named if told in {called(self.doc.flat[slice(*name)]) for name in (*self._distinct(one), *one.called)}]
        found = coded or found
        return found[0] if len(found) == 1 else None

    def of_number(self, label: Place, name: Place) -> Vehicle:
        """The vehicle of a name behind its ordinal (车型一：城市SUV): known by both, where its name alone tells none (品目1 8.5米客车, that
        a list calls 客车（8.5米）), or new."""
        known = self.designated(label) if not self.meant(name) else None
        kinds = heads(self.doc.flat, *name)
        if known is None or not kinds or kinds[-1].word != self.kind_of(known) or (known.lot and self.lot and known.lot != self.lot):
            known = self.vehicle(name)
        if name not in known.names:
            known.names.append(name)
        known.called += [label] if label not in known.called else []
        return known

    def qualified(self, place: Place) -> Vehicle | None:
        """The only vehicle whose name has these words in brackets behind it: 大排量 of 两轮摩托车（大排量）."""
        words = self.doc.flat[slice(*place)].strip()
        named = [one for one in self.vehicles if not one.loose] if 1 < len(words) <= _LONGEST_APART else []
        found = [one for one in named if words in map(self._told_apart, self._distinct(one))]
        return found[0] if len(found) == 1 else None

    def rename(self, one: Vehicle, name: Place) -> Vehicle:
        """A loose table says its vehicle's name in a row of its own."""
        if one not in self.vehicles:
            return self.vehicle(name)
        known = self._of_name(name, one.lot)
        if known is not None:
            self.vehicles.remove(one)
            known.told += one.told
            return known
        one.names.append(name)
        one.loose = False
        return one

    def add(self, one: Vehicle, told: Told) -> None:
        """A cell that reaches over several rows stands in each: all its places are kept where a figure's evidence needs them."""
        words = [self.doc.flat[slice(*place)] for place in told.value]
        known = any(
            other.role == told.role and other.label == told.label and [self.doc.flat[slice(*place)] for place in other.value] == words
            for other in one.told
        )
        if not known or told.role in _FIGURES:
            one.told.append(told)

    def ordinal_in(self, cell: Place) -> str:
        """The ordinal of the lot that a cell names; "" where it names none."""
        words = self.doc.flat[slice(*cell)].strip()
        found = lot_in(words) or words.strip("第包号标段项 ")
        return ordinal(found) if 0 < len(found) <= 3 and (found.isdigit() or found in _ORDINALS or found.isupper()) else ""

    def kind_of(self, one: Vehicle) -> str:
        """The word for a vehicle's kind that its name ends with."""
        if one.kind is None or one.kind[0] != len(one.names):
            named = [head for name in one.names for head in heads(self.doc.flat, *name) if head.category is not None]
            one.kind = (len(one.names), named[-1].word if named else "")
        return one.kind[1]

    def titles(self, name: Place) -> bool:
        """Whether a name is the whole purchase's: 某矿运输车辆采购."""
        return self.doc.flat[slice(*name)].strip().endswith(_PURCHASES)

    def _told_apart(self, name: Place) -> str:
        """What brackets behind a name tell it apart by from others of the same words: 巡河车（配置二）."""
        return _apart(self.doc.flat[slice(*name)].strip())

    def exactly(self, label: Place) -> Vehicle | None:
        """The vehicle whose name, with words that every heading has behind it, is a label: 囚车参数."""
        bare = self.bare(label)
        words = self.doc.flat[slice(*label)].strip()
        found = (
            [one for one in self.vehicles if not one.loose and bare in map(self.bare, self._distinct(one))]
            if bare and bare != words
            else []
        )
        return found[0] if len(found) == 1 else None

    def known(self, name: Place) -> bool:
        """Whether a name is exactly that of a vehicle met before, whatever the lexicon knows of it."""
        bare = self.bare(name)
        return bool(bare) and any(bare == self.bare(other) for one in self.vehicles for other in self._distinct(one))


@functools.lru_cache(maxsize=4096)
def _bare(words: str) -> str:
    if words.startswith("【") and words.find("】") == len(words) - 1:  # 【1-1 轿车】 is a heading, no remark
        words = words[1:-1]
    words = _BRACKETED.sub("", words)
    words = _COUNTED.sub("", _unnumbered(words.strip()))
    words = words[numbering_end(words) :]
    for word in _COMMON:
        words = words.replace(word, "")
    return str(words.strip(" :、,.-()").replace(" ", "").replace("用轿车", "轿车").replace("用客车", "客车"))


@functools.lru_cache(maxsize=4096)
def _apart(words: str) -> str:
    words = _IN_BRACKETS.sub("", words)
    found = _APART.search(words) or _TELLS_APART.search(words)
    return found.group(1) if found else ""


def _unnumbered(words: str) -> str:
    """A name without its number; 8.5米客车 has none."""
    led = _LEADING.match(words)
    of_figure = led is not None and led.group().endswith(".") and words[led.end() : led.end() + 1].isdigit()
    return words[led.end() :] if led and not of_figure else words


def made_for_work(flat: str, name: Place, decoy: Mention) -> bool:
    """Whether a vehicle is named for what else would be none: 反制无人机车, 无障碍出行服务车."""
    works = decoy.decoy == "machine" or decoy.word.endswith("服务")
    return works and _WORKS.match(flat[decoy.end : name[1]]) is not None


def numbered(words: str) -> bool:
    """Whether words number a vehicle: 车型一, 序号2, A型车."""
    return _NUMBERED.match(words) is not None


def numbering_end(words: str) -> int:
    """Where a number that stands right before a name ends (2.1防汛越野车), 0 where none does or it is a measure (8米公交车)."""
    found = _NUMBER_BEFORE.match(words)
    return found.end(1) if found and found.group(2) not in _OF_SIZE else 0


def lot_in(words: str) -> str:
    """The ordinal of the lot that words begin with; "" where they name none."""
    found = _LOT.match(words) if "包" in words or "标" in words else None
    return ordinal(found.group(1) or found.group(2)) if found else ""


def _within(one: str, other: str) -> bool:
    return len(one) > 1 and len(other) > 1 and (one in other or other in one)
