"""Tables of pages against a grid worked out square by square: every cell stands in its row and column, however cells are joined."""

from hypothesis import assume, given
from hypothesis import strategies as st

from reading.grids import Grid, blocks_of
from reading.lines import Lines
from reading.text import text_of_html

Joined = tuple[int, int, int, int]


@st.composite
def tilings(draw: st.DrawFn) -> tuple[int, int, list[Joined]]:
    """A grid's height and width, and the cells that fill it: row, column, rows down, columns across; in each row one begins."""
    height, width = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    free = {(row, column) for row in range(height) for column in range(width)}
    cells = []
    for row in range(height):
        for column in range(width):
            if (row, column) not in free:
                continue
            down, across = min(draw(st.integers(1, 3)), height - row), draw(st.integers(1, 3))
            across = next((step for step in range(across) if (row, column + step) not in free), across)
            free -= {(row + a, column + b) for a in range(down) for b in range(across)}
            cells.append((row, column, down, across))
    assume({row for row, *_ in cells} == set(range(height)))
    return height, width, cells


def page(height: int, cells: list[Joined]) -> str:
    """The table in HTML, each cell with words of its own."""
    rows = [
        "".join(f'<td rowspan="{down}" colspan="{across}">格{row}之{column}</td>' for row, column, down, across in cells if row == number)
        for number in range(height)
    ]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


@given(tilings())
def test_joined_cells_stand_in_every_row_they_cover_and_leave_their_columns_empty(tiling: tuple[int, int, list[Joined]]) -> None:
    height, width, cells = tiling
    expected = [["" for _ in range(width)] for _ in range(height)]
    for row, column, down, _ in cells:
        for covered in range(row, row + down):
            expected[covered][column] = f"格{row}之{column}"
    _, *rows = text_of_html(page(height, cells), "题").strip().split("\n")
    assert rows == ["\t".join(row).rstrip("\t") for row in expected]


@given(tilings())
def test_a_grid_read_from_the_text_gives_each_cell_by_its_offsets(tiling: tuple[int, int, list[Joined]]) -> None:
    height, _, cells = tiling
    text = text_of_html("<p>车辆清单</p>" + page(height, cells), "题")
    told = [text[start:end] for block in blocks_of(Lines(text)) if isinstance(block, Grid) for row in block.rows for start, end in row]
    covered = [f"格{row}之{column}" for row, column, down, _ in cells for _ in range(down)]
    assert sorted(words for words in told if words) == sorted(covered) or all(column == 0 for _, column, _, _ in cells)
