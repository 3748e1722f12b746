"""Ages, anniversaries and durations against the dates of the same article."""
