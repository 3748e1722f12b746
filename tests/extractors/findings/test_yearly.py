"""Years counted from one to the next, and what is nearly so."""

import pytest

FOUND = [
    "On 15 March 2010 the town marked the 2,054th anniversary of the death of Caesar in 44BC.",
    "On 6 May 2012 Orlo kept the 2,500th anniversary of its founding in 490 BC.",
    "In 2001 Orlo kept the 2,002nd anniversary of the bridge, built in 1 BC.",
    "The team used 15 years of data, from 1999 to 2004, on rainfall.",
    "The study covered 15 years of records (1999–2004).",
    "She kept a diary for 30 years, from 1980 to 1999.",
    "It is 40 years since the wall fell in 1989. The council met on 3 May 2019.",
    "Today it is 12 years since the mill burnt in 2001. It will be rebuilt by 9 July 2018.",
    "The town met on 2 March 2020. It has been 35 years since the flood in 1965.",
    "The club opens its 99th season in 2084, the director said. It played its 45th season in 2020.",
    "The choir sang its 58th annual concert in 2018. Its 40th annual concert was in 1990.",
    "The theatre closed its 61st season in 2011. In 2019 it opens its 81st season.",
    "The show, first aired in 1966, marks its 50th anniversary in 2013 with a film.",
    "The paper was first printed in 1921, and keeps its 90th anniversary in 2001.",
    "Star Trail was first broadcast in 1966. Fans came to Orlo. Its 50th anniversary falls in 2013.",
    "Hew Aldous, born in 1950, has died at 80 in 2015.",
    "Bea Orrin was born on 4 March 1961 in Senn.\n\nOrrin died at 70 on 5 May 2020.",
    "Hew Aldous was born in Orlo in March 1950. On 4 June 2015 the singer died. Aldous was 80.",
]
LEFT_ALONE = [
    "On 15 March 2010 the town marked the 2,053rd anniversary of the death of Caesar in 44BC.",
    "The team used six years of data, from 1999 to 2004, on rainfall.",
    "The team used 15 years of data, from 1990 to 2004, on rainfall.",
    "He got a 15-year sentence in 1999 and was free in 2004.",
    "It is 30 years since the wall fell in 1989. The council met on 3 May 2019.",
    "He was king 40 years after the wall fell in 1989. The council met on 3 May 2019.",
    "The club opens its 99th season in 2074, the director said. It played its 45th season in 2020.",
    "The club played its 45th season in 2020, a year of plague. In 2025 it opens the 48th season.",
    "The choir sang its 58th annual concert in 2018. Its 40th annual fair was in 1990.",
    "The fair opened its 28th season in 1910. In 1950 it opened its 58th season.",
    "The show, first aired in 1966, marks its 50th anniversary in 2016 with a film.",
    "Hew Aldous, born in 1950, has died at 65 in 2015.",
    "Bea Orrin was born on 4 March 1961 in Senn.\n\nPia Weld died at 70 on 5 May 2020.",
]


@pytest.mark.parametrize("text", FOUND)
def test_what_is_found(text, findings_of):
    assert [f.code for f in findings_of(text) if not f.quiet] == ["age-or-date"]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_left_alone(text, findings_of):
    assert [f.message for f in findings_of(text) if not f.quiet] == []
