"""How messages travel; the only code that knows."""
