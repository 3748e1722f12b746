"""Names above the turns of a conversation."""

from extractors.articles.html.blocks import read_blocks
from extractors.articles.html.tree import parse_page
from extractors.articles.html.turns import label_turns

TURN = "<div><div>{0}</div><div><p>{1}</p></div></div>"


def read(*turns):
    blocks = read_blocks(parse_page("".join(TURN.format(*turn) for turn in turns)))
    kept = [block for block in blocks if len(block.text.split()) > 3]
    return [block.text for block in label_turns(blocks, kept)]


def test_a_name_above_a_turn_is_its_speaker():
    host, guest = "Petra Novak", "Joseph Amadi"
    read_turns = read(
        (host, "What do you find down there?"),
        (guest, "I pulled out 480 shopping trolleys."),
        (host, "Can you see anything at all?"),
        (guest, "The water is 6 metres deep."),
    )
    assert read_turns[1] == "Joseph Amadi: I pulled out 480 shopping trolleys."
    assert read_turns[3].startswith("Joseph Amadi: ")


def test_one_label_that_comes_again_is_no_speaker():
    again = read(*[("Advertisement", "The mayor thanked the volunteers at the quay.")] * 3)
    assert again == ["The mayor thanked the volunteers at the quay."] * 3
