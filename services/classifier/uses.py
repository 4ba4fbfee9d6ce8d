"""classifier: what a line's vehicles are for."""

from collections.abc import Sequence

from reading.candidates import UNSAID
from reading.decoys import of_a_rule
from reading.folding import flat as fold
from reading.vehicles import Said, mentions, uses
from schemas.events import NoticeRead
from schemas.reading import Use
from schemas.values import Read, Span, read
from services.classifier.clauses import Region
from services.classifier.kinds import LONGEST_WORD, named, of_several_kinds, titles, with_words_before
from services.classifier.parts import Part
from services.classifier.wording import Wording

_LONGEST_LINE, _SIGNS_OF_A_NAME = 40, 4
POLICY_NAMES = ("管理办法", "配备使用", "配备标准", "编制和标准", "编制标准", "使用管理", "管理规定")
_SPECIFIC = (Use.TAXI, Use.SCHOOL, Use.MEDICAL, Use.FIRE, Use.SANITATION, Use.PUBLIC_TRANSPORT)
_IN_ORDER = (_SPECIFIC, (Use.LAW_ENFORCEMENT,), (Use.OFFICIAL,), (Use.EMERGENCY,), (Use.OTHER,))
_TOLD_BY_SPECIFICATION = (Use.OFFICIAL, Use.LAW_ENFORCEMENT)
_INTENDED, _NAME, _OWN, _TITLE, _SPECIFICATION = range(5)
"""Words that tell a use: of what it is meant for, of its name, of that and what it is split from, of the title, of its own regions."""
_TRUSTED = (
    *((wanted, (_INTENDED,)) for wanted in _IN_ORDER[:2]),
    *((wanted, (_NAME,)) for wanted in _IN_ORDER[:3]),
    *((wanted, (_OWN, _TITLE, *((_SPECIFICATION,) if wanted[0] in _TOLD_BY_SPECIFICATION else ()))) for wanted in _IN_ORDER),
)
"""Which words are asked for which uses, the first that tell one are trusted."""
_TRADE = "公交"
"""A bus, and the trade of who buys one: 某公交集团车辆采购."""
_OF_RESULTS = ("中标", "成交", "中选", "结果", "候选")
"""Words that a title goes on with about the notice: 开标结果及中标候选人公示."""


def use(notice: NoticeRead, wording: Wording, part: Part, name: Read[str]) -> Read[Use]:
    """What the vehicle is for, as said in its name, the title, its specification, or by the kind of buyer."""
    flat, whole = wording.flat, titles(wording)
    own = [*(with_words_before(flat, place) for place in named(part)), *part.names, *part.lead]
    itself = [(span.start, span.end) for span in part.item.name.evidence[:1] if not span.text]
    itself = itself or ([with_words_before(flat, (part.mention.start, part.mention.end))] if part.mention else [])
    apart = part.mention is None and len(notice.lots) > 1 and of_several_kinds(flat, wording.title)
    of_name, of_own, of_title, specified = [
        [(place, told, said) for place in group for told, said in uses(flat, *place)] for group in (itself, own, whole, part.own)
    ]
    intended = [(place, told, said) for place, told, said in specified if _for_which(flat, place, said)]
    found = (intended, of_name, of_own, of_title, specified)
    asked = any(found) or any(told is Use.LAW_ENFORCEMENT for told, _ in uses(wording.buyer))
    hidden = _occurrences(flat, wording.buyer, [*whole, *part.names, *part.own]) if asked else []
    for wanted, groups in _TRUSTED if any(found) else ():
        for group in groups:
            titled = group == _TITLE
            for place, told, said in found[group]:
                if (
                    told in wanted
                    and not any(a <= said.start < b for a, b in hidden)
                    and not (titled and _of_another(flat, part, place, said))
                    and not (_quoted(flat, said) or (told in _SPECIFIC and titled and (apart or _names_another(flat, part, said))))
                ):
                    again = [*hidden, *own, *whole, *part.own, *((start, end) for start, end, text in name.evidence if not text)]
                    again += _occurrences(flat, wording.buyer, [(0, len(flat))])
                    return read(told, dict.fromkeys([Span(said.start, said.end), *_told_in(flat, again, told)]), "words of use")
    buyer = [(span.start, span.end) for span in notice.facts.buyer.evidence if not span.text]
    words = _told_in(flat, [*buyer, *hidden], Use.LAW_ENFORCEMENT)
    return read(Use.LAW_ENFORCEMENT, dict.fromkeys(words), "kind of buyer") if words else UNSAID


