"""How people write dates: in figures, with the month in letters, in words, with or without a year."""

import re

from dialogues.screening.personal_data.word_lists import words_of

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
NUMBER = rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ \-](?:{_UNITS}))?|{_TEENS}|{_UNITS})"
_ORDINAL = (
    r"(?:(?:twenty|thirty)[ \-]?)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|"
    r"twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_DAY = rf"(?:\d{{1,2}}(?: ?(?:st|nd|rd|th))?|{_ORDINAL})"
_YEAR = (
    rf"(?:'?\d{{4}}|['’]?\d{{2}}|two thousand(?: and)?(?: {NUMBER})?|nineteen[ \-]{NUMBER}|"
    rf"twenty[ \-](?:oh )?{NUMBER})(?!\w)"
)
_FIGURES = r"\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?(?:\d{4}|\d{2})|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}"
_SPACED = r"\d{1,2}[ ]\d{1,2}[ ](?:\d{4}|\d{2})"
FULL_YEAR = r"(?:19|20)\d\d"

ANY_DATE = re.compile(
    r"(?<![\w/])(?:\d{1,2} ?[/.\-_|,] ?\d{1,2} ?[/.\-_|,] ?(?:\d{4}|\d{2})|"
    r"\d{1,2}[ /.\-][ivx]{1,4}[ /.\-](?:\d{4}|\d{2})|"
    rf"['’]?\d\d(?:\d\d)?(?:[/.\-]\d{{1,2}}[/.\-]\d{{1,2}}|"
    rf"[ ,.\-/]{{1,2}}(?:{_MONTH}[ .\-/]\d{{1,2}}(?:st|nd|rd|th)?|{_DAY}[ .\-/]{_MONTH}))|"
    rf"(?:the )?{_DAY}(?: day)?[ \-/.]?(?:of )?{_MONTH}\.?(?:,?[ \-/.]?{_YEAR})?|"
    rf"{_MONTH}\.?[ \-/.](?:the )?{_DAY}(?:,?[ \-/.]{_YEAR})?|"
    rf"{_MONTH}\.? \d{{4}}|"
    r"(?:christmas|boxing|new year'?s|valentine'?s|st patrick'?s|mother'?s|father'?s) (?:day|eve)(?: \d{4})?|"
    r"(?:halloween|bonfire night|easter sunday|leap day|hogmanay)(?: \d{4})?|"
    rf"{_SPACED}|\d{{8}}|\d{{6}}|\d{{1,2}}[/.]\d{{1,2}})(?![\w/])",
    re.IGNORECASE,
)
# With day, month and year; two figures of a year only where the month is in figures or behind an apostrophe.
WHOLE_DATE = re.compile(
    rf"(?<![\w/.\-£])(?:{_FIGURES}|\d{{1,2}} \d{{1,2}} {FULL_YEAR}|"
    rf"(?:the )?{_DAY}[ \-/](?:of )?{_MONTH}\.?,?[ \-/](?:{FULL_YEAR}|['’]?\d\d)|"
    rf"{_MONTH}\.? (?:the )?{_DAY},? {FULL_YEAR})(?![\w/%]|[.\-]\d)",
    re.IGNORECASE,
)
# Words of which dates without a digit are made.
_UP_TO_NINTH = words_of("first second third fourth fifth sixth seventh eighth ninth")
ORDINALS = (
    _UP_TO_NINTH
    | {f"{tens}{join}{unit}" for tens in ("twenty", "thirty") for join in ("", "-") for unit in _UP_TO_NINTH}
    | words_of("tenth eleventh twelfth twentieth thirtieth")
    | {f"{stem}teenth" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")}
)
MONTHS = words_of(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov "
    "november dec december"
)
FEASTS = words_of("day eve halloween night sunday hogmanay")
# A day of the week before a date belongs to it: "Tues 9th of January 2024".
WEEKDAY_BEFORE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thurs?|thu|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?:the )?$", re.IGNORECASE
)
DAY_OF_MONTH = r"(?:the )?\d{1,2}(?:st|nd|rd|th)(?!\w)"
