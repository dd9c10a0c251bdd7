"""Where training stands, on disk; and weights as .safetensors."""
import json
import os
import struct

import torch

KINDS = {"F32": torch.float32, "F16": torch.float16}


def save_checkpoint(path, network, optimisers, step, spent):
    """Written aside and renamed, so that stopping at any moment leaves a whole file. `spent`: seconds of training."""
    aside = path.with_suffix(".part")
    state = {"network": network.state_dict(), "optimisers": [o.state_dict() for o in optimisers], "step": step, "spent": spent}
    torch.save(state, aside)
    os.replace(aside, path)


def resume(options, network, optimisers):
    """Goes on from the checkpoint, else from the weights to start from, else from nothing. Steps and seconds so far."""
    if options.checkpoint.exists():
        state = torch.load(options.checkpoint)
        network.load_state_dict(state["network"])
        for optimiser, saved in zip(optimisers, state["optimisers"]):
            optimiser.load_state_dict(saved)
        return state["step"], state["spent"]
    if options.start:
        network.load_state_dict(load_safetensors(options.start), strict=False)
    return 0, 0.0


def export(network, path):
    """Writes the weights as float16."""
    header, blobs, offset = {"__metadata__": {}}, [], 0
    for name, tensor in network.state_dict().items():
        raw = tensor.detach().half().contiguous().numpy().tobytes()
        header[name] = {"dtype": "F16", "shape": list(tensor.shape), "data_offsets": [offset, offset + len(raw)]}
        blobs.append(raw)
        offset += len(raw)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


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
