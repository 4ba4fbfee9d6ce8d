"""A second engine beside Tesseract: what it reads clearly counts, unless Tesseract's readings agree on other figures."""

import shutil
from collections.abc import Iterator

import pytest
from PIL import Image, ImageDraw, ImageFont

from bench.specifications.looks import plain
from services.unpacker import ppocr
from services.unpacker.cells import words_of_cells
from services.unpacker.covering import leaves_ink
from services.unpacker.geometry import Word
from services.unpacker.rows import letter_height, rows
from services.unpacker.scans import _inked, flattened
from services.unpacker.voting import UNREADABLE, agreed, doubtful, unsettled, with_units

needs_engine = pytest.mark.skipif(
    not ppocr.there(), reason="rapidocr is absent, as on Intel Macs, for which onnxruntime has no wheel: Tesseract reads alone"
)


def line(text: str) -> list[Word]:
    return [Word(text, 0, 0, 300, 28)] if text else []


def told(clear: str, *readings: str) -> str:
    return "".join(word.text for word in agreed([line(text) for text in readings], [], line(clear)))


@pytest.mark.parametrize(
    ("clear", "readings", "words"),
    [
        ("1.5T", ("卫玉", "1.5T"), "1.5T"),
        ("1.5T", ("卫玉", "汪于"), "1.5T"),
        ("1.5T", ("15T", "15T", "卫"), UNREADABLE),
        ("1.5T", ("15T", "15T", "1.5"), "1.5T"),
        ("人民币肆拾捌万元整", ("人民币肆拾拥万元整", "人民币肆拾拥万元整"), "人民币肆拾捌万元整"),
        ("排量", ("3", "3"), UNREADABLE),
        ("1.8及以下", ("工8及以下", "了.8及以下"), "1.8及以下"),
        ("265000", ("P5000", "P5000"), "265000"),
        ("排量1.8L", ("排量8L", "排量8L"), UNREADABLE),
        ("1.8及以下", ("8及以下", "8及以下"), UNREADABLE),
        ("1.8及以下", ("工6及以下", "工6及以下"), UNREADABLE),
        ("≥1.4L 且≤1.8L", ("之1.41.且冬1.8L.", "1 .41.且1.81."), "≥1.4L 且≤1.8L"),
        ("排敏", ("排量", "人丰"), "排量"),
        ("", ("不超过29.9万元", "不超过29.9万元"), "不超过29.9万元"),
    ],
)
def test_a_clear_line_counts_unless_other_readings_agree_on_other_figures(clear: str, readings: tuple[str, ...], words: str) -> None:
    assert told(clear, *readings) == words


def test_what_is_clear_and_seen_by_one_reading_is_read_no_more() -> None:
    assert not doubtful([line("1.5T")], [line("L5")], line("1.5T"))
    assert doubtful([line("卫玉")], [line("L5")], line("1.5T"))
    assert not unsettled([line("卫玉")], [line("L5")], line("1.5T")), "of it Tesseract makes nothing certain"
    assert unsettled([line("15T"), line("15T")], [], line("1.5T"))


def test_lines_that_are_not_clear_are_told_by_tesseract() -> None:
    below = Word("数量：4辆", 0, 60, 300, 88)
    assert [word.text for word in agreed([[*line("卫玉"), below], [below]], [], line("1.5T"))] == ["1.5T", "数量：4辆"]


@pytest.mark.parametrize(
    ("unsure", "readings", "words"),
    [
        ("2.0T及以上", ("2.OTRLE", "2.0TRLE"), UNREADABLE),
        ("2.0T及以上", ("2.OTRLE", "2.0T及以上"), "2.0T及以上"),
        (">1485ml", ("≥1485", ""), ">1485ml"),
        (">1485ml", ("1485", "1485"), UNREADABLE),
        ("", ("48", "48"), UNREADABLE),
    ],
)
def test_a_line_that_is_not_clear_counts_where_another_reading_tells_the_same_figures_and_bounds(
    unsure: str, readings: tuple[str, ...], words: str
) -> None:
    assert "".join(word.text for word in agreed([line(text) for text in readings], [], (), line(unsure or UNREADABLE))) == words


def test_a_unit_has_no_1_behind_its_m() -> None:
    assert with_units("1485m1；排量") == "1485ml；排量"
    assert with_units("10m1.5") == "10m1.5"


def test_a_broken_l_behind_a_displacement_is_no_figure() -> None:
    assert with_units("≥1.41.且≤1.81.") == "≥1.4L 且≤1.8L "
    assert with_units("1.41.5") == "1.41.5" and with_units("11.") == "11." and with_units("1.41") == "1.41"


