"""/mine leads to all that is held, whatever tables there are."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import msgspec

from bot.messages import Incoming, Typed
from storage import own_data
from tests.bot.privacy.helping import WORDS, everything, files, labels, reflects, rows

if TYPE_CHECKING:
    from bot.library import Library
    from tests.stage import Stage


async def test_it_sends_a_page_to_read_and_the_same_as_data(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann, finishes=True)
    await everything(ann)
    sent = files(ann)
    assert list(sent) == ["my-reflections.png", "about-me-2026-11-23.html", "about-me-2026-11-23.json"]
    page = sent["about-me-2026-11-23.html"].decode()
    assert WORDS in page
    assert "What happened" in page
    tables = msgspec.json.decode(sent["about-me-2026-11-23.json"])["tables"]
    assert tables["respondent"][0]["address"] == "ann"
    assert WORDS in [row["words"] for row in tables["response"]]
    assert tables["conversation"][0]["state"]["answers"]["event"]["words"] == WORDS
    assert labels(ann.heard[-1]) == ["My reflections, one by one", "What I share", "Delete everything"]


async def test_what_is_known_of_a_message_on_telegram_is_in_it(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.write("/start extent")
    await ann.press("Start")
    await stage.walk.take([Incoming("test", "ann", Typed(WORDS, message=77))])
    await everything(ann)
    tables = msgspec.json.decode(files(ann)["about-me-2026-11-23.json"])["tables"]
    assert [row["message"] for row in tables["typed_message"]] == [77]


async def test_an_errand_that_fails_is_told_and_holds_up_no_other(stage: Stage) -> None:
    ann, bob = stage.person("ann"), stage.person("bob")
    await reflects(ann)
    await bob.write("/start")
    async with stage.database.transaction() as transaction:
        await transaction.write("UPDATE conversation SET started_at = 'some day'", [()])
        await transaction.write(
            "INSERT INTO errand (respondent, kind, argument, asked_at) VALUES (?, 'everything', '', '')", [(1,), (2,)]
        )
    heard = await stage.play()
    assert heard["ann"].startswith("That did not work")
    assert "to read" in heard["bob"]


async def test_nothing_of_anybody_else_is_in_it(stage: Stage) -> None:
    ann, bob = stage.person("ann"), stage.person("bob")
    await reflects(ann)
    await reflects(bob)
    await everything(bob)
    tables = msgspec.json.decode(files(bob)["about-me-2026-11-23.json"])["tables"]
    mine = await rows(stage, "SELECT id FROM conversation WHERE respondent = 2")
    assert {row["conversation"] for row in tables["response"]} == {mine[0][0]}
    assert "ann" not in {row.get("address") for row in tables["respondent"]}


async def test_what_somebody_typed_stays_text_in_the_page(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann)
    await ann.write("/back")
    await ann.write("we met <script>alert(1)</script> & talked about it for an hour with the board over there")
    await everything(ann)
    page = files(ann)["about-me-2026-11-23.html"].decode()
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(page)
    assert "script" not in tags
    assert "&lt;script&gt;" in page


async def test_asking_again_and_again_while_nothing_is_sent_does_not_pile_files_into_files(stage: Stage) -> None:
    ann = stage.person("ann")
    await reflects(ann)
    for _ in range(5):
        async with stage.database.transaction() as transaction:
            await transaction.write(
                "INSERT INTO errand (respondent, kind, argument, asked_at) VALUES (1, ?, '', '')", [("everything",)]
            )
        await stage.errands.run()
    sizes = [size for (size,) in await rows(stage, "SELECT length(message) FROM outbox ORDER BY id")]
    assert max(int(str(size)) for size in sizes) < 60_000


async def test_every_table_about_people_is_covered(stage: Stage, library: Library) -> None:
    async with stage.database.transaction() as transaction:
        covered = await own_data.tables(transaction)
        columns = await transaction.rows(
            "SELECT one.name, two.name FROM sqlite_schema AS one, pragma_table_info(one.name) AS two"
            " WHERE one.type = 'table'"
        )
        references = await transaction.rows(
            'SELECT one.name, two."table", on_delete FROM sqlite_schema AS one,'
            " pragma_foreign_key_list(one.name) AS two"
            " WHERE type = 'table'"
        )
    about_people = {name for name, column in columns if column in ("respondent", "conversation", "address")}
    about_people |= {name for name, other, _ in references if other in covered}
    assert about_people == set(covered), "refer to respondent or conversation ON DELETE CASCADE"
    assert [row for row in references if row[1] in covered and row[2] != "CASCADE"] == []
    for name in covered:
        assert library.texts(f"held_{name}"), "say in en.yaml what the table holds"
