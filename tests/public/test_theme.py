"""The paper's own look by settings: colours, faces, a logo, and templates of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as real
from PIL import Image

from newsroom.public.theme import checks
from newsroom.public.theme.colours import READABLE, contrast
from newsroom.public.theme.palette import OURS, SECTIONS, palettes
from newsroom.public.theme.sheet import theme

TOKENS = (Path(real.BASE_DIR) / "static/css/paper-tokens.css").read_text()
REAL = {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
SHEET = re.compile(r'<link rel="stylesheet" href="(/theme-[0-9a-f]{12}\.css)">')


@pytest.fixture
def themed(settings):
    """Dresses the paper: `themed(accent=("#7a1f1f", ""))`."""

    def dress(**changes):
        settings.THEME = settings.THEME | changes

    return dress


@pytest.fixture
def with_files(settings, tmp_path):
    """A folder whose files are static files of the paper too."""
    settings.STATICFILES_DIRS = [tmp_path, *settings.STATICFILES_DIRS]
    return tmp_path


def found():
    return [finding.msg for finding in checks.the_theme_can_be_worn(None)]


def test_the_colours_that_are_reckoned_with_are_those_of_the_stylesheet():
    for name, (light, dark) in (OURS | SECTIONS).items():
        assert f"--{name}: light-dark({light}, {dark});" in TOKENS


def test_a_paper_without_a_theme_asks_for_no_sheet_of_its_own(anyone, db):
    assert "/theme-" not in anyone.get("/").text
    assert anyone.get("/theme-0123456789ab.css").status_code == 404
    assert not found()


def test_a_themed_colour_reaches_the_page(anyone, db, themed):
    themed(accent=("#7a1f1f", "#ffb3a8"), paper=("ivory", ""))
    page = anyone.get("/").text
    assert 'content="#fffff0"' in page
    (address,) = SHEET.findall(page)
    sheet = anyone.get(address)
    assert "--accent: light-dark(#7a1f1f, #ffb3a8);" in sheet.text
    assert "--paper: light-dark(#fffff0, #131312);" in sheet.text
    assert sheet.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in sheet.headers["Cache-Control"]
    themed(accent=("#123456", ""))
    assert SHEET.findall(anyone.get("/").text) != [address]
    assert anyone.get(address).status_code == 404


def test_an_accent_without_one_for_the_dark_can_be_read_there(themed, settings):
    themed(accent=("#400000", ""))
    _light, dark = palettes(settings.THEME)
    assert contrast(dark.accent, dark.tint) >= READABLE
    assert not found()


@pytest.mark.parametrize("paper", [("#fffefb", "#131312"), ("#fff1e5", "#33302e"), ("tan", "")])
def test_section_colours_can_be_read_on_any_paper(themed, settings, paper):
    themed(paper=paper, ink=("black", "white"))
    for palette in palettes(settings.THEME):
        for name in SECTIONS:
            assert contrast(palette.section(name), palette.paper) >= READABLE
            assert contrast(palette.section(name), palette.tint) >= READABLE
        assert contrast(palette.soft, palette.tint) >= READABLE


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"accent": ("reddish", "")}, "THEME_ACCENT is “reddish”, which is not a colour."),
        ({"paper": ("", "#12")}, "THEME_PAPER_DARK is “#12”, which is not a colour."),
        (
            {"accent": ("#9ad0e8", "")},
            "THEME_ACCENT is #9ad0e8, which reads at 1.5 to 1 on the light paper (#fffefb); "
            "text needs 4.5 to 1 (WCAG AA).",
        ),
        ({"serif": "comic"}, "THEME_SERIF is “comic”, which is not a face we know."),
        ({"logo": "img/none.svg"}, "THEME_LOGO is “img/none.svg”, and no picture is found there."),
        (
            {"icon": "img/none.png"},
            "THEME_ICON is “img/none.png”, and no square picture of 512 pixels or more is found "
            "there.",
        ),
    ],
)
def test_what_cannot_be_worn_is_refused_in_a_sentence(themed, changes, sentence):
    themed(**changes)
    assert found() == [sentence]


def test_what_is_no_colour_never_reaches_the_sheet(themed):
    themed(accent=("red; } body { display: none", ""), ink=("#111111", ""))
    assert "display" not in theme().sheet


def test_a_face_of_the_readers_machine_is_named_and_ours_is_not_fetched(anyone, db, themed):
    themed(serif="georgia")
    page = anyone.get("/").text
    assert "source-serif" not in page
    assert "public-sans-latin.woff2" in page
    (address,) = SHEET.findall(page)
    assert "--serif: Georgia," in anyone.get(address).text


def test_a_logo_stands_for_the_name_in_a_size_that_the_page_reserves(
    anyone, db, themed, with_files
):
    (with_files / "flag.svg").write_text('<svg viewBox="0 0 300 100"></svg>')
    Image.new("RGB", (600, 200)).save(with_files / "flag-dark.png")
    themed(logo="flag.svg", logo_dark="flag-dark.png")
    assert not found()
    page = anyone.get("/").text
    assert '<source srcset="/static/flag-dark.png" media="(prefers-color-scheme: dark)">' in page
    assert re.search(
        r'src="/static/flag.svg"\s+width="192"\s+height="64"\s+alt="The Harbour Courier"', page
    )


def run(*arguments: str, **environment: str):
    return subprocess.run(
        [sys.executable, *arguments],
        env=os.environ
        | {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        | environment,
        cwd=real.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_folder_of_templates_and_files_stands_before_ours(tmp_path):
    """The real settings, read in a process of their own: the theme's folder is in the environment.

    The page is the one that asks the database nothing.
    """
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "500.html").write_text("{{ paper.name }} will be back.")
    (tmp_path / "static" / "css").mkdir(parents=True)
    (tmp_path / "static" / "css" / "paper-tokens.css").write_text("/* theirs */")
    done = run(
        "-c",
        "import django; django.setup()\n"
        "from newsroom.public.errors import server_error\n"
        "from django.contrib.staticfiles import finders\n"
        "print(server_error(None).text, finders.find('css/paper-tokens.css'))",
        THEME_DIR=str(tmp_path),
        SITE_NAME="The Beacon",
        DATA_DIR=str(tmp_path / "data"),
    )
    expected = f"The Beacon will be back. {tmp_path}/static/css/paper-tokens.css\n"
    assert done.stdout == expected, done.stderr


def test_a_paper_that_could_not_be_read_is_not_served(tmp_path):
    done = run(
        "manage.py",
        "check",
        THEME_ACCENT="#eeeeee",
        THEME_DIR=str(tmp_path / "nowhere"),
        DATA_DIR=str(tmp_path),
    )
    assert done.returncode
    assert "THEME_DIR is" in done.stderr
    assert "which is not a folder" in done.stderr
