"""Invented landscapes that the styles paint: each returns colours (h, w, 3) and a direction field (h, w) in radians."""
import numpy as np

from canvas import blur, colour, grid, mix, noise, palette, ramp, smoothstep, warp


def ridge(h, w, base, height, scale, rng):
    """A skyline: y of the ridge for each x."""
    line = noise(8, w, scale, rng, 5)[4]
    return base + height * line


def coast(h, w, rng):
    """A low sun over a bay, headlands, and a flowering shore."""
    y, x = grid(h, w)
    horizon = 0.54 * h
    sun_y, sun_x = 0.40 * h, 0.64 * w
    sky = ramp(y / horizon, palette("#1f3a93", "#5b5fc7", "#b06ac0", "#f08a7a", "#ffc46b", "#ffe9a8"))
    clouds = noise(h, w, 0.16 * h, rng, 5, stretch=3.2)
    sky = mix(sky, colour("#ff7f6e"), 0.85 * smoothstep(0.15, 0.75, clouds))
    sky = mix(sky, colour("#ffe0b0"), 0.8 * smoothstep(0.45, 0.95, clouds))
    sky = mix(sky, colour("#3d3a9e"), 0.7 * smoothstep(0.2, 0.8, -clouds))
    r = np.hypot(y - sun_y, x - sun_x) / h
    sky = mix(sky, colour("#ffd35c"), 0.85 * np.exp(-(r / 0.13)**2))
    sky = mix(sky, colour("#fff6cf"), smoothstep(0.068, 0.060, r))
    rgb = sky
    for base, height, scale, tone in ((0.50, 0.05, 0.30, "#7a6fc4"), (0.525, 0.06, 0.22, "#4b4a9c")):
        line = ridge(h, w, base * h, height * h, scale * w, rng) + 0.05 * h * smoothstep(0.35, 0.7, x[0] / w)
        inside = smoothstep(-1.5, 1.5, y - line[None])
        rgb = mix(rgb, colour(tone) * (0.85 + 0.3 * noise(h, w, 0.05 * h, rng, 3))[..., None], inside)
    depth = (y - horizon) / (h - horizon)
    sea = ramp(depth, palette("#ffc98a", "#7fb7c9", "#2f8fb0", "#1c5d99", "#14386f"))
    ripples = np.sin(noise(h, w, 0.10 * h, rng, 4, stretch=5) * 9 + y * 90 / h / (0.25 + np.clip(depth, 0, 1)))
    sea = mix(sea, colour("#bfe8dc"), 0.55 * smoothstep(0.45, 0.95, ripples))
    sea = mix(sea, colour("#16306b"), 0.5 * smoothstep(0.4, 0.95, -ripples))
    glitter = np.exp(-((x - sun_x) / (0.035 * w + 0.10 * w * np.clip(depth, 0, 1)))**2) * smoothstep(-0.5, 0.4, ripples)
    sea = mix(sea, colour("#ffb347"), 0.95 * glitter)
    rgb = mix(rgb, sea, smoothstep(-1, 1, y - horizon))
    line = ridge(h, w, 0.86 * h, 0.05 * h, 0.35 * w, rng) - 0.20 * h * smoothstep(0.55, 0.0, x[0] / w)
    land = ramp(0.5 + 0.5 * noise(h, w, 0.10 * h, rng, 4), palette("#1f5a3c", "#4f8f3a", "#b7b13c", "#d98f2e"))
    blossom = noise(h, w, 0.03 * h, rng, 2)
    land = mix(land, colour("#e8432f"), smoothstep(0.55, 0.75, blossom))
    land = mix(land, colour("#f7d9e6"), smoothstep(0.55, 0.75, -blossom))
    inside = smoothstep(-1.5, 1.5, y - line[None])
    rgb = mix(rgb, land, inside)
    swirl = np.arctan2(y - sun_y, x - sun_x) + np.pi / 2
    calm = 0.25 * noise(h, w, 0.3 * h, rng, 3)
    sky_part = smoothstep(0.02, -0.02, (y - horizon) / h) * np.exp(-(r / 0.45)**2)
    angle = np.arctan2(np.sin(swirl) * sky_part + np.sin(calm) * (1 - sky_part),
                       np.cos(swirl) * sky_part + np.cos(calm) * (1 - sky_part))
    return rgb.astype(np.float32), mix(angle, 1.2 + calm, inside)


