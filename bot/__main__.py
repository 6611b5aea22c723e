"""Lets `python -m bot` do what `reflection-bot` does."""

from bot.main import main

main()
