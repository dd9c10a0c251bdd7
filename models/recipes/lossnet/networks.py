"""The student, LossNet, and its teacher, VGG-19, in PyTorch, with the .safetensors format in forty lines.

Every network maps NCHW RGB in 0…1 to a dict of taps, {"relu1_1": tensor, …}.
"""
import json
import struct

import torch
import torch.nn as nn
import torch.nn.functional as F

TAPS = ("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1")
KINDS = {"F32": torch.float32, "F16": torch.float16}


def load_safetensors(path):
    """Reads a .safetensors file into {name: float32 tensor}."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        body = file.read()
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            flat = torch.frombuffer(bytearray(body[begin:end]), dtype=KINDS[entry["dtype"]])
            tensors[name] = flat.reshape(entry["shape"]).float()
    return tensors


def save_safetensors(path, tensors, metadata):
    """Writes {name: float32 or float16 tensor} as a .safetensors file; metadata maps strings to strings."""
    names = {dtype: kind for kind, dtype in KINDS.items()}
    header, blobs, offset = {"__metadata__": metadata}, [], 0
    for name, tensor in tensors.items():
        raw = tensor.detach().cpu().contiguous().numpy().tobytes()
        header[name] = {"dtype": names[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, offset + len(raw)]}
        blobs.append(raw)
        offset += len(raw)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


class LossNet(nn.Module):
    """A slim network in the shape of VGG-19: 2.6 million parameters.

    3×3 convolutions with zero padding 1 and ReLU, 2×2 average pooling between blocks (Gatys et al. 2016, section 2: it reads
    smoother than max pooling), and after each block's first convolution a head, a 1×1 convolution without ReLU:

        block 1: conv1_1 (head) conv1_2             block 4: conv4_1 (head) conv4_2 conv4_3
        block 2: conv2_1 (head) conv2_2             block 5: conv5_1 (head)
        block 3: conv3_1 (head) conv3_2 conv3_3

    The input is centred and scaled first: (x - MEAN) · 4.
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
        x = (x - x.new_tensor(self.MEAN).view(1, 3, 1, 1)) * 4
        taps = {}
        for block, depth in enumerate(self.DEPTHS, 1):
            if block > 1:
                x = F.avg_pool2d(x, 2)
            for i in range(1, depth + 1):
                x = F.relu(self.convs[f"conv{block}_{i}"](x))
                if i == 1:
                    taps[f"relu{block}_1"] = self.heads[f"relu{block}_1"](x)
        return taps


class VggHead:
    """VGG-19 as published (Simonyan and Zisserman 2015) up to relu3_1: convB_C.weight (OIHW) and .bias, BGR 0…255."""

    def __init__(self, path, dtype):
        self.weights = {name: tensor.to(dtype) for name, tensor in load_safetensors(path).items()}
        self.dtype = dtype
        self.mean = torch.tensor((103.939, 116.779, 123.68)).view(1, 3, 1, 1)

    def __call__(self, x):
        x = (x.flip(1) * 255 - self.mean).to(self.dtype)
        taps = {}
        for block, depth in ((1, 2), (2, 2), (3, 1)):
            if block > 1:
                x = F.max_pool2d(x, 2)
            for i in range(1, depth + 1):
                name = f"conv{block}_{i}"
                x = F.relu(F.conv2d(x, self.weights[name + ".weight"], self.weights[name + ".bias"], padding=1))
                if i == 1:
                    taps[f"relu{block}_1"] = x.float()
        return taps


class CompressedVgg:
    """VGG-19's relu4_1 and relu5_1, 512 channels each, as a network with a sixteenth of its parameters predicts them.

    Collaborative Distillation (Wang et al., CVPR 2020): conv0 preprocesses RGB 0…1, and 1×1 convNN_aux layers lead to the full width.
    """

    LAYERS = "11 12 P 21 22 P 31 32 33 34 P 41 42 43 44 P 51".split()

    def __init__(self, path, dtype):
        self.weights = {name: tensor.to(dtype) for name, tensor in load_safetensors(path).items()}
        self.dtype = dtype

    def convolve(self, x, name, padding=0):
        return F.conv2d(x, self.weights[name + ".weight"], self.weights[name + ".bias"], padding=padding)

    def __call__(self, x):
        x, taps = self.convolve(x.to(self.dtype), "conv0"), {}
        for layer in self.LAYERS:
            if layer == "P":
                x = F.max_pool2d(x, 2)
                continue
            x = F.relu(self.convolve(x, f"conv{layer}", padding=1))
            if layer in ("41", "51"):
                taps[f"relu{layer[0]}_1"] = F.relu(self.convolve(x, f"conv{layer}_aux")).float()
        return taps


class Teacher:
    """The two above as one network with all five taps."""

    def __init__(self, head, rest, dtype=torch.bfloat16):
        self.head, self.rest = VggHead(head, dtype), CompressedVgg(rest, dtype)

    def __call__(self, x):
        return {**self.head(x), **self.rest(x)}