def garden(h, w, rng):
    """Fields in rows, poplars, a white cloud, flowers close by."""
    y, x = grid(h, w)
    horizon = 0.42 * h
    rgb = ramp(y / horizon, palette("#2a6fc9", "#57a5e8", "#a9dcf0", "#fbe9c6"))
    clouds = noise(h, w, 0.22 * h, rng, 5, stretch=1.8)
    rgb = mix(rgb, colour("#ffffff"), smoothstep(0.1, 0.6, clouds))
    rgb = mix(rgb, colour("#b9a7dc"), 0.6 * smoothstep(0.0, 0.5, clouds) * smoothstep(0.3, -0.3, np.gradient(blur(clouds, 6), axis=0) * -40))
    angle = 0.5 * noise(h, w, 0.35 * h, rng, 2)
    fields = (("#6d86c9", "#8fa3dd"), ("#4f9a52", "#7cc25a"), ("#e0b83a", "#f6dd6a"), ("#8a63b8", "#c08bd8"), ("#3f8f45", "#a5c93d"))
    for i, (dark, light) in enumerate(fields):
        t = i / (len(fields) - 1)
        base = horizon + (0.26 * h) * t**1.3
        line = ridge(h, w, base, (0.015 + 0.03 * t) * h, (0.4 + 0.1 * i) * w, rng) + (0.04 * h) * np.sin(x[0] / w * 3 + i * 2.1)
        below = y - line[None]
        inside = smoothstep(-1.2, 1.2, below)
        rows = np.sin((x - w * (0.3 + 0.1 * i)) * (0.10 - 0.012 * i) * (900 / w) / (0.4 + 1.6 * np.clip(below / h * 4, 0, 2)) + noise(h, w, 0.08 * h, rng, 3))
        tone = mix(np.broadcast_to(colour(dark), rgb.shape), colour(light), smoothstep(-0.5, 0.5, rows))
        tone = tone * (1 + 0.25 * noise(h, w, 0.06 * h, rng, 3))[..., None]
        rgb = mix(rgb, tone, inside)
        angle = mix(angle, 0.15 * np.cos(x / w * 6 + i) + (0.9 if i == 3 else 0.0), inside)
    for cx, top, foot, width in ((0.12, 0.14, 0.60, 0.030), (0.19, 0.22, 0.58, 0.024), (0.80, 0.10, 0.64, 0.034), (0.87, 0.20, 0.62, 0.026), (0.74, 0.26, 0.58, 0.02)):
        t = (y / h - top) / (foot - top)
        half = width * w * np.sqrt(np.clip(np.sin(np.clip(t, 0, 1) * np.pi * 0.93 + 0.12), 0, 1))
        d = np.abs(x - cx * w + 0.01 * w * np.sin(y / h * 20)) - half * (1 + 0.35 * noise(h, w, 0.03 * h, rng, 3))
        inside = smoothstep(1.5, -1.5, d) * (t > 0) * (t < 1)
        tree = ramp(0.5 + 0.45 * noise(h, w, 0.05 * h, rng, 3) + 0.3 * (x - cx * w) / (width * w), palette("#123b3a", "#1f6b45", "#4d9a3c", "#c7cf4a"))
        rgb = mix(rgb, tree, inside)
        angle = mix(angle, np.pi / 2 + 0.35 * np.sin(y / h * 30), inside)
    near = ridge(h, w, 0.74 * h, 0.03 * h, 0.5 * w, rng)
    meadow = ramp(0.5 + 0.5 * noise(h, w, 0.07 * h, rng, 4), palette("#154a35", "#2f7d3b", "#6fae3a", "#c8c63f"))
    inside = smoothstep(-2, 2, y - near[None])
    rgb = mix(rgb, meadow, inside)
    angle = mix(angle, np.pi / 2 + 0.6 * noise(h, w, 0.15 * h, rng, 2), inside)
    tones = palette("#e5322d", "#ff6f3c", "#f9c22e", "#f4a6c6", "#ffffff", "#7b4bb5", "#d81b60", "#3f6fd8")
    for _ in range(330):
        fy = near.mean() + (h - near.mean()) * rng.uniform(0.02, 1.0)**0.8
        fx, size = rng.uniform(0, w), (0.008 + 0.022 * (fy - near.mean()) / (0.26 * h)) * h
        a, b = int(max(0, fy - size)), int(min(h, fy + size))
        c, d = int(max(0, fx - size)), int(min(w, fx + size))
        if b <= a or d <= c:
            continue
        q = np.hypot(y[a:b, c:d] - fy, (x[a:b, c:d] - fx)) / size
        spot = smoothstep(1.0, 0.8, q)
        tone = tones[rng.integers(len(tones))] * rng.uniform(0.85, 1.1)
        petal = mix(np.broadcast_to(tone, spot.shape + (3,)), tone * 0.55, smoothstep(0.5, 0.1, q))
        rgb[a:b, c:d] = mix(rgb[a:b, c:d], petal, spot)
    return np.clip(rgb, 0, 1).astype(np.float32), angle.astype(np.float32)


