#!/usr/bin/env python3
"""Makes seed files for fuzz targets of what the project has: seeds.py KIND FROM OUT.

wire    from the golden vectors
csv     from the files of spreadsheets, and of short ones for each rule of the reader
policy  from the shipped policies, whole and with one category of each shape alone"""

import hashlib
import json
import pathlib
import sys

CSV = ["nip;nama\r\n1;Sri, S.E.", "nip,nama\n1,\"Sri \"\"Yayuk\"\" W., M.Si.\"\n",
       "nip,unit\n1,\"Bidang\nMutasi\"\n2,Umum\n", "nip\n\n1\n \r\n2\n", "nip;nama\r1;Sri\r2;Budi",
       "\ufeffnip , nama\n 1 ,\tSri \n", "\"a;b\",\"c;d\"\n1,2\n", "nip;nama\n1;\"Sri\n", "a\n\"\"\n"]


def write(folder, data):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(data).hexdigest()[:20]).write_bytes(data)


def raw(vector):
    if "hex" in vector:
        return bytes.fromhex(vector["hex"])
    return vector["text"].encode("utf-8")


def wire(vectors, out):
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


def csv(folder, out):
    for path in sorted(folder.iterdir()):
        if path.suffix in (".csv", ".txt"):
            write(out / "csv", path.read_bytes())
    for text in CSV:
        write(out / "csv", text.encode("utf-8"))


def with_one(policy, category):
    """The policy as if it knew this category alone; short, so that a fuzzer gets far."""
    statuses = []
    for status in policy["statuses"]:
        allowed = status.get("allowed_categories")
        if isinstance(allowed, list):
            status = {**status, "allowed_categories": [a for a in allowed if a == category["id"]]}
        statuses.append(status)
    return {**policy, "categories": [category], "statuses": statuses}


def policy(folder, out):
    for path in sorted(folder.glob("*.json")):
        text = path.read_bytes()
        write(out / "policy", text)
        whole = json.loads(text)
        shapes = {(c["basis"], "international" in c): c for c in whole["categories"]}
        for category in shapes.values():
            one = json.dumps(with_one(whole, category), ensure_ascii=False, separators=(",", ":"))
            write(out / "policy", one.encode("utf-8"))


if __name__ == "__main__":
    {"wire": wire, "csv": csv, "policy": policy}[sys.argv[1]](pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
