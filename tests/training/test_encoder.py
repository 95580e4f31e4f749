import pytest
import torch

from training.encoder import choose_device, find_share, reduce_precision


@pytest.mark.parametrize(
    ("step", "share"), [(0, 1 / 6), (5, 1.0), (6, 1.0), (53, 0.5), (99, 1 / 94), (100, 0.0), (101, 0.0)]
)
def test_the_rate_rises_for_six_hundredths_and_falls(step, share):
    assert find_share(step, 100) == share


def test_a_device_is_chosen_by_its_name_or_what_there_is():
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    assert choose_device("auto") == (accelerator or torch.device("cpu"))
    assert choose_device("cpu") == torch.device("cpu")


@pytest.mark.parametrize("name", ["abacus", "xpu:77"])
def test_a_device_that_is_not_here_is_told_in_a_line(name):
    with pytest.raises(SystemExit, match=f"no device '{name}' here .*; give --device cpu") as error:
        choose_device(name)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(("has_it", "kind"), [(True, torch.bfloat16), (False, torch.float32)])
def test_a_processor_computes_in_bfloat16_where_it_has_it(monkeypatch, has_it, kind):
    monkeypatch.setattr("training.encoder.computes_in_bfloat16", lambda: has_it)
    with reduce_precision(torch.device("cpu")):
        product = torch.ones(2, 2) @ torch.ones(2, 2)
    assert product.dtype == kind
