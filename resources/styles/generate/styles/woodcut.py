"""A print from a carved block: gouge marks along the drawing show the paper and four hand-brushed colours."""
import numpy as np

from brush import Surface
from canvas import noise, palette, paper, saturate, size, smoothstep
from scenes import garden

INKS = palette("#f6ead0", "#f6ead0", "#e2532f", "#e9b04a", "#2f7f8c", "#88b39a", "#d88c6a")
BLACK = np.array([0.09, 0.085, 0.10])


def paint(rng):
    h, w = size()
    scene, angle = garden(h, w, rng)
    scene = np.clip(saturate(scene, 1.3), 0, 1)
    light = scene @ np.array([0.3, 0.59, 0.11])
    surface = Surface(np.ones((h, w, 3)) * BLACK)
    taken, spacing, stretch = {}, 7.4, 3.0
    for y, x in zip(rng.uniform(0, h, 90000), rng.uniform(0, w, 90000)):
        i, j = int(y), int(x)
        a = angle[i, j]
        gy, gx = int(y / 24), int(x / 24)
        near = (q for dy in (-1, 0, 1) for dx in (-1, 0, 1) for q in taken.get((gy + dy, gx + dx), ()))
        # Marks keep apart by their width across and by their length along.
        if any(max(abs((qy - y) * np.sin(a) + (qx - x) * np.cos(a)) / stretch, abs((qy - y) * np.cos(a) - (qx - x) * np.sin(a))) < spacing for qy, qx in near):
            continue
        taken.setdefault((gy, gx), []).append((y, x))
        tone = INKS[np.argmin(((INKS - scene[i, j])**2).sum(1))]
        width = 1.6 + 8.6 * float(smoothstep(0.12, 0.85, light[i, j]))
        for k in (0, 1):
            # Two overlapping cuts make the tapered mark of a gouge that is set down and lifted.
            surface.stroke(y + rng.normal(0, 0.6), x + rng.normal(0, 0.6), a + rng.normal(0, 0.03), spacing * stretch * (1.12 - 0.35 * k),
                           width * (0.62 + 0.42 * k), tone, rng, rng.normal(0, 0.02), 1.0, 0.05, 0.12)
    worn = smoothstep(1.0, 1.7, noise(h, w, 6, rng, 3))[..., None]
    rgb = surface.rgb * (1 - 0.35 * worn) + INKS[0] * 0.35 * worn
    return np.clip(rgb * paper(h, w, rng, 0.035)[..., None], 0, 1)
