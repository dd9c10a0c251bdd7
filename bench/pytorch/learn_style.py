"""An iteration of learning a style (Johnson et al. 2016) in PyTorch, to measure against.

    python3 learn_style.py FAST-STYLE.safetensors LOSSNET.safetensors FOLDER code 384 300 --side 256 --batch 2 --threads 2

The folder holds raw float32, planes of RGB 0…1: `photos`, and `painting`, of the width and height that are given. The first line on
standard input is answered when it is ready. Every other one is an iteration: the loss that the product has, its gradient by autograd, and
Adam. The answer is a line with the seconds that took, and the loss.
"""
import argparse
import pathlib
import sys
import time

import numpy as np
import torch

recipes = pathlib.Path(__file__).parents[2] / "models" / "recipes"
sys.path += [str(recipes), str(recipes / "fast-style")]
from common import TAPS, LossNet, load_safetensors
from fast_style import LEAST, MOST, FastStyle, statistics_of, knob_of


def grams_of(features):
    v = features.flatten(2)
    return v @ v.transpose(1, 2) / v.shape[2]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("weights")
    p.add_argument("lossnet")
    p.add_argument("folder", type=pathlib.Path)
    p.add_argument("learns", choices=("code", "network"))
    p.add_argument("width", type=int)
    p.add_argument("height", type=int)
    p.add_argument("--side", type=int, default=256)
    p.add_argument("--batch", type=int, default=2)
    p.add_argument("--weight", type=float, default=0.1)
    p.add_argument("--threads", type=int, default=2)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    raw = lambda name, *shape: torch.from_numpy(np.fromfile(a.folder / name, dtype=np.float32)).view(*shape)
    net = LossNet()
    net.load_state_dict(load_safetensors(a.lossnet))
    net.eval().requires_grad_(False)
    weights = load_safetensors(a.weights)
    fast = FastStyle(len(weights["predictor.mean"].reshape(-1)))
    fast.load(weights)
    fast.requires_grad_(False)
    photos = raw("photos", a.batch, 3, a.side, a.side)
    weight = torch.tensor([a.weight])
    knob = knob_of(weight)
    with torch.no_grad():
        known = net(raw("painting", 1, 3, a.height, a.width))
        grams, seen = {t: grams_of(known[t]) for t in TAPS}, statistics_of(known)
        wanted = net(photos)["relu4_1"]
        # A code bends with the knob; the line that a network of its own begins with is the nearest at three places.
        at = torch.tensor([-1.0, 0.0, 1.0])
        codes = torch.stack([fast.predictor(seen, torch.exp(k[None] * 0.5 * np.log(MOST / LEAST) + 0.5 * np.log(LEAST * MOST)))
                             for k in at])
        line = {"offset": codes.mean(0), "slope": (codes[2] - codes[0]) / 2}
    begins = line if a.learns == "network" else {k: torch.zeros_like(v) for k, v in line.items()}
    code = {k: v.clone().requires_grad_(True) for k, v in begins.items()}
    if a.learns == "network":
        fast.transform.requires_grad_(True)
    kernels = list(fast.transform.parameters()) if a.learns == "network" else []
    adam = torch.optim.Adam([{"params": kernels, "lr": 2e-4}] * bool(kernels) + [{"params": list(code.values()), "lr": 0.01}])
    balance = 0.2 / (0.1 + a.weight)
    sys.stdin.readline()
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        value = code["offset"] + knob * code["slope"]
        if a.learns == "code":
            value = value + fast.predictor(seen, weight)
        made = fast.transform(photos, value.expand(a.batch, -1))
        got = net(made)
        distance = sum((grams_of(got[t]) - grams[t]).pow(2).sum((1, 2)) / grams[t].pow(2).sum() for t in TAPS).mean() / len(TAPS)
        content = ((got["relu4_1"] - wanted).pow(2).sum((1, 2, 3)) / wanted.pow(2).sum((1, 2, 3))).mean()
        down, across = made[:, :, 1:] - made[:, :, :-1], made[..., 1:] - made[..., :-1]
        loss = balance * (distance + a.weight * content) + 0.01 * (down.pow(2).mean() + across.pow(2).mean())
        adam.zero_grad()
        loss.backward()
        adam.step()
        print(time.perf_counter() - start, float(loss), flush=True)


main()
