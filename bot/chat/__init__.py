"""What a chat shows: pure functions from a report to messages and buttons. Nothing here knows of Telegram's library."""
