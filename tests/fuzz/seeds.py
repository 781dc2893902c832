#!/usr/bin/env python3
"""Makes seed files for fuzz targets of what the project has: seeds.py KIND FROM OUT.

wire    from the golden vectors
csv     from the files of spreadsheets, and of short ones for each rule of the reader
policy  from the shipped policies, whole and with one category of each shape alone
room    from stories about presence checks, as tests/room/history.c would draw them"""

import hashlib
import json
import pathlib
import re
import sys

CSV = ["nip;nama\r\n1;Sri, S.E.", "nip,nama\n1,\"Sri \"\"Yayuk\"\" W., M.Si.\"\n",
       "nip,unit\n1,\"Bidang\nMutasi\"\n2,Umum\n", "nip\n\n1\n \r\n2\n", "nip;nama\r1;Sri\r2;Budi",
       "\ufeffnip , nama\n 1 ,\tSri \n", "\"a;b\",\"c;d\"\n1,2\n", "nip;nama\n1;\"Sri\n", "a\n\"\"\n"]

ROOM = {
    "answered": """guru enters / ani enters / budi enters / citra enters / guru moves running / guru checks 0 / wait 1.0 /
        ani sees 1 / budi sees 1 / wait 2.5 / ani answers 1 / citra answers 1 / budi answers 2 / budi answers 1 / wait 1.0 /
        guru checks / guru checks 0 / wait 35 / ani.2 enters / ani.2 sees 2 / ani sees 2 / wait 2.0 / ani answers 2 /
        budi answers 1""",
    "missed": """guru enters / ani enters / budi enters / koor enters / guru moves running / guru checks 0 / wait 1.0 /
        ani sees 1 / budi sees 1 / wait 35 / ani stirs / budi stirs / wait 35 / ani stirs / budi stirs / wait 35 /
        ani stirs / budi stirs / wait 130 / ani stirs / budi stirs / wait 2.9 / ani stirs / wait 2.9 / ani answers 1 /
        guru checks 0 / wait 1.0 / ani sees 2 / ani lost 3 / wait 35 / ani back / wait 130 / guru moves ended""",
}


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


def room(folder, out):
    code = (folder / "history.c").read_text(encoding="utf-8")

    def table(name):
        rows = re.search(rf"{name}\[\] = \{{(.*?)\}};", code, re.DOTALL).group(1)
        return re.findall(r'"([^"]*)"', rows)

    people, actions, seldom = table("people"), table("actions"), table("seldom")

    def draws(statement):
        who, _, action = statement.partition(" ")
        if statement in seldom:
            return [0, seldom.index(statement)]
        if who == "wait":
            return [1, *map(int, action.split("."))]
        if action == "enters":
            return [6, people.index(who), 0, 0]
        verb, _, number = action.partition(" ")
        if action in actions:
            return [6, people.index(who), actions.index(action), 0]
        return [6, people.index(who), actions.index(f"{verb} #"), int(number) - 1]

    for story in ROOM.values():
        statements = [" ".join(one.split()) for one in story.split(" /")]
        write(out / "room", bytes(byte for one in statements for byte in draws(one)))


if __name__ == "__main__":
    {"wire": wire, "csv": csv, "policy": policy, "room": room}[sys.argv[1]](pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
