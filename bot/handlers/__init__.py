"""What the bot does with each kind of update; only here and in the service is Telegram's library known."""
