"""Where fictional buyers sit: real places with the code that was theirs in the year of the notice, many of them with a namesake elsewhere."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A county or district; `named` is how a buyer's name begins there, `namesake` whether the short name exists elsewhere too."""

    code: str
    province: str
    city: str
    county: str
    first: int = 2009
    last: int = 2025
    namesake: bool = False

    @property
    def whole(self) -> str:
        """The full path of names, as an address begins."""
        return f"{self.province}{self.city}{self.county}"

    @property
    def short(self) -> str:
        """City and county, without the province."""
        return f"{self.city}{self.county}"


def _places(lines: str) -> tuple[Place, ...]:
    made = []
    for line in lines.strip().splitlines():
        code, province, city, county, *more = line.split()
        first, last = (int(year) for year in more[0].split("-")) if more and "-" in more[0] else (2010, 2026)
        made.append(Place(code, province, city.replace("_", ""), county, first, last, "同名" in more))
    return tuple(made)


PLACES = _places("""
320106 江苏省 南京市 鼓楼区 同名
320302 江苏省 徐州市 鼓楼区 同名
350102 福建省 福州市 鼓楼区 同名
410204 河南省 开封市 鼓楼区 同名
620102 甘肃省 兰州市 城关区 同名
540102 西藏自治区 拉萨市 城关区 同名
330205 浙江省 宁波市 江北区 同名
500105 重庆市 _ 江北区 2010-2024 同名
110105 北京市 _ 朝阳区 同名
220104 吉林省 长春市 朝阳区 同名
330106 浙江省 杭州市 西湖区 同名
360103 江西省 南昌市 西湖区 同名
130104 河北省 石家庄市 桥西区 同名
130703 河北省 张家口市 桥西区 同名
130105 河北省 石家庄市 新华区 同名
410402 河南省 平顶山市 新华区 同名
370103 山东省 济南市 市中区 同名
370402 山东省 枣庄市 市中区 同名
511002 四川省 内江市 市中区 同名
120102 天津市 _ 河东区 同名
371312 山东省 临沂市 河东区 同名
440305 广东省 深圳市 南山区 同名
230404 黑龙江省 鹤岗市 南山区 同名
310113 上海市 _ 宝山区 同名
230506 黑龙江省 双鸭山市 宝山区 同名
440111 广东省 广州市 白云区 同名
520113 贵州省 贵阳市 白云区 同名
320621 江苏省 南通市 海安县 2010-2016
320685 江苏省 南通市 海安市 2019-2026
370282 山东省 青岛市 即墨市 2010-2015
370215 山东省 青岛市 即墨区 2018-2026
430124 湖南省 长沙市 宁乡县 2010-2015
430182 湖南省 长沙市 宁乡市 2018-2026
130223 河北省 唐山市 滦县 2010-2016
130284 河北省 唐山市 滦州市 2019-2026
330103 浙江省 杭州市 下城区 2010-2019
371202 山东省 莱芜市 莱城区 2010-2016
370116 山东省 济南市 莱芜区 2020-2026
130503 河北省 邢台市 信都区 2021-2026
341124 安徽省 滁州市 全椒县
610802 陕西省 榆林市 榆阳区 2016-2026
411729 河南省 驻马店市 新蔡县
522325 贵州省 黔西南布依族苗族自治州 贞丰县
532901 云南省 大理白族自治州 大理市
654002 新疆维吾尔自治区 伊犁哈萨克自治州 伊宁市
150781 内蒙古自治区 呼伦贝尔市 满洲里市
222424 吉林省 延边朝鲜族自治州 汪清县
231084 黑龙江省 牡丹江市 宁安市
421087 湖北省 荆州市 松滋市
431322 湖南省 娄底市 新化县
445281 广东省 揭阳市 普宁市
451381 广西壮族自治区 来宾市 合山市
469021 海南省 _ 定安县
500231 重庆市 _ 垫江县
510623 四川省 德阳市 中江县
533103 云南省 德宏傣族景颇族自治州 芒市 2011-2026
630123 青海省 西宁市 湟源县
640424 宁夏回族自治区 固原市 泾源县
140581 山西省 晋城市 高平市
361130 江西省 上饶市 婺源县
341523 安徽省 六安市 舒城县
350629 福建省 漳州市 华安县
371728 山东省 菏泽市 东明县
210282 辽宁省 大连市 普兰店市 2010-2013
""")

AGENCY_CITIES = (
    "北京市朝阳区",
    "成都市武侯区",
    "武汉市江岸区",
    "郑州市金水区",
    "合肥市蜀山区",
    "西安市雁塔区",
    "长沙市岳麓区",
    "沈阳市和平区",
    "广州市天河区",
    "杭州市西湖区",
    "南京市鼓楼区",
    "济南市历下区",
)
STREETS = (
    "人民路",
    "解放大道",
    "建设北路",
    "文化街",
    "府前路",
    "新兴大街",
    "迎宾大道",
    "学院东路",
    "滨河南路",
    "中山西路",
    "长江路",
    "和平巷",
)
