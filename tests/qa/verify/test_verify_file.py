import csv
import json
from dataclasses import replace

import pytest

from index.errors import BadInput, IndexNotFound
from index.records import article_id
from qa.verify import VerifyOptions, verify_file, verify_quote
from qa.verify.read import ReadOptions
from qa.verify.speaker import StoredSpeaker

PIER = """The pier will not be closed, Orla Finch said on Monday.

"We have 12 nets and no boat," Finch said. "The tide waits for nobody."

A gull stole the chairman's hat. The gull was never seen again. A gull stole the chairman's hat.
"""
NOT_CLOSED = "The pier will not be closed, Orla Finch said on Monday."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with one source in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pier.txt").write_text(PIER, encoding="utf-8")
    return tmp_path


def quote(text=NOT_CLOSED, source="pier.txt", start=None, article=None, **more):
    at = PIER.find(text) if start is None else start
    of = article_id(source, PIER) if article is None else article
    return {"article": of, "source": source, "start": at, "end": at + len(text), "text": text, **more}


def answers(*records):
    lines = [
        json.dumps({"id": f"a{n}", "status": "answered", "quotes": r} if isinstance(r, list) else r)
        for n, r in enumerate(records)
    ]
    return "".join(f"{line}\n" for line in lines)


def check(text, name="answers.jsonl", **options):
    with open(name, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return list(verify_file(name, VerifyOptions(**options)))


def said(verdicts):
    return [verdict.verdict for verdict in verdicts]


def table(*rows, header=("quote", "speaker", "source"), **options):
    with open("quotes.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return list(verify_file("quotes.csv", VerifyOptions(**options)))


@pytest.mark.parametrize(
    "text", ["=1+1 is what the pier cost", "'=1+1 is what the pier cost", "-5 degrees at the pier"]
)
def test_a_quote_kept_from_being_a_formula_is_checked_as_it_stands(folder, text):
    (folder / "sum.txt").write_text(text, encoding="utf-8")
    (one,) = table(
        (f"'{text}", "", "sum.txt", 0, len(text)), header=("quote", "speaker", "source", "start", "end")
    )
    assert (one.verdict, one.claim.text) == ("exact", text)


# Answer records


def test_other_passages_with_the_same_answer_are_checked_with_the_words_in_them(folder):
    span = {"start": 4, "end": 8, "text": "pier"}
    verdicts = check(answers([quote(same_answer=[quote(span=span), quote(start=1)])]))
    assert [(v.claim.role, v.verdict) for v in verdicts] == [
        ("quote", "exact"), ("same_answer", "exact"), ("span", "exact"), ("same_answer", "moved"),
    ]  # fmt: skip


def test_a_slice_at_its_place_is_exact(folder):
    (verdict,) = check(answers([quote()]))
    assert (verdict.verdict, verdict.checked, verdict.claim.id, verdict.claim.rank) == (
        "exact",
        "file",
        "a0",
        1,
    )
    assert (verdict.found.start, verdict.found.end) == (0, 55)


def test_the_other_places_and_the_short_answer_are_checked_too(folder):
    span = {"start": 4, "end": 8, "text": "pier"}
    verdicts = check(answers([quote(span=span, also_in=[quote(), quote(start=1)])]))
    assert [(v.claim.role, v.verdict) for v in verdicts] == [
        ("quote", "exact"), ("span", "exact"), ("also_in", "exact"), ("also_in", "moved"),
    ]  # fmt: skip


def test_the_closest_passages_of_a_record_that_declined_are_marked_as_such(folder):
    record = {"id": "x", "status": "abstained", "quotes": [], "closest": [quote()]}
    assert [(v.claim.role, v.verdict) for v in check(answers(record))] == [("closest", "exact")]


def test_an_error_record_has_nothing_to_check(folder):
    assert check(answers({"id": "x", "status": "error", "reason": "no word", "quotes": []})) == []


def test_a_quote_found_elsewhere_has_moved_to_the_nearest_place(folder):
    hat = "A gull stole the chairman's hat."
    (verdict,) = check(answers([quote(hat, start=PIER.rfind(hat) - 3)]))
    assert (verdict.verdict, verdict.found.start) == ("moved", PIER.rfind(hat))


@pytest.mark.parametrize("start", [-len(PIER), -5, len(PIER), 10**15])
def test_offsets_outside_the_text_are_never_exact(folder, start):
    (verdict,) = check(answers([quote(start=start)]))
    assert verdict.verdict == "moved"
    assert f"is no range of its text, which has {len(PIER)} characters" in verdict.message


@pytest.mark.parametrize(
    ("text", "change", "note"),
    [
        (NOT_CLOSED.replace("not ", ""), ("not", ""), "a negation differs"),
        (NOT_CLOSED.replace("Monday", "monday"), ("Monday.", "monday."), "only the case of letters differs"),
        (NOT_CLOSED.replace("Orla Finch", "Ida Marsh"), ("Orla Finch", "Ida Marsh"), ""),
        (NOT_CLOSED.replace("Finch", "Finsh"), ("Finch", "Finsh"), ""),
        (NOT_CLOSED.replace(" be", "\u00a0be"), ("will not be", "will not\u00a0be"), None),
    ],
)  # fmt: skip
def test_any_change_makes_a_quote_altered(folder, text, change, note):
    (verdict,) = check(answers([quote(text, start=0)]))
    assert verdict.verdict == "altered"
    assert verdict.found.text == NOT_CLOSED
    if note is not None:
        assert (verdict.changes, verdict.message) == ((change,), note)


def test_a_quote_whose_only_change_is_a_space_shows_it_by_name(folder):
    (verdict,) = check(answers([quote(NOT_CLOSED.replace("not be", "not  be"), start=0)]))
    assert (verdict.verdict, verdict.changes) == ("altered", (("", " "),))
    assert verdict.message == "only white space or invisible characters differ"


def test_a_quote_like_nothing_in_its_source_is_missing(folder):
    (verdict,) = check(answers([quote("Interest rates rose sharply in the spring.", start=0)]))
    assert (verdict.verdict, verdict.message) == ("missing", "nothing like it in pier.txt")


def test_a_source_that_is_nowhere_is_missing_for_another_reason(folder):
    (verdict,) = check(answers([quote(source="gone.txt")]))
    assert verdict.verdict == "missing"
    assert verdict.message.startswith("the source is not to be found: no file gone.txt")


def test_a_source_that_was_rewritten_has_changed_as_the_id_tells(folder):
    record = answers([quote()])
    (folder / "pier.txt").write_text(PIER.replace("not be closed", "be closed"), encoding="utf-8")
    (verdict,) = check(record)
    assert verdict.verdict == "changed source"
    assert verdict.changes == (("", "not"),)


def test_a_quote_that_still_stands_in_a_changed_source_has_only_moved(folder):
    record = answers([quote()])
    (folder / "pier.txt").write_text("Corrected.\n\n" + PIER, encoding="utf-8")
    (verdict,) = check(record)
    assert (verdict.verdict, verdict.found.start) == ("moved", 12)
    assert verdict.message == "the source has changed since it was indexed"


def test_an_altered_quote_of_an_unchanged_source_is_no_changed_source(folder):
    assert said(check(answers([quote(NOT_CLOSED.replace("not ", ""), start=0)]))) == ["altered"]


def test_the_same_article_under_its_absolute_path_is_the_one_quoted(folder):
    of = article_id(str(folder / "pier.txt"), PIER)
    assert said(check(answers([quote(NOT_CLOSED.replace("not ", ""), start=0, article=of)]))) == ["altered"]


def test_a_record_of_a_file_of_several_is_found_by_its_key(folder):
    (folder / "news.jsonl").write_text(
        '{"id": "one", "text": "Nothing of it."}\n' + json.dumps({"id": "two", "text": PIER}) + "\n"
    )
    assert said(check(answers([quote(source="news.jsonl#two")], [quote(source="news.jsonl#one")]))) == [
        "exact", "changed source",
    ]  # fmt: skip


def test_a_record_that_its_file_no_longer_holds_is_missing(folder):
    (folder / "news.jsonl").write_text(json.dumps({"id": "two", "text": PIER}) + "\n")
    (verdict,) = check(answers([quote(source="news.jsonl#three")]))
    assert (verdict.verdict, "news.jsonl no longer holds three" in verdict.message) == ("missing", True)


def test_a_file_whose_name_has_a_number_sign_is_found(folder):
    (folder / "a#b.txt").write_text(PIER)
    assert said(check(answers([quote(source="a#b.txt")]))) == ["exact"]


def test_sources_are_looked_for_in_the_folder_given_first(folder):
    (folder / "new" / "deep").mkdir(parents=True)
    (folder / "new" / "deep" / "pier.txt").write_text(PIER.replace("not ", "", 1))
    assert said(check(answers([quote()]), sources=folder / "new")) == ["exact"]  # by path goes before by name
    assert said(check(answers([quote(source="old/pier.txt")]), sources=folder / "new")) == ["changed source"]
    assert said(check(answers([quote(source="old/deep/pier.txt")]), sources=folder / "new")) == [
        "changed source"
    ]


def test_of_two_files_of_one_name_the_one_that_was_indexed_counts(folder):
    for name, text in (("a", "Another text about the pier."), ("b", PIER)):
        (folder / "new" / name).mkdir(parents=True)
        (folder / "new" / name / "pier2.txt").write_text(text)
    (folder / "pier.txt").unlink()
    assert said(check(answers([quote(source="old/pier2.txt")]), sources=folder / "new")) == ["exact"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"start": None}, "quotes[0]: start is missing"),
        ({"start": True}, "quotes[0]: start is true, no whole number"),
        ({"end": 55.0}, "quotes[0]: end is 55.0, no whole number"),
        ({"text": 5}, "quotes[0]: text is no text"),
        ({"source": None}, "quotes[0]: source is missing"),
    ],
)
def test_a_wrong_field_is_an_error_that_names_file_line_and_field(folder, change, reason):
    verdicts = check(answers([quote() | change], [quote()]))
    assert said(verdicts) == ["error", "exact"]
    assert verdicts[0].message == f"answers.jsonl, line 1: {reason}"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1]", "no answer record: a JSON object with quotes is expected"),
        ("7", "no answer record: a JSON object with quotes is expected"),
        ('{"id": "x", "status": "answered"}', "no field quotes: an answer record has one, even if it is empty"),
        ('{"quotes": "none"}', "quotes is no list"),
        ('{"quotes": [3]}', "quotes[0]: no object"),
        ('{"quotes": [], "short_answer": "a pier"}', "short_answer is no part of the first quote"),
        ('{"quotes": ["\\ud800"]}', "half a character in it (a lone surrogate), which no source can hold"),
        ("{nonsense}", "not JSON: Expecting property name enclosed in double quotes at character 2"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_answer_record_is_an_error_and_not_the_end(folder, line, reason):
    verdicts = check(answers([quote()]) + line + "\n" + answers([quote()]))
    assert said(verdicts) == ["exact", "error", "exact"]
    assert verdicts[1].message == f"answers.jsonl, line 2: {reason}"


def test_a_torn_last_line_is_an_error_that_says_so(folder):
    verdicts = check(answers([quote()]) + '{"id": "b", "quo')
    assert said(verdicts) == ["exact", "error"]
    assert verdicts[1].message.endswith("the last line breaks off: run the batch again to complete it")


def test_a_line_longer_than_the_limit_is_an_error(folder):
    verdicts = check(
        f'{{"id": "{"x" * 3000}"}}\n' + answers([quote()]), read=ReadOptions(max_line_bytes=2000)
    )
    assert said(verdicts) == ["error", "exact"]


def test_one_record_of_several_lines_is_read_from_json(folder):
    text = json.dumps({"id": "a", "quotes": [quote()]}, indent=2)
    assert said(check(text, "answer.json")) == ["exact"]
    assert said(check(f"[{text}, {text}]", "answers.json")) == ["exact", "exact"]


def test_a_span_outside_its_quote_is_an_error(folder):
    span = {"start": 60, "end": 62, "text": PIER[60:62]}
    assert said(check(answers([quote(span=span)]))) == ["exact", "error"]


@pytest.mark.parametrize(
    ("name", "text"), [("gone.jsonl", None), ("empty.jsonl", " \n"), ("x.csv", "a,b\n1,2\n")]
)
def test_a_file_that_cannot_be_used_at_all_is_refused_in_one_line(folder, name, text):
    if text is not None:
        (folder / name).write_text(text)
    with pytest.raises(BadInput, match=rf"^{name}: .*$"):
        list(verify_file(name))


# Tables


def test_a_quote_set_otherwise_is_exact_at_its_place_in_the_original(folder):
    (verdict,) = table(("“We have\u00a012 nets\nand no boat,” Finch said.", "", "pier.txt"))
    assert verdict.verdict == "exact"
    assert verdict.found.text == '"We have 12 nets and no boat," Finch said.'
    assert PIER[verdict.found.start : verdict.found.end] == verdict.found.text


def test_a_part_of_a_word_is_no_exact_quote(folder):
    (verdict,) = table(("The tide waits for no", "", "pier.txt"))
    assert verdict.verdict == "altered"
    assert verdict.changes == (("", "no"),)


def test_a_row_with_offsets_must_be_the_very_slice(folder):
    header = ("quote", "source", "start", "end")
    assert said(
        table(
            (NOT_CLOSED, "pier.txt", 0, 55), (NOT_CLOSED, "pier.txt", "0.0", "55.0"),
            (NOT_CLOSED, "pier.txt", 1, 56), (NOT_CLOSED, "pier.txt", 0, ""), (NOT_CLOSED, "pier.txt", "x", 55),
            header=header,
        )
    ) == ["exact", "exact", "moved", "error", "error"]  # fmt: skip


def test_columns_go_by_common_names_and_by_those_that_are_mapped(folder):
    assert said(table((NOT_CLOSED, "pier.txt"), header=("Statement", "File Name"))) == ["exact"]
    mapped = ReadOptions({"quote": "Zitat", "source": "Datei"})
    assert said(table((NOT_CLOSED, "pier.txt"), header=("Zitat", "Datei"), read=mapped)) == ["exact"]


def test_a_mapped_column_that_is_not_there_is_refused(folder):
    with pytest.raises(BadInput, match="no column Zitat, which --map names; there are quote"):
        table(("a", "b", "c"), read=ReadOptions({"quote": "Zitat"}))


def test_a_row_without_a_quote_is_passed_over_only_where_it_declined(folder):
    header = ("id", "status", "quote", "source")
    rows = [
        ("1", "abstained", "", ""),
        ("2", "error", "", ""),
        ("3", "answered", "", ""),
        ("4", "", "—", "pier.txt"),
    ]
    verdicts = table(*rows, header=header)
    assert [(v.claim.id, v.verdict) for v in verdicts] == [("3", "error"), ("4", "error")]


def test_the_other_places_of_a_row_are_checked_where_they_are_json(folder):
    header = ("quote", "source", "start", "end", "also_in")
    rows = [(NOT_CLOSED, "pier.txt", 0, 55, json.dumps([quote(), quote(start=1)])), (NOT_CLOSED, "pier.txt", 0, 55, "a.txt; b.txt")]  # fmt: skip
    verdicts = table(*rows, header=header)
    assert [(v.claim.role, v.verdict) for v in verdicts] == [
        ("quote", "exact"), ("also_in", "exact"), ("also_in", "moved"), ("quote", "exact"),
    ]  # fmt: skip
    assert [v.message for v in verdicts[::3]] == [
        "", "its other places (also_in) are named without offsets and were not checked",
    ]  # fmt: skip


def test_a_short_answer_that_its_row_does_not_quote_is_an_error(folder):
    header = ("quote", "source", "rank", "short_answer")
    rows = [(NOT_CLOSED, "pier.txt", 1, "a pier"), (NOT_CLOSED, "pier.txt", 2, "a pier"), (NOT_CLOSED, "pier.txt", 1, "pier")]  # fmt: skip
    assert said(table(*rows, header=header)) == ["exact", "error", "exact", "exact"]


def test_objects_with_the_names_of_columns_are_read_as_rows(folder):
    (verdict,) = check(json.dumps({"quote": NOT_CLOSED, "source": "pier.txt"}) + "\n")
    assert verdict.verdict == "exact"


def test_every_record_of_a_file_of_several_may_hold_a_quote(folder):
    (folder / "news.csv").write_text('id,text\n1,Nothing.\n2,"The tide waits for nobody, he said."\n')
    (verdict,) = table(("The tide waits for nobody", "", "news.csv"))
    assert (verdict.verdict, verdict.found.source) == ("exact", "news.csv#2")


def test_a_quote_of_somebody_else_has_the_wrong_speaker(folder):
    words = "We have 12 nets and no boat"
    right, wrong = table((words, "Orla Finch", "pier.txt"), (words, "Ida Marsh", "pier.txt"))
    assert (right.verdict, right.speaker) == ("exact", "agrees")
    assert (wrong.verdict, wrong.speaker, wrong.attributed_to) == ("wrong speaker", "disagrees", "Finch")


def test_where_the_sentence_names_nobody_the_speaker_is_not_checked(folder):
    (verdict,) = table(("The gull was never seen again", "Orla Finch", "pier.txt"))
    assert (verdict.verdict, verdict.speaker) == ("exact", "not checked")


def test_somebody_whom_the_source_never_names_has_not_said_it(folder):
    (verdict,) = table(("The gull was never seen again", "Ida Marsh", "pier.txt"))
    assert (verdict.verdict, verdict.attributed_to) == ("wrong speaker", None)


def test_the_stored_speaker_counts_besides_what_the_sentence_says(folder):
    words = "The gull was never seen again"
    (folder / "gull.txt").write_text(f"Orla Finch met Ida Marsh. {'It was late. ' * 9}{words}.")
    stored = (StoredSpeaker(("Ida Marsh",), True),)
    options = VerifyOptions(speaker_of=lambda text, span: stored)
    found = [
        verify_quote(words, "gull.txt", speaker=name, options=options) for name in ("Ida Marsh", "Orla Finch")
    ]
    assert [one.verdict for one in found] == ["exact", "wrong speaker"]
    assert found[1].attributed_to == "Ida Marsh"


def test_a_speaker_whom_the_sentence_names_is_never_wrong(folder):
    stored = (StoredSpeaker(("Ida Marsh",), True),)
    options = VerifyOptions(speaker_of=lambda text, span: stored)
    found = verify_quote("We have 12 nets and no boat", "pier.txt", speaker="Orla Finch", options=options)
    assert (found.verdict, found.speaker) == ("exact", "agrees")


def test_a_full_stop_for_the_sources_comma_is_exact_with_a_remark(folder):
    (verdict,) = table(("“We have 12 nets and no boat.”", "", "pier.txt"))
    assert (verdict.verdict, verdict.message) == ("exact", 'the source has "," at the end')
    assert verdict.found.text == "We have 12 nets and no boat,"
    (verdict,) = table(("The pier will not be closed?", "", "pier.txt"))
    assert verdict.verdict == "altered"


def test_with_offsets_the_mark_at_the_end_counts(folder):
    rows = [("We have 12 nets and no boat.", "pier.txt", 58, 86)]
    (verdict,) = table(*rows, header=("quote", "source", "start", "end"))
    assert verdict.verdict == "altered"


def test_of_two_places_the_one_with_the_quotes_own_end_is_given(folder):
    (folder / "news.csv").write_text('id,text\n1,"We sail, he said."\n2,He said: We sail.\n')
    (verdict,) = table(("We sail.", "", "news.csv"))
    assert (verdict.found.source, verdict.message) == ("news.csv#2", "")


def test_an_ellipsis_at_the_end_is_named(folder):
    (verdict,) = table(("The tide waits for nobody…", "", "pier.txt"))
    assert (verdict.verdict, verdict.message) == ("altered", "the quote has an ellipsis, the source none")


def test_a_changed_sign_is_a_changed_number(folder):
    (folder / "cold.txt").write_text("5 degrees was the low on Monday.")
    signs = ("-5", "\u22125", "- 5", "—5")
    verdicts = table(*((f"{sign} degrees was the low", "", "cold.txt") for sign in signs))
    assert [(v.verdict, v.message) for v in verdicts] == [("altered", "a number differs")] * 4


def test_invisible_characters_are_named_where_nothing_else_differs(folder):
    (verdict,) = check(answers([quote(NOT_CLOSED.replace("closed", "clo\u200bsed"), start=0)]))
    assert (verdict.verdict, verdict.message) == ("altered", "only invisible characters differ")


def test_whole_numbers_written_with_a_point_are_offsets(folder):
    row = {"quote": NOT_CLOSED, "source": "pier.txt", "start": 0.0, "end": 55.0}
    assert said(check(json.dumps(row) + "\n" + json.dumps(row | {"end": 55.5}) + "\n")) == ["exact", "error"]


def test_a_file_under_another_path_is_named(folder):
    (folder / "new" / "deep").mkdir(parents=True)
    (folder / "new" / "deep" / "sea.txt").write_text("The tide turned at noon.")
    (verdict,) = table(("The tide turned", "", "old/sea.txt"), sources=folder / "new")
    path = str(folder / "new" / "deep" / "sea.txt")
    assert (verdict.verdict, verdict.message, verdict.file) == ("exact", f"read from {path}", path)
    assert verdict.to_json()["file"] == path
    (verdict,) = table(("The tide turned", "", "deep/sea.txt"), sources=folder / "new")
    assert (verdict.verdict, verdict.message, verdict.file) == ("exact", "", path)


def test_of_two_files_of_one_name_the_one_that_was_used_is_named(folder):
    for name in ("a", "b"):
        (folder / "new" / name).mkdir(parents=True)
        (folder / "new" / name / "sea.txt").write_text(f"The tide turned at {name}.")
    (verdict,) = table(("The tide turned at b", "", "old/sea.txt"), sources=folder / "new")
    path = folder / "new" / "b" / "sea.txt"
    assert (verdict.verdict, verdict.message) == ("exact", f"read from {path}, one of 2 files of that name")


def test_an_article_id_of_another_text_is_said(folder):
    (verdict,) = check(answers([quote(article=article_id("pier.txt", "Another text."))]))
    assert (verdict.verdict, verdict.message) == ("exact", "the article id is of another text")


# The archive


def test_an_article_id_of_another_source_makes_no_changed_source(archive):
    chess, pier = archive.find_article("chess.md"), archive.find_article("pier.txt")
    words = "nobody hurries in the evening"
    at = chess.text.find(words)
    taken = {"article": chess.id, "source": pier.source, "start": at, "end": at + len(words), "text": words}
    (verdict,) = check(
        answers([taken]), name=str(archive.store.directory) + ".jsonl", index=archive.store.directory
    )
    assert verdict.verdict == "missing"
    assert verdict.message.endswith(f"; the article id belongs to {chess.source}")
    there = "The pier is the only street we have"
    moved = taken | {"text": there, "start": 1, "end": 1 + len(there)}
    (verdict,) = check(
        answers([moved]), name=str(archive.store.directory) + ".jsonl", index=archive.store.directory
    )
    assert (verdict.verdict, verdict.message) == ("moved", f"the article id belongs to {chess.source}")


def test_an_article_id_that_the_archive_does_not_know_either_is_said(archive):
    pier = archive.find_article("pier.txt")
    words = "The pier is the only street we have"
    at = pier.text.find(words)
    record = {"article": "0" * 16, "source": pier.source, "start": at, "end": at + len(words), "text": words}
    name = str(archive.store.directory) + ".jsonl"
    (verdict,) = check(answers([record]), name=name, index=archive.store.directory)
    assert (verdict.verdict, verdict.message) == ("exact", "the article id is of another text")


def test_an_article_that_has_changed_since_keeps_its_id_without_a_remark(archive, articles_folder):
    chess = archive.find_article("chess.md")
    (articles_folder / "chess.md").write_text(chess.text + "\n\nOne line more.")
    record = {"article": chess.id, "source": chess.source, "start": 0, "end": 5, "text": chess.text[:5]}
    name = str(archive.store.directory) + ".jsonl"
    (verdict,) = check(answers([record]), name=name, index=archive.store.directory)
    assert "article id" not in verdict.message


def test_an_article_id_of_another_source_leads_to_no_gone_file(archive):
    chess = archive.find_article("chess.md")
    taken = {"article": chess.id, "source": "gone.txt", "start": 0, "end": 5, "text": chess.text[:5]}
    (verdict,) = check(
        answers([taken]), name=str(archive.store.directory) + ".jsonl", index=archive.store.directory
    )
    assert verdict.verdict == "missing"
    assert verdict.message.endswith(f"; the article id belongs to {chess.source}")


def test_the_whole_archive_is_searched_with_another_end_too(archive):
    options = VerifyOptions(index=archive.store.directory)
    verdict = verify_quote("nobody hurries in the evening,", options=options)
    assert (verdict.verdict, verdict.message) == ("exact", 'the source has "." at the end')


def test_without_a_source_the_whole_archive_is_searched(archive):
    options = VerifyOptions(index=archive.store.directory)
    found = verify_quote("The pier is the only street we have", options=options)
    assert (found.verdict, found.checked, found.found.source.endswith("pier.txt")) == ("exact", "index", True)
    assert verify_quote("The pier is the last street we have", options=options).verdict == "altered"
    assert verify_quote("Rates rose sharply in spring", options=options).verdict == "missing"


def test_a_quote_of_stop_words_or_clutter_is_found_by_reading_everything(archive):
    options = VerifyOptions(index=archive.store.directory)
    assert verify_quote("did not want to", options=options).found.source.endswith("tram.txt")
    assert verify_quote("Read also: Council votes", options=options).verdict == "exact"


def test_where_the_file_is_gone_the_archive_is_used_and_said_so(archive, articles_folder):
    article = archive.find_article("chess.md")
    (articles_folder / "chess.md").unlink()
    options = VerifyOptions(index=archive.store.directory)
    verdict = verify_quote("nobody hurries in the evening", article.source, options=options)
    assert (verdict.verdict, verdict.checked) == ("exact", "index")
    assert verdict.message == "checked against the index; there is no such file here"


def test_the_archive_tells_a_changed_source_from_an_altered_quote(archive, articles_folder):
    source = archive.find_article("chess.md").source
    text = (articles_folder / "chess.md").read_text()
    (articles_folder / "chess.md").write_text(text.replace("nobody hurries", "everybody hurries"))
    options = VerifyOptions(index=archive.store.directory)
    assert verify_quote("nobody hurries in the evening", source, options=options).verdict == "changed source"
    assert verify_quote("nobody sleeps in the evening", source, options=options).verdict == "altered"


def test_an_index_that_is_needed_and_not_there_is_an_error(folder):
    with pytest.raises(IndexNotFound):
        verify_quote("a b", "pier.txt", options=VerifyOptions(index=folder / "none", needs_index=True))
    assert (
        verify_quote(NOT_CLOSED, "pier.txt", options=VerifyOptions(index=folder / "none")).verdict == "exact"
    )


def test_a_url_is_never_followed_and_found_in_the_archive_only(folder):
    verdict = verify_quote(NOT_CLOSED, "https://example.org/pier.txt")
    assert (verdict.verdict, "not to be found" in verdict.message) == ("missing", True)


def test_a_verdict_is_a_flat_record_with_every_change(folder):
    (verdict,) = check(answers([quote(NOT_CLOSED.replace("not ", ""), start=0)]))
    record = json.loads(json.dumps(verdict.to_json()))
    assert record["changes"] == [{"source": "not", "quote": ""}]
    assert (record["verdict"], record["quote"], record["claimed_speaker"]) == (
        "altered", NOT_CLOSED.replace("not ", ""), None,
    )  # fmt: skip
    assert replace(verdict, diff=()).to_json()["changes"] == []
