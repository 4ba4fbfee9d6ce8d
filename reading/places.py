"""reading: the buyer's place, from its name, its address and the portal's region together, in the year of the notice.

Names of districts repeat (鼓楼区, 朝阳区) and streets bear names of cities (南京路): a mention counts where it starts an
address or stands in the buyer's name, each finer one only below a coarser one, and what stays ambiguous is refused. The
agency's place is a decoy, unless the agency is a part of the buyer itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reading import regex
from reading.candidates import UNSAID, agreeing, places_of
from reading.document import Document, Tag
from reading.folding import flat as fold
from reading.organisations import title_lead
from reading.parties import party_key
from reading.partytables import address_behind
from reading.placenames import ADDRESS_HEAD, NOTHING, TITLE_HEAD, Found, chain, descend
from reading.turns import stage
from reference.divisions import Division, Divisions, divisions
from schemas.reading import Kind
from schemas.values import Read, Span, read, refused

_HANDED_IN = ("送至", "递交至", "送达", "寄至", "地点:")
_ROOM = "会议室"
"""…截止：6月15日15:00，某市某区某路某集团二楼会议室."""
_FLOORS = tuple(f"公司{floor}楼" for floor in "一二三四五六七八九十123456789")
"""Behind a street the house of who announces: 开标：某市某区人民路公司三楼."""
_MOST_PREMISES = 20
_LATEST_YEAR = 2026
_SHORTEST_TWO = 4
"""Signs of two levels' names at least."""
_ANOTHER_S = regex.compile("交易中心|交易大厅|代理|招标有限|咨询有限|项目管理")
"""Words of premises that are not the buyer's own."""
_HEADQUARTERS = ("集团总部", "公司总部", "公司本部", "集团本部", "我公司", "我单位", "本单位", "本公司", "我局", "我院", "我校")
"""How a house calls itself."""
_OUR_HOUSE = regex.compile("|".join(_HEADQUARTERS))
_OF_STREETS = ("路", "街", "道", "巷", "号")
_STREET_SIGN = regex.compile(f"[{''.join(_OF_STREETS)}]")
_IN_ADDRESSES = regex.compile(f"[{''.join(_OF_STREETS)}镇乡]")
_BEFORE_ADDRESSES = ",。;:、\n\t 在到至"
_PARTS_ADDRESSES = frozenset(_BEFORE_ADDRESSES)
_DELIVERED = tuple(
    f"{what}{place}"
    for what in ("交货", "供货", "服务", "交付", "交车", "送货", "使用", "实施", "履行")
    for place in ("地点:", "送至", "送达")
)
"""Where goods go, which may be anywhere."""
_OF_THE_NOTICE = (
    "监督电话",
    "监督方式",
    "监督举报",
    "投诉电话",
    "举报电话",
    "异议受理电话",
    "异议受理",
    "公示时间",
    "公示期",
    "公告期限",
    "公示日期",
)
"""Labels of lines that speak of who announces and no longer of who bids."""
_NOBODY_S = "address that is nobody else's"
_FOOT = regex.compile(r"ICP备|网站标识|版权所有|网安备|主办单位|技术支持")
"""Words of a portal's foot, whose address is its own."""
_FOOT_BACK, _NEAR_LINES = 160, 3


