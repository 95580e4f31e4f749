import pytest
import torch
from transformers import BertConfig

from index.errors import ModelUnavailable
from index.weights import load_tokenizer, load_weights, save_weights
from qa.reader.model import HIDDEN, SpanNetwork
from qa.reader.read import TrainedReader
from qa.reader.weights import load_network
from qa.reader.windows import make_batch, tokenize_passages, tokenize_questions

PASSAGES = ["The ferry sank in May, Ida Orr wrote.", "", "Nobody knew.\n\nIt was dry at the pier.", "…"]
pytestmark = pytest.mark.model


def tiny(seed=0):
    """Make a network of 8 columns with random weights, and the packaged vocabulary."""
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=30522, hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    return SpanNetwork(config).eval()


def score(network, question, passages):
    tokenizer, special = load_tokenizer()
    asked = tokenize_questions([question], tokenizer)[0]
    batch = make_batch([(asked, p.ids) for p in tokenize_passages(passages, tokenizer)], special)
    with torch.no_grad():
        return batch, network(*map(torch.from_numpy, (batch.ids, batch.types, batch.mask, batch.readable)))


def test_an_answer_may_only_be_in_the_passage_or_nowhere():
    batch, logits = score(tiny(), "When?", ["It sank in May.", "Nobody knew."])
    for side in (logits.start, logits.end):
        readable = torch.from_numpy(batch.readable)
        assert torch.all(side[readable] > HIDDEN / 2)
        assert torch.equal(side[:, 0], logits.null / 2)
        assert torch.all(side[:, 1:][~readable[:, 1:]] == HIDDEN)


def test_padding_changes_no_score():
    _, alone = score(tiny(), "When?", ["It sank in May."])
    _, beside = score(tiny(), "When?", ["It sank in May.", "It was long, " * 20])
    assert torch.allclose(alone.start[0, 4:8], beside.start[0, 4:8], atol=1e-5)
    assert torch.allclose(alone.null[0], beside.null[0], atol=1e-5)


def test_question_and_passage_are_told_apart():
    network = tiny()
    _, before = score(network, "When?", ["It sank."])
    with torch.no_grad():
        network.types.weight[1] += torch.arange(8.0)
    _, after = score(network, "When?", ["It sank."])
    assert not torch.allclose(before.null, after.null)


def test_weights_survive_being_written_without_the_packaged_embeddings(tmp_path):
    from safetensors.torch import load_file

    save_weights(tiny(1), tmp_path / "w.safetensors")
    kept = load_file(tmp_path / "w.safetensors")
    assert not any(name.startswith("encoder.embeddings.") for name in kept)
    assert {weight.dtype for weight in kept.values()} == {torch.float16}
    other = tiny(2)
    load_weights(other, tmp_path / "w.safetensors")
    assert torch.equal(other.null.weight, tiny(1).null.weight.half().float())


def test_missing_and_foreign_weights_are_an_error_of_one_line(tmp_path):
    with pytest.raises(ModelUnavailable, match="cannot read the weights"):
        load_network(tmp_path / "none.safetensors")
    save_weights(tiny(), tmp_path / "tiny.safetensors")
    with pytest.raises(ModelUnavailable, match="are of another network"):
        load_network(tmp_path / "tiny.safetensors")


def test_whole_weights_are_small_enough_to_ship(tmp_path):
    from index.encoder import packaged_folder

    network = SpanNetwork(BertConfig.from_pretrained(str(packaged_folder())))
    save_weights(network, tmp_path / "w.safetensors")
    assert (tmp_path / "w.safetensors").stat().st_size <= 25_000_000
    loaded = load_network(tmp_path / "w.safetensors")
    reads = TrainedReader(loaded).read("When did the ferry sink?", PASSAGES, 3)
    assert 0 < len(reads) <= 3


def test_a_reader_gives_slices_of_the_passages_best_first():
    reads = TrainedReader(tiny()).read("When did the ferry sink?", PASSAGES, 4)
    assert len(reads) == 4
    assert [r.score for r in reads] == sorted((r.score for r in reads), reverse=True)
    assert {r.passage for r in reads} <= {0, 2}
    assert all(PASSAGES[r.passage][r.start : r.end].strip(" .,\n") for r in reads)
    assert reads == TrainedReader(tiny()).read("When did the ferry sink?", PASSAGES, 4)


def test_cores_share_the_windows_and_read_the_same(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    monkeypatch.setattr("qa.reader.read.computes_in_bfloat16", lambda: False)
    passages = [*PASSAGES, "It was dry. " * 90]
    alone = TrainedReader(tiny(), threads=1).read("When did the ferry sink?", passages, 9)
    shared = TrainedReader(tiny(), threads=3).read("When did the ferry sink?", passages, 9)
    assert [(r.passage, r.start, r.end) for r in shared] == [(r.passage, r.start, r.end) for r in alone]
    assert [r.score for r in shared] == pytest.approx([r.score for r in alone], abs=1e-4)


@pytest.mark.parametrize("passages", [[], [""], [" \n ", "…"]])
def test_a_reader_reads_nothing_in_nothing(passages):
    assert TrainedReader(tiny()).read("Who?", passages, 3) == []


def test_a_reader_reads_to_the_end_of_a_long_passage_and_an_odd_question():
    passage = "It was dry. " * 90 + "Orr \ud800 left."
    reads = TrainedReader(tiny()).read("why \ud800 " * 200, [passage], 300)
    assert max(read.end for read in reads) > len(passage) - 14
    assert TrainedReader(tiny()).read("", ["Orr left."], 1)
