"""A pass through the transform network in PyTorch, to measure against.

    python3 transform_pass.py FAST-STYLE.safetensors FOLDER 1216 832 --threads 2

The folder holds raw float32: `photo`, planes of RGB 0…1; `code`; and `painted`, what the product makes of them. Every line on
standard input is one pass; the answer is a line with the seconds that took, and how far the two results are apart at most.
"""
import argparse
import pathlib
import sys
import time

import numpy as np
import torch

recipes = pathlib.Path(__file__).parents[2] / "models" / "recipes"
sys.path += [str(recipes), str(recipes / "fast-style")]
from common import load_safetensors
from fast_style import Transform


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("weights")
    p.add_argument("folder", type=pathlib.Path)
    p.add_argument("width", type=int)
    p.add_argument("height", type=int)
    p.add_argument("--threads", type=int, default=2)
    options = p.parse_args()
    torch.set_num_threads(options.threads)
    raw = lambda name, *shape: torch.from_numpy(np.fromfile(options.folder / name, dtype=np.float32)).view(*shape)
    network = Transform()
    prefix = "transform."
    weights = {k[len(prefix):]: v for k, v in load_safetensors(options.weights).items() if k.startswith(prefix)}
    own = network.state_dict()
    network.load_state_dict({k: torch.as_tensor(v).float().reshape(own[k].shape) for k, v in weights.items()})
    network.eval()
    shape = (1, 3, options.height, options.width)
    photo, code, wanted = raw("photo", *shape), raw("code", 1, -1), raw("painted", *shape)
    with torch.no_grad():
        for _ in sys.stdin:
            start = time.perf_counter()
            painted = network(photo, code)
            seconds = time.perf_counter() - start
            print(seconds, float((painted - wanted).abs().max()), flush=True)


main()
