"""Articles that no newsroom would send: each is added, analysed as far as it can be, and found."""

import json

import pytest

from index.check import check_archive
from index.sentences import MAX_SENTENCE_CHARS
from index.statements.analyse import DONE
from qa.archive import Archive

pytestmark = pytest.mark.model  # the packaged encoder and tagger

FERRY = "“The ferry to Merrow is {} years old,” said Bram Oster, the harbourmaster, on Monday. "
PLAIN = "Nobody waited for it at the pier, although the weather was dry and the wind had fallen since the morning. "
UKRAINIAN = """Старий пором на острів Меров більше не ходить

«Пором дуже старий, і ми не маємо грошей на новий», — сказав начальник порту Богдан Остренко у понеділок. Він додав, що новий пором коштує сорок мільйонів і прийде лише навесні наступного року.
"""
ARABIC = """العبارة القديمة إلى الجزيرة لم تعد تعمل

قال رئيس الميناء كريم الأسمر يوم الاثنين: "العبارة قديمة جدا ولا نملك المال لشراء عبارة جديدة". وأضاف أن السكان ينتظرون منذ الصباح على الرصيف، ولا أحد يعرف متى تصل العبارة الجديدة من المدينة البعيدة في الشمال.
"""
HEBREW = """המעבורת הישנה אל האי הפסיקה להפליג

"המעבורת ישנה מאוד ואין לנו כסף לחדשה", אמר מנהל הנמל דוד ארזי ביום שני. לדבריו, התושבים מחכים ברציף מאז הבוקר, ואיש אינו יודע מתי תגיע מעבורת חדשה מן העיר הרחוקה שבצפון הארץ.
"""
UNBALANCED = """The pier stays shut

“Nobody told us anything, said Lena Vale, who sells fish. She said that the pier was her street.

The mayor, Ida Orr, said that the pier was not safe. ”We will mend it,” she added."

'It is a scandal, “a real scandal, Vale told the council on Monday.
"""
ODD = "The crane fell.\n\n“It \u200ffell at \ufeffnight\u2028,” said Tobias \u0301Fenwick\x1b[0m. \U0001f600\uffff It was\r dry.\x85\n"
TEXTS = {
    "line": "".join(FERRY.format(30 + number) + PLAIN for number in range(500)),  # 95 kB without a line break
    "straight marks": '"' * 5000,
    "opening marks": "“" * 5000,
    "closing marks": "” " * 2500,
    "single marks": "'" * 5000,
    "mixed marks": "“'\"«»„”’ \n\n" * 500,
    "unbalanced": UNBALANCED,
    "arabic": ARABIC,
    "hebrew": HEBREW,
    "ukrainian": UKRAINIAN,
    "word": "Hi.",
    "dots": "... … .\n\n—\n",
    "odd": ODD,
}


@pytest.fixture(scope="module")
def bad(tmp_path_factory):
    """An archive of all these articles, added together."""
    folder = tmp_path_factory.mktemp("bad")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    lone = {
        "title": "Lone",
        "text": "“It \ud800 fell,” said Tobias Fenwick on Monday. Nobody was near it then.",
    }
    (folder / "lone.jsonl").write_text(json.dumps(lone) + "\n")
    (folder / "nul.txt").write_text("The crane\0 fell.\n" + PLAIN)
    with Archive.open(tmp_path_factory.mktemp("index"), create=True, threads=1) as archive:
        archive.report = archive.add([folder])
        yield archive


@pytest.fixture
def outcome(bad):
    """Tell of an article what became of it, and its statements."""

    def outcome(name):
        article = bad.find_article(f"{name}.txt")
        statements = bad.store.statements.of_articles([article.id]).get(article.id, [])
        return article, bad.store.statements.analysed()[article.id].analysis, statements

    return outcome


def words(article, spans):
    return [article.text[span.start : span.end] for span in spans]


def test_all_are_added_and_the_archive_is_sound(bad):
    assert bad.report.added == len(TEXTS)
    assert [finding for finding in check_archive(bad.store) if finding.problem is not None] == []


