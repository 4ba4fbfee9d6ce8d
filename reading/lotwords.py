"""reading: the words by which notices call lots, as patterns: 采购包, 标段, and their numbers."""

KINDS = "包别|采购包|合同包|标项|标段|标包|分包|分标|包件|包组|子包"
WORDS = rf"(?:{KINDS}|包)(?:编号|号)|{KINDS}|包"
NO = r"\d{1,3}|[IVX]{2,4}|[A-Z]|[一二三四五六七八九十]{1,3}|[Ⅰ-Ⅹ]"
