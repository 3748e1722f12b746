"""Draw the bot's profile picture anew, after a change to its drawing: python config/picture/draw.py.

Needs what the tests need (`pip install '.[dev]'`): fpdf2 makes a page of the drawing, and PDFium a picture of the page.
"""

from pathlib import Path

import pypdfium2
from fpdf import FPDF

DRAWING = Path(__file__).with_name("bot.svg")
SIDE = 640
"""Pixels; Telegram shows it as a circle, in lists some 50 wide."""


def draw(picture: Path) -> None:
    """Write the drawing as a PNG picture."""
    page = FPDF(unit="pt", format=(SIDE, SIDE))
    page.set_auto_page_break(False)
    page.set_margin(0)
    page.add_page()
    page.image(DRAWING, 0, 0, SIDE, SIDE)
    with pypdfium2.PdfDocument(bytes(page.output())) as made:
        made[0].render(scale=1).to_pil().save(picture, "PNG", optimize=True)


if __name__ == "__main__":
    draw(DRAWING.with_suffix(".png"))
