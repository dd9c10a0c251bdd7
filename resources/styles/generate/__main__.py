"""Paints the procedural style references.

    python3 resources/styles/generate [NAME …] [--out FOLDER]

Needs numpy and Pillow. The same seeds give the same pictures.
"""
import argparse
import importlib
import pathlib

import numpy as np

from canvas import save

SEEDS = {
    "impasto": 11,
    "stained_glass": 2,
    "marbling": 8,
    "pointillism": 5,
    "mosaic": 5,
    "woodcut": 3,
    "watercolour": 4,
    "pastel": 3,
    "ink_wash": 6,
    "shards": 9,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", default=list(SEEDS))
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent / "procedural")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.names or SEEDS:
        picture = importlib.import_module(f"styles.{name}").paint(np.random.default_rng(SEEDS[name]))
        save(picture, options.out / f"{name.replace('_', '-')}.jpg")
        print(name, flush=True)


if __name__ == "__main__":
    main()
