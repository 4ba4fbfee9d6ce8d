"""reading: what a correction replaced by what, as printed: change tables, sentences, and lines one under the other."""

from reading import regex
from reading.candidates import UNSAID, agreeing
from reading.changecells import AFTER_HEADS, BEFORE_HEADS, REGION_ENDS, stacked_changes
from reading.document import Document
from reading.turns import stage
from reading.vehicles import heads
from schemas.reading import Change, Kind
from schemas.values import Read, read

_VERB = regex.compile(
    r"[,\s]*(?:统一|均|同步|相应|现)?(?:更正|变更|更改|修改|调整|延期|顺延|延长|推迟|修正|澄清|改)(?:为|至|到|成)\s*:?|更正[:]"
)
_NUMBERING = regex.compile(r"^(?:[一二三四五六七八九十]+、|\(?[0-9一二三四五六七八九十]{1,2}\)|[0-9]{1,2}[.、]|[①-⑩]|-)\s*")
_ORIGINAL = regex.compile(
    r"^(?:(?:答|答复|回复): ?)?(?:现|兹)?(?:将|对|把)?(?:原)?"
    r"(?:公告|采购公告|招标公告|招标文件|采购文件|磋商文件|谈判文件)?(?:的|:|中的|内容为|内容:|内容)*[”\"」]?[,、]?\s*"
)
_WITHIN = regex.compile(
    r"([^。;\n:,]{2,30}?)[,:]?(?:更正前|变更前|修改前|调整前)(?:内容)?(?:为|:) ?([^;。\n]{1,300}?)[;,。]\s?"
    r"(?:现)?(?:更正后|变更后|修改后|调整后|更正|变更|修改)(?:内容)?(?:为|:) ?([^;。\n]{1,300})"
)
"""投标截止时间更正前：A；更正后：B."""
_OLD_NEW = regex.compile(r"(?:^|\n)[^\n原]{0,6}原: ?([^;。\n:]{2,20}):([^;。\n]{1,200})[;,。] ?现: ?[^;。\n:]{2,20}:([^;。\n]{1,200})")
"""原：预算金额：35万元；现：预算金额：52.5万元."""
_BEFORE_ALONE = ("原", "原合同", "原合同内容", "原为", "原值", "原文")
_LONGEST_ITEM, _LONGEST_HEADING = 20, 40
_NO_ITEMS = ("更正内容:", "更正信息:", "变更内容:", "变更事项:", "更正事项:")
_ITEM = regex.compile(r"^\s?[\p{Han}、()]{2,18}(?:时间|日期|金额|预算|限价|数量|截止)$")
"""What a figure may stand behind without a sign: 开标时间2026年4月2日."""
_COUNTS = regex.compile(r"[0-9] ?(?:辆|台|部|万?元),")
"""Words that tell something themselves before a label within them: 采购轿车1台，预算金额：38万元."""
_BARE_ITEM = regex.compile(r"^\p{Han}{0,12}(?:金额|总价|单价|数量|预算|限价|控制价)$")
"""What is changed, as the last clause before the verb: 追加1辆，单价不变，合同金额 | 调整为…."""
_QUOTED_BEHIND = regex.compile(r"^([\p{Han}、第0-9]{2,20})[“「『\"]([^“”「」『』\"]+)[”」』\"]$")
"""What is changed before its quoted words: 用户需求书“轿车：排量≤1.8L”."""
_CHANGING = ("更正", "变更", "修改", "调整", "更改")
_PAIR_BEFORE = frozenset(
    ("原合同内容", "原", "原内容", "原文", "原公告内容", "原为", *(f"{word}前{rest}" for word in _CHANGING for rest in ("", "内容")))
)
_PAIR_AFTER = frozenset(
    (
        "现",
        "现内容",
        "现为",
        *(f"{word}后{rest}" for word in _CHANGING for rest in ("", "内容")),
        *(f"{now}{word}为" for now in ("", "现") for word in _CHANGING),
    )
)
_TURN = regex.compile(rf"[;,。] ?(?:{'|'.join(sorted(_PAIR_AFTER, key=len, reverse=True))}): ?")
"""From what was to what is in one line: 原内容：A；现修改为：B."""
_PAIR_LAST = frozenset(word[-1] for word in _PAIR_BEFORE | _PAIR_AFTER)
_PAIR_CELLS = tuple(f"{word}\t" for word in sorted(_PAIR_BEFORE | _PAIR_AFTER))
_STOPS = "。;\n"
_STOPPED = frozenset("。;,:")
_OPENING, _CLOSING = '“「『"', '”」』"'
_LEAST_ALIKE = 3
"""Signs that what is and what was begin with where they ran into one cell."""
_MOST = 60


