"""Words for a person, beside which letters are initials, and for what a person has and does."""

import re


def by_first_letter(alternatives: str) -> str:
    """The same alternatives grouped by their first letter, which a search skips at once where no one begins."""
    grouped: dict[str, list[str]] = {}
    for each in alternatives.split("|"):
        grouped.setdefault(each[0], []).append(each[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in grouped.items()) + ")"


PERSON = by_first_letter(
    "cyp|fao|cc|case of|mum of|dad of|mother of|nan of|carer of|sibling of|brother of|sister of|child|children|"
    "baby|family|"
    "families|young person|young man|young woman|young "
    "lady|yp|yps|siblings?|brother|sister|twins?|boy|girl|pupil|student|parent|mother|father|"
    "mum|dad|mam|"
    "nan|gran|grandma|grandad|grandmother|grandfather|aunt|auntie|uncle|stepdad|stepmum|teen|teenager|toddler|infant|"
    "patient|client|son|daughter|cousin|colleague|worker|foster carer|carer|resident|learner|minor|unborn|bairn|"
    "kid|lad|"
    "lass|practitioner|manager|teacher|staff member|adult|person|subject|named|called|niece|nephew|partner|boyfriend|"
    "girlfriend|service user|care leaver|foster child|y/p|eldest|youngest|oldest"
)
KIN = (
    r"(?:mum|mums|mother|dad|dads|father|nan|nana|gran|grandma|grandad|stepdad|stepmum|step-?dad|aunt|"
    r"auntie|uncle|brother|sister|siblings?|foster|carers?|parents?|family|social worker|school|placement|"
    r"case|plan|behaviour|teacher|review|partner|boyfriend|girlfriend|son|daughter|baby|nursery|house|"
    r"home|room|needs|file|care|voice|views|wishes|phone|meeting|key worker|attendance)"
)
DOES = re.compile(
    r"(?:['’]s)? (?:is|was|has|had|said|says|told|asked|went|came|isn['’]?t|wasn['’]?t|hasn['’]?t|"
    r"didn['’]?t|does|doesn['’]?t|did|disclosed|and (?:his|her|their|i\b)|mum|rang|left|moved|missed|wants|"
    r"feels|felt|refused|stayed|stays|lives|attends|will)\b",
    re.IGNORECASE,
)