@pytest.mark.parametrize(
    ("letters", "leaves"),
    [
        ((("第", 18), ("包", 74)), True),
        ((("第", 18), ("2", 46), ("包", 74)), False),
        ((("第", 18), ("。", 74)), False),
    ],
)
def test_ink_that_no_letter_covers_is_a_letter_that_was_not_told(letters: tuple[tuple[str, float], ...], leaves: bool) -> None:
    picture = Image.new("L", (92, 36), 255)
    pen = ImageDraw.Draw(picture)
    for start, end in ((2, 34), (40, 52), (58, 90)):
        pen.rectangle((start, 2, end, 33), fill=0)
    assert leaves_ink(picture, letters) is leaves
    pen.rectangle((37, 0, 55, 36), fill=255)
    assert not leaves_ink(picture, letters), "a blank is one"


@pytest.fixture(scope="module")
def cells() -> Iterator[tuple[Image.Image, list[tuple[float, float, float, float]]]]:
    """Two cells side by side, the second of two lines."""
    page, font = Image.new("L", (900, 160), 255), ImageFont.truetype(plain().font, 38)
    pen = ImageDraw.Draw(page)
    for x, y, words in ((40, 50, "1.5～2.0"), (440, 20, "排量：≥1485ml；"), (440, 80, "人民币肆拾捌万元整")):
        pen.text((x, y), words, font=font, fill=30)
    yield page, [(10, 5, 400, 150), (400, 5, 890, 150)]


def test_lines_of_a_cell_are_found_and_parts_of_letters_stay_together(cells: tuple[Image.Image, object]) -> None:
    page, _ = cells
    second = page.crop((430, 5, 890, 150))
    assert len(rows(second, letter_height([second]))) == 2
    first = page.crop((10, 5, 400, 150))
    assert len(rows(first, letter_height([second]))) == 1


def test_a_name_of_a_kind_of_vehicle_is_known_by_its_clear_letters() -> None:
    assert ppocr._named("城市SIV", [1, 1, 0.91, 0.41, 0.95]) == "城市SUV"
    assert ppocr._named("MFV（7座）", [1, 0.5, 1, 1, 1, 1, 1]) == "MPV（7座）"
    clear, longer = ("SIV", [1, 1, 1]), ("ASIV", [1, 1, 0.4, 1])
    assert all(ppocr._named(*one) == one[0] for one in (clear, longer)), "a clear letter stands, and so does another word"


@needs_engine
def test_short_latin_cells_signs_and_capitals_are_clear_to_it(cells: tuple[Image.Image, list[tuple[float, float, float, float]]]) -> None:
    page, (first, second) = cells

    def clear(box: tuple[float, float, float, float]) -> list[tuple[str, bool]]:
        picture = page.crop((int(box[0]), int(box[1]), int(box[2]), int(box[3])))
        return [ppocr.line_of(picture.crop((int(x0), int(y0), int(x1), int(y1)))) for x0, y0, x1, y1 in rows(picture, 36)]

    assert clear(first) == [("1.5~2.0", True)]
    assert clear(second) == [("排量：≥1485ml；", True), ("人民币肆拾捌万元整", True)]
    assert ppocr.line_of(Image.new("L", (200, 40), 255)) == ("", False)


def test_a_scanners_shade_is_made_even_and_even_paper_stays() -> None:
    shade = Image.linear_gradient("L").resize((320, 320)).point(lambda grey: 250 - grey // 3)
    ImageDraw.Draw(shade).rectangle((100, 290, 140, 300), fill=40)
    even = flattened(shade)
    grey = even.tobytes()
    assert min(grey[y * even.width + x] for x in (20, 300) for y in (20, 160, 310)) > 235
    assert grey[295 * even.width + 120] < 140, "ink stays dark"
    page = Image.new("L", (320, 320), 250)
    assert flattened(page) is page


def test_a_page_of_a_few_dots_is_looked_at_too() -> None:
    assert [_inked(Image.new("L", (5, 3), shade)) for shade in (255, 0)] == [False, True]


@pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract is absent: no scan is read here (apt-get install tesseract-ocr-chi-sim)"
)
def test_without_it_tesseract_reads_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ppocr, "there", lambda: False)
    page = Image.new("L", (300, 100), 255)
    ImageDraw.Draw(page).text((40, 25), "15.8", font=ImageFont.truetype(plain().font, 38), fill=30)
    assert [word.text for word in words_of_cells(page, [(10, 5, 290, 95)])] == ["15.8"]
