"""Pages in scripts that put no blanks between words are told to be in another language."""

import pytest

from bot.cli.line import LineOptions, answer_line
from bot.reports.json_text import write_json

ZH = "奥尔洛市长周一表示，由于桥梁受损，约300人必须绕行，修复工程预计需要两年时间，费用超过五百万元。"
JA = "オルロ市長は月曜日、橋の損傷により約300人が迂回しなければならないと述べた。修理には2年かかる見通しだ。"
DE = "Die Stadt hat mitgeteilt, dass die Brücke wegen Schäden gesperrt bleibt. Rund 300 Menschen sind betroffen."
OPTIONS = LineOptions(limit=100_000, with_article=False)


@pytest.mark.parametrize(("sentence", "language"), [(ZH, "Chinese"), (JA, "Japanese"), (DE, "German")])
def test_a_page_in_another_language_is_said_to_be_so_in_batch(sentence, language, engine):
    html = f"<html><body><article><h1>Orlo</h1>{f'<p>{sentence}</p>' * 5}</article></body></html>"
    answer = answer_line(write_json({"id": 1, "html": html}).encode(), engine, OPTIONS)
    assert answer["error"] is None
    assert answer["figures"] == []
    assert answer["notes"] == [f"This text is in {language}: figurecheck reads English only, so it gives no figures."]
