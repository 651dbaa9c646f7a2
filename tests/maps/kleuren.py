"""Colours as somebody with deuteranopia sees them, and how far two of them are apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
_DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WIT = np.array([0.95047, 1.0, 1.08883])


def verschil(een: str, ander: str, *, deuteranoop: bool = True) -> float:
    """Distance of two colours (#rrggbb) in CIE Lab, for somebody with deuteranopia."""
    return float(np.linalg.norm(_lab(een, deuteranoop) - _lab(ander, deuteranoop)))


def _lab(kleur: str, deuteranoop: bool) -> NDArray[np.float64]:
    rgb = np.array([int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    if deuteranoop:
        linear = np.clip(_DEUTERANOPIA @ linear, 0, 1)
    xyz = _XYZ @ linear / _WIT
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])
