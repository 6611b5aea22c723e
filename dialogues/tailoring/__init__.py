"""Which points of the review fit an answer."""
