"""Trains the network that restyles a photo in one pass, after any painting: see README.md.

    python3 models/recipes/fast-style/train.py --photos DIR… --paintings DIR --lossnet models/lossnet.safetensors --out OUT
"""
import argparse, json, math, os, pathlib, random, sys, time
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from common import TAPS, Average, Bank, Muon, autocast, device, load_safetensors, lossnet, paths_in, rate_at, save_safetensors, split_parameters
from fast_style import LEAST, MOST, FastStyle, Learnt, statistics_of

SIZES = (256, 384, 512)         # longer sides at which a painting is looked at
PAN = 4                         # pixels at most by which a photograph is panned: the network halves twice
STEADY = 3                      # weight of what changes then
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


def unsteady(here, there, across, down):
    """What changes in pictures (n, c, h, w) where the photographs are panned by so many pixels, once they are panned back: (n, c, h', w')."""
    h, w, edge = here.shape[2], here.shape[3], 16      # at edges a pan itself shows other things
    return here[:, :, edge + down:h - edge, edge + across:w - edge] - there[:, :, edge:h - edge - down, edge:w - edge - across]


@torch.no_grad()
def judge(paint, losses, photos, groups):
    """
    Mean style and content on held-out photographs, for content weights from one end to the other; and how much the results change where
    photographs are panned by a pixel, over how far they are from the photographs.
    """
    here, there = photos[..., :-PAN, :-PAN], photos[..., :-PAN, 1:1 - PAN]
    for label, group in groups.items():
        for weight in (LEAST, math.sqrt(LEAST * MOST), MOST):
            rows = []
            for i in group:
                which = torch.full((len(photos),), i, device=photos.device)
                weights = torch.full((len(photos),), weight, device=photos.device)
                made, panned = paint(here, which, weights), paint(there, which, weights)
                style, content, _ = losses(here, made, which)
                flicker = unsteady(made, panned, 1, 0).abs().mean() / (made - here).abs().mean()
                rows.append((style.mean().item(), content.mean().item(), flicker.item()))
            style, content, flicker = np.mean(rows, 0)
            print(f"  {label}, content weight {weight:.3f}: style {style:.4f}, content {content:.3f}, flicker {flicker:.3f}", flush=True)


def shipped_in(folder):
    """Paintings by their ids."""
    folder = pathlib.Path(folder)
    return {style["id"]: folder / style["file"] for style in json.loads((folder / "styles.json").read_text())}


def export(path, net, learnt, shipped):
    """The network's weights and what was learnt of each painting that ships, in float16."""
    codes = {f"shipped.{name}.{part}": values[i] for i, name in enumerate(shipped) for part, values in learnt.items()}
    save_safetensors(str(path) + ".tmp", {k: v.half() for k, v in {**net, **codes}.items()}, {})
    os.replace(str(path) + ".tmp", path)


