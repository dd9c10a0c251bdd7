"""Trains LossNet to predict the principal components of VGG-19's features. See README.md.

    python3 train.py --data FOLDER … --teacher-head VGG.safetensors --teacher-rest COMPRESSED.safetensors

Stops and resumes: the same command continues from --checkpoint.
"""
import argparse
import math
import os
import pathlib
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from networks import TAPS, LossNet, Teacher, load_safetensors, save_safetensors

CROP = 128
BATCH = 8
HELD_OUT = 64
SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}


def read_pictures(folders, side=288):
    """Every picture below the folders as uint8 (H, W, 3), the short side at most `side`, so that all fit in memory."""
    pictures = []
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES):
        image = Image.open(path)
        image.draft("RGB", (2 * side, 2 * side))
        image = image.convert("RGB")
        scale = min(1, side / min(image.size))
        width, height = (max(160, round(s * scale)) for s in image.size)
        pictures.append(np.asarray(image.resize((width, height), Image.LANCZOS))[:600, :600].copy())
    return pictures


def random_crop(picture, side):
    """A square at a random scale, sometimes noised, relit or blurred: descent visits pictures that are no photographs."""
    h, w = picture.shape[:2]
    taken = min(random.choice((side, side, side * 5 // 4, side * 3 // 2, side * 2)), h, w)
    y, x = random.randrange(h - taken + 1), random.randrange(w - taken + 1)
    crop = torch.from_numpy(picture[y:y + taken, x:x + taken]).permute(2, 0, 1).float()[None] / 255
    if taken != side:
        crop = F.interpolate(crop, size=(side, side), mode="area" if taken > side else "bilinear")
    if random.random() < 0.5:
        crop = crop.flip(3)
    kind = random.random()
    if kind < 0.12:
        crop = (crop + torch.randn_like(crop) * random.choice((0.02, 0.05, 0.1, 0.2))).clamp(0, 1)
    elif kind < 0.16:
        share = random.uniform(0, 0.6)
        crop = crop * (1 - share) + torch.rand_like(crop) * share
    elif kind < 0.22:
        crop = (crop * random.uniform(0.6, 1.3) + random.uniform(-0.15, 0.15)).clamp(0, 1)
    elif kind < 0.25:
        crop = F.avg_pool2d(crop, 5, 1, 2)
    return crop


def random_batch(pictures, side):
    return torch.cat([random_crop(random.choice(pictures), side) for _ in range(BATCH)])


@torch.no_grad()
def principal_components(teacher, pictures, count, side=160):
    """For each tap a (K, C, 1, 1) convolution onto the leading eigenvectors of C = E[f fᵀ], scaled to unit mean power a channel.

    C is not centred: the Gram matrix isn't either, and it is the Gram matrix that the components must keep.
    """
    moments, positions = dict.fromkeys(TAPS, 0), dict.fromkeys(TAPS, 0)
    for _ in range(0, count, BATCH):
        for tap, features in teacher(random_batch(pictures, side)).items():
            # Without the border, where zero padding speaks instead of the picture.
            columns = features[:, :, 1:-1, 1:-1].permute(1, 0, 2, 3).reshape(features.shape[1], -1)
            moments[tap] = moments[tap] + columns @ columns.t()
            positions[tap] += columns.shape[1]
    projections = {}
    for tap, kept in zip(TAPS, LossNet.HEADS):
        power, vectors = torch.linalg.eigh((moments[tap] / positions[tap]).double())
        scale = math.sqrt(kept / power.clamp(min=0).sum().item())
        projections[tap] = (vectors.flip(1)[:, :kept] * scale).t().float()[:, :, None, None].contiguous()
    return projections


def explained(prediction, target):
    """Share of the target's variance that the prediction explains (R²)."""
    error = (prediction - target).pow(2).mean()
    return 1 - (error / (target - target.mean((0, 2, 3), keepdim=True)).pow(2).mean()).item()


def learning_rate(step, steps, peak):
    """Linear warm-up over 200 steps, then a cosine from the peak to a fiftieth of it."""
    return peak * min(1, (step + 1) / 200) * (0.51 + 0.49 * math.cos(math.pi * step / steps))


def save_checkpoint(path, **state):
    """Written aside and renamed, so that stopping at any moment leaves a whole file."""
    aside = path.with_suffix(".part")
    torch.save(state, aside)
    os.replace(aside, path)


def export(net, path):
    """Writes float16 weights and returns the network as a reader of the file gets it."""
    save_safetensors(path, {name: tensor.half() for name, tensor in net.state_dict().items()}, {"taps": ",".join(TAPS)})
    rounded = LossNet()
    rounded.load_state_dict(load_safetensors(path))
    return rounded


@torch.no_grad()
def rounding_error(net, rounded, x):
    """‖rounded − exact‖ / ‖exact‖ for each tap."""
    exact, other = net(x), rounded(x)
    return {tap: ((other[tap] - exact[tap]).norm() / exact[tap].norm()).item() for tap in TAPS}


def parse():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--data", nargs="+", type=pathlib.Path, required=True, help="folders of pictures, searched recursively")
    p.add_argument("--teacher-head", required=True, help="VGG-19 up to conv3_1 or further, .safetensors")
    p.add_argument("--teacher-rest", required=True, help="the 16x compressed VGG-19 up to conv5_1, .safetensors")
    p.add_argument("--steps", type=int, default=12000)
    p.add_argument("--learning-rate", type=float, default=1e-3)
    p.add_argument("--component-crops", type=int, default=480, help="crops that the principal components are measured on")
    p.add_argument("--precision", choices=("bfloat16", "float32"), default="bfloat16", help="float32 on processors without bfloat16")
    p.add_argument("--every", type=int, default=500, help="steps between checkpoints")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--checkpoint", type=pathlib.Path, default=pathlib.Path("lossnet.pt"))
    p.add_argument("--out", type=pathlib.Path, default=pathlib.Path("lossnet.safetensors"))
    return p.parse_args()


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    pictures = read_pictures(options.data)
    random.shuffle(pictures)
    held_out, pictures = pictures[:HELD_OUT], pictures[HELD_OUT:]
    if not pictures:
        raise SystemExit(f"only {len(held_out)} pictures found; {HELD_OUT} are held out, so more are needed")
    precision = getattr(torch, options.precision)
    teacher = Teacher(options.teacher_head, options.teacher_rest, precision)
    net = LossNet().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.learning_rate, weight_decay=1e-5)
    judged = torch.cat([random_crop(picture, CROP) for picture in held_out])

    step = 0
    if options.checkpoint.exists():
        saved = torch.load(options.checkpoint)
        net.load_state_dict(saved["net"])
        optimiser.load_state_dict(saved["optimiser"])
        projections, step = saved["projections"], saved["step"]
        # A different stretch of chance than the steps already taken saw; the held-out crops above stay the same.
        random.seed(options.seed + step)
        torch.manual_seed(options.seed + step)
    else:
        projections = principal_components(teacher, pictures, options.component_crops)

    @torch.no_grad()
    def components(x):
        return {tap: F.conv2d(features, projections[tap]) for tap, features in teacher(x).items()}

    truth = components(judged)
    start, first = time.time(), step
    while step < options.steps:
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(step, options.steps, options.learning_rate)
        x = random_batch(pictures, CROP)
        target = components(x)
        # The convolutions in bfloat16; weights, loss and optimiser in float32.
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=precision is torch.bfloat16):
            predicted = net(x.contiguous(memory_format=torch.channels_last))
        loss = sum(F.mse_loss(predicted[tap].float(), target[tap]) for tap in TAPS)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        step += 1
        if step % options.every == 0 or step == options.steps:
            with torch.no_grad():
                predicted = net(judged)
            shares = {tap: round(explained(predicted[tap], truth[tap]), 4) for tap in TAPS}
            seconds = (time.time() - start) / (step - first)
            print(f"step {step}  loss {loss.item():.3f}  {seconds:.2f} s/step  explained {shares}", flush=True)
            save_checkpoint(options.checkpoint, net=net.state_dict(), optimiser=optimiser.state_dict(), projections=projections, step=step)

    rounded = export(net, options.out)
    errors = {tap: f"{error:.1e}" for tap, error in rounding_error(net, rounded, judged).items()}
    print(f"wrote {options.out}  relative change of the taps by float16: {errors}")


if __name__ == "__main__":
    main()
