import pytest
import torch
from transformers import AutoTokenizer, BertForQuestionAnswering, RobertaForQuestionAnswering

from qa.reader.huggingface import HuggingFaceReader, place_tokens
from tests.qa.reader.handmade_readers import write_bert, write_roberta

pytestmark = pytest.mark.model
PASSAGES = ["The ferry sank in May.", " ", "It was dry. " * 90 + "Ida Orr left at noon."]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("reader")
    write_bert(path)
    return str(path)


@pytest.fixture(scope="module")
def short_roberta(tmp_path_factory):
    """A RoBERTa with 42 positions, of which it needs 2 for itself."""
    path = tmp_path_factory.mktemp("roberta")
    write_roberta(path, positions=42)
    return str(path)


@pytest.fixture
def in_float32(monkeypatch):
    monkeypatch.setattr("qa.reader.pretrained.computes_in_bfloat16", lambda: False)


def best_sum(logits, tokens, *, none):
    """Sum start and end of the best span of these tokens, less the two at the place of no answer."""
    start, end = logits.start_logits[0], logits.end_logits[0]
    null = float(start[none] + end[none])
    return max(float(start[i] + end[j]) for i in tokens for j in tokens if i <= j) - null, null


def test_a_model_in_a_folder_gives_slices_best_first(folder):
    reads = HuggingFaceReader(folder).read("When did it sink?", PASSAGES, 5)
    assert len(reads) == 5
    assert [r.score for r in reads] == sorted((r.score for r in reads), reverse=True)
    assert {r.passage for r in reads} <= {0, 2}
    for read in reads:
        text = PASSAGES[read.passage]
        span = text[read.start : read.end]
        assert span == span.strip(" .")
        assert not text[read.start - 1 : read.start].isalnum()
        assert not text[read.end : read.end + 1].isalnum()


