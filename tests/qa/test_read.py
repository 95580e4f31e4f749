from math import log

import numpy as np
import pytest

from index.load import Loaded
from index.load.paths import Source
from index.make import make_entry
from index.records import Article, Metadata, Span
from qa.question import parse_question
from qa.read import CHUNK_WEIGHT, MEANING_WEIGHT, WORDS_WEIGHT, PassageReader, overlap, rarity, split_passages
from qa.records import Hit


def article(text, kept=None, **meta):
    return Article("a", "a.txt", text, Metadata(**meta), kept or (Span(0, len(text)),), "now")


def passages(text, **meta):
    return [text[s.start : s.end] for s in split_passages(article(text, **meta))]


def read(encoder, question, found, score=0.5):
    hit = Hit(found, Span(0, len(found.text)), score)
    return read_hits(encoder, question, encoder.encode([question])[0], [hit])


def read_hits(encoder, question, embedding, hits, chunk_count=10):
    reader = PassageReader(encoder)
    frequency = {"boat": 1, "harbour": 1, "orr": 1}
    return reader.score_shortlist(
        reader.shortlist(parse_question(question), embedding, hits, frequency, chunk_count)
    )


def test_rarity_is_the_inverse_document_frequency_of_bm25():
    weights = rarity({"boat": 0, "ferri": 3, "mayor": 10}, 10)
    assert weights == pytest.approx(
        {"boat": log(1 + 10.5 / 0.5), "ferri": log(1 + 7.5 / 3.5), "mayor": log(1 + 0.5 / 10.5)}
    )


def test_overlap_is_the_share_of_weight_that_is_present():
    weights = {"boat": 3.0, "ferri": 1.0}
    assert overlap(weights, "Two ferries left.") == 0.25
    assert overlap(weights, "The ferry is a boat.") == 1.0
    assert overlap(weights, "Nothing left.") == 0.0
    assert overlap({}, "A boat.") == 0.0


def test_a_passage_is_a_sentence():
    assert passages("It rained. “It is late,” Orr said.") == ["It rained.", "“It is late,” Orr said."]


@pytest.mark.parametrize("quotation", ["“It is late.”", '"It is late. Very late."', "''It is late.''"])
def test_a_quotation_without_attribution_joins_the_sentence_before(quotation):
    text = f"The mayor complained. {quotation} She left."
    assert passages(text) == [f"The mayor complained. {quotation}", "She left."]


def test_a_quotation_in_a_paragraph_of_its_own_stays_alone():
    assert passages("The mayor complained.\n\n“It is late.”") == ["The mayor complained.", "“It is late.”"]


def test_a_line_that_names_the_speaker_joins_the_words_before():
    assert passages("It is late.\n— Nessa Quill") == ["It is late.\n— Nessa Quill"]


def test_passages_are_not_joined_beyond_700_characters():
    long = "The mayor complained " + "very " * 136 + "much."  # 706 characters, 700 without its first 6
    assert passages(f"{long[6:]} “Too late.”") == [long[6:], "“Too late.”"]


def test_lines_of_metadata_are_no_passages_but_the_title_is():
    text = "A pier is mended\nBy Nessa Quill\nGazette, March 4, 2025\n\nIt rained."
    origins = {"title": "A pier is mended", "author": "By Nessa Quill", "date": "Gazette, March 4, 2025"}
    assert passages(text, origins=origins) == ["A pier is mended", "It rained."]


def test_no_passage_crosses_a_border_of_the_kept_text():
    text = "The mayor complained. “It is late.”"
    kept = (Span(0, 21), Span(22, 35))
    assert [(s.start, s.end) for s in split_passages(article(text, kept))] == [(0, 21), (22, 35)]


def test_a_score_is_the_weighted_sum_of_words_meaning_and_chunk(toy_encoder):
    (found,) = read(toy_encoder, "boat harbour", article("The boat left."), score=0.5)
    meaning = float(toy_encoder.encode(["The boat left."])[0] @ toy_encoder.encode(["boat harbour"])[0])
    weights = rarity({"boat": 1, "harbour": 1, "orr": 1}, 10)
    assert found.score == pytest.approx(
        CHUNK_WEIGHT * 0.5 + WORDS_WEIGHT * weights["boat"] / sum(weights.values()) + MEANING_WEIGHT * meaning
    )


def test_the_words_of_the_person_asked_about_rank_above_words_about_them(toy_encoder):
    text = "The boat of Orr left the harbour. Orr said that the boat was late."
    best, *_ = read(toy_encoder, "What did Orr say about the boat?", article(text))
    assert best.text == "Orr said that the boat was late."


def test_equal_passages_are_ordered_by_source_and_place(toy_encoder):
    text = "The boat left.\n\nThe boat left."
    assert [c.span.start for c in read(toy_encoder, "boat", article(text))] == [0, 16]


def test_a_passage_of_two_chunks_is_scored_once_by_the_better(toy_encoder):
    found = article("The boat left.")
    hits = [Hit(found, Span(0, 8), 0.2), Hit(found, Span(4, 14), 0.9)]
    (candidate,) = read_hits(toy_encoder, "boat", np.zeros(toy_encoder.dimension), hits)
    assert candidate.score == pytest.approx(CHUNK_WEIGHT * 0.9 + WORDS_WEIGHT / 3)  # of three rare words, one


def test_no_hit_gives_no_candidate(toy_encoder):
    assert read_hits(toy_encoder, "boat", toy_encoder.encode(["boat"])[0], []) == []


def test_an_article_as_it_is_indexed_is_divided_without_its_head(articles_folder):
    path = articles_folder / "tram.txt"
    entry = make_entry(Source("tram.txt", path), Loaded(path.read_text(encoding="utf-8"), "utf-8"))
    text = entry.article.text
    assert [text[s.start : s.end] for s in split_passages(entry.article)] == [
        "Tram driver returns a lost violin",
        "A tram driver in Tern Bay found a violin worth 90,000 crowns under a seat and took it to the police.",
        "Ivo Penhallow, the driver, said that he had thought it was a lunch box.",
        "“I shook it, and it hummed,” Penhallow said.",
        "The owner, a student, did not want to give her name.",
    ]
