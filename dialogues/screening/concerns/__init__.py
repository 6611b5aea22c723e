"""What sounds like danger, distress, a worry about conduct or a question to the bot."""
