"""reading: the vehicles that a document specifies, and where it speaks of each: goods tables, parameter tables of one or several
vehicles, sections, sentences. Which words say what is not decided here, only which vehicle they are about."""

from reading import regex
from reading.grids import Grid, Paragraph, blocks_of
from reading.lines import Lines
from reading.settled import Settled
from reading.specified import Register
from reading.specified_beside import beside
from reading.specified_limits import Limits
from reading.specified_openings import name_in_heading
from reading.specified_tables import Tables
from reading.specified_words import Words
from reading.statements import Place, Vehicle
from reading.tableheads import parts_of

MOST_VEHICLES = 60
_MONEY_UNIT, _LONGEST_CAPTION = (
    regex.compile(r"单位[:为是 ]{1,2}(?:(?:[辆台部套座人升吨米]{1,3}|毫升|毫米|mL|ml|L|mm)[、/, ])*(?:人民币)?(万元|元)(?:[)、/, ]|$)"),
    80,
)
_REMARK = regex.compile(
    r"^ ?(?:注|说明|备注|特别说明|其他要求|要求|(?:最高|单价|采购|报价|投标|单车|单台){0,2}(?:限价|控制价|限额))[0-9]?[:、]"
)
_COUNTS = regex.compile(r"^ ?(?:采购|购置)?数量:.*(?:限价|控制价)")
"""A row that counts what the table's parts make up: 采购数量：洒水车2辆；最高限价：每辆40万元."""
_RANKING = ("候选", "第一名", "第1名", "供应商", "投标人", "响应人")
"""Words of a table whose columns are bidders."""


def vehicles_of(doc: Lines) -> list[Vehicle]:
    """Every vehicle that a document specifies, in order; empty where it speaks of none."""
    known = Register(doc)
    words, tables, limits = Words(known), Tables(known), Limits(known)
    tables.enumerated, tables.counted = words.several, words.enumerated
    for block in blocks_of(doc):
        if isinstance(block, Paragraph):
            words.paragraph(block)
            known.unit = _unit_of_money(doc, (block.start, block.end)) or known.unit
        elif not words.elsewhere and (columns := beside(known, block)):
            for column in columns:
                known.current = None
                for cell in column:
                    words.paragraph(Paragraph(*cell))
            known.current = None
        elif not words.elsewhere:
            labelled = next((place for place, row in enumerate(block.rows) if not words.row(row)), len(block.rows))
            if block.rows[labelled:]:
                for part in parts_of(doc, Grid(block.rows[labelled:])):
                    known.unit = next((unit for cell in part.rows[0] if (unit := _unit_of_money(doc, cell))), known.unit)
                    tables.table(part)
                    if limits.instructs(part):
                        limits.take(part)
                for cell in _remarks(doc, block):
                    words.paragraph(Paragraph(*cell))
                known.unit = None
        else:
            limits.take(block)
    limits.tell()
    return Settled(known).vehicles()[:MOST_VEHICLES]


def _remarks(doc: Lines, grid: Grid) -> list[Place]:
    """The remarks that stand in a row of a table's own: 说明：轿车单价不高于7万元."""
    said = [[cell for cell in row if cell[0] < cell[1]] for row in grid.rows]
    return [row[0] for row in said if len(row) == 1 and (_REMARK.match(words := doc.flat[slice(*row[0])]) or _COUNTS.search(words))]


def _unit_of_money(doc: Lines, caption: Place) -> Place | None:
    """The unit that a table's caption, or a cell of its first row, tells its sums in: 单位：万元."""
    start, end = caption
    found = _MONEY_UNIT.search(doc.flat[start:end]) if 0 < end - start <= _LONGEST_CAPTION else None
    return (start + found.start(1), start + found.end(1)) if found else None


def tabled_vehicles_of(doc: Lines) -> list[Vehicle]:
    """The vehicles that the tables of parameters in a text specify, or headings name; words between tables only say whose they are."""
    known = Register(doc)
    words, tables, blocks = Words(known), Tables(known), list(blocks_of(doc))
    telling = {id(one) for one in blocks if isinstance(one, Grid) and not _of_bidders(doc, one) and tables.holds_parameters(one)}
    if not telling and not any(name_in_heading(known, one) for one in blocks if isinstance(one, Paragraph)):
        return []
    for block in blocks:
        if isinstance(block, Paragraph):
            words.place(block)
        elif not words.elsewhere and id(block) in telling:
            tables.table(block)
    return Settled(known).vehicles()[:MOST_VEHICLES]


def _of_bidders(doc: Lines, grid: Grid) -> bool:
    """Whether the columns of a table are bidders and what each of them offers."""
    first = [doc.flat[slice(*cell)] for row in grid.rows[:2] for cell in row]
    return any(word in cell for cell in first for word in _RANKING)
