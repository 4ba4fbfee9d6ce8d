"""scrapers/simulator: how a tender writes what it asks for: goods tables, prose, specification tables."""

from scrapers.simulator.dialects import Cell, Plain
from scrapers.simulator.facts import Line, Lot, Notice
from scrapers.simulator.truth import cap_words, lines_of
from scrapers.simulator.wording import capitals, short, ten_thousands

ENERGIES = {
    "petrol": "汽油", "diesel": "柴油", "hybrid": "油电混合动力", "phev": "插电式混合动力", "bev": "纯电动",
    "nev": "新能源", "bi_fuel": "汽油/CNG双燃料",
}  # fmt: skip
USES = {"official": "公务出行", "law_enforcement": "执法执勤", "taxi": "出租客运", "school": "学生接送", "public_transport": "公交客运"}


def requirement(notice: Notice, dialect: Plain) -> str:
    """The requirement (采购需求) in the procurement's layout."""
    writers = (_goods_table, _prose, _specification)
    return writers[notice.procurement.layout](notice, dialect)


def brief(line: Line) -> str:
    """What is asked of one line, without quantity and price."""
    energy = f"{ENERGIES[line.energy]}，" if line.energy else ""
    use = f"用于{USES[line.use]}，" if line.use in USES else ""
    size = f"{line.displacement_words}，" if line.displacement_words else ""
    return f"{use}{energy}{size}{line.spec}"


def _goods_table(notice: Notice, dialect: Plain) -> str:
    """One row a line, the lot's cells spanning its lines; a cap column whose head carries the unit. A lone lot has no name."""
    lots = notice.procurement.lots
    heads: list[Cell] = ["序号", "标的名称", "数量", "单位", "主要技术参数", "单价最高限价（万元）", "预算金额（元）"]
    rows: list[list[Cell]] = [["采购包", *heads] if lots[0].number else heads]
    for lot in lots:
        lines = lines_of(notice, lot)
        for at, line in enumerate(lines):
            cap = ten_thousands(line.unit_cap) if line.unit_cap else "/"
            cells: list[Cell] = [str(at + 1), line.name, str(line.quantity), line.unit, brief(line), cap]
            name: list[Cell] = [(f"包{lot.number}", len(lines), 1)] if lot.number else []
            rows.append([*name, *cells, (short(lot.budget), len(lines), 1)] if at == 0 else cells)
    return dialect.grid(rows)


def _prose(notice: Notice, dialect: Plain) -> str:
    """A paragraph a lot, budgets in capitals."""
    out = ""
    for lot in notice.procurement.lots:
        head = f"包{lot.number}：" if lot.number else ""
        lines = "；".join(_sentence(line) for line in lines_of(notice, lot))
        out += dialect.text(f"{head}{lines}。预算：人民币{capitals(lot.budget)}，超出预算的报价无效。")
    return out


def _sentence(line: Line) -> str:
    cap = f"，单价最高限价{cap_words(line, line.unit_cap)}" if line.unit_cap else ""
    return f"{line.name}{line.quantity}{line.unit}，{brief(line)}{cap}"


def _specification(notice: Notice, dialect: Plain) -> str:
    """A quantity table and a specification table for each lot, with spans."""
    out = ""
    for lot in notice.procurement.lots:
        lines = lines_of(notice, lot)
        if lot.number:
            out += dialect.text(f"标项{lot.number}")
        out += dialect.field("标项名称", lot.name, "AM014bidItemName")
        out += dialect.field("预算金额（元）", short(lot.budget), "AM014budgetPrice")
        out += "".join(_one_specification(line, dialect) for line in lines)
    return out


def _one_specification(line: Line, dialect: Plain) -> str:
    rows: list[list[Cell]] = [
        [(f"{line.name}技术参数表", 1, 3)],
        ["类别", "参数名称", "要求"],
        [("基本要求", 2, 1), "数量", f"{line.quantity}{line.unit}"],
        ["单价限价（元）", short(line.unit_cap) if line.unit_cap else "不设"],
    ]
    power = [("动力形式", ENERGIES[line.energy])] if line.energy else []
    power += [("发动机", line.displacement_words)] if line.displacement_words else []
    for at, (name, value) in enumerate(power):
        rows.append([("动力", len(power), 1), name, value] if at == 0 else [name, value])
    return dialect.grid([*rows, ["其他", "配置", line.spec]])


def total_words(lots: tuple[Lot, ...]) -> str:
    """The lots' budgets, as a summary lists them in yuan."""
    return ",".join(short(lot.budget) for lot in lots)
