"""What the bot does for a desk by itself: when a digest is due, what is watched and what came of looking again."""