@stage
def read_division(doc: Document, kind: Kind | None, buyer: Read[str], agency: Read[str], published_at: str) -> Read[str]:
    """GB/T 2260 code of the buyer's place as finely as the notice allows; refused where it stays ambiguous."""
    known = divisions(_year(published_at))
    name = _of_name(doc, known, buyer)
    labelled = [(tag.value_start, tag.value_end) for tag in _addresses(doc, buyer, agency)]
    behind = address_behind(doc, fold(buyer.value or ""))
    address = _agreed(known, [chain(doc, known, *place) for place in (*labelled, *([behind] if behind else ()))])
    region = _region(doc, known)
    last = _last_resort(doc, known) if kind is not None else ((), ())
    told = _together(known, name, address, region) if name.options or address.options or region.options else UNSAID
    houses = [*_before_its_house(doc, known, buyer), *(() if agency.said else _behind_contacts(doc, known))]
    unowned = _agreed(known, [*(chain(doc, known, tag.value_start, tag.value_end) for tag in _unowned(doc, agency)), *houses])
    told = _finer(known, told, unowned)
    own = kind is not None and (not agency.said or party_key(buyer.value or "-") in party_key(agency.value or ""))
    if not told.said and (told.why or last[0]):
        return told if told.why else _finer(known, _settled(known, *last, "title or platform"), unowned)
    premises = _premises(doc, known)
    everywhere = _alike([found for found, _ in premises])
    if not told.said:
        handed_in = _settled(known, *everywhere, "where offers are handed in") if own else UNSAID
        if handed_in.said or kind is None or not buyer.said or unowned.steps < 2:
            return handed_in if own else told
        return _settled(known, unowned.options, unowned.spans, _NOBODY_S)
    of_bids = _alike([found for found, of_goods in premises if not of_goods])
    if own and buyer.said and (finer := _settled(known, *of_bids, "name, and where offers are handed in")).said:
        within = finer.value != told.value and known.covers(told.value or "", finer.value or "")
        told = replace(finer, evidence=(*told.evidence, *finer.evidence)) if within else told
    registered = kind is not None and (buyer.value or "").endswith("公司")  # a firm bears its city's name, wherever in it it is
    told = _within(known, told, _leading_title(doc, known)) if registered else told
    names = (0, min(doc.ends[0], TITLE_HEAD)), *((span.start, span.end) for span in buyer.evidence)
    told = agreeing(told, _settled(known, *last, ""), _named_within(doc, known, told, *names), _settled(known, *everywhere, ""))
    if not agency.said:
        return told
    alone = _agreed(known, [chain(doc, known, tag.value_start, tag.value_end) for tag in _unowned(doc, UNSAID)])
    return agreeing(told, _settled(known, alone.options, alone.spans, "")) if alone.steps > 1 else told  # if no agency were told


def _within(known: Divisions, told: Read[str], led: Found) -> Read[str]:
    """A city or province with the district of it that the title begins with: 怀柔区…, and the buyer 北京某某有限公司."""
    finer = _settled(known, led.options, led.spans, "title begins with it") if (told.value or "").endswith("00") else UNSAID
    within = finer.said and finer.value != told.value and known.covers(told.value or "", finer.value or "")
    return replace(finer, evidence=(*told.evidence, *finer.evidence)) if within else told


def _finer(known: Divisions, told: Read[str], unowned: Found) -> Read[str]:
    """A place with an address of nobody else's, where that names two levels or more and lies within the place, or is the place."""
    finer = _settled(known, unowned.options, unowned.spans, _NOBODY_S) if told.said and unowned.steps > 1 else UNSAID
    within = finer.said and finer.value != told.value and known.covers(told.value or "", finer.value or "")
    return replace(finer, evidence=(*told.evidence, *finer.evidence)) if within else agreeing(told, finer)


def _year(published_at: str) -> int:
    return int(published_at[:4]) if published_at[:4].isdigit() else _LATEST_YEAR


def _of_name(doc: Document, known: Divisions, buyer: Read[str]) -> Found:
    """Places in the buyer's name, each one below the one before."""
    options: tuple[Division, ...] = ()
    spans = list[Span]()
    for place in buyer.evidence:
        found = descend(known, doc.flat[place.start : place.end], place.start, adjacent=False)
        options = options or found.options
        spans += found.spans
    if options:
        return Found(options, tuple(spans))
    spelt_out = _spelt_out(doc, known, buyer)
    return Found(spelt_out.options, (*spans, *spelt_out.spans))


