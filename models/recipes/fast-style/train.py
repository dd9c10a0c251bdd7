"""Trains the network that restyles a photo in one pass, after any painting: see README.md.

    python3 models/recipes/fast-style/train.py --photos DIR… --paintings DIR --lossnet models/lossnet.safetensors --out OUT
"""
import argparse, math, os, pathlib, random, sys, time
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from common import TAPS, Average, Bank, Muon, autocast, device, load_safetensors, lossnet, paths_in, rate_at, split_parameters
from fast_style import LEAST, MOST, FastStyle, statistics_of

SIZES = (256, 384, 512)         # longer sides at which a painting is looked at
HELD_OUT = 16                   # photographs, and every twelfth painting


def grams_of(features):
    """(n, c, h, w) → (n, c, c): mean products of channels (Gatys et al. 2016, eq. 3, over the number of places)."""
    v = features.float().flatten(2)
    return v @ v.transpose(1, 2) / v.shape[2]


@torch.no_grad()
def look_at(paths, net, dev):
    """Gram matrices and statistics of every painting at every size, painting by painting."""
    grams, statistics = {t: [] for t in TAPS}, []
    for path in paths:
        image = Image.open(path).convert("RGB")
        for size in SIZES:
            scale = size / max(image.size)
            small = image.resize(tuple(max(96, round(s * scale)) for s in image.size), Image.LANCZOS)
            x = torch.from_numpy(np.asarray(small).copy()).to(dev).permute(2, 0, 1)[None].float() / 255
            taps = net(x)
            for t in TAPS:
                grams[t].append(grams_of(taps[t])[0])
            statistics.append(statistics_of(taps)[0])
    return {t: torch.stack(g) for t, g in grams.items()}, torch.stack(statistics)


class Losses:
    """Descent's own losses, relative to what a painting and a photo have: main/engine/losses."""

    def __init__(self, net, grams, dev, mixed):
        self.net, self.grams, self.dev, self.mixed = net, grams, dev, mixed
        self.power = {t: g.pow(2).sum((1, 2)) for t, g in grams.items()}

    def __call__(self, photo, made, which):
        with torch.no_grad(), autocast(self.dev, self.mixed):
            want = self.net(photo)["relu4_1"].float()
        with autocast(self.dev, self.mixed):
            got = self.net(made)
        content = (got["relu4_1"].float() - want).pow(2).sum((1, 2, 3)) / want.pow(2).sum((1, 2, 3))
        style = sum((grams_of(got[t]) - self.grams[t][which]).pow(2).sum((1, 2)) / self.power[t][which] for t in TAPS)
        down, across = made[:, :, 1:] - made[:, :, :-1], made[..., 1:] - made[..., :-1]
        return style / len(TAPS), content, down.pow(2).mean((1, 2, 3)) + across.pow(2).mean((1, 2, 3))


@torch.no_grad()
def judge(fast, losses, photos, statistics, groups):
    """Mean style and content on held-out photographs, for content weights from one end to the other."""
    for label, group in groups.items():
        for weight in (LEAST, math.sqrt(LEAST * MOST), MOST):
            rows = []
            for i in group:
                which = torch.full((len(photos),), i, device=photos.device)
                weights = torch.full((len(photos),), weight, device=photos.device)
                style, content, _ = losses(photos, fast(photos, statistics[which], weights), which)
                rows.append((style.mean().item(), content.mean().item()))
            style, content = np.mean(rows, 0)
            print(f"  {label}, content weight {weight:.3f}: style {style:.4f}, content {content:.3f}", flush=True)


