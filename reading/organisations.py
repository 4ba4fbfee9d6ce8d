"""reading: names of organisations at the start of a title (某县应急管理局消防车辆采购项目)."""

from reading import regex

_SUFFIXES = tuple(
    [
        "有限责任公司",
        "股份有限公司",
        "有限公司",
        "集团公司",
        "分公司",
        "公司",
        "委员会",
        "管委会",
        "管理局",
        "分局",
        "总局",
        "局",
        "人民法院",
        "法院",
        "检察院",
        "人民政府",
        "政府",
        "街道办事处",
        "办事处",
        "办公室",
        "服务中心",
        "管理中心",
        "中心",
        "大学",
        "学院",
        "学校",
        "中学",
        "小学",
        "幼儿园",
        "保健院",
        "医院",
        "卫生院",
        "防治所",
        "研究所",
        "研究院",
        "总队",
        "支队",
        "大队",
        "中队",
        "救护站",
        "管理站",
        "工作站",
        "监测站",
        "电视台",
        "出版社",
        "日报社",
        "殡仪馆",
        "博物馆",
        "图书馆",
        "银行",
        "支行",
        "分行",
        "总站",
        "管理所",
        "派出所",
        "看守所",
        "监狱",
        "煤矿",
        "林场",
        "农场",
        "集团",
        "管理处",
        "事务处",
        "保护区",
        "工会",
        "协会",
        "联合会",
        "联合社",
        "供销社",
        "红十字会",
        "基金会",
        "报社",
        "剧院",
        "剧团",
        "文化馆",
        "档案馆",
        "党校",
        "水库",
        "灌区",
        "电厂",
        "水厂",
        "牧场",
        "组织部",
        "宣传部",
        "统战部",
        "武装部",
        "项目部",
        "保障部",
        "后勤部",
        "供销社",
        "公路段",
        "管理段",
        "养护段",
        "工务段",
        "气象台",
        "畜牧站",
        "兽医站",
        "林业站",
        "农机站",
        "水利站",
        "草原站",
        "检查站",
        "监督站",
        "厅",
        "委",
        "院",
        "所",
    ]
)
_ENDING = {last: tuple(suffix for suffix in _SUFFIXES if suffix.endswith(last)) for last in {suffix[-1] for suffix in _SUFFIXES}}
"""By their last sign: few are tried."""
_SHORTEST_ORG, _LONGEST_ORG, _BEHIND = 4, 44, 16
_TITLE_REACH = _LONGEST_ORG + _BEHIND
_IN_NO_NAME = regex.compile(r"[^\p{L}()·]")
_AFTER_ORG = regex.compile(
    r"^(?:\s|20[0-9][0-9]|二零|关于|采购|购置|购买|的|公务|执法|政府采购|项目|重型|新能源|[0-9一二两三四五六七八九十]+(?:辆|台|米|吨|座)|"
    r"更新|皮卡|消防|救护|负压|通勤|大客|客车|公交|电动|商务|越野|车辆|洒水|环卫|高|大|全省|第|[A-Z0-9×]|[\p{Han}0-9()]{0,14}?车)"
)
_SCHOOLS, _OF_A_SCHOOL = ("大学校", "中学校", "小学校", "学院校"), frozenset("园车区舍医服办企史外内门")
"""某大学校园: the school is 某大学."""
_STRONG = (
    "公司", "委员会", "管委会", "管理局", "总局", "分局", "人民政府", "检察院", "法院", "大学", "医院", "保健院", "支队", "大队", "总队",
    "服务中心", "办事处",
)  # fmt: skip
"""Endings that end a name whatever follows; behind the others a word of purchase or a number must follow."""


_WITH = regex.compile(
    r"^([\p{Han}()·]{4,30}?(?:局|委员会|政府|法院|检察院|公司|中心|医院|学校|学院|大学|大队|支队|办事处))(?:与|和|同)[\p{Han}()·]{4,30}公司$"
)
"""Who signs a contract with whom: 某局与某公司."""
_LEAD = regex.compile(
    r"^\s?(?:[【\[][^】\]]{1,14}[】\]]\s?)?(?:20[0-9]{2}年?(?:[\-—~至]20[0-9]{2}年?)?(?:度|第?[一二三四1-4]季度|[上下]半年"
    r"|[0-9]{1,2}(?:[\-—~至][0-9]{1,2})?月份?)?)?(?:关于)?(?:对|就)?(?:(?:终止|暂停|撤销|取消|中止|更正|变更|调整|延期|公开征集|征集)(?:采购)?)?"
)
"""What may stand before the name in a title: 【询价】关于终止某校…."""
ANNOUNCING = ("现将", "现对", "现就", "现把", "将", "关于")
_BEFORE_A_YEAR = regex.compile(r"(?:^|[^\p{Han}()])([\p{Han}()]{4,40})(?:20)?[0-9]{2}(?:[-—~至](?:20)?[0-9]{2})?$")
_LEADING = tuple(" 2【[关对就终暂撤取中更变调延公征")
"""Signs that it begins with."""


def title_lead(words: str) -> int:
    """Length of what stands in a title before an organisation's name may begin."""
    found = _LEAD.match(words) if words.startswith(_LEADING) else None
    return found.end() if found else 0


def before_a_year(flat: str, at: int) -> tuple[int, int]:
    """Where the name stands that a year follows whose figures end at an offset (现将某局2026年…); nothing where none does."""
    low = max(at - _LONGEST_ORG, 0)
    found = _BEFORE_A_YEAR.search(flat[low:at])
    if found is None:
        return at, at
    lead = next((len(word) for word in ANNOUNCING if found.group(1).startswith(word)), 0)
    return (low + found.start(1) + lead, low + found.end(1)) if is_org(found.group(1)[lead:]) else (at, at)


def is_org(words: str) -> bool:
    """Whether these words are an organisation's name and nothing else."""
    if words[-1:] not in _ENDING or not words.endswith(_ENDING[words[-1]]):
        return False
    return _SHORTEST_ORG <= len(words) <= _LONGEST_ORG and _in_letters(words).isalpha()


def _in_letters(words: str) -> str:
    """Words with a letter for each sign in a name that is none. A table of signs costs an error for every sign that it lacks."""
    return words.replace("(", "a").replace(")", "a").replace("·", "a")


def title_org(words: str) -> int:
    """Length of the organisation's name that a title starts with; 0 when it starts with none."""
    words = words[:_TITLE_REACH]
    stop = _IN_NO_NAME.search(words)
    length = min(stop.start() if stop else len(words), _LONGEST_ORG)
    for end in range(length, _SHORTEST_ORG - 1, -1):
        if words[end - 1] not in _ENDING:
            continue
        name = words[:end]
        if (
            not name.endswith(_ENDING[name[-1]])
            or name.count("(") != name.count(")")
            or words[end - 2 : end + 2] == "政府采购"
            or (name.endswith(_SCHOOLS) and words[end : end + 1] in _OF_A_SCHOOL)
        ):
            continue
        if name.endswith("公司") and (contract := _WITH.search(name)) is not None:
            return contract.end(1)
        if name.endswith(_STRONG) or _AFTER_ORG.is_match(words[end : end + _BEHIND]):
            company = name.rfind("公司", 0, end - 2) + 2
            return company if company > 6 and end - company < 4 else end
    return 0
