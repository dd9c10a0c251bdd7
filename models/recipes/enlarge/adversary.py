"""What the adversarial training needs beside the generator: LossNet's distance and the discriminator."""
import importlib.util
from pathlib import Path

import torch
import torch.nn as nn

from checkpoints import load_safetensors

# LossNet's own recipe describes it; its networks.py must not be taken for the one beside this file.
_spec = importlib.util.spec_from_file_location("lossnet_networks", Path(__file__).parent.parent / "lossnet" / "networks.py")
lossnet = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(lossnet)


class Distance(nn.Module):
    """The squared difference of two pictures' LossNet features, relative to the power of the reference's, averaged over the taps."""

    def __init__(self, path):
        super().__init__()
        self.features = lossnet.LossNet()
        self.features.load_state_dict(load_safetensors(path))
        self.requires_grad_(False)

    def forward(self, picture, reference):
        with torch.no_grad():
            wanted = self.features(reference)
        found = self.features(picture)
        return sum((found[tap] - wanted[tap]).pow(2).mean() / wanted[tap].pow(2).mean() for tap in lossnet.TAPS) / len(lossnet.TAPS)


class Discriminator(nn.Module):
    """Pairs of 3×3 convolutions, the second one halving the size, LeakyReLU 0.2, as in Ledig et al. 2017, section 2.1.1; spectral
    normalisation (Miyato et al. 2018) in place of batch normalisation, and a verdict for every patch in place of one for the crop.

    N3HW RGB 0…1 → N1H/16W/16 logits of being a photograph.
    """

    WIDTHS = (32, 64, 128, 128)

    def __init__(self):
        super().__init__()
        layers, before = [], 3
        for width in self.WIDTHS:
            for stride in (1, 2):
                conv = nn.utils.spectral_norm(nn.Conv2d(before, width, 3, stride, 1))
                layers += [conv, nn.LeakyReLU(0.2)]
                before = width
        self.layers = nn.Sequential(*layers, nn.Conv2d(before, 1, 3, padding=1))

    def forward(self, picture):
        return self.layers(picture - 0.45)
