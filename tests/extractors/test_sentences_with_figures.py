"""Every text in the files of sentences gives the figures written under it, and no other."""

import pytest
from written import Expected, read_sentences, write_figure


@pytest.mark.parametrize("expected", read_sentences(), ids=lambda e: f"{e.topic}: {e.text[:50]}")
def test_sentence(figures_of, expected: Expected):
    assert tuple(map(write_figure, figures_of(expected.text))) == expected.figures
