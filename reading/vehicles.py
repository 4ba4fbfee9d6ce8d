"""reading: words that name vehicles, their use and their energy, and words that only sound like a vehicle."""

import functools
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from typing import NamedTuple

import yaml
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from reading import regex
from reading.remembered import remembered
from schemas.reading import Category, Energy, Use

_OF_NO_KIND = Category.OTHER
"""A vehicle that nothing more is told of; asked for at every mention."""


class Mention(NamedTuple):
    """One word at its place, [start, end). `category` is set for a vehicle, `decoy` for what is none."""

    start: int
    end: int
    word: str
    category: Category | None
    decoy: str

    @property
    def specific(self) -> bool:
        """It tells the kind of vehicle."""
        category = self.category
        return category is not None and category is not _OF_NO_KIND


GENERIC = frozenset(("汽车", "车辆", "用车", "机动车", "采购车辆", "电动车", "电动车辆", "电瓶车", "运输车", "越野", "三厢"))
"""Vehicle words that need a word of buying beside them: they stand in too many other places."""

_KEPT = 64
"""Windows whose words are remembered: of one notice the same title, row or specification is asked about again and again."""
_USES = {use.value: use for use in Use}
_ENERGIES = {energy.value: energy for energy in Energy}
_BREAKS = frozenset("、，,；;。及和与（）()/\\+\t\n")
_WORKS = frozenset(("处置", "维修", "检修", "维保", "修理", "保养", "施工", "回收", "接送"))
_BOUGHT = ("采购", "购置", "更新", "项目", "招标", "询价")
"""Works that are services where no 车 stands behind them, and what the vehicle that does them goes on with."""
_MACHINES = (
    "发电",
    "水泵",
    "机泵",
    "泵",
    "锯",
    "割",
    "灭火",
    "加油",
    "桶",
    "箱",
    "卡",
    "机组",
    "机驱动",
    "机带动",
    "机发电",
    "机水泵",
    "费",
    "补贴",
    "吹风",
    "镐",
    "切割",
    "净化",
    "公司",
    "集团",
    "有限",
    "股份",
    "分公司",
    "管道",
    "管网",
    "处理厂",
    "开发",
    "销售",
    "供应",
    "加气",
)
"""Behind a fuel: a machine, a supply or a firm of its own, not the vehicle's energy."""
_EITHER = ("汽/", "柴/", "汽、", "汽或", "汽柴", "汽、柴")
"""Before a fuel: the other one, shortened (汽/柴油均可)."""
_LONGEST_BY_HAND = 8
_BY_HAND = regex.compile(r"(?:人力(?:[^资\P{Han}]\p{Han}{0,3})?|(?:手推|脚踏|脚蹬)\p{Han}{0,5})$")
_SHARE = regex.compile(r"^(?:汽车|车辆|车|公务用车|车型)?(?:政府|集中)?(?:采购|配备|更新|购置|推广)?(?:比例|占比|的比例|数量占|要求的通知)")
"""Behind an energy: the share of it that a policy asks for (新能源汽车比例原则上不低于30%)."""
_EXCEPT = regex.compile(r"^(?:汽车|车辆|车型|车)?(?:产品)?(?:除外|不作要求|不适用)")
"""Behind an energy: what it is excepted from (符合国六标准，新能源汽车除外)."""
_LONGEST_SHARE = 16
_EACH = "单车"
_OF_ITS_PRICE = (
    "预算",
    "限",
    "价",
    "最高",
    "控制",
    "不",
    "上限",
    "报价",
    "单价",
    "售价",
    "金额",
    "费用",
    "成交",
    "中标",
    "采购",
    "购置",
    "≤",
    "<",
    ":",
    "为",
)
"""Behind 单车: what each vehicle may cost, and no bicycle."""
_ELECTRIC_ENDS = ("车", "皮卡", "客", "MPV", "SUV")


