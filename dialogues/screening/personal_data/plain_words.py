"""Who a name stands for, in plain words: a child, a colleague, a parent; "someone" where nothing says."""

import re

RELATIVES = (
    r"mum|mums|mam|mother|dad|dads|father|nan|nana|gran|granny|grandma|grandad|stepdad|stepmum|aunt|auntie|uncle|"
    r"brother|sister|siblings?|foster|carers?|parents?|teacher|school|placement|class|social worker|behaviour|nursery"
)
_BY_TITLE = (
    (re.compile(r"(?:mr|mrs|dr) (?:and|&) ", re.IGNORECASE), "couple"),
    (re.compile(r"nurse\b", re.IGNORECASE), "nurse"),
    (re.compile(r"dr\b", re.IGNORECASE), "doctor"),
    (
        re.compile(r"(?:pc|pcso|ds|di|dc|dci|dcs|supt|sgt|sergeant|inspector|constable)\b", re.IGNORECASE),
        "police officer",
    ),
    (re.compile(r"(?:cllr|councillor)\b", re.IGNORECASE), "councillor"),
    (re.compile(r"(?:rev|reverend|revd|imam|rabbi|rebbetzin|pastor|mufti)\b", re.IGNORECASE), "faith leader"),
    (re.compile(r"(?:auntie|aunty|aunt|uncle)\b", re.IGNORECASE), "relative"),
    (re.compile(r"prof(?:essor)?\b", re.IGNORECASE), "colleague"),
)
_OWNS_RELATIVE = re.compile(rf"(?:['’]s?)? (?:new |old )?(?:{RELATIVES})\b", re.IGNORECASE)
_WORK = (
    r"team|office|housing|health|camhs|mash|yot|probation|early help|police|legal|finance|school|nursery|hub|"
    r"hostel|refuge|"
    r"midwifery|social care|education|the council|the trust|commissioning|licensing|reception|outreach|hr|admin|women|"
    r"the church|the food bank|the library|the ward|the unit|barnardo|home-?start|fire"
)
_POST = (
    r"social worker|sw\b|hv\b|health visitor|senco|sendco|dsl|ta\b|fsw|key ?worker|link worker|nurse|midwife|"
    r"manager|chair|"
    r"interpreter|teacher|head of|adviser|advisor|mentor|officer|analyst|gp\b|yot|yjs|lead\b|practitioner|deputy"
)
# What stands right before and right after a name, in this order: the first that fits decides.
_BESIDE = (
    (
        "parent",
        re.compile(r"\b(?:(?:mum|dad|mother|father|parent),? )$", re.IGNORECASE),
        re.compile(
            r" (?:is the only (?:dad|mum)|(?:signed|had) (?:the )?(?:form|consent|scan)|was at her scan)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "colleague",
        re.compile(
            rf"\b(?:joint (?:visit|working) (?:with|w|wi)|handover (?:from|to)|spoke (?:to|with|w)|worked with|"
            rf"supervision with|"
            rf"thanks to|(?:{_POST}),?(?: is| was)?) $",
            re.IGNORECASE,
        ),
        re.compile(
            rf" (?:from|at|in|on) (?:the |our )?(?:\w+ )?(?:{_WORK})|,? \(?(?:our |the |my |a )?(?:\w+ )?(?:{_POST})|"
            r" (?:chairs?|chaired|covers|covered|interpret|translates|supervises|referred|emailed|runs the|"
            r"did the visit)",
            re.IGNORECASE,
        ),
    ),
    (
        "child",
        re.compile(
            r"\b(?:baby|child|pupil|foster carers? (?:for|of)|placement for|diagnosis for|little|taxi for) $",
            re.IGNORECASE,
        ),
        re.compile(
            rf" (?:and (?:his|her) (?:{RELATIVES})|(?:is|was|got|has been|gets) (?:\w+ )?(?:excluded|"
            rf"\d{{1,2}}\b|missing|fostered|"
            rf"placed|stabbed|bullied|adopted|fourteen|thirteen|twelve|eleven|ten\b|nine\b|fifteen|sixteen|"
            rf"out of school)|"
            rf"(?:kicked off|cried|told (?:her|his) teacher|has had \w+ workers|wants (?:his|her) old worker)|"
            rf",? \(?\d{{1,2}}\)?,)",
            re.IGNORECASE,
        ),
    ),
)


def person_noun(said: str, before: str, after: str, *, initials: bool) -> str:
    """Who the words right beside say it is: child, colleague, parent, or what the title says; else "someone"."""
    for title, noun in _BY_TITLE:
        if title.match(said):
            return noun
    if _OWNS_RELATIVE.match(after):
        return "child"
    for noun, beside_before, beside_after in _BESIDE:
        if beside_after.match(after) or beside_before.search(before):
            return noun
    return "child" if initials else "someone"
