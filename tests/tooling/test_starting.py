"""What somebody sees who starts the newsroom, and what starting leaves behind."""

import os
import socket
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from newsroom.environment import NEEDS, Environment

ROOT = Path(__file__).resolve().parent.parent.parent
ELSEWHERE = "postgres://nobody@127.0.0.1:1/nothing?connect_timeout=2"


@pytest.fixture
def environment(tmp_path):
    return {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "k" * 60,
        "DATA_DIR": str(tmp_path / "data"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "HOST": "127.0.0.1",
        "PORT": "0",
    }


@pytest.fixture
def start(environment):
    """Runs a program of the newsroom to its end: its code and what it wrote to stderr."""

    def run(*command, **changes):
        return subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment | changes,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def is_one_line(text):
    return text.strip() and "Traceback" not in text and len(text.strip().splitlines()) == 1


def is_untouched(folder):
    """Whether no table was made; Django's own checks may open the database."""
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        return not database.execute("SELECT name FROM sqlite_master").fetchall()


COMMAND = ["manage.py", "migrate"]
SERVER = ["-m", "gunicorn"]


@pytest.mark.parametrize("program", [COMMAND, SERVER], ids=["command", "server"])
def test_a_missing_secret_key_is_one_clear_line(start, program):
    ended = start(*program, SECRET_KEY="")
    assert ended.returncode != 0
    assert is_one_line(ended.stderr), ended.stderr
    assert ended.stderr.startswith("SECRET_KEY is not set")


@pytest.mark.parametrize("program", [COMMAND, SERVER], ids=["command", "server"])
def test_an_unreachable_database_is_one_clear_line(start, program):
    ended = start(*program, DATABASE_URL=ELSEWHERE)
    assert ended.returncode != 0
    assert is_one_line(ended.stderr), ended.stderr
    assert ended.stderr.startswith("The database cannot be used: ")


def test_a_database_in_a_folder_that_is_not_there_is_one_clear_line(start, tmp_path):
    ended = start(*COMMAND, DATABASE_URL=f"sqlite:///{tmp_path}/nowhere/db.sqlite3")
    assert is_one_line(ended.stderr), ended.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "carrier-pigeon://loft"),
        ("DATABASE_URL", "loft"),
        ("CACHE_URL", "loft"),
        ("EMAIL_URL", "carrier-pigeon://loft"),
        ("STORAGE_URL", "ftp://loft"),
        ("SITE_URL", "paper.example"),
        ("SITE_URL", "https://paper.example/news"),
        ("SITE_URL", "https://paper.example?a=b"),
        ("SITE_URL", "https://paper.example:99999"),
        ("DEBUG", "maybe"),
        ("TIME_ZONE", "Mars/Olympus"),
        ("LANGUAGE_CODE", "xx"),
        ("LOG_LEVEL", "loud"),
        ("TRUSTED_PROXY_COUNT", "some"),
        ("DATA_DIR", "/dev/null/data"),
        ("DATA_DIR", "/proc"),  # where nobody can make a folder
    ],
)
def test_a_setting_that_cannot_be_used_is_one_clear_line(start, name, value):
    ended = start("manage.py", "check", **{name: value})
    assert ended.returncode != 0
    assert is_one_line(ended.stderr), ended.stderr
    assert name in ended.stderr or "setting" in ended.stderr


@pytest.mark.parametrize("name", ["PORT", "WEB_THREADS"])
def test_a_number_of_the_server_that_is_none_is_one_clear_line(start, name):
    ended = start(*SERVER, **{name: "some"})
    assert ended.returncode != 0
    assert is_one_line(ended.stderr), ended.stderr
    assert name in ended.stderr


SERVE = ["manage.py", "serve"]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"PORT": "99999"}, "PORT goes up to 65535"),
        ({"PORT": "some"}, "PORT has to be a number"),
        ({"HOST": "192.0.2.1"}, "HOST cannot be “192.0.2.1”"),
        ({"HOST": "nowhere.invalid"}, "HOST cannot be “nowhere.invalid”"),
    ],
)
def test_a_place_that_nobody_can_serve_at_is_one_clear_line(start, tmp_path, told, sentence):
    ended = start(*SERVE, **told)
    assert ended.returncode != 0
    assert is_one_line(ended.stderr), ended.stderr
    assert ended.stderr.startswith(sentence)
    assert is_untouched(tmp_path)


@pytest.mark.parametrize("debug", ["0", "1"])
def test_a_port_that_is_taken_is_one_clear_line_before_anything_is_made(start, tmp_path, debug):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended = start(*SERVE, PORT=str(port), DEBUG=debug)
    assert is_one_line(ended.stderr), ended.stderr
    assert ended.stderr.startswith(f"Port {port} is taken: choose another, as in make run PORT=")
    assert is_untouched(tmp_path)


@pytest.mark.parametrize("program", [COMMAND, SERVER, ["manage.py", "prepare"]])
def test_a_database_that_is_none_is_one_clear_line(start, tmp_path, program):
    (tmp_path / "db.sqlite3").write_text("These are the words of a letter.\n" * 100)
    ended = start(*program)
    assert ended.returncode != 0
    assert is_one_line(ended.stderr), ended.stderr
    assert ended.stderr.startswith("The database cannot be used: ")


def test_a_service_whose_package_is_not_there_names_the_extra(monkeypatch):
    monkeypatch.setitem(NEEDS, "django.db.backends.postgresql", ("no_such_package", "postgres"))
    monkeypatch.setenv("DATABASE_URL", "postgres://desk@db.example/paper")
    env = Environment()
    with pytest.raises(SystemExit, match=r"DATABASE_URL .* pip install '\.\[postgres\]'"):
        env.service("DATABASE_URL", env.db_url_config, default="sqlite://")


def test_settings_in_another_encoding_are_one_clear_line(tmp_path):
    (tmp_path / ".env").write_bytes("SITE_NAME=Küstenbote".encode("latin-1"))
    with pytest.raises(SystemExit, match="UTF-8"):
        Environment().read_file(tmp_path / ".env")


def test_what_is_logged_is_said_in_whatever_case(start):
    ended = start("manage.py", "check", LOG_LEVEL="info", TIME_ZONE="europe/berlin")
    assert ended.returncode == 0, ended.stderr


@pytest.fixture
def folder(tmp_path):
    """A clone with its .venv, in which nothing was started yet."""
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text())
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    return tmp_path


def make(folder, *targets):
    subprocess.run(["make", *targets], cwd=folder, check=True, capture_output=True)


def test_the_first_start_writes_a_secret_that_only_its_owner_reads(folder):
    make(folder, ".env")
    settings = dict(line.split("=", 1) for line in (folder / ".env").read_text().splitlines())
    assert len(settings["SECRET_KEY"]) >= 50
    assert len(settings["DEMO_PASSWORD"]) >= 10
    assert stat.S_IMODE((folder / ".env").stat().st_mode) == 0o600


def test_settings_that_were_written_are_never_overwritten(folder):
    (folder / ".env").write_text("SECRET_KEY=mine\n")
    make(folder, "--always-make", ".env", "--assume-old=.venv/bin/python")
    assert (folder / ".env").read_text() == "SECRET_KEY=mine\n"
