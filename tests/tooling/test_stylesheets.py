"""Stylesheets that pages ask for together are one file where static files were collected."""

import subprocess
import sys

from django.conf import settings

from newsroom import stylesheets


def test_without_collected_files_the_parts_are_named():
    parts = [f"/static/css/{part}.css" for part in stylesheets.BUNDLES["paper-whole"]]
    assert stylesheets.addresses("paper-whole") == parts


def test_collecting_makes_one_hashed_and_compressed_file_of_a_bundle(tmp_path):
    with_files = {
        "SECRET_KEY": "long-enough-for-this",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": "sqlite://:memory:",
        "DEBUG": "0",
        "PATH": "",
    }
    say = "from newsroom.stylesheets import addresses; print(*addresses('paper-whole'))"
    run = [sys.executable, "manage.py"]
    options = {"cwd": settings.BASE_DIR, "env": with_files, "check": True, "text": True}
    subprocess.run([*run, "collectstatic", "--noinput", "-v0"], **options)
    told = subprocess.run([*run, "shell", "-c", say], capture_output=True, **options).stdout
    (address,) = told.split()[-1:]
    assert told.count(".css") == 1
    sheet = tmp_path / address.removeprefix("/")
    text = sheet.read_text()
    assert "@font-face" in text
    assert ".masthead" in text
    assert "../fonts/source-serif-4-latin." in text
    assert "../fonts/source-serif-4-latin.woff2" not in text
    assert sheet.with_name(sheet.name + ".br").exists()
