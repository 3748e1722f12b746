"""Published fact-checks: what others have found of claims with the article's numbers."""
