"""What all pictures that the bot sends have in common."""
