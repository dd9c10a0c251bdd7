"""The ground every style stands on: noise, blur, warping, Voronoi cells, colour, paper, saving.

Pictures are float32 arrays (height, width, 3), sRGB 0…1; fields are (height, width). Every function that
needs chance takes a numpy Generator, so a style is a pure function of its seed.
"""
import numpy as np
from PIL import Image

LONG_SIDE, SHORT_SIDE = 768, 576
SUPERSAMPLE = 1.5


def size():
    """(height, width) of the working canvas, which is scaled down once at the end."""
    return round(SHORT_SIDE * SUPERSAMPLE), round(LONG_SIDE * SUPERSAMPLE)


def grid(h, w):
    """Pixel coordinates (y, x), each (h, w)."""
    return np.mgrid[0:h, 0:w].astype(np.float32)


def resize(field, h, w, method=Image.BICUBIC):
    return np.asarray(Image.fromarray(field.astype(np.float32), "F").resize((w, h), method))


def noise(h, w, scale, rng, octaves=4, stretch=1.0):
    """Fractal value noise in about -1…1; `scale` is the largest feature in pixels, `stretch` widens it along x."""
    out, amplitude, total = np.zeros((h, w), np.float32), 1.0, 0.0
    for _ in range(octaves):
        lattice = rng.standard_normal((int(h / scale) + 4, int(w / (scale * stretch)) + 4))
        # A few lattice cells are cut off after scaling, because bicubic resampling flattens the border.
        big = resize(lattice, int(lattice.shape[0] * scale) + 1, int(lattice.shape[1] * scale * stretch) + 1)
        y, x = (int(rng.integers(0, max(1, n - m))) for n, m in ((big.shape[0], h), (big.shape[1], w)))
        out += amplitude * big[y:y + h, x:x + w]
        total += amplitude**2
        amplitude, scale = amplitude * 0.5, max(2.0, scale * 0.5)
    return out / np.sqrt(total) * 0.7


def blur(a, radius):
    """Three box blurs, close to a Gaussian with standard deviation `radius`; borders repeat."""
    r = max(1, int(round(radius)))
    for axis in (0, 1):
        for _ in range(3):
            pad = [(0, 0)] * a.ndim
            pad[axis] = (r + 1, r)
            s = np.cumsum(np.pad(a, pad, mode="edge"), axis=axis, dtype=np.float64)
            n = a.shape[axis]
            hi, lo = (np.take(s, range(k, k + n), axis=axis) for k in (2 * r + 1, 0))
            a = ((hi - lo) / (2 * r + 1)).astype(np.float32)
    return a


def warp(a, y, x):
    """Samples `a` at (y, x) bilinearly; outside, the border repeats."""
    h, w = a.shape[:2]
    y, x = np.clip(y, 0, h - 1.001), np.clip(x, 0, w - 1.001)
    y0, x0 = y.astype(int), x.astype(int)
    fy, fx = y - y0, x - x0
    if a.ndim == 3:
        fy, fx = fy[..., None], fx[..., None]
    top = a[y0, x0] * (1 - fx) + a[y0, x0 + 1] * fx
    bottom = a[y0 + 1, x0] * (1 - fx) + a[y0 + 1, x0 + 1] * fx
    return (top * (1 - fy) + bottom * fy).astype(np.float32)


def smoothstep(lo, hi, x):
    t = np.clip((x - lo) / (hi - lo), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a, b, t):
    """From `a` to `b`, each a colour, a picture or a field, by the field `t`."""
    t = np.asarray(t, np.float32)
    if np.ndim(a) == 3:
        t = t[..., None]
    return a * (1 - t) + b * t


def colour(text):
    return np.array([int(text[i:i + 2], 16) for i in (1, 3, 5)], np.float32) / 255


def palette(*texts):
    return np.stack([colour(t) for t in texts])


def ramp(t, colours):
    """Colours along a gradient, t in 0…1."""
    t = np.clip(t, 0, 1) * (len(colours) - 1)
    i = np.minimum(t.astype(int), len(colours) - 2)
    f = (t - i)[..., None]
    return (colours[i] * (1 - f) + colours[i + 1] * f).astype(np.float32)


def saturate(rgb, amount):
    grey = rgb @ np.array([0.299, 0.587, 0.114], np.float32)
    return grey[..., None] + (rgb - grey[..., None]) * amount


def nearest(points, h, w):
    """Index of the nearest point for every pixel, by jump flooding (Rong and Tan 2006)."""
    index = np.full((h, w), -1, np.int32)
    ys, xs = np.clip(points[:, 0].astype(int), 0, h - 1), np.clip(points[:, 1].astype(int), 0, w - 1)
    index[ys, xs] = np.arange(len(points))
    py, px = points[:, 0].astype(np.float32), points[:, 1].astype(np.float32)
    y, x = grid(h, w)
    best = np.where(index >= 0, (py[index] - y)**2 + (px[index] - x)**2, np.inf).astype(np.float32)
    step = 1 << int(np.log2(min(h, w) - 1))
    while step >= 1:
        for dy in (-step, 0, step):
            for dx in (-step, 0, step):
                if dy == dx == 0:
                    continue
                there = np.full((h, w), -1, np.int32)
                a, b = slice(max(0, -dy), min(h, h - dy)), slice(max(0, -dx), min(w, w - dx))
                c, d = slice(max(0, dy), min(h, h + dy)), slice(max(0, dx), min(w, w + dx))
                there[a, b] = index[c, d]
                distance = np.where(there >= 0, (py[there] - y)**2 + (px[there] - x)**2, np.inf)
                better = distance < best
                index[better], best[better] = there[better], distance[better]
        step //= 2
    return index


def edge_distance(labels, reach):
    """Distance in pixels, at most about `reach`, to the nearest pixel with another label."""
    h, w = labels.shape
    edge = np.zeros((h, w), bool)
    edge[:, 1:] |= labels[:, 1:] != labels[:, :-1]
    edge[1:] |= labels[1:] != labels[:-1]
    points = np.argwhere(edge).astype(np.float32)
    owner = nearest(points, h, w)
    y, x = grid(h, w)
    return np.minimum(np.hypot(points[owner, 0] - y, points[owner, 1] - x), reach).astype(np.float32)


def scatter(h, w, spacing, rng):
    """Points (n, 2) about `spacing` apart: a jittered hexagonal lattice that reaches past the border."""
    rows = np.arange(-1, int(h / (spacing * 0.866)) + 2)
    columns = np.arange(-1, int(w / spacing) + 2)
    r, c = np.meshgrid(rows, columns, indexing="ij")
    p = np.stack([r * spacing * 0.866, (c + (r % 2) * 0.5) * spacing], -1).reshape(-1, 2)
    return (p + rng.uniform(-0.42, 0.42, p.shape) * spacing).astype(np.float32)


def relief(height, strength, angle=-2.2):
    """Brightness factor around 1 of a surface lit from the side."""
    gy, gx = np.gradient(height)
    return 1 + np.clip(strength * (gx * np.cos(angle) + gy * np.sin(angle)), -0.6, 0.6)


def paper(h, w, rng, depth=0.05):
    """Tooth of paper: brightness factor around 1."""
    fine = noise(h, w, 3, rng, 2) * 0.6 + noise(h, w, 9, rng, 2) * 0.4
    return 1 + depth * fine


def save(rgb, path):
    pixels = Image.fromarray((np.clip(rgb, 0, 1) * 255).round().astype(np.uint8))
    pixels = pixels.resize((LONG_SIDE, SHORT_SIDE), Image.LANCZOS)
    pixels.save(path, quality=88, optimize=True, subsampling=0)
