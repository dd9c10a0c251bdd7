"""The networks in PyTorch. Each predicts what has to be added to the bicubic enlargement."""
import torch
import torch.nn as nn
import torch.nn.functional as F

MEAN = 0.45


class Block(nn.Module):
    """x + b(PReLU(a(x))): SRResNet's residual block without batch normalisation (Lim et al. 2017, EDSR, section 3.1)."""

    def __init__(self, width):
        super().__init__()
        self.a = nn.Conv2d(width, width, 3, padding=1)
        self.prelu = nn.PReLU(width)
        self.b = nn.Conv2d(width, width, 3, padding=1)
        with torch.no_grad():
            self.b.weight *= 0.3

    def forward(self, x):
        return x + self.b(self.prelu(self.a(x)))


class SRResNet(nn.Module):
    """After Ledig et al. 2017: residual blocks on the small picture, a global skip, pixel shuffle.

    N3hw RGB 0…1 → N3HW, the residual over bicubic in RGB. One body serves every factor; each has its own last convolution, which
    makes all the pixels of the enlargement at once.
    """

    def __init__(self, width=48, blocks=16, factors=(2, 4)):
        super().__init__()
        self.head = nn.Conv2d(3, width, 3, padding=1)
        self.body = nn.Sequential(*(Block(width) for _ in range(blocks)))
        for factor in factors:
            tail = nn.Conv2d(width, 3 * factor**2, 3, padding=1)
            with torch.no_grad():
                tail.weight *= 0.1
            setattr(self, f"tail{factor}", tail)

    def forward(self, small, factor):
        x = self.head(small - MEAN)
        return F.pixel_shuffle(getattr(self, f"tail{factor}")(x + self.body(x)), factor)

    def inner_kernels(self):
        return [kernel for block in self.body for kernel in (block.a.weight, block.b.weight)]


class BlockChain(nn.Module):
    """3×3 convolutions on the picture's 2×2 blocks as channels (pixel unshuffle): a quarter of the positions, and so four times as
    fast, in training as in use. Between the first and the last convolution every two are skipped over (He et al. 2016), without
    which it learns several times more slowly. NCHW 0…1 → NCHW, what has to be added; H and W even.
    """

    def __init__(self, channels, width, depth):
        super().__init__()
        widths = [4 * channels] + [width] * (depth - 1) + [4 * channels]
        self.convs = nn.ModuleList(nn.Conv2d(a, b, 3, padding=1) for a, b in zip(widths, widths[1:]))
        with torch.no_grad():
            for conv in self.convs[2:-1:2]:
                conv.weight *= 0.3
            self.convs[-1].weight *= 0.1

    def forward(self, picture):
        first, *inner, last = self.convs
        x = first(F.pixel_unshuffle(picture, 2))
        for a, b in zip(inner[::2], inner[1::2]):
            x = x + b(F.relu(a(x)))
        return F.pixel_shuffle(last(x), 2)

    def inner_kernels(self):
        return [conv.weight for conv in self.convs[1:-1]]


class VDSR(BlockChain):
    """After Kim et al. 2016: twenty convolutions that see the bicubic enlargement's Y. One network for every factor up to 4."""

    def __init__(self):
        super().__init__(channels=1, width=64, depth=20)


class JpegCleaner(BlockChain):
    """After DnCNN-3 (Zhang et al. 2017): one network for every quality of JPEG; RGB."""

    def __init__(self):
        super().__init__(channels=3, width=64, depth=12)
