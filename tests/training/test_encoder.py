import pytest
import torch
from safetensors.torch import load_file
from transformers import BertConfig

from index.weights import save_weights
from qa.reader.model import SpanNetwork
from training.encoder import choose_device, find_share, load_layers
from training.masked import MaskedModel

TINY = BertConfig(
    vocab_size=30522, hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
)


@pytest.mark.parametrize(
    ("step", "share"), [(0, 1 / 6), (5, 1.0), (6, 1.0), (53, 0.5), (99, 1 / 94), (100, 0.0), (101, 0.0)]
)
def test_the_rate_rises_for_six_hundredths_and_falls(step, share):
    assert find_share(step, 100) == share


def test_a_network_begins_with_the_layers_of_another(tmp_path):
    other, network = MaskedModel(TINY), SpanNetwork(TINY)
    save_weights(other, tmp_path / "layers.safetensors")
    before = {name: weight.clone() for name, weight in network.state_dict().items()}
    load_layers(network, tmp_path / "layers.safetensors")
    kept = load_file(tmp_path / "layers.safetensors")
    for name, weight in network.state_dict().items():
        layer = name.startswith("encoder.encoder.")
        assert torch.equal(weight, kept[name].float() if layer else before[name])


def test_a_device_is_chosen_by_its_name_or_what_there_is():
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    assert choose_device("auto") == (accelerator or torch.device("cpu"))
    assert choose_device("cpu") == torch.device("cpu")


@pytest.mark.parametrize("name", ["abacus", "xpu:77"])
def test_a_device_that_is_not_here_is_told_in_a_line(name):
    with pytest.raises(SystemExit, match=f"no device '{name}' here .*; give --device cpu") as error:
        choose_device(name)
    assert "\n" not in str(error.value)
