"""Drawn pictures in place of photos: a street, some people in it. Nobody is shown, nothing is copied."""

import io
from random import Random

from PIL import Image, ImageDraw

SIZE = (1200, 900)
_SKIES = ((198, 221, 240), (236, 224, 205), (214, 228, 214), (223, 219, 235))
_WALLS = ((203, 178, 152), (183, 190, 196), (214, 196, 168), (176, 160, 150))
_CLOTHES = {"army": (84, 104, 72), "volunteer": (184, 60, 48), "other": (70, 96, 140)}


def scene(number: int, people: tuple[str, ...]) -> bytes:
    """A JPEG of a street with these people (keys of `_CLOTHES`); another `number`, another street."""
    chance = Random(number)  # noqa: S311  a drawing is no secret
    picture = Image.new("RGB", SIZE, _SKIES[number % len(_SKIES)])
    draw = ImageDraw.Draw(picture)
    _houses(draw, chance)
    draw.rectangle((0, 620, *SIZE), fill=(206, 202, 192))
    draw.rectangle((0, 620, SIZE[0], 640), fill=(126, 148, 104))
    step = SIZE[0] // (len(people) + 1)
    for place, who in enumerate(people, 1):
        _person(draw, step * place, 700 + chance.randrange(-25, 60), _CLOTHES[who])
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def _houses(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    left = -20
    while left < SIZE[0]:
        width, top = chance.randrange(170, 260), chance.randrange(180, 360)
        draw.rectangle((left, top, left + width, 630), fill=chance.choice(_WALLS))
        for row in range(top + 30, 560, 80):
            for column in range(left + 24, left + width - 40, 62):
                draw.rectangle((column, row, column + 34, row + 44), fill=(240, 240, 232))
        left += width + 8


def _person(draw: ImageDraw.ImageDraw, middle: int, foot: int, colour: tuple[int, int, int]) -> None:
    draw.rounded_rectangle((middle - 34, foot - 150, middle + 34, foot), 26, fill=colour)
    draw.rectangle((middle - 26, foot - 10, middle + 26, foot + 70), fill=(60, 62, 70))
    draw.ellipse((middle - 30, foot - 212, middle + 30, foot - 152), fill=(226, 190, 160))
