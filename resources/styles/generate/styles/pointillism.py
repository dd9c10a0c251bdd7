"""Dabs of unmixed colour: each is the scene's colour pushed to one side of the wheel or to its complement."""
import numpy as np

from brush import Surface
from canvas import paper, relief, saturate, size
from scenes import coast

WARM, COOL = np.array([1.0, 0.56, 0.20]), np.array([0.22, 0.34, 0.86])


def paint(rng):
    h, w = size()
    scene, angle = coast(h, w, rng)
    scene = np.clip(saturate(scene, 1.25), 0, 1)
    surface = Surface(np.ones((h, w, 3)) * np.array([0.95, 0.90, 0.80]) * paper(h, w, rng, 0.03)[..., None])
    for count, dab in ((7000, 15), (17000, 10.5), (12000, 7.5)):
        for _ in range(count):
            y, x = rng.uniform(0, h), rng.uniform(0, w)
            tone = scene[int(y), int(x)]
            pick = rng.random()
            if pick < 0.13:
                tone = 0.62 * (WARM if tone[2] > tone[0] else COOL) + 0.38 * tone
            elif pick < 0.34:
                tone = np.clip(tone[[0, 2, 1]] * 0.45 + tone * 0.6, 0, 1)
            elif pick < 0.52:
                tone = np.clip(tone * 0.55 + np.array([0.45, 0.42, 0.30]), 0, 1)
            tone = np.clip(tone + rng.normal(0, 0.06, 3), 0, 1)
            surface.stroke(y, x, angle[int(y), int(x)] + rng.normal(0, 0.3), dab * rng.uniform(1.0, 1.7), dab * rng.uniform(0.8, 1.1),
                           tone, rng, 0, 0.97, 0.10, 0.0)
    return np.clip(surface.rgb * relief(surface.thickness, 0.22)[..., None], 0, 1)