def test_every_statement_is_inside_the_kept_text_and_short_enough(bad):
    checked = 0
    for article in bad.store.articles():
        for one in bad.store.statements.of_articles([article.id]).get(article.id, []):
            assert 0 <= one.start < one.end <= min(len(article.text), one.start + MAX_SENTENCE_CHARS)
            for span in (*one.source, *one.cue, *one.content):
                assert any(kept.contains(span) for kept in article.kept)
                checked += 1
    assert checked > 1000


def test_an_article_of_one_long_line_has_the_statements_of_a_short_one(outcome):
    article, analysis, statements = outcome("line")
    assert "\n" not in article.text
    assert analysis == DONE
    assert len(statements) >= 490
    assert {one.speaker for one in statements} == {"Bram Oster"}
    assert words(article, statements[0].content) == ["“The ferry to Merrow is 30 years old,”"]


@pytest.mark.parametrize("name", [name for name in TEXTS if name.endswith("marks")] + ["word", "dots"])
def test_where_nothing_is_said_there_is_no_statement(outcome, name):
    _, analysis, statements = outcome(name)
    assert (analysis, statements) == (DONE, [])


def test_marks_that_are_never_closed_swallow_no_other_statement(outcome):
    article, analysis, statements = outcome("unbalanced")
    assert analysis == DONE
    by_speaker = {}
    for one in statements:
        by_speaker.setdefault(one.speaker, []).append(" ".join(words(article, one.content)))
    assert any("the pier was not safe" in said for said in by_speaker["Ida Orr"])
    assert all(speaker in (None, "Ida Orr", "Lena Vale") for speaker in by_speaker)
    assert not any("not safe" in said for said in by_speaker.get("Lena Vale", []))


@pytest.mark.parametrize(("name", "language"), [("ukrainian", "uk"), ("arabic", "ar"), ("hebrew", "he")])
def test_an_article_in_another_language_is_tagged_as_not_analysed(outcome, name, language):
    article, analysis, statements = outcome(name)
    assert (article.meta.language, analysis, statements) == (language, f"language {language}", [])


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("ukrainian", "Скільки коштує новий пором?"),
        ("arabic", "العبارة قديمة جدا"),
        ("hebrew", "המעבורת ישנה מאוד"),
    ],
)
def test_an_article_in_another_language_is_searched_and_quoted(bad, outcome, name, question):
    article, _, _ = outcome(name)
    assert bad.search(question)[0].article.id == article.id
    answer = bad.ask(question)
    assert answer.status == "answered"
    quote = answer.quotes[0]
    assert (quote.article, quote.speaker) == (article.id, None)
    assert quote.text == article.text[quote.start : quote.end]


def test_stats_count_the_articles_in_which_no_statement_was_looked_for(bad):
    assert bad.stats()["not_analysed"] == {"language ar": 1, "language he": 1, "language uk": 1}


def test_control_characters_are_kept_in_the_text_and_in_its_quotes(bad, outcome):
    article, analysis, statements = outcome("odd")
    assert analysis == DONE
    assert any("fell at" in text for one in statements for text in words(article, one.content))
    quote = bad.ask("When did the crane fall?", top=5).quotes
    assert any(article.id == one.article for one in quote)


def test_half_a_character_and_a_nul_are_refused_by_name(bad):
    reasons = {failure.source.rpartition("/")[2]: failure.reason for failure in bad.report.failures}
    assert list(reasons) == ["lone.jsonl, line 1", "nul.txt"]
    assert reasons["lone.jsonl, line 1"].startswith("half a character (a lone surrogate) at character 5")
    assert "binary" in reasons["nul.txt"]


def test_the_same_articles_in_another_order_give_the_same_statements(bad, tmp_path):
    names = ["unbalanced", "odd", "ukrainian"]
    with Archive.open(tmp_path / "index", create=True, threads=1) as again:
        for name in names:
            again.add([bad.find_article(f"{name}.txt").source])
        for name in names:
            article = bad.find_article(f"{name}.txt")
            one, two = (a.store.statements.of_articles([article.id]) for a in (bad, again))
            assert [(s.id, s.start, s.end, s.speech) for s in one.get(article.id, [])] == [
                (s.id, s.start, s.end, s.speech) for s in two.get(article.id, [])
            ]
