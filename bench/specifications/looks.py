"""bench: how a scan looks: letters, slant, paper and scanner, drawn by a seed; the plain look is the one that the rules were made on."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

FONTS = tuple(
    Path("/usr/share/fonts") / path
    for path in (
        "opentype/noto/NotoSerifCJK-Regular.ttc", "opentype/noto/NotoSansCJK-Regular.ttc", "opentype/noto/NotoSerifCJK-Bold.ttc",
        "truetype/arphic-gbsn00lp/gbsn00lp.ttf", "truetype/arphic-gkai00mp/gkai00mp.ttf",
    )
)  # fmt: skip
"""Those that are there are used; Debian: fonts-noto-cjk, fonts-arphic-gbsn00lp, fonts-arphic-gkai00mp."""
_PAPER = 250


@dataclass(frozen=True)
class Look:
    """Letters in pixels at 200 dpi; angle in degrees; noise 0 to 1 of full; blur in pixels; `bits`: 1 for black on white."""

    font: Path
    size: int = 30
    ink: int = 30
    angle: float = 0.25
    noise: float = 0.0
    blur: float = 0.0
    specks: int = 0
    shade: float = 0.0
    bits: int = 8
    quality: int = 80
    seed: int = 0


def plain() -> Look:
    """The look of the first measurements: serifs, hardly turned, clean."""
    return Look(_there()[0])


def look(seed: int, page: str) -> Look:
    """A scanner's look, by a seed and the document's name."""
    chance = Random(f"{seed} {page}")
    return Look(
        font=chance.choice(_there()),
        size=chance.choice((26, 28, 30, 32, 34)),
        ink=chance.randrange(10, 80),
        angle=chance.uniform(-0.9, 0.9),
        noise=chance.choice((0.0, 0.04, 0.08, 0.12)),
        blur=chance.choice((0.0, 0.6, 0.9, 1.2)),
        specks=chance.choice((0, 40, 150)),
        shade=chance.choice((0.0, 0.1, 0.2)),
        bits=chance.choice((8, 8, 1)),
        quality=chance.choice((45, 60, 75, 90)),
        seed=chance.randrange(2**32),
    )


def scanned(page: Image.Image, how: Look) -> Image.Image:
    """A drawn page as the scanner sees it, grey or black on white."""
    chance = Random(how.seed)
    page = page.rotate(how.angle, Image.Resampling.BICUBIC if how.noise or how.blur else Image.Resampling.NEAREST, fillcolor=_PAPER)
    pen = ImageDraw.Draw(page)
    for _ in range(how.specks):
        x, y, r = chance.randrange(page.width), chance.randrange(page.height), chance.choice((0, 1, 1, 2))
        pen.ellipse((x, y, x + r, y + r), fill=chance.randrange(40, 160))
    if how.blur:
        page = page.filter(ImageFilter.GaussianBlur(how.blur))
    if how.shade:
        falling = Image.linear_gradient("L").resize(page.size).point(lambda grey: int(255 - how.shade * grey))
        page = ImageChops.multiply(page, falling)
    if how.noise:
        page = Image.blend(page, Image.frombytes("L", page.size, chance.randbytes(page.width * page.height)), how.noise)
    return page.convert("L") if how.bits == 8 else page.point(lambda grey: 255 if grey > 170 else 0)


@cache
def _there() -> tuple[Path, ...]:
    return tuple(path for path in FONTS if path.exists())
