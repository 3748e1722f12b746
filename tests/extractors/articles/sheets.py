"""Pages of PDFs on which a test says where each line stands, in points from the top left."""

from fpdf import FPDF

WIDTH, HEIGHT = 600, 800
LEADING = 13


class Sheets(FPDF):
    """A document of such pages; the first is there."""

    def __init__(self):
        super().__init__(unit="pt", format=(WIDTH, HEIGHT))
        self.set_auto_page_break(False)
        self.add_page()

    def put(self, left, top, text, size=10, style=""):
        """Write a line, and give its width."""
        self.set_font("Helvetica", style, size)
        self.text(left, top, text)
        return self.get_string_width(text)

    def put_right(self, right, top, text, size=10):
        """Write a line that ends at a place."""
        self.set_font("Helvetica", "", size)
        self.text(right - self.get_string_width(text), top, text)

    def put_paragraph(self, left, top, text, width=250, size=10, indent=0):
        """Write a text in lines of a width, both ends of them straight, and give where the next line would stand."""
        self.set_font("Helvetica", "", size)
        words, line = text.split(), []
        at = left + indent
        while words:
            room = left + width - at
            while words and self.get_string_width(" ".join([*line, words[0]])) <= room:
                line.append(words.pop(0))
            gap = self.get_string_width(" ")
            if words and len(line) > 1:
                gap = (room - sum(map(self.get_string_width, line))) / (len(line) - 1)
            for word in line:
                self.text(at, top, word)
                at += self.get_string_width(word) + gap
            at, top, line = left, top + LEADING, []
        return top

    def cross_out(self, left, right, height, width=0.7):
        """Draw a thin line."""
        self.set_line_width(width)
        self.line(left, height, right, height)

    def bytes(self):
        """Give the file."""
        return bytes(self.output())
