"""Mountains in mist: ink that is darkest along each ridge and thins into the paper, texture strokes, pines, a red sun and seal."""
import numpy as np

from brush import Surface
from canvas import blur, colour, grid, mix, noise, paper, ramp, palette, size, smoothstep
from scenes import ridge


def paint(rng):
    h, w = size()
    y, x = grid(h, w)
    fibres = noise(h, w, 30, rng, 3, stretch=0.12) * 0.5 + noise(h, w, 30, rng, 3, stretch=8) * 0.5
    sheet = ramp(y / h, palette("#efe3c6", "#f3e9d2", "#e9dcbd")) * (1 + 0.02 * fibres)[..., None]
    r = np.hypot(y - 0.20 * h, x - 0.72 * w) + 2.0 * noise(h, w, 20, rng, 3)
    sheet = mix(sheet, colour("#c8402c"), 0.82 * smoothstep(0.078 * h, 0.072 * h, r) * (0.9 + 0.1 * fibres))
    crests = []
    for base, height, scale, strength, tint in (
            (0.36, 0.17, 0.20, 0.30, "#7d8c99"), (0.46, 0.20, 0.16, 0.45, "#55687a"), (0.60, 0.18, 0.18, 0.62, "#3c4a55"),
            (0.76, 0.17, 0.22, 0.80, "#262c33"), (0.93, 0.13, 0.20, 0.95, "#14161a")):
        line = ridge(h, w, base * h, height * h, scale * w, rng)
        crests.append(line)
        below = y - line[None] + 2.5 * noise(h, w, 10, rng, 2)
        folds = noise(h, w, 0.09 * h, rng, 5, stretch=0.45)
        mist = np.exp(-np.clip(below, 0, None) / (0.13 * h)) * (0.8 + 0.5 * folds)
        cuts = smoothstep(0.05, 0.5, np.sin(folds * 7 + below / h * 40)) * np.exp(-np.clip(below, 0, None) / (0.2 * h))
        density = smoothstep(-2, 2, below) * np.clip(strength * (mist + 0.40 * cuts) + 0.35 * strength * np.exp(-(below / 5)**2), 0, 0.97)
        # Mist hides what lies behind the foot of each range.
        sheet = mix(sheet, colour("#efe4cb"), 0.75 * smoothstep(0.02 * h, 0.2 * h, below))
        sheet = mix(sheet, colour(tint), density)
    warm = smoothstep(0.2, 0.9, noise(h, w, 0.2 * h, rng, 3)) * smoothstep(0.45 * h, 0.8 * h, y)
    sheet = mix(sheet, sheet * colour("#d79a63"), 0.55 * warm)
    sheet = mix(sheet, sheet * colour("#7fa3ad"), 0.35 * smoothstep(0.0, 1.2, noise(h, w, 0.3 * h, rng, 3)) * smoothstep(0.2 * h, 0.5 * h, y))
    surface = Surface(sheet)
    grain = 0.35 + 0.65 * smoothstep(-0.5, 0.3, noise(h, w, 4, rng, 2))
    for _ in range(1500):
        # Hemp-fibre strokes (pima cun) hang from the nearer ridges.
        which = rng.integers(1, 5)
        px = rng.uniform(0, w - 1)
        drop = rng.exponential(0.05) * h
        surface.stroke(crests[which][int(px)] + drop, px, np.pi / 2 + rng.normal(0, 0.45), rng.uniform(16, 52), rng.uniform(2, 5), colour("#1a1c20"),
                       rng, rng.normal(0, 0.08), (0.14 + 0.12 * which) * np.exp(-drop / (0.12 * h)), 0.2, 0.7, grain)
    for _ in range(26):
        px = rng.uniform(0.02, 0.98) * w
        foot = crests[rng.integers(2, 5)][int(px)] + 0.01 * h
        tall = rng.uniform(0.05, 0.13) * h
        lean = rng.normal(0, 0.12)
        surface.stroke(foot - tall / 2, px + lean * tall / 2, np.pi / 2 - lean, tall * 1.1, 5, colour("#15161a"), rng, rng.normal(0, 0.05), 0.9, 0.2, 0.4, grain)
        for k in range(30):
            up = rng.uniform(0.3, 1.05)
            side = rng.normal(0, 0.26) * tall * (1.25 - up)
            surface.stroke(foot - tall * up, px + lean * tall * up + side, rng.normal(0, 0.35), rng.uniform(12, 26), rng.uniform(2.5, 6), colour("#16191b"),
                           rng, rng.normal(0.06, 0.05), rng.uniform(0.35, 0.85), 0.2, 0.5, grain)
    # The seal: a red block with cut characters.
    for k in range(6):
        surface.stroke(0.12 * h, 0.06 * w + 8 * k, np.pi / 2, 56, 11, colour("#b8321f"), rng, 0, 0.95, 0.2, 0.1, grain)
    for k in range(8):
        surface.stroke(0.12 * h - 20 + 13 * (k % 4), 0.06 * w + 10 + 20 * (k // 4), rng.choice([0.0, 0.1, 1.5]), 14, 3.5, colour("#efe3c6"), rng, 0, 0.9, 0.1, 0)
    bleed = blur(surface.rgb, 1.2)
    return np.clip((0.7 * surface.rgb + 0.3 * bleed) * paper(h, w, rng, 0.03)[..., None], 0, 1)
