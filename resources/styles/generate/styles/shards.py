"""Facets: the landscape split by straight cuts, every plane shaded from one edge to the other with a dry brush."""
import numpy as np

from canvas import edge_distance, grid, mix, noise, palette, relief, saturate, size, smoothstep
from scenes import coast

KEYS = palette("#e8643c", "#f2b544", "#f6e3bd", "#2b4f81", "#14233f", "#3f8f8a", "#a8413a", "#7d8fb3", "#c98a5a", "#d9dfe0")


def cuts(h, w, rng, smallest):
    """Labels of facets: each is halved along a random line near its middle until it is small enough."""
    y, x = grid(h, w)
    labels, queue, count = np.zeros((h, w), np.int32), [0], 1
    favourite = rng.uniform(0, np.pi, 5)
    while queue:
        label = queue.pop()
        inside = labels == label
        area = inside.sum()
        if area < smallest * rng.uniform(0.7, 3.5):
            continue
        a = rng.choice(favourite) + rng.normal(0, 0.12)
        d = y * np.sin(a) + x * np.cos(a)
        half = inside & (d > np.quantile(d[inside][::37], rng.uniform(0.32, 0.68)))
        labels[half] = count
        queue += [label, count]
        count += 1
    return labels, count


def paint(rng):
    h, w = size()
    scene, _ = coast(h, w, rng)
    scene = saturate(scene, 1.3)
    y, x = grid(h, w)
    rgb = np.zeros((h, w, 3), np.float32)
    labels, count = cuts(h, w, rng, 4200)
    bristle = [noise(h, w, 60, rng, 4, stretch=s) for s in (0.08, 12)]
    for label in range(count):
        inside = labels == label
        a = rng.uniform(0, 2 * np.pi)
        d = (y * np.sin(a) + x * np.cos(a))[inside]
        t = (d - d.min()) / max(1e-3, np.ptp(d))
        local = scene[inside].mean(0)
        key = KEYS[np.argsort(((KEYS - local)**2).sum(1))[rng.choice(3, p=[0.65, 0.15, 0.20])]]
        base = saturate((0.45 * local + 0.55 * key)[None], 1.45)[0]
        dark, light = np.clip(base * 0.62, 0, 1) + np.array([0.0, 0.0, 0.05]), np.clip(base * 1.12 + 0.10, 0, 1)
        shade = np.clip(t + 0.13 * bristle[rng.integers(2)][inside], 0, 1)[:, None]
        rgb[inside] = dark * (1 - shade) + light * shade
    # A few planes of light pass over all facets.
    for _ in range(7):
        a, where = rng.uniform(0, np.pi), rng.uniform(0.1, 0.9)
        d = (y * np.sin(a) + (x - where * w) * np.cos(a)) / h
        beam = smoothstep(0, 0.002, d) * smoothstep(0.22, 0.0, d)
        rgb = mix(rgb, KEYS[rng.choice([1, 2, 9])], 0.25 * beam)
    distance = edge_distance(labels, 12) + 0.5 * noise(h, w, 8, rng, 2)
    broken = smoothstep(-0.7, 0.1, noise(h, w, 40, rng, 4))
    rgb = mix(rgb, np.array([0.07, 0.07, 0.10]), 0.85 * smoothstep(2.4, 0.8, distance) * broken)
    canvas = relief(noise(h, w, 4, rng, 2), 0.07)
    return np.clip(rgb * canvas[..., None], 0, 1)