def drawn(group):
    return group[torch.randint(len(group), (), device=group.device)]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--photos", nargs="+", required=True)
    p.add_argument("--paintings", required=True)
    p.add_argument("--shipped", help="paintings that come with the application: never held out, and every third that is drawn")
    p.add_argument("--lossnet", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--start", help="weights to go on from")
    p.add_argument("--steps", type=int, default=20000)
    p.add_argument("--batch", type=int, default=4)
    p.add_argument("--side", type=int, default=192)
    p.add_argument("--float32", action="store_true", help="where bfloat16 is slow: processors without AVX-512 or AMX")
    a = p.parse_args()
    torch.manual_seed(0); random.seed(0)
    dev = device()
    out = pathlib.Path(a.out); out.mkdir(parents=True, exist_ok=True)
    photos = paths_in(a.photos); random.shuffle(photos)
    workers = min(14, os.cpu_count())
    bank = Bank(photos[HELD_OUT:], a.side * 5 // 4, dev, workers=workers)
    held = Bank(photos[:HELD_OUT], a.side * 5 // 4, dev, workers=workers)
    net = lossnet(a.lossnet, dev)
    paintings, shipped = paths_in([a.paintings]), paths_in([a.shipped] if a.shipped else [])
    grams, statistics = look_at(paintings + shipped, net, dev)
    looks = range(len(paintings) * len(SIZES))
    unseen = [i for i in looks if i // len(SIZES) % 12 == 0]
    known = torch.tensor([i for i in looks if i // len(SIZES) % 12], device=dev)
    ours = torch.arange(len(looks), len(statistics), device=dev)
    fast = FastStyle(statistics.shape[1]).to(dev)
    fast.predictor.mean.copy_(statistics.mean(0)); fast.predictor.deviation.copy_(statistics.std(0) + 1e-3)
    if a.start:
        fast.load_state_dict({k: v.reshape(fast.state_dict()[k].shape) for k, v in load_safetensors(a.start).items()})
    kernels, rest = split_parameters(fast)
    muon, adam, average, step = Muon(kernels), torch.optim.Adam(rest, 1e-3, betas=(0.9, 0.99)), Average(fast), 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        c = torch.load(checkpoint, map_location=dev)
        fast.load_state_dict(c["net"]); adam.load_state_dict(c["adam"]); muon.buffers = c["muon"]
        average.shadow, average.steps, step = c["average"], c["step"], c["step"]
    losses = Losses(net, grams, dev, not a.float32)
    some = held.crops(8, a.side, a.side)
    groups = {"known paintings": known[::97].tolist(), "shipped paintings": ours[1::9].tolist(), "held-out paintings": unseen[1::9]}
    groups = {label: group for label, group in groups.items() if group}
    print(f"{bank.n} photographs, {len(paintings)} paintings, {len(shipped)} that are shipped, from step {step}", flush=True)
    judge(fast, losses, some, statistics, groups)
    start, mean = time.time(), None
    while step < a.steps:
        rate = rate_at(step / a.steps, step)
        for g in adam.param_groups:
            g["lr"] = 1e-3 * rate
        x = bank.crops(a.batch, random.choice((a.side, a.side * 5 // 4)), a.side)
        which = torch.stack([drawn(ours if len(ours) and random.random() < 1 / 3 else known) for _ in range(a.batch)])
        weight = torch.exp(torch.empty(a.batch, device=dev).uniform_(math.log(LEAST), math.log(MOST)))
        with autocast(dev, not a.float32):
            made = fast(x, statistics[which], weight).float()
        style, content, rough = losses(x, made, which)
        loss = ((style + weight * content) / (0.1 + weight) * 0.2 + 0.01 * rough).mean()
        fast.zero_grad(set_to_none=True)
        loss.backward()
        if torch.isfinite(torch.nn.utils.clip_grad_norm_(fast.parameters(), 1.0)):
            muon.step(0.004 * rate); adam.step(); average.update()
        step += 1
        now = torch.stack([style.mean(), content.mean()]).detach()
        mean = now if mean is None else 0.98 * mean + 0.02 * now
        if step % 50 == 0:
            print(f"{step} steps, {time.time() - start:.0f} s: style {mean[0]:.4f}, content {mean[1]:.4f}", flush=True)
        if step % 200 == 0 or step == a.steps:
            state = dict(net=fast.state_dict(), adam=adam.state_dict(), muon=muon.buffers, average=average.shadow, step=step)
            torch.save(state, str(checkpoint) + ".tmp"); os.replace(str(checkpoint) + ".tmp", checkpoint)
            average.export(out / "fast-style.safetensors")
    fast.load_state_dict(average.shadow)
    judge(fast, losses, some, statistics, groups)


if __name__ == "__main__":
    main()
