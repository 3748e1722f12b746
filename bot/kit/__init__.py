"""What whoever runs the bot has at hand: a look at everything it needs, backups, migrations."""
