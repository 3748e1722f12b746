"""Pictures: who says which number of a story as a card, and what a chat saw of one thing over the days as a chart."""
