from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import SettingError, Settings, read_settings, require_telegram

ROOT = Path(__file__).parent.parent.parent
TOKEN = "123:abc_DEF-456"


@pytest.fixture(autouse=True)
def clean_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for field in Settings.__struct_fields__:
        monkeypatch.delenv(field.upper(), raising=False)


def test_every_setting_stands_in_the_example_file() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    assert {line.partition("=")[0].lower() for line in lines if "=" in line and not line.startswith("#")} == set(
        Settings.__struct_fields__
    )


def test_the_command_line_goes_before_the_environment_and_that_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("DATABASE=file.sqlite3\nORGANISATION=Northshire\nSAFEGUARDING_CONTACT=01234\n", "utf-8")
    assert read_settings().database == Path("file.sqlite3")
    monkeypatch.setenv("DATABASE", "environment.sqlite3")
    assert read_settings().database == Path("environment.sqlite3")
    assert read_settings(Path("line.sqlite3")).database == Path("line.sqlite3")
    assert read_settings().contacts.safeguarding == "Northshire: 01234"


@pytest.mark.parametrize(
    ("name", "value"),
    [("ACCESS", "everybody"), ("LOG_LEVEL", "loud"), ("MESSAGES_PER_SECOND", "many"), ("BANK_HOLIDAYS", "FRA")],
)
def test_a_wrong_setting_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError, match=name):
        read_settings()


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({}, "TELEGRAM_BOT_TOKEN is missing"),
        ({"TELEGRAM_BOT_TOKEN": "secret"}, "TELEGRAM_BOT_TOKEN does not look like a token"),
        ({"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": "telegram"}, "TELEGRAM_API_URL"),
        ({"TELEGRAM_BOT_TOKEN": TOKEN, "WEBHOOK_URL": "bot.example"}, "WEBHOOK_URL"),
        ({"TELEGRAM_BOT_TOKEN": TOKEN, "WEBHOOK_URL": "https://bot.example/hook"}, "WEBHOOK_SECRET"),
        (
            {"TELEGRAM_BOT_TOKEN": TOKEN, "WEBHOOK_URL": "https://a.b", "WEBHOOK_SECRET": "s", "WEBHOOK_LISTEN": "x"},
            "WEBHOOK_LISTEN",
        ),
    ],
)
def test_what_telegram_needs_is_named_and_no_secret_is_told(
    changes: dict[str, str], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in changes.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingError, match=named) as error:
        require_telegram(read_settings())
    assert not any(value in str(error.value) for name, value in changes.items() if name == "TELEGRAM_BOT_TOKEN")


def test_a_key_can_stand_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("key").write_text("a long key\n", "utf-8")
    monkeypatch.setenv("DATABASE_KEY_FILE", "key")
    assert read_settings().database_key == "a long key"
    monkeypatch.setenv("DATABASE_KEY", "another")
    with pytest.raises(SettingError, match="both set"):
        read_settings()


@pytest.mark.parametrize(("content", "named"), [(None, "can't be read"), (" \n", "is empty")])
def test_a_key_file_that_holds_no_key_is_named(
    content: str | None, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_KEY_FILE", "key")
    if content is not None:
        Path("key").write_text(content, "utf-8")
    with pytest.raises(SettingError, match=named):
        read_settings()


@pytest.mark.parametrize("name", ["RETENTION_MONTHS", "UNFINISHED_DAYS"])
@pytest.mark.parametrize("value", ["0", "-1", "soon", "1.5"])
def test_keeping_for_no_time_at_all_is_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError, match=name):
        read_settings()


@pytest.mark.parametrize("value", ["-1", "nan", "inf", "many"])
def test_a_pace_that_is_none_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MESSAGES_PER_SECOND", value)
    with pytest.raises(SettingError, match="MESSAGES_PER_SECOND is a number such as 30"):
        read_settings()


def test_the_list_of_deletions_lies_beside_the_database_or_where_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings(Path("r.sqlite3")).tombstones.key_file == Path("r.sqlite3-tombstone-key")
    monkeypatch.setenv("TOMBSTONE_KEY_FILE", "/safe/key")
    assert read_settings().tombstones.list_file == Path("/safe/key.list")
