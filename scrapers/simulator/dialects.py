"""scrapers/simulator: the markup dialects of notice bodies: 政采云 spans, Shandong's NoticeDetail tables, plain headings."""

from collections.abc import Sequence
from html import escape

from scrapers.simulator.facts import Lot
from scrapers.simulator.wording import short, ten_thousands

Cell = str | tuple[str, int, int]
"""Text, or text with rowspan and colspan."""
_CELLS = "border:1px solid #DDD;padding: 5px 10px;"


class Plain:
    """Dialect C: numbered headings in the ministry's format; the labels are stable, the markup is bare."""

    def heading(self, text: str) -> str:
        """A numbered section's head."""
        return f"<p><strong>{escape(text)}</strong></p>"

    def field(self, label: str, value: str, code: str = "") -> str:
        """A labelled value; `code` is the one 政采云 gives it."""
        return f"<p>{escape(label)}：{escape(value)}</p>"

    def titled(self, label: str, value: str, code: str = "") -> str:
        """A section that is one value."""
        return f"<p><strong>{escape(label)}：</strong>{escape(value)}</p>"

    def text(self, words: str) -> str:
        """A paragraph."""
        return f"<p>{escape(words)}</p>"

    def grid(self, rows: Sequence[Sequence[Cell]]) -> str:
        """A table of cells."""
        return f'<table border="1" cellspacing="0" width="100%">{_rows(rows)}</table>'

    def winners(self, lots: Sequence[Lot]) -> str:
        """Who gets what."""
        return "".join(
            (self.text(f"第{lot.number}包：") if lot.number else "")
            + self.field("供应商名称", lot.supplier)
            + self.field("供应商地址", lot.supplier_address)
            + self.text(f"中标（成交）金额：{lot.award / 10_000:.7f}（万元）")
            for lot in lots
        )

    def awarded(self, lots: Sequence[Lot]) -> str:
        """The goods table of an award."""
        rows: list[list[Cell]] = [["序号", "供应商名称", "货物名称", "货物品牌", "货物型号", "货物数量", "货物单价(元)"]]
        for lot in lots:
            for line in lot.lines:
                price = short(line.unit_price)
                rows.append([str(len(rows)), lot.supplier, line.name, line.brand, line.model, f"{line.quantity}{line.unit}", price])
        return self.grid(rows)

    def wrap(self, body: str) -> str:
        """Around the whole body."""
        return f"<div>{body}</div>"


class Zcy(Plain):
    """Dialect A: 政采云's bookmark spans with `code-*` classes."""

    def heading(self, text: str) -> str:
        return f'<p style="line-height: 2;"><span><strong>{escape(text)}</strong> &nbsp;</span></p>'

    def field(self, label: str, value: str, code: str = "") -> str:
        return f"<p>{escape(label)}：{_mark(value, code)}&nbsp;</p>" if code else super().field(label, value)

    def titled(self, label: str, value: str, code: str = "") -> str:
        return f'<p style="margin: 17px 0px;"><span><strong>{escape(label)}：</strong>{_mark(value, code)}</span></p>'

    def grid(self, rows: Sequence[Sequence[Cell]]) -> str:
        return f'<table class="form-panel-input-cls" width="100%">{_rows(rows, " style=" + chr(34) + _CELLS + chr(34))}</table>'

    def winners(self, lots: Sequence[Lot]) -> str:
        heads = ("序号", "供应商名称", "供应商地址", "中标（成交）金额", "评审报价")
        body = "".join(
            f'<tr replace="true"><td class="code-sectionNo" align="center">{lot.number or 1}</td>'
            f'<td class="code-winningSupplierName" align="center">{escape(lot.supplier)}</td>'
            f'<td class="code-winningSupplierAddr" align="center">{escape(lot.supplier_address)}</td>'
            f'<td class="code-summaryPrice" align="center">总价形式报价:{lot.award:.2f}(元)</td>'
            f'<td class="code-supplierReviewPrice" align="center">-</td></tr>'
            for lot in lots
        )
        head = "".join(f"<td><strong>{text}</strong></td>" for text in heads)
        return (
            "<p>1.中标结果：</p>"
            '<table class="template-bookmark uuid-1714974088559 code-AM014zbcj0001 text-中标/成交结果信息-最低评标价法">'
            f'<thead><tr class="firstRow">{head}</tr></thead><tbody replace="true">{body}</tbody></table>'
        )

    def awarded(self, lots: Sequence[Lot]) -> str:
        rows: list[list[Cell]] = [["序号", "标项名称", "标的名称", "品牌", "规格型号", "数量", "单价（元）"]]
        for lot in lots:
            for line in lot.lines:
                rows.append([str(len(rows)), lot.name, line.name, line.brand, line.model, str(line.quantity), short(line.unit_price)])
        return f'<span class="bookmark-item uuid-1589437802153 code-AM014GoodsInfoTab  addWord">{self.grid(rows)}</span>'

    def wrap(self, body: str) -> str:
        return f'<style id="fixTableStyle" type="text/css">th,td {{{_CELLS}}}</style><div id="template-center-page">{body}</div>'


