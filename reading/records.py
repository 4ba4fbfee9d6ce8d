"""reading: JSON records of portals' interfaces as lines of labels and tables: their names of fields in the labels that notices print."""

from typing import Any

_WORDS = {
    "项目编号": "projectcode projectno projectnumber tenderno tendercode bidno bidcode procurementno purchaseno noticeno xmbh",
    "采购单位": "purchasername purchaser purchaseunit purchaseunitname buyername buyerunit tenderer tenderername tendereename cgr cgrmc",
    "采购单位地址": "purchaseraddr purchaseraddress buyeraddr buyeraddress tendereraddr",
    "代理机构名称": "agencyname agentname agencyunit tenderagency dljg dljgmc",
    "代理机构地址": "agencyaddr agencyaddress agentaddr",
    "行政区域": "regionname region districtname areaname provincename cityname",
    "采购方式": "purchasemethod purchasemethodname procurementmethodname tenderway tendermethod purchasetype cgfs",
    "预算金额(元)": "budget budgetamount budgetprice budgetmoney totalbudget projectbudget ysje",
    "最高限价(元)": "limitprice maxprice controlprice ceilingprice maxlimitprice limitamount priceceiling upperlimit",
    "投标截止时间": "bidendtime bidendtimestr biddeadline tenderendtime submitendtime quoteendtime responsedeadline",
    "开标时间": "bidopentime opentime openbidtime opentenderdate bidopeningtime",
    "标的名称": "goodsname productname materialname itemname subjectname skuname commodityname",
    "数量": "num quantity qty goodsnum itemnum purchasenum",
    "单位": "unit unitname measureunit",
    "技术参数": "spec specification specs techparams techrequirement params requirement",
    "规格型号": "model specmodel modelname goodsmodel",
    "品牌": "brand brandname",
    "单价(元)": "unitprice dealunitprice winunitprice",
    "单价限价(元)": "unitlimit unitlimitprice limitunitprice unitmaxprice maxunitprice unitceiling",
    "序号": "sn seq rowno sortno orderno",
    "包号": "packageno packageindex lotno sectionno bidsectionno packno",
    "中标供应商": "winsupplier winnername winsuppliername dealsupplier bidwinner winner",
    "中标金额(元)": "winprice winamount dealprice dealamount winbidprice bidwinprice",
}
_LABELS = {name: label for label, names in _WORDS.items() for name in names.split()}
_TIMES = ("投标截止时间", "开标时间")
_EPOCH_DIGITS = 13


def record_lines(value: Any, name: str = "") -> list[str]:
    """A record as `label: value` lines; a list of objects as a table with its names as head. Names that are not known stay as they are."""
    if isinstance(value, dict):
        return [line for key, part in value.items() for line in record_lines(part, str(key))]
    if isinstance(value, list):
        if value and all(isinstance(part, dict) for part in value):
            names = list(dict.fromkeys(str(key) for part in value for key in part))
            rows = ["\t".join(_words(part.get(one, "")) for one in names) for part in value]
            return [name, "", "\t".join(_label(one) for one in names), *rows, ""]
        return [line for part in value for line in record_lines(part, name)]
    words = _words(value)
    label = _label(name)
    if label in _TIMES and words.isdigit() and len(words) == _EPOCH_DIGITS:
        label = name  # milliseconds since 1970 are no words of a time
    return [f"{label}: {words}"] if words else []


def _label(name: str) -> str:
    return _LABELS.get(name.replace("_", "").lower(), name)


def _words(value: Any) -> str:
    return " ".join(str(value).split()) if value not in (None, "") else ""