@pytest.mark.usefixtures("in_float32")
def test_cores_share_the_windows_and_read_the_same(folder, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    passages = [*PASSAGES, "It was dry. " * 90]
    alone = HuggingFaceReader(folder, threads=1).read("When did it sink?", passages, 9)
    shared = HuggingFaceReader(folder).read("When did it sink?", passages, 9)
    assert [(r.passage, r.start, r.end) for r in shared] == [(r.passage, r.start, r.end) for r in alone]
    assert [r.score for r in shared] == pytest.approx([r.score for r in alone], abs=1e-4)


@pytest.mark.usefixtures("in_float32")
def test_a_score_is_start_and_end_less_the_first_token(folder):
    (best,) = HuggingFaceReader(folder).read("When?", ["Orr left"], 1)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    encoded = tokenizer("When?", "Orr left", return_tensors="pt")
    with torch.no_grad():
        logits = BertForQuestionAnswering.from_pretrained(folder).eval()(**encoded)
    assert tokenizer.convert_ids_to_tokens(encoded["input_ids"][0])[4:-1] == ["orr", "left"]
    wanted = best_sum(logits, (4, 5), none=0)
    assert (best.score, best.null) == pytest.approx(wanted, abs=1e-5)


@pytest.mark.usefixtures("in_float32")
def test_no_answer_stands_where_the_tokenizer_puts_cls(tmp_path):
    write_bert(tmp_path, cls_last=True)
    (best,) = HuggingFaceReader(str(tmp_path)).read("When?", ["Orr left"], 1)
    tokenizer = AutoTokenizer.from_pretrained(str(tmp_path))
    encoded = tokenizer("When?", "Orr left", return_tensors="pt")
    tokens = tokenizer.convert_ids_to_tokens(encoded["input_ids"][0])
    assert tokens == ["when", "?", "[SEP]", "orr", "left", "[SEP]", "[CLS]"]
    with torch.no_grad():
        logits = BertForQuestionAnswering.from_pretrained(tmp_path).eval()(**encoded)
    assert (best.score, best.null) == pytest.approx(best_sum(logits, (3, 4), none=6), abs=1e-5)


@pytest.mark.usefixtures("in_float32")
def test_passages_read_in_one_batch_score_as_each_alone(folder):
    reader = HuggingFaceReader(folder)
    passages = [
        "The ferry sank in May.",
        "Ida Orr of the harbour office left at noon, and nobody knew why. " * 6,
    ]
    together = reader.read("When did it sink?", passages, 200)
    alone = [(0, read) for read in reader.read("When did it sink?", passages[:1], 200)]
    alone += [(1, read) for read in reader.read("When did it sink?", passages[1:], 200)]
    scores = {(number, read.start, read.end): read.score for number, read in alone}
    assert {read.passage for read in together} == {0, 1}
    for read in together:
        assert read.score == pytest.approx(scores[read.passage, read.start, read.end], abs=1e-4)


def test_weights_are_bfloat16_only_where_the_processor_computes_in_it(folder, monkeypatch):
    for able, wanted in ((True, torch.bfloat16), (False, torch.float32)):
        monkeypatch.setattr("qa.reader.pretrained.computes_in_bfloat16", lambda able=able: able)
        reader = HuggingFaceReader(folder)
        assert reader._model.dtype == wanted
        assert len(reader.read("When did it sink?", PASSAGES, 5)) == 5


def test_all_of_a_long_passage_and_a_cut_question_are_read(folder):
    reads = HuggingFaceReader(folder).read("why \ud800 " * 100, PASSAGES, 300)
    assert max(r.end for r in reads if r.passage == 2) > len(PASSAGES[2]) - 8


@pytest.mark.usefixtures("in_float32")
def test_a_cased_model_scores_the_text_as_it_is_written(short_roberta):
    (best,) = HuggingFaceReader(short_roberta).read("When", ["May"], 1)
    tokenizer = AutoTokenizer.from_pretrained(short_roberta)
    encoded = tokenizer("When", "May", return_tensors="pt")
    count = encoded["input_ids"].shape[1] - 1  # less the last </s>
    first = len(tokenizer("When")["input_ids"]) + 1  # <s> When </s> </s>
    with torch.no_grad():
        logits = RobertaForQuestionAnswering.from_pretrained(short_roberta).eval()(**encoded)
    start, end = logits.start_logits[0], logits.end_logits[0]
    null = float(start[0] + end[0])
    assert tokenizer("May")["input_ids"] != tokenizer("may")["input_ids"]
    assert best.score == pytest.approx(float(start[first] + end[count - 1]) - null, abs=1e-5)


def test_a_model_of_few_positions_reads_all_of_long_questions_and_passages(short_roberta):
    passage = "It was dry. " * 40 + "Ida Orr left."
    reads = HuggingFaceReader(short_roberta).read("When did the ferry sink " * 30, [passage], 500)
    words = {passage[read.start : read.end] for read in reads if read.start >= len(passage) - 13}
    assert words & {"Ida", "Orr", "left", "Ida Orr", "Orr left", "Ida Orr left"}
    assert min(read.start for read in reads) < 12


@pytest.mark.parametrize("passages", [[], ["", " \n"]])
def test_nothing_is_read_in_nothing(folder, passages):
    assert HuggingFaceReader(folder).read("Who?", passages, 3) == []


def test_words_end_at_letters_and_digits_where_the_tokenizer_goes_by_spaces():
    text = "Ida’s (14)"
    offsets = [(0, 2), (2, 3), (3, 4), (4, 5), (5, 7), (7, 9), (9, 10)]  # Id a ’ s " (" 14 )
    places = place_tokens(text, offsets, [0, 0, 0, 0, 1, 1, 1])
    assert places.starts.tolist() == [0, 2, 3, 4, 6, 7, 9]
    assert places.begins.tolist() == [True, False, True, False, True, True, True]
    assert places.finishes.tolist() == [False, True, True, True, True, True, True]


def test_white_space_that_a_token_has_belongs_to_no_word():
    text = "the players' fee\n\nIt"
    offsets = [(0, 3), (3, 11), (11, 12), (12, 16), (16, 20)]
    places = place_tokens(text, offsets, range(5))
    assert places.starts.tolist() == [0, 4, 11, 13, 18]
    assert places.begins.tolist() == [True] * 5
    assert places.paragraphs.tolist() == [1, 1, 1, 1, 2]


def test_a_word_that_the_border_of_a_window_cuts_is_none():
    text = "harbours sank"
    places = place_tokens(text, [(4, 8), (9, 11)], [0, 1])
    assert places.begins.tolist() == [False, True]
    assert places.finishes.tolist() == [True, False]
    whole = place_tokens(text, [(9, 13)], [1])
    assert (whole.begins.tolist(), whole.finishes.tolist()) == ([True], [True])


def test_no_tokens_have_no_places():
    assert len(place_tokens("", [], []).starts) == 0