@stage
def read_changes(doc: Document, kind: Kind | None) -> tuple[Change, ...]:
    """Every change of a correction or of a contract, in order. Other kinds have none."""
    if kind not in (Kind.CORRECTION, Kind.CONTRACT_CHANGE):
        return ()
    found = _from_tables(doc) or _from_stacked(doc) or _from_pairs(doc) or _from_clauses(doc)
    return tuple((found or _from_sentences(doc))[:_MOST])


def _from_tables(doc: Document) -> list[Change]:
    found: list[Change] = []
    columns: tuple[int, int, int] | None = None
    for number in range(doc.list_line):
        if "\t" not in doc.lines[number]:
            columns = None
            continue
        cells = doc.cells(number)
        heads = _columns([doc.flat[a:b].replace(" ", "") for a, b in cells])
        if heads:
            columns = heads
        elif columns and len(cells) > columns[2]:
            item, before, after = columns
            if (both := _twice(doc, cells[after])) is not None:
                found.append(_change(doc, cells[before], *both))
                continue
            found.append(_change(doc, cells[item] if item >= 0 else None, cells[before], cells[after]))
    return found


def _twice(doc: Document, cell: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The old words and the new where both ran into one cell, and the item's place into that of the old: 底盘排量≥8.4L 底盘排量≥7.7L."""
    first, blank, second = doc.flat[slice(*cell)].partition(" ")
    opening = first[:_LEAST_ALIKE]
    named = opening.isalpha() and second.startswith(opening)  # the ends of a time begin alike, too: 2026年7月22日至 2026年…
    if not blank or not named or " " in second or not any(sign.isdigit() for sign in first):
        return None
    at = cell[0] + len(first)
    return (cell[0], at), (at + 1, cell[1])


def _columns(words: list[str]) -> tuple[int, int, int] | None:
    before = next((place for place, word in enumerate(words) if word.startswith(BEFORE_HEADS) or word in _BEFORE_ALONE), -1)
    after = next((place for place, word in enumerate(words) if place > before and word.startswith(AFTER_HEADS)), -1)
    if before < 0 or after < 0:
        return None
    return before - 1, before, after


def _from_stacked(doc: Document) -> list[Change]:
    """A change table whose cells stand one under the other, with items (更正项 / 更正前内容 / 更正后内容 / …) or labels in both cells."""
    found: list[Change] = []
    for item, before, after in stacked_changes(doc):
        said, old = (item, before) if item is not None else _told_item(doc, before)
        found.append(_change(doc, said, old, after if item is not None else _new_words(doc, said, after)))
    return found


def _from_pairs(doc: Document) -> list[Change]:
    """Lines in pairs: 更正前：… / 更正后：…, 原：… / 现：…, and rows of two cells (原内容 | … / 更正为 | …)."""
    found: list[Change] = []
    before: tuple[int, int] | None = None
    for number in range(doc.list_line):
        line, start = doc.lines[number], doc.starts[number]
        sign = "\t" if "\t" in line and line.startswith(_PAIR_CELLS) else ":"
        at = line.find(sign)
        if at < 1 or line[at - 1] not in _PAIR_LAST:
            continue
        numbering = _NUMBERING.match(line)
        lead = numbering.end() if numbering else 0
        head = line[lead:at]
        if head not in _PAIR_BEFORE and head not in _PAIR_AFTER:
            continue
        place = _unwrapped(doc, start + lead + len(head) + 1, doc.ends[number])
        if head in _PAIR_BEFORE:
            before = place
            if (turn := _TURN.search(doc.flat[slice(*place)])) is not None:  # 原内容：A；现修改为：B
                old = (place[0], place[0] + turn.start())
                above = _item_above(doc, old)
                item, old = (above, old) if above is not None else _told_item(doc, old)
                found.append(_change(doc, item, old, (place[0] + turn.end(), place[1])))
                before = None
        elif before is not None:
            item, old = _told_item(doc, before)
            item = _item_above(doc, before) if item is None else item
            found.append(_change(doc, item, old, _new_words(doc, item, place)))
            before = None
    return found


def _item_above(doc: Document, before: tuple[int, int]) -> tuple[int, int] | None:
    """The item that a line of its own names right above a pair: 最高限价： / 更正前：… / 更正后：…."""
    number = doc.line_at(before[0]) - 1
    words = doc.lines[number].rstrip() if number > 0 else ""
    numbering = _NUMBERING.match(words)
    lead = numbering.end() if numbering else 0
    if not lead + 1 < len(words) <= _LONGEST_HEADING or words in _NO_ITEMS:
        return None
    colon = words.endswith(":")
    heads = lead > 0 and _STOPPED.isdisjoint(words[lead:])  # 二、投标截止时间
    return (doc.starts[number] + lead, doc.starts[number] + len(words) - colon) if colon or heads else None


def _from_clauses(doc: Document) -> list[Change]:
    """Both in one clause: 投标截止时间更正前：A；更正后：B."""
    found: list[Change] = []
    floor, limit = _region(doc)
    window = doc.flat[floor:limit]
    for match in (*_WITHIN.finditer(window), *(_OLD_NEW.finditer(window) if "现:" in window else ())):
        start, end = (floor + place for place in match.span(1))
        numbering = _NUMBERING.match(doc.flat[start:end])
        start += numbering.end() if numbering else 0
        before, after = ((floor + match.start(group), floor + match.end(group)) for group in (2, 3))
        found.append(_change(doc, (start, end), before, after))
    return found


def _unwrapped(doc: Document, start: int, end: int) -> tuple[int, int]:
    """Words without the quotation marks around all of them."""
    words = doc.flat[start:end].strip()
    if len(words) > 2 and words[0] in _OPENING and words[-1] in _CLOSING and not any(sign in words[1:-1] for sign in _OPENING):
        first = doc.flat.find(words[0], start, end)
        return first + 1, first + len(words) - 1
    return start, end


def _told_item(doc: Document, place: tuple[int, int]) -> tuple[tuple[int, int] | None, tuple[int, int]]:
    """The item that old words name themselves: 开标时间:A, 开标时间为A, 采购需求“A”; none where they tell of several vehicles by name."""
    if quoted := _QUOTED_BEHIND.match(doc.flat[slice(*place)]):
        return (place[0], place[0] + quoted.end(1)), (place[0] + quoted.start(2), place[0] + quoted.end(2))
    if _of_vehicles(doc.flat[slice(*place)]):
        return None, place
    item, old = _labelled(doc, *place)
    if item is not None and old is not None:
        return item, old
    at = doc.flat.find("为", *place)
    if 0 < at - place[0] <= _LONGEST_ITEM:
        return (place[0], at), (at + 1, place[1])
    first = next((at for at in range(place[0], min(place[1], place[0] + _LONGEST_ITEM)) if doc.flat[at] in "0123456789¥"), -1)
    return ((place[0], first), (first, place[1])) if first - place[0] > 1 and _ITEM.match(doc.flat[place[0] : first]) else (None, place)


def _of_vehicles(words: str) -> bool:
    """Whether words tell of several vehicles by name: 轿车：排量≤1.8L；越野车：排量≤2.5L."""
    told = [clause.partition(":")[0] for clause in words.split(";") if ":" in clause[:_LONGEST_ITEM]] if ";" in words else []
    return sum(1 for label in told if any(one.specific for one in heads(label, 0, len(label)))) > 1


def _new_words(doc: Document, item: tuple[int, int] | None, place: tuple[int, int]) -> tuple[int, int]:
    """The new words behind the item they repeat, with 为 or a colon."""
    if item is None:
        return place
    repeated = doc.flat[item[0] : item[1]].strip()
    start = place[0] + len(doc.flat[place[0] : place[1]]) - len(doc.flat[place[0] : place[1]].lstrip())
    if repeated and doc.flat.startswith(repeated, start):
        start += len(repeated)
        return _unwrapped(doc, start + 1 if doc.flat[start : start + 1] in ("为", ":") else start, place[1])
    return place


def _from_sentences(doc: Document) -> list[Change]:
    found: list[Change] = []
    floor, limit = _region(doc)
    window = doc.flat[floor:limit]
    at = 0
    for match in _VERB.finditer(window):
        start, end = match.span()
        if len(found) == _MOST:
            break
        if start < at or (window.startswith(":\n", end - 1) and window.endswith("如下", 0, start)):
            continue
        before_start = _clause_start(window, at, start)
        after_start, after_end = _after(window, end)
        if after_end <= after_start:
            continue
        item, before = _split(doc, floor + before_start, floor + start)
        after = _unlabelled(doc, item, (floor + after_start, floor + after_end))
        above = _original_above(doc, item) if item is not None and before is None else None
        found.append(_change(doc, item, before, after) if above is None else _with_original(doc, item, above, after))
        at = after_end
    return found


def _original_above(doc: Document, item: tuple[int, int]) -> tuple[int, int] | None:
    """The label of the old words where the line above tells them: 原开标时间：A, and below 开标时间变更为：B."""
    number = doc.line_at(item[0])
    above = next((line for line in range(number - 1, max(number - 4, 0), -1) if doc.lines[line].strip()), number)
    label = doc.flat[slice(*item)].strip()
    at = doc.flat.find(f"原{label}:", doc.starts[above], doc.ends[above]) + 1
    return (at, at + len(label)) if at else None


def _with_original(doc: Document, item: tuple[int, int] | None, above: tuple[int, int], after: tuple[int, int]) -> Change:
    told = agreeing(_read(doc, item), _read(doc, above))
    return Change(item=told, before=_read(doc, (above[1] + 1, doc.ends[doc.line_at(above[0])])), after=_read(doc, after))


def _region(doc: Document) -> tuple[int, int]:
    """Where a correction says what changed: from 更正内容 or 更正信息 to the date of the correction or the next section."""
    flat = doc.flat
    start = next(
        (
            at + len(word)
            for word in ("更正内容", "更正信息", "变更内容")
            if (at := flat.find(f"{word}:")) >= 0 or (at := flat.find(f"、{word}")) >= 0
        ),
        -1,
    )
    if start < 0:
        return doc.ends[0], doc.list_start
    end = min((at for word in REGION_ENDS if (at := flat.find(word, start)) >= 0), default=doc.list_start)
    number = doc.line_at(start)
    heads = (line for line, _ in doc.sections if line > number and not _VERB.search(doc.lines[line]))  # 一、数量由6辆改为5辆 is a change
    following = next((doc.starts[line] for line in heads), doc.list_start)
    return start, min(end, following) if end > start else following


def _clause_start(window: str, floor: int, end: int) -> int:
    """Where the clause before a verb starts; quoted stops do not end it."""
    start = max(floor, end - 1500)
    piece = window[start:end].rstrip(" ,现")
    trimmed = piece.rstrip("\n 。;")
    if trimmed.endswith(tuple(_CLOSING)):
        opening = max(trimmed.rfind(sign, 0, len(trimmed) - 1) for sign in _OPENING)
        cut = max(trimmed.rfind(sign, 0, max(opening, 0)) for sign in _STOPS)
        return start + cut + 1
    cut = max(trimmed.rfind(sign) for sign in _STOPS)
    return start + cut + 1


def _after(window: str, end: int) -> tuple[int, int]:
    start = end
    while start < len(window) and window[start] in " :\n":
        start += 1
    if start < len(window) and window[start] in _OPENING:
        close = min((at for sign in _CLOSING if (at := window.find(sign, start + 1)) > 0), default=-1)
        if close > 0:
            return start + 1, close
    stop = min((at for sign in _STOPS if (at := window.find(sign, start)) >= 0), default=len(window))
    return start, _next_change(window, start, stop)


def _next_change(window: str, start: int, stop: int) -> int:
    """Where a further change of the same sentence begins: 数量由1辆更正为2辆，预算由78万元更正为156万元."""
    further = window.find("由", start, stop)
    comma = window.rfind(",", start, further) if further > 0 and _VERB.search(window[further:stop]) else -1
    return comma if comma > start and not window[comma + 1].isdigit() else stop


def _split(doc: Document, start: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The clause before the verb as item and old words: 原开标时间:A → 开标时间, A; 原“A” → none, A; 开标时间 → item only."""
    while end > start and doc.flat[end - 1] in " ,现\n由。;":
        end -= 1
    for pattern in (_NUMBERING, _ORIGINAL):
        match = pattern.match(doc.flat[start:end])
        start += match.end() if match else 0
    if end > start and doc.flat[end - 1] in _CLOSING:
        opening = max(doc.flat.rfind(sign, start, end - 1) for sign in _OPENING)
        if opening >= start:
            item_end = opening
            while item_end > start and doc.flat[item_end - 1] in " 由为中:原的,":
                item_end -= 1
            before = (opening + 1, end - 1)
            if item_end > start:
                return _unquoted(doc, start, item_end), before
            return _told_item(doc, before)
    if ":" in doc.flat[start:end]:
        labelled, old = _labelled(doc, start, end)
        if labelled is not None and old is not None and doc.flat[slice(*labelled)].strip() in _PAIR_AFTER:
            return (max(old[0], doc.flat.rfind(",", *old) + 1), old[1]), None  # 变更后：…单价不变，合同总价变更为…
        if labelled is not None:
            return labelled, old
    at = doc.flat.find("由", start, end)
    comma = doc.flat.rfind(",", start, at if start < at else end) + 1
    start = comma if comma and _BARE_ITEM.match(doc.flat[comma : at if start < at else end]) else start
    if start < at:
        return (start, at), (at + 1, end)
    if start == comma:
        return (start, end), None
    first = next((place for place in range(start, min(end, start + _LONGEST_ITEM)) if doc.flat[place] in "0123456789¥"), -1)
    return ((start, first), (first, end)) if first - start > 1 else ((start, end), None)


def _unquoted(doc: Document, start: int, end: int) -> tuple[int, int]:
    for sign in ";。,":
        cut = doc.flat.rfind(sign, start, end)
        start = max(start, cut + 1)
    while start < end and doc.flat[start] in _OPENING + " ":
        start += 1
    while end > start and doc.flat[end - 1] in _CLOSING + " ":
        end -= 1
    quoted = max(doc.flat.rfind(sign, start, end) for sign in _OPENING)
    if quoted >= start and not any(sign in doc.flat[quoted + 1 : end] for sign in _CLOSING):
        start = quoted + 1  # 第三章“皮卡 排量”
    return start, end


def _labelled(doc: Document, start: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    colon = doc.flat.find(":", start, end)
    if start < colon and not doc.flat[colon - 1].isdigit() and not _COUNTS.search(doc.flat[start:colon]):
        return (start, colon), (colon + 1, end)
    return None, (start, end)


def _unlabelled(doc: Document, item: tuple[int, int] | None, after: tuple[int, int]) -> tuple[int, int]:
    """The new words without the label they repeat."""
    start, end = after
    colon = doc.flat.find(":", start, end)
    if item and start < colon and doc.flat[start:colon].strip() == doc.flat[item[0] : item[1]].strip():
        return colon + 1, end
    return after


def _change(doc: Document, item: tuple[int, int] | None, before: tuple[int, int] | None, after: tuple[int, int] | None) -> Change:
    return Change(item=_read(doc, item), before=_read(doc, before), after=_read(doc, after))


def _read(doc: Document, place: tuple[int, int] | None) -> Read[str]:
    if place is None:
        return UNSAID
    start, end = place
    while start < end and doc.text[start].isspace():
        start += 1
    while end > start and (doc.text[end - 1].isspace() or doc.text[end - 1] in "。；;，,"):
        end -= 1
    if end <= start:
        return UNSAID
    spans = tuple(doc.span(at, min(end, at + 200)) for at in range(start, end, 200))[:5]
    return read(doc.words(start, end), spans, "change")
