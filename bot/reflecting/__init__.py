"""For staff: the walk from a message to its reply."""
