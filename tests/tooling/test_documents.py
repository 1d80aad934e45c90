"""That the documents keep up with the code."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text()
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_readme_names_every_setting_that_the_environment_may_hold():
    readers = r'(?:env\.\w+|required|environ\.get)\(\s*"([A-Z_]+)"'
    files = [ROOT / "newsroom" / "settings.py", ROOT / "gunicorn.conf.py"]
    read = {name for file in files for name in re.findall(readers, file.read_text())}
    assert len(read) > 20
    assert not {name for name in read if f"`{name}`" not in README}


def test_the_readme_says_why_each_dependency_is_there():
    project = (ROOT / "pyproject.toml").read_text()
    listed = re.search(r"\ndependencies = \[(.*?)\n\]", project, re.DOTALL)[1]
    packages = re.findall(r'"([A-Za-z0-9-]+)', listed)
    assert not {name for name in packages if not re.search(rf"^\|.*\b{name}\b", README, re.M)}


def test_every_decision_stands_in_the_list_of_decisions():
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text()
    pages = [path.name for path in (ROOT / "docs" / "decisions").glob("0*.md")]
    assert not {name for name in pages if f"({name})" not in listed}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_points_at_is_there(document):
    text = document.read_text()
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    named = re.findall(r"`((?:articles|newsroom|templates|tests|docs)/[\w./]*)`", text)
    assert not [link for link in links if not (document.parent / link).exists()]
    assert not [path for path in named if not (ROOT / path).exists()]
