"""Tesserae in rows that follow the drawing (opus vermiculatum), each stone a little tilted, on dark mortar."""
import numpy as np

from canvas import edge_distance, grid, nearest, noise, relief, saturate, size, smoothstep
from scenes import coast


def rows(h, w, angle, spacing, rng):
    """Points about `spacing` apart, moved so that neighbours line up along the directions."""
    y, x = rng.uniform(0, h, 60000), rng.uniform(0, w, 60000)
    kept, cell = {}, spacing * 0.5
    out = []
    for py, px in zip(y, x):
        a = angle[int(py), int(px)]
        ok, gy, gx = True, int(py / spacing), int(px / spacing)
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                for qy, qx in kept.get((gy + dy, gx + dx), ()):
                    u = (qx - px) * np.cos(a) + (qy - py) * np.sin(a)
                    v = -(qx - px) * np.sin(a) + (qy - py) * np.cos(a)
                    # A square exclusion zone packs stones in rows, a round one would pack them at random.
                    if max(abs(u), abs(v)) < spacing * 0.86:
                        ok = False
        if ok:
            kept.setdefault((gy, gx), []).append((py, px))
            out.append((py, px))
    return np.array(out, np.float32)


def paint(rng):
    h, w = size()
    scene, angle = coast(h, w, rng)
    scene = np.clip(saturate(scene, 1.25), 0, 1)
    points = rows(h, w, angle, 15.0, rng)
    cells = nearest(points, h, w)
    p = np.clip(points.astype(int), 0, [h - 1, w - 1])
    tones = scene[p[:, 0], p[:, 1]]
    tones = np.clip(tones * rng.normal(1, 0.13, (len(p), 1)) + rng.normal(0, 0.035, (len(p), 3)), 0.03, 1)
    gold = rng.random(len(p)) < 0.03
    tones[gold] = np.array([0.93, 0.74, 0.28]) * rng.uniform(0.8, 1.1, (gold.sum(), 1))
    distance = edge_distance(cells, 9) + 0.4 * noise(h, w, 5, rng, 2)
    y, x = grid(h, w)
    tilt = rng.normal(0, 0.012, (len(p), 2))
    lean = (y - points[cells, 0]) * tilt[cells, 0] + (x - points[cells, 1]) * tilt[cells, 1]
    stone = tones[cells] * (1 + lean + 0.06 * noise(h, w, 6, rng, 3))[..., None]
    stone = stone * relief(np.minimum(distance, 4.5), 0.10)[..., None]
    mortar = np.array([0.16, 0.14, 0.13]) * (1 + 0.25 * noise(h, w, 4, rng, 2))[..., None]
    t = smoothstep(1.0, 2.2, distance)[..., None]
    return np.clip(mortar * (1 - t) + stone * t, 0, 1)
