import json

import pytest

from index.encoder import packaged_folder
from index.errors import ModelUnavailable
from qa.reader.pretrained import load_pretrained
from tests.qa.reader.handmade_readers import write_bert, write_encoder

pytestmark = pytest.mark.model
NEXT_STEP = "give --reader, or ONRECORD_READER, a folder, or a name on the Hugging Face hub"


def refuse(name):
    """Load what cannot be loaded; give the message, which is a line that says what to do next."""
    with pytest.raises(ModelUnavailable) as caught:
        load_pretrained(str(name))
    message = str(caught.value)
    assert NEXT_STEP in message
    assert "deepset/roberta-base-squad2" in message
    assert repr(str(name)) in message
    assert "\n" not in message
    assert len(message) < 700
    return message


@pytest.mark.parametrize("name", ["/no/such/folder", "no such reader!", "../gone"])
def test_a_name_of_nothing_is_refused(name):
    assert refuse(name).startswith(f"no reader {name!r}: ")


def test_a_folder_without_a_vocabulary_is_refused(tmp_path):
    assert "has no vocabulary" in refuse(tmp_path)
    write_bert(tmp_path)
    (tmp_path / "tokenizer.json").unlink()
    assert f"cannot load the reader {str(tmp_path)!r}: {tmp_path} has no vocabulary; " in refuse(tmp_path)


def test_an_encoder_that_never_learnt_to_read_answers_is_refused(tmp_path):
    write_encoder(tmp_path)
    wanted = "it was not trained to read answers: its weights lack qa_outputs.bias, qa_outputs.weight; "
    assert wanted in refuse(tmp_path)
    assert wanted in refuse(packaged_folder())


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("model.safetensors", None),
        ("model.safetensors", b"garbage"),
        ("config.json", None),
        ("config.json", b"{"),
        ("config.json", b'{"model_type": "vit"}'),
        ("tokenizer.json", b"{"),
    ],
)
def test_a_damaged_model_is_refused(tmp_path, file, content):
    write_bert(tmp_path)
    (tmp_path / file).unlink()
    if content is not None:
        (tmp_path / file).write_bytes(content)
    refuse(tmp_path)


def test_weights_of_another_shape_are_refused(tmp_path):
    write_bert(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(config | {"hidden_size": 16}))
    refuse(tmp_path)


def test_loading_prints_nothing(tmp_path, capfd):
    write_bert(tmp_path)
    capfd.readouterr()
    load_pretrained(str(tmp_path))
    assert capfd.readouterr() == ("", "")
