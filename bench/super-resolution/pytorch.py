"""A network of models/recipes/enlarge in PyTorch, to measure against.

    python3 pytorch.py srresnet WEIGHTS.safetensors 256 192 --factor 4 --threads 2

Every line on standard input runs it once; the answer is a line with the seconds that took.
"""
import argparse
import pathlib
import sys
import time

import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "models" / "recipes" / "enlarge"))
from checkpoints import load_safetensors
from networks import VDSR, SRResNet


def parse():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("network", choices=("srresnet", "vdsr"))
    p.add_argument("weights", type=pathlib.Path)
    p.add_argument("width", type=int)
    p.add_argument("height", type=int)
    p.add_argument("--factor", type=int, default=4)
    p.add_argument("--threads", type=int, default=2)
    return p.parse_args()


def build(options):
    weights = load_safetensors(options.weights)
    if options.network == "vdsr":
        network = VDSR()
    else:
        blocks = sum(name.endswith(".a.weight") for name in weights)
        factors = [int(name[4]) for name in weights if name.startswith("tail") and name.endswith(".weight")]
        network = SRResNet(weights["head.weight"].shape[0], blocks, factors)
    network.load_state_dict(weights)
    return network.eval()


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    network = build(options)
    channels, extra = (1, ()) if options.network == "vdsr" else (3, (options.factor,))
    torch.manual_seed(0)
    # In PyTorch's ordinary layout, which is the faster one for these networks: channels last took a fifth longer.
    picture = torch.rand(1, channels, options.height, options.width)
    with torch.inference_mode():
        for _ in sys.stdin:
            began = time.perf_counter()
            network(picture, *extra)
            print(time.perf_counter() - began, flush=True)


if __name__ == "__main__":
    main()
