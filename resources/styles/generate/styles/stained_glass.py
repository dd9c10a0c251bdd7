"""A rose window: rings of petals in pot-metal glass, streaked and bubbled, between lead cames that catch the light."""
import numpy as np

from canvas import edge_distance, grid, nearest, noise, palette, relief, scatter, size, smoothstep

GLASS = palette("#0b3fa8", "#1c6fd0", "#c4122f", "#e8443a", "#f2a516", "#ffd95a", "#0d7f5f", "#3fb56b", "#5b1f8f", "#8f4fc4", "#17a0b8", "#f3ead0")
RINGS = ((0.07, 1, (5,)), (0.15, 8, (2, 4)), (0.25, 16, (0, 3)), (0.36, 16, (1, 8)), (0.44, 32, (4, 2)), (0.56, 16, (0, 10)), (0.62, 48, (5, 6)))


def paint(rng):
    h, w = size()
    y, x = grid(h, w)
    wobble = 0.008 * h * noise(h, w, 0.15 * h, rng, 2)
    cy, cx = 0.48 * h, 0.40 * w
    r = (np.hypot(y - cy, x - cx) + wobble) / h
    turn = (np.arctan2(y - cy, x - cx) / (2 * np.pi)) % 1
    background = scatter(h, w, 62, rng)
    labels = nearest(background, h, w)
    centre = background / [h, w]
    pick = np.where(rng.random(len(background)) < 0.55, rng.integers(0, 2, len(background)), rng.integers(0, len(GLASS), len(background)))
    # The corners go from night blue to green and gold towards the right.
    pick = np.where((centre[:, 1] > 0.75) & (rng.random(len(background)) < 0.55), rng.choice([6, 7, 4, 5, 10], len(background)), pick)
    tones, inner, count = [GLASS[i] for i in pick], 0.0, len(background)
    for ring, (outer, sectors, choice) in enumerate(RINGS):
        # Petals: the ring's rim bulges in the middle of each sector.
        position = (turn * sectors + 0.5 * (ring % 2)) % sectors
        bulge = 0.016 * np.abs(np.sin(position * np.pi)) if sectors > 1 else 0
        inside = (r < outer + bulge) & (r >= inner)
        inside &= labels < len(background)
        labels = np.where(inside, count + position.astype(int), labels)
        tones += [GLASS[choice[k % len(choice)]] for k in range(sectors)]
        count += sectors
        inner = 0
    tones = np.clip(np.array(tones) * rng.uniform(0.75, 1.18, (len(tones), 1)) + rng.normal(0, 0.025, (len(tones), 3)), 0, 1)
    distance = edge_distance(labels, 30)
    streaks = noise(h, w, 0.06 * h, rng, 4, stretch=0.25) * 0.16 + noise(h, w, 0.3 * h, rng, 3) * 0.14
    light = 0.98 + streaks + 0.22 * smoothstep(2, 24, distance)
    bubbles = smoothstep(1.35, 1.7, noise(h, w, 7, rng, 1))
    glass = tones[labels] * light[..., None] + 0.18 * bubbles[..., None]
    glass = glass + 0.22 * (light - 0.9)[..., None] * np.array([1.0, 0.95, 0.8])
    glass = glass * relief(noise(h, w, 14, rng, 3), 0.25)[..., None]
    half = 3.6 + 0.6 * noise(h, w, 0.1 * h, rng, 2)
    lead = np.array([0.085, 0.085, 0.10]) * (relief(np.sqrt(np.clip(half**2 - distance**2, 0, None)), 1.1) * (1 + 0.3 * noise(h, w, 6, rng, 2)))[..., None]
    t = smoothstep(half - 0.8, half + 0.8, distance)[..., None]
    return np.clip(lead * (1 - t) + glass * t, 0, 1)
