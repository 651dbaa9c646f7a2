"""What the page may do."""

import pytest

from uitstroommatch.errors import InvoerFout
from uitstroommatch.maps import csp
from uitstroommatch.maps.page import PDOK


def test_nothing_from_elsewhere_and_only_known_scripts():
    line = csp.policy(["alert(1)"], ["p{}"], None)
    assert line == (
        "default-src 'none'; script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='; "
        "style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    assert "unsafe" not in line


def test_the_host_of_a_base_map_is_the_only_addition():
    assert "img-src data: https://service.pdok.nl;" in csp.policy([], [], PDOK["grijs"])
    assert csp.tile_host("https://tegels.test:8443/{z}/{x}/{y}.png?k=1") == "https://tegels.test:8443"


@pytest.mark.parametrize(
    "adres",
    [
        "",
        "http://tegels.test/{z}/{x}/{y}.png",
        "https://tegels.test/{z}/{x}.png",
        "https://*/{z}/{x}/{y}.png",
        "https://tegels.test; script-src *//{z}/{x}/{y}.png",
        "https://tegels.test /{z}/{x}/{y}.png",
        "https://tegels.test/{z}/{x}/{y}.png\n",
        "https://jan:geheim@tegels.test/{z}/{x}/{y}.png",
        "https://{s}.tegels.test/{z}/{x}/{y}.png",
        "javascript:alert(1)//{z}{x}{y}",
        'https://tegels.test/{z}/{x}/{y}.png"><script>',
    ],
)
def test_another_address_is_refused(adres):
    with pytest.raises(InvoerFout, match="ondergrond"):
        csp.tile_host(adres)
