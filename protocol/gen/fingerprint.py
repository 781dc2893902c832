"""What two ends must agree on, as 16 hexadecimal digits: everything on the wire, docs left out."""

import hashlib
import json


def fingerprint(schema):
    text = json.dumps(on_the_wire(schema), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def on_the_wire(schema):
    """The schema without documentation and without what only one end uses (rates, phases ...)."""
    raw = schema.raw
    return {
        "protocol": raw["protocol"],
        "version": raw["version"],
        "limits": raw["limits"],
        "enums": {name: schema.words(name) for name in schema.enums},
        "structs": {s["name"]: _fields(s["fields"]) for s in raw["structs"]},
        "messages": [
            {"name": m["name"], "id": m["id"], "from": m["from"], "fields": _fields(m["fields"])}
            for m in raw["messages"] if m["from"] != "journal"
        ],
        "frames": [
            {"id": f["id"], "header": _fields(f["header"]), "payload": _without_doc(f["payload"])}
            for f in raw["frames"]
        ],
    }


def _fields(fields):
    return [_without_doc(f) for f in fields]


def _without_doc(raw):
    return {key: value for key, value in raw.items() if key != "doc"}