def _spelt_out(doc: Document, known: Divisions, buyer: Read[str]) -> Found:
    """The county that a buyer's name has in short (某某公司柞水项目部) where the text has it in full (柞水县)."""
    for place in buyer.evidence[:1]:
        for one in known.find(doc.flat[place.start : place.end]):
            short = doc.flat[place.start + one.start : place.start + one.end]
            options = tuple(division for division in one.divisions if division.name.startswith(short) and division.name in doc.flat)
            if options and options[0].name != short and not options[0].code.endswith("00"):
                at = doc.flat.find(options[0].name)
                return Found(options, (Span(place.start + one.start, place.start + one.end), Span(at, at + len(options[0].name))))
    return NOTHING


def _addresses(doc: Document, buyer: Read[str], agency: Read[str]) -> Iterable[Tag]:
    own_agency = bool(buyer.value and agency.value and party_key(buyer.value) in party_key(agency.value))
    parties = ("buyer", "agency") if own_agency else ("buyer",)
    tags = doc.of("buyer_address", "address")
    alone = len(tags) == 1 and not agency.said  # who announces it itself gives its own address beside its contact; portals' feet do not
    for tag in tags:
        if not own_agency and _below(doc, tag, agency):
            continue
        own = tag.party in parties or (alone and tag.shape == "colon" and "联系" in doc.flat[doc.starts[tag.line] : tag.start])
        if (
            tag.key == "buyer_address"
            or own
            or _of_ours(doc, tag)
            or _beside(doc, tag, buyer, agency)
            or tag.word in ("收货地址", "送货地址")
        ):
            yield tag


def _unowned(doc: Document, agency: Read[str]) -> Iterable[Tag]:
    """Addresses that stand with nobody's name, where the agency, if there is any, gives its own elsewhere."""
    tags = doc.of("address")
    if agency.said and not doc.of("agency_address") and not any(tag.party == "agency" for tag in tags):
        return []
    # right above the agency's address: 地址：… / 电话：… / 代理机构地址：…
    above = {tag.line - lines for tag in doc.of("agency_address") for lines in range(1, _NEAR_LINES + 1)}
    own = [tag for tag in tags if not tag.party or tag.line in above or _parted(doc, tag)]
    own = [tag for tag in own if tag.word not in ("收货地址", "送货地址") and not _below(doc, tag, agency)]
    return [tag for tag in own if not _FOOT.is_match(doc.flat[max(tag.start - _FOOT_BACK, 0) : tag.start])]


def _parted(doc: Document, tag: Tag) -> bool:
    """Whether a sentence, or who hears complaints, parts an address from the bidders that are listed above it: 第二名：某公司 /
    公示期3日。… / 地址：某市某区, 成交供应商：某公司 / 监督电话：… / 地址：某市某区."""
    above = doc.lines[tag.line - 1].strip() if tag.party in ("supplier", "other") and tag.line > 0 else ""
    return above.endswith("。") or above.partition(":")[0] in _OF_THE_NOTICE


def _of_ours(doc: Document, tag: Tag) -> bool:
    """Whether the sentence that an address stands in speaks of who announces: 送交我公司纪检监督部，地址：…."""
    before = doc.flat[max(doc.starts[tag.line], tag.start - ADDRESS_HEAD) : tag.start].rpartition("。")[2]
    return before.endswith((",", ";", "(")) and _OUR_HOUSE.is_match(before)


def _before_its_house(doc: Document, known: Divisions, buyer: Read[str]) -> Iterable[Found]:
    """Addresses of two levels that lead to the buyer's own house: 某市某区学府路1号某学院行政楼, 在某市某县集团总部."""
    called = fold(buyer.value or "")
    told = [(called, places_of(doc.flat, called))] if called else []
    for name, places in [*told, *doc.spoken.said(_HEADQUARTERS)]:
        for at in places[:_MOST_PREMISES]:
            if not _PARTS_ADDRESSES.isdisjoint(doc.flat[max(at - _SHORTEST_TWO, 0) : at]) or at < _SHORTEST_TWO:
                continue
            if name == called and not _STREET_SIGN.is_match(doc.flat[max(at - ADDRESS_HEAD, 0) : at]):
                continue  # before a name itself a place alone is its beginning
            found = chain(doc, known, _address_before(doc, at), at)
            street = doc.flat[max((span.end for span in found.spans), default=at) : at]
            if found.steps > 1 and (name != called or _STREET_SIGN.is_match(street)):
                yield found


