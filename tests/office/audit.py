#!/usr/bin/env python3
"""An auditor who has a bundle, a receipt, protocol/SEAL.md, openssl and Python, and nothing of ours:
audit.py SEALED_FILES.

SEALED_FILES is the program that writes real bundles and receipts into a folder. Each is followed by what SEAL.md
says alone, then touched in ways of which each must be found."""

import base64
import hashlib
import json
import pathlib
import struct
import subprocess
import sys
import tempfile

ED25519 = bytes.fromhex("302a300506032b6570032100")  # what stands before the key in SubjectPublicKeyInfo (RFC 8410)
ZEROS = "0" * 64
JOINED, LEFT = 1, 2


class Wrong(Exception):
    """Something does not hold."""


def demand(holds, what):
    if not holds:
        raise Wrong(what)


def text_of(value):
    """As JSON.stringify writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def unbase64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def check_signature(public_key, text, signature, what):
    with tempfile.TemporaryDirectory() as folder:
        at = pathlib.Path(folder)
        (at / "key.der").write_bytes(ED25519 + unbase64(public_key))
        (at / "text").write_bytes(text)
        (at / "signature").write_bytes(unbase64(signature))
        done = subprocess.run(["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER",
                               "-inkey", at / "key.der", "-in", at / "text", "-sigfile", at / "signature"],
                              capture_output=True, check=False)
    demand(done.returncode == 0, f"{what}: its signature does not hold")


# ---- keys, seals, policies ----

def check_keys(pieces):
    keys = []
    for piece in pieces:
        key = piece["key"]
        demand(key["n"] == len(keys) + 1, "a key is missing")
        demand(sha256(unbase64(key["public_key"]))[:16] == key["key"], "a key has another name")
        introducer = key if key["introduced_by"] == key["key"] else keys[-1]
        demand(introducer["key"] == key["introduced_by"], "a key was introduced by another than the one before it")
        check_signature(introducer["public_key"], text_of(key), piece["signature"], f"key {key['n']}")
        keys.append(key)
    return keys


def signer(keys, name, at_ms):
    for key, following in zip(keys, keys[1:] + [None]):
        if key["key"] == name:
            in_time = key["from_ms"] <= at_ms and (not following or at_ms < following["from_ms"])
            demand(in_time, "a key signed out of its time")
            return key["public_key"]
    raise Wrong("a key is not known")


def check_seals(pieces, keys):
    before = None
    for piece in pieces:
        head, content = piece["seal"], piece["content"]
        public_key = signer(keys, head["key"], head["sealed_ms"])
        check_signature(public_key, text_of(head), piece["signature"], f"seal {head['n']}")
        if before and head["n"] == before["n"] + 1:
            demand(head["previous"] == sha256(text_of(before)), f"seal {head['n']} follows another")
        demand(head["n"] > 1 or head["previous"] == ZEROS, "the first seal follows another")
        if content:
            demand(head["content"] == sha256(text_of(content)), f"seal {head['n']}: another content was signed")
        before = head


def check_policies(pieces, contents):
    sealed = {(content["policy"]["id"], content["policy"]["sha256"]) for content in contents}
    brought = {(piece["policy"], sha256(piece["text"].encode("utf-8"))) for piece in pieces}
    demand(sealed == brought, "other policies were sealed")


# ---- journals ----

def line_head(line):
    ids = b"".join(bytes.fromhex(line[name]) for name in ("line", "class", "run", "person"))
    numbers = (line["kind"], line["why"], line["connection"], line["seat"], line["at_ms"], line["mono_ms"])
    return ids + struct.pack(">HBIIqQ", *numbers)


def check_lines(pieces):
    """The journals, each with the hash of every line; the first that was touched is named."""
    journals = {}
    for line in pieces:
        journal = journals.setdefault(line["class"], [])
        before = journal[-1]["hash"] if journal else ZEROS
        erased = line["body"] is None
        demand(not erased or line["kind"] in (203, 210, 211), f"line {line['n']} may not be erased")
        body = line["body_hash"] if erased else sha256(unbase64(line["body"]))
        linked = bytes.fromhex(before) + b"\2" + line_head(line) + bytes.fromhex(body)
        demand(line["n"] == len(journal) + 1 and line["hash"] == sha256(linked), f"line {line['n']} was touched")
        journal.append(line)
    return journals


def check_ends(pieces, journals):
    for piece in pieces:
        head = piece["seal"]
        journal = journals.get(head["class"] or head["activity"], [])
        if piece["content"] is None:
            continue
        demand(len(journal) >= head["lines"], f"seal {head['n']}: lines are missing")
        end = journal[head["lines"] - 1]["hash"] if head["lines"] else ZEROS
        demand(head["head"] == end, f"seal {head['n']}: another journal")


# ---- what was concluded ----

def united(pairs):
    out = []
    for start, end in sorted(pairs):
        if out and start <= out[-1][1]:
            out[-1][1] = max(out[-1][1], end)
        elif start < end:
            out.append([start, end])
    return out


def there_ms(journal, person):
    """From the lines of joining and leaving, whatever the connection."""
    open_since, pairs = {}, []
    for line in journal:
        if line["person"] == person and line["kind"] == JOINED:
            open_since[line["connection"]] = line["at_ms"]
        if line["person"] == person and line["kind"] == LEFT and line["connection"] in open_since:
            pairs.append((open_since.pop(line["connection"]), line["at_ms"]))
    return united(pairs)


def check_class(content, journal):
    for person in content["attendance"]:
        demand(there_ms(journal, person["person"]) == person["there_ms"], f"{person['name']} was there at other times")
        learning = [s for s in content["class"]["timetable"] if s["kind"] == "learning"]
        ms = sum(max(0, min(end, s["end_ms"]) - max(start, s["start_ms"]))
                 for start, end in person["there_ms"] for s in learning)
        demand(ms // 1000 == person["attended_s"], f"{person['name']}: another attendance")


def check_account(content, before):
    credit = content["credit"]
    for person in credit["people"]:
        own = [entry for entry in credit["entries"] if entry["person"] == person["person"]]
        demand(sum(entry["jp"] for entry in own) == person["counted_jp"], "the entries give another JP")
        earlier = before["credit"]["entries"] if before else []
        was = [entry for entry in earlier if entry["person"] == person["person"]]
        demand(own[:len(was)] == was, "an entry was taken out or changed between two seals")


def check_contents(pieces, journals):
    before = None
    for piece in pieces:
        content = piece["content"]
        if content and content["class"]:
            check_class(content, journals.get(content["class"]["id"], [])[:piece["seal"]["lines"]])
        elif content:
            check_account(content, before)
            before = content


# ---- the files ----

def check_bundle(data):
    demand(data.endswith(b"\n"), "the last line has no end")
    pieces = [json.loads(line) for line in data.splitlines()]
    demand([text_of(piece) for piece in pieces] == data.splitlines(), "not written as the server writes it")
    kinds = [next(iter(piece)) for piece in pieces]
    order = ["sinkron_bundle", "key", "seal", "policy", "line", "end"]
    demand([order.index(kind) for kind in kinds] == sorted(order.index(kind) for kind in kinds), "out of order")
    kind = {name: [piece for piece in pieces if next(iter(piece)) == name] for name in order}
    counts = {name: len(kind[one]) for name, one in
              (("keys", "key"), ("seals", "seal"), ("policies", "policy"), ("lines", "line"))}
    demand(kind["end"] == [{"end": True, **counts}], "lines of the file are missing")
    keys = check_keys(kind["key"])
    check_seals(kind["seal"], keys)
    check_policies(kind["policy"], [piece["content"] for piece in kind["seal"] if piece["content"]])
    journals = check_lines(kind["line"])
    check_ends(kind["seal"], journals)
    check_contents(kind["seal"], journals)
    return keys, kind["seal"]


def check_receipt(data, keys, seals):
    whole = json.loads(data)
    receipt = whole["receipt"]
    demand(text_of(whole) == data, "not written as the server writes it")
    check_signature(signer(keys, receipt["key"], receipt["issued_ms"]), text_of(receipt), whole["signature"], "the receipt")
    heads = {piece["seal"]["n"]: piece for piece in seals}
    for told in receipt["classes"] + [receipt["credit"]]:
        piece = heads[told["seal"]]
        demand(sha256(text_of(piece["seal"])) == told["seal_hash"], "rewritten, and sealed again")
        demand((piece["seal"]["lines"], piece["seal"]["head"]) == (told["lines"], told["head"]), "another journal")
        rows = piece["content"]["attendance"] if "class" in told else piece["content"]["credit"]["people"]
        row = next(row for row in rows if row["person"] == receipt["person"])
        demand(all(row[name] == told[name] for name in told if name in row), "other figures")


# ---- what must be found ----

def bend(data, change):
    pieces = [json.loads(line) for line in data.splitlines()]
    change(pieces)
    return b"".join(text_of(piece) + b"\n" for piece in pieces)


def first(pieces, kind):
    return next(piece for piece in pieces if next(iter(piece)) == kind)


BENT = {
    "the moment of a line": lambda pieces: first(pieces, "line").update(at_ms=first(pieces, "line")["at_ms"] + 1),
    "who signed since when": lambda pieces: first(pieces, "key")["key"].update(from_ms=1),
    "the content of a seal": lambda pieces: first(pieces, "seal")["content"]["activity"].update(title="X"),
    "when it was sealed": lambda pieces: first(pieces, "seal")["seal"].update(sealed_ms=1800000000000),
    "the rules": lambda pieces: first(pieces, "policy").update(text=first(pieces, "policy")["text"] + " "),
    "how many there were": lambda pieces: pieces[-1].update(lines=0),
}


def must_fail(what, check):
    try:
        check()
    except Wrong:
        return
    sys.exit(f"not found: {what}")


def audit(bundle, receipt):
    data = bundle.read_bytes()
    keys, seals = check_bundle(data)
    check_receipt(receipt.read_bytes(), keys, seals)
    for what, change in BENT.items():
        must_fail(what, lambda change=change: check_bundle(bend(data, change)))
    touched = receipt.read_bytes().replace(b'"attended_s":2', b'"attended_s":3').replace(b'"attended_s":7', b'"attended_s":8')
    must_fail("a touched receipt", lambda: check_receipt(touched, keys, seals))
    print(f"{bundle.name}: holds: keys={len(keys)} seals={len(seals)}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], folder], check=True, stderr=subprocess.DEVNULL)
        bundles = sorted(pathlib.Path(folder).glob("*.jsonl"))
        demand(bundles, "there is nothing to audit")
        for bundle in bundles:
            audit(bundle, bundle.with_name(f"{bundle.stem}-receipt.json"))


if __name__ == "__main__":
    main()
