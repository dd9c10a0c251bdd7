"""Writes the files here with PyTorch itself, and prints what the tests hold ours against: python3 make.py"""

import base64
import io
import json
import os
from collections import OrderedDict
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

here = Path(__file__).parent


class Layer(nn.Module):
    """A convolution with mirrored edges, of a picture that is made larger first where that is asked for."""

    def __init__(self, before, after, side, stride=1, larger=1):
        super().__init__()
        self.larger = larger
        self.pad = nn.ReflectionPad2d(side // 2)
        self.conv2d = nn.Conv2d(before, after, side, stride)

    def forward(self, x):
        if self.larger > 1:
            x = functional.interpolate(x, mode="nearest", scale_factor=self.larger)
        return self.conv2d(self.pad(x))


class Block(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv1, self.conv2 = Layer(channels, channels, 3), Layer(channels, channels, 3)
        self.in1, self.in2 = (nn.InstanceNorm2d(channels, affine=True) for _ in range(2))

    def forward(self, x):
        return x + self.in2(self.conv2(torch.relu(self.in1(self.conv1(x)))))


class TransformerNet(nn.Module):
    """As in PyTorch's examples, fast_neural_style, but of any width and with any number of blocks."""

    def __init__(self, width, blocks):
        super().__init__()
        self.conv1 = Layer(3, width, 9)
        self.conv2 = Layer(width, 2 * width, 3, stride=2)
        self.conv3 = Layer(2 * width, 4 * width, 3, stride=2)
        self.blocks = [f"res{i + 1}" for i in range(blocks)]
        for name in self.blocks:
            setattr(self, name, Block(4 * width))
        self.deconv1 = Layer(4 * width, 2 * width, 3, larger=2)
        self.deconv2 = Layer(2 * width, width, 3, larger=2)
        self.deconv3 = Layer(width, 3, 9)
        for i, channels in enumerate([width, 2 * width, 4 * width, 2 * width, width]):
            setattr(self, f"in{i + 1}", nn.InstanceNorm2d(channels, affine=True))

    def forward(self, x):
        for layer, norm in [(self.conv1, self.in1), (self.conv2, self.in2), (self.conv3, self.in3)]:
            x = torch.relu(norm(layer(x)))
        for name in self.blocks:
            x = getattr(self, name)(x)
        for layer, norm in [(self.deconv1, self.in4), (self.deconv2, self.in5)]:
            x = torch.relu(norm(layer(x)))
        return self.deconv3(x)


def by_formula(width, blocks):
    network = TransformerNet(width, blocks).double()
    for k, (name, parameter) in enumerate(sorted(network.named_parameters())):
        values = 0.25 * torch.sin(0.7 * torch.arange(parameter.numel(), dtype=torch.float64) + k)
        if name.startswith("deconv3"):
            values = 80 * values
        if name == "deconv3.conv2d.bias":
            values = values + 127
        parameter.data = values.reshape(parameter.shape)
    return network


def saved(value, archive):
    file = io.BytesIO()
    torch.save(value, file, _use_new_zipfile_serialization=archive)
    return base64.b64encode(file.getvalue()).decode()


class Pickled:
    """Is pickled as a call."""

    def __init__(self, *call):
        self.call = call

    def __reduce__(self):
        return self.call


height, width = 16, 24
values = torch.arange(3 * height * width, dtype=torch.float64)
picture = (127.5 + 127.5 * torch.sin(0.05 * values)).reshape(1, 3, height, width)
with torch.no_grad():
    painted = by_formula(2, 2)(picture).clamp(0, 255).flatten()
print([round(value, 3) for value in painted[::53].tolist()])

halves = OrderedDict((name, value.half()) for name, value in by_formula(1, 1).state_dict().items())
torch.save(halves, here / "one-channel.pth", _use_new_zipfile_serialization=False)

numbers = torch.arange(6, dtype=torch.float32) * 0.5 - 1
whole = numbers.reshape(2, 3)
tensors = OrderedDict(
    whole=whole,
    half=(torch.arange(4) * 0.25).half(),
    part=numbers[2:5],
    turned=whole.t(),
    counts=torch.arange(3),
)
small = {
    "archive": saved(tensors, True),
    "legacy": saved(tensors, False),
    # What Python 2 pickles a dictionary as.
    "pairs": saved(Pickled(OrderedDict, ([["whole", whole]],)), False),
    "parameter": saved({"whole": nn.Parameter(whole)}, True),
    "calling": saved({"whole": Pickled(os.system, ("false",))}, True),
}
(here / "small.json").write_text(json.dumps(small, indent=2) + "\n")
