"""Articles from mails: what the sender wrote, or handed on."""
