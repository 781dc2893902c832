#!/usr/bin/env python3
"""Makes seed files for the fuzz targets of wire from the golden vectors: seeds.py VECTORS OUT."""

import hashlib
import json
import pathlib
import sys


def write(folder, data):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(data).hexdigest()[:20]).write_bytes(data)


def raw(vector):
    if "hex" in vector:
        return bytes.fromhex(vector["hex"])
    return vector["text"].encode("utf-8")


def main():
    vectors, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])

    def read(name):
        return json.loads((vectors / name).read_text(encoding="utf-8"))

    for vector in read("from_client.json"):
        write(out / "envelope", raw(vector))
        write(out / "json", raw(vector))
    facts = read("facts.json")
    names = list(dict.fromkeys(v["message"] for v in facts))
    for vector in facts:
        write(out / "facts", bytes([names.index(vector["message"])]) + raw(vector))
    for vector in read("frames.json"):
        write(out / "frames", bytes.fromhex(vector["bytes"]))


if __name__ == "__main__":
    main()