def night(h, w, rng):
    """A turning sky of lights over hills and a lit village."""
    y, x = grid(h, w)
    rgb = ramp(y / h * 1.3, palette("#0a1a4f", "#12358a", "#1f62b5", "#3d9cc4", "#8fd0c0"))
    angle = 0.25 * noise(h, w, 0.5 * h, rng, 2)
    vx, vy = np.cos(angle), np.sin(angle)
    lights = [(0.22, 0.16, 0.10), (0.20, 0.80, 0.15), (0.42, 0.42, 0.17), (0.12, 0.50, 0.07), (0.45, 0.93, 0.07), (0.50, 0.10, 0.08), (0.33, 0.63, 0.06)]
    for cy, cx, size in lights:
        dy, dx = y - cy * h, x - cx * w
        r = np.hypot(dy, dx) / (size * h)
        pull = np.exp(-(r / 1.5)**2) * 3.2
        vx, vy = vx - pull * dy / (r + 0.05) / (size * h), vy + pull * dx / (r + 0.05) / (size * h)
    angle = np.arctan2(vy, vx)
    # Streaks: noise smeared along the field shows the turning of the sky in colour as well as in strokes.
    streak = noise(h, w, 0.018 * h, rng, 2)
    total, py, px = streak.copy(), y.copy(), x.copy()
    for _ in range(22):
        a = warp(angle, py, px)
        py, px = py + 3 * np.sin(a), px + 3 * np.cos(a)
        total += warp(streak, py, px)
    total = total / total.std()
    rgb = mix(rgb, colour("#081243"), 0.75 * smoothstep(0.2, 1.6, total))
    rgb = mix(rgb, colour("#8fd3e8"), 0.75 * smoothstep(0.3, 1.7, -total))
    for cy, cx, size in lights:
        r = np.hypot(y - cy * h, x - cx * w) / (size * h)
        rgb = mix(rgb, colour("#f2c230"), 0.75 * np.exp(-(r / 0.62)**2) * (0.72 + 0.28 * np.cos(r * 16)))
        rgb = mix(rgb, colour("#fff4b8"), smoothstep(0.34, 0.26, r))
        rgb = mix(rgb, colour("#f08a24"), 0.8 * smoothstep(0.17, 0.13, r))
    for base, height, scale, dark, light in ((0.62, 0.06, 0.35, "#23408e", "#4f8fc0"), (0.71, 0.05, 0.3, "#14305e", "#3a8a8a"), (0.82, 0.05, 0.4, "#0d2a3f", "#2f7a4f")):
        line = ridge(h, w, base * h, height * h, scale * w, rng)
        below = y - line[None]
        bands = np.sin(below / h * 85 + 2.5 * noise(h, w, 0.1 * h, rng, 2))
        tone = mix(np.broadcast_to(colour(dark), rgb.shape), colour(light), smoothstep(-0.4, 0.9, bands))
        inside = smoothstep(-1.5, 1.5, below)
        rgb = mix(rgb, tone, inside)
        slope = np.arctan2(np.gradient(blur(np.repeat(line[None], 4, 0), 8)[0]), 1.0)
        angle = mix(angle, np.broadcast_to(slope[None], angle.shape), inside)
    for _ in range(46):
        wy, wx = h * rng.uniform(0.76, 0.93), w * rng.uniform(0.05, 0.97)
        size = 0.007 * h * rng.uniform(0.7, 1.5)
        r = np.maximum(np.abs(y - wy) * 0.8, np.abs(x - wx)) / size
        rgb = mix(rgb, colour(rng.choice(["#ffcf5a", "#ff9a3c", "#ffe9a0"])), smoothstep(1.2, 0.8, r))
    return np.clip(rgb, 0, 1).astype(np.float32), angle.astype(np.float32)
