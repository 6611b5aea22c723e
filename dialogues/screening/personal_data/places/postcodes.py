"""Postcodes, also as phones and forms garble them: in lower case, with odd gaps, with an O for a nought."""

import re
from collections.abc import Iterator

from dialogues.screening.personal_data.spans import Span
from dialogues.screening.personal_data.word_lists import words_of

_AREAS = words_of(
    "ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g "
    "gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw "
    "ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc "
    "wd wf wn wr ws wv yo ze"
)
_POSTCODE = re.compile(r"(?<![\w£])([A-Z]{1,2})( ?)\d[A-Z\d]?([ \-.,]{0,2})([\dO] ?)([A-Z]{2})(?![\w/])", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\bpost ?code['’]?s?\b[^.!?\n]{0,16}$", re.IGNORECASE)
# "2nd", "4pm": what stands behind a digit in ordinary sentences.
_ENDINGS = words_of("st nd rd th hr yr wk ft gb mb tb pt lb pg am pm kg km mg ml mm cm oz hz kb kw mp px yo bn")


def find_postcodes(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Yields postcodes; `words` are ordinary words in lower case."""
    for match in _POSTCODE.finditer(text):
        area, gap, divide, first, last = match.groups()
        if last.lower() in _ENDINGS and not (last.isupper() and area.isupper()):
            continue
        announced = bool(_ANNOUNCED.search(text[max(0, match.start() - 32) : match.start()]))
        real = area.lower() in _AREAS
        typed_well = area.isupper() and last.isupper() and not gap
        loose = bool(gap) or first in "oO" or first.endswith(" ") or divide.strip(" -") != ""
        shy = first.endswith(" ") or (len(area) > 1 and area.lower() in words) or last.lower() in words
        if announced or (real and not (loose and shy and not typed_well)) or (typed_well and len(area) > 1):
            yield Span(match.start(), match.end(), "POSTCODE")
