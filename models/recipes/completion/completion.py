"""Trains the completion network: proposes what a hole in a photograph hides, at 128².

A residual U-Net without normalisation; loss: ℓ1 + LossNet distance + an adversary that judges patches, in the manner of
Pathak et al. 2016 and Suvorov et al. 2022 (patches without hole pixels count as real). Stopped at any moment, the same
command goes on from the checkpoint in --out.
    python3 completion.py --photos DIR… --lossnet F --out DIR --steps 8000
"""
import argparse, math, os, pathlib, random, sys, time
from concurrent.futures import ProcessPoolExecutor
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image, ImageDraw

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from common import TAPS, Average, Bank, Muon, autocast, device, lossnet, paths_in, rate_at, split_parameters

SIDE = 256


class Block(nn.Module):
    """x + b(act(a(x))), a dilated."""

    def __init__(self, width, dilation):
        super().__init__()
        self.a = nn.Conv2d(width, width, 3, padding=dilation, dilation=dilation)
        self.b = nn.Conv2d(width, width, 3, padding=1)
        with torch.no_grad():
            self.b.weight *= 0.3

    def forward(self, x):
        return x + self.b(F.leaky_relu(self.a(F.leaky_relu(x, 0.2)), 0.2))


class Completion(nn.Module):
    """N3HW RGB 0…1 with the hole filled by the mean, and the mask, N1HW (1 in the hole) → N3HW RGB 0…1. Sides: multiples of 16."""
    WIDTHS = (16, 32, 64, 80, 96)
    BLOCKS = ((), (1,), (1, 2), (1, 2, 4, 1), (1, 2, 4, 2))

    def __init__(self):
        super().__init__()
        w = self.WIDTHS
        self.first = nn.Conv2d(4, w[0], 5, padding=2)
        self.down = nn.ModuleList(nn.Conv2d(a, b, 4, 2, 1) for a, b in zip(w, w[1:]))
        self.encode = nn.ModuleList(nn.Sequential(*(Block(c, d) for d in ds)) for c, ds in zip(w, self.BLOCKS))
        self.up = nn.ModuleList(nn.Conv2d(b, a, 3, padding=1) for a, b in zip(w, w[1:]))
        self.skip = nn.ModuleList(nn.Conv2d(c + 1, c, 1) for c in w[:-1])
        self.decode = nn.ModuleList(nn.Sequential(*(Block(c, d) for d in (ds[:2] or (1,)))) for c, ds in zip(w[:-1], self.BLOCKS))
        self.last = nn.Conv2d(w[0], 3, 3, padding=1)

    def inner_kernels(self):
        return [m.weight for n, m in self.named_modules() if isinstance(m, nn.Conv2d) and n not in ("first", "last")]

    def forward(self, x, mask):
        masks = [mask]
        h = self.encode[0](self.first(torch.cat([x - 0.45, mask], 1)))
        skips = []
        for down, encode in zip(self.down, self.encode[1:]):
            skips.append(h)
            masks.append(F.avg_pool2d(masks[-1], 2))
            h = encode(down(F.leaky_relu(h, 0.2)))
        for i in reversed(range(len(skips))):
            h = self.up[i](F.interpolate(F.leaky_relu(h, 0.2), scale_factor=2, mode="nearest"))
            h = h + self.skip[i](torch.cat([skips[i], masks[i]], 1))
            h = self.decode[i](h)
        return torch.sigmoid(self.last(F.leaky_relu(h, 0.2)))


class Discriminator(nn.Module):
    """Patches' logits at 1/8; spectral norm (Miyato et al. 2018)."""

    def __init__(self, w=(24, 48, 96, 128)):
        super().__init__()
        sn = nn.utils.spectral_norm
        c, layers = 3, []
        for i, k in enumerate(w):
            layers.append(sn(nn.Conv2d(c, k, 4, 2 if i < 3 else 1, 1 if i < 3 else 2)))
            c = k
        self.layers = nn.ModuleList(layers)
        self.last = nn.Conv2d(c, 1, 3, padding=1)

    def forward(self, x):
        found = []
        for layer in self.layers:
            x = F.leaky_relu(layer(x), 0.2)
            found.append(x)
        return self.last(x), found


