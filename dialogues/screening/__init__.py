"""What an answer holds before it is stored: personal data, danger, questions to the bot."""
