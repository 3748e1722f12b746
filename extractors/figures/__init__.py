"""Who asserts a figure: the pointer's answer, the rules around it, and the names resolved."""
