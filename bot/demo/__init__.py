"""A service to try things on: teams of people who never were, and what they might have answered."""
