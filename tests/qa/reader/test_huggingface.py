import pytest
import torch
from transformers import AutoTokenizer, BertConfig, BertForQuestionAnswering

from index.encoder import packaged_folder
from index.errors import ModelUnavailable
from qa.reader.huggingface import HuggingFaceReader

pytestmark = pytest.mark.model
PASSAGES = ["The ferry sank in May.", " ", "It was dry. " * 90 + "Ida Orr left at noon."]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A tiny BERT with random weights that reads spans, and the packaged vocabulary."""
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=30522, hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    path = tmp_path_factory.mktemp("reader")
    BertForQuestionAnswering(config).save_pretrained(path)
    AutoTokenizer.from_pretrained(str(packaged_folder())).save_pretrained(path)
    return path


def test_a_model_in_a_folder_gives_slices_best_first(folder):
    reads = HuggingFaceReader(str(folder)).read("When did it sink?", PASSAGES, 5)
    assert len(reads) == 5
    assert [r.score for r in reads] == sorted((r.score for r in reads), reverse=True)
    assert {r.passage for r in reads} <= {0, 2}
    for read in reads:
        text = PASSAGES[read.passage]
        span = text[read.start : read.end]
        assert span == span.strip(" .")
        assert not text[read.start - 1 : read.start].isalnum()
        assert not text[read.end : read.end + 1].isalnum()


def test_a_score_is_start_and_end_less_the_first_token(folder):
    reader = HuggingFaceReader(str(folder))
    best = reader.read("When?", ["Orr left."], 1)[0]
    tokenizer = AutoTokenizer.from_pretrained(str(folder))
    encoded = tokenizer("When?", "Orr left.", return_tensors="pt")
    with torch.no_grad():
        logits = BertForQuestionAnswering.from_pretrained(folder).eval()(**encoded)
    start, end = logits.start_logits[0], logits.end_logits[0]
    assert tokenizer.convert_ids_to_tokens(encoded["input_ids"][0])[4:-1] == ["orr", "left", "."]
    wanted = max(float(start[i] + end[j]) for i in (4, 5, 6) for j in range(i, 7) if (i, j) != (6, 6))
    assert best.null == pytest.approx(float(start[0] + end[0]), abs=1e-5)
    assert best.score == pytest.approx(wanted - best.null, abs=1e-5)


def test_all_of_a_long_passage_and_a_cut_question_are_read(folder):
    reads = HuggingFaceReader(str(folder)).read("why \ud800 " * 100, PASSAGES, 300)
    assert max(r.end for r in reads if r.passage == 2) > len(PASSAGES[2]) - 8


@pytest.mark.parametrize("passages", [[], ["", " \n"]])
def test_nothing_is_read_in_nothing(folder, passages):
    assert HuggingFaceReader(str(folder)).read("Who?", passages, 3) == []


def test_a_folder_without_a_model_is_an_error_of_one_line(tmp_path):
    with pytest.raises(ModelUnavailable, match="cannot load the reading model"):
        HuggingFaceReader(str(tmp_path))