def _for_which(flat: str, place: Region, said: Said) -> bool:
    """Whether a clause says that what is bought is for it: 轿车11辆用于各派出所执法执勤."""
    before = flat[max(place[0], said.start - _LONGEST_LINE) : said.start]
    return "用于" in before and "用于" in before[max(before.rfind(sign) for sign in ",;。\n\t") + 1 :]


def _names_another(flat: str, part: Part, said: Said) -> bool:
    """Whether a word of use in the title is a vehicle's name, and of another kind than this line's: 巡查皮卡及洒水车购置."""
    if part.mention is None or not part.mention.specific:
        return False
    around = [one for one in mentions(flat, max(said.start - LONGEST_WORD, 0), said.end + LONGEST_WORD) if one.word != _TRADE]
    return any(one.specific and one.start <= said.start < one.end and one.category is not part.mention.category for one in around)


def _of_another(flat: str, part: Part, title: Region, said: Said) -> bool:
    """Whether a title that names several things (教学实习及公务用车) names this one apart from a word of use."""
    if part.mention is None:
        return _named_behind(flat, part, title, said)
    start = with_words_before(flat, (part.mention.start, part.mention.end))[0]
    own = fold(part.item.name.value or "")[:2] or flat[start : min(start + 2, part.mention.start)]
    at = flat.find(own, *title) if len(own) == 2 else -1
    between = flat[min(at, said.start) : max(at, said.start)] if at >= 0 else ""
    return any(sign in between for sign in "及和与、") and own not in flat[said.start : said.end]


def _named_behind(flat: str, part: Part, title: Region, said: Said) -> bool:
    """Whether what a title names behind a sign (渔政执法及农技推广用车) begins a line of its own, and the word of use does not."""
    words = flat[part.own[0][0] : min(part.own[0][1], part.own[0][0] + _LONGEST_LINE)] if part.own else ""
    begun = [flat[at + 1 : at + 1 + _SIGNS_OF_A_NAME] for at in range(said.end, title[1]) if flat[at] in "及和与、"]
    begun = [one for one in begun if not one.startswith(_OF_RESULTS)]
    return flat[said.start : said.end] not in words and any(len(one) == _SIGNS_OF_A_NAME and one in words for one in begun)


def _told_in(flat: str, places: Sequence[Region], use: Use) -> list[Span]:
    """Words of one use; those within the buyer's name too, which would be another name without them."""
    found, silent = list[Span](), set[str]()
    for start, end in set(places):
        if (words := flat[start:end]) in silent:
            continue  # names are printed again and again
        said = uses(flat, start, end)
        told = [Span(word.start, word.end) for which, word in said if which is use] if said else []
        found += told
        if not told:
            silent.add(words)
    return found


def _quoted(flat: str, said: Said) -> bool:
    """Within the name or the words of a policy: 《党政机关公务用车管理办法》, 严格执行公务用车配备标准."""
    return of_a_rule(flat, said.start) or flat[said.end : said.end + 8].startswith(POLICY_NAMES)


def _occurrences(flat: str, name: str, places: Sequence[Region]) -> list[Region]:
    """Where the buyer's name stands: what it does for a living is not what the vehicle is for."""
    found: list[Region] = []
    for start, end in places if name else ():
        at = flat.find(name, start, end)
        while at >= 0:
            found.append((at, at + len(name)))
            at = flat.find(name, at + len(name), end)
    return found
