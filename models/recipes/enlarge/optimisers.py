"""Muon (Jordan et al. 2024): momentum whose matrix is made orthogonal, for the inner convolutions; Adam for the rest."""
import math

import torch


class Muon(torch.optim.Optimizer):
    """Every step is as long as the rate says, however small the gradient: the decay keeps the kernels from growing with each."""

    def __init__(self, parameters, lr, momentum=0.95, decay=0.1):
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "decay": decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                momentum = self.state[p].setdefault("momentum", torch.zeros_like(p))
                momentum.mul_(group["momentum"]).add_(p.grad)
                update = orthogonal((p.grad + group["momentum"] * momentum).flatten(1))
                p.mul_(1 - group["lr"] * group["decay"])
                p.sub_(update.reshape(p.shape), alpha=group["lr"] * max(1, update.shape[0] / update.shape[1]) ** 0.5)


def orthogonal(matrix):
    """The nearest matrix with orthonormal rows, roughly: five steps of a quintic Newton-Schulz iteration."""
    x = matrix / (matrix.norm() + 1e-7)
    tall = x.shape[0] > x.shape[1]
    if tall:
        x = x.t()
    for _ in range(5):
        a = x @ x.t()
        x = 3.4445 * x + (2.0315 * a @ a - 4.7750 * a) @ x
    return x.t() if tall else x


def optimisers(network, muon_rate, adam_rate):
    """Muon for the inner kernels; Adam for the first and last ones, biases and slopes."""
    inner = network.inner_kernels()
    known = {id(p) for p in inner}
    rest = [p for p in network.parameters() if id(p) not in known]
    return [Muon(inner, muon_rate), torch.optim.Adam(rest, adam_rate, betas=(0.9, 0.99))]


def schedule(optimisers, peaks, share, step):
    """Linear warm-up over fifty steps, then a cosine down to nothing as `share` of the time goes from 0 to 1."""
    rate = min(1, (step + 1) / 50) * (0.5 + 0.5 * math.cos(math.pi * min(1, share)))
    for optimiser, peak in zip(optimisers, peaks):
        for group in optimiser.param_groups:
            group["lr"] = peak * rate
