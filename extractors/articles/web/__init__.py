"""Fetching: from a link to a page. The only place that opens a connection, and this is its only door."""

from extractors.articles.web.fetching import fetch_page
from extractors.articles.web.page import Page
from extractors.articles.web.policy import FetchPolicy, Resolver

__all__ = ["FetchPolicy", "Page", "Resolver", "fetch_page"]
