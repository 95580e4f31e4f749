import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = sorted([*(ROOT / "index").rglob("*.py"), *(ROOT / "qa").rglob("*.py"), ROOT / "app.py"])
TABS = "qa/web/tabs/"  # their wiring
UNSAFE_MODULES = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}
UNSAFE_CALLS = {
    "eval",
    "exec",
    "__import__",
    "torch.load",
    "np.load",
    "numpy.load",
    "faiss.read_index",
    "pd.read_pickle",
}


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(node):
    """Give the top-level packages that a statement, or all within it, imports."""
    found = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in part.names}
        elif isinstance(part, ast.ImportFrom):
            assert part.level == 0, "imports are absolute"
            found.add((part.module or "").partition(".")[0])
    return found


def name(path):
    return path.relative_to(ROOT).as_posix()


def importers(package):
    return [name(path) for path in PROGRAM if package in imported(tree(path))]


def test_there_is_a_program_to_look_at():
    assert {"index/store/store.py", "qa/answerer.py", "app.py"} <= {name(path) for path in PROGRAM}


@pytest.mark.parametrize("package", ["qa", "app", "gradio", "click"])
def test_index_imports_nothing_above_it(package):
    assert [file for file in importers(package) if file.startswith("index/")] == []


def test_qa_imports_the_app_in_one_function_of_the_command_line():
    assert [file for file in importers("app") if file != "app.py"] == ["qa/cli/questions.py"]
    top_level = [
        s
        for s in tree(ROOT / "qa" / "cli" / "questions.py").body
        if isinstance(s, ast.Import | ast.ImportFrom)
    ]
    assert "app" not in set().union(*map(imported, top_level))


@pytest.mark.parametrize(
    ("package", "file"),
    [
        ("babel", "qa/language/days.py"),
        ("faiss", "index/vectors.py"),
        ("sqlite3", "index/store/database.py"),
        ("ir_measures", "qa/evaluate/measures/ranking.py"),
        ("jsonschema", "qa/evaluate/sets/schema.py"),
        ("matplotlib", "qa/evaluate/report/canvas.py"),
    ],
)
def test_one_file_imports_each_of_these(package, file):
    assert importers(package) == [file]


def test_only_the_app_and_the_wiring_of_its_tabs_import_gradio():
    assert "app.py" in importers("gradio")
    assert [file for file in importers("gradio") if not file.startswith(TABS)] == ["app.py"]


def test_nobody_but_the_app_imports_the_wiring_of_the_tabs():
    users = [name(path) for path in PROGRAM if "qa.web.tabs" in path.read_text(encoding="utf-8")]
    assert [file for file in users if not file.startswith(TABS)] == ["app.py"]


def test_nothing_from_the_tests_or_benchmarks_is_imported():
    assert importers("tests") == importers("benchmarks") == importers("conftest") == []


@pytest.mark.parametrize("package", sorted(UNSAFE_MODULES))
def test_no_module_that_runs_what_it_reads_is_imported(package):
    assert importers(package) == []


@pytest.mark.parametrize("path", PROGRAM, ids=name)
def test_no_function_that_runs_what_it_reads_is_called(path):
    calls = {ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}
    assert calls.isdisjoint(UNSAFE_CALLS)


@pytest.mark.parametrize("path", PROGRAM, ids=name)
def test_every_module_says_what_it_is_for(path):
    assert ast.get_docstring(tree(path))


def test_the_command_line_imports_no_heavy_package_at_its_top():
    heavy = {"torch", "transformers", "sentence_transformers", "gradio", "langchain_text_splitters",
             "ir_measures", "jsonschema", "matplotlib", "scipy"}  # fmt: skip
    for path in PROGRAM:
        if name(path).startswith(TABS) or name(path) in (
            "app.py",
            "index/chunk.py",
            "index/statements/model.py",
            "qa/reader/model.py",
        ):  # imported where they are used
            continue
        statements = [s for s in tree(path).body if isinstance(s, ast.Import | ast.ImportFrom)]
        assert heavy.isdisjoint(set().union(*map(imported, statements))), name(path)
