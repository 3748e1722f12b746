"""The bot's profile picture is what its drawing shows, and stays whole in the circle that Telegram cuts."""

import runpy
from pathlib import Path

from PIL import Image, ImageChops

FOLDER = Path(__file__).parents[2] / "config/picture"
GROUND = (20, 55, 94)


def test_the_picture_is_made_of_the_drawing(tmp_path):
    runpy.run_path(str(FOLDER / "draw.py"))["draw"](tmp_path / "bot.png")
    with Image.open(FOLDER / "bot.png") as kept, Image.open(tmp_path / "bot.png") as drawn:
        assert kept.size == drawn.size == (640, 640)
        # Another version of what draws may smooth its edges otherwise.
        unlike = ImageChops.difference(kept.convert("L"), drawn.convert("L")).point(lambda value: 255 * (value > 64))
        assert sum(value > 0 for value in unlike.tobytes()) < 200


def test_nothing_of_it_lies_outside_of_the_circle():
    with Image.open(FOLDER / "bot.png") as picture:
        pixels = picture.convert("RGB").load()
        outside = [(x, y) for x in range(640) for y in range(640) if (x - 320) ** 2 + (y - 320) ** 2 > 300**2]
        assert {pixels[place] for place in outside} == {GROUND}
