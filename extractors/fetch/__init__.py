"""Fetching: from a link to a page. The only place that opens a connection, and this is its only door."""

from extractors.fetch.fetching import fetch_page
from extractors.fetch.page import Page
from extractors.fetch.policy import FetchPolicy, Resolver

__all__ = ["FetchPolicy", "Page", "Resolver", "fetch_page"]
