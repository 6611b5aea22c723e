"""A drawn script: everything is there, nothing lies over anything else, and the file is an SVG."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.library import build_library, read_sources
from dialogues.drawing import draw
from dialogues.drawing.lanes import LANE, lanes_of
from dialogues.drawing.looks import LOOKS
from dialogues.drawing.measuring import width_of, wrapped
from dialogues.drawing.picture import CLOSING, REPLY, TRACKS, picture_of
from dialogues.drawing.pieces import Box, Dot, Drawing, Words
from dialogues.drawing.question import LEFT, WIDTH, Exit
from dialogues.script import Item, Option, Script

LIBRARY = build_library(read_sources())
LABELS = {point.id: point.label for point in LIBRARY.review}
SCRIPTS = LIBRARY.scripts


def words_in(drawing: Drawing) -> list[Words]:
    return [piece for piece in drawing.pieces if isinstance(piece, Words)]


def boxes_in(drawing: Drawing) -> list[Box]:
    return [piece for piece in drawing.pieces if isinstance(piece, Box) and piece.width == WIDTH]


def assert_nothing_overlaps(drawing: Drawing) -> None:
    words = words_in(drawing)
    for one in words:
        left, right = one.span
        assert 0 <= left < right <= drawing.width, one
        assert one.size <= one.y <= drawing.height, one
    for one, other in combinations(words, 2):
        beside = one.span[1] <= other.span[0] or other.span[1] <= one.span[0]
        above = one.y + 0.2 * one.size <= other.y - 0.75 * other.size
        below = other.y + 0.2 * other.size <= one.y - 0.75 * one.size
        assert beside or above or below, (one, other)
    for upper, lower in combinations(sorted(boxes_in(drawing), key=lambda box: box.y), 2):
        assert upper.bottom < lower.y
    for one in words:
        around = [box for box in boxes_in(drawing) if box.y < one.y < box.bottom and one.span[1] > LEFT]
        assert all(box.x <= one.span[0] and one.span[1] <= box.right for box in around), one


@pytest.mark.parametrize("theme", SCRIPTS)
def test_everything_that_the_author_wrote_is_to_be_seen(theme: str) -> None:
    script = SCRIPTS[theme]
    root = ET.fromstring(draw(script, LABELS))
    text = " ".join("".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text"))
    wanted = [script.title, script.about, REPLY[0], CLOSING[0]]
    for item in script.items:
        wanted += [item.in_brief, item.id, LOOKS[item.kind].words, item.ask[0], LABELS.get(item.source, "")]
        wanted += [option.label for option in item.options]
    for words in wanted:
        assert words in text


@pytest.mark.parametrize("theme", SCRIPTS)
def test_nothing_lies_over_anything_else(theme: str) -> None:
    assert_nothing_overlaps(picture_of(SCRIPTS[theme], LABELS))


@pytest.mark.parametrize("theme", SCRIPTS)
def test_each_form_stops_at_its_questions(theme: str) -> None:
    drawing = picture_of(SCRIPTS[theme], LABELS)
    for form, (x, _) in TRACKS.items():
        stops = [piece for piece in drawing.pieces if isinstance(piece, Dot) and piece.x == x]
        asked = [item for item in SCRIPTS[theme].items if item.asked_in in (form, "both")]
        assert len(stops) == len(asked) + 1


def test_the_reply_comes_before_the_plan_and_the_closing_screen_last() -> None:
    names = [words.text for words in words_in(picture_of(SCRIPTS["extent"], LABELS)) if words.bold]
    order = [names.index(name) for name in ("What got in the way", "Reply", "My plan", "Closing screen")]
    assert order == sorted(order)


def test_skip_logic_is_drawn_with_its_target_in_words() -> None:
    shown = [words.text for words in words_in(picture_of(SCRIPTS["processes"], LABELS))]
    assert shown.count("to 2 The change") == 1
    assert shown.count("Otherwise, or if skipped, to 5 How close") == 1
    assert shown.count("Then to 5 How close") == 2
    assert "otherwise, or if skipped" in [words.text for words in words_in(picture_of(SCRIPTS["reach"], LABELS))]


def test_a_way_to_the_end_leads_to_the_closing_screen() -> None:
    item = Item("stop", "one", "Stop", ("Stop?",), "ours", (Option("a", "Yes", "end"), Option("b", "No")))
    drawing = picture_of(Script("a", 1, "A", "About it.", (item,)), {})
    assert "to closing screen" in [words.text for words in words_in(drawing)]
    assert_nothing_overlaps(drawing)


def test_a_long_button_has_its_target_below_it() -> None:
    options = (Option("a", "W" * 30, "last"), Option("b", "No"))
    first = Item("first", "one", "Which", ("Which?",), "ours", options)
    last = Item("last", "one", "W" * 24, ("And?",), "ours", options[1:])
    assert_nothing_overlaps(picture_of(Script("a", 1, "A", "About it.", (first, last)), {}))


def test_ways_in_one_lane_never_meet() -> None:
    exits = [Exit("b", 10), Exit("c", 20), Exit("b", 30), Exit("d", 120)]
    lanes = lanes_of(exits, {"b": 100.0, "c": 60.0, "d": 200.0, "e": 300.0})
    assert lanes == {"c": 0, "b": 1, "d": 0}
    assert LANE > 2


def test_signs_of_markup_are_words_like_any_other() -> None:
    item = Item("a", "one", '<b> & "c"', ("</text><script>",), "ours", (Option("x", "]]>\x0b"), Option("y", "&amp;")))
    root = ET.fromstring(draw(Script("a", 1, "<svg>", "a < b", (item,)), {}))
    text = "".join(root.itertext())
    for words in ('<b> & "c"', "</text><script>", "]]>", "&amp;", "<svg>"):
        assert words in text


def test_the_same_script_gives_the_same_picture() -> None:
    assert draw(SCRIPTS["reach"], LABELS) == draw(SCRIPTS["reach"], LABELS)


def test_text_is_broken_where_it_must_be() -> None:
    assert wrapped("one two three", 10, width_of("one two", 10)) == ["one two", "three"]
    assert all(width_of(line, 10) <= 50 for line in wrapped("W" * 40 + " i", 10, 50))
    assert width_of("漢", 10) > width_of("é", 10) > width_of("i", 10)


def texts(most: int) -> st.SearchStrategy[str]:
    return st.text("Wil m?漢é", min_size=1, max_size=most).map(lambda text: text.strip() or "x")


@st.composite
def scripts(draw_from: st.DrawFn) -> Script:
    count = draw_from(st.integers(1, 7))
    items = []
    for place in range(count):
        ahead = st.none() | st.sampled_from([*(f"item-{n}" for n in range(place + 1, count)), "end"])
        kind = draw_from(st.sampled_from(["words", "one", "several", "rating", "plan"]))
        labels = draw_from(st.lists(texts(30), min_size=2, max_size=5)) if kind in ("one", "several", "rating") else []
        items.append(
            Item(
                id=f"item-{place}",
                kind=kind,
                in_brief=draw_from(texts(24)),
                ask=tuple(draw_from(st.lists(texts(200), min_size=1, max_size=2))),
                source=draw_from(st.sampled_from(["ours", "extent.feature.joint-planning"])),
                options=tuple(
                    Option(str(n), label, draw_from(ahead), draw_from(st.booleans())) for n, label in enumerate(labels)
                ),
                probe=("More?",) if draw_from(st.booleans()) else (),
                nudge=("When?",) if kind == "plan" else (),
                finds=draw_from(st.sampled_from([None, "enabler", "challenge"])),
                go_to=draw_from(ahead),
                asked_in=draw_from(st.sampled_from(["full", "short", "both"])),
            )
        )
    return Script("theme", 1, draw_from(texts(60)), draw_from(texts(200)), tuple(items))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scripts())
def test_however_long_its_texts_and_wherever_it_leads_nothing_overlaps(script: Script) -> None:
    assert_nothing_overlaps(picture_of(script, LABELS))
    ET.fromstring(draw(script, LABELS))
