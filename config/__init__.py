"""Settings, word lists and the example article."""
