"""The article that ships with the project."""

from config.example import read_example


def test_the_example_is_a_short_article():
    text = read_example()
    assert 200 < len(text.split()) < 300
    assert text.startswith("Port Aldery council")
