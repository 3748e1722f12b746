"""Running the bot: updates in, handlers called, answers delivered, nothing lost."""
