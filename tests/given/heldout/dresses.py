"""The dresses of a page: every portal's markup, and plain text as people paste it."""

import html
from collections.abc import Callable
from random import Random

from tests.given.heldout.page import Block, Cell, Page, Row, grid

ENDINGS = ("&nbsp;", "　　", "&nbsp; &nbsp;", "", "", "", "  ")


def _e(text: str) -> str:
    return html.escape(text, quote=False)


def _cell(cell: Cell, tag: str = "td") -> str:
    text, down, across = cell if isinstance(cell, tuple) else (cell, 1, 1)
    spans = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
    return f"<{tag}{spans}>{_e(text)}</{tag}>"


def _table(rows: list[Row], head: str = "td", attributes: str = 'border="1" cellspacing="0"', wrap: str = "{}") -> str:
    lines = []
    for at, row in enumerate(rows):
        cells = "".join(wrap.format(_cell(cell, head if at == 0 else "td")) for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    return f"<table {attributes}><tbody>{''.join(lines)}</tbody></table>"


def _ccgp(page: Page) -> str:
    crumbs = "&nbsp;&raquo;&nbsp;".join(f'<a class="CurrChnlCls">{name}</a>' for name in ("首页", "政采公告", "地方公告", page.channel))
    rows = "".join(
        f"<tr><td class='title' width=128>{label}</td><td colspan='3'>{_e(value) or '<p></p>'}</td></tr>" for label, value in page.summary
    )
    stamp = f"{page.published:%Y年%m月%d日 %H:%M}"
    summary = (
        "<!--contentTable--><div class='table'><h5>公告概要：</h5><table width='600'>"
        f"<tr><td colspan='4'><b>公告信息：</b></td></tr>{rows}</table></div><!--contentTable-->"
        if page.summary
        else ""
    )
    return f"""<div class="vF_deail_currentloc mt10"><p>当前位置：{crumbs}</p></div>
<div class="vF_detail_main  x{page.rng.randrange(99)}Kq"><div class="vF_detail_header"><h2 class="tc">{_e(page.title)}</h2>
<p class="tc"><span id="pubTime">{stamp}</span> 来源：<span id="sourceName"></span> 【<span id="printBtn">打印</span>】</p></div>
<script src="/_bot_sbu/sbu_fpcm.js"></script>{summary}<div class="vF_detail_content_container">
<div class="vF_detail_content">{_body(page, _plain_block)}</div></div></div>"""


def _body(page: Page, block: Callable[[Random, Block], str]) -> str:
    return "\n".join(block(page.rng, one) for one in page.blocks)


def _plain_block(rng: Random, block: Block) -> str:
    kind, said = block
    if kind == "table":
        return _table(said, attributes='border="1" cellpadding="0" class="noBorder"')
    if kind == "head":
        return f"<p><strong>{_e(said)}</strong>{rng.choice(ENDINGS)}</p>"
    if kind == "signed":
        return f"<p align=right>{_e(said)}&nbsp;</p>"
    text = f"{_e(said[0])}：{_e(said[1])}" if kind == "pair" else _e(said)
    return rng.choice([f"<p style=text-indent:2em>{text}{rng.choice(ENDINGS)}</p>", f"<div>{text}<br/></div>", f"<p>{text}</p>"])


def _zcy(page: Page) -> str:
    hidden = '<blockquote style="display: none;"><samp class="bookmark-item code-biddingTableEl">0</samp></blockquote>'
    return f'<style id="fixTableStyle">th,td {{border:1px solid #DDD;}}</style>{_body(page, _zcy_block)}{hidden}'


def _zcy_block(rng: Random, block: Block) -> str:
    kind, said = block
    if kind == "table":
        return _table(said, attributes='class="form-panel-input-cls" width="100%"')
    if kind == "head":
        return f'<p style="margin: 17px 0px;"><span><strong>{_e(said)}</strong>{rng.choice(ENDINGS)}</span></p>'
    if kind == "pair":
        tag = rng.choice(["span", "samp"])
        names = (
            f"bookmark-item uuid-{rng.randrange(10**12)} code-{rng.randrange(90000):05} editDisable single-line-text-input-box-cls readonly"
        )
        value = f'<{tag} class="{names}">{_e(said[1])}</{tag}>'
        return f'<p><span style="font-size: 16px;">{_e(said[0])}{rng.choice(["：", ": "])}{value}</span>{rng.choice(ENDINGS)}</p>'
    side = ' style="text-align:right"' if kind == "signed" else ""
    return f'<p{side}><span style="font-size: 16px;">{_e(said)}</span>{rng.choice(ENDINGS)}</p>'


def _gpcms(page: Page) -> str:
    return f'<div class="noticeArea"><div style="text-align:center"><h2>{_e(page.title)}</h2></div><div class="innercontent">{_body(page, _gpcms_block)}</div></div>'


def _gpcms_block(rng: Random, block: Block) -> str:
    kind, said = block
    if kind == "table":
        return _table(said, head="th", attributes='width="100%" border="1" cellspacing="0"')
    if kind == "head":
        return f"<h4><strong>{_e(said)}</strong></h4>"
    if kind == "pair":
        value = f'<span class="u-content dynamic-form-editor">\n\t{_e(said[1])}\n</span>'
        return f"<p>{_e(said[0])}：{value if rng.random() < 0.6 else _e(said[1])}</p>"
    return f'<p style="{"text-align: right" if kind == "signed" else "text-indent:42px"};">{_e(said)}</p>'


def _shandong(page: Page) -> str:
    return f"<div align=center><input type='hidden' name='UnitId' value='-1' class=textbox />{_e(page.title)}</div><table>{_body(page, _shandong_block)}</table>"


def _shandong_block(rng: Random, block: Block) -> str:
    kind, said = block
    line = "<tr style='height:40px'><td{}>{}</td></tr>"
    if kind == "table":
        return line.format(
            " valign=top", _table(said, attributes="id='NoticeDetail' cellspacing='0'cellpadding='1' width='100%' border='1'")
        )
    if kind == "pair":
        return line.format("", f"{_e(said[0])}：{'<u>' + _e(said[1]) + '</u>' if rng.random() < 0.5 else _e(said[1])}")
    return line.format(" align=right" if kind == "signed" else "", f"<b>{_e(said)}</b>" if kind == "head" else _e(said))


def _ggzy(page: Page) -> str:
    stamp = f"{page.published:%Y-%m-%d %H:%M}"
    place = '<span>信息来源：<label id="platformName">全国公共资源交易平台</label></span>'
    head = f'<h4 class="h4_o">{_e(page.title)}</h4><p class="p_o"><span>发布时间：{stamp}</span>{place}</p>'
    return f'{head}<div class="detail_content" id="mycontent">{_body(page, _plain_block)}</div>'


def _e_mall(page: Page) -> str:
    stamp = f'<p class="sub">发布时间：{page.published:%Y-%m-%d %H:%M} <span class="tag">竞价中</span></p>'
    return f'<div class="detail-main"><div class="detail-hd"><h1>{_e(page.title)}</h1>{stamp}</div>{_body(page, _e_mall_block)}</div>'


def _e_mall_block(rng: Random, block: Block) -> str:
    kind, said = block
    if kind == "pair":
        return f'<div class="item"><label class="lab">{_e(said[0])}：</label><span class="val">{_e(said[1])}</span></div>'
    return f'<h3 class="panel-title">{_e(said)}</h3>' if kind == "head" else _plain_block(rng, block)


def _word(page: Page) -> str:
    head = f'<head><title>{_e(page.title)}</title><script>var a="预算金额：1元";</script></head>'
    return f'<html>{head}<body><h1>{_e(page.title)}</h1><div class="newsCon">{_body(page, _word_block)}</div></body></html>'


def _word_block(rng: Random, block: Block) -> str:
    kind, said = block
    if kind == "table":
        return _table(said, attributes='class="MsoNormalTable"')
    text = f"{said[0]}：{said[1]}" if kind == "pair" else said
    cut = sorted(rng.randrange(len(text) + 1) for _ in range(3))
    pieces = [text[a:b] for a, b in zip([0, *cut], [*cut, len(text)], strict=True)]
    return (
        '<p class="MsoNormal">'
        + "".join(f'<span lang="EN-US" style="font-family:宋体">{_e(piece)}</span>' for piece in pieces if piece)
        + "<o:p></o:p></p>"
    )


def _list_page(page: Page) -> str:
    return f'<div class="content"><p style="text-align:center"><b>{_e(page.title)}</b></p><dl>{_body(page, _list_block)}</dl></div>'


def _list_block(rng: Random, block: Block) -> str:
    kind, said = block
    if kind == "pair":
        return f"<dt>{_e(said[0])}</dt><dd>{_e(said[1])}</dd>"
    return (
        f"<dd>{_table(said, head='th')}</dd>"
        if kind == "table"
        else f"<dd>{'<h3>' + _e(said) + '</h3>' if kind == 'head' else _e(said)}</dd>"
    )


def _lines(page: Page, cell: str = "\t", colon: str = "：") -> str:
    lines = [page.title]
    for kind, said in page.blocks:
        if kind == "table":
            lines += [cell.join(row) for row in grid(said)]
        else:
            lines.append(f"{said[0]}{colon}{said[1]}" if kind == "pair" else said)
    return "\n".join(lines)


def _spaced(page: Page) -> str:
    """Labels with spaces inside, as justified print leaves them, and a half-width colon."""
    wide = {
        "采购人": "采 购 人",
        "预算金额": "预 算 金 额",
        "项目编号": "项 目 编 号",
        "名称": "名 称",
        "地址": "地 址",
        "招标人": "招 标 人",
    }
    lines = [page.title]
    for kind, said in page.blocks:
        if kind == "table":
            lines += ["  ".join(cell for cell in row if cell) for row in grid(said)]
        else:
            lines.append(f"{wide.get(said[0], said[0])}: {said[1]}" if kind == "pair" else said)
    return "\n\n".join(lines)


def _wide(page: Page) -> str:
    """Figures and letters in full width, as some input methods leave them."""
    said = _lines(page)
    return "".join(chr(ord(one) + 0xFEE0) if "0" <= one <= "9" else one for one in said)


def _soft(page: Page) -> str:
    """Lines broken at a fixed width, within words and figures."""
    lines = []
    for line in _lines(page).splitlines():
        lines += [line] if "\t" in line else [line[at : at + 38] for at in range(0, len(line), 38)] or [""]
    return "\n".join(lines)


def _one_line(page: Page) -> str:
    """Everything in one line, as copied out of a window."""
    return _lines(page, cell=" ").replace("\n", " ")


MARKUP = {
    "ccgp": _ccgp,
    "zcy": _zcy,
    "gpcms": _gpcms,
    "shandong": _shandong,
    "ggzy": _ggzy,
    "e_mall": _e_mall,
    "word": _word,
    "dl": _list_page,
}
TEXT: dict[str, Callable[[Page], str]] = {"lines": _lines, "spaced": _spaced, "wide": _wide, "soft": _soft, "one_line": _one_line}


def dressed(page: Page, dress: str) -> dict[str, str]:
    """The page as `html` or `text`, in the dress of this name."""
    return {"html": MARKUP[dress](page)} if dress in MARKUP else {"text": TEXT[dress](page)}
