"""The web page on which an article can be checked without Telegram, and the same for programs."""