def _mask(seed):
    """One hole mask as people paint them: brush strokes, boxes, blobs, or a mix; 3 to 35 % of the picture."""
    r = random.Random(seed)
    for _ in range(30):
        m = Image.new("L", (SIDE, SIDE), 0)
        d = ImageDraw.Draw(m)
        kind = r.random()
        if kind < 0.30:                                   # box
            w, h = r.randrange(48, 150), r.randrange(48, 150)
            x, y = r.randrange(0, SIDE - w + 1), r.randrange(0, SIDE - h + 1)
            if r.random() < 0.3: w = h = 128; x = y = 64
            d.rectangle([x, y, x + w - 1, y + h - 1], fill=255)
        elif kind < 0.62:                                 # brush strokes
            for _ in range(r.randrange(1, 6)):
                width = r.randrange(10, 52)
                x, y = r.randrange(SIDE), r.randrange(SIDE)
                angle = r.uniform(0, 2 * math.pi)
                for _ in range(r.randrange(1, 10)):
                    angle += r.uniform(-1.1, 1.1)
                    n = r.randrange(8, 60)
                    x2, y2 = x + n * math.cos(angle), y + n * math.sin(angle)
                    d.line([x, y, x2, y2], fill=255, width=width)
                    d.ellipse([x2 - width / 2, y2 - width / 2, x2 + width / 2, y2 + width / 2], fill=255)
                    x, y = x2, y2
        elif kind < 0.9:                                  # objects: smooth blobs
            for _ in range(r.randrange(1, 4)):
                cx, cy, radius = r.randrange(SIDE), r.randrange(SIDE), r.uniform(18, 70)
                k = [r.uniform(-0.35, 0.35) for _ in range(8)]
                stretch = r.uniform(0.5, 2)
                points = []
                for t in range(72):
                    a = t * math.pi / 36
                    q = radius * (1 + sum(k[2 * j] * math.cos((j + 1) * a) + k[2 * j + 1] * math.sin((j + 1) * a) for j in range(4)))
                    points.append((cx + q * math.cos(a) * stretch ** 0.5, cy + q * math.sin(a) / stretch ** 0.5))
                d.polygon(points, fill=255)
        else:                                             # a margin to be painted on
            n = r.randrange(20, 90)
            side = r.randrange(4)
            d.rectangle([(0, 0, n, SIDE), (SIDE - n, 0, SIDE, SIDE), (0, 0, SIDE, n), (0, SIDE - n, SIDE, SIDE)][side], fill=255)
        a = np.asarray(m) > 127
        if 0.03 < a.mean() < 0.35:
            return a
    return a


def mask_pool(n, dev, workers=14):
    if workers <= 1:
        pool = [_mask(i) for i in range(n)]
    else:
        with ProcessPoolExecutor(workers) as ex:
            pool = list(ex.map(_mask, range(n), chunksize=64))
    return torch.from_numpy(np.stack(pool).astype(np.uint8)).to(dev)


def draw_masks(pool, n, side):
    m = pool[torch.randint(len(pool), (n,), device=pool.device)].float()[:, None]
    if random.random() < 0.5: m = m.flip(3)
    if random.random() < 0.5: m = m.flip(2)
    if random.random() < 0.5: m = m.transpose(2, 3)
    return F.interpolate(m, size=(side, side), mode="nearest") if side != SIDE else m.contiguous()


