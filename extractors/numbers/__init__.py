"""Numbers as written: digits, words, vague words, proportions and multiples."""
