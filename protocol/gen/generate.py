#!/usr/bin/env python3
"""Writes everything that follows from protocol/classroom.json.

    generate.py             write the outputs into the repository
    generate.py --check     compare them with the repository; fail and name what is stale
    generate.py --validate FILE    only check a schema

Python 3 standard library only. The outputs are committed, so building needs no Python.
"""

import argparse
import pathlib
import sys

sys.dont_write_bytecode = True

import emit_c  # noqa: E402
import emit_c_fields  # noqa: E402
import emit_doc  # noqa: E402
import emit_ts  # noqa: E402
import schema as rules  # noqa: E402
from fingerprint import fingerprint  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "protocol" / "classroom.json"


def outputs(schema):
    """Every output: path in the repository -> text."""
    mark = fingerprint(schema)
    wire = "server/wire/"
    made = {
        wire + "gen_words.h": emit_c.words_h(schema),
        wire + "gen_words.c": emit_c.words_c(schema),
        wire + "gen_from_client.h": emit_c.from_client_h(schema),
        wire + "gen_from_server.h": emit_c.from_server_h(schema),
        wire + "gen_facts.h": emit_c.facts_h(schema),
        wire + "gen_messages.h": emit_c.messages_h(schema, mark),
        wire + "gen_messages.c": emit_c.messages_c(schema),
        wire + "gen_fields.h": emit_c_fields.fields_h(schema),
        wire + "gen_fields_client.c": emit_c_fields.fields_client_c(schema),
        wire + "gen_fields_server.c": emit_c_fields.fields_server_c(schema),
        wire + "gen_fields_facts.c": emit_c_fields.fields_facts_c(schema),
        wire + "gen_pack.c": emit_c_fields.pack_c(schema),
        wire + "gen_frames.h": emit_c_fields.frames_h(schema),
        wire + "gen_frames.c": emit_c_fields.frames_c(schema),
        "server/session/gen_dispatch.h": emit_c.dispatch_h(schema),
        "server/session/gen_dispatch.c": emit_c.dispatch_c(schema),
        "web-client/src/protocol/gen.ts": emit_ts.gen_ts(schema, mark),
        "protocol/PROTOCOL.md": emit_doc.page(schema, mark),
        "tests/fuzz/protocol.dict": emit_doc.dictionary(schema),
    }
    return made


def stale(made):
    """The outputs that differ from what the repository holds."""
    found = []
    for path, text in made.items():
        file = ROOT / path
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            found.append(path)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--validate", metavar="FILE", help="only check this schema")
    args = parser.parse_args()
    try:
        schema = rules.load(args.validate or SCHEMA)
    except rules.SchemaError as e:
        print(f"{args.validate or SCHEMA}: {e}", file=sys.stderr)
        return 1
    if args.validate:
        return 0
    made = outputs(schema)
    old = stale(made)
    if args.check:
        for path in old:
            print(f"{path} is stale: run protocol/gen/generate.py", file=sys.stderr)
        return 1 if old else 0
    for path in old:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(made[path], encoding="utf-8")
        print(f"wrote {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
