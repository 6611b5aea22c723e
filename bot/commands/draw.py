"""`reflection-bot draw`: a picture of a script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.common import DONE, MisuseError, sound_sources
from dialogues.building import build_review, build_script
from dialogues.drawing import draw
from dialogues.problems import did_you_mean

if TYPE_CHECKING:
    import argparse

    from bot.commands.common import Commands


def add(commands: Commands, everywhere: argparse.ArgumentParser) -> None:
    """Say how it is called."""
    parser = commands.add_parser("draw", parents=[everywhere], help="draw a script, to see it at a glance")
    parser.add_argument("theme", metavar="THEME", help="the theme of the script")
    parser.add_argument("file", type=Path, metavar="FILE.svg", help="where the picture goes")
    parser.add_argument("--folder", type=Path, metavar="FOLDER", help="scripts of your own")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.file.suffix.lower() != ".svg":
        raise MisuseError(f"The picture is an SVG, so {str(options.file)!r} should end in .svg.")
    sources = sound_sources(options.folder)
    scripts = {script.theme: script for script in (build_script(one, sources.shared) for one in sources.scripts)}
    if options.theme not in scripts:
        raise MisuseError(f"There is no theme {options.theme!r} here. {did_you_mean(options.theme, scripts)}")
    labels = {point.id: point.label for point in build_review(sources.points)}
    try:
        options.file.write_text(draw(scripts[options.theme], labels), "utf-8")
    except OSError as error:
        raise MisuseError(f"{options.file} can't be written: {error.strerror}.") from error
    print(f"{options.file} shows {options.theme}. A browser opens it.")
    return DONE