def _behind_contacts(doc: Document, known: Divisions) -> Iterable[Found]:
    """Addresses of two levels that stand without a label among the contacts of who buys: 联系人：某经理，0543-…，某省某市某区某镇."""
    for tag in doc.of("contact"):
        if tag.party not in ("", "buyer"):
            continue
        stop = min(doc.ends[tag.line], tag.end + ADDRESS_HEAD)
        if not _IN_ADDRESSES.is_match(doc.flat[tag.end : stop]):
            continue
        for at in [at + 1 for at in range(tag.end - 1, stop) if doc.flat[at] in ",; :"]:
            end = min((place for sign in ",; " if (place := doc.flat.find(sign, at, stop)) >= 0), default=stop)
            found = chain(doc, known, at, end) if _IN_ADDRESSES.is_match(doc.flat[at:end]) else NOTHING
            if found.steps > 1 and _IN_ADDRESSES.is_match(doc.flat[max(span.end for span in found.spans) : end]):
                yield found


def _address_before(doc: Document, at: int) -> int:
    """Where the words begin that run on to a place without a sign."""
    begin = max(at - ADDRESS_HEAD, 0)
    return max(begin, *(doc.flat.rfind(sign, begin, at) + 1 for sign in _BEFORE_ADDRESSES))


def _beside(doc: Document, tag: Tag, buyer: Read[str], agency: Read[str]) -> bool:
    """Whether an address stands behind the buyer's name on its line, with nobody else's between: 某学院 地址：某市某县; or right below it:
    名称：某学院, 地址：某市某县."""
    before = doc.flat[doc.starts[tag.line] : tag.start]
    if _below(doc, tag, buyer):
        return True
    return bool(buyer.value and fold(buyer.value) in before) and not (agency.value and fold(agency.value) in before)


def _below(doc: Document, tag: Tag, party: Read[str]) -> bool:
    """Whether an address begins the line right below a party's name."""
    if not party.value or not tag.line or doc.flat[doc.starts[tag.line] : tag.start].strip():
        return False
    return doc.lines[tag.line - 1].rstrip().endswith(fold(party.value))


def _agreed(known: Divisions, found: Sequence[Found]) -> Found:
    """One place out of several addresses: the finest of those that lie in each other; the first where they differ."""
    told = [one for one in found if one.options]
    if len(told) < 2:
        return told[0] if told else NOTHING
    options = told[0].options
    for one in told[1:]:
        options = _meet(known, options, one.options) or options
    return Found(options, tuple([span for one in told for span in one.spans]), max([one.steps for one in told]))


def _region(doc: Document, known: Divisions) -> Found:
    """What the portal says: its code where a list row has one, else the name of the region."""
    found: list[Found] = []
    for tag in doc.of("region_code"):
        code = doc.flat[tag.value_start : tag.value_end].strip()[:6]
        division = known.by_code(code)
        if division is not None:
            found.append(Found((division,), (doc.span(tag.value_start, tag.value_end),)))
    for tag in doc.of("region"):
        found.append(chain(doc, known, tag.value_start, tag.value_end))
    return _agreed(known, found)


def _last_resort(doc: Document, known: Divisions) -> tuple[tuple[Division, ...], tuple[Span, ...]]:
    """Where no buyer, address or region tells: the title's places, else the platform's the notice comes from."""
    start = doc.flat.find("关于", 0, doc.ends[0]) + 1
    title = descend(known, doc.flat[start : doc.ends[0]][:TITLE_HEAD], start, adjacent=False)
    if title.options:
        return title.options, title.spans
    found = [chain(doc, known, tag.value_start, tag.value_end) for tag in doc.of("platform")]
    agreed = _agreed(known, found)
    return agreed.options, agreed.spans


