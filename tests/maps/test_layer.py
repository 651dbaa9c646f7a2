"""The layers as a whole: a newcomer is found, and holds to the contract."""

import pytest

from uitstroommatch.maps.layer import Layer, all_layers


def test_layers_come_from_top_to_bottom():
    rangen = [layer.rang for layer in all_layers().values()]
    assert rangen == sorted(rangen, reverse=True)
    assert len(set(rangen)) == len(rangen)


@pytest.mark.parametrize("id_", list(all_layers()))
def test_every_layer_explains_itself_in_dutch(id_):
    layer = all_layers()[id_]
    assert isinstance(layer, Layer)
    assert layer.titel[0].isupper()
    assert not layer.titel.endswith(".")
    assert layer.uitleg.endswith((".", "?"))
    assert 0 < layer.rang < 400
