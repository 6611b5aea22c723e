"""Words of accounts online, and what the names that people give themselves there look like."""

import re

from dialogues.screening.personal_data.word_lists import words_of

APPS = (
    r"insta(?:gram)?|finsta|ig|snap(?:chat)?|sc|tik ?tok|tt|twitter|facebook|fb|discord|roblox|xbox|psn|ps[45]|"
    r"telegram|"
    r"steam|twitch|you ?tube|yt|bereal|kik|yubo|threads|fortnite|minecraft|reddit|spotify|vinted|depop|whats ?app|"
    r"wattsapp|tumblr|wattpad|onlyfans|bluesky|grindr|tinder|signal|steam|valorant|fifa|cod"
)
# The words without which neither an app nor what somebody does there is named.
SAID_OF_ACCOUNTS = words_of(
    "insta instagram finsta ig snap snapchat sc tik tiktok tt twitter facebook fb discord roblox xbox psn ps4 ps5 "
    "telegram steam twitch tube youtube yt bereal kik yubo threads fortnite minecraft reddit spotify vinted "
    "depop whats "
    "whatsapp wattsapp tumblr wattpad onlyfans bluesky grindr tinder signal valorant fifa cod user username gamer "
    "gamertag handle instas snaps tiktoks handles usernames gamertags fbs discords "
)
POSTING = words_of("posts posted posting plays played playing streams streaming goes went")
POSTED_AS = words_of("as under by")
PLATFORM = rf"{APPS}|gamer ?tag|gt|user ?name|user|handle|account|acc"
ABOUT_ACCOUNTS = re.compile(
    r"\b(?:insta(?:gram)?|finstas?|snap(?:chat|s)?|tik ?toks?|twitter|facebook|fb|discord|roblox|xbox|psn|ps[45]|"
    r"telegram|"
    r"twitch|you ?tube|yt|bereal|kik|yubo|fortnite|minecraft|reddit|spotify|vinted|depop|whats ?app|wattsapp|onlyfans|"
    r"gamer ?tags?|user ?names?|handle|accounts?|accs?|burners?|alt|goes by|uses|used|using|plays as|logs? (?:in|on) "
    r"as|posts as|"
    r"streams?|streaming|stream as|posted|posts?|story|stories|dms?|dm['’]?d|follow(?:s|ed|ing|ers)?|blocked|unblocked|"
    r"blocks|added|adds|add|messaged|messages|live|page|profile|group ?chat|gc|online|reel|reels|vids?|videos?|tagged|"
    r"screenshots?|commented|comments|main is|main acc|private|channel|server|gaming|catfish(?:ed)?|"
    r"friend requests?|search(?:ed)? for|scroll(?:ed)?|recognised|link|log ?ins?|instergram|watt?pad|messenger|"
    r"lobby|game|gamer|server)\b",
    re.IGNORECASE,
)
_ENDS_OF_FILES = words_of(
    "com co uk org net gov nhs ac edu info html pdf doc docx xls xlsx csv ppt pptx txt jpg jpeg png gif mp mp3 mp4 zip "
    "exe sch cjsm gsi io app tv ee me eg ie pm am"
)
# Things with digits or capitals inside that are no names of accounts.
_THINGS = re.compile(
    r"(?:covid|xbox|office|windows|microsoft|year|yr|ks|ps|iphone|ipad|section|sec|level|lvl|band|grade|stage|tier|"
    r"phase|"
    r"version|ver|room|unit|mp|co|act|form|page|group|plan|day|week|wk|term|part|step|class|h|a|b|m|p|s|f|g|y|t|cp|s)"
    r"-?\d{1,4}[a-z]?|\d+[a-z]{1,4}|[a-z]{1,3}\d[a-z]{0,4}\d?|\d[a-z]{3,9}|[a-z]{1,4}-\d{1,3}",
    re.IGNORECASE,
)
_BRANDS = words_of(
    "linkedin tiktok whatsapp youtube systmone caredirector liquidlogic onenote onedrive sharepoint powerpoint bereal "
    "senco sendco senc0 facetime chatgpt playstation edukey myconcern carefirst classcharts parentpay gofundme paypal "
    "ipad iphone icloud snapchat instagram facebook onlyfans docusign surveymonkey mailchimp powerbi github gmail "
    "parentmail mariokart marioparty safelives youngminds evolveyouth mindmate classdojo googledocs powerapps "
    "hotmail bbc ihv ehcp idva cyp"
)
# "every.single.time", "no.just.no"
_OF_EMPHASIS = words_of(
    "every single no not so just the any what why best worst never all day time one and but for really very too oh "
    "then now are was were has have had does did this that they she who how per day end stop please"
)
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]")
_CAPITAL_BEHIND_FIGURE = re.compile(r"\d[A-Z][a-z]")
_KEZ = re.compile(r"xx|xX|Xx")


def is_made_up(name: str, words: frozenset[str], *, loose: bool = False) -> bool:
    """Whether a run of letters, digits and signs looks like the name of an account.

    Args:
        name: the run, without spaces.
        words: ordinary words in lower case.
        loose: whether it stands right behind an app, where a single sign is enough.
    """
    bare = name.lstrip("@").lower()
    letters = sum(map(str.isalpha, bare))
    if bare in words or bare in _BRANDS or letters < 2 + (not loose):
        return False
    if _THINGS.fullmatch(bare) and not (letters > 5 and _CAPITAL_BEHIND_FIGURE.search(name)):  # noqa: PLR2004  letters
        return False
    if not loose and bare.rstrip("abc").rstrip("0123456789") in words:  # "excel2016", "module3b"
        return False
    if "_" in name or "#" in name.strip("#"):
        return True
    if "." in bare:
        return _is_dotted(bare, words)
    if "-" in bare:
        parts = bare.split("-")
        return any(_has_digit_inside(part) for part in parts) and not all(
            part.isdecimal() or part in words for part in parts
        )
    if _has_digit_inside(bare):
        return not bare[0].isdecimal() or letters > 4  # noqa: PLR2004  letters
    if _CAPITAL_INSIDE.search(name) and not name[1:].isupper():
        return not (name.endswith("s") and name[:-1].isupper()) and not name.startswith(("Mc", "Mac", "De", "Le"))
    return bool(loose and _KEZ.search(name))


def _has_digit_inside(part: str) -> bool:
    return any(map(str.isdecimal, part)) and any(map(str.isalpha, part))


def _is_dotted(bare: str, words: frozenset[str]) -> bool:
    """Parts with full stops between; not a missing space ("rang.then"), an address on the web, a file or a number."""
    parts = bare.split(".")
    if any(not part for part in parts) or parts[-1] in _ENDS_OF_FILES or parts[0] in {"www", "http", "https"}:
        return False
    if all(len(part) == 1 for part in parts) or parts[0].isdecimal():
        return False
    if len(parts) > 2 and all(len(part) > 2 for part in parts) and not _OF_EMPHASIS & set(parts):  # noqa: PLR2004  parts
        return True
    return any(part not in words for part in parts if not (len(part) == 1 or part.isdecimal())) or (
        len(parts) > 2 and any(map(str.isdecimal, parts[-1]))  # noqa: PLR2004  "big.daddy.69"
    )