def _leading_title(doc: Document, known: Divisions) -> Found:
    """The places that the title begins with."""
    return chain(doc, known, title_lead(doc.flat[: doc.ends[0]]), doc.ends[0])


def _named_within(doc: Document, known: Divisions, told: Read[str], *places: tuple[int, int]) -> Read[str]:
    """The told place where these words name it behind another (某区某局 … 某新区): without its own words they would tell it."""
    named = [
        doc.span(start + one.start, start + one.end)
        for start, end in (places if told.said else ())
        for one in known.find(doc.flat[start:end])
        if told.value in [division.code for division in one.divisions]
    ]
    return read(told.value or "", tuple(named), "named") if named else UNSAID


def _premises(doc: Document, known: Divisions) -> list[tuple[Found, bool]]:
    """Where offers are handed in to a buyer that handles its purchase itself: addresses of two levels or more, and whether goods are
    brought there."""
    places = [at + len(cue) for cue, said in doc.spoken.said(_HANDED_IN) for at in said[:_MOST_PREMISES]][:_MOST_PREMISES]
    places += [_address_before(doc, at) for at in doc.spoken.places(_ROOM)[:_MOST_PREMISES]]
    floors = [at for _, said in doc.spoken.said(_FLOORS) for at in said[:_MOST_PREMISES] if doc.flat[at - 1] in _OF_STREETS]
    places += [_address_before(doc, at) for at in floors]
    places = [at for at in places if not _ANOTHER_S.is_match(doc.flat[at : at + 2 * ADDRESS_HEAD])]
    return [(found, doc.flat.endswith(_DELIVERED, 0, at)) for at in places if (found := chain(doc, known, at, at + ADDRESS_HEAD)).steps > 1]


def _alike(found: Sequence[Found]) -> tuple[tuple[Division, ...], tuple[Span, ...]]:
    """The place that several addresses tell, if it is the same wherever it is told."""
    finest = {option.code for one in found for option in one.options}
    return (found[0].options, tuple(span for one in found for span in one.spans)) if len(finest) == 1 else ((), ())


def _meet(known: Divisions, one: Sequence[Division], other: Sequence[Division]) -> tuple[Division, ...]:
    """The finer of each pair that lies in each other; empty when none does."""
    met: dict[str, Division] = {}
    for a in one:
        for b in other:
            if known.covers(a.code, b.code):
                met[b.code] = b
            elif known.covers(b.code, a.code):
                met[a.code] = a
    return tuple(met.values())


def _together(known: Divisions, name: Found, address: Found, region: Found) -> Read[str]:
    spans = tuple(dict.fromkeys([*name.spans, *address.spans, *region.spans]))
    own = _meet(known, name.options, address.options) if name.options and address.options else name.options or address.options
    if name.options and address.options and not own:
        own = _meet(known, address.options, region.options) or _meet(known, name.options, region.options)
        own = address.options if address.steps > 1 else own
        if not own:
            return refused("name and address disagree", spans)
    if not own:
        return _settled(known, region.options, spans, "region of the portal")
    within = _meet(known, own, region.options) if region.options else own
    if not within:
        agreed = bool(name.options and address.options)
        return _settled(known, own, spans, "name and address") if agreed or len(own) == 1 else refused("region disagrees", spans)
    return _settled(known, within, spans, "name, address and region")


def _settled(known: Divisions, options: Sequence[Division], spans: Sequence[Span], rule: str) -> Read[str]:
    if not options:
        return UNSAID
    finest = [d for d in options if not any([other is not d and known.covers(d.code, other.code) for other in options])]
    if len(finest) != 1:
        return refused("ambiguous place", spans)
    return read(finest[0].code, spans, rule)
