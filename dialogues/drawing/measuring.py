"""How wide a text gets, without a font at hand: the widths of DejaVu Sans, the widest of the usual fonts."""

from __future__ import annotations

from unicodedata import east_asian_width

_HUNDREDTHS = {
    28: "'ijl",
    32: "IJ ,.",
    36: "/:;\\|f-",
    41: "()[]t!r",
    50: '"*_`',
    55: "szc?",
    60: "LFkvxyP",
    63: "TYaoeESbdghnpqu$0123456789{}",
    69: "KAVBRXZC",
    77: "UHNDG",
    84: "&OQw#+<=>^~",
    100: "M%mW@",
}
_WIDTHS = {letter: width / 100 for width, letters in _HUNDREDTHS.items() for letter in letters}
_OTHER = 0.75
_WIDE = 1.2
_BOLD = 1.15


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of one line of text at most, in the units of `size`."""
    ems = sum(_WIDTHS.get(letter) or (_WIDE if east_asian_width(letter) in "WF" else _OTHER) for letter in text)
    return ems * size * (_BOLD if bold else 1)


def wrapped(text: str, size: float, most: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines that are no wider than `most`; a single word that is wider is broken too."""
    lines = [""]
    for word in [piece for whole in text.split() for piece in _pieces(whole, size, most, bold=bold)]:
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, bold=bold) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(word: str, size: float, most: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, bold=bold) > most:
            pieces.append("")
        pieces[-1] += letter
    return pieces
