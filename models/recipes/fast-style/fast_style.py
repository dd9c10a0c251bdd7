"""The transform network and the predictor of its codes, as main/engine/networks/{transform,style-predictor}.ts have them."""
import math
import torch
import torch.nn as nn
import torch.nn.functional as F

from common import TAPS

LEAST, MOST = 0.01, 1.0     # content weights, against a style weight of 1


def widened(v):
    """Means and deviations of bfloat16 numbers are taken in float32."""
    return v.float() if v.dtype == torch.bfloat16 else v


def statistics_of(taps):
    """A painting's LossNet features → (n, 1056): of each channel the mean, and the logarithm of the deviation."""
    parts = []
    for t in TAPS:
        v = widened(taps[t]).flatten(2)
        parts += [v.mean(2), torch.log(v.std(2) + 1e-3)]
    return torch.cat(parts, 1)


class Transform(nn.Module):
    """Johnson et al. 2016, with mirrored edges, resize-convolutions and conditional instance norms (Dumoulin et al. 2017)."""

    def __init__(self, width=24, blocks=5):
        super().__init__()
        w = width
        self.conv1 = nn.Conv2d(3, w, 9)
        self.down1 = nn.Conv2d(w, 2 * w, 3, 2)
        self.down2 = nn.Conv2d(2 * w, 4 * w, 3, 2)
        self.a = nn.ModuleList(nn.Conv2d(4 * w, 4 * w, 3) for _ in range(blocks))
        self.b = nn.ModuleList(nn.Conv2d(4 * w, 4 * w, 3) for _ in range(blocks))
        self.up1 = nn.Conv2d(4 * w, 2 * w, 3)
        self.up2 = nn.Conv2d(2 * w, w, 3)
        self.last = nn.Conv2d(w, 3, 9)
        self.channels = [w, 2 * w, 4 * w] + [4 * w, 4 * w] * blocks + [2 * w, w]

    def inner_kernels(self):
        return [c.weight for c in [self.down1, self.down2, *self.a, *self.b, self.up1, self.up2]]

    def forward(self, x, code):
        """x (n, 3, h, w) 0…1; code (n, 2·Σ channels): scales less 1, then shifts, layer by layer."""
        parts = iter(torch.split(code, [2 * c for c in self.channels], 1))

        def norm(v):
            s, c = next(parts), v.shape[1]
            v = F.instance_norm(widened(v), eps=1e-5)
            return v * (1 + s[:, :c, None, None]) + s[:, c:, None, None]

        def conv(c, v):
            p = c.kernel_size[0] // 2
            return c(F.pad(v, (p, p, p, p), mode="reflect"))

        double = lambda v: F.interpolate(v, scale_factor=2, mode="nearest")
        x = F.relu(norm(conv(self.conv1, x - 0.45)))
        x = F.relu(norm(conv(self.down1, x)))
        x = F.relu(norm(conv(self.down2, x)))
        for a, b in zip(self.a, self.b):
            y = F.relu(norm(conv(a, x)))
            x = x + norm(conv(b, y))
        x = F.relu(norm(conv(self.up1, double(x))))
        x = F.relu(norm(conv(self.up2, double(x))))
        return torch.sigmoid(conv(self.last, x))


def knob_of(content_weight):
    """LEAST…MOST → -1…1, evenly in orders of magnitude."""
    return (torch.log(content_weight) - math.log(math.sqrt(LEAST * MOST))) / (0.5 * math.log(MOST / LEAST))


class Predictor(nn.Module):
    """A painting's statistics (Ghiasi et al. 2017) and a content weight (Dosovitskiy & Djolonga 2020) → a code."""

    def __init__(self, inputs, outputs, hidden=384, bottleneck=128):
        super().__init__()
        self.register_buffer("mean", torch.zeros(inputs))
        self.register_buffer("deviation", torch.ones(inputs))
        self.first = nn.Linear(inputs, hidden)
        self.second = nn.Linear(hidden, bottleneck)
        self.knob = nn.Linear(1, bottleneck)
        self.third = nn.Linear(bottleneck, outputs)
        with torch.no_grad():
            self.third.weight *= 0.5

    def forward(self, statistics, content_weight):
        x = ((statistics - self.mean) / self.deviation).clamp(-6, 6)
        x = self.second(F.relu(self.first(x)))
        return self.third(F.relu(x + self.knob(knob_of(content_weight)[:, None])))


class FastStyle(nn.Module):
    def __init__(self, inputs, width=24):
        super().__init__()
        self.transform = Transform(width)
        self.predictor = Predictor(inputs, 2 * sum(self.transform.channels))

    def inner_kernels(self):
        return [*self.transform.inner_kernels(), self.predictor.second.weight]

    def load(self, weights):
        """Its own tensors out of a file, in which what was learnt of paintings lies beside them."""
        self.load_state_dict({k: torch.as_tensor(weights[k]).float().reshape(v.shape) for k, v in self.state_dict().items()})

    def forward(self, x, statistics, weight, learnt=0):
        """learnt is added to the codes that are predicted."""
        return self.transform(x, self.predictor(statistics, weight) + learnt)


class Learnt(nn.Module):
    """What was learnt of each of some paintings: main/engine/networks/learnt-style.ts."""

    def __init__(self, paintings, outputs):
        super().__init__()
        self.offset, self.slope = (nn.Parameter(torch.zeros(paintings, outputs)) for _ in range(2))

    def forward(self, which, content_weight):
        return self.offset[which] + knob_of(content_weight)[:, None] * self.slope[which]