class Shandong(Plain):
    """Dialect B: rows of one outer table, values underlined in `table#NoticeDetail`."""

    def heading(self, text: str) -> str:
        return _row(f"<b>{escape(text)}</b>")

    def field(self, label: str, value: str, code: str = "") -> str:
        return _row(f"{escape(label)}：{escape(value)}")

    def titled(self, label: str, value: str, code: str = "") -> str:
        return _row(f"<b>{escape(label)}：</b>{escape(value)}")

    def text(self, words: str) -> str:
        return _row(escape(words))

    def grid(self, rows: Sequence[Sequence[Cell]]) -> str:
        return _row(_detail(_rows(rows)))

    def winners(self, lots: Sequence[Lot]) -> str:
        label = "中标（成交）金额：（可填写下浮率、折扣率或费率）"
        pairs = [
            pair
            for lot in lots
            for pair in (
                ("标包", lot.number or "A"),
                ("供应商名称", lot.supplier),
                ("供应商地址", lot.supplier_address),
                (label, f"{ten_thousands(lot.award)}万元"),
            )
        ]
        return _underlined(pairs)

    def awarded(self, lots: Sequence[Lot]) -> str:
        pairs = []
        for lot in lots:
            pairs.append(("标包", lot.number or "A"))
            for line in lot.lines:
                price = f"{ten_thousands(line.unit_price)}万元"
                pairs += [
                    ("名称", line.name),
                    ("品牌", line.brand),
                    ("规格型号", line.model),
                    ("数量", f"{line.quantity}{line.unit}"),
                    ("单价", price),
                ]
        return _underlined(pairs)

    def wrap(self, body: str) -> str:
        return f"<table>{body}</table>"


DIALECTS: dict[str, Plain] = {"plain": Plain(), "zcy": Zcy(), "shandong": Shandong()}


def _mark(value: str, code: str) -> str:
    return (
        f'<span class="bookmark-item uuid-15{code[-4:]}5489941 code-{code} addWord single-line-text-input-box-cls">{escape(value)}</span>'
    )


def _row(html: str) -> str:
    return f"<tr style='height:40px'><td>{html}</td></tr>"


def _detail(rows: str) -> str:
    return (
        f"<table id='NoticeDetail' cellspacing='0'cellpadding='1' width='100%' style='border-collapse: collapse' border='1'>{rows}</table>"
    )


def _underlined(pairs: Sequence[tuple[str, str]]) -> str:
    return _row(_detail("".join(_row(f"{escape(label)}：<u>{escape(value)}</u>") for label, value in pairs)))


def _rows(rows: Sequence[Sequence[Cell]], attributes: str = "") -> str:
    return "".join(f"<tr>{''.join(_cell(cell, attributes) for cell in row)}</tr>" for row in rows)


def _cell(cell: Cell, attributes: str) -> str:
    text, down, across = (cell, 1, 1) if isinstance(cell, str) else cell
    spans = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
    return f"<td{attributes}{spans}>{escape(text)}</td>"
