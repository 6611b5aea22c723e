"""A strict emulator of Telegram's Bot API for tests, and people who use it."""
