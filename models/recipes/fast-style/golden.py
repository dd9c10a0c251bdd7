"""Losses and gradients as PyTorch has them, for main/engine/tools/learn-style/gradients.test.ts, by formulas that need no files:

    python3 models/recipes/fast-style/golden.py --lossnet models/lossnet.safetensors |
        npx prettier --parser json > main/engine/tools/learn-style/gradients-golden.json
"""
import argparse, json, math, pathlib, sys
import torch
import torch.nn.functional as F

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from common import TAPS, lossnet
from fast_style import LEAST, MOST, FastStyle, Transform, statistics_of

NOTE = """PyTorch 1.13 in float64, by models/recipes/fast-style/golden.py. Of each gradient the norm, its products with
sin(0.3 i + 1) and cos(1.7 i), and nine values, evenly spread. A gradient whose norm is 0 is that of a bias before an instance norm,
which takes it away again."""
WIDTH, HEIGHT, SIDE = 48, 32, 32
WEIGHT = 0.05               # of the content, against a style weight of 1


def picture(formula, width, height):
    """(1, 3, h, w), as main/image/formula-pictures.testing.ts has it."""
    y, x = torch.meshgrid(torch.arange(height).double(), torch.arange(width).double(), indexing="ij")
    return torch.stack([formula(c, x, y) for c in range(3)])[None]


def photo(width, height):
    return picture(lambda c, x, y: 0.5 + 0.25 * torch.sin(0.13 * (c + 1) * x + 0.07 * y)
                   + 0.2 * torch.cos(0.05 * (c + 2) * y - 0.11 * x), width, height)


def style(width, height):
    return picture(lambda c, x, y: 0.5 + 0.3 * torch.sin(0.31 * x - 0.17 * (c + 1) * y)
                   + 0.15 * torch.cos(0.23 * (c + 1) * x + 0.41 * y), width, height)


def by_formula(name, shape):
    """Numbers that are like none of their neighbours, in half the deviation of He et al. 2015."""
    fan = math.prod(shape[1:]) if len(shape) > 1 else 4
    i = torch.arange(math.prod(shape)).double()
    return (torch.sin(len(name) + 0.7 * i + 0.01 * i * i) / math.sqrt(fan)).reshape(shape)


def fill(net):
    net.load_state_dict({name: by_formula(name, v.shape) for name, v in net.state_dict().items()})
    return net


class Small(torch.nn.Module):
    """A transform network of the names that files have."""

    def __init__(self):
        super().__init__()
        self.transform = Transform(width=4, blocks=2)


def digits(value):
    return float(f"{value:.6g}")


def summary(g, other=None):
    """@param other: the kernel's gradient, for a bias."""
    g = g.detach().reshape(-1)
    if other is not None and g.norm() < 1e-9 * other.norm():
        return {"norm": 0, "products": [0, 0], "values": []}
    i = torch.arange(g.numel()).double()
    return {"norm": digits(g.norm()), "products": [digits(g @ torch.sin(0.3 * i + 1)), digits(g @ torch.cos(1.7 * i))],
            "values": [digits(v) for v in g[::max(1, g.numel() // 9)][:9]]}


def result(terms, trained):
    sum(terms.values()).backward()
    kernel = lambda name: trained[name.replace(".bias", ".weight")].grad if name.endswith(".bias") else None
    return {"losses": {name: digits(v) for name, v in terms.items()},
            "gradients": {name: summary(v.grad, kernel(name)) for name, v in trained.items()}}


def code_of(length):
    code = {name: by_formula(name, (length,))[None].clone().requires_grad_(True) for name in ("offset", "slope")}
    knob = (math.log(WEIGHT) - math.log(math.sqrt(LEAST * MOST))) / (0.5 * math.log(MOST / LEAST))
    return code, code["offset"] + knob * code["slope"]


def grams_of(features):
    """(n, c, h, w) → (n, c, c): mean products of channels (Gatys et al. 2016, eq. 3, over the number of places)."""
    v = features.flatten(2)
    return v @ v.transpose(1, 2) / v.shape[2]


def course(net, paint):
    """Two photos, painted; how far they are from a painting and from themselves: Losses in train.py, summed as its main does."""
    photos = torch.cat([photo(SIDE, SIDE), 0.5 * photo(SIDE, SIDE) + 0.5 * style(SIDE, SIDE)])
    wanted, painting = net(photos)["relu4_1"], net(style(64, 48))
    made = paint(photos)
    got = net(made)
    distance = sum((grams_of(got[t]) - grams_of(painting[t])).pow(2).sum((1, 2)) / grams_of(painting[t]).pow(2).sum() for t in TAPS)
    content = (got["relu4_1"] - wanted).pow(2).sum((1, 2, 3)) / wanted.pow(2).sum((1, 2, 3))
    down, across = made[:, :, 1:] - made[:, :, :-1], made[..., 1:] - made[..., :-1]
    balance = 0.2 / (0.1 + WEIGHT)
    return {"style": balance * distance.mean() / len(TAPS), "content": balance * WEIGHT * content.mean(),
            "smoothness": 0.01 * (down.pow(2).mean() + across.pow(2).mean())}


def alone():
    small = fill(Small())
    code, value = code_of(2 * sum(small.transform.channels))
    made = small.transform(photo(WIDTH, HEIGHT), value)
    return result({"off": F.mse_loss(made, style(WIDTH, HEIGHT))}, {**dict(small.named_parameters()), **code})


def network_of_its_own(net):
    small = fill(Small())
    code, value = code_of(2 * sum(small.transform.channels))
    terms = course(net, lambda x: small.transform(x, value.expand(len(x), -1)))
    return result(terms, {**dict(small.named_parameters()), **code})


def code_alone(net):
    painting = statistics_of(net(style(64, 48)))
    fast = fill(FastStyle(painting.shape[1]))
    fast.predictor.deviation.abs_().add_(0.5)
    fast.requires_grad_(False)
    code, correction = code_of(2 * sum(fast.transform.channels))
    value = fast.predictor(painting, torch.tensor([WEIGHT])) + correction
    terms = course(net, lambda x: fast.transform(x, value.expand(len(x), -1)))
    return result(terms, code)


def main():
    torch.set_default_dtype(torch.float64)
    p = argparse.ArgumentParser()
    p.add_argument("--lossnet", required=True)
    net = lossnet(p.parse_args().lossnet, torch.device("cpu")).double()
    print(json.dumps({"note": " ".join(NOTE.split()), "network": alone(), "own": network_of_its_own(net), "code": code_alone(net)}))


if __name__ == "__main__":
    main()
