"""Trains SRResNet's ×4 to look right rather than to be near: SRGAN, or feature loss alone. See README.md.

    python3 train_perceptual.py srgan --data FOLDER … --start srresnet.safetensors --lossnet lossnet.safetensors --out srgan.safetensors

Stops and resumes: the same command continues from --checkpoint.
"""
import argparse
import pathlib
import random
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

import bicubic
from adversary import Discriminator, Distance
from checkpoints import export, load_safetensors, resume, save_checkpoint
from data import MARGIN, Pairs, psnr, read_benchmark
from networks import SRResNet
from optimisers import schedule

FACTOR, SIDE, BATCH = 4, 24, 6
# The longest stride of the networks that look at the results.
SHIFT = 16
# The weight against a grid in the result, and the side, in small pixels, of the regions in which it is looked for.
GRID, REGION = 30, 6
# Beside the feature distance: the pull towards what the discriminator takes for a photograph, and the mean absolute error.
ADVERSARIAL = {"srgan": 1e-2, "perceptual": 0}
PIXELS = {"srgan": 0.25, "perceptual": 0.5}


def parse():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("task", choices=ADVERSARIAL)
    p.add_argument("--data", nargs="+", type=pathlib.Path, required=True, help="folders of photographs, searched recursively")
    p.add_argument("--start", type=pathlib.Path, required=True, help="SRResNet's weights")
    p.add_argument("--lossnet", type=pathlib.Path, required=True)
    p.add_argument("--minutes", type=float, default=25)
    p.add_argument("--judge", type=pathlib.Path, help="a benchmark's folder; what is measured on it is printed, never trained on")
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--every", type=int, default=200, help="steps between checkpoints")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--checkpoint", type=pathlib.Path, required=True)
    p.add_argument("--out", type=pathlib.Path, required=True)
    return p.parse_args()


def grid(error):
    """How far the FACTOR² places that one small pixel becomes differ in what they get wrong, each on the average over a region."""
    places = F.pixel_unshuffle(error, FACTOR).unflatten(1, (3, FACTOR**2))
    apart = places - places.mean(2, keepdim=True)
    return F.avg_pool2d(apart.flatten(1, 2), REGION).abs().mean()


def start(path):
    """SRResNet with the shape and the weights of the file, ×4 only."""
    weights = load_safetensors(path)
    blocks = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("body."))
    network = SRResNet(weights["head.weight"].shape[0], blocks, factors=(FACTOR,))
    network.load_state_dict({name: weights[name] for name in network.state_dict()})
    return network.to(memory_format=torch.channels_last)


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    adversarial, pixels = ADVERSARIAL[options.task], PIXELS[options.task]
    generator, discriminator, distance = start(options.start), Discriminator(), Distance(options.lossnet)
    both = [torch.optim.Adam(generator.parameters(), options.rate, betas=(0.9, 0.99))]
    judges = [torch.optim.Adam(discriminator.parameters(), options.rate, betas=(0.9, 0.99))]
    whole = nn.ModuleDict({"generator": generator, "discriminator": discriminator})
    options.start = None
    step, spent = resume(options, whole, both + judges)
    pairs = Pairs(options.data, (FACTOR,))
    benchmark = read_benchmark(options.judge, FACTOR) if options.judge else []
    before = time.time()
    while spent < options.minutes * 60:
        schedule(both + judges, (options.rate, options.rate), spent / (options.minutes * 60), step)
        small, large = pairs.batch(FACTOR, SIDE, BATCH)
        inside = small[..., MARGIN:-MARGIN, MARGIN:-MARGIN].contiguous(memory_format=torch.channels_last)
        made = bicubic.enlarge_inside(small, FACTOR, MARGIN) + generator(inside, FACTOR)
        regular = grid(made - large)
        # Else the networks' strides meet the same pixels of every enlargement, which invites a grid.
        dy, dx = random.randrange(SHIFT), random.randrange(SHIFT)
        made, large = made[..., dy:, dx:], large[..., dy:, dx:]
        features = distance(made, large)
        loss = features + pixels * (made - large).abs().mean() + GRID * regular
        if adversarial:
            discriminator.requires_grad_(False)
            loss = loss + adversarial * F.softplus(-discriminator(made)).mean()
            discriminator.requires_grad_(True)
        generator.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(generator.parameters(), 0.5)
        both[0].step()
        if adversarial:
            verdicts = discriminator(torch.cat([large, made.detach()]))
            real, false = verdicts.chunk(2)
            discriminator.zero_grad()
            (F.softplus(-real).mean() + F.softplus(false).mean()).backward()
            judges[0].step()
        step += 1
        now = time.time()
        spent, before = spent + now - before, now
        if step % options.every == 0 or spent >= options.minutes * 60:
            save_checkpoint(options.checkpoint, whole, both + judges, step, spent)
            export(generator, options.out)
            print(f"{step} steps, {spent / 60:.1f} min, features {features.item():.4f} {judge(generator, distance, benchmark)}", flush=True)
            before = time.time()


@torch.no_grad()
def judge(generator, distance, benchmark):
    """Mean PSNR and LossNet distance on a benchmark."""
    if not benchmark:
        return ""
    distances = []
    for small, large in benchmark:
        made = (bicubic.enlarge(small, FACTOR) + generator(small, FACTOR)).clamp(0, 1)
        distances.append(distance(made, large).item())
    decibels = psnr(lambda small, smooth, factor: generator(small, factor), benchmark, FACTOR)
    return f"PSNR {decibels:.2f} distance {sum(distances) / len(distances):.4f}"


if __name__ == "__main__":
    main()
