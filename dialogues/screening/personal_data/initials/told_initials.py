"""Letters of an agency that the words beside make a child: "GP's GP", "the boy, NO, says", "place for M"."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.initials.acronyms import ROLES, SELDOM, THREE, WORDS_OF_TWO
from dialogues.screening.personal_data.word_lists import words_of

_CAPITALS = re.compile(r"(?<![\w.&/@#'’-])(?:[A-Z]{2,3}|[B-HJ-Z]\b)(?![\w&/@-]|\.\w)")
# What only people have, even where the letters are a role: "GP's nan".
_OWNS = re.compile(
    r"['’]s (?:new |old |own |first |foster |great |little |big |older |younger |half |step)?-?"
    r"(?:mum|mam|dad|mother|father|nan|nana|nanny|gran|granny|grandma|grandad|grandmother|grandfather|brother|sister|"
    r"siblings?|twin|aunt|auntie|uncle|cousin|foster|carers?|stepdad|stepmum|birthday|bedroom|bruises?|bail|tag|"
    r"passport|"
    r"coat|shoes|teddy)\b"
)
_OWNS_MORE = re.compile(
    r"['’]s (?:new |old |own |first )?(?:health visitor|hv|HV|gp|GP|social worker|sw|SW|school nurse|midwife|"
    r"key ?worker|nursery|teacher|dentist|solicitor|guardian|advocate|placement|school place|school|ehcp|EHCP|house|"
    r"wishes|views)\b"
)
_SAME_ROLE = re.compile(
    r"(?<![\w.&/@#'’-])([A-Z]{2,3})(?=(?:['’]s| and (?:the|his|her|their)| (?:have|has|had|needs?|met|saw|rang|hates?|"
    r"likes?|loves?|trusts?) (?:an?|the|no|his|her|their)|,? (?:whose|and whose)|"
    r" (?:is|was|isn['’]?t|wasn['’]?t|goes|went|comes|came)(?: not| still)? (?:on|in|under|at|to|off|down as)|"
    r",? ?\(?not (?:the|an?|our)) (?:new |old )?\1(?! (?:team|lead|"
    r"manager|service|student|office|hub|rota|desk)|\w))"
)
_EXPLAINED = re.compile(
    r"[ :,]{0,2}\(?(?:(?:not|i mean) (?:the|an?|our) (?:\w+ ){0,3}(?:team|service|agency|role|job|unit|group|disorder|"
    r"office|"
    r"company|sort|kind|one|worker|visitor|assistant|authority)\b|\(?the (?:child|boy|girl|baby|lad|teenager|toddler)[ "
    r",)])",
    re.IGNORECASE,
)
_CHILD_BEFORE = re.compile(
    r"\b(?:boy|girl|lad|lass|eldest|youngest|oldest|baby|toddler|teenager|twin|son|daughter|child|brother|sister|"
    r"nephew|niece|one), $"
)
_LITTLE = words_of("little lil wee poor dear darling")
_ENDS = r"[.,;:!?)](?!\w)|$"
_GOES_ON = re.compile(
    rf"{_ENDS}| (?:after|before|when|who|because|cos|since|until|again|at|today|yesterday|tonight|but|so|and|the whole|"
    r"the entire|all|in|on|for|from|last|next|this|every|now|is|was|has|had|while|without|though|if|would|we|i|I|"
    r"he|she|they|that)\b|['’]s\b"
)
_BEFORE_LETTER = words_of("about on for re beside behind without towards with")
_FOR_LETTER = words_of(
    "place placement bed school nursery plan worker carer carers taxi review visit meeting support passport coat form "
    "referral "
    "advocate mentor interpreter foster home family taf nothing anything something everything more minutes report "
    "agreed cake card next"
)
_ON_LETTER = words_of(
    "update mind minds eye eyes notes news info check checked closed gave given up agree agreed disagreed spoke report "
    "reports lead "
    "leads chronology file nothing anything something everything more word words"
)
_WITH_LETTER = words_of(
    "alone work working worked sat sits sit time session sessions spoke chat playing played upstairs home living lives "
    "stayed "
    "stay stays contact visit visits left outside"
)
_ABOUT_NOT = words_of("vitamin plan level grade class group block hepatitis type form category")
_CARES = re.compile(
    r"\b(?:anything|something|everything|nothing|words?|letters?|more|notes?|news|worr(?:y|ied|ying)|minds?|share[ds]?|"
    r"sharing|hear|heard|learn(?:ing|ed|t)|thinking|thought|disagreed?|worker|place|bed|placement|bruise|photo|"
    r"concerns?|story|file|case|talk(?:ed|ing)?|spoke|speak|spoken|chat|asked|laugh(?:ed|ing)?|cried|update|taxi|"
    r"passport|mum|dad|"
    r"nan|carers?|sat|play(?:ed|ing)|proud|scared|afraid|fond|hearing|cheque|cake|card|drawing)"
    r"(?: (?:left|back|here|there|only|much|more|today|yesterday|just|all|on|in|place))? "
    r"(?:about|on|for|re|from|with|of|beside|by) $",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"\b(?:if|whether) $")
_NAMED_SO = re.compile(
    r" (?:was|is|were) (?:a|the|his|her|their) (?:name|person|child|boy|girl|baby|kid|real|young|full|initials?)\b"
)
_IT_IS = re.compile(r"\b(?:[Ii]t['’]?s|[Ii]t was|really|mostly|only|always|just) $")
_WORRIES = re.compile(
    r" (?:i|I|we|that|who) (?:\w+ )?(?:worr(?:y|ied)|think|thought|remember|miss|feel|felt|meant?|mean|"
    r"saw|need|cried|"
    r"cries|lost|want|love|care|know)\b"
)
_HEARD = re.compile(
    r"\b(?:heard|closed|discharged|declined|assessed|discussed|discuss|saw|met|reviewed|considered|took|"
    r"collected|fetched|hugged|found|dropped|"
    r"forgot|lost|moved|"
    r"placed|missed|excluded|adopted|fostered) $"
)
_THEN = re.compile(
    rf" (?:last|first|again|today|yesterday|next|twice|home|alone|asleep|crying|hiding|outside|upstairs|without|to|"
    rf"from|after|before|into|back)\b|{_ENDS}"
)
_KIN_OF = re.compile(
    r"\b(?:mum|dad|mother|father|nan|gran|parents?|carers?|siblings|brothers|sisters|twins|auntie|aunt|uncle) of "
    r"(?:[A-Z]{2}(?:, | and |, and ))*$",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:plan|case|cin|cp|taf|file|ehcp|referral|lac|pep) (?:was |is |got |has )?"
    r"(?:closed|opened|stepped down|signed(?: off)?) (?:on|for|with|re) ([a-z]{2})(?= |[.,;]|$)",
    re.IGNORECASE,
)
_DOUBLE = re.compile(r"(?<![\w.])(?:[A-Z]\.){1,2} ?-?[A-Z]\.-?[A-Z]\.?(?!\w)|(?<![\w.])(?:[A-Z]\.){1,2}-[A-Z]\.?(?!\w)")
# In use for an agency, a role or a topic, so that "about CP" names nobody.
_IN_USE = ROLES | words_of(
    "MH IT HR PE TV OT SN EH QA PR OK AM UK EU UC AI ID CC CE CI SG LD PD CV RE PP NI US UN PI FE HE ICT NA BA MA AD "
    "BC EHC CIN LAC TAF TAC MAT SEN DSL IRO IF OR AND NOT ALL HQ DD DM DMs PT EA PB WC VC CF KS PS NE NW NHS TH IV "
    "EM EI FB GDPR DT RJ BBC CSE CCE SGO BSL ASD DBS PIP NFA ECT SLT SALT PRU EET DWP SI MP EE"
)
_BACK, _ON = 44, 44  # characters read before and behind


_SMALL_SPACED = re.compile(
    r"\b(?:for|about|of|re|with|on|told|saw|met|child|yp) ([b-hj-mo-qstvwz] [b-hj-mo-qstvwz])(?=[.,;:!?]| [a-z]{2}|$)"
)
_SMALL_OF = re.compile(
    r"\b(?:review|mum|dad|nan|care|placement|photo|case|story|file|plan|assessment|discharge|birth|views|needs|voice|"
    r"behaviour|carers?|meeting|visit|referral|report) of ([bdefghjklmpqstvz])(?= (?:on|at|in|last|this|and|was|is|who|"
    r"after|before|with|has|had|to)\b|[.,;!?]|$)"
)
_SMALL_OPENS = re.compile(
    r"(?:^|[.!?\n] ?|, |\b(?:and|but|so|cos|because|when|if|that|why|how) )([b-hj-mo-qstvwz])\.? (?=(?:has|had|is|was|"
    r"isnt|hasnt|"
    r"didnt|doesnt|isn['’]t|hasn['’]t|didn['’]t|doesn['’]t|went|said|wont|wants|told|lives|ran|came|left|"
    r"and (?:his|her))"
    r"\b)",
    re.MULTILINE,
)
_SMALL_DOTTED = re.compile(
    r"(?<![\w.'’])([a-z])\.(?=,? (?:had|has|went|said|told|came|lives|didn['’]?t|doesn['’]?t|wasn['’]?t|"
    r"and [a-z]\.(?!\w)|"
    r"(?:is|was) [a-z]))|(?<![\w.'’][a-z]\. )(?<=[a-z]\. and )([a-z])\.(?!\w)"
)
_HYPHENED = re.compile(r"(?<![\w.&/'’-])(?:[B-HJ-Z]-[A-Z]{2}|[B-DF-HJ-WYZ]-[A-Y])(?![\w'’.&-])")
_HYPHEN_AFTER = re.compile(
    r"\b(?:knows?|knew|met|saw|told|asked|about|for|re|with|of|from|child|yp|by|and|to)[:,]? \(?$|"
    r"[(:] ?$",
    re.IGNORECASE,
)
_ARE_INITIALS = re.compile(
    r"\b(?:those|they|these|it)['’ ]?(?:re|are|s|is)? (?:just |only )?(?:his|her|their|the) initials\b"
)
# Topics and plans, which never miss school or have a worker.
_TOPICS = words_of("PE CP DV MH TV ED AD AS BT NB TB UC PP BP MA BA NA AA SI HI LD PD")
_ACTS_HUMAN = re.compile(
    r" (?:had (?:missed|gone|been (?:excluded|seen|moved)|run)|has (?:missed|had (?:two|three|four|five|six|no|"
    r"\d)|run|gone)"
    r"|told (?:me|us|her|his)|cried|ran off|lives|sleeps|hates|loves|wants (?:his|her)|said (?:he|she))\b"
)
_SELDOM_BEFORE = words_of("about for re of with told met saw seen supporting visited hugged regarding")
_NOT_SELDOM = words_of(
    "KG KM MG ML MM DR OR BE IX II DJ GB EC PT PL SN WC WF GG XL MT NR CT AE BC NG QS VA AN EV NT VS LB LD PH CD DD FT"
)


_LONE = re.compile(r"[b-hj-z](?<![\w'’].)(?![\w'’])", re.IGNORECASE)


def find_told(text: str) -> Iterator[tuple[int, int]]:
    """Yields letters that are told to be a person though an agency has them too; none of a text all in capitals."""
    capitals = list(_CAPITALS.finditer(text))
    yield from (match.span() for match in capitals if _is_told(text, match))
    if len(capitals) > 1:
        yield from (match.span(1) for match in _SAME_ROLE.finditer(text))
    if capitals and "initials" in text and _ARE_INITIALS.search(text):
        yield from (match.span() for match in capitals if len(match.group()) > 1)
    if _LONE.search(text):
        for pattern in (_SMALL_SPACED, _SMALL_OF, _SMALL_OPENS):
            yield from (match.span(1) for match in pattern.finditer(text))
    if "." in text:
        yield from (match.span(match.lastindex or 1) for match in _SMALL_DOTTED.finditer(text))
    if "-" in text:
        for match in _HYPHENED.finditer(text):
            if _HYPHEN_AFTER.search(text[max(0, match.start() - 12) : match.start()]):
                yield match.span()
    if "-" in text and "." in text:
        yield from (match.span() for match in _DOUBLE.finditer(text))
    if any(said in text for said in ("closed", "opened", "stepped", "signed")):
        for match in _CLOSED.finditer(text):
            if match.group(1) not in WORDS_OF_TWO | _SMALL_IN_USE:
                yield match.span(1)


_SMALL_IN_USE = words_of("hv sw ta gp ep dv cp mh it la tv pc hr ok em ex mr ms dr st")


def _is_told(text: str, match: re.Match[str]) -> bool:
    letters, start, end = match.group(), *match.span()
    before, after = text[max(0, start - _BACK) : start], text[end : end + _ON]
    if len(letters) == 1:
        return _is_lone_child(letters, before, after.removeprefix("."))
    role = letters in _IN_USE
    if len(letters) == 3 and (letters in THREE or role):  # noqa: PLR2004  letters
        return False
    if after[:1] in {"'", "’"} and (_OWNS.match(after) or (not role and _OWNS_MORE.match(after))):
        return True
    last = before[:-1].rpartition(" ")[2].lower() if before.endswith(" ") else ""
    if last in _LITTLE:
        return not role
    if last.endswith(",") and after.startswith(",") and letters not in ROLES and _CHILD_BEFORE.search(before):
        return True
    if letters in _TOPICS and _ACTS_HUMAN.match(after) and last not in {"the", "a", "our", "their", "his", "her"}:
        return True
    if (
        (not role or after[:3].strip(" :,")[:1] == "(")
        and _EXPLAINED.match(after)
        and last not in {"the", "a", "an", "our", "and"}
    ):
        return True
    if last in _SELDOM_BEFORE and letters in SELDOM - _NOT_SELDOM:
        return after[:2].strip(" ").islower() or not after or after[0] in ".,;:!?)"
    return not role and last != "" and _is_spoken_of(before, after)


def _is_spoken_of(before: str, after: str) -> bool:
    """Whether somebody speaks of the letters, or sees them, as one does of a person."""
    if _WHETHER.search(before) and _NAMED_SO.match(after):
        return True
    if _IT_IS.search(before) and _WORRIES.match(after):
        return True
    if _GOES_ON.match(after) and _CARES.search(before):
        return True
    return bool((_HEARD.search(before) and _THEN.match(after)) or _KIN_OF.search(before))


def _is_lone_child(letter: str, before: str, after: str) -> bool:
    """Whether a single letter is somebody little, or somebody with whom or about whom something is."""
    said = before.lower().split()
    if not before.endswith(" ") or not said:
        return False
    last, earlier = said[-1], said[-2] if len(said) > 1 else ""
    if last in _LITTLE:
        return True
    if letter in "XURYQ" or last not in _BEFORE_LETTER or earlier in _ABOUT_NOT or not _GOES_ON.match(after):
        return False
    if last in {"beside", "behind", "without", "about"}:
        return True
    known = {"for": _FOR_LETTER, "on": _ON_LETTER, "with": _WITH_LETTER, "re": _ON_LETTER}.get(last, frozenset())
    return earlier in known
