"""reading: figures of engine size as printed, scanner's letters and all, in litres."""

from decimal import Decimal

LEAST, MOST = Decimal("0.04"), Decimal(17)
"""Litres: a moped's 49 mL to a heavy lorry's 16.1 L; what lies beyond is something else."""

NUMBER = (
    r"([0-9] [0-9]{3}|[0-9]{1,2},[0-9]{3}|[0-9]{1,5}[.,·][0-9BO]{1,4}|[0-9]\.[BO]|[lLI]\.?[0-9BO]|[0-9]{1,5})"
)  # fmt: skip
UNIT = (
    r"(ML|mL|ml|Ml|毫升|立方厘米|CCM|ccm|CC|cc|Cc|cm³|cm3|CM3|リットル|公升|升|[Ll]it(?:re|er)s?|L|l|TFSI|TGDI|TSI|TDI|TD|[Tt]urbo|T|t|D)"
)  # fmt: skip
SMALL = frozenset(("ML", "毫升", "立方厘米", "CCM", "CC", "CM³", "CM3"))
"""Units of a thousandth of a litre, in capitals."""
_BARE_FROM = 100
"""A figure without any unit is in millilitres from here on."""


def litres(figure: str, unit: str, labelled: bool) -> Decimal | None:
    """A figure in litres, None when it is none. Letters that a scanner read for digits are digits (L8 → 1.8, 1.B → 1.8).

    A figure without unit counts only when `labelled`, and then only as 1.8 or 1498: a lone 2 may as well be the next item's number.
    """
    digits = _mended(figure)
    if digits is None:
        return None
    value = Decimal(digits)
    if unit:
        small = unit.upper() in SMALL
    elif labelled and (value >= _BARE_FROM or "." in digits):
        small = value >= _BARE_FROM
    else:
        return None
    told = value / 1000 if small and value > MOST else value
    return told if LEAST <= told <= MOST else None


def exact(figure: str, unit: str) -> bool:
    """Whether it is printed to the millilitre: such a figure beats one in rounded litres."""
    plain = figure.replace(" ", "").replace(",", "")
    return unit.upper() in SMALL or (plain.isdigit() and len(plain) >= 3) or len(figure.partition(".")[2]) == 3


def _mended(figure: str) -> str | None:
    digits = figure.upper().replace("B", "8").replace("O", "0").replace(" ", "").replace("·", ".")
    behind = digits.partition(",")[2]
    digits = digits.replace(",", "") if len(behind) == 3 else digits.replace(",", ".")
    if digits[0] in "LI":
        digits = "1" + ("" if digits[1:2] == "." else ".") + digits[1:]
    return digits if digits.replace(".", "", 1).isdigit() else None
