"""What is shipped for running the bot says what the code and the documents say; real tools judge it where they are."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from bot.settings import Settings

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
MOST_EXPOSED = 2.5
NOBODY = 65534


def containerfile() -> list[str]:
    """Give the instructions of the Containerfile, each on one line."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Containerfile").read_text("utf-8"), flags=re.MULTILINE)
    return [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def instructions(name: str) -> list[str]:
    return [line.split(maxsplit=1)[1] for line in containerfile() if line.startswith(f"{name} ")]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not at hand")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_is_hardened(unit: Path) -> None:
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--no-pager", str(unit)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    level = re.search(rf"Overall exposure level for {unit.name}: ([\d.]+)", judged.stdout)
    if level is None:
        pytest.skip("this systemd can't judge a file")
    assert float(level[1]) <= MOST_EXPOSED


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not at hand")
def test_systemd_understands_every_line(tmp_path: Path) -> None:
    for file in (*UNITS, *DEPLOY.glob("*.timer")):
        text = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", file.read_text("utf-8"), flags=re.MULTILINE)
        (tmp_path / file.name).write_text(text, "utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    about_ours = [line for line in verified.stderr.splitlines() if "reflection-bot" in line]
    assert about_ours == []


def test_the_unit_waits_for_a_person_where_a_person_is_needed_and_reloads() -> None:
    lines = (DEPLOY / "reflection-bot.service").read_text("utf-8").splitlines()
    assert {"RestartPreventExitStatus=2", "ExecReload=kill -HUP $MAINPID", "User=reflection-bot"} <= set(lines)


@pytest.mark.skipif(shutil.which("nginx") is None or shutil.which("openssl") is None, reason="nginx is not at hand")
def test_nginx_takes_its_configuration(tmp_path: Path) -> None:
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=bot.example.org"]
    files = ["-keyout", "privkey.pem", "-out", "fullchain.pem"]
    subprocess.run([*certificate, *files], cwd=tmp_path, check=True, capture_output=True)
    site = (DEPLOY / "nginx.conf").read_text("utf-8").replace("/etc/letsencrypt/live/bot.example.org", str(tmp_path))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = " ".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in kinds)
    main = f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}} http {{ {folders} {site} }}"
    (tmp_path / "main.conf").write_text(main, "utf-8")
    tested = subprocess.run(["nginx", "-t", "-c", str(tmp_path / "main.conf")], capture_output=True, check=False)
    assert tested.returncode == 0, tested.stderr.decode()


def test_nginx_brings_updates_to_where_the_bot_listens() -> None:
    site = (DEPLOY / "nginx.conf").read_text("utf-8")
    assert f"proxy_pass http://{Settings().webhook_listen};" in site
    url = re.search(r"WEBHOOK_URL=https://bot\.example\.org(\S+)", site)
    assert url is not None
    assert f"location = {url[1]} {{" in site


def test_the_image_runs_as_nobody_and_its_root_needs_no_writing() -> None:
    assert instructions("USER") == [f"{NOBODY}:{NOBODY}"]
    assert containerfile().index(f"USER {NOBODY}:{NOBODY}") > containerfile().index("FROM " + instructions("FROM")[-1])
    assert instructions("VOLUME") == ["/data"]
    assert "PYTHONDONTWRITEBYTECODE=1" in instructions("ENV")[0]
    assert instructions("ENTRYPOINT") == ['["reflection-bot"]']


def test_the_image_is_built_in_stages_of_one_base_and_of_libraries_with_hashes() -> None:
    first, last = instructions("FROM")
    assert first == f"{last} AS build"
    assert last.endswith("-slim-bookworm")
    installed = next(one for one in instructions("RUN") if "pip" in one)
    assert "--require-hashes" in installed
    assert not instructions("ADD")
    copied = [one for one in containerfile() if one.startswith("COPY ")]
    assert all("--from=build" in one for one in copied[-3:])


def test_only_what_is_named_goes_into_the_image_and_it_exists() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    ruled = [line for line in lines if line and not line.startswith("#")]
    assert ruled[0] == "*"
    named = {line.removeprefix("!") for line in ruled if line.startswith("!")}
    copied = {path for one in instructions("COPY") if not one.startswith("--from") for path in one.split()[:-1]}
    assert copied == named
    left_out = {line for line in ruled if not line.startswith("!")} - {"*"}
    assert left_out == {"**/__pycache__"}  # commands read what the packages hold, demo the examples of tailoring too
    assert all((ROOT / path).exists() for path in named)


def test_settings_in_what_is_shipped_exist() -> None:
    known = {field.upper() for field in Settings.__struct_fields__}
    ours = {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "OPENBLAS_NUM_THREADS", "PATH"}
    set_in_image = set(re.findall(r"(\w+)=", instructions("ENV")[0]))
    service = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["reflection-bot"]
    assert set_in_image <= known | ours
    assert set(service["environment"]) <= known


def test_empty_lines_of_a_settings_file_do_not_undo_what_the_image_sets() -> None:
    in_image = dict(one.split("=", 1) for one in instructions("ENV")[0].split())
    settings = {name: value for name, value in in_image.items() if name.lower() in Settings.__struct_fields__}
    service = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["reflection-bot"]
    document = (ROOT / "docs" / "operating.md").read_text("utf-8")
    command = document[document.index("podman run") : document.index("podman exec")]
    assert service["environment"] == settings
    assert dict(re.findall(r"-e (\w+)=(\S+)", command)) == settings


def test_the_container_is_shut_in() -> None:
    service = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["reflection-bot"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).is_file()


def test_the_technician_reads_of_every_setting_and_every_event_of_the_log() -> None:
    document = (ROOT / "docs" / "operating.md").read_text("utf-8")
    assert [name for name in Settings.__struct_fields__ if f"`{name.upper()}" not in document] == []
    logged = {
        event
        for file in (ROOT / "bot").rglob("*.py")
        for event in re.findall(r'_log\.(?:info|warning|error)\(\s*"([^"]+)"', file.read_text("utf-8"))
    }
    quiet = {"listening", "stopping", "press not answered", "typing not shown"}
    assert sorted(event for event in logged - quiet if f"`{event}`" not in document) == []
    assert {name.replace("_", " ") for name in re.findall(r"\]\(\.\./([^)]+)\)", document)} >= {"Containerfile"}
    assert all((ROOT / "docs" / link).exists() for link in re.findall(r"\]\(([^)#]+)\)", document) if ":" not in link)
