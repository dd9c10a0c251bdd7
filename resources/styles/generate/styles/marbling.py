"""Marbled paper: drops push each other aside and combs draw them out (Lu, Jaffer et al., Mathematical Marbling, 2012).

Each operation is run backwards from the last to the first, so that every pixel finds the drop it came from.
"""
import numpy as np

from canvas import grid, noise, palette, paper, size, smoothstep

INKS = palette("#102a54", "#1f6f8b", "#e8643c", "#f3c24f", "#f5ead2", "#a4243b", "#f5ead2", "#2a9d8f", "#183a6b", "#f29e7a")


def paint(rng):
    h, w = size()
    y, x = grid(h, w)
    py, px = y.copy(), x.copy()
    # Last of all the swirls, before them the fine comb across, before that the coarse one.
    for cy, cx, radius, turn in ((0.30, 0.22, 0.19, 2.6), (0.68, 0.62, 0.24, -2.8), (0.24, 0.80, 0.15, 2.2), (0.82, 0.16, 0.14, -2.0)):
        dy, dx = py - cy * h, px - cx * w
        a = turn * np.exp(-(np.hypot(dy, dx) / (radius * h))**2)
        py, px = cy * h + dx * np.sin(a) + dy * np.cos(a), cx * w + dx * np.cos(a) - dy * np.sin(a)
    px = px + 0.03 * h * np.sin(py * 2 * np.pi / (0.23 * h))
    comb = 0.105 * h
    phase = np.abs((px / comb) % 1 - 0.5) * 2
    py = py - 0.15 * h * (phase**1.6 - 0.5)
    wide = 0.27 * h
    px = px + 0.20 * h * (np.abs((py / wide) % 1 - 0.5) * 2)**1.3
    ink = np.full((h, w), -1)
    drops = [(rng.uniform(-0.2, 1.2) * h, rng.uniform(-0.2, 1.2) * w, rng.uniform(0.018, 0.085) * h, rng.integers(len(INKS))) for _ in range(330)]
    for cy, cx, radius, tone in drops:
        dy, dx = py - cy, px - cx
        square = dy * dy + dx * dx
        ink[(ink < 0) & (square < radius * radius)] = tone
        shrink = np.sqrt(np.clip(1 - radius * radius / np.maximum(square, 1e-3), 0, 1))
        py, px = cy + dy * shrink, cx + dx * shrink
    rgb = INKS[np.where(ink < 0, 0, ink)]
    grain = noise(h, w, 5, rng, 3)
    rgb = rgb * (1 + 0.06 * noise(h, w, 0.12 * h, rng, 4) + 0.05 * grain)[..., None]
    specks = smoothstep(1.5, 1.9, noise(h, w, 5, rng, 1))[..., None]
    rgb = rgb * (1 - specks * 0.6) + INKS[4] * specks * 0.6
    return np.clip(rgb * paper(h, w, rng, 0.03)[..., None], 0, 1)
