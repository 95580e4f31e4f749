import pytest
from click.testing import CliRunner

from qa.cli import main
from qa.web.guard import may_change
from tests.conftest import use_toy_models


@pytest.mark.parametrize(
    ("host", "wish", "allowed"),
    [("127.0.0.1", None, True), ("localhost", None, True), ("::1", None, True), ("127.0.0.1", False, False),
     ("0.0.0.0", None, False), ("news.example", None, False), ("0.0.0.0", True, True)],
)  # fmt: skip
def test_articles_are_changed_from_this_machine_unless_somebody_says_otherwise(host, wish, allowed):
    assert may_change(host, wish) is allowed


@pytest.mark.parametrize(
    ("options", "read_only"),
    [([], False), (["--read-only"], True), (["--host", "0.0.0.0"], True),
     (["--host", "0.0.0.0", "--allow-changes"], False)],
)  # fmt: skip
def test_serve_says_whether_articles_may_be_changed(archive, toy_encoder, monkeypatch, options, read_only):
    served = {}
    use_toy_models(monkeypatch, toy_encoder)
    monkeypatch.setattr("app.serve_chat", lambda archive, **how: served.update(how))
    result = CliRunner().invoke(main, ["serve", "--index", str(archive.store.directory), *options])
    assert (result.exit_code, served["read_only"]) == (0, read_only)
