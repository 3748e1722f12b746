import pytest

from config.page_words import read_page_words
from extractors.articles.html.dates import read_day_in_address, read_moment
from extractors.articles.html.page import read_html


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://nbn.example/2019/12/03/world/storm/index.html", "2019-12-03"),
        ("https://nbn.example/2019/1/2/storm", "2019-01-02"),
        ("https://nbn.example/2019/10/1-storm", "2019-10-01"),
        ("https://nbn.example/news/20191203/storm", "2019-12-03"),
        ("https://nbn.example/2019-12-03-storm", "2019-12-03"),
        ("https://nbn.example/2022/nov/09/story", "2022-11-09"),
        ("https://nbn.example/2019/13/03/storm", None),
        ("https://nbn.example/2019/12/storm", None),
        ("https://nbn.example/story-20191", None),
        ("https://nbn.example/2019123456789/storm", None),
    ],
)
def test_a_day_in_an_address(address, day):
    assert read_day_in_address(address) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Updated 0922 GMT December 3, 2019", "2019-12-03"),
        ("3rd of May", None),
        ("Sept. 4, 2021", "2021-09-04"),
        ("9 September 2014 at 21:07", "2014-09-09T21:07:00"),
    ],
)
def test_a_date_as_it_is_written(text, moment):
    assert read_moment(text) == moment


PROSE = "<p>Some 340 people cross the strait each day of the year, the auditors counted in the spring.</p>" * 3


@pytest.mark.parametrize(
    ("foot", "published"), [("© 2019 The Harbour Post", None), ("Printed on 1 January 2019", "2019-01-01")]
)
def test_a_bare_year_is_no_date(foot, published):
    page = f"<html><body><article><h1>Ferry audit</h1>{PROSE}</article><footer>{foot}</footer></body></html>"
    article = read_html(page.encode(), url="https://post.example/ferry", charset="utf-8", words=read_page_words())
    assert article.published == published
