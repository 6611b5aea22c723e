from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec
import pytest
from PIL import Image

from bot.digests import picture
from bot.digests.composing import Digest
from bot.digests.disclosure import Figure
from bot.digests.figures import BANDS, Shares
from bot.digests.periods import block_with, week
from bot.digests.telling import Told
from bot.digests.wording import in_words
from bot.main import run
from bot.pictures import card
from dialogues.plain_language import level_of
from storage.database import Database

if TYPE_CHECKING:
    from pathlib import Path

    from bot.library import Library
    from tests.bot.digests.conftest import Demo

MOST_IN_CAPTION = 1024
SHARING = "overall.challenge.information-sharing"
CORE = Figure("all", "closeness", "mixed", "10-19")
AIM = Figure("extent", "purpose", "high", "10-19")


def plain(text: str) -> str:
    return unescape(re.sub(r"</?[a-z]+>", "", text))


def of_week(told: Told) -> Digest:
    return Digest(1, week(39), provisional=False, told=told)


def of_block(told: Told) -> Digest:
    return Digest(1, block_with(39), provisional=False, told=told)


def test_a_full_digest_reads_aloud(library: Library) -> None:
    told = Told(SHARING, ("What did we wait for?",), (CORE,), (SHARING,), {"all.closeness": "low"})
    block = Told(SHARING, ("Another?",), (AIM,), (), {"extent.purpose": "mixed"})
    assert plain(in_words(library, "Early Help <North>", [of_week(told), of_block(block)])) == (
        "Early Help <North>, week to 4 October\n"
        "How close you worked with others: mixed, 10 to 19 people. Last time: mostly low.\n"
        "Over four weeks:\n"
        "Mostly high, 10 to 19 people: Same aim (last time mixed).\n"
        "What came up most: sharing information is hard.\n"
        "\n"
        "From the review of 2008: Agencies have different jobs and gather different facts, so sharing them can be hard."
        " Some of what stands in the way is technical. Some is professional or ethical."
        " (Overarching issues, challenges)\n"
        "\n"
        "For your next meeting, ten minutes:\n"
        "What did we wait for?\n"
        "Another?\n"
        "\n"
        "Some things are not shown, to protect people."
    )


def test_shares_are_told_in_words(library: Library) -> None:
    told = Told(SHARING, ("?",), (msgspec.structs.replace(CORE, shares=Shares(0.4, 0.0, 0.6)),))
    assert "About 40 percent lower, 60 percent upper part" in in_words(library, "North", [of_week(told)])


def test_the_withheld_sentence_is_the_same_with_all_figures_and_with_none(library: Library) -> None:
    for told in (Told(SHARING, ("?",)), Told(SHARING, ("?",), (CORE, AIM), (SHARING,))):
        assert in_words(library, "North", [of_week(told)]).endswith("Some things are not shown, to protect people.")


async def test_every_digest_fits_on_a_phone_screen_and_reads_plainly(demo: Demo, library: Library) -> None:
    database = await Database.open(demo.database, alone=False)
    async with database.transaction() as transaction:
        rows = await transaction.rows("SELECT last_week, weeks, content FROM release")
    await database.close()
    told = {(int(str(last)), int(str(weeks))): str(content) for last, weeks, content in rows}
    texts = set()
    for _, weeks, content in rows:
        one = msgspec.json.decode(str(content), type=Told)
        texts.add(in_words(library, "Early Help North", [of_week(one) if weeks == 1 else of_block(one)]))
    assert len(told) > 10
    for text in texts:
        assert len(plain(text)) < MOST_IN_CAPTION
        words = "\n".join(
            line for line in plain(text).split("\n") if not re.match(r"(Mostly|Mixed|What came|Over four)", line)
        )
        level = level_of(re.sub(r" \([^)]*\)", "", words))
        assert level.longest_sentence <= 25, text
        assert level.average_sentence <= 14, text
        assert level.grade <= 8, text


def test_a_picture_shows_each_figure_in_the_shade_of_its_band_on_its_own_paper(library: Library) -> None:
    figures = tuple(Figure("extent", "purpose", band, "5-9") for band in BANDS)
    drawn = Image.open(BytesIO(picture.draw(library, [of_block(Told(SHARING, ("?",), figures))]) or b"")).convert("RGB")
    colours = {colour for _, colour in drawn.getcolors(1 << 24)}
    shades = [tuple(bytes.fromhex(fill[1:])) for fill, _ in picture._SHADES.values()]
    assert set(shades) <= colours
    assert drawn.getpixel((0, 0)) == drawn.getpixel((drawn.width - 1, drawn.height - 1))


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours (WCAG 2.2, 1.4.3)."""

    def luminance(colour: str) -> float:
        parts = [byte / 255 for byte in bytes.fromhex(colour[1:])]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_everything_in_a_picture_has_contrast_and_shades_differ_in_lightness_alone() -> None:
    assert contrast(card.INK, card.PAPER) >= 7
    assert contrast(card.FAINT_INK, card.PAPER) >= 4.5
    for fill, ink in picture._SHADES.values():
        assert contrast(fill, ink) >= 4
    low, mixed, high = (fill for fill, _ in picture._SHADES.values())
    assert contrast(low, mixed) >= 2
    assert contrast(mixed, high) >= 2


def test_without_figures_there_is_no_picture(library: Library) -> None:
    assert picture.draw(library, [of_week(Told(SHARING, ("?",)))]) is None


@pytest.mark.parametrize("name", ["team", "period"])
def test_the_command_asks_for_both(name: str, tmp_path: Path) -> None:
    wanted = {"team": "North", "period": "2026-W40"}
    del wanted[name]
    arguments = [part for key, value in wanted.items() for part in (f"--{key}", value)]
    with pytest.raises(SystemExit) as stop:
        run(["digest", "--database", str(tmp_path / "x.sqlite3"), *arguments])
    assert stop.value.code == 2
