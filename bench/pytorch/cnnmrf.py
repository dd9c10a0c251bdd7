"""The loss of Li & Wand (2016) and its gradient in PyTorch, to measure against.

    python3 cnnmrf.py LOSSNET.safetensors PHOTO.f32 PAINTING.f32 384 288 --every 8 --threads 2 --taps relu3_1 relu4_1

Both pictures are planes of float32, RGB 0…1, of the same size. Every line on standard input is one evaluation at the photo:
`anew` looks the nearest patches up, `held` descends towards those that were looked up last. The answer is a line with the
seconds that took, and the loss.

As one writes it in PyTorch: patches are unfolded, the nearest are found by one product of matrices (faster here than the
convolution with every patch) and kept in a row of their own for each, and autograd does the rest. Only as much of the network
as is looked at is computed.
"""
import argparse
import pathlib
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "models" / "recipes" / "lossnet"))
from networks import LossNet, load_safetensors

SIDE = 3
CONTENT, STYLE, SMOOTHNESS = 0.5, 1.0, 0.1


def parse():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("lossnet", type=pathlib.Path)
    p.add_argument("photo", type=pathlib.Path)
    p.add_argument("painting", type=pathlib.Path)
    p.add_argument("width", type=int)
    p.add_argument("height", type=int)
    p.add_argument("--every", type=int, default=8, help="pixels from one patch of the painting to the next")
    p.add_argument("--taps", nargs="+", default=["relu3_1", "relu4_1"])
    p.add_argument("--threads", type=int, default=2)
    return p.parse_args()


def read(path, options):
    planes = np.fromfile(path, dtype=np.float32)
    return torch.from_numpy(planes).view(1, 3, options.height, options.width)


class Objective:
    def __init__(self, options):
        self.network = LossNet()
        self.network.load_state_dict(load_safetensors(options.lossnet))
        self.network.eval().requires_grad_(False)
        # Nothing beyond relu4_1 is looked at.
        self.network.DEPTHS = (2, 2, 3, 1)
        self.x = read(options.photo, options).requires_grad_(True)
        self.taps = options.taps
        with torch.no_grad():
            self.content = self.network(self.x)["relu4_1"]
            painting = self.network(read(options.painting, options))
        self.banks, self.directions, self.power = {}, {}, {}
        for tap in self.taps:
            stride = max(1, round(options.every / 2 ** (int(tap[4]) - 1)))
            bank = F.unfold(painting[tap], SIDE, stride=stride)[0].t().contiguous()
            self.banks[tap] = bank
            self.directions[tap] = bank / bank.pow(2).sum(1, keepdim=True).add(1e-12).sqrt()
            self.power[tap] = bank.pow(2).sum(1).mean()
        self.held = {}

    def nearest(self, tap, patches):
        chosen = (self.directions[tap] @ patches).argmax(0)
        return self.banks[tap][chosen].t()

    def __call__(self, anew):
        self.x.grad = None
        features = self.network(self.x)
        style = 0
        for tap in self.taps:
            patches = F.unfold(features[tap], SIDE)[0]
            if anew:
                with torch.no_grad():
                    self.held[tap] = self.nearest(tap, patches)
            positions = features[tap].shape[2] * features[tap].shape[3]
            style = style + (patches - self.held[tap]).pow(2).sum() / (self.power[tap] * positions)
        content = (features["relu4_1"] - self.content).pow(2).sum() / self.content.pow(2).sum()
        down = (self.x[:, :, 1:] - self.x[:, :, :-1]).pow(2).mean()
        right = (self.x[:, :, :, 1:] - self.x[:, :, :, :-1]).pow(2).mean()
        loss = CONTENT * content + STYLE * style / len(self.taps) + SMOOTHNESS * (down + right)
        loss.backward()
        return loss.item()


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    objective = Objective(options)
    for line in sys.stdin:
        began = time.perf_counter()
        loss = objective(line.strip() == "anew")
        print(time.perf_counter() - began, loss, flush=True)


if __name__ == "__main__":
    main()
