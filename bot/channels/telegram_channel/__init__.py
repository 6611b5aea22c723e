"""The only code that knows Telegram."""

import os
import warnings

os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library's way to get durations as such, and no warnings
warnings.filterwarnings("ignore", "Please use 'Bot.getUpdates'")  # it parses all updates of an answer or none
