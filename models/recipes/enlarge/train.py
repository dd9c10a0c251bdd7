"""Trains SRResNet, VDSR, or the network that cleans JPEG. See README.md.

    python3 train.py srresnet --data FOLDER … --minutes 90 --out srresnet.safetensors

The learning rate falls as the minutes go by, so that training ends on time on any machine. Stops and resumes: the same command
continues from --checkpoint.
"""
import argparse
import pathlib
import random
import time

import torch
import torch.nn as nn

import bicubic
from checkpoints import export, resume, save_checkpoint
from data import MARGIN, Pairs, compress, luma, psnr, psnr_of, read_benchmark, to_tensor
from networks import VDSR, JpegCleaner, SRResNet
from optimisers import optimisers, schedule


class EnlargingTask:
    """What tasks of `factors` have in common; `residual` gives what the network adds to (small, bicubic, factor)."""

    def benchmark(self, folder):
        """A function from the network to its numbers."""
        sets = {factor: read_benchmark(folder, factor) for factor in self.factors}
        return lambda network: " ".join(f"x{factor} {psnr(self.residual(network), pairs, factor):.2f}" for factor, pairs in sets.items())


class SRResNetTask(EnlargingTask):
    """×4 in three batches of four, ×2 in the fourth; mean absolute error in RGB."""

    factors = (2, 4)

    def network(self):
        return SRResNet(factors=self.factors)

    def loss(self, network, pairs):
        factor = random.choice((4, 4, 4, 2))
        small, large = pairs.batch(factor, 32, 6)
        residual = large - bicubic.enlarge_inside(small, factor, MARGIN)
        inside = small[..., MARGIN:-MARGIN, MARGIN:-MARGIN].contiguous(memory_format=torch.channels_last)
        return (network(inside, factor) - residual).abs().mean()

    def residual(self, network):
        return lambda small, smooth, factor: network(small, factor)


class VDSRTask(EnlargingTask):
    """×2, ×3 and ×4, the ones that learn more slowly more often; mean absolute error of Y."""

    factors = (2, 3, 4)

    def network(self):
        return VDSR()

    def loss(self, network, pairs):
        factor = random.choice((2, 2, 3, 3, 3, 4))
        small, large = (luma(pictures) for pictures in pairs.batch(factor, 72 // factor, 6))
        smooth = bicubic.enlarge_inside(small, factor, MARGIN)
        return (network(smooth) - (large - smooth)).abs().mean()

    def residual(self, network):
        """The residual of Y moves R, G and B alike; Y is 219/255 of that."""
        return lambda small, smooth, factor: network(even(luma(smooth)))[..., :smooth.shape[2], :smooth.shape[3]] * 255 / 219


class JpegTask:
    """Any quality from 10 to 95, the higher ones more often; mean absolute error in RGB."""

    factors = (2,)

    def network(self):
        return JpegCleaner()

    def loss(self, network, pairs):
        dirty, clean = pairs.compressed(64, 6)
        return (network(dirty) - (clean - dirty)).abs().mean()

    def benchmark(self, folder):
        originals = [large[..., :large.shape[2] // 2 * 2, :large.shape[3] // 2 * 2] for _, large in read_benchmark(folder, 2)]
        qualities = (10, 20, 40, 80)
        sets = {quality: [(recompress(true, quality), true) for true in originals] for quality in qualities}

        def mean(pairs, change):
            return sum(psnr_of(dirty + change(dirty), true, 2) for dirty, true in pairs) / len(pairs)

        @torch.no_grad()
        def numbers(network):
            return " ".join(f"q{quality} {mean(pairs, torch.zeros_like):.2f}->{mean(pairs, network):.2f}" for quality, pairs in sets.items())
        return numbers


def recompress(picture, quality):
    """(1, 3, H, W) 0…1 → the same after JPEG."""
    eight_bits = (picture[0].permute(1, 2, 0) * 255).round().byte().numpy()
    return to_tensor(compress(eight_bits, quality)[None])


def even(y):
    """Repeats the last row or column where the length is odd."""
    return nn.functional.pad(y, (0, y.shape[3] % 2, 0, y.shape[2] % 2), mode="replicate")


TASKS = {"srresnet": SRResNetTask, "vdsr": VDSRTask, "jpeg": JpegTask}


def parse():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("task", choices=TASKS)
    p.add_argument("--data", nargs="+", type=pathlib.Path, required=True, help="folders of photographs, searched recursively")
    p.add_argument("--minutes", type=float, default=90)
    p.add_argument("--judge", type=pathlib.Path, help="a benchmark's folder; its PSNR is printed, never trained on")
    p.add_argument("--start", type=pathlib.Path, help="weights to start from")
    p.add_argument("--muon-rate", type=float, default=0.004)
    p.add_argument("--adam-rate", type=float, default=1e-3)
    p.add_argument("--every", type=int, default=500, help="steps between checkpoints")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--checkpoint", type=pathlib.Path, required=True)
    p.add_argument("--out", type=pathlib.Path, required=True)
    return p.parse_args()


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    task = TASKS[options.task]()
    network = task.network().to(memory_format=torch.channels_last)
    peaks = (options.muon_rate, options.adam_rate)
    both = optimisers(network, *peaks)
    step, spent = resume(options, network, both)
    pairs = Pairs(options.data, task.factors)
    judge = task.benchmark(options.judge) if options.judge else lambda network: ""
    print(f"{len(pairs.large)} pictures, {sum(p.numel() for p in network.parameters())} parameters", flush=True)
    average, before = None, time.time()
    while spent < options.minutes * 60:
        schedule(both, peaks, spent / (options.minutes * 60), step)
        loss = task.loss(network, pairs)
        network.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 0.5)
        for optimiser in both:
            optimiser.step()
        average = loss.item() if average is None else 0.99 * average + 0.01 * loss.item()
        step += 1
        now = time.time()
        spent, before = spent + now - before, now
        if step % options.every == 0 or spent >= options.minutes * 60:
            save_checkpoint(options.checkpoint, network, both, step, spent)
            export(network, options.out)
            print(f"{step} steps, {spent / 60:.1f} min, loss {average:.5f} {judge(network)}", flush=True)
            before = time.time()


if __name__ == "__main__":
    main()
