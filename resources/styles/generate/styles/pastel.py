"""Soft pastel hatching on dark paper: the tooth of the paper breaks every line."""
import numpy as np

from brush import Surface, vary
from canvas import noise, saturate, size, smoothstep
from scenes import garden


def paint(rng):
    h, w = size()
    scene, angle = garden(h, w, rng)
    scene = np.clip(saturate(scene, 1.2) * 1.05, 0, 1)
    grain = noise(h, w, 3, rng, 2)
    surface = Surface(np.ones((h, w, 3)) * np.array([0.16, 0.13, 0.20]) * (1 + 0.15 * grain)[..., None])
    soft, hard = 0.45 + 0.55 * smoothstep(-0.9, 0.0, grain), 0.12 + 0.88 * smoothstep(-0.55, 0.25, grain)
    for count, length, width, tooth in ((2600, 80, 20, soft), (9000, 62, 6.5, hard), (9000, 44, 5, hard)):
        for _ in range(count):
            y, x = rng.uniform(0, h), rng.uniform(0, w)
            i, j = int(y), int(x)
            cross = 0.9 if width < 6 and rng.random() < 0.3 else 0.0
            surface.stroke(y, x, angle[i, j] - 0.35 + cross + rng.normal(0, 0.14), length * rng.uniform(0.5, 1.2), width * rng.uniform(0.7, 1.3),
                           vary(scene[i, j], rng, 0.05, 0.08), rng, rng.normal(0, 0.03), 0.85, 0.25, 0.3, tooth)
    return np.clip(surface.rgb, 0, 1)
