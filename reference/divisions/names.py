"""reference: the short names under which divisions are written (杭州市 → 杭州, 恩施土家族苗族自治州 → 恩施)."""

_PEOPLES = (
    "蒙古族", "回族", "藏族", "维吾尔", "维吾尔族", "苗族", "彝族", "壮族", "布依族", "朝鲜族",
    "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克", "哈萨克族", "傣族", "黎族",
    "傈僳族", "佤族", "畲族", "高山族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜",
    "柯尔克孜族", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯",
    "锡伯族", "阿昌族", "普米族", "塔吉克", "塔吉克族", "怒族", "乌孜别克族", "俄罗斯族", "鄂温克族", "德昂族",
    "保安族", "裕固族", "京族", "塔塔尔族", "独龙族", "鄂伦春", "鄂伦春族", "赫哲族", "门巴族", "珞巴族",
    "基诺族", "各族", "蒙古", "鄂温克",
)  # fmt: skip
PEOPLES = tuple(sorted(_PEOPLES, key=len, reverse=True))
SUFFIXES = (
    "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县", "自治旗", "地区",
    "林区", "特区", "新区", "省", "市", "区", "县", "旗", "盟",
)  # fmt: skip
KEEPS_SUFFIX = ("矿区", "市中区", "城中区", "新城区")
"""Names that say nothing, or name the county beside, without it (井陉矿区; 市中 in 本市中小学)."""


def short_names(name: str, level: str) -> tuple[str, ...]:
    """Short forms of a full name, two characters at least. A district's needs two characters before 区."""
    suffix = next((one for one in SUFFIXES if name.endswith(one)), "")
    if not suffix or name.endswith(KEEPS_SUFFIX):
        return ()
    stem = name.removesuffix(suffix)
    if suffix.startswith("自治") or suffix in ("特区",):
        stem = _without_peoples(stem)
    return (stem,) if len(stem) >= 2 else ()


def _without_peoples(stem: str) -> str:
    """恩施土家族苗族 → 恩施; a stem that is only a people's name stays (鄂温克族自治旗)."""
    while people := next((one for one in PEOPLES if stem.endswith(one) and len(stem) > len(one) + 1), ""):
        stem = stem.removesuffix(people)
    return stem
