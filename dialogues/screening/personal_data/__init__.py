"""What names a person in a text, and plain words in its place."""