def drawn(group):
    return group[torch.randint(len(group), (), device=group.device)]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--photos", nargs="+", required=True)
    p.add_argument("--paintings", required=True)
    p.add_argument("--shipped", help="the folder of styles.json: its paintings are never held out, are every third that is drawn, and are learnt")
    p.add_argument("--lossnet", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--start", help="weights to go on from")
    p.add_argument("--rate", type=float, default=1, help="of the steps that are made: smaller ones lose less of the weights to go on from")
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
    paintings, shipped = paths_in([a.paintings]), shipped_in(a.shipped) if a.shipped else {}
    grams, statistics = look_at(paintings + list(shipped.values()), net, dev)
    looks = range(len(paintings) * len(SIZES))
    unseen = [i for i in looks if i // len(SIZES) % 12 == 0]
    known = torch.tensor([i for i in looks if i // len(SIZES) % 12], device=dev)
    ours = torch.arange(len(looks), len(statistics), device=dev)
    fast = FastStyle(statistics.shape[1]).to(dev)
    fast.predictor.mean.copy_(statistics.mean(0)); fast.predictor.deviation.copy_(statistics.std(0) + 1e-3)
    # Those that are shipped are learnt as well: to what is predicted of them an offset and a slope is added.
    learnt = Learnt(max(1, len(shipped)), 2 * sum(fast.transform.channels)).to(dev)

    def paint(x, which, weight):
        painting = (which - len(looks)) // len(SIZES)
        added = learnt(painting.clamp(min=0), weight) * (painting >= 0)[:, None]
        return fast(x, statistics[which], weight, added)

    if a.start:
        weights = load_safetensors(a.start)
        fast.load(weights)
        with torch.no_grad():
            for part, values in learnt.named_parameters():
                for i, name in enumerate(shipped):
                    values[i] += weights.get(f"shipped.{name}.{part}", torch.zeros(()))
    kernels, rest = split_parameters(fast)
    muon, average, learnt_average, step = Muon(kernels), Average(fast), Average(learnt), 0
    adam = torch.optim.Adam([{"params": rest, "first": 1e-3}, {"params": list(learnt.parameters()), "first": 3e-3}], betas=(0.9, 0.99))
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        c = torch.load(checkpoint, map_location=dev)
        fast.load_state_dict(c["net"]); adam.load_state_dict(c["adam"]); muon.buffers = c["muon"]
        average.shadow, average.steps, step = c["average"], c["step"], c["step"]
        learnt.load_state_dict(c["learnt"])
        learnt_average.shadow, learnt_average.steps = c["learnt_average"], c["step"]
    losses = Losses(net, grams, dev, not a.float32)
    some = held.crops(8, a.side + PAN, a.side + PAN)
    groups = {"known paintings": known[::97].tolist(), "shipped paintings": ours[1::9].tolist(), "held-out paintings": unseen[1::9]}
    groups = {label: group for label, group in groups.items() if group}
    print(f"{bank.n} photographs, {len(paintings)} paintings, {len(shipped)} that are shipped, from step {step}", flush=True)
    judge(paint, losses, some, groups)
    start, mean = time.time(), None
    while step < a.steps:
        rate = a.rate * rate_at(step / a.steps, step)
        for g in adam.param_groups:
            g["lr"] = g["first"] * rate
        wide = bank.crops(a.batch, random.choice((a.side + PAN, a.side * 5 // 4)), a.side + PAN)
        across, down = random.randint(0, PAN - 1), random.randint(0, PAN - 1)
        x = wide[..., :a.side, :a.side]
        which = torch.stack([drawn(ours if len(ours) and random.random() < 1 / 3 else known) for _ in range(a.batch)])
        weight = torch.exp(torch.empty(a.batch, device=dev).uniform_(math.log(LEAST), math.log(MOST)))
        with autocast(dev, not a.float32):
            # The first is painted once more, panned by a few pixels.
            panned = wide[:1, :, down:down + a.side, across:across + a.side]
            made = paint(torch.cat([x, panned]), torch.cat([which, which[:1]]), torch.cat([weight, weight[:1]])).float()
        made, again = made[:-1], made[-1:]
        style, content, rough = losses(x, made, which)
        moved = unsteady(made[:1], again, across, down).pow(2).mean()
        loss = ((style + weight * content) / (0.1 + weight) * 0.2 + 0.01 * rough).mean() + STEADY * moved
        fast.zero_grad(set_to_none=True)
        learnt.zero_grad(set_to_none=True)
        loss.backward()
        if torch.isfinite(torch.nn.utils.clip_grad_norm_(fast.parameters(), 1.0)):
            muon.step(0.004 * rate); adam.step(); average.update(); learnt_average.update()
        step += 1
        now = torch.stack([style.mean(), content.mean(), moved]).detach()
        mean = now if mean is None else 0.98 * mean + 0.02 * now
        if step % 50 == 0:
            print(f"{step} steps, {time.time() - start:.0f} s: style {mean[0]:.4f}, content {mean[1]:.4f}, panned {mean[2]:.5f}", flush=True)
        if step % 200 == 0 or step == a.steps:
            state = dict(net=fast.state_dict(), adam=adam.state_dict(), muon=muon.buffers, average=average.shadow, step=step,
                         learnt=learnt.state_dict(), learnt_average=learnt_average.shadow)
            torch.save(state, str(checkpoint) + ".tmp"); os.replace(str(checkpoint) + ".tmp", checkpoint)
            export(out / "fast-style.safetensors", average.shadow, learnt_average.shadow, shipped)
    fast.load_state_dict(average.shadow); learnt.load_state_dict(learnt_average.shadow)
    judge(paint, losses, some, groups)


if __name__ == "__main__":
    main()
