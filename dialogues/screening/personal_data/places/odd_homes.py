"""Homes that are no house in a street: boats, rooms in a named house, farms, and what stands around an address."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.places import street_words as say
from dialogues.screening.personal_data.places.described_homes import find_described_homes, with_half
from dialogues.screening.personal_data.places.streets import capitals_start
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import Lists, fold, words_of

FIGURE = re.compile(r"\d")
_BERTH = (
    r"(?:moorings?|marina|boat ?yard|yard|wharf|locks?|basin|quay|jetty|pontoon|towpath|canal|dock|harbour|slipway|"
    r"bridge|park|site|farm|field)"
)
_NAMED = r"[A-Z][\w'’\-]{1,20}(?: [A-Z][\w'’\-]{1,20}){0,3}"
_AT_BERTH = rf"(?:,? (?:at |on |in |by |moored at )?(?:[\w'’]{{2,14}} ){{1,3}}{_BERTH}\b)"
_BOAT = re.compile(
    rf"\b(?:(?i:narrow ?boat|house ?boat|barge|wide ?beam|canal ?boat|boat|the static|static caravan)"
    rf"(?i: called| named| the)?,? [\"“‘']?{_NAMED}[\"”’']?{_AT_BERTH}?|(?:nb|NB|n\.b\.|wb) {_NAMED}{_AT_BERTH})"
)
_SMALL_BOAT = re.compile(
    r"\b(?:narrow ?boat|house ?boat|barge|boat|caravan) (?:called|named) (?!(?:for|off|out|to|in|on|up|by|a|an|the|him|"
    r"her|it|us|me|this|so)\b)[\w'’]{2,14}(?: [\w'’]{2,14})?"
    rf"(?: (?:at|on|in|by) (?:the )?(?:[\w'’]{{2,14}} ){{1,2}}{_BERTH}\b)?",
    re.IGNORECASE,
)
_MOORED = re.compile(rf"\b{_NAMED},? (?i:moorings?|marina|boat ?yard|basin|travell?ers['’]? site)\b")
_NUMBER_BEHIND = re.compile(
    rf"\b({_NAMED}),? (?i:room|rm|stair|flat|apartment|apt|number|no\.?|bed|plot|pitch|bay|door|cabin|chalet|pod|hut|"
    rf"unit|block|floor|level) ?"
    rf"(?:\d{{1,4}}[a-zA-Z]?|[A-H])(?![\w:'’])|\b({_NAMED}), \d{{1,2}}(?:st|nd|rd|th) floor\b"
)
_NUMBER_FIRST = re.compile(
    r"\b(?:(?i:hut|cabin|chalet|cottage|lodge|pod|barn|caravan|van|plot|pitch|bungalow|bay|berth|croft|"
    r"studio) \d{1,3}[a-z]?,? |"
    rf"(?i:house|unit|suite) \d{{1,3}}[a-z]?, )(?:(?i:at|on|in) )?(?:The )?{_NAMED}|"
    rf"\bP\.?O\.? ?Box \d{{1,6}}(?:, {_NAMED})?"
)
_HOTEL = re.compile(
    r"\b(?:room|rm) \d{1,4}[a-z]?,? (?:at |in |of )?(?:the )?(?:\w{2,14} ){0,2}"
    r"(?:travelodge|premier inn|holiday inn|ibis|britannia|b&b|b and b|hostel|hotel|guest ?house|refuge)\b",
    re.IGNORECASE,
)
_ON_STREET = re.compile(
    r"\b(?:number|no\.?) \d{1,4}[a-z]? (?:on|in|at) (?:the )?(?:[\w'’]{2,14} ){1,2}"
    rf"(?:{'|'.join(sorted(say.PLAIN_STREETS))}|rise|way|walk|row|view|court|place|hill|green|park|square)\b",
    re.IGNORECASE,
)
_WORDS_FOR_PLACE = re.compile(r"(?<!\w)/{2,3}[a-z]{3,14}\.[a-z]{3,14}\.[a-z]{3,14}\b")
_ARTICLED = re.compile(
    r"\b\d{1,4}[a-z]? (?:the )(?:shambles|green|grove|crescent|square|mews|row|rows|quay|maltings|moorings|backs|"
    r"butts|hollies|limes|elms|oaks|willows|poplars|spinney|orchard|paddock|paddocks|glade|dell|pastures|links|"
    r"cloisters|beeches|firs|rowans|laurels|birches|meadows|leys|lawns|glebe|fairway|mount|mall|strand|hythe|wharf|"
    r"stables|cottages|almshouses|foundry|granary|tannery)(?=[.,;:!?)]|$| (?:with|in|for|at|and|on|when|to|again|"
    r"yesterday|today|"
    r"last|by|but|so|because|cos|is|was|where|has|had|from|after|before|came|twice|who|again|if|which|since|until|"
    r"till)\b)",
    re.IGNORECASE,
)
_FARMS = words_of(
    "smallholding farmstead steading homestead bothy oast byre farm farmhouse cottage cottages barn bungalow vicarage "
    "rectory"
)
_SMALL_HOUSE = re.compile(  # "the bungalow, fen end"
    r"\bthe (?:bungalow|annexe?|lodge|cottage|farmhouse|old [a-z]{3,12}|caravan|schoolhouse|gatehouse|vicarage|barn|"
    r"forge|"
    r"mill|rectory|smithy), (?!the |and |but |so |we |he |she |it |a |no |at |in |on )[\w'’]{3,14} "
    r"(?:end|green|top|bank|hill|common|moor|heath|fen|drove|bottom|corner|cross|gate|farm|village|wood|row|lane|road|"
    r"rd)\b",
    re.IGNORECASE,
)
_WELSH_HYPHENS = re.compile(r"[A-Z][a-z]{1,12}-(?:y|yr|ar|yn|na|nan|an)-[A-Za-z][a-z]{1,14}")
_ROOMS_OF_WORK = words_of(
    "hall centre center civic council college library hospital school office offices hub station building academy "
    "meeting teams zoom training band year group section form page table team service department suite conference "
    "court committee campus university level key stage step bus line day week monday tuesday wednesday thursday friday"
)
_TAIL = re.compile(
    r"(?:, ?| \(| - )(?:(?:number|no\.?|flat|apt|unit|room|rm|stair|door|bell|block|plot|pitch|floor|landing|"
    r"buzzer)s? ?"
    r"(?:\d{1,4}[a-z]?|[a-h])(?!\w)|(?:the )?(?:top|bottom|first|second|third|fourth|ground|left|right|middle|basement|"
    r"rear|front|back|upper|lower|garden|attic|1st|2nd|3rd|4th)[ \-](?:bell|floor|flat|landing|buzzer|door|left|right|"
    r"bedsit|maisonette|entrance|stair)s?(?:,? (?:left|right|flat|front|back))?|basement(?: flat)?|"
    r"(?:upstairs|downstairs)(?: flat)?|\d{1,3}[a-z]?(?=[.;!?)]|$)|\d{1,2}/\d{1,2}|(?:near|opposite|behind|"
    r"next to|beside|by|above|off) "
    r"(?:the )?(?-i:[A-Z])[\w'’]{1,14}(?: (?-i:[A-Z])[\w'’]{1,14}){0,2}(?: (?:hall|church|chapel|shop|pub|school|park|"
    r"station|mosque|garage|bridge|farm|surgery|library))?)(?!\w)\)?",
    re.IGNORECASE,
)
_KINDS = (
    "Wharf|Quay|Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Court|Drive|Way|Yard|Row|Hill|Place|Park|Square|Terrace|Gardens|Green|"
    "Walk|Rise|Fold|Gate|Crescent|Dock|Basin|Parade|Mews|Bridge|Farm|Estate"
)
_STREET_BEHIND = re.compile(
    rf", (?:(?:[A-Z][\w'’]{{1,14}} ){{1,3}}(?:{_KINDS})\b|[A-Z]{{1,2}}\d{{1,2}}[A-Z]?(?![\w'’]| ?\d[A-Z]{{2}})|"
    r"(?:\w{2,14} ){1,2}(?i:trading|industrial|business) (?i:estate|est|park)\b)"
)
_THE_HOUSE = re.compile(
    rf"\bThe [A-Z][a-z]{{2,14}}(?: [A-Z][a-z]{{2,14}})?, (?!The )(?:[A-Z][\w'’]{{1,14}} ){{1,2}}(?:{_KINDS})\b"
)
_HOUSE_AND_STREET = re.compile(
    r"\b[A-Z][\w'’]{2,14} (?:Fold|House|Hall|View|Bank|Lodge|Villa|Grange|Croft|Mill|Barn|Farm|Cottage), (?!The )"
    rf"(?:[A-Z][\w'’]{{1,14}} ){{1,2}}(?:{_KINDS})\b"
)
_STREET_FIRST = re.compile(
    r"\b(?!the |at |on |in )[\w'’]{3,14} (?:street|road|lane|avenue|close|drive|rd|st|ave|ln),? (?:number|"
    r"no\.?) \d{1,4}[a-h]?(?!\w)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?<![\w.£/\-])\d{1,3}[a-d] [A-Z][a-z]{2,14}(?: [A-Z][a-z]{2,14})?(?! [A-Z])\b")
_LISTED_AS = re.compile(
    r"\b(?:year|yr|section|table|form|level|room|band|question|q|appendix|annexe?|part|page|class|bus|route|sec|grade|"
    r"point|"
    r"figure|fig|para|step|phase|no|number) $",
    re.IGNORECASE,
)
_CORNER = re.compile(
    r"\b(?:the )?(?:corner|junction|end|bottom|top|back) of (?:[A-Z][\w'’]{1,14} ?){1,3}(?:and|&) [A-Z][\w'’]{1,14}"
    r"(?: [A-Z][\w'’]{1,14}){0,2}"
)
_NUMBER_IN_WORDS = re.compile(
    r"\b(?i:number|no\.?) (?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty(?:[ \-]\w{3,5})?|thirty(?:[ \-]\w{3,5})?),? (?:(?i:on|in|the) ){0,2}"
    r"[A-Z][\w'’]{1,14}(?: [A-Z][\w'’]{1,14}){1,2}"
)
_UP_THE_HILL = re.compile(
    r"\b(?:up|down|along|off|on|by|near|at|in|to) (?!the |a |my |our |his |her |this |that |next |first )"
    r"([\w'’]{4,14} (?:brow|brae|wynd|ginnel|drove|loke|steps|rigg|garth|ings|staithe|snicket|chare|butts|stairs|"
    r"yard))\b(?! of\b)",
    re.IGNORECASE,
)
_OLD_HOUSE = re.compile(
    r"\bThe Old (?!Bill|Guard|Testament|Vic|Man|Lady|Boys|Firm|Town|"
    r"Days)[A-Z][a-z]{3,14}(?:,? [A-Z][\w'’]{3,14}){0,2}\b"
)
_WORK = re.compile(
    r"\b(?:offices?|based|desks?|meetings?|training|clinic)(?: is| was| are)? (?:at|in|on) $", re.IGNORECASE
)
_NO_STEPS = words_of("next first baby small scotland back these those some many under what both their your goal")
_HEAD = re.compile(
    r"(?:\b(?:the )?(?:annexe?|bungalow|flat|attic|basement|coach ?house|lodge|granny (?:flat|annexe)|static|caravan|"
    r"barn|"
    r"outbuildings?|stables|garage|shed|gatehouse|old [a-z]{3,12}|bedsit|studio|maisonette|"
    r"(?:top|ground|first|second|lower|upper|rear|back|front|garden|basement) (?:floor )?(?:flat|bedsit|room)|"
    r"(?:room|rm|flat|unit|hut|pitch|plot|cottage|caravan) \w{1,4})(?: \([^()\n]{1,16}\))?, |"
    r"\b(?:the )?(?:annexe?|static|caravan|basement|bedsit|outbuildings?|granny flat|studio|flat (?=above)) ?(?:at|in|"
    r"behind|above) |"
    r"\b(?:lower|upper) ground, |\b(?:the )?(?:rear|back) of |\bc/o )$",
    re.IGNORECASE,
)
_HOUSE_BEFORE = re.compile(r"\b(?:at|in|to|from|outside|is|lives|visit(?:ed)?|of) ([A-Za-z]\w{4,14}), $")
_BY_TRIGGER = (  # a pattern is tried where one of its words was typed
    (words_of("narrowboat boat houseboat barge widebeam static nb wb narrow canal wide house"), _BOAT),
    (words_of("narrowboat boat houseboat barge caravan narrow house"), _SMALL_BOAT),
    (words_of("corner junction end bottom top back"), _CORNER),
    (words_of("fold house hall view bank lodge villa grange croft mill"), _HOUSE_AND_STREET),
    (words_of("number no"), _NUMBER_IN_WORDS),
    (words_of("old"), _OLD_HOUSE),
    (words_of("moorings mooring marina boatyard boat basin site"), _MOORED),
    (
        words_of(
            "bungalow annexe annex lodge cottage farmhouse old caravan schoolhouse gatehouse vicarage barn forge mill"
        ),
        _SMALL_HOUSE,
    ),
)
_TAILS = 3  # parts of an address behind its street, at most
_LONGEST_HEAD = 44  # characters


def find_odd_homes(text: str, words: list[Token], lists: Lists) -> Iterator[Span]:
    """Yields boats and moorings, rooms of named houses, farms, and three words that stand for a place."""
    said = {word.folded for word in words}
    yield from find_described_homes(text, words, said, lists)
    patterns = [pattern for trigger, pattern in _BY_TRIGGER if not trigger.isdisjoint(said)]
    if FIGURE.search(text):
        patterns += [_NUMBER_FIRST, _HOTEL, _ON_STREET, _ARTICLED, _STREET_FIRST]
        for match in _LETTERED.finditer(text):
            if not _LISTED_AS.search(text[max(0, match.start() - 10) : match.start()]):
                yield Span(match.start(), match.end(), "ADDRESS")
        for match in _NUMBER_BEHIND.finditer(text):
            house = match.group(1) or match.group(2)
            named = fold(house).split()
            work = (
                _WORK.search(text[max(0, match.start() - 32) : match.start()])
                or house.isupper()
                or not _ROOMS_OF_WORK.isdisjoint(named)
            )
            if not work and not (len(named) == 1 and named[0] in lists.words):
                yield Span(match.start(), match.end(), "ADDRESS")
    if "The " in text:
        patterns.append(_THE_HOUSE)
    if "//" in text:
        patterns.append(_WORDS_FOR_PLACE)
    for pattern in patterns:
        yield from (Span(match.start(), match.end(), "ADDRESS") for match in pattern.finditer(text))
    if not _UP.isdisjoint(said):
        for match in _UP_THE_HILL.finditer(text):
            if match.group(1).split()[0].lower() not in _NO_STEPS:
                yield Span(match.start(1), match.end(1), "ADDRESS")
    if "-" in text or not _FARMS.isdisjoint(said):
        yield from _farms(words, lists)


_UP = words_of("brow brae wynd ginnel drove loke steps rigg garth ings staithe snicket chare butts stairs yard")


def _farms(words: list[Token], lists: Lists) -> Iterator[Span]:
    """Farms and cottages by name, and Welsh homes whose name has hyphens: "Upper Nant-y-Felin"."""
    for index, word in enumerate(words):
        if word.capital and index and word.folded in _FARMS:
            first = capitals_start(words, index, 3)
            then = words[index + 1] if index + 1 < len(words) else None
            if (
                first < index
                and words[index - 1].folded not in say.NO_FARMS
                and not (then and then.tight and then.capital)
            ):
                yield Span(words[first].start, word.end, "ADDRESS")
        elif (
            word.capital
            and "-" in word.folded
            and _WELSH_HYPHENS.fullmatch(word.text)
            and word.folded not in lists.towns
            and word.folded not in lists.villages
        ):
            yield Span(words[capitals_start(words, index, 1)].start, word.end, "ADDRESS")


def widened(text: str, span: Span, lists: Lists) -> Span:
    """An address with what leads to it and what follows: "the annexe, Dunelm Cottage", "23 Priory St, top bell"."""
    start, end = span.start, span.end
    before = text[max(0, start - _LONGEST_HEAD) : start]
    head = _HEAD.search(before)
    if head:
        start -= len(head.group())
    elif text[start : start + 1].isdigit() and (house := _HOUSE_BEFORE.search(before)):
        name = fold(house.group(1))
        if name not in lists.words or name in say.TREES:
            start -= len(before) - house.start(1)
    end = with_half(text, end)
    for _ in range(_TAILS):
        tail = _TAIL.match(text, end) or _STREET_BEHIND.match(text, end)
        end = with_half(text, tail.end()) if tail else end
    return Span(start, end, span.label)
