"""For whoever runs the bot: whether it is well, and scripts that change while it runs."""
