"""The rules of the house that a reader of one file cannot see."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("articles", "newsroom")
CODE = sorted(
    path
    for folder in PACKAGES
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SHEETS = sorted((ROOT / "static/css").rglob("*.css"))
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))

TOP_LEVEL = {
    *("manage.py", "pyproject.toml", "README.md", "newsroom", "articles", "templates", "static"),
    *("tests", "docs", "Makefile", "CHANGELOG.md", "LICENSE", "constraints.txt"),
    *("gunicorn.conf.py", "Containerfile", "compose.yaml"),
}
# What says where a story or a comment stands, and where that may be compared or changed.
STANDING = {"live_from", "live_until", "ends_at", "stage", "sealed", "standing"}
MAY_ASK = (
    *("articles/querysets/", "articles/editions.py"),
    *("newsroom/comments/querysets.py", "newsroom/fronts/querysets.py"),
)
MAY_MOVE = {"articles/workflow.py"}
QUESTIONS = {
    "filter",
    "exclude",
    "get",
    "Q",
    "get_or_create",
    "update_or_create",
    "get_object_or_404",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def offences(find) -> list[str]:
    """`file:line` of every node of the code that a rule finds at fault."""
    return [
        f"{name_of(path)}:{node.lineno}"
        for path in CODE
        for node in find(name_of(path), ast.parse(path.read_text()))
    ]


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                yield function.attr, node
            elif isinstance(function, ast.Name):
                yield function.id, node


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_imports_go_down_the_layers_only():
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_the_top_level_holds_what_every_project_has():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    entries = {path.split("/")[0] for path in tracked}
    assert not {entry for entry in entries if not entry.startswith(".")} - TOP_LEVEL


def longer_than(most: int, files: list[Path]) -> list[str]:
    return [name_of(path) for path in files if len(path.read_text().splitlines()) > most]


def test_no_file_is_too_long_to_read_and_of_the_code_nine_in_ten_are_short():
    assert not longer_than(300, [*CODE, *TEMPLATES, *TESTS, *SHEETS, *SCRIPTS])
    assert len(longer_than(150, CODE)) <= len(CODE) / 10


def test_html_is_trusted_in_one_place():
    def mark_safe(name, tree):
        trusted = ast.walk(tree) if name != "articles/markup.py" else ()
        return [node for node in trusted if isinstance(node, ast.Name) and node.id == "mark_safe"]

    assert not offences(mark_safe)
    assert not [name_of(path) for path in TEMPLATES if "|safe" in path.read_text()]
    assert not [name_of(path) for path in TEMPLATES if "autoescape off" in path.read_text()]


def test_only_the_workflow_changes_a_stage():
    def assigned(name, tree):
        if name in MAY_MOVE:
            return
        for node in ast.walk(tree):
            targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr == "stage":
                    yield node
        for function, call in calls(tree):
            if function == "update" and any(word.arg == "stage" for word in call.keywords):
                yield call

    assert not offences(assigned)


def test_questions_of_standing_and_time_are_asked_in_the_querysets():
    def asked(name, tree):
        if name.startswith(MAY_ASK):
            return
        promises = {
            node
            for function, constraint in calls(tree)
            if function.endswith(("Constraint", "Index"))
            for node in ast.walk(constraint)
        }
        for function, call in calls(tree):
            words = {part for word in call.keywords if word.arg for part in word.arg.split("__")}
            if function in QUESTIONS and words & STANDING and call not in promises:
                yield call

    assert not offences(asked)


def test_save_is_never_overridden():
    ours = [model for model in apps.get_models() if model.__module__.startswith(PACKAGES)]
    assert ours
    assert not [model for model in ours if "save" in vars(model)]


def test_imports_stand_at_the_top_of_the_file():
    def inside(name, tree):
        for function in functions(tree):
            if function.name == "ready" and name.endswith("apps.py"):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield node

    assert not offences(inside)


def test_templates_carry_no_style_or_script_of_their_own():

    inline = re.compile(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)(?![^>]*json)")
    mails = {path for path in TEMPLATES if "emails" in path.parts}
    assert not [
        name_of(path) for path in TEMPLATES if path not in mails and inline.search(path.read_text())
    ]
