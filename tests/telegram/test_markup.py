"""What was shown can be shown again: HTML to text with entities, and back."""

from hypothesis import given
from hypothesis import strategies as some

from bot.channels.telegram_channel.markup import Entity, as_html
from tests.telegram.markup import parse_html

TAGS = ("b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler")
words = some.text("ab &<>\"'é👍\n", min_size=1, max_size=6).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
html = some.recursive(
    words,
    lambda inner: some.lists(
        inner | some.builds("<{0}>{1}</{0}>".format, some.sampled_from(TAGS), inner), min_size=1, max_size=4
    ).map("".join),
    max_leaves=12,
).map(lambda text: f"x{text}x")


@given(html)
def test_text_and_entities_become_html_that_means_the_same(text: str) -> None:
    plain, entities = parse_html(text)
    again = as_html(plain, [Entity(one["type"], one["offset"], one["length"]) for one in entities])
    shown, forms = parse_html(again)
    assert shown == plain
    assert sorted(forms, key=str) == sorted(entities, key=str)


def test_a_link_keeps_its_address() -> None:
    text = 'see <a href="https://example.org/?a=1&amp;b=2">the <b>notice</b></a> & ask'
    plain, entities = parse_html(text)
    shaped = [Entity(one["type"], one["offset"], one["length"], one.get("url", "")) for one in entities]
    assert '<a href="https://example.org/' in as_html(plain, shaped)
    assert "the <b>notice</b></a> &amp; ask" in as_html(plain, shaped)


def test_a_form_that_the_bot_never_uses_is_left_out() -> None:
    assert as_html("at @somebody", [Entity("mention", 3, 9)]) == "at @somebody"
