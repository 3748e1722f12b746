"""The User-Agent and the policy that the settings give."""

import re

from config.fetching import make_fetch_policy
from config.settings import Settings


def test_sites_are_told_who_asks():
    assert re.fullmatch(r"figurecheck/\d+\.\d+\.\d+", make_fetch_policy(Settings()).user_agent)
    told = make_fetch_policy(Settings(contact="https://paper.example/bot")).user_agent
    assert re.fullmatch(r"figurecheck/\d+\.\d+\.\d+ \(\+https://paper\.example/bot\)", told)


def test_nothing_private_is_open():
    policy = make_fetch_policy(Settings(contact="desk@paper.example"))
    assert not policy.allow_loopback
    assert policy.extra_networks == ()
    assert policy.ports == {80, 443}
    assert policy.max_redirects == 5
