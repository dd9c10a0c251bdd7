"""Transparent washes on rough paper: pigment gathers at the rim of a wash, grains in the tooth, and bleeds where it is wet."""
import numpy as np

from brush import Surface
from canvas import blur, grid, mix, noise, palette, paper, size, smoothstep

WASHES = palette("#d7263d", "#f46036", "#f9b233", "#e86a9a", "#7b4bb5", "#2e6fbf", "#1b998b", "#3f9f5a", "#a8c545", "#3457b0")


def window(field, h, w, rng):
    """A view of a random part of a larger field: fresh noise for every wash at no cost."""
    y, x = rng.integers(0, field.shape[0] - h), rng.integers(0, field.shape[1] - w)
    return field[y:y + h, x:x + w]


def paint(rng):
    h, w = size()
    y, x = grid(h, w)
    sheet = np.ones((h, w, 3)) * np.array([0.985, 0.97, 0.935])
    tooth = noise(h, w, 4, rng, 2)
    sea = noise(2 * h, 2 * w, 0.22 * h, rng, 5)
    bends_y, bends_x = window(sea, h, w, rng), window(sea, h, w, rng)
    for layer in range(62):
        big = layer < 13
        cy, cx = rng.uniform(-0.05, 1.05) * h, rng.uniform(-0.05, 1.05) * w
        radius = (rng.uniform(0.16, 0.34) if big else rng.uniform(0.035, 0.13)) * h
        wy, wx = (window(sea, h, w, rng) * radius * 0.42 for _ in range(2))
        theta = np.arctan2(y - cy + wy, x - cx + wx)
        petals = 1 + (0.0 if big else 0.16 * np.cos(theta * rng.integers(3, 7) + rng.uniform(0, 6)))
        depth = radius * petals - np.hypot((y - cy + wy) * rng.uniform(0.85, 1.2), x - cx + wx)
        # Wet paper, where this noise is high, lets the rim run instead of drying sharp.
        wet = smoothstep(-0.3, 0.5, window(sea, h, w, rng)) if big else smoothstep(0.1, 0.7, window(sea, h, w, rng))
        sharp = smoothstep(-1.2, 1.2, depth)
        soft = smoothstep(-0.55 * radius, 0.55 * radius, depth)
        cover = mix(sharp, soft, wet)
        rim = np.exp(-((depth - 2.5) / 3.2)**2) * (1 - wet) * 0.55
        pool = 0.5 + 0.35 * window(sea, h, w, rng) + 0.25 * (y - cy) / radius * 0.6
        strength = np.clip(cover * (0.30 if big else 0.58) * (0.55 + 0.7 * pool) + rim * cover, 0, 0.95) * (1 + 0.13 * tooth)
        a, b = WASHES[rng.integers(len(WASHES))], WASHES[rng.integers(len(WASHES))]
        pigment = mix(np.broadcast_to(a, sheet.shape), b, smoothstep(-0.6, 0.8, window(sea, h, w, rng)) * (0.55 if not big else 0.8))
        sheet = sheet * (1 - np.clip(strength, 0, 1)[..., None] * (1 - pigment))
    # Back-runs: drops of water push pigment into pale flowers with a dark ragged border.
    for _ in range(9):
        cy, cx, radius = rng.uniform(0, h), rng.uniform(0, w), rng.uniform(0.03, 0.07) * h
        depth = radius - np.hypot(y - cy + bends_y * radius * 0.6, x - cx + bends_x * radius * 0.6)
        inside = smoothstep(-2, radius * 0.7, depth)[..., None]
        sheet = sheet * (1 - 0.45 * inside) + np.array([0.97, 0.95, 0.92]) * 0.45 * inside
        sheet = sheet * (1 - 0.16 * np.exp(-(depth / 3)**2))[..., None]
    surface = Surface(sheet)
    for _ in range(26):
        py, px, a = rng.uniform(0.2, 1.05) * h, rng.uniform(0, w), -np.pi / 2 + rng.normal(0, 0.45)
        tone = WASHES[rng.choice([5, 6, 7, 9])] * 0.6
        for k in range(int(rng.integers(5, 12))):
            surface.stroke(py, px, a, 34, 3.4 - 0.2 * k, tone, rng, rng.normal(0, 0.05), 0.72, 0.1, 0.1)
            py, px, a = py + 24 * np.sin(a), px + 24 * np.cos(a), a + rng.normal(0, 0.16)
    rgb = surface.rgb
    for _ in range(240):
        radius = min(9.0, rng.exponential(2.0) + 1.0)
        cy, cx = rng.uniform(12, h - 12), rng.uniform(12, w - 12)
        a, b, c, d = int(cy) - 11, int(cy) + 11, int(cx) - 11, int(cx) + 11
        spot = smoothstep(0.8, -0.8, np.hypot(y[a:b, c:d] - cy, x[a:b, c:d] - cx) - radius)
        rgb[a:b, c:d] *= 1 - 0.75 * spot[..., None] * (1 - WASHES[rng.integers(len(WASHES))])
    return np.clip(rgb * paper(h, w, rng, 0.045)[..., None] * (1 + 0.02 * blur(tooth, 2))[..., None], 0, 1)
