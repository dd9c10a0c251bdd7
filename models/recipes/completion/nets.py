"""LossNet in PyTorch (NCHW RGB in 0…1 to a dict of taps), and safetensors files."""
import json
import struct

import torch
import torch.nn as nn
import torch.nn.functional as F

TAPS = ("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1")


def load_safetensors(path):
    """Read a .safetensors file into {name: float32 tensor}."""
    with open(path, "rb") as f:
        (n,) = struct.unpack("<Q", f.read(8))
        header = json.loads(f.read(n))
        body = f.read()
    kinds = {"F32": torch.float32, "F16": torch.float16, "I64": torch.int64}
    out = {}
    for name, t in header.items():
        if name == "__metadata__":
            continue
        a, b = t["data_offsets"]
        flat = torch.frombuffer(bytearray(body[a:b]), dtype=kinds[t["dtype"]])
        out[name] = flat.reshape(t["shape"]).float()
    return out


def save_safetensors(path, tensors, metadata=None):
    """Write {name: tensor} (float32 or float16) as a .safetensors file."""
    header, blobs, offset = {"__metadata__": metadata or {}}, [], 0
    for name, t in tensors.items():
        raw = t.detach().contiguous().cpu().numpy().tobytes()
        kind = {torch.float32: "F32", torch.float16: "F16"}[t.dtype]
        header[name] = {"dtype": kind, "shape": list(t.shape), "data_offsets": [offset, offset + len(raw)]}
        offset += len(raw)
        blobs.append(raw)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


class LossNet(nn.Module):
    """Slim VGG-shaped feature network; see algorithms.md.

    3×3 convolutions with zero padding 1 and ReLU, 2×2 average pooling between blocks, and a 1×1
    convolution (head) after each block's first convolution:

        block 1: conv1_1 (tap relu1_1) conv1_2        block 4: conv4_1 (tap) conv4_2 conv4_3
        block 2: conv2_1 (tap) conv2_2                block 5: conv5_1 (tap)
        block 3: conv3_1 (tap) conv3_2 conv3_3

    Input is centred and scaled: (x - (0.485, 0.456, 0.406)) * 4.
    """

    WIDTHS = (32, 64, 128, 256, 256)
    DEPTHS = (2, 2, 3, 3, 1)
    HEADS = (16, 64, 128, 192, 128)
    MEAN = (0.485, 0.456, 0.406)

    def __init__(self):
        super().__init__()
        self.convs, self.heads = nn.ModuleDict(), nn.ModuleDict()
        channels = 3
        for block, (width, depth, head) in enumerate(zip(self.WIDTHS, self.DEPTHS, self.HEADS), 1):
            for i in range(1, depth + 1):
                self.convs[f"conv{block}_{i}"] = nn.Conv2d(channels, width, 3, padding=1)
                channels = width
            self.heads[f"relu{block}_1"] = nn.Conv2d(width, head, 1)
        for conv in self.convs.values():
            nn.init.kaiming_normal_(conv.weight, nonlinearity="relu")
            nn.init.zeros_(conv.bias)
        for head in self.heads.values():
            nn.init.xavier_normal_(head.weight)
            nn.init.zeros_(head.bias)

    def forward(self, x):
        x = (x - torch.tensor(self.MEAN, dtype=x.dtype).view(1, 3, 1, 1)) * 4
        taps = {}
        for block, depth in enumerate(self.DEPTHS, 1):
            if block > 1:
                x = F.avg_pool2d(x, 2)
            for i in range(1, depth + 1):
                x = F.relu(self.convs[f"conv{block}_{i}"](x))
                if i == 1:
                    taps[f"relu{block}_1"] = self.heads[f"relu{block}_1"](x)
        return taps

    @classmethod
    def load(cls, path):
        net = cls()
        net.load_state_dict(load_safetensors(path))
        return net.eval().requires_grad_(False)
