"""Homes told by what they are above, beside or behind: "Flat 5 above Booths Bakery", "twenty two harrington mews"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.places import street_words as say
from dialogues.screening.personal_data.places.streets import odd
from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.tokens import Token
from dialogues.screening.personal_data.word_lists import Lists, words_of

_PLAIN = "|".join(sorted(say.PLAIN_STREETS - {"str", "cl", "ter", "drive", "close", "parade", "broadway", "croft"}))
_SHOP = (
    r"(?:shop|chippy|chip shop|bakery|bakers?|butchers?|takeaway|pub|salon|barbers?|bookies|launderette|laundrette|"
    r"cafe|café|"
    r"off[ -]licence|newsagents?|pharmacy|chemist|garage|restaurant|kebab(?: shop| house)?|pizza place|florists?|"
    r"post office|"
    r"spar|co-?op|greggs|tesco|bank|club|inn|arms|vets|dentists?|tattooist|tanning place|nail bar|working men['’]?s)"
)
_FLAT = r"(?:(?:flat|bedsit|studio|maisonette|apartment)(?: \d{1,3}[a-z]?)?|room \d{1,3}[a-z]?)"
_ABOVE = re.compile(
    rf"\b(?i:{_FLAT}) (?i:above|over|behind|below|beneath|on top of|under|next to) (?:(?i:the|a) )?"
    rf"(?:[A-Z][\w'’]{{1,14}}(?: [A-Z&][\w'’]{{0,14}}){{0,3}}|(?:[\w'’]{{2,14}} ){{0,2}}{_SHOP}\b)"
    rf"(?:,? (?:(?:on|in) (?:the )?)?(?:[\w'’]{{2,14}} ){{1,2}}(?i:{_PLAIN})\b)?"
)
_IN_LANE = re.compile(  # "the bungalow on pit lane", "shiremoor cottage off mill road"
    r"\b(?:the )?(?:(?!the |a |an |my |our |his |her |their |this |that |in |at |to )[\w'’]{3,14} )?"
    r"(?:bungalow|cottage|caravan|farmhouse|static|annexe?|farm|smallholding|lodge|bedsit|hostel|house boat|houseboat) "
    r"(?:on|off|up|down|along|in|by|at the (?:end|top|bottom) of) (?:the )?"
    rf"(?!the |a |my |our |his |her |their |this |that |main )[\w'’]{{3,14}} (?:{_PLAIN})\b",
    re.IGNORECASE,
)
_BUILT = re.compile(
    r"\b(?:[A-Z][\w'’]{2,14} ){1,2}(?:Toll|Lock|Lock Keeper['’]?s|Gate|Mill|Pump|Coach|Engine|Signal|Station|Ferry|"
    r"Chapel|"
    r"Farm|School|Weir|Bridge|Keeper['’]?s|Well|Dower|Boat|Wheel|Lime|Ice|Malt|Brew) (?:House|Cottages?|Lodge|"
    r"Bungalow|Barn)\b(?! (?:Hotel|School|Surgery|Practice|Pub|Clinic|Inn|Nursery|Centre|Museum))"
)
_ON_SITE = re.compile(
    r"\b(?:(?!the |at |from |to |on |in |our |a )[\w'’]{3,14} ){1,2}(?:site|park|estate|moorings|marina|yard|"
    r"farm|court|"
    r"house),? "
    r"\(?(?:plot|pitch|berth|mooring|bay|van|caravan|chalet|hut|pod|lodge) \d{1,3}[a-z]?\b",
    re.IGNORECASE,
)
_NUMBERED_THE = re.compile(
    r"(?<![\w/.:£$\-])\d{1,4}[a-h]? The (?:Old |New )?[A-Z][\w'’]{2,14}(?: [A-Z][\w'’]{2,14})?, "
    r"(?:[A-Z][\w'’]{1,14} ){1,3}"
    r"(?:Lane|Road|Street|Hill|Close|Way|Drive|Avenue|Row|Green|Square|Yard|Rd|St|Ln|Ave|Court|Place|Rise|Walk)\b"
)
_KINDS_OF_HOUSE = (
    r"View|Cottages?|House|Lodge|Villas?|Bungalow|Mount|Croft|Rise|Bank|Lea|Cross|End|Court|Gables|Dene|Nook|Garth|"
    r"Towers?|Heights|Mansions?|Barn|Mill|Hall|Crest|Brow|Holme|Hurst|Haven|Rest|Dale|Oaks|Elms|Firs|Side|Brae|Top"
)
_KINDS_SAID = words_of(
    "view cottage cottages house lodge villa villas bungalow mount croft rise bank lea cross end court gables "
    "dene nook "
    "garth tower towers height heights mansion mansions barn mill hall crest brow holme hurst haven rest dale "
    "oaks elms "
    "firs side brae top"
)
_COMMA = re.compile(", [A-Z]")
_HOUSE_ON_HILL = re.compile(
    rf"\b((?:[A-Z][\w'’]{{1,14}} ){{1,2}}(?:{_KINDS_OF_HOUSE}), (?!The |And )(?:[A-Z][\w'’]{{1,14}} ){{1,2}}"
    r"(?:Hill|Lane|Road|Street|Row|Green|Rd|St|Ln|Ave|Avenue|Close|Drive|Way|Terrace|Bank|Brow|Rise|Fold|Gate|Square|"
    r"Yard|Walk|Place|Side|Grove|Wynd|Brae|Common|Bottom|End))\b"
)
_WORK = re.compile(
    r"\b(?:office|offices|base|based|hub|team|training|trained|lunch|conference|hotdesk\w*|panel|court|clinic|"
    r"rally|venue)\b"
    r"[^.!?\n]{0,24}$",
    re.IGNORECASE,
)
_NUMBER_LAST = re.compile(  # "elmfeild avenue 29"
    r"\b(?!the |at |on |in |to |off |high |main )[\w'’]{3,14} (?:avenue|road|street|lane|crescent|terrace|"
    r"gardens|rd|ave|"
    r"drive|close)"
    r" \d{1,4}[a-h]?(?![\w:/]| ?(?:am|pm|mins?|minutes|hours?|times|weeks?|days?|miles|years?|kids|children|"
    r"people|of)\b)",
    re.IGNORECASE,
)
_TREE_ALONE = re.compile(  # "44 sycamore was a no lone visit house"
    r"(?<![\w/.:£$\-])\d{1,3}[a-h]? (?i:sycamore|hawthorn|chestnut|laurel|maple|poplar|elm|birch|beech|larch|hornbeam|"
    r"kestrel|linden|juniper|bluebell|foxglove|primrose|magnolia|acacia)(?= (?:was|is|has|had|again|twice|today|"
    r"when|but|"
    r"and (?:the|she|he|we|they|no))\b|[.,;]|$)",
    re.MULTILINE,
)
_RARE_LANE = re.compile(
    r"\b(?:on|off|up|down|along|at|in|to|from) ((?:[A-Z][\w'’]{2,14} ){1,3}(?:Drove|Loan|Loke|Brow|Brae|Wynd|Ginnel|"
    r"Rigg|Garth|"
    r"Ings|Staithe|Snicket|Chare|Butts|Fold|Hey|Gill|Bottoms?|Bank Top|Bank|Rise|View|Nook|Hollow|Dene|Croft|Mount|"
    r"Heights|Mead|Leys?|"
    r"Pastures|Paddocks?|Orchard|Spinney|Copse|Dell|Knoll|Quay|Wharf|Row|Yard|Steps|Walk|Way))\b(?! [A-Z]|"
    r" (?:hub|centre|office|school|surgery|clinic|team|forward))"
)
_DWELLER = re.compile(
    r"\b(?:mum|dad|nan|nana|gran|grandad|grandma|granny|auntie|aunt|uncle|family|they|he|she|brother|sister|mother|"
    r"father|stepdad|"
    r"boyfriend|girlfriend|carers?|grandparents|kids|children|lad|boy|girl|caravan|van|stables|home|house|flat|"
    r"stopping|"
    r"parked|pitched|sofa|place|bail|tag|stay|stays|staying|dossing|sleeping|door|knocked|curfew|address)\b"
    r"(?:['’]?(?:s|re)| is| are| was| were)?(?: (?:now|still|back|over|up|down|by|all|out|stopping|staying))?"
    r"(?: by the \w{3,10})? (?:on|off|up|down|along|at|in|to|from) $",
    re.IGNORECASE,
)
_ROUGH = re.compile(
    r"\b(?:tent|van|car|lorry|shed|lock-?up|caravan),? (?:(?:on|by|in|at|under|behind|near) )(?:the |a )?"
    r"(?:[\w'’]{3,14} ){0,2}(?:towpath|bridge|canal|woods?|car park|layby|lay-by|underpass|embankment|riverbank|"
    r"viaduct|cemetery)"
    r"(?: (?:by|near|behind|under|at|off) (?-i:[A-Z])[\w'’]{2,14}(?: (?-i:[A-Z])[\w'’]{2,14}){0,2})"
    r"|\b(?:tent|van|car|caravan), (?:[\w'’]{3,14} ){0,2}(?:towpath|bridge|canal|woods?|car park|layby|lay-by|"
    r"underpass|"
    r"embankment)(?: (?:by|near|behind|under|at|off) (?-i:[A-Z])[\w'’]{2,14}(?: (?-i:[A-Z])[\w'’]{2,14}){0,2})?",
    re.IGNORECASE,
)
_ROUGHLY = words_of("tent van car lorry shed lockup lock-up caravan")
_LANES = words_of(
    "drove loan loke brow brae wynd ginnel rigg garth ings staithe snicket chare butts fold hey gill bottom "
    "bottoms bank "
    "rise view nook hollow dene croft mount heights mead ley leys pastures paddock paddocks orchard spinney copse dell "
    "knoll quay wharf row yard steps walk way"
)
_LAST_STREETS = words_of("avenue road street lane crescent terrace gardens rd ave drive close")
_NUMBER_WORDS = words_of(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
)
_HOMES = words_of(
    "flat flats room bedsit studio maisonette apartment bungalow cottage caravan farmhouse static annexe annex farm "
    "smallholding lodge hostel houseboat boat"
)
_SITES = words_of("plot pitch berth mooring bay van caravan chalet hut pod lodge")
_BUILT_SO = words_of("house cottage cottages lodge bungalow barn")
_STREET = 3  # words of a street behind its number
_HALF = re.compile(
    r" (?:North|South|East|West|Upper|Lower|north|south|east|west)(?![\w'’-])(?! of\b| (?:[A-Z]|team|side|"
    r"office|end|is\b))"
)


def find_described_homes(text: str, words: list[Token], said: set[str], lists: Lists) -> Iterator[Span]:
    """Yields flats above shops, cottages along lanes, plots of sites, and houses whose number is in words."""
    patterns = [pattern for triggers, pattern in _BY_TRIGGER if not triggers.isdisjoint(said)]
    if " The " in text:
        patterns.append(_NUMBERED_THE)
    if any(map(str.isdecimal, text)):
        patterns += [_TREE_ALONE] if _LAST_STREETS.isdisjoint(said) else [_TREE_ALONE, _NUMBER_LAST]
    for pattern in patterns:
        yield from (Span(match.start(), match.end(), "ADDRESS") for match in pattern.finditer(text))
    yield from _where_people_are(text, said)
    if not (_NUMBER_WORDS.isdisjoint(said) or say.PLAIN_STREETS.isdisjoint(said)):
        yield from _numbered_in_words(words, lists)


_BY_TRIGGER = (  # a pattern is tried where one of its words was typed
    (_HOMES, _ABOVE),
    (_HOMES, _IN_LANE),
    (_SITES, _ON_SITE),
    (_BUILT_SO, _BUILT),
    (_ROUGHLY, _ROUGH),
)


def _where_people_are(text: str, said: set[str]) -> Iterator[Span]:
    """Lanes by rarer kinds where somebody is, and houses on a hill that are no office."""
    if not _LANES.isdisjoint(said):
        for match in _RARE_LANE.finditer(text):
            if _DWELLER.search(text[max(0, match.start(1) - _LOOK_BACK) : match.start(1)]):
                yield Span(*match.span(1), "ADDRESS")
    if not _KINDS_SAID.isdisjoint(said) and _COMMA.search(text):
        for match in _HOUSE_ON_HILL.finditer(text):
            if not _WORK.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]):
                yield Span(match.start(), match.end(), "ADDRESS")


_LOOK_BACK = 48  # characters


def _numbered_in_words(words: list[Token], lists: Lists) -> Iterator[Span]:
    """A street whose number is in words: "twenty two harrington mews", "Nine Albion Terrace"."""
    for index, word in enumerate(words):
        if word.folded.split("-")[0] not in _NUMBER_WORDS or (index and words[index - 1].folded in _NUMBER_WORDS):
            continue
        first = index
        while first < len(words) and words[first].folded.split("-")[0] in _NUMBER_WORDS:
            first += 1
        for last in range(first + 1, min(first + _STREET, len(words))):
            street, named = words[last], words[first:last]
            if not all(each.tight for each in words[first : last + 1]):
                break
            if street.folded in say.PLAIN_STREETS and street.folded not in say.ALSO_VERBS | {"str", "ter", "cl"}:
                signed = street.capital and all(each.capital for each in named)
                known = named[-1].folded in say.NO_STREETS or not _ends(words, last)
                if not known and (signed or any(odd(each, lists) for each in named)):
                    yield Span(word.start, street.end, "ADDRESS")


def _ends(words: list[Token], last: int) -> bool:
    """Whether nothing goes on behind the street: no "ten king street flyers"."""
    then = words[last + 1] if last + 1 < len(words) else None
    return then is None or not then.tight or then.folded in say.AFTER_STREET


def with_half(text: str, end: int) -> int:
    """Where a street ends that is split in two: "71 Wellington Rd East", "Pump Lane South"."""
    half = _HALF.match(text, end)
    return half.end() if half else end
