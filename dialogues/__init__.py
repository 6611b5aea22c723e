"""What is asked and answered. Pure: time, chance, texts and trained files come in as arguments."""
