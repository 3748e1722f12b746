import pytest

from extractors.articles.html.numbered import may_hold_figure


@pytest.mark.parametrize(
    "line",
    [
        "Dozens flee flood", "Ferry fares to rise 12%", "One dead, three hurt", "Profit doubles", "2,019 boats counted",
        "$2000 for a seat", "Half of all homes", "A third of wells are dry", "10,000 march in May 2019",
    ],
)  # fmt: skip
def test_it_may(line):
    assert may_hold_figure(line)


@pytest.mark.parametrize(
    "line",
    [
        "The pier on 9 May 2019", "No one knew", "A photo from December 2, 2021", "The 1990s at sea",
        "One of the boats", "The first tram", "At 18:30 on Monday", "2022/23 season opens",
    ],
)  # fmt: skip
def test_it_cannot(line):
    assert not may_hold_figure(line)
