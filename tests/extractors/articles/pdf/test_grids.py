"""Tables are read row by row, each number under its headings where the columns are clear."""

from sheets import Sheets

from extractors.articles.pdf.layout import read_pdf

ROWS = [
    ("Region", "Dead", "Injured", "Damage ($m)"),
    ("Arnsey", "41", "230", "12.5"),
    ("Belmore", "7", "18", "3.1"),
    ("Corvale", "112", "1,640", "88.0"),
]


def put_table(sheets, rows, top=200, rights=(200, 280, 380)):
    for row in rows:
        sheets.put(60, top, row[0])
        for right, cell in zip(rights, row[1:], strict=True):
            sheets.put_right(right, top, cell)
        top += 14
    return top


def read_tables(sheets):
    article = read_pdf(sheets.bytes())
    return [part.span.of(article.text) for part in article.parts if part.kind == "table"]


def test_each_number_has_its_headings():
    sheets = Sheets()
    sheets.put(60, 100, "Losses of the storm by region, as the districts reported them until Friday at noon.")
    put_table(sheets, ROWS)
    [table] = read_tables(sheets)
    assert table.split("\n")[:3] == ["Dead, Arnsey: 41", "Injured, Arnsey: 230", "Damage, Arnsey: $12.5m"]
    assert "Injured, Corvale: 1,640" in table


def test_headings_above_several_columns_belong_to_each():
    sheets = Sheets()
    sheets.put_right(216, 186, "Men")
    sheets.put_right(371, 186, "Women")
    for row, top in ((("Offence", "2023", "2024", "2023", "2024"), 200), (("Theft", "12", "15", "3", "4"), 214),
                     (("Fraud", "20", "19", "8", "9"), 228)):  # fmt: skip
        put_table(sheets, [row], top, (180, 240, 330, 390))
    [table] = read_tables(sheets)
    assert "Theft, Men 2023: 12" in table
    assert "Fraud, Women 2024: 9" in table


def test_a_label_and_a_cell_of_several_lines_are_whole():
    sheets = Sheets()
    for top, cells in (
        (100, ("Date", "Version", "What was changed")),
        (114, ("May 2023", "Draft", "First draft for the council and the")),
        (127, ("", "", "harbour board")),
        (141, ("June 2023", "Second", "Draft after talks with both")),
        (155, ("July 2023", "Last", "As it was voted on")),
    ):
        for left, cell in zip((60, 160, 260), cells, strict=True):
            if cell:
                sheets.put(left, top, cell)
    [table] = read_tables(sheets)
    assert "May 2023 | Draft | First draft for the council and the harbour board" in table


def test_dots_between_a_label_and_its_number_are_not_read():
    sheets = Sheets()
    for number, (label, value) in enumerate((("Killed", "12"), ("Hurt", "40"), ("Missing", "9"))):
        width = sheets.put(60, 100 + 14 * number, label)
        sheets.put(60 + width, 100 + 14 * number, " ." * ((240 - int(width)) // 6))
        sheets.put_right(340, 100 + 14 * number, value)
    assert read_tables(sheets) == ["Killed: 12\nHurt: 40\nMissing: 9"]


def test_numbers_that_stand_near_one_another_are_cells_where_the_rows_say_so():
    sheets = Sheets()
    rows = [("Ship", "Crew", "Masts", "Guns"), ("Anna", "6", "160.0", "110"), ("Berta", "16", "8.5", "93")]
    put_table(sheets, rows, 100, (130, 165, 196))
    [table] = read_tables(sheets)
    assert table.split("\n")[:3] == ["Crew, Anna: 6", "Masts, Anna: 160.0", "Guns, Anna: 110"]


def test_a_line_of_prose_with_a_wide_blank_is_no_table():
    sheets = Sheets()
    width = sheets.put(60, 100, "The council heard seven speakers.")
    sheets.put(60 + width + 13, 100, "Four of them were against the new road.")
    sheets.put(60, 113, "It will vote again in May, when the engineers have come back.")
    article = read_pdf(sheets.bytes())
    assert {part.kind for part in article.parts} == {"body"}
    assert "speakers. Four of them" in article.text