def mentions(flat: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Every vehicle and decoy word between two offsets of a folded text, longest first at each place."""
    return _named_in(flat[start:end], start)


@remembered(_KEPT)
def _named_in(words: str, start: int) -> tuple[Mention, ...]:
    senses, automaton, unsure = _kinds()
    told: list[Mention] = []
    for which, begin, end in automaton.find_matches_as_indexes(words):
        word, category, decoy = senses[which]
        one = Mention(start + begin, start + end, word, category, decoy)
        if which not in unsure:
            told.append(one)
        elif _stands(words, one, begin, end):
            told.append(_working(words, one, end) if word in _WORKS else one)
    if not told:
        return ()
    if "人力" in words or "手推" in words or "脚" in words:
        told = [one._replace(category=None, decoy="by_hand") if _pushed(words, one, one.start - start) else one for one in told]
    return tuple(told)


def _stands(words: str, one: Mention, begin: int, end: int) -> bool:
    """Whether a word is one of its own where it stands: no part of a longer one, nor a price's."""
    if words[begin].isascii() and words[end - 1].isascii() and not _whole(words, begin, end):
        return False
    return one.word != _EACH or not words.startswith(_OF_ITS_PRICE, end)


def _pushed(words: str, one: Mention, at: int) -> bool:
    """Whether words right before a name say that muscles move it: 人力保洁三轮车, 脚踏式清运三轮车."""
    named = one.word.endswith("车") and one.category is not None
    return named and _BY_HAND.is_match(words[max(at - _LONGEST_BY_HAND, 0) : at])


def _working(words: str, one: Mention, end: int) -> Mention:
    """A work that the name of the vehicle that does it ends with (现场处置车, 管网维修车采购), as this vehicle; 维修车辆, 维修车间 are none."""
    behind = words[end + 1 : end + 3]
    named = words.startswith("车", end) and (not behind or behind[0] in _BREAKS or behind[0] == " " or behind.startswith(_BOUGHT))
    return Mention(one.start, one.end + 1, words[one.start + end - one.end : end + 1], Category.SPECIAL, "") if named else one


def _whole(window: str, start: int, end: int) -> bool:
    """Latin letters and figures do not count inside a longer word or number (DMI in ADMINISTRATIVE, 120 in N31201)."""
    before, after = window[start - 1 : start], window[end : end + 1]
    if window[start:end].isdigit():
        return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())
    return not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha())


def heads(flat: str, start: int, end: int) -> tuple[Mention, ...]:
    """What each part of an enumeration is about: its last mention (环卫车辆充电桩 is a charger, 充电桩配套车辆 a vehicle)."""
    return _headed_in(flat[start:end], start)


@remembered(_KEPT)
def _headed_in(words: str, start: int) -> tuple[Mention, ...]:
    named = _named_in(words, start)
    return tuple(_last_of_each(words, start, named)) if len(named) > 1 else named


def _last_of_each(words: str, start: int, named: tuple[Mention, ...]) -> Iterator[Mention]:
    last: Mention | None = None
    for found in named:
        if last is not None and last.specific and found.category is Category.OTHER and found.start == last.end:
            found = last._replace(end=found.end)  # 皮卡汽车 is a pick-up
        elif last is not None and not _BREAKS.isdisjoint(words[last.end - start : found.start - start]):
            yield last
        last = found
    if last is not None:
        yield last


class Said(NamedTuple):
    """A use or an energy word at its place."""

    start: int
    end: int
    value: str


def uses(flat: str, start: int = 0, end: int | None = None) -> tuple[tuple[Use, Said], ...]:
    """Words that tell a use."""
    return _used_in(flat[start:end], start)


@remembered(_KEPT)
def _used_in(words: str, start: int) -> tuple[tuple[Use, Said], ...]:
    values, automaton, latin = _words("use")
    found = automaton.find_matches_as_indexes(words)
    if not found:
        return ()
    kept = [Said(start + a, start + b, values[which]) for which, a, b in found if which not in latin or _whole(words, a, b)]
    return tuple([(_USES[said.value], said) for said in kept])


