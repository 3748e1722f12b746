"""One running page for each file of tests, and somebody who asks it."""

import httpx
import pytest
from running_site import serve


@pytest.fixture(scope="module")
def site():
    with serve() as address:
        yield address


@pytest.fixture
def client(site):
    with httpx.Client(base_url=site, trust_env=False, timeout=60) as client:
        yield client
