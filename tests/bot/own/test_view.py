"""The view adds up, and says only what the person said."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageColor

from bot.own import picture
from bot.own.drawing import picture_message
from bot.own.picture import draw
from bot.own.view import MOST_TIMES, view_of
from bot.own.words import in_words
from bot.pictures import card
from bot.pictures.drawing import content_of
from tests.bot.own.looking_back import FEW, RESPECT, TIME, one

if TYPE_CHECKING:
    from bot.library import Library
    from bot.own.view import View
    from storage.own_reflections import Finished


def view(library: Library, *finished: Finished) -> View:
    return view_of(library.all_scripts, library.review, finished, [each.outcome for each in finished if each.plan])


def test_what_was_named_most_comes_first_and_of_equals_what_came_up_last(library: Library) -> None:
    helped = view(library, one(helped=RESPECT), one(helped=TIME), one(helped=TIME), one(helped=RESPECT)).helped
    assert [(each.label, each.count) for each in helped] == [
        (library.review[RESPECT].label, 2),
        (library.review[TIME].label, 2),
    ]


def test_what_was_shown_counts_only_where_nothing_was_picked_and_it_was_said_to_fit(library: Library) -> None:
    assert view(library, one(shown=RESPECT, verdict="fits")).helped[0].label == library.review[RESPECT].label
    assert view(library, one(shown=RESPECT, verdict="partly")).helped == ()
    assert view(library, one(shown=RESPECT)).helped == ()
    assert view(library, one(helped="", shown=RESPECT, verdict="fits")).helped == ()


def test_a_challenge_that_an_answer_to_what_helped_brought_is_no_hindrance(library: Library) -> None:
    seen = view(library, one(shown=FEW, verdict="fits"))
    assert (seen.helped, seen.hindered) == ((), ())


def test_plans_are_told_by_what_became_of_them(library: Library) -> None:
    plan = "when we meet i will ask"
    seen = view(library, one(plan=plan, outcome="did"), one(plan=plan), one(), one(plan=plan, outcome="not-yet"))
    assert seen.plans == (("did", 1), ("not-yet", 1), ("open", 1))
    assert "You made 3 plans: did it 1; not yet 1; still open 1." in in_words(library, seen)


def test_how_close_moves_over_all_themes_from_the_oldest_to_the_newest(library: Library) -> None:
    seen = view(
        library,
        one(1, closeness="apart"),
        one(2, "reach", closeness="cant-say"),
        one(3, "reach", closeness="planned"),
        one(4, "overall", closeness="planned"),
    )
    assert [rating.places for rating in seen.ratings] == [(0, 2, 2)]
    assert "How close: Mostly apart, then Planned together (2 times)." in in_words(library, seen)


def test_one_rating_alone_has_not_moved(library: Library) -> None:
    assert view(library, one(closeness="apart")).ratings == ()


def test_a_theme_that_is_gone_counts_as_a_reflection_and_nothing_else(library: Library) -> None:
    seen = view(library, one(theme="weather", helped=RESPECT, closeness="apart"))
    assert (seen.reflections, seen.themes, seen.helped) == (1, (), ())
    assert in_words(library, seen).splitlines()[1] == "You finished one reflection, on 2 September 2026."


REFLECTIONS = st.lists(
    st.builds(
        one,
        theme=st.sampled_from(["extent", "reach", "overall", "weather"]),
        helped=st.sampled_from([None, "", RESPECT, TIME, FEW]),
        closeness=st.sampled_from(["", "apart", "planned", "shared", "cant-say"]),
        plan=st.sampled_from(["", "when we meet i will ask"]),
        outcome=st.sampled_from([None, "did", "partly", "not-yet", "dropped"]),
    ),
    min_size=1,
    max_size=30,
)


@given(REFLECTIONS)
def test_counts_add_up_and_no_number_is_larger_than_the_reflections(library: Library, finished: list[Finished]) -> None:
    seen = view(library, *finished)
    assert sum(theme.count for theme in seen.themes) == sum(each.conversation.theme != "weather" for each in finished)
    assert sum(count for _, count in seen.plans) == sum(bool(each.plan) for each in finished)
    assert all(0 < each.count <= len(finished) for each in (*seen.themes, *seen.helped, *seen.hindered))
    assert all(2 <= len(rating.places) <= MOST_TIMES for rating in seen.ratings)
    words = in_words(library, seen)
    for each in (*seen.themes, *seen.helped, *seen.hindered, *seen.ratings):
        assert each.label in words, "the words say all that the picture shows"


def test_the_picture_waits_as_what_it_shows_and_fits_a_phone(library: Library) -> None:
    finished = [one(n, theme, helped=RESPECT, closeness="apart", plan="x") for n, theme in enumerate(library.scripts)]
    message = picture_message(library, view(library, *finished))
    assert message.attachment is not None
    assert message.attachment.content == b""
    drawn = Image.open(BytesIO(content_of(library, message.attachment)))
    assert drawn.width == card.WIDTH
    assert drawn.height < 2.3 * drawn.width
    assert len(draw(library, view(library, one()))) > 0


def contrast(one_colour: str, other: str) -> float:
    """Give the contrast of two colours (WCAG 2.2, 1.4.3)."""
    lights = sorted(luminance(one_colour) for one_colour in (one_colour, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in ImageColor.getrgb(colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_letters_and_marks_stand_out_by_lightness_alone_on_the_card_s_own_paper() -> None:
    assert min(contrast(card.PAPER, ink) for ink in (card.INK, card.FAINT_INK)) >= 4.5
    assert min(contrast(card.PAPER, mark) for mark in (card.DEEP, card.MIDDLE)) >= 3
    assert contrast(card.DEEP, card.MIDDLE) >= 2


def test_a_label_that_is_too_long_is_cut_where_it_ends_in_the_picture() -> None:
    cut = card.cut("a title that somebody wrote at great length for a theme of their own", 36, 400)
    assert cut.endswith("...")
    assert card.font(36).getlength(cut) <= 400
    assert card.cut("short", 36, 400) == "short"


def test_nothing_that_comes_with_the_bot_is_cut(library: Library) -> None:
    names = [*(script.title for script in library.scripts.values()), *(point.label for point in library.review)]
    places = [
        option.label
        for script in library.scripts.values()
        for item in script.items
        for option in item.options
        if item.kind == "rating" and not option.outside_scale
    ]
    assert [name for name in names if card.cut(name, card.SMALL + 2, picture.ROOM_FOR_NAMES) != name] == []
    assert [place for place in places if card.cut(place, card.SMALL, picture.ROOM_FOR_PLACES) != place] == []
