"""Brush strokes: curved, bristled, with thickness; the one engine of every style that is painted in marks."""
import numpy as np

from canvas import smoothstep


class Surface:
    """Paint on a canvas: colour (h, w, 3) and thickness (h, w)."""

    def __init__(self, ground):
        self.rgb = ground.astype(np.float32).copy()
        self.thickness = np.zeros(ground.shape[:2], np.float32)

    def stroke(self, y, x, angle, length, width, tone, rng, bend=0.0, opacity=1.0, bristles=0.35, dry=0.3, tooth=None):
        """One stroke centred on (y, x). `bend` curves it, `dry` breaks its tail, `tooth` (h, w) 0…1 resists it."""
        h, w = self.thickness.shape
        reach = int(np.hypot(length / 2 + abs(bend) * length, width)) + 2
        a, b, c, d = max(0, int(y) - reach), min(h, int(y) + reach), max(0, int(x) - reach), min(w, int(x) + reach)
        if b - a < 2 or d - c < 2:
            return
        yy, xx = np.mgrid[a:b, c:d].astype(np.float32)
        yy, xx = yy - y, xx - x
        u = (xx * np.cos(angle) + yy * np.sin(angle)) / (length / 2)
        v = (-xx * np.sin(angle) + yy * np.cos(angle)) / (width / 2)
        v = v - bend * length / width * (u * u - 0.33) * 2
        hairs = rng.standard_normal(max(6, int(width * 0.9)) + 3)
        position = np.clip((v + 1) / 2, 0, 1) * (len(hairs) - 2)
        i = position.astype(int)
        hair = hairs[i] * (1 - position + i) + hairs[i + 1] * (position - i)
        end = 1 - dry * 0.35 * (hair + 0.6) * (u > 0) - 0.05 * hair
        mark = smoothstep(1.0, 0.78, np.abs(v)) * smoothstep(end, end - 0.16, np.abs(u)) * opacity
        mark = mark * np.clip(1 - dry * smoothstep(0.1, 1.0, u) * (hair > 0.2), 0, 1)
        if tooth is not None:
            mark = mark * tooth[a:b, c:d]
        shade = (1 + 0.10 * bristles * 2 * hair)[..., None]
        m = mark[..., None]
        self.rgb[a:b, c:d] = self.rgb[a:b, c:d] * (1 - m) + np.clip(tone * shade, 0, 1) * m
        ridge = 0.55 + bristles * hair + 0.5 * smoothstep(0.5, 0.95, np.abs(v))
        self.thickness[a:b, c:d] = self.thickness[a:b, c:d] * (1 - mark) + mark * (ridge + 0.25 * self.thickness[a:b, c:d])


def vary(tone, rng, hue=0.05, light=0.06):
    """The colour as a painter would mix it this time."""
    return np.clip(tone + rng.normal(0, hue, 3) + rng.normal(0, light), 0, 1)