def energies(flat: str, start: int = 0, end: int | None = None) -> list[tuple[Energy, Said]]:
    """Words that tell an energy. 电动 and 换电 alone count before a vehicle's name (电动客车), not before a seat or window."""
    stop = len(flat) if end is None else end
    found: list[tuple[Energy, Said]] = []
    taken: list[tuple[int, int]] = []
    for said in _said_in(flat[start:stop], start):
        if flat.startswith(_MACHINES, said.end, min(said.end + 6, stop)):
            continue
        taken.append((said.start, said.end))
        behind = flat[said.end : said.end + _LONGEST_SHARE]
        if not (flat.endswith(_EITHER, 0, said.start) or _SHARE.match(behind) or _EXCEPT.match(behind)):
            found.append((_ENERGIES[said.value], said))
    for word in ("电动", "换电") if "电" in flat[start:stop] else ():
        at = flat.find(word, start, stop)
        while at >= 0:
            if not any(a <= at < b for a, b in taken) and _drives(flat[at + 2 : min(at + 12, stop)]):
                found.append((Energy.BEV, Said(at, at + 2, "bev")))
            at = flat.find(word, at + 2, stop)
    return sorted(found, key=lambda one: one[1].start) if len(found) > 1 else found


def _drives(after: str) -> bool:
    for place, sign in enumerate(after):
        if sign in "座窗门尾后调折滑、，,；;。 \t\n助":
            return False
        if any(after.startswith(name, place) for name in _ELECTRIC_ENDS):
            return True
    return False


@remembered(_KEPT)
def _said_in(words: str, start: int) -> tuple[Said, ...]:
    values, automaton, latin = _words("energy")
    found = automaton.find_matches_as_indexes(words)
    if not found:
        return ()
    return tuple([Said(start + a, start + b, values[which]) for which, a, b in found if which not in latin or _whole(words, a, b)])


@functools.cache
def _lexicon() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = yaml.safe_load((files("reading") / "vehicles.yaml").read_text(encoding="utf-8"))
    return loaded


@functools.cache
def _kinds() -> tuple[list[tuple[str, Category | None, str]], AhoCorasick, frozenset[int]]:
    """What words of kinds mean by their spellings, what finds them, and which of them are to be looked at where they stand."""
    senses: dict[str, tuple[Category | None, str]] = {}
    for category, words in _lexicon()["category"].items():
        senses |= {word.upper(): (Category(category), "") for word in words.split()}
    for decoy, words in _lexicon()["decoy"].items():
        senses |= {word.upper(): (None, decoy) for word in words.split()}
    spelt = [(spelling, word) for word in senses for spelling in _spellings(word)]
    spellings = [spelling for spelling, _ in spelt]
    unsure = _latin(spellings).union(which for which, (_, word) in enumerate(spelt) if word in _WORKS or word == _EACH)
    return [(word, *senses[word]) for _, word in spelt], _automaton(spellings), unsure


@functools.cache
def _words(kind: str) -> tuple[list[str], AhoCorasick, frozenset[int]]:
    values = {spelling: value for value, words in _lexicon()[kind].items() for word in words.split() for spelling in _spellings(word)}
    return list(values.values()), _automaton(list(values)), _latin(list(values))


def _spellings(word: str) -> list[str]:
    """A word with each of its letters large and small: texts are searched as they are printed, and few words have letters."""
    return ["".join(signs) for signs in product(*(sorted({sign.upper(), sign.lower()}) for sign in word))]


def _automaton(words: list[str]) -> AhoCorasick:
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def _latin(words: list[str]) -> frozenset[int]:
    """Which of them begin and end with a Latin letter or figure, and so may stand inside a longer word."""
    return frozenset(which for which, word in enumerate(words) if word[0].isascii() and word[-1].isascii())
