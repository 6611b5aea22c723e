"""Scripts and points of one's own for the running bot: what a folder lacks comes with the bot."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pytest

from bot.commands.common import MisuseError, library_for
from bot.digests.composing import Digest
from bot.digests.disclosure import Figure
from bot.digests.drawing import digest_message
from bot.digests.periods import week
from bot.digests.telling import Told
from bot.library import with_sources
from bot.main import run
from bot.pictures.drawing import content_of
from bot.settings import Settings, read_settings
from tests.bot.test_settings import clean_surroundings  # noqa: F401  a fixture that each test here uses by itself

if TYPE_CHECKING:
    from pathlib import Path

    from bot.library import Library, Sources

LABEL = "    label: Built to last\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one theme, and some points, one in other words."""
    folder = tmp_path / "own"
    for part in ("themes", "review"):
        (folder / part).mkdir(parents=True)
        text = (resources.files("dialogues") / part / "extent.yaml").read_text("utf-8")
        (folder / part / "extent.yaml").write_text(text.replace(LABEL, LABEL.replace("last", "stay")), "utf-8")
    return folder


def test_the_setting_names_the_folder_and_points_that_it_lacks_come_with_the_bot(
    own: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCRIPTS", str(own))
    ours = library_for(read_settings())
    assert list(ours.scripts) == ["extent"]
    assert {point.id for point in ours.review} == {point.id for point in library.review}
    labels = {point.label for point in ours.review} - {point.label for point in library.review}
    assert labels == {"Built to stay"}


def test_a_folder_that_is_none_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRIPTS", str(tmp_path / "nowhere"))
    with pytest.raises(MisuseError, match="is not a folder with scripts"):
        library_for(read_settings())


def test_scripts_named_on_the_command_line_go_before_the_setting(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCRIPTS", str(tmp_path / "nowhere"))
    assert run(["chat", "--theme", "reach", "--scripts", str(own)]) == 2
    assert capsys.readouterr().err == "There is no theme 'reach'; there are extent.\n"


def test_a_digest_leaves_out_questions_that_are_asked_no_more(own: Path, sources: Sources) -> None:
    library = library_for(Settings(scripts=own))
    asked, gone = Figure("all", "closeness", "mixed", "10-19"), Figure("reach", "who", "high", "10-19")
    message = digest_message(library, "North", [of(asked, gone)])
    assert "How close you worked with others" in message.text
    assert "Mostly high" not in message.text
    assert message.attachment is not None
    assert content_of(library, message.attachment).startswith(b"\x89PNG")
    assert digest_message(library, "North", [of(gone)]).attachment is None
    assert "Mostly high" in digest_message(with_sources(library, sources), "North", [of(kept(sources))]).text


def kept(sources: Sources) -> Figure:
    """Give a figure of a theme that comes with the bot."""
    theme = next(script.data for script in sources.scripts if script.data["theme"] == "reach")
    question = next(one["id"] for one in theme["questions"] if one.get("kind") == "rating")
    return Figure("reach", question, "high", "10-19")


def of(*figures: Figure) -> Digest:
    finding = "overall.challenge.information-sharing"
    return Digest(1, week(40), provisional=False, told=Told(finding, ("What helped?",), figures))