def fill_mean(x, mask):
    known = 1 - mask
    mean = (x * known).sum((2, 3), keepdim=True) / known.sum((2, 3), keepdim=True).clamp(min=1)
    return x * known + mean * mask


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--photos", nargs="+", required=True)
    p.add_argument("--lossnet", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--batch", type=int, default=8)
    p.add_argument("--side", type=int, default=128)
    p.add_argument("--limit", type=int, default=0)
    p.add_argument("--masks", type=int, default=3000)
    p.add_argument("--muon", type=float, default=0.003)
    p.add_argument("--adam", type=float, default=5e-4)
    p.add_argument("--workers", type=int, default=1)
    p.add_argument("--steps", type=int, default=8000)
    a = p.parse_args()
    torch.manual_seed(0); random.seed(0)
    dev = device()
    if dev.type == "cuda":
        torch.backends.cudnn.benchmark = True
        torch.backends.cuda.matmul.allow_tf32 = True
        torch.backends.cudnn.allow_tf32 = True
    begin = time.time()
    out = pathlib.Path(a.out); out.mkdir(parents=True, exist_ok=True)
    paths = paths_in(a.photos); random.shuffle(paths)
    if a.limit: paths = paths[:a.limit]
    held, paths = paths[:32], paths[32:] or paths
    short = a.side * 5 // 4
    bank = Bank(paths, short, dev, workers=a.workers)
    judge = Bank(held, short, dev, workers=a.workers)
    pool = mask_pool(a.masks, dev, a.workers)
    feature_net = lossnet(a.lossnet, dev)
    net = Completion().to(dev).to(memory_format=torch.channels_last)
    adversary = Discriminator().to(dev).to(memory_format=torch.channels_last)
    kernels, rest = split_parameters(net)
    muon, adam = Muon(kernels), torch.optim.Adam(rest, a.adam, betas=(0.9, 0.99))
    judges = torch.optim.Adam(adversary.parameters(), 3e-4, betas=(0.5, 0.99))
    average = Average(net, 0.998)
    print(f"completion: {bank.n} photos, {sum(q.numel() for q in net.parameters()) / 1e6:.2f} M parameters, {time.time() - begin:.0f} s", flush=True)

    def distance(made, x, mask):
        with torch.no_grad(), autocast(dev):
            want = feature_net(x)
        with autocast(dev):
            got = feature_net(made)
        total = 0
        for t in TAPS:
            near = F.max_pool2d(F.interpolate(mask, size=got[t].shape[2:], mode="area"), 3, 1, 1)
            e = (got[t].float() - want[t].float()).pow(2).sum(1, keepdim=True)
            q = want[t].float().pow(2).sum(1, keepdim=True)
            total = total + (e * near).sum((1, 2, 3)) / (q * near).sum((1, 2, 3)).clamp(min=1e-3)
        return total.clamp(max=20) / len(TAPS)

    @torch.no_grad()
    def psnr(model):
        torch.manual_seed(7)
        x = judge.crops(32, a.side, a.side)
        mask = F.interpolate(pool[:32].float()[:, None], size=(a.side, a.side))
        made = torch.cat([model(fill_mean(xx, mm), mm).float() for xx, mm in zip(x.split(8), mask.split(8))])
        e = ((made - x).pow(2) * mask).sum((1, 2, 3)) / (3 * mask.sum((1, 2, 3))).clamp(min=1)
        e0 = ((fill_mean(x, mask) - x).pow(2) * mask).sum((1, 2, 3)) / (3 * mask.sum((1, 2, 3))).clamp(min=1)
        return (-10 * torch.log10(e + 1e-6)).mean().item(), (-10 * torch.log10(e0 + 1e-6)).mean().item(), x, mask, made

    step, bad, last, start, mean = 0, 0, time.time(), time.time(), None
    kept = out / "checkpoint.pt"
    if kept.exists():
        state = torch.load(kept, weights_only=False)
        net.load_state_dict(state["net"]); adversary.load_state_dict(state["adversary"])
        adam.load_state_dict(state["adam"]); judges.load_state_dict(state["judges"])
        muon.buffers = state["muon"]
        average.steps, average.shadow = state["average"]; step = state["step"]
        print(f"completion: goes on at step {step}", flush=True)
    while step < a.steps:
        share = step / a.steps
        r = rate_at(share, step)
        for g in adam.param_groups: g["lr"] = a.adam * r
        for g in judges.param_groups: g["lr"] = 3e-4 * min(1, (1 - share) * 2)
        fight = share > 0.25
        side = random.choice((a.side, short))
        x = bank.crops(a.batch, side, a.side)
        mask = draw_masks(pool, a.batch, a.side)
        with autocast(dev):
            raw = net(fill_mean(x, mask).contiguous(memory_format=torch.channels_last), mask)
        raw = raw.float()
        made = x * (1 - mask) + raw * mask
        hole = mask.sum((1, 2, 3)).clamp(min=1)
        pixels = ((raw - x).abs() * mask).sum((1, 2, 3)) / (3 * hole)
        around = ((raw - x).abs() * (1 - mask)).mean()
        perceptual = distance(made, x, mask)
        loss = (0.5 if fight else 2.0) * pixels.mean() + 0.1 * around + perceptual.mean() * (0.6 if fight else 0.3)
        if fight:
            ramp = min(1, (share - 0.25) / 0.1)
            for q in adversary.parameters(): q.requires_grad_(False)
            with torch.no_grad(), autocast(dev):
                _, true_found = adversary(x - 0.45)
            with autocast(dev):
                verdict, found = adversary(made.contiguous(memory_format=torch.channels_last) - 0.45)
            for q in adversary.parameters(): q.requires_grad_(True)
            touched = F.interpolate(mask, size=verdict.shape[2:], mode="area").gt(0.05).float()
            fool = (F.softplus(-verdict.float()) * touched).sum() / touched.sum().clamp(min=1)
            matched = sum((f.float() - t.float()).abs().mean() for f, t in zip(found, true_found)) / len(found)
            loss = loss + ramp * (0.05 * fool + 0.5 * matched)
        net.zero_grad(set_to_none=True)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        if not torch.isfinite(norm):
            bad += 1
            if bad > 50:
                print("completion: too many bad steps", flush=True)
                break
            continue
        muon.step(a.muon * r); adam.step(); average.update()
        if fight:
            with autocast(dev):
                both, _ = adversary(torch.cat([x, made.detach()]).contiguous(memory_format=torch.channels_last) - 0.45)
            real, false = both.float().chunk(2)
            wrong = (F.softplus(false) * touched).sum() / touched.sum().clamp(min=1)
            right = F.softplus(-real).mean() + 0.5 * (F.softplus(-false) * (1 - touched)).sum() / (1 - touched).sum().clamp(min=1)
            adversary.zero_grad(set_to_none=True)
            (wrong + right).backward()
            judges.step()
        step += 1
        if step % 200 == 0:
            torch.save({"net": net.state_dict(), "adversary": adversary.state_dict(), "adam": adam.state_dict(), "judges": judges.state_dict(),
                        "muon": muon.buffers, "average": (average.steps, average.shadow), "step": step}, str(kept) + ".tmp")
            os.replace(str(kept) + ".tmp", kept)
        if step % 20 == 0:
            now = torch.stack([pixels.mean(), perceptual.mean(), fool if fight else pixels.mean() * 0, wrong if fight else pixels.mean() * 0]).detach()
            mean = now if mean is None else 0.9 * mean + 0.1 * now
        if time.time() - last > 10 and mean is not None:
            last = time.time()
            l1, pe, fo, wr = mean.tolist()
            print(f"completion {step} steps {last - start:.0f} s l1 {l1:.4f} features {pe:.4f} fool {fo:.3f} caught {wr:.3f} bad {bad}", flush=True)
            if int((last - start) / 10) % 6 == 5:
                average.export(out / "completion.safetensors")
        if fight and not (out / "completion-l1.safetensors").exists():
            average.export(out / "completion-l1.safetensors")
    average.export(out / "completion.safetensors")
    net.load_state_dict({k: v.to(dev) for k, v in average.shadow.items()})
    db, db0, x, mask, made = psnr(net)
    sheet = torch.cat([torch.cat([t[i] for i in range(12)], 2) for t in (x * (1 - mask) + 0.5 * mask, x * (1 - mask) + made * mask, x)], 1)
    Image.fromarray((sheet.clamp(0, 1) * 255).byte().permute(1, 2, 0).cpu().numpy()).save(out / "completion.jpg", quality=88)
    print(f"completion done: {step} steps, {bad} bad, hole PSNR {db:.2f} dB (mean fill {db0:.2f}), {time.time() - begin:.0f} s", flush=True)


if __name__ == "__main__":
    main()
