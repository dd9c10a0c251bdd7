"""Photographs in pairs of small and large, and the benchmarks' way of judging."""
import math
import random

import numpy as np
import torch
from PIL import Image

import bicubic

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}
# Sides are cut to a multiple of this, so that every factor divides them.
MULTIPLE = 12
# Pixels around a small crop that only the bicubic kernel sees.
MARGIN = 2


def read_pictures(folders, shortest):
    """Every picture below the folders whose sides reach `shortest`, as (H, W, 3) uint8."""
    pictures = []
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES):
        picture = np.asarray(Image.open(path).convert("RGB"))
        h, w = (side // MULTIPLE * MULTIPLE for side in picture.shape[:2])
        if min(h, w) >= shortest:
            pictures.append(picture[:h, :w])
    return pictures


class Pairs:
    """Random crops of photographs with what a MATLAB bicubic shrinking leaves of them."""

    def __init__(self, folders, factors, shortest=144):
        self.large = read_pictures(folders, shortest)
        if not self.large:
            raise SystemExit(f"no pictures with sides of at least {shortest} pixels found")
        self.small = {factor: [bicubic.shrink(picture, factor) for picture in self.large] for factor in factors}
        areas = np.array([picture.shape[0] * picture.shape[1] for picture in self.large], float)
        self.cumulated = np.cumsum(areas / areas.sum())

    def crop(self, factor, side):
        """(side + 2·MARGIN)² small pixels and the (factor·side)² large ones that they show inside the margin, turned and mirrored."""
        at = int(np.searchsorted(self.cumulated, random.random()))
        small, large = self.small[factor][at], self.large[at]
        y, x = (random.randrange(MARGIN, length - side - MARGIN + 1) for length in small.shape[:2])
        low = small[y - MARGIN:y + side + MARGIN, x - MARGIN:x + side + MARGIN]
        high = large[y * factor:(y + side) * factor, x * factor:(x + side) * factor]
        for turn in (lambda p: p[::-1], lambda p: p[:, ::-1], lambda p: p.transpose(1, 0, 2)):
            if random.random() < 0.5:
                low, high = turn(low), turn(high)
        return low, high

    def batch(self, factor, side, size):
        """NCHW RGB 0…1. Of two random crops the one with more detail is taken: flat ones teach nothing."""
        detail = lambda crop: np.abs(np.diff(crop[1][..., 1].astype(np.int16), axis=0)).mean()
        crops = [max(self.crop(factor, side), self.crop(factor, side), key=detail) for _ in range(size)]
        return tuple(to_tensor(np.stack(pictures)) for pictures in zip(*crops))


def to_tensor(pictures):
    """(N, H, W, 3) uint8 → NCHW 0…1."""
    return torch.from_numpy(np.array(pictures)).permute(0, 3, 1, 2).float() / 255


def luma(rgb):
    """N3HW RGB 0…1 → N1HW: Y of ITU-R BT.601 in studio range, as MATLAB's rgb2ycbcr has it, 0…1."""
    weights = torch.tensor([65.481, 128.553, 24.966])[:, None, None] / 255
    return 16 / 255 + (rgb * weights).sum(1, keepdim=True)


def read_benchmark(folder, factor):
    """Pairs (small, large) of a benchmark's `x{factor}` folder, files …_LR.png and …_HR.png; (1, 3, H, W) 0…1."""
    pairs = []
    for path in sorted((folder / f"x{factor}").glob("*_HR.png")):
        read = lambda file: to_tensor(np.asarray(Image.open(file).convert("RGB"))[None])
        small, large = read(str(path).replace("_HR", "_LR")), read(path)
        pairs.append((small, large[..., :small.shape[2] * factor, :small.shape[3] * factor]))
    return pairs


@torch.no_grad()
def psnr(residual, pairs, factor):
    """Mean PSNR on Y in dB, `factor` pixels of border cut. `residual` maps (small, bicubic, factor) to what it adds to bicubic."""
    total = 0.0
    for small, large in pairs:
        smooth = bicubic.enlarge(small, factor)
        made = ((smooth + residual(small, smooth, factor)).clamp(0, 1) * 255).round() / 255
        error = (luma(made) - luma(large))[..., factor:-factor, factor:-factor]
        total += -10 * math.log10(error.double().pow(2).mean().item())
    return total / len(pairs)
