"""Each rule of each check: one text it must match, one that is nearly the same and that it must leave alone."""

import pytest

RULES = {
    "headline: another number": (
        "headline",
        "Mill fire kills 40 people in Orlo\n\nA fire in a mill killed 14 people in Orlo on Monday, police said.",
        "Mill fire kills 14 people in Orlo\n\nA fire in a mill killed 14 people in Orlo on Monday, police said.",
    ),
    "headline: a rounded number is borne out": (
        "headline",
        "Orlo mill to spend $50m on looms\n\nThe Orlo mill is to spend $46.2 million on looms, its owner said.",
        "Orlo mill to spend $46m on looms\n\nThe Orlo mill is to spend $46.2 million on looms, its owner said.",
    ),
    "headline: bounded from the other side": (
        "headline",
        "Over 200 sheep lost in Orlo\n\nUp to 200 sheep were lost in Orlo in the snow, the vet said.",
        "Up to 200 sheep lost in Orlo\n\nUp to 200 sheep were lost in Orlo in the snow, the vet said.",
    ),
    "headline: another unit": (
        "headline",
        "Orlo to borrow £30m\n\nOrlo is to borrow 30 million euros to mend its roads, the treasurer said.",
        "Orlo to borrow €30m\n\nOrlo is to borrow 30 million euros to mend its roads, the treasurer said.",
    ),
    "headline: another state": (
        "headline",
        "Bus crash in Orlo injures 12\n\nA bus crash killed 12 people in Orlo, police said.",
        "Bus crash in Orlo kills 12\n\nA bus crash killed 12 people in Orlo, police said.",
    ),
    "headline: an age and a time are in no state": (
        "headline",
        "Mudslide in Orlo leaves 15 missing\n\nA mudslide killed 15 people in Orlo on Monday, police said.",
        "Police in Orlo arrest man, 31, over missing baker\n\nPolice said that Ayo Brandt, 31, had killed the baker.",
    ),
    "headline: another state stands as near": (
        "headline",
        "Roof fall in Orlo kills 16\n\nFour people were killed and 16 injured when a roof fell in Orlo, police said.",
        "Miller who killed 5 saved hurt girl: police\n\nThe miller who police say killed five people bound up a girl.",
    ),
    "headline: two parts make the whole": (
        "headline",
        "Orlo police arrest 75 carters\n\nPolice arrested 51 carters in Orlo and 14 carters in Vell on Sunday.",
        "Orlo police arrest 75 carters\n\nPolice arrested 51 carters in Orlo and 24 carters in Vell on Sunday.",
    ),
    "headline: numbers far apart are of two things": (
        "headline",
        "Orlo court frees 12 carters\n\nThe court in Orlo freed 21 carters on Monday, a clerk said.",
        "Orlo court frees 12 carters\n\nThe court in Orlo freed the men, who had robbed 2 carters, a clerk said.",
    ),
    "headline: the body counts something else as well": (
        "headline",
        "Orlo zoo buys 15 owls\n\nThe zoo in Orlo has bought 51 owls, its director said.",
        "Orlo zoo buys 15 owls\n\nThe zoo in Orlo has bought 15 owls. It sold 51 owls last year, its director said.",
    ),
    "hedge: within a time": (
        "hedge-drift",
        "Orlo's new bread gone in 20 minutes\n\nThe bread in Orlo will be gone in up to 20 minutes, its baker said.",
        "Orlo's new bread gone in 20 minutes\n\nThe bread in Orlo was gone within 20 minutes, its baker said.",
    ),
    "hedge: a limit told as the sentence": (
        "hedge-drift",
        "Orlo miller faces 15 years in prison\n\nThe miller could go to prison for up to 15 years, a court said.",
        "Orlo miller faces 15 years in prison\n\nThe miller could go to prison for about 15 years, a court said.",
    ),
    "hedge: a toll left open on top and closed below": (
        "hedge-drift",
        "At least 46 killed as ferry sinks off Orlo\n\nA ferry sank and 46 people were killed, the harbour said.",
        "46 killed as ferry sinks off Orlo\n\nA ferry sank and at least 46 people were killed, the port said.",
    ),
    "hedge: could and will": (
        "hedge-drift",
        "The dam will cost 90 million euros, the minister said.\n\nA report says the dam could cost 90 million euros.",
        "The dam could cost 90 million euros, the minister said.\n\nA report says the dam may cost 90 million euros.",
    ),
    "conflict: the same deed in the same place": (
        "conflict",
        "The raid on the depot at Orlo killed 15 sailors, the navy said.\n\nThe raid on the depot killed 19 sailors, a"
        " nurse in Orlo said.",
        "The raid on the depot at Orlo killed 15 sailors, the navy said.\n\nThe raid on the depot injured 19 sailors, a"
        " nurse in Orlo said.",
    ),
    "conflict: a number that points back": (
        "conflict",
        "The ferry left Orlo with 88 lorries on board.\n\nThe 98 lorries on the ferry were chained, the mate said.",
        "The ferry left Orlo with 88 lorries on board.\n\nAnother 98 lorries waited for the next ferry, he said.",
    ),
    "conflict: a bound leaves room": (
        "conflict",
        "At most 88 lorries were on the ferry from Orlo.\n\nThe 98 lorries on the ferry were chained, the mate said.",
        "At least 88 lorries were on the ferry from Orlo.\n\nThe 98 lorries on the ferry were chained, the mate said.",
    ),
    "conflict: rounded is no other number": (
        "conflict",
        "The ferry left Orlo with 88 lorries on board.\n\nThe 99 lorries on the ferry were chained, the mate said.",
        "The ferry left Orlo with 88 lorries on board.\n\nThe 90 lorries on the ferry were chained, the mate said.",
    ),
    "growth: per cent": (
        "arithmetic",
        "Sales rose 25%, from 400 million to 440 million euros, the firm said.",
        "Sales rose 10%, from 400 million to 440 million euros, the firm said.",
    ),
    "growth: up from": (
        "arithmetic",
        "The firm sold 66,000 tyres, 20% more than last year's 60,000 tyres.",
        "The firm sold 66,000 tyres, 10% more than last year's 60,000 tyres.",
    ),
    "growth: a rise in things": (
        "arithmetic",
        "Orlo has 57 shops, 22 more than last year's 45 shops.",
        "Orlo has 57 shops, 12 more than last year's 45 shops.",
    ),
    "growth: told in the next sentence": (
        "arithmetic",
        "Orlo has 57 shops. That is 22 more than last year's 45.",
        "Orlo has 57 shops. That is 12 more than last year's 45.",
    ),
    "growth: from and to in one": (
        "arithmetic",
        "The number of buses went up by 50%, from 20 to 24.",
        "The number of buses went up by 20%, from 20 to 24.",
    ),
    "growth: rounding is allowed for": (
        "arithmetic",
        "Sales rose 9%, from 1.1 billion to 1.4 billion euros, the firm said.",
        "Sales rose 29%, from 1.1 billion to 1.4 billion euros, the firm said.",
    ),
    "parts: the rest": (
        "arithmetic",
        "Of the £90m, £30m goes to schools, £40m to roads and the remaining £30m to parks.",
        "Of the £90m, £30m goes to schools, £40m to roads and the remaining £20m to parks.",
    ),
    "parts: in brackets": (
        "arithmetic",
        "A crew of 18 sailors (11 men and nine women) left Orlo.",
        "A crew of 18 sailors (11 men and seven women) left Orlo.",
    ),
    "parts: not all are named": (
        "arithmetic",
        "A crew of 18 sailors (11 men and nine women) left Orlo.",
        "A crew of 18 sailors, including 11 men and two boys, left Orlo.",
    ),
    "parts: in all": (
        "arithmetic",
        "The farm keeps 120 cows and 45 goats, 175 animals in all.",
        "The farm keeps 120 cows and 45 goats, 165 animals in all.",
    ),
    "shares: of": (
        "arithmetic",
        "Some 90 of the 300 wells, or 45%, are dry.",
        "Some 90 of the 300 wells, or 30%, are dry.",
    ),
    "shares: a fraction in words": (
        "arithmetic",
        "Of 300 wells 90 are dry; 90 of the 300 wells, or half, hold salt.",
        "Of 300 wells 90 are dry; 90 of the 300 wells, or nearly a third, hold salt.",
    ),
    "shares: of all who answered": (
        "arithmetic",
        "In the poll 55% said yes, 40% said no and 15% were undecided.",
        "In the poll 55% said yes, 40% said no and 5% were undecided.",
    ),
    "shares: more than one answer": (
        "arithmetic",
        "In the poll 55% chose bread, 40% rice and 15% were not sure.",
        "In the poll, in which people could choose several, 55% chose bread, 40% rice and 15% were not sure.",
    ),
    "products: each": (
        "arithmetic",
        "The council bought 40 benches at £300 each, £15,000 in all.",
        "The council bought 40 benches at £300 each, £12,000 in all.",
    ),
    "points: per cent for points": (
        "percent-or-points",
        "The jobless rate rose by 3%, from 5% to 8%.",
        "The jobless rate rose by three percentage points, from 5% to 8%.",
    ),
    "points: per cent that is meant": (
        "percent-or-points",
        "The jobless rate rose by 2%, from 4% to 6%.",
        "The jobless rate rose by 50%, from 4% to 6%.",
    ),
    "points: of what is no share": (
        "percent-or-points",
        "The number of goats in the herd grew by 10 percentage points, from 200 to 220 goats.",
        "The number of goats in the herd grew by 10%, from 200 to 220 goats.",
    ),
    "units: length": ("unit-pair", "The wall is 20 feet (9 metres) high.", "The wall is 20 feet (6 metres) high."),
    "units: the other way round": (
        "unit-pair",
        "The wall is 6 metres (30 feet) high.",
        "The wall is 6 metres (20 feet) high.",
    ),
    "units: two units in one": (
        "unit-pair",
        "The boxer is 6ft 2in (1.78m) tall.",
        "The boxer is 6ft 2in (1.88m) tall.",
    ),
    "units: a speed": (
        "unit-pair",
        "The wind reached 100 mph (180 kph) at noon.",
        "The wind reached 100 mph (160 kph) at noon.",
    ),
    "units: a temperature": ("unit-pair", "It was 30C (96F) at noon.", "It was 30C (86F) at noon."),
    "units: a change of temperature": (
        "unit-pair",
        "The sea has warmed by 2C (36F) since 1950.",
        "The sea has warmed by 2C (3.6F) since 1950.",
    ),
    "units: a modifier": (
        "unit-pair",
        "The lake is more than 100 miles (260 km) long.",
        "The lake is more than 100 miles (160 km) long.",
    ),
    "magnitude: million and billion": (
        "magnitude",
        "The port of Orlo will cost $4.7 billion, the ministry said.\n\nFishermen want no $4.7 million port in Orlo.",
        "The port of Orlo will cost $4.7 billion, the ministry said.\n\nFishermen want no $4.7 billion port in Orlo.",
    ),
    "magnitude: other digits": (
        "magnitude",
        "The herd at Orlo has 3,400 goats, the vet said.\n\nThe 34,000 goats of Orlo need hay.",
        "The herd at Orlo has 3,400 goats, the vet said.\n\nOrlo sold 34,000 lemons.",
    ),
    "same number: two things": (
        "same-number",
        "The mill has 3,417 windows, its owner said.\n\nIt grinds wheat from 3,417 farms, the owner's son said.",
        "The mill has 3,417 windows, its owner said.\n\nIt grinds wheat from 2,980 farms, the owner's son said.",
    ),
    "same number: one each": (
        "same-number",
        "The mill has 3,417 windows, its owner said.\n\nIt has 3,417 doors, the owner's son said.",
        "The mill has 3,417 windows, its owner said.\n\nIt has 3,417 shutters, one for each, the owner's son said.",
    ),
    "same number: round numbers are told of much": (
        "same-number",
        "The mill has 3,417 windows, its owner said.\n\nIt has 3,417 doors, the owner's son said.",
        "The mill has 3,000 windows, its owner said.\n\nIt has 3,000 doors, the owner's son said.",
    ),
    "same number: retold otherwise": (
        "same-number",
        'Guards hide in at least six houses in Orlo, the club says. "We know at least six such prison houses in Orlo,"'
        " its head said.",
        'Guards hide in at least six houses in Orlo, the club says. "We know at least six houses in Orlo," its head'
        " said.",
    ),
    "ages: born and died": (
        "age-or-date",
        "Ann Moss was born on 3 May 1940. She died on 4 June 2020 at the age of 70.",
        "Ann Moss was born on 3 May 1940. She died on 4 June 2020 at the age of 80.",
    ),
    "ages: how old when": (
        "age-or-date",
        "Born in 1970, he was 30 when he went to sea in 1990.",
        "Born in 1970, he was 20 when he went to sea in 1990.",
    ),
    "ages: another person's age": (
        "age-or-date",
        "Ann Moss was born on 3 May 1940. She married in June 1961, when she was 31.",
        "Ann Moss was born on 3 May 1940. Her son Tom was born in 1962 and went to sea at 16 in 1978.",
    ),
    "ages: a life in brackets": (
        "age-or-date",
        "The poet Ann Moss (1920–1990) died at 80 in a barn.",
        "The poet Ann Moss (1920–1990) died at 70 in a barn.",
    ),
    "dates: an anniversary": (
        "age-or-date",
        "The club was founded in 1950 and marks its 65th anniversary in 2025.",
        "The club was founded in 1950 and marks its 75th anniversary in 2025.",
    ),
    "dates: so many years ago": (
        "age-or-date",
        "ORLO, 3 May 2024. The pit closed in 1994, 20 years ago.",
        "ORLO, 3 May 2024. The pit closed in 1994, 30 years ago.",
    ),
    "dates: a duration between two dates": (
        "age-or-date",
        "The siege began on 1 March 2021 and lasted 60 days, until 10 April 2021.",
        "The siege began on 1 March 2021 and lasted 40 days, until 10 April 2021.",
    ),
    "dates: a sentence is no duration between dates": (
        "age-or-date",
        "He led the club for nine years, from 2001 to 2004.",
        "He was tried from 2001 to 2004 and jailed for nine years.",
    ),
    "headline: a score": (
        "headline",
        "Orlo beat Marsh City 3-0\n\nOrlo won 3-1 against Marsh City on Sunday.",
        "Orlo beat Marsh City 3-1\n\nOrlo won 3-1 against Marsh City on Sunday.",
    ),
    "hedge: one end of a range": (
        "hedge-drift",
        "Orlo mill to shed 60 jobs\n\nThe mill in Orlo will shed between 40 and 60 jobs, its owner said.",
        "Orlo mill to shed up to 60 jobs\n\nThe mill in Orlo will shed between 40 and 60 jobs, its owner said.",
    ),
    "multiples: doubled": (
        "arithmetic",
        "The number of shops doubled from 150 to 400.",
        "The number of shops doubled from 150 to 310.",
    ),
    "multiples: a lead in votes": (
        "arithmetic",
        "The bill passed by 59 votes to 41, a majority of 28.",
        "The bill passed by 59 votes to 41, a majority of 18.",
    ),
    "products: a rate": (
        "arithmetic",
        "The pipe ran for 30 days at 120 litres a day, 6,300 litres in all.",
        "The pipe ran for 30 days at 120 litres a day, 3,600 litres in all.",
    ),
    "units: either gallon": (
        "unit-pair",
        "The tank holds 100 gallons (600 litres) of oil.",
        "The tank holds 100 gallons (455 litres) of oil.",
    ),
    "dates: a day of the week": (
        "age-or-date",
        "The fair opens on Tuesday, 4 March 2024, in Orlo.",
        "The fair opens on Monday, 4 March 2024, in Orlo.",
    ),
    "dates: days without a year": (
        "age-or-date",
        "The fair, which runs from 12 to 17 May and lasts nine days, is in Orlo.",
        "The fair, which runs from 12 to 17 May and lasts six days, is in Orlo.",
    ),
    "no source: could not be verified": (
        "no-source",
        "The army hit 14 depots, its chief said. This could not be independently verified.",
        "The army hit 14 depots, its chief said. This was denied by nobody.",
    ),
    "no source: a sum": (
        "no-source",
        "Work on the harbour wall of Orlo has ended. It cost 12 million euros.",
        "The harbour wall of Orlo cost 12 million euros, the mayor said.",
    ),
    "no source: borne out elsewhere": (
        "no-source",
        "Flood kills 31 people in Orlo\n\nThe flood killed 31 people.",
        "Flood kills 31 people in Orlo\n\nThe flood killed 31 people, police said.",
    ),
    "no source: what may come": (
        "no-source",
        "The flood killed 31 people in Orlo.",
        "The next flood could kill 31 people in Orlo.",
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_matches(rule, findings_of):
    code, match, _ = RULES[rule]
    assert code in [finding.code for finding in findings_of(match)]


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_leaves_alone(rule, findings_of):
    code, _, reject = RULES[rule]
    found = findings_of(reject)
    assert [f.message for f in found if not f.quiet or f.code == code] == []
