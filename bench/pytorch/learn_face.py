"""A step of learning a face (Korshunova et al. 2017) in PyTorch, to measure against.

    python3 learn_face.py LOSSNET.safetensors 128 --batch 4 --threads 2

Every line on standard input is one step on noise: the loss that the product has, its gradient by autograd, and Adam. The answer
is a line with the seconds that took, and the loss.
"""
import argparse
import pathlib
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "models" / "recipes" / "lossnet"))
from networks import LossNet, load_safetensors

JOINED = {8: 96, 16: 96, 32: 64, 64: 48, 128: 32, 256: 16}
BRANCH = 16


def chain(depth, channels, width):
    layers = []
    for i in range(depth):
        layers += [nn.Conv2d(channels if i == 0 else width, width, 3, padding=1), nn.ReLU()]
    return nn.Sequential(*layers)


class Identity(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.sides, below, side = [], 0, 8
        self.branches, self.joins = nn.ModuleList(), nn.ModuleList()
        while side <= size:
            self.sides.append(side)
            self.branches.append(chain(3, 3, BRANCH))
            self.joins.append(chain(2, below + BRANCH, JOINED[side]))
            below, side = JOINED[side], 2 * side
        self.last = nn.Conv2d(below, 3, 1)

    def forward(self, faces):
        seen = {self.sides[-1]: faces - 0.45}
        for side in reversed(self.sides[:-1]):
            seen[side] = F.avg_pool2d(seen[2 * side], 2)
        joined = None
        for side, branch, join in zip(self.sides, self.branches, self.joins):
            own = branch(seen[side])
            joined = join(own if joined is None else torch.cat([F.interpolate(joined, scale_factor=2), own], 1))
        return faces + self.last(joined)


def near_patches(features, pictures):
    """The nearest of 3×3 patches one position around each, by correlation; squared distances to them."""
    over = lambda x: F.avg_pool2d(x, 3, stride=1)
    likeness, distance = [], []
    with torch.no_grad():
        shifted = []
        for picture in pictures:
            padded = F.pad(picture, (1, 1, 1, 1))
            for y in range(3):
                for x in range(3):
                    shifted.append(padded[:, :, y:y + picture.shape[2], x:x + picture.shape[3]])
        for other in shifted:
            length = over((other * other).sum(1, keepdim=True)).sqrt() + 1e-6
            likeness.append(over((features * other).sum(1, keepdim=True)) / length)
        chosen = torch.cat(likeness, 1).argmax(1, keepdim=True)
        power = sum(over((p * p).sum(1, keepdim=True)).mean() for p in pictures) / len(pictures)
    for i, other in enumerate(shifted):
        distance.append((over(((features - other) ** 2).sum(1, keepdim=True)) * (chosen == i)).mean())
    return sum(distance) / power


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("lossnet", type=pathlib.Path)
    p.add_argument("size", type=int)
    p.add_argument("--batch", type=int, default=4)
    p.add_argument("--threads", type=int, default=2)
    options = p.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    features = LossNet()
    features.load_state_dict(load_safetensors(options.lossnet))
    features.eval().requires_grad_(False)
    # Nothing beyond relu4_1 is looked at.
    features.DEPTHS = (2, 2, 3, 1)
    network = Identity(options.size)
    adam = torch.optim.Adam(network.parameters(), 1e-3)
    faces, *wanted = (torch.rand(options.batch, 3, options.size, options.size) for _ in range(3))
    for _ in sys.stdin:
        start = time.perf_counter()
        with torch.no_grad():
            known = features(torch.cat([faces, *wanted]))
        of = lambda tap, i: known[tap][i * options.batch:(i + 1) * options.batch]
        made = network(faces)
        found = features(made)
        texture = sum(near_patches(found[tap], [of(tap, 1), of(tap, 2)]) for tap in ("relu3_1", "relu4_1"))
        content = ((found["relu4_1"] - of("relu4_1", 0)) ** 2).sum() / (of("relu4_1", 0) ** 2).sum()
        light = ((F.avg_pool2d(made, 2) - F.avg_pool2d(wanted[0], 2)) ** 2).mean()
        smooth = ((made[:, :, 1:] - made[:, :, :-1]) ** 2).mean() + ((made[:, :, :, 1:] - made[:, :, :, :-1]) ** 2).mean()
        loss = texture + 0.3 * content + 20 * light + 0.05 * smooth
        adam.zero_grad()
        loss.backward()
        adam.step()
        print(time.perf_counter() - start, float(loss), flush=True)


main()
