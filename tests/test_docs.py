import re
from pathlib import Path

import pytest

from qa.cli import main

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def readme():
    return (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_in_the_readme(readme, command):
    assert re.search(rf"\bonrecord {command}\b", readme)


def test_every_command_of_the_readme_exists(readme):
    named = set(re.findall(r"(?m)(?:^\$ |`|&& |^)onrecord ([a-z]+)\b", readme))
    assert named <= set(main.commands)


def test_every_make_target_of_the_readme_is_in_the_makefile(readme):
    targets = set(re.findall(r"(?m)^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    assert set(re.findall(r"(?:`|^|&& )make ([\w-]+)", readme, re.M)) <= targets


def test_the_readme_has_at_most_150_lines(readme):
    assert len(readme.splitlines()) <= 150


def test_every_file_the_readme_links_to_is_there(readme):
    links = [link for link in re.findall(r"\]\(([^)#]+)", readme) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.model
def test_the_python_of_the_readme_runs(readme, tmp_path, monkeypatch, capsys):
    (code, *_) = re.findall(r"```python\n(.*?)```", readme, re.S)
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)  # what the example writes stays out of the checkout
    exec(compile(code, "README.md", "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out.strip()
