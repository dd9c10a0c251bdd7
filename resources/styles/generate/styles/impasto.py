"""Thick oil: layers from broad to fine strokes along the scene's directions (Hertzmann 1998), lit from the side."""
import numpy as np

from brush import Surface, vary
from canvas import noise, relief, saturate, size
from scenes import night


def paint(rng):
    h, w = size()
    scene, angle = night(h, w, rng)
    scene = np.clip(saturate(scene, 1.12), 0, 1)
    surface = Surface(scene * 0.55 + np.array([0.20, 0.12, 0.05]))
    detail = np.hypot(*np.gradient(scene.mean(2)))
    for count, length, width, jitter in ((1400, 95, 26, 0.06), (5200, 58, 14, 0.05), (5200, 36, 9, 0.05)):
        for _ in range(count):
            y, x = rng.uniform(0, h), rng.uniform(0, w)
            i, j = int(y), int(x)
            if width < 10 and detail[i, j] < 0.008 and rng.random() < 0.55:
                continue
            a = angle[i, j]
            ahead = angle[int(np.clip(y + np.sin(a) * length * 0.4, 0, h - 1)), int(np.clip(x + np.cos(a) * length * 0.4, 0, w - 1))]
            bend = float(np.clip((ahead - a + np.pi) % (2 * np.pi) - np.pi, -1, 1)) * 0.22
            surface.stroke(y, x, a + rng.normal(0, 0.10), length * rng.uniform(0.7, 1.25), width * rng.uniform(0.75, 1.2),
                           vary(scene[i, j], rng, 0.035, jitter), rng, bend, 0.96, 0.40, 0.5)
    light = relief(surface.thickness, 0.62) * (1 + 0.02 * noise(h, w, 3, rng, 1))
    return np.clip(surface.rgb * light[..., None], 0, 1)
