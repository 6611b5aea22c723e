"""For staff: the bot comes back by itself, with plans that are due and with weekly invitations."""
