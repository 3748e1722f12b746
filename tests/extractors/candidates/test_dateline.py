import pytest

from extractors.candidates.sentences import skip_dateline
from extractors.types import Span


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("PORT ALDERY, March 4 - A new bridge will cost $3bn.", "A new bridge will cost $3bn."),
        ("LYSVIK, Norland (Quay News) — “Nine boats sank,” he said.", "“Nine boats sank,” he said."),
        ("KELL -- Two ferries collided.", "Two ferries collided."),
        ("The MOD - a ministry - lost 12 boats.", "The MOD - a ministry - lost 12 boats."),
        ("MOSS - we lost 12 boats.", "MOSS - we lost 12 boats."),
        ("Lysvik, May 3 - twelve boats sank.", "Lysvik, May 3 - twelve boats sank."),
    ],
)
def test_a_dateline_is_no_part_of_its_sentence(text, left):
    assert skip_dateline(text, Span(0, len(text))).of(text) == left
